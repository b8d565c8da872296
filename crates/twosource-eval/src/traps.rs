//! Passages of two reports that are alike and must not be joined.
//!
//! The same words by one speaker on two occasions, like words by two speakers, and one number of two
//! things are what an alignment by likeness falls for. The gold facts do not show them, so that a
//! pair names them in `traps.jsonl`:
//!
//! ```json
//! {"id": "x01", "kind": "one speaker, two occasions", "why": "...", "spans": [
//!   {"report": "a", "start": 10, "end": 40, "text": "..."}, {"report": "b", ...}]}
//! ```
//!
//! A trap is sprung where a pair of statements lies on it: each covers half of the passage, or lies
//! with its own half in it. That is how the scorer matches facts.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::figures::file_name;
use crate::meter::{Meter, Timings};
use crate::predict::{Alignment, PairObject, ReportSpan};
use crate::run::{Run, line};

/// Name of the file in the folder of a pair.
pub(crate) const FILE: &str = "traps.jsonl";

/// Passages that must not be joined.
#[derive(Deserialize)]
struct Trap {
    id: String,
    /// What tempts to join them.
    kind: String,
    spans: Vec<ReportSpan>,
}

/// A trap, and what the program did.
#[derive(Serialize)]
pub(crate) struct Sprung {
    /// Name of the folder.
    pair: String,
    id: String,
    kind: String,
    joined: bool,
}

/// Task `traps`: a line for each trap.
pub(crate) fn run(run: &Run, folders: &[PathBuf], out: &mut impl Write) -> Result<Timings> {
    let meter = Meter::start();
    let (mut reports, mut words) = (0, 0);
    for folder in folders {
        let (object, timings) = run.account(folder)?;
        reports += timings.documents;
        words += timings.words;
        sprung(folder, &object)?.iter().try_for_each(|trap| line(out, trap))?;
    }
    Ok(run.timings(&meter, reports, words))
}

/// The traps of a pair, if it has any.
pub(crate) fn sprung(folder: &Path, object: &PairObject) -> Result<Vec<Sprung>> {
    let path = folder.join(FILE);
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let pair = file_name(folder)?;
    let one = |line: &str| -> Result<Sprung> {
        let Trap { id, kind, spans } = serde_json::from_str(line).context(FILE)?;
        let joined = object.alignments.iter().any(|alignment| joins(alignment, &spans));
        Ok(Sprung { pair: pair.clone(), id, kind, joined })
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(one).collect()
}

/// How many traps there are and the share kept apart, in all and by kind.
pub(crate) fn figures(sprung: &[Sprung]) -> Value {
    let mut kinds: BTreeMap<&str, Vec<&Sprung>> = BTreeMap::new();
    for trap in sprung {
        kinds.entry(&trap.kind).or_default().push(trap);
    }
    let kinds: BTreeMap<_, _> =
        kinds.into_iter().map(|(kind, traps)| (kind, apart(traps.into_iter()))).collect();
    json!({"count": sprung.len(), "apart": apart(sprung.iter()), "kinds": kinds})
}

fn apart<'a>(traps: impl Iterator<Item = &'a Sprung>) -> f64 {
    let (mut all, mut apart) = (0.0, 0.0);
    for trap in traps {
        all += 1.0;
        apart += f64::from(u8::from(!trap.joined));
    }
    if all > 0.0 { apart / all } else { 1.0 }
}

/// Whether the statements of an alignment lie on passages of both reports.
fn joins(alignment: &Alignment, passages: &[ReportSpan]) -> bool {
    let on = |report: &str| {
        let mut statements = alignment.spans.iter().filter(|span| span.report == report);
        statements.any(|span| passages.iter().any(|passage| same_place(span, passage)))
    };
    on("a") && on("b")
}

/// Whether two spans share half of the shorter.
fn same_place(left: &ReportSpan, right: &ReportSpan) -> bool {
    let length = |span: &ReportSpan| span.end.saturating_sub(span.start);
    let shared = left.end.min(right.end).saturating_sub(left.start.max(right.start));
    left.report == right.report && shared > 0 && 2 * shared >= length(left).min(length(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(report: &str, start: usize, end: usize) -> ReportSpan {
        ReportSpan { report: report.into(), start, end }
    }

    #[track_caller]
    fn check(left: (usize, usize), right: (usize, usize), expected: bool) {
        let (left, right) = (span("a", left.0, left.1), span("a", right.0, right.1));
        assert_eq!(same_place(&left, &right), expected);
    }

    #[test]
    fn half_of_the_shorter_span_is_enough() {
        check((0, 10), (5, 30), true);
        check((0, 10), (6, 30), false);
        check((0, 100), (40, 44), true);
        check((0, 10), (10, 20), false);
        check((5, 5), (0, 20), false);
    }

    #[test]
    fn spans_of_two_reports_are_two_places() {
        assert!(!same_place(&span("a", 0, 10), &span("b", 0, 10)));
    }

    #[test]
    fn traps_are_counted_by_kind() {
        let trap = |kind: &str, joined| Sprung {
            pair: "p".into(),
            id: "x01".into(),
            kind: kind.into(),
            joined,
        };
        let figures = figures(&[trap("k", true), trap("k", false), trap("l", false)]);
        assert_eq!(figures["count"], 3);
        assert_eq!(figures["kinds"], json!({"k": 0.5, "l": 1.0}));
    }
}

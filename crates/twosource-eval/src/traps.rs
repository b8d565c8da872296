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
//! A trap is sprung where a pair of statements lies on it, in the sense in which the scorer matches
//! facts.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use twosource::Options;

use crate::figures::file_name;
use crate::meter::{Meter, Timings};
use crate::place;
use crate::predict::{PairObject, ReportSpan};
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
        let (object, timings) = run.account(folder, &Options::default())?;
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
        let joined = object.alignments.iter().any(|alignment| place::joins(alignment, &spans));
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

/// Nothing where there are no traps.
fn apart<'a>(traps: impl Iterator<Item = &'a Sprung>) -> Option<f64> {
    let (mut all, mut apart) = (0.0, 0.0);
    for trap in traps {
        all += 1.0;
        apart += f64::from(u8::from(!trap.joined));
    }
    (all > 0.0).then(|| apart / all)
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn no_traps_no_share() {
        assert_eq!(figures(&[]), json!({"count": 0, "apart": null, "kinds": {}}));
    }
}

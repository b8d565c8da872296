//! The facts found and judged rightly, by what makes them hard.
//!
//! A fact of the project's own gold names its phenomena: "parts and whole", "arrested, then
//! released". One figure over all facts hides which of them a change helps.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::place;
use crate::predict::{PairObject, Relation, ReportSpan};

/// What is read of a fact.
#[derive(Deserialize)]
struct Fact {
    label: String,
    core: bool,
    /// The relations that are right.
    accept: Vec<Relation>,
    #[serde(default)]
    phenomena: Vec<String>,
    spans: Vec<ReportSpan>,
}

/// Facts of one phenomenon.
#[derive(Default)]
struct Counts {
    facts: u32,
    found: u32,
    /// Found, with a relation that is right.
    right: u32,
}

/// Facts by phenomenon.
#[derive(Default)]
pub(super) struct Phenomena(BTreeMap<String, Counts>);

impl Phenomena {
    /// Adds a pair.
    pub(super) fn add(&mut self, folder: &Path, object: &PairObject) -> Result<()> {
        let path = folder.join("facts.jsonl");
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let fact: Fact = serde_json::from_str(line).context("facts.jsonl")?;
            if fact.core && matches!(fact.label.as_str(), "agreed" | "differs") {
                self.count(&fact, object);
            }
        }
        Ok(())
    }

    fn count(&mut self, fact: &Fact, object: &PairObject) {
        let relations = || {
            let on = object.alignments.iter().filter(|pair| place::joins(pair, &fact.spans));
            on.map(|pair| pair.relation)
        };
        let found = relations().next().is_some();
        let right = relations().any(|relation| fact.accept.contains(&relation));
        for name in &fact.phenomena {
            let counts = self.0.entry(name.clone()).or_default();
            counts.facts += 1;
            counts.found += u32::from(found);
            counts.right += u32::from(right);
        }
    }

    /// The number of facts and the shares found and right, by phenomenon.
    pub(super) fn figures(&self) -> Value {
        let figure = |counts: &Counts| {
            let share = |part: u32| f64::from(part) / f64::from(counts.facts);
            json!({"facts": counts.facts, "found": share(counts.found), "right": share(counts.right)})
        };
        self.0.iter().map(|(name, counts)| (name.clone(), figure(counts))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::predict::Alignment;

    fn span(report: &str, start: usize) -> ReportSpan {
        ReportSpan { report: report.into(), start, end: start + 10 }
    }

    fn fact(at: usize, accept: &str, core: bool) -> String {
        let span = |report: &str| json!({"report": report, "start": at, "end": at + 10});
        let (spans, names) = ([span("a"), span("b")], ["p", "q"]);
        let fact = json!({"label": "differs", "core": core, "accept": [accept],
            "phenomena": names, "spans": spans});
        fact.to_string()
    }

    #[test]
    fn a_fact_counts_for_each_of_its_phenomena() {
        let folder = tempfile::tempdir().unwrap();
        let facts = [
            fact(0, "agrees", true),
            fact(20, "differs", true),
            fact(40, "differs", true),
            fact(60, "agrees", false),
        ];
        fs::write(folder.path().join("facts.jsonl"), facts.join("\n")).unwrap();
        let agrees = |at| Alignment {
            spans: vec![span("a", at), span("b", at)],
            relation: Relation::Agrees,
        };
        let object =
            PairObject { attributions: Vec::new(), alignments: vec![agrees(0), agrees(20)] };
        let mut phenomena = Phenomena::default();
        phenomena.add(folder.path(), &object).unwrap();
        let expected = json!({"facts": 3, "found": 2.0 / 3.0, "right": 1.0 / 3.0});
        assert_eq!(phenomena.figures(), json!({"p": expected, "q": expected}));
    }
}

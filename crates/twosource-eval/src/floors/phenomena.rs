//! The share of facts found, by what makes them hard.
//!
//! A fact of the project's own gold names its phenomena: "parts and whole", "arrested, then
//! released". One figure over all facts hides which of them a change helps.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Value, json};

/// What is read of a fact.
#[derive(Deserialize)]
struct Fact {
    id: String,
    label: String,
    core: bool,
    #[serde(default)]
    phenomena: Vec<String>,
}

/// Facts and facts found, by phenomenon.
#[derive(Default)]
pub(super) struct Phenomena(BTreeMap<String, (u32, u32)>);

impl Phenomena {
    /// Adds a pair. The scores name the facts that were missed.
    pub(super) fn add(&mut self, folder: &Path, scores: &Value) -> Result<()> {
        let path = folder.join("facts.jsonl");
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let missed = scores["log"]["facts_missed"].as_array().context("facts_missed")?;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let fact: Fact = serde_json::from_str(line).context("facts.jsonl")?;
            if fact.core && matches!(fact.label.as_str(), "agreed" | "differs") {
                self.count(&fact, missed.iter().all(|id| *id != fact.id));
            }
        }
        Ok(())
    }

    fn count(&mut self, fact: &Fact, found: bool) {
        for name in &fact.phenomena {
            let (facts, hits) = self.0.entry(name.clone()).or_default();
            *facts += 1;
            *hits += u32::from(found);
        }
    }

    pub(super) fn figures(&self) -> Value {
        let figure = |&(facts, hits): &(u32, u32)| json!({"facts": facts, "recall": f64::from(hits) / f64::from(facts)});
        self.0.iter().map(|(name, counts)| (name.clone(), figure(counts))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_counts_for_each_of_its_phenomena() {
        let folder = tempfile::tempdir().unwrap();
        let fact = |id: &str, label: &str, core: bool| {
            json!({"id": id, "label": label, "core": core, "phenomena": ["p", "q"]}).to_string()
        };
        let facts = [
            fact("f01", "agreed", true),
            fact("f02", "differs", true),
            fact("f03", "agreed", false),
            fact("f04", "only-a", true),
        ];
        fs::write(folder.path().join("facts.jsonl"), facts.join("\n")).unwrap();
        let mut phenomena = Phenomena::default();
        phenomena.add(folder.path(), &json!({"log": {"facts_missed": ["f02"]}})).unwrap();
        let expected = json!({"facts": 2, "recall": 0.5});
        assert_eq!(phenomena.figures(), json!({"p": expected, "q": expected}));
    }
}

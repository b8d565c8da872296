//! Several pairs scored as one.
//!
//! A pair has few facts, so that one fact moves its figures by ten points; counts of all pairs are
//! added up before they are divided. Alignments count for each pair. An article that stands in two
//! pairs has the same attributions in both and counts once.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use twosource::Options;

use super::phenomena::Phenomena;
use super::score::{number, score_pair};
use crate::predict::PairObject;
use crate::run::Run;
use crate::traps;

/// The folders with two reports, by name.
pub(super) fn folders(input: &Path) -> Result<Vec<PathBuf>> {
    let mut found = subfolders(input)?;
    found.retain(|folder| folder.join("a.txt").is_file() && folder.join("b.txt").is_file());
    Ok(found)
}

/// The folders in a folder, by name.
pub(super) fn subfolders(input: &Path) -> Result<Vec<PathBuf>> {
    let entries: std::io::Result<Vec<_>> = fs::read_dir(input)?.collect();
    let mut found: Vec<PathBuf> = entries?.into_iter().map(|entry| entry.path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    Ok(found)
}

/// Runs and scores all `folders`. The result has the scorer's form.
pub(super) fn score(run: &Run, scorer: &Path, folders: &[PathBuf]) -> Result<Value> {
    let mut seen = BTreeSet::new();
    let mut attributions = Attributions::default();
    let (mut lenient, mut strict) = (Alignments::default(), Alignments::default());
    let (mut phenomena, mut sprung) = (Phenomena::default(), Vec::new());
    for folder in folders {
        let (object, _) = run.account(folder, &Options::default())?;
        let scores = score_pair(scorer, folder, &object)?;
        lenient.add(scores.get("alignments")).context("alignments")?;
        strict.add(scores.get("alignments_strict")).context("alignments_strict")?;
        phenomena.add(folder, &object)?;
        sprung.extend(traps::sprung(folder, &object)?);
        for report in ["a", "b"] {
            if seen.insert(fs::read(folder.join(format!("{report}.txt")))?) {
                let scores = score_pair(scorer, folder, &only(&object, report))?;
                let gold = core_attributions(folder, report)?;
                attributions.add(&scores, gold).context("attributions")?;
            }
        }
    }
    Ok(json!({
        "pairs": folders.len(),
        "articles": seen.len(),
        "attributions": attributions.figures(),
        "alignments": lenient.figures(),
        "alignments_strict": strict.figures(),
        "phenomena": phenomena.figures(),
        "traps": traps::figures(&sprung),
    }))
}

/// The predictions for one report. The scorer matches report by report, so that what it says of
/// them does not depend on the other report.
fn only(object: &PairObject, report: &str) -> PairObject {
    let mut object = object.clone();
    object.attributions.retain(|attribution| attribution.report == report);
    object
}

/// How many attributions of one report the scorer counts.
fn core_attributions(folder: &Path, report: &str) -> Result<f64> {
    let text = fs::read_to_string(folder.join("attributions.jsonl"))?;
    let mut count = 0.0;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let record: Value = serde_json::from_str(line)?;
        let counts = record["report"] == report && record["core"] == true;
        count += f64::from(u8::from(counts));
    }
    Ok(count)
}

/// Counts of attributions.
#[derive(Default)]
struct Attributions {
    matched: f64,
    wrong: f64,
    gold: f64,
    speakers: f64,
    speakers_lenient: f64,
}

impl Attributions {
    fn add(&mut self, scores: &Value, gold: f64) -> Option<()> {
        let figure = |name: &str| number(scores, &format!("attributions.{name}"));
        let matched = figure("matched")?;
        self.matched += matched;
        self.wrong += figure("wrong")?;
        self.speakers += figure("speaker_accuracy")? * matched;
        self.speakers_lenient += figure("speaker_accuracy_lenient")? * matched;
        self.gold += gold;
        Some(())
    }

    fn figures(&self) -> Value {
        let precision = share(self.matched, self.matched + self.wrong);
        let recall = share(self.matched, self.gold);
        json!({
            "precision": precision,
            "recall": recall,
            "f1": f1(precision, recall),
            "matched": self.matched,
            "wrong": self.wrong,
            "missed": self.gold - self.matched,
            "gold": self.gold,
            "speaker_accuracy": share(self.speakers, self.matched),
            "speaker_accuracy_lenient": share(self.speakers_lenient, self.matched),
        })
    }
}

/// Counts of alignments.
#[derive(Default)]
struct Alignments {
    right: f64,
    wrong: f64,
    facts: f64,
    facts_hit: f64,
    relations: f64,
    must_differ: f64,
    must_differ_hit: f64,
    must_agree: f64,
    must_agree_hit: f64,
}

impl Alignments {
    fn add(&mut self, scores: Option<&Value>) -> Option<()> {
        let figure = |name: &str| number(scores?, name);
        let right = figure("right")?;
        let (differ, agree) = (figure("must_differ_facts")?, figure("must_agree_facts")?);
        self.right += right;
        self.wrong += figure("wrong")?;
        self.facts += figure("facts")?;
        self.facts_hit += figure("facts_hit")?;
        self.relations += figure("relation_accuracy")? * right;
        self.must_differ += differ;
        self.must_differ_hit += figure("must_differ_recall")? * differ;
        self.must_agree += agree;
        self.must_agree_hit += figure("must_agree_recall")? * agree;
        Some(())
    }

    fn figures(&self) -> Value {
        let precision = share(self.right, self.right + self.wrong);
        let recall = share(self.facts_hit, self.facts);
        json!({
            "precision": precision,
            "recall": recall,
            "f1": f1(precision, recall),
            "right": self.right,
            "wrong": self.wrong,
            "facts": self.facts,
            "facts_hit": self.facts_hit,
            "relation_accuracy": share(self.relations, self.right),
            "must_differ_recall": share(self.must_differ_hit, self.must_differ),
            "must_agree_recall": share(self.must_agree_hit, self.must_agree),
        })
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn f1(precision: f64, recall: f64) -> f64 {
    share(2.0 * precision * recall, precision + recall)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_added_before_they_are_divided() {
        let scores = |right: f64, wrong: f64, facts_hit: f64| {
            json!({
                "right": right, "wrong": wrong, "facts": 4.0, "facts_hit": facts_hit,
                "relation_accuracy": 0.5, "must_differ_facts": 2.0, "must_differ_recall": 0.5,
                "must_agree_facts": 0.0, "must_agree_recall": 0.0,
            })
        };
        let mut sum = Alignments::default();
        sum.add(Some(&scores(2.0, 0.0, 2.0))).unwrap();
        sum.add(Some(&scores(2.0, 4.0, 1.0))).unwrap();
        let figures = sum.figures();
        let figure = |name: &str| number(&figures, name);
        assert_eq!((figure("precision"), figure("recall")), (Some(0.5), Some(0.375)));
        assert_eq!(
            (figure("relation_accuracy"), figure("must_differ_recall")),
            (Some(0.5), Some(0.5))
        );
    }

    #[test]
    fn nothing_divides_to_nothing() {
        assert_eq!(number(&Attributions::default().figures(), "f1"), Some(0.0));
    }
}

//! Labelled pairs, and predictions counted against them as `score_reuse.py` does.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use twosource_reuse::Relation;

use crate::read;

/// Two documents by their names, the smaller one first.
pub(crate) type Pair = (String, String);

/// What a pair is in the gold data. Pairs that are not listed are [`Label::None`].
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Label {
    Copy,
    Partial,
    None,
    Ignore,
}

/// A labelled pair.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldPair {
    a: String,
    b: String,
    pub(crate) label: Label,
    /// How the texts of a constructed pair were made.
    #[serde(default)]
    pub(crate) ops: Vec<String>,
}

/// Reads labelled pairs.
pub(crate) fn read(path: &Path) -> Result<BTreeMap<Pair, GoldPair>> {
    let text = read::text(path)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let one = |line: &str| {
        let pair: GoldPair = serde_json::from_str(line)?;
        Ok((ordered(&pair.a, &pair.b), pair))
    };
    lines.map(one).collect::<Result<_>>().with_context(|| path.display().to_string())
}

/// The names in order.
pub(crate) fn ordered(a: &str, b: &str) -> Pair {
    if a <= b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) }
}

/// Decisions against labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) hits: u32,
    pub(crate) false_positives: u32,
    pub(crate) positives: u32,
}

impl Counts {
    /// Counts a pair where copies alone are positive: partial ones do not count either way.
    pub(crate) fn add_copy(&mut self, label: Label, relation: Relation) {
        let predicted = relation == Relation::Copy;
        self.positives += u32::from(label == Label::Copy);
        self.hits += u32::from(label == Label::Copy && predicted);
        self.false_positives += u32::from(label == Label::None && predicted);
    }

    /// Counts a pair where copies and partial ones are positive.
    pub(crate) fn add_any(&mut self, label: Label, relation: Relation) {
        let predicted = relation != Relation::Trace;
        let positive = matches!(label, Label::Copy | Label::Partial);
        self.positives += u32::from(positive);
        self.hits += u32::from(positive && predicted);
        self.false_positives += u32::from(label == Label::None && predicted);
    }

    pub(crate) fn sum(self, other: Self) -> Self {
        Self {
            hits: self.hits + other.hits,
            false_positives: self.false_positives + other.false_positives,
            positives: self.positives + other.positives,
        }
    }

    pub(crate) fn f1(self) -> f64 {
        let both = f64::from(self.hits + self.false_positives) + f64::from(self.positives);
        if both > 0.0 { 2.0 * f64::from(self.hits) / both } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_pairs_count_neither_way_among_copies() {
        let mut counts = Counts::default();
        counts.add_copy(Label::Copy, Relation::Copy);
        counts.add_copy(Label::Copy, Relation::Partial);
        counts.add_copy(Label::Partial, Relation::Copy);
        counts.add_copy(Label::None, Relation::Copy);
        counts.add_copy(Label::Ignore, Relation::Copy);
        assert_eq!(counts, Counts { hits: 1, false_positives: 1, positives: 2 });
        assert!((counts.f1() - 0.5).abs() < 1e-9);
    }

    #[test]
    fn both_relations_count_among_all() {
        let mut counts = Counts::default();
        counts.add_any(Label::Copy, Relation::Partial);
        counts.add_any(Label::Partial, Relation::Trace);
        counts.add_any(Label::None, Relation::Trace);
        assert_eq!(counts, Counts { hits: 1, false_positives: 0, positives: 2 });
    }
}

//! Statements made ready for comparison: what is weighed again and again is weighed once.

use std::collections::{BTreeMap, BTreeSet};

use twosource_analyze::Statement;

use crate::feature::{Told, WordPair};

/// Added to the weight of two statements, so that two short ones need more in common.
const PRIOR: f64 = 2.0;

/// Weighted words, each once, sorted by key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    weights: Vec<(u32, f64)>,
    total: f64,
}

/// What the comparison reads of a statement.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prepared {
    /// Its own words.
    pub(crate) words: Words,
    /// Those of its sentence.
    pub(crate) sentence: Words,
    /// Those of its sentence and its neighbors.
    pub(crate) context: Words,
    /// The shared entities that it mentions, by any word.
    pub(crate) entities: BTreeSet<usize>,
    /// Whether it tells of another event than that of the story.
    pub(crate) is_background: bool,
    /// What became of people, or that a magnitude is told.
    pub(crate) slots: BTreeSet<Told>,
    /// Its pairs of neighboring words, where it is quoted.
    pub(crate) quoted: Option<BTreeSet<WordPair>>,
}

impl Words {
    pub(crate) fn new(weights: BTreeMap<u32, f64>) -> Self {
        let total = weights.values().sum();
        Self { weights: weights.into_iter().collect(), total }
    }

    /// Words of several statements together.
    fn joined<'a>(all: impl Iterator<Item = &'a Words>) -> Self {
        Self::new(all.flat_map(|words| words.weights.iter().copied()).collect())
    }

    pub(crate) fn len(&self) -> usize {
        self.weights.len()
    }

    /// Weight of all words.
    pub(crate) fn total(&self) -> f64 {
        self.total
    }

    /// Weight of what both have, against their mean weight (Dice).
    pub(crate) fn dice(&self, other: &Self) -> f64 {
        self.shared(other).1 / (f64::midpoint(self.total, other.total) + PRIOR)
    }

    /// Weight of what both have, against that of the heavier one.
    pub(crate) fn share_of_longer(&self, other: &Self) -> f64 {
        self.shared(other).1 / (self.total.max(other.total) + PRIOR)
    }

    /// Number of words that both have.
    pub(crate) fn common(&self, other: &Self) -> usize {
        self.shared(other).0
    }

    /// Number and weight of what both have.
    fn shared(&self, other: &Self) -> (usize, f64) {
        let mut theirs = other.weights.iter().peekable();
        let mut found = (0, 0.0);
        for &(key, weight) in &self.weights {
            while theirs.next_if(|(other, _)| *other < key).is_some() {}
            if let Some((_, other)) = theirs.next_if(|(other, _)| *other == key) {
                found = (found.0 + 1, found.1 + weight.min(*other));
            }
        }
        found
    }
}

/// The statements of one report with the words of their sentences and neighbors.
pub(crate) fn with_context(
    statements: &[Statement],
    words: Vec<Words>,
    entities: Vec<BTreeSet<usize>>,
) -> Vec<Prepared> {
    let sentences: BTreeMap<usize, Words> = by_sentence(statements, &words);
    let neighbors = |sentence: usize| {
        let before = sentences.range(..sentence).next_back();
        let after = sentences.range(sentence + 1..).next();
        let own = sentences.get_key_value(&sentence);
        Words::joined(before.into_iter().chain(own).chain(after).map(|(_, words)| words))
    };
    let all = statements.iter().zip(words).zip(entities);
    let prepared = all.map(|((statement, words), entities)| Prepared {
        words,
        sentence: sentences.get(&statement.sentence).cloned().unwrap_or_default(),
        context: neighbors(statement.sentence),
        entities,
        ..Prepared::default()
    });
    prepared.collect()
}

fn by_sentence(statements: &[Statement], words: &[Words]) -> BTreeMap<usize, Words> {
    let mut found: BTreeMap<usize, Vec<&Words>> = BTreeMap::new();
    for (statement, words) in statements.iter().zip(words) {
        found.entry(statement.sentence).or_default().push(words);
    }
    found.into_iter().map(|(at, words)| (at, Words::joined(words.into_iter()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &[(u32, f64)], b: &[(u32, f64)], expected: (usize, f64)) {
        let words = |weights: &[(u32, f64)]| Words::new(weights.iter().copied().collect());
        let found = words(a).shared(&words(b));
        assert_eq!(found.0, expected.0);
        assert!((found.1 - expected.1).abs() < 1e-9, "{found:?}");
        let other = words(b).shared(&words(a));
        assert_eq!(other.0, found.0);
    }

    #[test]
    fn what_both_have_weighs_as_much_as_the_lighter() {
        check(&[(1, 2.0), (4, 1.0)], &[(1, 1.5), (3, 9.0), (4, 2.0)], (2, 2.5));
        check(&[(1, 2.0)], &[], (0, 0.0));
        check(&[(2, 1.0)], &[(3, 1.0)], (0, 0.0));
    }
}

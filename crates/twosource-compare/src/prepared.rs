//! Statements made ready for comparison: what is weighed again and again is weighed once.

use std::collections::{BTreeMap, BTreeSet};

use twosource_analyze::Statement;

use crate::feature::{Told, WordPair};
use crate::occasion::Occasion;
use crate::synonym::Synonyms;

/// Added to the weight of two statements, so that two short ones need more in common.
const PRIOR: f64 = 2.0;

/// Weighted words, each once, sorted by key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    weights: Vec<(u32, f64)>,
    /// Words of like meaning that it does not have, sorted: each with its own word, what it counts for
    /// and that word's weight.
    likes: Vec<(u32, u32, f64, f64)>,
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
    /// Its words and numbers, names left out.
    pub(crate) matter: BTreeSet<u32>,
    /// Whether somebody speaks of himself in it.
    pub(crate) is_first_person: bool,
    /// The words of the question that it answers.
    pub(crate) question: Option<BTreeSet<String>>,
    /// When it was said; `None` in the outlet's own voice.
    pub(crate) occasion: Option<Occasion>,
    /// Its pairs of neighboring words, where it is quoted.
    pub(crate) quoted: Option<BTreeSet<WordPair>>,
}

impl Words {
    pub(crate) fn new(weights: BTreeMap<u32, f64>) -> Self {
        let total = weights.values().sum();
        Self { weights: weights.into_iter().collect(), likes: Vec::new(), total }
    }

    /// With the words of like meaning looked up.
    pub(crate) fn with_likes(mut self, synonyms: &Synonyms) -> Self {
        let likes = self.weights.iter().flat_map(|&(own, weight)| {
            let known = synonyms.like(own).iter().filter(|(like, _)| self.weight(*like).is_none());
            known.map(move |&(like, worth)| (like, own, worth, weight))
        });
        let mut likes: Vec<(u32, u32, f64, f64)> = likes.collect();
        likes.sort_by_key(|&(like, own, ..)| (like, own));
        self.likes = likes;
        self
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

    /// What both have.
    pub(crate) fn shared(&self, other: &Self) -> Shared {
        let mut shared = Shared {
            mean: f64::midpoint(self.total, other.total) + PRIOR,
            longer: self.total.max(other.total) + PRIOR,
            ..Shared::default()
        };
        for &(key, weight) in &self.weights {
            if let Some(theirs) = other.weight(key) {
                shared.common += 1;
                shared.weight += weight.min(theirs);
            }
        }
        let mut alike = Vec::new();
        for &(like, theirs) in &other.weights {
            let from = self.likes.partition_point(|known| known.0 < like);
            let same = self.likes.iter().skip(from).take_while(|known| known.0 == like);
            let open = same.filter(|known| other.weight(known.1).is_none());
            alike.extend(
                open.map(|&(_, own, worth, weight)| (worth, own, like, worth * weight.min(theirs))),
            );
        }
        shared.add_alike(alike);
        shared
    }

    /// What a word weighs; `None` where it is not there.
    fn weight(&self, key: u32) -> Option<f64> {
        let at = self.weights.binary_search_by_key(&key, |(other, _)| *other).ok()?;
        self.weights.get(at).map(|(_, weight)| *weight)
    }
}

/// What two statements have in common.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared {
    /// Number of words that both have.
    pub(crate) common: usize,
    /// Pairs of other words of like meaning, one of each statement.
    pub(crate) alike: Vec<(u32, u32)>,
    /// Weight of both.
    weight: f64,
    /// Mean weight of the statements.
    mean: f64,
    /// Weight of the heavier one.
    longer: f64,
}

impl Shared {
    /// Weight of what both have, against their mean weight (Dice).
    pub(crate) fn dice(&self) -> f64 {
        self.weight / self.mean.max(PRIOR)
    }

    /// Weight of what both have, against that of the heavier one.
    pub(crate) fn of_longer(&self) -> f64 {
        self.weight / self.longer.max(PRIOR)
    }

    /// Adds words of like meaning, the most alike first, each word once.
    fn add_alike(&mut self, mut found: Vec<(f64, u32, u32, f64)>) {
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, own, theirs, weight) in found {
            let is_new = self.alike.iter().all(|known| known.0 != own && known.1 != theirs);
            if is_new {
                self.alike.push((own, theirs));
                self.weight += weight;
            }
        }
    }
}

/// The statements of one report with the words of their sentences and neighbors.
pub(crate) fn with_context(
    statements: &[Statement],
    words: Vec<Words>,
    entities: Vec<BTreeSet<usize>>,
    synonyms: &Synonyms,
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
        words: words.with_likes(synonyms),
        sentence: sentences
            .get(&statement.sentence)
            .map_or_else(Words::default, |words| words.clone().with_likes(synonyms)),
        context: neighbors(statement.sentence).with_likes(synonyms),
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
        assert_eq!(found.common, expected.0);
        assert!((found.weight - expected.1).abs() < 1e-9, "{found:?}");
        let other = words(b).shared(&words(a));
        assert_eq!(other.common, found.common);
    }

    #[test]
    fn what_both_have_weighs_as_much_as_the_lighter() {
        check(&[(1, 2.0), (4, 1.0)], &[(1, 1.5), (3, 9.0), (4, 2.0)], (2, 2.5));
        check(&[(1, 2.0)], &[], (0, 0.0));
        check(&[(2, 1.0)], &[(3, 1.0)], (0, 0.0));
    }

    #[test]
    fn each_word_stands_for_one_word_of_like_meaning() {
        let stems = ["hit", "struck", "shot"];
        let number = |stem: &str| (0..).zip(stems).find(|(_, s)| *s == stem).map(|(n, _)| n);
        let synonyms = Synonyms::of(number);
        let words = |keys: &[u32]| {
            Words::new(keys.iter().map(|&key| (key, 1.0)).collect()).with_likes(&synonyms)
        };
        let shared = words(&[0]).shared(&words(&[1, 2]));
        assert_eq!((shared.common, shared.alike.len()), (0, 1));
        assert!(shared.weight > 0.4);
    }
}

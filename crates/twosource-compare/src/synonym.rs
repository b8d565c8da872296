//! Words of like meaning: "struck" and "hit", "assistance" and "help".
//!
//! The table comes from `WordNet` (Fellbaum, "`WordNet`: An Electronic Lexical Database", 1998); how
//! it was drawn from it stands in `training/synonyms.py`.

use rustc_hash::FxHashMap;

static TABLE: &str = include_str!("../data/synonyms.txt");

/// What a word counts for against one of the same meaning.
const SAME: f64 = 0.8;
/// The same for a word that means nearly the same.
const NEAR: f64 = 0.48;

/// Terms of a story by number, each with those of like meaning and what they count for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Synonyms(FxHashMap<u32, Vec<(u32, f64)>>);

impl Synonyms {
    /// Those among the terms that `number` knows, by stem.
    pub(crate) fn of(number: impl Fn(&str) -> Option<u32>) -> Self {
        let mut found: FxHashMap<u32, Vec<(u32, f64)>> = FxHashMap::default();
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        for (stem, others) in lines.filter_map(|line| line.split_once(' ')) {
            let Some(own) = number(stem) else { continue };
            for other in others.split(' ') {
                let (name, worth) = other.strip_prefix('~').map_or((other, SAME), |o| (o, NEAR));
                if let Some(other) = number(name) {
                    found.entry(own).or_default().push((other, worth));
                    found.entry(other).or_default().push((own, worth));
                }
            }
        }
        Self(found)
    }

    /// The terms of like meaning, by number, with what they count for: 0 to 1.
    pub(crate) fn like(&self, term: u32) -> &[(u32, f64)] {
        self.0.get(&term).map_or(&[], Vec::as_slice)
    }

    /// All pairs of terms, each once, in no order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let pairs = self.0.iter().flat_map(|(&one, others)| others.iter().map(move |o| (one, o.0)));
        pairs.filter(|(one, other)| one < other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What two stems count for against each other.
    fn check(one: &str, other: &str) -> f64 {
        let both = [one, other];
        let synonyms =
            Synonyms::of(|stem| (0..).zip(both).find(|(_, s)| *s == stem).map(|(n, _)| n));
        let forth = synonyms.like(0).first().map_or(0.0, |found| found.1);
        let back = synonyms.like(1).first().map_or(0.0, |found| found.1);
        assert!((forth - back).abs() < f64::EPSILON);
        forth
    }

    #[test]
    fn words_of_one_meaning_count_most() {
        assert!(check("struck", "hit") >= SAME);
        assert!(check("assist", "help") >= SAME);
        assert!(check("ship", "vessel") >= NEAR);
    }

    #[test]
    fn opposites_count_for_nothing() {
        for (one, other) in
            [("open", "close"), ("rise", "fall"), ("kill", "rescu"), ("east", "west")]
        {
            assert!(check(one, other) < NEAR, "{one} {other}");
        }
    }

    #[test]
    fn the_table_holds_each_pair_once() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        for (stem, others) in lines.filter_map(|line| line.split_once(' ')) {
            assert!(others.split(' ').all(|other| stem < other.trim_start_matches('~')), "{stem}");
        }
    }
}

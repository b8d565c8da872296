//! How rare a word is: what makes it tell one story from another.
//!
//! Inverse document frequency over the stream so far, on top of what general English says, so that
//! the first reports of a stream are read as well as later ones. General English is the order of the
//! words in BERT's vocabulary (Devlin et al. 2019): by Zipf's law the word of rank `r` stands in about
//! `1 - exp(-c / r)` of all reports.

use std::sync::OnceLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use twosource_models::frequent_words;

use crate::term::{Term, hash};

/// Reports that general English counts for.
const PRIOR_REPORTS: f64 = 300.0;
/// Share of reports that hold a word which is not in the vocabulary.
const UNKNOWN: f64 = 3e-4;
/// The rank whose word stands in about two reports of three.
const HALF_RANK: f64 = 25.0;
/// Counters, a power of two; terms share one where they meet.
const COUNTERS: usize = 1 << 20;

/// Document frequencies of a stream. Written down as the counters that are not zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub(crate) struct Rarity {
    reports: u32,
    counts: Vec<u32>,
}

impl Default for Rarity {
    fn default() -> Self {
        Self { reports: 0, counts: vec![0; COUNTERS] }
    }
}

impl Rarity {
    /// Counts a report with these terms, each of which is given once.
    pub(crate) fn add(&mut self, terms: impl Iterator<Item = Term>) {
        self.reports = self.reports.saturating_add(1);
        for term in terms {
            if let Some(count) = self.counts.get_mut(counter(term)) {
                *count = count.saturating_add(1);
            }
        }
    }

    /// Natural logarithm of how many reports there are to one with the term; above 0.
    pub(crate) fn of(&self, term: Term) -> f64 {
        let count = self.counts.get(counter(term)).copied().unwrap_or(0);
        let known = f64::from(count) + prior(term) * PRIOR_REPORTS + 0.5;
        libm::log((f64::from(self.reports) + PRIOR_REPORTS + 1.0) / known).max(0.01)
    }
}

/// Reports, and the counters that are not zero: number and value.
#[derive(Serialize, Deserialize)]
struct Written(u32, Vec<(u32, u32)>);

impl From<Rarity> for Written {
    fn from(rarity: Rarity) -> Self {
        let counters = (0..).zip(rarity.counts).filter(|(_, count)| *count > 0);
        Self(rarity.reports, counters.collect())
    }
}

impl From<Written> for Rarity {
    fn from(Written(reports, counters): Written) -> Self {
        let mut rarity = Self { reports, ..Self::default() };
        for (number, count) in counters {
            if let Some(counter) = rarity.counts.get_mut(number as usize) {
                *counter = count;
            }
        }
        rarity
    }
}

fn counter(term: Term) -> usize {
    usize::try_from(term).unwrap_or(0) % COUNTERS
}

/// Share of all reports that hold the term, by general English.
fn prior(term: Term) -> f64 {
    static PRIOR: OnceLock<FxHashMap<Term, f64>> = OnceLock::new();
    let known = PRIOR.get_or_init(general_english).get(&term);
    known.copied().unwrap_or(UNKNOWN)
}

fn general_english() -> FxHashMap<Term, f64> {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut shares = FxHashMap::default();
    for (rank, word) in (1_u16..).zip(frequent_words()) {
        let share = 1.0 - libm::exp(-HALF_RANK / f64::from(rank));
        // Forms of one stem: the commonest comes first.
        shares.entry(hash(&stemmer.stem(word))).or_insert(share.max(UNKNOWN));
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_general_english_are_common_and_seen_words_become_so() {
        let mut rarity = Rarity::default();
        let [said, bridge, unknown] = ["peopl", "bridg", "skerling"].map(hash);
        assert!(rarity.of(said) < rarity.of(bridge) && rarity.of(bridge) < rarity.of(unknown));
        let before = rarity.of(unknown);
        (0..50).for_each(|_| rarity.add([unknown].into_iter()));
        assert!(rarity.of(unknown) < before);
    }

    #[test]
    fn counts_are_written_down_and_read() {
        let mut rarity = Rarity::default();
        rarity.add([7, 9].into_iter());
        rarity.add([9].into_iter());
        let written = serde_json::to_string(&rarity).unwrap();
        assert_eq!(written, "[2,[[7,1],[9,2]]]");
        assert_eq!(serde_json::from_str::<Rarity>(&written).unwrap(), rarity);
    }
}

//! Which open stories a report may belong to: those that share its rarest words.
//!
//! An inverted index over the words of most weight of each story. The longest lists are never
//! followed to their end, so that the work for a report does not grow with the open stories.

use rustc_hash::FxHashMap;

use crate::term::Term;

/// Words of a report or story that are looked up.
pub(crate) const WORDS: usize = 24;
/// Entries that are followed for one report.
const MOST_ENTRIES: usize = 20_000;
/// Stories that are given back.
const MOST_STORIES: usize = 32;

/// Number of a story in the order of opening.
pub(crate) type Serial = u32;

/// For each word the stories that have it among their words of most weight.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index(FxHashMap<Term, Vec<Serial>>);

impl Index {
    /// Enters a story under a word, once.
    pub(crate) fn add(&mut self, term: Term, story: Serial) {
        let entries = self.0.entry(term).or_default();
        if let Err(at) = entries.binary_search(&story) {
            entries.insert(at, story);
        }
    }

    /// Takes a story out from under a word.
    pub(crate) fn remove(&mut self, term: Term, story: Serial) {
        let Some(entries) = self.0.get_mut(&term) else { return };
        if let Ok(at) = entries.binary_search(&story) {
            entries.remove(at);
        }
        if entries.is_empty() {
            self.0.remove(&term);
        }
    }

    /// The stories that share most weight with these words, most first.
    pub(crate) fn candidates(&self, words: &[(Term, f32)]) -> Vec<Serial> {
        let mut lists: Vec<(&Vec<Serial>, f32)> =
            words.iter().filter_map(|(term, weight)| Some((self.0.get(term)?, *weight))).collect();
        // The rarest words first; lists of one length stay in the order of weight.
        lists.sort_by_key(|(entries, _)| entries.len());
        let mut shared: FxHashMap<Serial, f32> = FxHashMap::default();
        let mut left = MOST_ENTRIES;
        for (entries, weight) in lists {
            // Of a list that is too long, the latest stories.
            let from = entries.len().saturating_sub(left);
            for &story in entries.get(from..).unwrap_or_default() {
                *shared.entry(story).or_default() += weight * weight;
            }
            left = left.saturating_sub(entries.len());
        }
        let mut found: Vec<(Serial, f32)> = shared.into_iter().collect();
        found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
        found.truncate(MOST_STORIES);
        found.into_iter().map(|(story, _)| story).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn stories_come_by_shared_weight() {
        let mut index = Index::default();
        for (term, story) in [(1, 7), (2, 7), (2, 8), (3, 9)] {
            index.add(term, story);
        }
        assert_eq!(index.candidates(&[(1, 0.2), (2, 0.5), (4, 0.9)]), [7, 8]);
        index.remove(2, 7);
        assert_eq!(index.candidates(&[(2, 0.5)]), [8]);
        index.remove(2, 8);
        assert!(index.candidates(&[(2, 0.5)]).is_empty());
    }
}

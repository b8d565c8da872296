//! Stretches of equal words.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::signature::hash;
use crate::words::Words;

/// Places of one shingle that are followed up: a text that repeats itself gains nothing by it.
const MAX_PLACES: usize = 8;
/// Words of runs that are looked at for each word of the texts: bounds what periodic texts cost.
const MAX_WORK: usize = 64;

/// A stretch of equal words: positions in [`Words`] and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Run {
    pub(crate) left: usize,
    pub(crate) right: usize,
    pub(crate) length: usize,
}

impl Run {
    pub(crate) fn left_range(self) -> Range<usize> {
        self.left..self.left + self.length
    }

    pub(crate) fn right_range(self) -> Range<usize> {
        self.right..self.right + self.length
    }

    /// Positions of each word in both texts.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        self.left_range().zip(self.right_range())
    }

    /// Without its first words.
    pub(crate) fn without(self, words: usize) -> Self {
        let words = words.min(self.length);
        Self { left: self.left + words, right: self.right + words, length: self.length - words }
    }
}

/// Where the shingles of a text stand, by their hash.
#[derive(Clone, Debug)]
pub(crate) struct Places(Vec<(u32, usize)>);

impl Places {
    pub(crate) fn of(words: &Words, seed: usize) -> Self {
        let shingles = words.hashes.windows(seed).zip(0..);
        let mut all: Vec<_> =
            shingles.map(|(words, at)| (hash(words.iter().copied()), at)).collect();
        all.sort_unstable();
        let groups = all.chunk_by(|a, b| a.0 == b.0);
        Self(groups.flat_map(|group| group.iter().take(MAX_PLACES)).copied().collect())
    }

    /// Pairs of places of equal shingles, in text order.
    fn shared(&self, other: &Self) -> Vec<(usize, usize)> {
        let mut seeds = Vec::new();
        let mut rest = other.0.as_slice();
        for group in self.0.chunk_by(|a, b| a.0 == b.0) {
            let Some(&(hash, _)) = group.first() else { continue };
            rest = rest.get(rest.partition_point(|place| place.0 < hash)..).unwrap_or(&[]);
            let theirs = rest.iter().take_while(|place| place.0 == hash);
            seeds.extend(theirs.flat_map(|there| group.iter().map(|here| (here.1, there.1))));
        }
        seeds.sort_unstable();
        seeds
    }
}

/// Maximal runs of equal words that hold a shared shingle, in text order.
pub(crate) fn runs(a: (&Words, &Places), b: (&Words, &Places), seed: usize) -> Vec<Run> {
    let word = |text: &Words, at: usize| text.hashes.get(at).copied();
    let mut found = Vec::new();
    // The end of the last run on each diagonal: seeds before it belong to that run.
    let mut reached: FxHashMap<isize, usize> = FxHashMap::default();
    let mut budget = MAX_WORK.saturating_mul(a.0.len() + b.0.len());
    for (left, right) in a.1.shared(b.1) {
        let diagonal = left.cast_signed() - right.cast_signed();
        if reached.get(&diagonal).is_some_and(|&end| left < end) {
            continue;
        }
        let same = |&step: &usize| {
            let here = word(a.0, left + step);
            here.is_some() && here == word(b.0, right + step)
        };
        let after = (0..budget).take_while(same).count();
        // Words before the first shingle: seeds beyond the bound of places may have been left out.
        let room = left.min(right).min(budget);
        let same = |&step: &usize| word(a.0, left - step) == word(b.0, right - step);
        let before = (1..=room).take_while(same).count();
        budget = budget.saturating_sub(after + before);
        reached.insert(diagonal, left + after);
        let run = Run { left: left - before, right: right - before, length: before + after };
        if run.length >= seed {
            found.push(run);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

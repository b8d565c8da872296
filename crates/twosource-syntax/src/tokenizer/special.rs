//! Chunks with a split of their own: contractions, abbreviations, faces.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Piece;
use crate::rules::TokenizerRules;

/// A word of a special case and its norm, if it has one of its own.
type Part = (usize, Option<Box<str>>);

/// No special case has more bytes.
const LONGEST: usize = 32;

/// The special cases by their text.
#[derive(Default)]
pub(crate) struct Specials {
    splits: FxHashMap<Box<str>, Vec<Part>>,
    /// Those that the affix rules would cut up, by the first of the tokens that these would make.
    sequences: FxHashMap<Box<str>, Vec<Sequence>>,
}

/// The tokens that the affix rules make of a special case.
type Sequence = Vec<Box<str>>;

/// Tokens from index `start` up to `end` that may stand for one special case.
#[derive(Clone, Copy)]
struct Match {
    start: usize,
    end: usize,
}

impl Specials {
    pub(crate) fn new(rules: &TokenizerRules) -> Self {
        let part = |(word, norm): &(String, String)| {
            (word.len(), (!norm.is_empty()).then(|| Box::from(norm.as_str())))
        };
        let split = |(chunk, words): (&String, &Vec<(String, String)>)| {
            (Box::from(chunk.as_str()), words.iter().map(part).collect())
        };
        Self { splits: rules.specials.iter().map(split).collect(), sequences: FxHashMap::default() }
    }

    /// All chunks, sorted.
    pub(crate) fn chunks(&self) -> impl Iterator<Item = Box<str>> + use<> {
        let mut chunks: Vec<_> = self.splits.keys().cloned().collect();
        chunks.sort_unstable();
        chunks.into_iter()
    }

    /// Which special cases the affix rules would cut up, and into what.
    pub(crate) fn set_sequences(&mut self, sequences: Vec<Sequence>) {
        for tokens in sequences {
            if let Some(first) = tokens.first().cloned() {
                self.sequences.entry(first).or_default().push(tokens);
            }
        }
    }

    pub(crate) fn has(&self, chunk: &str) -> bool {
        chunk.len() <= LONGEST && self.splits.contains_key(chunk)
    }

    /// Appends the words of a special case that starts at byte `at`; false if `chunk` is none.
    pub(crate) fn split<'r>(
        &'r self,
        chunk: &str,
        mut at: usize,
        pieces: &mut Vec<Piece<'r>>,
    ) -> bool {
        let Some(parts) = self.splits.get(chunk).filter(|_| chunk.len() <= LONGEST) else {
            return false;
        };
        for (length, norm) in parts {
            let end = at + length;
            pieces.push(Piece { start: at, end, norm: norm.as_deref(), spaced: false });
            at = end;
        }
        true
    }

    /// Replaces tokens that together make a special case by its words; the longest first.
    pub(crate) fn join<'r>(&'r self, text: &str, pieces: Vec<Piece<'r>>) -> Vec<Piece<'r>> {
        let found = self.matches(text, &pieces);
        if found.is_empty() {
            return pieces;
        }
        let mut joined = Vec::with_capacity(pieces.len());
        let mut at = 0;
        for found in found {
            joined.extend(pieces.get(at..found.start).unwrap_or_default());
            self.replace(text, pieces.get(found.start..found.end).unwrap_or_default(), &mut joined);
            at = found.end;
        }
        joined.extend(pieces.get(at..).unwrap_or_default());
        joined
    }

    fn replace<'r>(&'r self, text: &str, old: &[Piece<'r>], joined: &mut Vec<Piece<'r>>) {
        let (Some(first), Some(last)) = (old.first(), old.last()) else { return };
        let chunk = text.get(first.start..last.end).unwrap_or("");
        if self.split(chunk, first.start, joined) {
            if let Some(new) = joined.last_mut() {
                new.spaced = last.spaced;
            }
        } else {
            joined.extend(old);
        }
    }

    /// Matches that do not overlap, in text order.
    fn matches(&self, text: &str, pieces: &[Piece]) -> Vec<Match> {
        let word = |at: usize| pieces.get(at).and_then(|piece| text.get(piece.start..piece.end));
        let mut found = Vec::new();
        for start in 0..pieces.len() {
            let Some(sequences) = word(start).and_then(|word| self.sequences.get(word)) else {
                continue;
            };
            let is_here = |sequence: &&Sequence| {
                let mut tokens = sequence.iter().zip(start..);
                tokens.all(|(token, at)| word(at) == Some(token))
            };
            let here = sequences.iter().filter(is_here);
            found.extend(here.map(|s| Match { start, end: start + s.len() }));
        }
        longest_first(found, pieces.len())
    }
}

fn longest_first(mut found: Vec<Match>, tokens: usize) -> Vec<Match> {
    found.sort_by_key(|m| (std::cmp::Reverse(m.end - m.start), m.start));
    let mut seen = FxHashSet::default();
    seen.reserve(found.len().min(tokens));
    found.retain(|m| {
        let free = !seen.contains(&m.start) && !seen.contains(&(m.end - 1));
        seen.extend(m.start..m.end);
        free
    });
    found.sort_by_key(|m| m.start);
    found
}

//! Words as numbers: base forms that two reports can share.
//!
//! A term is a hash of a word's stem (Porter's English stemmer), so that no list of words grows with
//! the stream. Function words are no terms.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use twosource_models::{WordSet, stop_words};

/// Hash of a stem.
pub(crate) type Term = u32;

/// Words whose terms are remembered; the memo is emptied when it is full.
const MEMO: usize = 1 << 16;

/// Turns words into terms.
pub(crate) struct Terms {
    stemmer: Stemmer,
    stop_words: WordSet,
    memo: FxHashMap<Box<str>, Option<Term>>,
}

impl Terms {
    pub(crate) fn new() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::English),
            stop_words: stop_words(),
            memo: FxHashMap::default(),
        }
    }

    /// The term of a lower-case word; `None` for a function word or a letter alone.
    pub(crate) fn of(&mut self, word: &str) -> Option<Term> {
        if let Some(known) = self.memo.get(word) {
            return *known;
        }
        let is_number = word.starts_with(|char: char| char.is_ascii_digit());
        let tells = is_number || word.chars().nth(1).is_some() && !self.stop_words.has(word);
        let term = tells.then(|| hash(&self.stemmer.stem(word)));
        if self.memo.len() >= MEMO {
            self.memo.clear();
        }
        self.memo.insert(word.into(), term);
        term
    }
}

/// FNV-1a, folded to 32 bits: the same on every machine.
pub(crate) fn hash(word: &str) -> u32 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let long = word.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    let folded = (long ^ (long >> 32)) & u64::from(u32::MAX);
    u32::try_from(folded).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one_term() {
        let mut terms = Terms::new();
        assert_eq!(terms.of("derailed"), terms.of("derails"));
        assert_ne!(terms.of("bridge"), terms.of("tram"));
        assert_eq!(terms.of("bridge"), terms.of("bridge"), "from the memo");
    }

    #[test]
    fn function_words_are_none() {
        let mut terms = Terms::new();
        assert_eq!((terms.of("the"), terms.of("x")), (None, None));
        assert!(terms.of("7").is_some());
    }
}

//! Words as numbers: base forms that two reports can share.
//!
//! A term is a hash of a word's stem (Porter's English stemmer), so that no list of words grows with
//! the stream. Function words are no terms.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use twosource_models::{WordSet, stop_words};

/// Hash of a stem.
pub(crate) type Term = u32;

/// Words that are remembered; the memo is emptied when it is full.
const MEMO: usize = 1 << 16;

/// In the order of the year.
pub(crate) const MONTHS: &str =
    "january february march april may june july august september october november december";
const NUMBERS: &str = "two three four five six seven eight nine ten eleven twelve";

/// What a word is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// `None` for a function word or a letter alone.
    pub(crate) term: Option<Term>,
    /// Hash of the lower-case word.
    pub(crate) lower: u32,
    pub(crate) is_capitalized: bool,
    /// Hash of the digits, for "7" and "seven" alike.
    pub(crate) number: Option<u32>,
    /// 1 to 12.
    pub(crate) month: Option<u8>,
    /// 1 to 31.
    pub(crate) day: Option<u8>,
    /// 1900 to 2099.
    pub(crate) year: Option<u16>,
}

/// Turns words into forms.
pub(crate) struct Terms {
    stemmer: Stemmer,
    stop_words: WordSet,
    memo: FxHashMap<Box<str>, Form>,
}

impl Terms {
    pub(crate) fn new() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::English),
            stop_words: stop_words(),
            memo: FxHashMap::default(),
        }
    }

    /// The form of a word as it stands in a text.
    pub(crate) fn form(&mut self, word: &str) -> Form {
        if let Some(known) = self.memo.get(word) {
            return *known;
        }
        let form = self.read(word);
        if self.memo.len() >= MEMO {
            self.memo.clear();
        }
        self.memo.insert(word.into(), form);
        form
    }

    fn read(&self, word: &str) -> Form {
        let lower = word.to_lowercase();
        let is_capitalized = word.starts_with(char::is_uppercase);
        Form {
            term: self.term(&lower),
            lower: hash(&lower),
            is_capitalized,
            number: number(&lower),
            month: is_capitalized.then(|| place(MONTHS, &lower)).flatten(),
            day: day(&lower),
            year: lower.parse().ok().filter(|year| (1900..2100).contains(year)),
        }
    }

    fn term(&self, lower: &str) -> Option<Term> {
        let is_long = lower.chars().nth(1).is_some();
        let tells = is_number(lower) || is_long && !self.stop_words.has(lower);
        tells.then(|| hash(&self.stemmer.stem(lower)))
    }
}

/// FNV-1a, folded to 32 bits: the same on every machine.
pub(crate) fn hash(word: &str) -> u32 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let long = word.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    let folded = (long ^ (long >> 32)) & u64::from(u32::MAX);
    u32::try_from(folded).unwrap_or(u32::MAX)
}

fn is_number(lower: &str) -> bool {
    lower.starts_with(|char: char| char.is_ascii_digit())
}

/// The number that a word is, as a hash of its digits.
fn number(lower: &str) -> Option<u32> {
    if is_number(lower) {
        return Some(hash(&lower.replace(',', "")));
    }
    let place = place(NUMBERS, lower)?;
    Some(hash(&(place + 1).to_string()))
}

/// The 1-based place of a word in a list.
pub(crate) fn place(list: &str, word: &str) -> Option<u8> {
    let at = list.split(' ').position(|entry| entry == word)?;
    u8::try_from(at + 1).ok()
}

/// "4", "4th".
fn day(lower: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| lower.strip_suffix(ending));
    let day = digits.unwrap_or(lower).parse().ok()?;
    (1..=31).contains(&day).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one_term() {
        let mut terms = Terms::new();
        let mut term = |word: &str| terms.form(word).term;
        assert_eq!(term("derailed"), term("derails"));
        assert_eq!(term("Bridge"), term("bridge"));
        assert_ne!(term("bridge"), term("tram"));
        assert_eq!(term("bridge"), term("bridge"), "from the memo");
    }

    #[test]
    fn function_words_are_none() {
        let mut terms = Terms::new();
        assert_eq!((terms.form("The").term, terms.form("x").term), (None, None));
        assert!(terms.form("7").term.is_some());
    }

    #[test]
    fn numbers_and_days_are_read() {
        let mut terms = Terms::new();
        assert_eq!(terms.form("Seven").number, terms.form("7").number);
        assert_eq!(terms.form("1,200").number, terms.form("1200").number);
        assert_eq!((terms.form("June").month, terms.form("may").month), (Some(6), None));
        assert_eq!((terms.form("4th").day, terms.form("32").day), (Some(4), None));
        assert_eq!((terms.form("2031").year, terms.form("9000").year), (Some(2031), None));
    }
}

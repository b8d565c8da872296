//! What the network sees of a word: its norm, its first letter, its last three, its shape.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::hash::hash_text;
use crate::rules::Rules;

/// Number of features of a token.
pub(crate) const FEATURES: usize = 6;

/// The features of one token, as the numbers that are looked up: norm, prefix, suffix, shape,
/// whether a space follows, whether it is white space itself.
pub(crate) type Features = [u64; FEATURES];

/// The tables behind the features.
pub(crate) struct Lexemes {
    norms: FxHashMap<Box<str>, Box<str>>,
    hashed_norms: FxHashMap<u64, Box<str>>,
    symbols: FxHashMap<Box<str>, u64>,
}

impl Lexemes {
    pub(crate) fn new(rules: &Rules) -> Self {
        Self {
            norms: boxed(&rules.norms),
            hashed_norms: rules.hashed_norms.iter().map(|(k, v)| (*k, v.as_str().into())).collect(),
            symbols: rules.symbols.iter().map(|(k, v)| (k.as_str().into(), *v)).collect(),
        }
    }

    /// The features of a word; `norm` where the tokenizer's rules give one.
    pub(crate) fn features(&self, word: &str, norm: Option<&str>, spaced: bool) -> Features {
        let norm = match norm {
            Some(norm) => self.number(norm),
            None => self.norm(word),
        };
        let first = word.chars().next().map_or(0, char::len_utf8);
        [
            norm,
            self.number(word.get(..first).unwrap_or(word)),
            self.number(last_three(word)),
            self.number(&shape(word)),
            spaced.into(),
            is_space(word).into(),
        ]
    }

    fn norm(&self, word: &str) -> u64 {
        if let Some(norm) = self.norms.get(word) {
            return self.number(norm);
        }
        match self.hashed_norms.get(&self.number(word)) {
            Some(norm) => self.number(norm),
            None => self.number(&word.to_lowercase()),
        }
    }

    /// The number that stands for a string.
    fn number(&self, text: &str) -> u64 {
        self.symbols.get(text).copied().unwrap_or_else(|| hash_text(text))
    }
}

fn boxed(map: &BTreeMap<String, String>) -> FxHashMap<Box<str>, Box<str>> {
    map.iter().map(|(key, value)| (key.as_str().into(), value.as_str().into())).collect()
}

fn last_three(word: &str) -> &str {
    let start = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    word.get(start..).unwrap_or(word)
}

/// The classes of the letters; a run of one class shows at most four of them.
fn shape(word: &str) -> String {
    const LONGEST: usize = 100;
    const RUN: usize = 4;
    if word.len() >= LONGEST && word.chars().count() >= LONGEST {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(word.len());
    let (mut last, mut run) = (None, 0);
    for class in word.chars().map(class) {
        run = if last == Some(class) { run + 1 } else { 0 };
        last = Some(class);
        if run < RUN {
            shape.push(class);
        }
    }
    shape
}

fn class(char: char) -> char {
    match char {
        c if c.is_alphabetic() => {
            if c.is_uppercase() {
                'X'
            } else {
                'x'
            }
        }
        c if is_digit(c) => 'd',
        c => c,
    }
}

/// Digits of any script, raised and lowered ones among them, but no fractions.
fn is_digit(char: char) -> bool {
    let fraction = matches!(char, '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{2189}');
    char.is_ascii_digit() || !char.is_ascii() && char.is_numeric() && !fraction
}

/// Whether a character is white space in Python's sense, in which the network was trained.
pub(crate) fn is_space_char(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{1c}'..='\u{1f}')
}

pub(crate) fn is_space(word: &str) -> bool {
    !word.is_empty() && word.chars().all(is_space_char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_cut_to_runs_of_four() {
        assert_eq!(shape("Skerling-7"), "Xxxxx-d");
        assert_eq!(shape("12,500"), "dd,ddd");
        assert_eq!(shape("½"), "½");
        assert_eq!(shape(&"a".repeat(120)), "LONG");
    }

    #[test]
    fn endings_are_cut_at_letters() {
        assert_eq!(last_three("Zoë"), "Zoë");
        assert_eq!(last_three("naïveté"), "eté");
        assert_eq!(last_three("a"), "a");
    }
}

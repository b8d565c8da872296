//! The value of one word.
//!
//! Figures ("3,000", "42.7", "1½"), number words, multipliers ("million", "crore", "dozen") and
//! ordinals. A figure may carry letters ("40m", "12mph", "6am"): what they mean is for others.

use crate::number_word::{self, position};

/// A figure and the letters that stand at its end.
pub(super) fn figure(word: &str) -> Option<(f64, &str)> {
    let digits = word.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
    let (digits, rest) = word.split_at_checked(digits.unwrap_or(word.len()))?;
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || !is_grouped(digits) {
        return None;
    }
    let plain: String = digits.chars().filter(|&c| c != ',').collect();
    let value: f64 = plain.parse().ok()?;
    let vulgar = rest.chars().next().and_then(vulgar_fraction);
    match vulgar {
        Some(part) => Some((value + part, rest.get(rest.chars().next()?.len_utf8()..)?)),
        None => Some((value, rest)),
    }
}

/// Whether commas part groups of three digits, or of two and at last three as in India.
fn is_grouped(digits: &str) -> bool {
    let whole = digits.split('.').next().unwrap_or(digits);
    let mut groups = whole.split(',').skip(1).peekable();
    while let Some(group) = groups.next() {
        let is_last = groups.peek().is_none();
        if group.len() != 3 && (is_last || group.len() != 2) {
            return false;
        }
    }
    digits.matches('.').count() <= 1
}

/// "½" and the like.
pub(super) fn vulgar_fraction(char: char) -> Option<f64> {
    Some(match char {
        '¼' => 0.25,
        '½' => 0.5,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅛' => 0.125,
        _ => return None,
    })
}

/// "zero" to "nineteen".
pub(super) fn small(word: &str) -> Option<f64> {
    number_word::small(word).map(f64::from)
}

/// "twenty" to "ninety".
pub(super) fn tens(word: &str) -> Option<f64> {
    number_word::tens(word).map(f64::from)
}

/// What a multiplier stands for: "hundred", "million", "dozen"; singular only.
pub(super) fn scale(word: &str) -> Option<f64> {
    let found = SCALES.iter().find(|(name, _)| word.eq_ignore_ascii_case(name));
    found.map(|&(_, value)| value)
}

/// What a plural multiplier stands for: "hundreds", "tens", "dozens".
pub(super) fn plural_scale(word: &str) -> Option<f64> {
    let singular = word.strip_suffix(['s', 'S'])?;
    match () {
        () if singular.eq_ignore_ascii_case("ten") => Some(10.0),
        () if singular.eq_ignore_ascii_case("score") => Some(20.0),
        () => scale(singular),
    }
}

/// The multiplier that letters at the end of a figure stand for.
pub(super) fn short_scale(letters: &str) -> Option<f64> {
    Some(match letters {
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "mln" => 1e6,
        "b" | "B" | "bn" | "bln" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// "first", "twenty-first" by its last word, "70th".
pub(super) fn ordinal(word: &str) -> Option<f64> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let (value, suffix) = figure(word)?;
        return matches!(suffix, "st" | "nd" | "rd" | "th").then_some(value);
    }
    let tenth = || position(&TENTHS, word).map(|at| (at + 2) * 10);
    number_word::ordinal(word).or_else(tenth).map(f64::from)
}

const SCALES: [(&str, f64); 8] = [
    ("dozen", 12.0),
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("lakh", 1e5),
    ("million", 1e6),
    ("crore", 1e7),
    ("billion", 1e9),
    ("trillion", 1e12),
];

const TENTHS: [&str; 8] = [
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures() {
        assert_eq!(figure("3,000"), Some((3000.0, "")));
        assert_eq!(figure("1,50,000"), Some((150_000.0, "")), "grouped as in India");
        assert_eq!(figure("42.7"), Some((42.7, "")));
        assert_eq!(figure("1½"), Some((1.5, "")));
        assert_eq!(figure("12mph"), Some((12.0, "mph")));
        assert_eq!(figure("1,5"), None, "no thousands group");
        assert_eq!(figure("1.2.3"), None);
    }

    #[test]
    fn number_words() {
        assert_eq!(small("Twelve"), Some(12.0));
        assert_eq!(tens("seventy"), Some(70.0));
        assert_eq!(scale("Million"), Some(1e6));
        assert_eq!((plural_scale("dozens"), plural_scale("tens")), (Some(12.0), Some(10.0)));
        assert_eq!(
            (ordinal("70th"), ordinal("third"), ordinal("70")),
            (Some(70.0), Some(3.0), None)
        );
        assert_eq!(small("tram"), None);
    }
}

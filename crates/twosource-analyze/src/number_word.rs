//! Number words: one list for times and for measures.

/// "zero" to "nineteen".
pub(crate) fn small(word: &str) -> Option<u32> {
    position(&SMALL, word)
}

/// "twenty" to "ninety".
pub(crate) fn tens(word: &str) -> Option<u32> {
    position(&TENS, word).map(|at| (at + 2) * 10)
}

/// "first" to "twentieth".
pub(crate) fn ordinal(word: &str) -> Option<u32> {
    position(&ORDINALS, word).map(|at| at + 1)
}

/// The place of a word in a list, in any case of its letters.
pub(crate) fn position(names: &[&str], word: &str) -> Option<u32> {
    let at = names.iter().position(|name| word.eq_ignore_ascii_case(name))?;
    u32::try_from(at).ok()
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        assert_eq!((small("Zero"), small("nineteen"), small("twenty")), (Some(0), Some(19), None));
        assert_eq!((tens("twenty"), tens("Ninety")), (Some(20), Some(90)));
        assert_eq!((ordinal("first"), ordinal("twentieth")), (Some(1), Some(20)));
    }
}

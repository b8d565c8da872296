//! Whether one statement says what the other says, and more.

use super::Compared;

/// How many words of the shorter statement in four the longer one has, at least.
const CONTAINED: usize = 3;
/// Fewest words, names aside, that both have.
const COMMON: usize = 2;
/// How many words more the longer one has, at least.
const MORE: usize = 3;

/// Whether in every pair the one says nearly all of the other, and more.
pub(super) fn says_more(compared: &Compared) -> bool {
    compared.pairs.iter().all(|&(left, right)| {
        let both = compared.scorer.prepared(left).zip(compared.scorer.prepared(right));
        both.is_some_and(|(a, b)| {
            let (one, other) = (a.words.len(), b.words.len());
            let shared = compared.scorer.common(left, right);
            let matter = compared.scorer.common_matter(left, right) >= COMMON;
            matter && contains(one.min(other), one.max(other), shared.common + shared.alike.len())
        })
    })
}

/// Whether a longer statement contains a shorter one with which it shares some words.
fn contains(shorter: usize, longer: usize, common: usize) -> bool {
    shorter > 0 && 4 * common >= CONTAINED * shorter && longer >= shorter + MORE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_words_of_four_and_three_more() {
        assert!(contains(4, 7, 3));
        assert!(!contains(4, 7, 2));
        assert!(!contains(4, 6, 4));
        assert!(!contains(0, 9, 0));
    }
}

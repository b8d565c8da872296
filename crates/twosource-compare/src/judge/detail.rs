//! Whether one statement says what the other says, and more.

use super::Compared;

/// Least share of the shorter statement that the longer one has.
const CONTAINED: f64 = 0.7;
/// How much more the longer one says, by the weight of its words.
const MORE: f64 = 1.6;

/// Whether in every pair the one says nearly all of the other, and more.
pub(super) fn says_more(compared: &Compared) -> bool {
    compared.pairs.iter().all(|&(left, right)| {
        let both = compared.scorer.prepared(left).zip(compared.scorer.prepared(right));
        both.is_some_and(|(a, b)| {
            let (shorter, longer) =
                (a.words.total().min(b.words.total()), a.words.total().max(b.words.total()));
            let shared = a.words.shared_weight(&b.words);
            shorter > 0.0 && shared >= CONTAINED * shorter && longer >= MORE * shorter
        })
    })
}

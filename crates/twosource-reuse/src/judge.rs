//! What shared passages make of two texts.
//!
//! A copy is told by both shares together: the larger one alone takes a short note whose sentences
//! stand in a long report for a copy of it, the smaller one alone misses what was cut short.

use crate::align::{Shared, ratio};
use crate::settings::Settings;

/// How two texts that share passages relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// One text whole, shortened, updated, lightly edited or put in another order.
    Copy,
    /// Passages of one text inside a report of its own.
    Partial,
    /// So little that both may have it from elsewhere: a formula, a statement read out.
    Trace,
}

/// The relation of two texts, and how much speaks for a copy: 0.5 or more for a
/// [`Relation::Copy`], less for the others.
pub fn judge(shared: &Shared, settings: &Settings) -> (Relation, f64) {
    let (larger, smaller) =
        (shared.shares.0.max(shared.shares.1), shared.shares.0.min(shared.shares.1));
    let weight = settings.copy_weight;
    let strength = weight * larger + (1.0 - weight) * smaller;
    let longest = shared.passages.iter().map(|passage| passage.words).max().unwrap_or(0);
    if strength >= settings.copy && shared.words >= settings.least_words {
        let above = (strength - settings.copy) / (1.0 - settings.copy).max(f64::MIN_POSITIVE);
        return (Relation::Copy, 0.5 + 0.5 * above.clamp(0.0, 1.0));
    }
    let score = 0.499 * (strength / settings.copy.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
    let is_partial = larger * ratio(longest, 1) >= settings.partial;
    (if is_partial { Relation::Partial } else { Relation::Trace }, score)
}

#[cfg(test)]
mod tests {
    use twosource_text::Document;

    use super::*;
    use crate::align::SharedPassage;

    #[track_caller]
    fn check(shares: (f64, f64), words: usize, expected: Relation) {
        let whole = Document::new("t", "x").whole();
        let passages = vec![SharedPassage { left: whole, right: whole, words, longest_run: words }];
        let shared = Shared { passages, words, shares };
        let (relation, score) = judge(&shared, &Settings::default());
        assert_eq!((relation, score >= 0.5), (expected, expected == Relation::Copy), "{score}");
    }

    #[test]
    fn copies_whole_cut_and_edited() {
        check((1.0, 1.0), 200, Relation::Copy);
        check((0.05, 1.0), 40, Relation::Copy);
        check((0.55, 0.5), 200, Relation::Copy);
    }

    #[test]
    fn passages_in_a_report_of_its_own() {
        check((0.1, 0.5), 80, Relation::Partial);
        check((0.3, 0.05), 60, Relation::Partial);
    }

    #[test]
    fn too_little_for_either() {
        check((1.0, 1.0), 10, Relation::Trace);
        check((0.4, 0.1), 20, Relation::Trace);
        check((0.05, 0.1), 60, Relation::Trace);
    }
}

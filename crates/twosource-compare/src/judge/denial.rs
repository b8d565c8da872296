//! What one report has asserted and another denied.
//!
//! Somebody must deny it. "There is no other ship" and "no further ship exists" are negative both,
//! and what is negative in words alone is often the same matter from the other side.

use twosource_analyze::{SpeechAct, Statement};

use super::Compared;
use crate::account::{Difference, Field};

/// Pairs of close statements, one asserted and one denied.
pub(super) fn denials(compared: &Compared) -> Vec<Difference> {
    compared.wholes(Field::Polarity, |(left, a), (right, b)| {
        let differ = a.polarity != b.polarity && (denies(a) || denies(b));
        differ && compared.is_close(left, right)
    })
}

/// Whether one is negative and another not, though nobody denies anything.
pub(super) fn is_opposite(compared: &Compared) -> bool {
    !compared.wholes(Field::Polarity, |(_, a), (_, b)| a.polarity != b.polarity).is_empty()
}

fn denies(statement: &Statement) -> bool {
    statement.act == Some(SpeechAct::Denies)
}

//! What a rule makes of a number.

use std::ops::Range;

use super::MeasureKind;
use super::unit::Unit;

/// Kind and unit of a number, with the words that say so.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) kind: MeasureKind,
    pub(super) unit: Option<Unit>,
    /// All words of the measure: the number's and those of the unit.
    pub(super) words: Range<usize>,
    /// The other side of a vote or score.
    pub(super) against: Option<f64>,
}

impl Reading {
    pub(super) fn new(kind: MeasureKind, unit: Unit, words: Range<usize>) -> Self {
        Self { kind, unit: Some(unit), words, against: None }
    }
}

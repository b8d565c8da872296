//! What one place of a page states.

use twosource_text::Field;

/// A piece of metadata as one place states it, before one is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) field: Field,
    /// What is stated, on one line.
    pub(super) value: String,
    /// The place, for readers.
    pub(super) origin: String,
    /// How often such places are right, in percent: see [`trust`](super::trust).
    pub(super) trust: u8,
}

/// Longer values are no metadata.
const LONGEST: usize = 1000;

impl Claim {
    /// `None` where there is no value, or a value that is too long to be one.
    pub(super) fn new(
        field: Field,
        value: &str,
        origin: impl Into<String>,
        trust: u8,
    ) -> Option<Self> {
        if value.len() > 20 * LONGEST {
            return None;
        }
        let words: Vec<&str> = value.split_whitespace().collect();
        let value = words.join(" ");
        let fits = !value.is_empty() && value.len() <= LONGEST;
        fits.then(|| Self { field, value, origin: origin.into(), trust })
    }
}

//! What one place of a page states.

use twosource_text::Field;

/// A piece of metadata as one place states it, before one is chosen. How much a place is trusted the
/// choosers know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) field: Field,
    /// What is stated, on one line.
    pub(super) value: String,
    /// The place, for readers.
    pub(super) origin: String,
}

/// Longer values are no metadata.
const LONGEST: usize = 1000;

impl Claim {
    /// `None` where there is no value, or a value that is too long to be one.
    pub(super) fn new(field: Field, value: &str, origin: impl Into<String>) -> Option<Self> {
        if value.len() > 20 * LONGEST {
            return None;
        }
        let shown: String = value.chars().filter(|char| !is_hidden(*char)).collect();
        let words: Vec<&str> = shown.split_whitespace().collect();
        let value = words.join(" ");
        let fits = !value.is_empty() && value.len() <= LONGEST;
        fits.then(|| Self { field, value, origin: origin.into() })
    }
}

/// Characters that are not seen: soft hyphens, marks of byte order and direction, NUL.
pub(super) fn is_hidden(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\0')
}

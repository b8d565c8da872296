//! Pieces of a line with what each of them is, before any layout.

use std::fmt;

use twosource_compare::Finding;

use crate::clean::one_line;

/// What a piece of a line is. Text colors it, Markdown marks it; no meaning hangs on either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// The program's own words.
    Plain,
    /// The program's own words that stand back: counts, paths.
    Aside,
    /// The number of a point, the title of a report.
    Strong,
    /// Letter and line of a passage.
    Place,
    /// Who says it, in the words of the report.
    Name,
    /// Exact words of a report.
    Words,
    /// The part of the exact words that is compared.
    Value,
    /// The name of a finding.
    Finding(Finding),
}

/// A stretch of one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) tone: Tone,
    pub(crate) text: String,
}

/// A line before layout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) pieces: Vec<Piece>,
}

impl Phrase {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// The program's own words.
    pub(crate) fn plain(text: impl AsRef<str>) -> Self {
        Self::new().with(Tone::Plain, text)
    }

    /// The program's own words, standing back.
    pub(crate) fn aside(text: impl AsRef<str>) -> Self {
        Self::new().with(Tone::Aside, text)
    }

    pub(crate) fn push(&mut self, tone: Tone, text: impl AsRef<str>) {
        let text = one_line(text.as_ref());
        if !text.is_empty() {
            self.pieces.push(Piece { tone, text });
        }
    }

    #[must_use]
    pub(crate) fn with(mut self, tone: Tone, text: impl AsRef<str>) -> Self {
        self.push(tone, text);
        self
    }

    #[must_use]
    pub(crate) fn and(mut self, other: Phrase) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The phrases with `between` in the program's own words after each but the last.
    pub(crate) fn joined(parts: impl IntoIterator<Item = Phrase>, between: &str) -> Self {
        let filled = parts.into_iter().filter(|part| !part.is_empty());
        filled.fold(Self::new(), |line, part| {
            if line.is_empty() { part } else { line.with(Tone::Aside, between).and(part) }
        })
    }
}

/// The bare text.
impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| f.write_str(&piece.text))
    }
}

#[cfg(test)]
mod tests {
    use super::{Phrase, Tone};

    #[test]
    fn empty_parts_leave_no_separator() {
        let parts = [Phrase::plain("a"), Phrase::new(), Phrase::new().with(Tone::Name, "b")];
        assert_eq!(Phrase::joined(parts, " · ").to_string(), "a · b");
    }
}

//! Lines and what is made of them on the way to blocks.

use twosource_text::BlockKind;

/// A line, or several that were joined, without the white space and the marks around the words.
///
/// Positions fit 32 bits, because a document is never longer; a text of many short lines has
/// millions of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    start: u32,
    end: u32,
    /// What it was recognized as; `None` is running text so far.
    pub(super) kind: Option<BlockKind>,
    /// Whether an empty line, or the start of the text, stands before it.
    pub(super) blank_before: bool,
    /// Whether white space stands between the line break and the first word.
    pub(super) indented: bool,
}

impl Part {
    /// The words, in the text that the part was made of.
    pub(super) fn text(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Where it stands, in bytes.
    pub(super) const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part without its first `bytes` (a bullet, a heading mark).
    pub(super) fn without_mark(self, bytes: usize) -> Self {
        let start = u32::try_from(bytes).map_or(self.end, |len| self.start.saturating_add(len));
        Self { start: start.min(self.end), ..self }
    }

    /// The part together with what follows up to the end of `last`.
    pub(super) const fn up_to(self, last: Self) -> Self {
        Self { end: last.end, ..self }
    }

    /// The piece `range` of its own text, as a part of `kind`; nothing where no word is in it.
    pub(super) fn piece(
        self,
        source: &str,
        range: std::ops::Range<usize>,
        kind: Option<BlockKind>,
    ) -> Option<Self> {
        let words = self.text(source).get(range)?.trim();
        let start = u32::try_from(offset(source, words)).ok()?;
        let end = start.checked_add(u32::try_from(words.len()).ok()?)?;
        let first = start == self.start;
        let piece = Self {
            start,
            end,
            kind,
            blank_before: self.blank_before && first,
            indented: self.indented && first,
        };
        words.contains(char::is_alphanumeric).then_some(piece)
    }

    /// Whether it is running text so far.
    pub(super) const fn is_open(self) -> bool {
        self.kind.is_none()
    }

    /// Whether it holds, or may hold, sentences of the report.
    pub(super) fn may_be_prose(self) -> bool {
        self.kind.is_none_or(BlockKind::is_prose)
    }
}

/// The lines of `text` that hold more than white space.
pub(super) fn split(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut blank_before = true;
    for line in text.split('\n').flat_map(pieces) {
        let words = line.trim();
        if words.is_empty() {
            blank_before = true;
            continue;
        }
        let start = offset(text, words);
        let (Ok(from), Ok(to)) = (u32::try_from(start), u32::try_from(start + words.len())) else {
            break;
        };
        let indented = start != offset(text, line);
        parts.push(Part { start: from, end: to, kind: None, blank_before, indented });
        blank_before = false;
    }
    parts
}

/// Where `slice`, a slice of `text`, starts in it.
pub(super) fn offset(text: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// A line as other systems break lines; a carriage return before the line feed is no second break.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let line = line.strip_suffix('\r').unwrap_or(line);
    line.split(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn every_line_break_counts_once() {
        let text = "\r\n One\r\ntwo\r\rthree\u{2028}\tfour\n \nfive";
        let parts: Vec<_> = split(text)
            .iter()
            .map(|part| (part.text(text), part.blank_before, part.indented))
            .collect();
        assert_eq!(
            parts,
            [
                ("One", true, true),
                ("two", false, false),
                ("three", true, false),
                ("four", false, true),
                ("five", true, false),
            ]
        );
    }
}

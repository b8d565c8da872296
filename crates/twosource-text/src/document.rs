//! One published text.

use std::fmt;
use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::index::OffsetIndex;
use crate::{Block, Meta, Note, Passage, Span};

/// Identity of a document: the first 16 bytes of the SHA-256 of its name and text.
///
/// It depends on nothing but the input, so that it is the same in any order and on any machine,
/// and every tie in the program ends in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId([u8; 16]);

impl DocId {
    /// The 16 bytes.
    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }

    fn of(name: &str, text: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        let mut id = [0; 16];
        id.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
        Self(id)
    }
}

/// Lower-case hexadecimal, 32 digits.
impl fmt::Display for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DocId({self})")
    }
}

/// One published text by one outlet (schema.org `NewsArticle`), never changed after it was read.
///
/// A text holds at most [`Document::MAX_BYTES`] bytes; what is longer is cut at a character
/// boundary by [`Document::new`], and readers of files refuse it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    id: DocId,
    name: String,
    text: String,
    index: OffsetIndex,
    /// What is known about it besides the text.
    pub meta: Meta,
    /// Its parts in text order.
    pub blocks: Vec<Block>,
    /// Spans of Markdown emphasis marks (`**`, `*`, `_`): markup of the outlet, not words.
    pub marks: Vec<Span>,
    /// What a reader should know about how it was read.
    pub notes: Vec<Note>,
}

impl Document {
    /// Upper bound of a text, in bytes. Spans are 32-bit.
    pub const MAX_BYTES: usize = 64 << 20;

    /// A document without metadata or blocks.
    ///
    /// `name` says where the text comes from (a path, or a path and a record id) and is part of
    /// the identity: two outlets that print one text are two documents.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let (name, mut text) = (name.into(), text.into());
        text.truncate(floor_boundary(&text, Self::MAX_BYTES));
        Self {
            id: DocId::of(&name, &text),
            index: OffsetIndex::new(&text),
            name,
            text,
            meta: Meta::default(),
            blocks: Vec::new(),
            marks: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Identity of the document.
    pub const fn id(&self) -> DocId {
        self.id
    }

    /// Where the text comes from: a path, or a path and a record id.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text exactly as decoded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text as a span.
    pub fn whole(&self) -> Span {
        self.span(0..self.text.len()).unwrap_or(Span::new(0, 0))
    }

    /// A span from byte positions; `None` when they are out of order, out of the text or inside a
    /// character.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        self.text.get(range.clone())?;
        Some(Span::new(u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?))
    }

    /// The span of `part`, when it is a slice of this document's own text.
    pub fn span_of(&self, part: &str) -> Option<Span> {
        let start = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        self.span(start..start.checked_add(part.len())?)
    }

    /// The first place where `needle` stands.
    pub fn find(&self, needle: &str) -> Option<Span> {
        let start = self.text.find(needle)?;
        self.span(start..start + needle.len())
    }

    /// The words of a span. Empty when the span belongs to another, longer text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The span without white space at its ends.
    #[must_use]
    pub fn trim(&self, span: Span) -> Span {
        self.span_of(self.slice(span).trim()).unwrap_or(span)
    }

    /// The span as code points (Unicode scalar values), as W3C Web Annotation counts them.
    pub fn code_points(&self, span: Span) -> Range<usize> {
        self.index.code_point(&self.text, span.start())
            ..self.index.code_point(&self.text, span.end())
    }

    /// The span as UTF-16 code units, as browsers count them.
    pub fn utf16(&self, span: Span) -> Range<usize> {
        self.index.utf16(&self.text, span.start())..self.index.utf16(&self.text, span.end())
    }

    /// The 1-based line that a span starts in.
    pub fn line(&self, span: Span) -> usize {
        let before = self.text.get(..span.start()).unwrap_or("");
        before.bytes().filter(|&byte| byte == b'\n').count() + 1
    }

    /// The span together with this document.
    pub const fn passage(&self, span: Span) -> Passage {
        Passage { document: self.id, span }
    }

    /// The outlet where it is known, else the name.
    pub fn label(&self) -> &str {
        self.meta.outlet.as_ref().map_or(self.name(), |outlet| outlet.value.as_str())
    }
}

/// The largest character boundary of `text` at or before `limit`.
fn floor_boundary(text: &str, limit: usize) -> usize {
    (0..=limit.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Document;

    #[test]
    fn spans_are_checked() {
        let document = Document::new("a", "“Ja”");
        assert_eq!(document.span(0..1), None, "inside a character");
        assert_eq!(document.span(0..99), None, "beyond the text");
        assert_eq!(document.slice(document.span(0..3).unwrap()), "“");
    }

    #[test]
    fn a_span_is_found_by_its_slice() {
        let document = Document::new("a", "one two");
        let span = document.span_of(document.text().get(4..).unwrap()).unwrap();
        assert_eq!(document.slice(span), "two");
        assert_eq!(document.span_of("two"), None, "equal words elsewhere in memory");
    }

    #[test]
    fn identity_depends_on_name_and_text() {
        let id = |name, text| Document::new(name, text).id();
        assert_eq!(id("a", "x"), id("a", "x"));
        assert_ne!(id("a", "x"), id("b", "x"));
        assert_ne!(id("a", "x"), id("a", "y"));
    }

    #[test]
    fn utf16_counts_pairs() {
        let document = Document::new("a", "🚋 tram");
        let tram = document.find("tram").unwrap();
        assert_eq!(document.utf16(tram), 3..7);
        assert_eq!(document.code_points(tram), 2..6);
    }
}

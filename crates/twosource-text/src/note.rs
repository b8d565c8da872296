//! What a reader of the result should know about the input.

use crate::Span;

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// The publication date was taken from another report or assumed.
    BorrowedDate,
    /// The text is not in a language that can be analyzed.
    NotAnalyzed,
    /// Bytes that could not be decoded were replaced.
    Decoding,
    /// The same text was given more than once and is read once.
    Duplicate,
    /// A part of the text was left out of the analysis for its size or form.
    Unreadable,
}

/// A remark about a document: never an error, always shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// One plain sentence without a final period.
    pub message: String,
    /// The place in the text, where there is one.
    pub span: Option<Span>,
}

impl Note {
    /// A note about the document as a whole.
    pub fn new(kind: NoteKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), span: None }
    }
}

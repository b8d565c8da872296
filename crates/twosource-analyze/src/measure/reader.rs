//! The words of a document with what stands between them.

use std::ops::Range;

use twosource_text::{Document, Span};

use crate::word::{Word, WordKind};

/// Words by their index. An index outside the document reads as an empty word, so that rules may
/// look back and ahead freely.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) words: &'a [Word],
}

/// What stands between two words of different blocks.
const BREAK: &str = "\n\n";

impl<'a> Reader<'a> {
    /// The word at `at`, as written.
    pub(super) fn text(self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| self.document.slice(word.span))
    }

    /// Whether word `at` is `word`, in any case.
    pub(super) fn is(self, at: usize, word: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(word)
    }

    /// Whether word `at` is one of `words`, in any case.
    pub(super) fn is_any(self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        !text.is_empty() && words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// Whether the words from `at` on are `phrase`, with nothing but space between them.
    pub(super) fn is_phrase(self, at: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(offset, word)| {
            self.is(at + offset, word) && (offset == 0 || is_blank(self.gap(at + offset - 1)))
        })
    }

    pub(super) fn is_capitalized(self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.kind == WordKind::Capitalized)
    }

    /// What stands between word `at` and the next one.
    pub(super) fn gap(self, at: usize) -> &'a str {
        match (self.words.get(at), self.words.get(at.wrapping_add(1))) {
            (Some(this), Some(next)) if this.block == next.block => {
                self.document.slice(this.span.gap(next.span))
            }
            _ => BREAK,
        }
    }

    /// What stands between word `at` and the one before it.
    pub(super) fn gap_before(self, at: usize) -> &'a str {
        self.gap(at.wrapping_sub(1))
    }

    /// Whether only space separates word `at` from the next one.
    pub(super) fn is_spaced(self, at: usize) -> bool {
        is_blank(self.gap(at))
    }

    /// Whether only a space or a hyphen separates word `at` from the next one.
    pub(super) fn is_joined(self, at: usize) -> bool {
        let gap = self.gap(at);
        is_blank(gap) || is_hyphen(gap)
    }

    /// From the first to the last word of a range.
    pub(super) fn span(self, range: Range<usize>) -> Option<Span> {
        if range.is_empty() {
            return None;
        }
        let last = self.words.get(range.end.checked_sub(1)?)?;
        Some(self.words.get(range.start)?.span.cover(last.span))
    }

    /// The first word that starts at or after byte `at`.
    pub(super) fn first_after(self, at: usize) -> usize {
        self.words.partition_point(|word| word.span.start() < at)
    }

    /// Up to `bytes` bytes right before word `at`.
    pub(super) fn ahead_of(self, at: usize, bytes: usize) -> &'a str {
        let Some(word) = self.words.get(at) else { return "" };
        let text = self.document.text().get(..word.span.start()).unwrap_or("");
        let from = (text.len().saturating_sub(bytes)..=text.len())
            .find(|&from| text.is_char_boundary(from));
        text.get(from.unwrap_or(0)..).unwrap_or("")
    }

    /// What follows word `at` in the text.
    pub(super) fn behind(self, at: usize) -> &'a str {
        let Some(word) = self.words.get(at) else { return "" };
        self.document.text().get(word.span.end()..).unwrap_or("")
    }
}

/// Space within a paragraph. A line break is space too: long lines are wrapped.
pub(super) fn is_blank(gap: &str) -> bool {
    gap != BREAK && !gap.is_empty() && gap.chars().all(char::is_whitespace)
}

/// A hyphen or the dash of a range, without space.
pub(super) fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
}

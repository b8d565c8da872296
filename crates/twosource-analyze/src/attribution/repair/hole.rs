//! What is left out within a content.

use twosource_text::{Document, Span};

use super::sentences_of;
use crate::attribution::Attribution;
use crate::syntax::Syntax;

/// Most words of a hole in a content.
const MOST_HOLE: usize = 6;

/// Takes in what stands between two pieces of a content, where neither source nor cue does.
///
/// A word has one tag, so that a second cue inside a content leaves a hole there: "the shooting [did
/// not appear] to be related". What commas, dashes or brackets set off on both sides is the outlet's
/// own aside and stays out.
pub(super) fn fill_holes(document: &Document, syntax: &Syntax, attribution: &mut Attribution) {
    let own: Vec<Span> = attribution.source.into_iter().chain([attribution.cue]).collect();
    let is_hole = |before: Span, after: Span| {
        let gap = before.gap(after);
        let words = document.slice(gap).split_whitespace().count();
        let is_one_sentence = sentences_of(syntax, before.cover(after)).is_some_and(|sentence| {
            syntax.sentence_of(syntax.tokens_in(before).start) == syntax.tokens_in(sentence)
        });
        words <= MOST_HOLE
            && is_one_sentence
            && !own.iter().any(|part| part.overlaps(gap))
            && !is_aside(document.slice(gap))
    };
    let mut filled: Vec<Span> = Vec::with_capacity(attribution.content.len());
    for &piece in &attribution.content {
        match filled.last_mut() {
            Some(last) if is_hole(*last, piece) => *last = last.cover(piece),
            _ => filled.push(piece),
        }
    }
    attribution.content = filled;
}

/// Whether marks set a text off on both sides.
fn is_aside(text: &str) -> bool {
    let mark = |found: Option<char>| {
        found.is_some_and(|c| matches!(c, ',' | '-' | '–' | '—' | '(' | ')' | ';' | ':'))
    };
    let text = text.trim();
    text.chars().nth(1).is_some() && mark(text.chars().next()) && mark(text.chars().next_back())
}

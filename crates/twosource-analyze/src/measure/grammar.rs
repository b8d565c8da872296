//! The grammar around a number.

use std::ops::Range;

use twosource_text::{Document, Span};

use crate::syntax::{Syntax, Token};

/// A document with its grammar. An index outside the document reads as no token.
#[derive(Clone, Copy)]
pub(super) struct Grammar<'a> {
    pub(super) document: &'a Document,
    pub(super) syntax: &'a Syntax,
}

impl<'a> Grammar<'a> {
    pub(super) fn token(self, at: usize) -> Option<&'a Token> {
        self.syntax.tokens.get(at)
    }

    pub(super) fn text(self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.document.slice(token.span))
    }

    pub(super) fn lemma(self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| &token.lemma)
    }

    pub(super) fn tag(self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.tag.as_str())
    }

    pub(super) fn dep(self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.dep.as_str())
    }

    pub(super) fn is_dep(self, at: usize, any: &[&str]) -> bool {
        any.contains(&self.dep(at))
    }

    pub(super) fn is_noun(self, at: usize) -> bool {
        self.tag(at).starts_with("NN")
    }

    pub(super) fn is_verb(self, at: usize) -> bool {
        self.tag(at).starts_with("VB")
    }

    /// The head of a token; `None` for a root.
    pub(super) fn head(self, at: usize) -> Option<usize> {
        self.token(at).map(|token| token.head).filter(|&head| head != at)
    }

    pub(super) fn children(self, at: usize) -> impl Iterator<Item = usize> + 'a {
        self.syntax.children(at)
    }

    /// The first child with one of the labels.
    pub(super) fn child(self, at: usize, deps: &[&str]) -> Option<usize> {
        self.children(at).find(|&child| self.is_dep(child, deps))
    }

    pub(super) fn is_same_sentence(self, a: usize, b: usize) -> bool {
        match (self.token(a), self.token(b)) {
            (Some(a), Some(b)) => a.sentence == b.sentence,
            _ => false,
        }
    }

    /// The tokens of a number.
    pub(super) fn tokens(self, number: Span) -> Range<usize> {
        self.syntax.tokens_in(number)
    }

    /// The token of `tokens` whose head stands outside of them.
    pub(super) fn top(self, tokens: Range<usize>) -> Option<usize> {
        let is_top = |at: &usize| self.head(*at).is_none_or(|head| !tokens.contains(&head));
        let mut tops = tokens.clone().filter(is_top);
        let first = tops.next()?;
        // "at least 25": a quantifier may hang elsewhere than the number itself.
        Some(tops.find(|&at| self.tag(at) == "CD").unwrap_or(first))
    }
}

//! The grammar around a number.

use std::ops::Range;

use twosource_syntax::{Dep, Tag};
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

    pub(super) fn is_tag(self, at: usize, any: &[Tag]) -> bool {
        self.token(at).is_some_and(|token| any.contains(&token.tag))
    }

    pub(super) fn dep(self, at: usize) -> Dep {
        self.token(at).map_or(Dep::Root, |token| token.dep)
    }

    pub(super) fn is_dep(self, at: usize, any: &[Dep]) -> bool {
        any.contains(&self.dep(at))
    }

    pub(super) fn is_noun(self, at: usize) -> bool {
        self.is_tag(at, &[Tag::NN, Tag::NNS, Tag::NNP, Tag::NNPS])
    }

    pub(super) fn is_verb(self, at: usize) -> bool {
        self.is_tag(at, &[Tag::VB, Tag::VBD, Tag::VBG, Tag::VBN, Tag::VBP, Tag::VBZ])
    }

    pub(super) fn is_adjective(self, at: usize) -> bool {
        self.is_tag(at, &[Tag::JJ, Tag::JJR, Tag::JJS])
    }

    /// The head of a token; `None` for a root.
    pub(super) fn head(self, at: usize) -> Option<usize> {
        self.syntax.head(at)
    }

    pub(super) fn children(self, at: usize) -> impl Iterator<Item = usize> + 'a {
        self.syntax.children(at)
    }

    /// The first child with one of the labels.
    pub(super) fn child(self, at: usize, deps: &[Dep]) -> Option<usize> {
        self.children(at).find(|&child| self.is_dep(child, deps))
    }

    pub(super) fn is_same_sentence(self, a: usize, b: usize) -> bool {
        match (self.token(a), self.token(b)) {
            (Some(a), Some(b)) => a.sentence == b.sentence,
            _ => false,
        }
    }

    /// The tokens that a number touches: "18" is a part of the token "18-month".
    pub(super) fn tokens(self, number: Span) -> Range<usize> {
        let tokens = &self.syntax.tokens;
        let from = tokens.partition_point(|token| token.span.end() <= number.start());
        let to = tokens.partition_point(|token| token.span.start() < number.end());
        from..to.max(from)
    }

    /// The token of `tokens` whose head stands outside of them.
    pub(super) fn top(self, tokens: Range<usize>) -> Option<usize> {
        let is_top = |at: &usize| self.head(*at).is_none_or(|head| !tokens.contains(&head));
        let mut tops = tokens.clone().filter(is_top);
        let first = tops.next()?;
        // "at least 25": a quantifier may hang elsewhere than the number itself.
        Some(tops.find(|&at| self.is_tag(at, &[Tag::CD])).unwrap_or(first))
    }
}

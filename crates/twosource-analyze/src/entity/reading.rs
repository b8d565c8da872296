//! What the stage looks at: the document with its syntax and attributions.
//!
//! Questions about attributions go to an index that looks at a bounded number of them.

use std::ops::Range;

use twosource_models::Resources;
use twosource_text::{BlockKind, Document, Span};

use crate::attribution::Attribution;
use crate::sentence::Sentence;
use crate::syntax::{Syntax, Token};
use twosource_syntax::{Dep, NameLabel, Pos, Tag};

/// Sources and contents of the attributions, by place.
pub(crate) struct Voices {
    /// Sources in text order.
    sources: Vec<Span>,
    /// Pieces of contents in text order, each with the index of its attribution.
    contents: Vec<(Span, usize)>,
}

/// How many neighbors the index looks at.
const NEAR: usize = 24;

impl Voices {
    pub(crate) fn new(attributions: &[Attribution]) -> Self {
        let mut sources: Vec<Span> = attributions.iter().filter_map(|a| a.source).collect();
        sources.sort_unstable();
        sources.dedup();
        let pieces = attributions.iter().zip(0..);
        let mut contents: Vec<(Span, usize)> =
            pieces.flat_map(|(a, at)| a.content.iter().map(move |piece| (*piece, at))).collect();
        contents.sort_unstable();
        Self { sources, contents }
    }

    /// Attributions with a piece of content that holds `span`, the nearest first.
    pub(crate) fn holding(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        let after = self.contents.partition_point(|(piece, _)| piece.start() <= span.start());
        let before = self.contents.get(..after).unwrap_or_default().iter().rev().take(NEAR);
        before.filter(move |(piece, _)| piece.contains(span)).map(|(_, at)| *at)
    }

    /// The last source that ends at or before a byte.
    pub(crate) fn last_before(&self, byte: usize) -> Option<Span> {
        let after = self.sources.partition_point(|source| source.start() < byte);
        let before = self.sources.get(..after).unwrap_or_default().iter().rev().take(NEAR);
        before.copied().filter(|source| source.end() <= byte).max_by_key(|source| source.end())
    }

    /// Whether a span lies in a source or holds one.
    pub(crate) fn is_source(&self, span: Span) -> bool {
        let after = self.sources.partition_point(|source| source.start() < span.end());
        let before = self.sources.get(..after).unwrap_or_default().iter().rev().take(NEAR);
        before.into_iter().any(|source| source.contains(span) || span.contains(*source))
    }
}

/// One document, read so far.
pub(crate) struct Reading<'a> {
    pub(crate) document: &'a Document,
    pub(crate) sentences: &'a [Sentence],
    pub(crate) syntax: &'a Syntax,
    pub(crate) attributions: &'a [Attribution],
    pub(crate) resources: &'a Resources,
    pub(crate) voices: Voices,
}

impl<'a> Reading<'a> {
    pub(crate) fn token(&self, at: usize) -> Option<&'a Token> {
        self.syntax.tokens.get(at)
    }

    /// The words of a token; empty beyond the end.
    pub(crate) fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.document.slice(token.span))
    }

    pub(crate) fn lower(&self, at: usize) -> String {
        self.text(at).to_lowercase()
    }

    pub(crate) fn lemma(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| &token.lemma)
    }

    pub(crate) fn tag(&self, at: usize) -> Tag {
        self.token(at).map_or(Tag::XX, |token| token.tag)
    }

    pub(crate) fn pos(&self, at: usize) -> Pos {
        self.token(at).map_or(Pos::X, |token| token.pos)
    }

    pub(crate) fn dep(&self, at: usize) -> Dep {
        self.token(at).map_or(Dep::Dep, |token| token.dep)
    }

    pub(crate) fn head(&self, at: usize) -> usize {
        self.token(at).map_or(at, |token| token.head)
    }

    pub(crate) fn sentence(&self, at: usize) -> usize {
        self.token(at).map_or(usize::MAX, |token| token.sentence)
    }

    pub(crate) fn has_label(&self, at: usize, label: &[Dep]) -> bool {
        label.contains(&self.dep(at))
    }

    pub(crate) fn has_pos(&self, at: usize, pos: &[Pos]) -> bool {
        pos.contains(&self.pos(at))
    }

    /// The label of the name that holds a token.
    pub(crate) fn name_at(&self, at: usize) -> Option<(NameLabel, Range<usize>)> {
        let after = self.syntax.names.partition_point(|name| name.tokens.start <= at);
        let name = self.syntax.names.get(after.checked_sub(1)?)?;
        name.tokens.contains(&at).then(|| (name.label, name.tokens.clone()))
    }

    /// From the first to the last of some tokens.
    pub(crate) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let first = self.token(tokens.start)?.span;
        let last = self.token(tokens.end.checked_sub(1)?)?.span;
        (first.start() <= last.start()).then(|| first.cover(last))
    }

    /// The tokens of a sentence.
    pub(crate) fn tokens_of(&self, sentence: usize) -> Range<usize> {
        let from = self.syntax.tokens.partition_point(|token| token.sentence < sentence);
        let to = self.syntax.tokens.partition_point(|token| token.sentence <= sentence);
        from..to
    }

    pub(crate) fn block_kind(&self, sentence: usize) -> BlockKind {
        self.sentences.get(sentence).map_or(BlockKind::Paragraph, |sentence| sentence.block)
    }

    /// Whether the token begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.text(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// The children of a token in text order. Looks at its sentence only.
    pub(crate) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.syntax.children(at)
    }

    /// Whether a token stands below another one, at most sixteen arcs.
    pub(crate) fn is_below(&self, token: usize, at: usize) -> bool {
        let up = |&at: &usize| Some(self.head(at)).filter(|&head| head != at);
        std::iter::successors(Some(token), up).take(16).any(|above| above == at)
    }

    /// The token that heads a stretch: the one whose own head lies outside; the last of several.
    pub(crate) fn head_of(&self, tokens: &Range<usize>) -> usize {
        let outside = |&at: &usize| self.head(at) == at || !tokens.contains(&self.head(at));
        let not_mark = |&at: &usize| self.pos(at) != Pos::PUNCT;
        let found = tokens.clone().rev().filter(not_mark).find(outside);
        found.unwrap_or_else(|| tokens.end.saturating_sub(1))
    }
}

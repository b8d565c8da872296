//! The grammar of a document: tokens with tags, lemmas and heads.

use std::ops::Range;

use twosource_text::Span;

/// Penn Treebank tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag(pub &'static str);
/// Universal part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pos(pub &'static str);
/// ClearNLP label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dep(pub &'static str);
impl Tag {
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}
impl Pos {
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}
impl Dep {
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub tag: Tag,
    pub pos: Pos,
    pub dep: Dep,
    pub head: usize,
    pub lemma: Box<str>,
    pub sentence: usize,
}

/// All tokens of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syntax {
    pub tokens: Vec<Token>,
}

impl Syntax {
    /// Tokens whose head is `at`, in text order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        let sentence = self.tokens.get(at).map(|token| token.sentence);
        let of = move |token: &Token| Some(token.sentence) == sentence && token.head == at;
        self.tokens.iter().enumerate().filter(move |&(i, t)| i != at && of(t)).map(|(i, _)| i)
    }

    /// Tokens that overlap `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|token| token.span.end() <= span.start());
        let to = self.tokens.partition_point(|token| token.span.start() < span.end());
        from..to.max(from)
    }
}

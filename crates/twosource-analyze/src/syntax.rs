//! Tokens, parts of speech and dependencies, sentence by sentence.
//!
//! The parser sees the sentences of [`crate::sentence`], block by block and without marks of
//! emphasis, so that a heading is never glued to a sentence and no arc leaves one.

use std::ops::Range;

use twosource_syntax::{Block, Dep, NameLabel, Pipeline, Pos, Tag};
use twosource_text::{Document, Span};

use crate::prose::Prose;
use crate::sentence::Sentence;

/// One token, as spaCy cuts them: a possessive ending is a token of its own, and so are the parts of
/// a hyphenated word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Fine part of speech (Penn Treebank).
    pub tag: Tag,
    /// Coarse part of speech (Universal Dependencies).
    pub pos: Pos,
    /// Relation to its head (`ClearNLP`).
    pub dep: Dep,
    /// Index of its head; its own index for the root of a sentence.
    pub head: usize,
    /// Base form.
    pub lemma: Box<str>,
    /// Index of its sentence in [`Analysis::sentences`](crate::Analysis::sentences).
    pub sentence: usize,
}

/// A name as the tagger sees it (`OntoNotes` 5), before names are joined to entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSpan {
    /// Indices of its tokens, at least one.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// What it stands for.
    pub label: NameLabel,
}

/// The syntax of a document's prose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syntax {
    /// All tokens but white space, in text order.
    pub tokens: Vec<Token>,
    /// Names in text order, which do not overlap.
    pub names: Vec<NamedSpan>,
    /// What hangs on each token, and how far what is below it reaches.
    below: Vec<Below>,
}

/// What is below a token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Below {
    /// Tokens whose head it is, in text order.
    children: Vec<usize>,
    /// From the first to the last token at or below it.
    reach: Range<usize>,
}

impl Syntax {
    /// Parses all sentences of a document.
    pub(crate) fn read(
        document: &Document,
        blocks: &[Prose],
        sentences: &[Sentence],
        pipeline: &Pipeline,
    ) -> Self {
        let parsed: Vec<Block> = by_block(blocks, sentences)
            .map(|part| part.iter().map(|s| stretches(document, s.span)).collect())
            .collect();
        let parse = pipeline.read_blocks(document.text(), &parsed);
        let words = Words::new(&parse.tokens);
        let token = |(at, token): (usize, &twosource_syntax::Token)| {
            words.new_index(at)?;
            let span = document.span(token.start..token.end)?;
            Some(Token {
                span,
                tag: token.tag,
                pos: token.pos,
                dep: token.dep,
                head: words.head(at),
                lemma: token.lemma.clone(),
                sentence: sentence_of(sentences, span)?,
            })
        };
        let tokens: Vec<Token> = parse.tokens.iter().enumerate().filter_map(token).collect();
        let name = |name: &twosource_syntax::Name| {
            let range = words.range(&name.tokens);
            let (first, last) = (tokens.get(range.start)?, tokens.get(range.end.checked_sub(1)?)?);
            (!range.is_empty()).then(|| NamedSpan {
                span: first.span.cover(last.span),
                label: name.label,
                tokens: range,
            })
        };
        let names = parse.names.iter().filter_map(name).collect();
        Self { below: below(&tokens), tokens, names }
    }

    /// The tokens that lie inside `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|token| token.span.start() < span.start());
        let to = self.tokens.partition_point(|token| token.span.end() <= span.end());
        from..to.max(from)
    }

    /// Indices of the tokens of the sentence that holds token `at`.
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        let Some(sentence) = self.tokens.get(at).map(|token| token.sentence) else { return 0..0 };
        let from = self.tokens.partition_point(|token| token.sentence < sentence);
        let to = self.tokens.partition_point(|token| token.sentence <= sentence);
        from..to
    }

    /// The tokens whose head is token `at`, in text order.
    pub fn children(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.below.get(at).into_iter().flat_map(|below| &below.children).copied()
    }

    /// Those of them that have one of some relations.
    pub(crate) fn children_with<'a>(
        &'a self,
        at: usize,
        deps: &'a [Dep],
    ) -> impl DoubleEndedIterator<Item = usize> + 'a {
        let has =
            move |at: &usize| self.tokens.get(*at).is_some_and(|token| deps.contains(&token.dep));
        self.children(at).filter(has)
    }

    /// The token that `at` hangs on; `None` for a root.
    pub fn head(&self, at: usize) -> Option<usize> {
        self.tokens.get(at).map(|token| token.head).filter(|&head| head != at)
    }

    /// The tokens above `at`, from its head to the root.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let depth = self.sentence_of(at).len();
        std::iter::successors(self.head(at), |&above| self.head(above)).take(depth)
    }

    /// From the first to the last token at or below `at`; in a tree without crossing arcs these
    /// are all the tokens in between.
    pub fn subtree(&self, at: usize) -> Range<usize> {
        self.below.get(at).map_or(at..at, |below| below.reach.clone())
    }

    /// The stretch from the first to the last of some tokens.
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let last = tokens.end.checked_sub(1).filter(|&last| last >= tokens.start)?;
        Some(self.tokens.get(tokens.start)?.span.cover(self.tokens.get(last)?.span))
    }
}

/// What is below each token.
fn below(tokens: &[Token]) -> Vec<Below> {
    let own = |at| Below { children: Vec::new(), reach: at..at + 1 };
    let mut below: Vec<Below> = (0..tokens.len()).map(own).collect();
    for (at, token) in tokens.iter().enumerate().filter(|(at, token)| token.head != *at) {
        if let Some(head) = below.get_mut(token.head) {
            head.children.push(at);
        }
    }
    for at in leaves_first(tokens, &below) {
        let reach = below.get(at).map(|below| below.reach.clone());
        let head = tokens.get(at).map(|token| token.head).filter(|&head| head != at);
        if let (Some(reach), Some(head)) = (reach, head.and_then(|head| below.get_mut(head))) {
            let together = head.reach.start.min(reach.start)..head.reach.end.max(reach.end);
            head.reach = together;
        }
    }
    below
}

/// All tokens, each before its head.
fn leaves_first(tokens: &[Token], below: &[Below]) -> Vec<usize> {
    let is_root = |at: &usize| tokens.get(*at).is_some_and(|token| token.head == *at);
    let mut order: Vec<usize> = (0..tokens.len()).filter(is_root).collect();
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        order.extend(below.get(at).into_iter().flat_map(|below| &below.children));
        next += 1;
    }
    order.reverse();
    order
}

/// The sentences of each block.
fn by_block<'a>(
    blocks: &'a [Prose],
    sentences: &'a [Sentence],
) -> impl Iterator<Item = &'a [Sentence]> {
    blocks.iter().map(|block| {
        let from = sentences.partition_point(|s| s.span.start() < block.span.start());
        let to = sentences.partition_point(|s| s.span.start() < block.span.end());
        sentences.get(from..to).unwrap_or_default()
    })
}

/// A sentence without the marks of emphasis in it.
fn stretches(document: &Document, sentence: Span) -> twosource_syntax::Sentence {
    let from = document.marks.partition_point(|mark| mark.end() <= sentence.start());
    let marks = document.marks.get(from..).unwrap_or_default();
    let mut stretches = Vec::new();
    let mut at = sentence.start();
    for mark in marks.iter().take_while(|mark| mark.start() < sentence.end()) {
        stretches.push(at..mark.start().max(at));
        at = mark.end();
    }
    stretches.push(at..sentence.end().max(at));
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

fn sentence_of(sentences: &[Sentence], token: Span) -> Option<usize> {
    sentences.partition_point(|sentence| sentence.span.start() <= token.start()).checked_sub(1)
}

/// Which tokens of a parse are words, and their places when white space is left out.
struct Words<'a> {
    tokens: &'a [twosource_syntax::Token],
    /// For each token the number of words before it.
    before: Vec<usize>,
}

impl<'a> Words<'a> {
    fn new(tokens: &'a [twosource_syntax::Token]) -> Self {
        let mut count = 0;
        let before = tokens.iter().map(|token| {
            let here = count;
            count += usize::from(token.pos != Pos::SPACE);
            here
        });
        let before = before.collect();
        Self { tokens, before }
    }

    fn new_index(&self, at: usize) -> Option<usize> {
        let is_word = self.tokens.get(at).is_some_and(|token| token.pos != Pos::SPACE);
        self.before.get(at).copied().filter(|_| is_word)
    }

    /// The nearest word above a token, or the token itself.
    fn head(&self, at: usize) -> usize {
        let above = |&at: &usize| self.tokens.get(at).map(|token| token.head).filter(|&h| h != at);
        let mut heads = std::iter::successors(above(&at), above).take(self.tokens.len());
        heads.find_map(|head| self.new_index(head)).or_else(|| self.new_index(at)).unwrap_or(0)
    }

    fn range(&self, tokens: &Range<usize>) -> Range<usize> {
        let place = |at: usize| self.before.get(at).copied();
        let start = place(tokens.start).unwrap_or(0);
        let last = tokens.end.checked_sub(1).and_then(|last| Some((last, place(last)?)));
        let end =
            last.map_or(start, |(at, place)| place + usize::from(self.new_index(at).is_some()));
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    /// Each token as "word/tag/relation>head".
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let Text { document, syntax, .. } = Text::of(text);
        let word = |at: usize| document.slice(syntax.tokens[at].span);
        let shown = syntax.tokens.iter().enumerate().map(|(at, token)| {
            format!("{}/{}/{}>{}", word(at), token.tag, token.dep, word(token.head))
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn words_hang_on_their_heads() {
        check(
            "The mayor closed the bridge.",
            "The/DT/det>mayor mayor/NN/nsubj>closed closed/VBD/ROOT>closed the/DT/det>bridge \
             bridge/NN/dobj>closed ././punct>closed",
        );
    }

    #[test]
    fn headings_and_emphasis_are_not_glued_to_sentences() {
        let mut document =
            Document::new("t", "THE BRIDGE\n**Nobody** was hurt.\n*Ferries* stopped.");
        document.marks = ["**", "** ", "*F", "* st"]
            .map(|mark| document.find(mark).unwrap())
            .map(|found| document.span_of(document.slice(found).trim_end_matches(|c| c != '*')))
            .into_iter()
            .flatten()
            .collect();
        let Text { document, syntax, .. } = Text::read(document);
        let of = |sentence: usize| {
            let tokens = syntax.tokens.iter().filter(|token| token.sentence == sentence);
            tokens.map(|token| document.slice(token.span)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!([of(0), of(1), of(2)], ["THE BRIDGE", "Nobody was hurt .", "Ferries stopped ."]);
    }

    #[test]
    fn line_breaks_inside_a_paragraph_are_no_tokens() {
        let Text { syntax, .. } = Text::of("The mayor of\nSkerling closed   the bridge.");
        assert_eq!(syntax.tokens.len(), 8);
        assert!(syntax.tokens.iter().all(|token| token.head < 8 && token.pos != Pos::SPACE));
    }

    #[test]
    fn trees_can_be_walked() {
        let Text { document, syntax, .. } = Text::of("The old mayor of Skerling closed it.");
        let mayor = 2;
        let subtree = syntax.span(syntax.subtree(mayor)).unwrap();
        assert_eq!(document.slice(subtree), "The old mayor of Skerling");
        assert_eq!(syntax.children(mayor).collect::<Vec<_>>(), [0, 1, 3]);
        assert_eq!(syntax.ancestors(4).collect::<Vec<_>>(), [3, 2, 5]);
        assert_eq!(syntax.names.len(), 1);
    }
}

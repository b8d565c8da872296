//! What the encoder reads at a time: one block, cut at a sentence end where it is very long.

use std::ops::RangeInclusive;

use twosource_models::{Piece, Scores, Window as Input, WordPieces, WordSyntax};
use twosource_text::{Document, Span};

use super::feature::{features, token_of};
use crate::prose::Prose;
use crate::syntax::Syntax;

/// Most pieces of a window. Longer blocks are cut, at a sentence end if there is one.
const MAX_PIECES: usize = 180;

/// One word of a window.
#[derive(Clone, Debug)]
struct WindowWord {
    span: Span,
    /// Index of the word's first piece in the window.
    first: usize,
    /// Index of its sentence in the document.
    sentence: usize,
}

/// A run of words of one block with what the encoder needs to know of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Window {
    words: Vec<WindowWord>,
    ids: Vec<u32>,
    types: Vec<u8>,
    syntax: Vec<WordSyntax>,
}

impl Window {
    /// The encoder's input.
    pub(crate) fn input(&self) -> Input {
        Input { ids: self.ids.clone(), types: self.types.clone(), syntax: self.syntax.clone() }
    }

    /// Number of words.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words in text order.
    pub(crate) fn words(&self) -> impl Iterator<Item = Span> {
        self.words.iter().map(|word| word.span)
    }

    /// The words with the index of their first piece and that of their sentence.
    pub(crate) fn places(&self) -> impl Iterator<Item = (Span, usize, usize)> {
        self.words.iter().map(|word| (word.span, word.first, word.sentence))
    }

    /// Indices, in the document, of the sentences that the words `first..end` stand in.
    pub(crate) fn sentences(&self, first: usize, end: usize) -> RangeInclusive<usize> {
        let sentence = |word: usize| self.words.get(word).map_or(0, |word| word.sentence);
        sentence(first)..=sentence(end.saturating_sub(1))
    }

    /// The span from word `first` to the word before `end`.
    pub(crate) fn span(&self, first: usize, end: usize) -> Option<Span> {
        Some(self.words.get(first)?.span.cover(self.words.get(end.checked_sub(1)?)?.span))
    }

    /// Row or column of a word in the encoder's matrices: its first piece, after the opening one.
    pub(crate) fn position(&self, word: usize) -> usize {
        self.words.get(word).map_or(0, |word| word.first + 1)
    }

    /// The tag logits of every word.
    pub(crate) fn tag_logits(&self, scores: &Scores) -> Vec<[f64; 7]> {
        (0..self.words.len())
            .map(|word| {
                let mut logits = [0.0; 7];
                let row = scores.tags.row(self.position(word));
                logits.iter_mut().zip(row).for_each(|(to, &from)| *to = f64::from(from));
                logits
            })
            .collect()
    }

    /// The words `first..end` as a window of their own.
    pub(crate) fn cut(&self, first: usize, end: usize) -> Window {
        let piece = |word: usize| self.words.get(word).map_or(self.ids.len(), |word| word.first);
        let (from, to) = (piece(first), piece(end));
        Window {
            words: self
                .words
                .get(first..end)
                .unwrap_or_default()
                .iter()
                .map(|word| WindowWord { first: word.first - from, ..word.clone() })
                .collect(),
            ids: self.ids.get(from..to).unwrap_or_default().to_vec(),
            types: self.types.get(from..to).unwrap_or_default().to_vec(),
            syntax: self.syntax.get(from..to).unwrap_or_default().to_vec(),
        }
    }

    /// Whether there is anything spelled out; rows of marks are not read.
    fn has_words(&self, document: &Document) -> bool {
        self.words.iter().any(|word| document.slice(word.span).contains(char::is_alphabetic))
    }

    fn push(&mut self, word: WindowWord, pieces: &[Piece], kind: u8, syntax: WordSyntax) {
        self.words.push(word);
        self.ids.extend(pieces.iter().map(|piece| piece.id));
        self.types.extend(pieces.iter().map(|_| kind));
        self.syntax.extend(pieces.iter().map(|_| syntax));
    }
}

/// The windows of all blocks, in text order.
pub(crate) fn windows<'a>(
    document: &'a Document,
    blocks: &'a [Prose],
    syntax: &'a Syntax,
    pieces: &'a WordPieces,
) -> impl Iterator<Item = Window> + 'a {
    let windows = blocks.iter().map(|block| block_window(document, block, syntax, pieces));
    windows
        .flat_map(|window| cut_long(document, window))
        .filter(|window| window.has_words(document))
}

/// The whole block as one window.
fn block_window(
    document: &Document,
    block: &Prose,
    syntax: &Syntax,
    pieces: &WordPieces,
) -> Window {
    let found = pieces.split(document.slice(block.span));
    let offset = block.span.start();
    let mut window = Window::default();
    let mut quoted = Quoted::default();
    let mut sentence = 0;
    for word in found.chunk_by(|a, b| a.word == b.word) {
        let (Some(first), Some(last)) = (word.first(), word.last()) else { continue };
        let range = offset + first.range.start..offset + last.range.end;
        let Some(span) = document.span(range) else { continue };
        let text = document.slice(span);
        let inside = quoted.read(text);
        let kind = letter_case(text) + if inside { 3 } else { 0 };
        let token = token_of(syntax, span).and_then(|at| syntax.tokens.get(at));
        sentence = token.map_or(sentence, |token| token.sentence);
        let read = WindowWord { span, first: window.ids.len(), sentence };
        window.push(read, word, kind, features(syntax, span));
    }
    window
}

/// Whether the words read so far have left a double quotation mark open.
#[derive(Default)]
struct Quoted(bool);

impl Quoted {
    fn read(&mut self, word: &str) -> bool {
        match word {
            "\u{201c}" | "\u{201e}" | "\u{ab}" => self.0 = true,
            "\u{201d}" | "\u{bb}" => self.0 = false,
            "\"" => self.0 = !self.0,
            _ => {}
        }
        self.0
    }
}

/// 0 lower case or no letter, 1 capitalized, 2 all capitals.
fn letter_case(word: &str) -> u8 {
    let mut letters = word.chars();
    if !letters.next().is_some_and(char::is_uppercase) {
        return 0;
    }
    let rest = letters.as_str();
    let capitals = rest.chars().all(|c| !c.is_lowercase());
    if !rest.is_empty() && capitals { 2 } else { 1 }
}

/// Cuts a window of more than [`MAX_PIECES`] pieces into shorter ones.
fn cut_long(document: &Document, window: Window) -> Vec<Window> {
    let mut parts = Vec::new();
    let (mut start, count) = (0, window.words.len());
    let first_piece = |word: usize| window.words.get(word).map_or(0, |word| word.first);
    while window.ids.len() - first_piece(start) > MAX_PIECES {
        let limit = first_piece(start) + MAX_PIECES;
        let last = window.words.partition_point(|word| word.first <= limit) - 1;
        let cut = sentence_cut(document, &window, start, last);
        if cut <= start || cut >= count {
            break;
        }
        parts.push(window.cut(start, cut));
        start = cut;
    }
    if start < count {
        parts.push(if start == 0 { window } else { window.cut(start, count) });
    }
    parts
}

/// The word after the last sentence end in the second half of `start..last`, else `last`.
fn sentence_cut(document: &Document, window: &Window, start: usize, last: usize) -> usize {
    let text = |word: usize| window.words.get(word).map_or("", |word| document.slice(word.span));
    let middle = start + (last - start) / 2;
    let ends = |word: &usize| matches!(text(*word), "." | "!" | "?");
    let Some(end) = (middle + 1..last).rev().find(ends) else { return last };
    let closes = |word: &usize| matches!(text(*word), "\"" | "'" | "\u{201d}" | "\u{2019}" | ")");
    let closing = (end + 1..last).take_while(closes).count();
    end + 1 + closing
}

//! The words of a text, as far as they are compared.
//!
//! One pass over the bytes, without an allocation for each word: ASCII by a table, other letters by
//! their lower-case form. Apostrophes are left out, so that "don't" and "don’t" are one word.
//! Furniture, links, credits and what else [`BlockKind::is_read`](twosource_text::BlockKind) leaves
//! out is no word. Words between quotation marks are words, but not the text's own.

use std::ops::Range;

use twosource_text::{Block, BlockKind, Document, Span, quotations};

/// The words of one text in order.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// A hash of each lower-case word, the same on every machine.
    pub(crate) hashes: Vec<u32>,
    /// Which pairs of letters each word holds, a bit each: alike where words are.
    pub(crate) letters: Vec<u64>,
    /// Where each word stands.
    pub(crate) spans: Vec<Span>,
    /// Whether each word is the text's own: neither quoted nor furniture.
    pub(crate) own: Vec<bool>,
}

impl Words {
    /// Reads a document by its blocks; one without blocks line by line.
    pub fn read(document: &Document) -> Self {
        let mut words = Self::default();
        if document.blocks.is_empty() {
            let lines = document.text().split('\n').filter_map(|line| document.span_of(line));
            lines.for_each(|span| words.add(document, span, false));
        }
        for &Block { kind, span } in document.blocks.iter().filter(|block| block.kind.is_read()) {
            words.add(document, span, kind == BlockKind::BlockQuote);
        }
        words
    }

    fn add(&mut self, document: &Document, block: Span, is_quoted: bool) {
        let (text, offset) = (document.slice(block), block.start());
        let quotes = quotations(text);
        let mut quotes = quotes.iter().peekable();
        each_word(text, |(hash, letters), range| {
            while quotes.next_if(|quote| quote.range.end <= range.start).is_some() {}
            let inside = quotes.peek().is_some_and(|quote| quote.range.start <= range.start);
            let Some(span) = document.span(offset + range.start..offset + range.end) else {
                return;
            };
            self.hashes.push(hash);
            self.letters.push(letters);
            self.spans.push(span);
            self.own.push(!is_quoted && !inside);
        });
    }

    /// How many words there are, quoted ones included.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Hashes and positions of the text's own words.
    pub(crate) fn own(&self) -> impl Iterator<Item = (u32, usize)> + '_ {
        let words = self.hashes.iter().zip(&self.own).zip(0..);
        words.filter_map(|((&hash, &own), at)| own.then_some((hash, at)))
    }
}

const OFFSET: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// What a byte below 128 is: [`BREAK`], [`JOIN`] or the lower-case letter or digit.
const FOLD: [u8; 128] = fold();
const BREAK: u8 = 0;
const JOIN: u8 = 1;

const fn fold() -> [u8; 128] {
    let mut table = [BREAK; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table[b'\'' as usize] = JOIN;
    table
}

/// Calls `found` with hash, pairs of letters and range of each word of `text`.
fn each_word(text: &str, mut found: impl FnMut((u32, u64), Range<usize>)) {
    let bytes = text.as_bytes();
    let (mut at, mut start, mut end, mut word) = (0, None, 0, Word::default());
    while let Some(&byte) = bytes.get(at) {
        let mut width = 1;
        let class = if byte < 128 {
            let class = FOLD[usize::from(byte & 127)];
            if class > JOIN {
                word.add(u32::from(class));
            }
            class
        } else {
            let char = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            width = char.len_utf8();
            wide(char, &mut word)
        };
        match class {
            BREAK => {
                if let Some(start) = start.take() {
                    found(word.finish(), start..end);
                }
                word = Word::default();
            }
            JOIN => {}
            _ => {
                start.get_or_insert(at);
                end = at + width;
            }
        }
        at += width;
    }
    if let Some(start) = start {
        found(word.finish(), start..end);
    }
}

/// What is known of a word while it is read.
struct Word {
    /// FNV-1a of the lower-case letters.
    hash: u32,
    pairs: u64,
    last: u32,
}

impl Default for Word {
    fn default() -> Self {
        Self { hash: OFFSET, pairs: 0, last: 0 }
    }
}

impl Word {
    const fn add(&mut self, letter: u32) {
        self.hash = (self.hash ^ letter).wrapping_mul(PRIME);
        self.pair(letter);
    }

    /// Fibonacci hashing of two letters in a row to one of 64 bits.
    const fn pair(&mut self, letter: u32) {
        let pair = ((self.last << 8) ^ letter).wrapping_mul(0x9e37_79b1);
        self.pairs |= 1 << (pair >> 26);
        self.last = letter;
    }

    const fn finish(mut self) -> (u32, u64) {
        self.pair(0);
        (self.hash, self.pairs)
    }
}

/// What a character beyond ASCII is; a letter or digit goes into `word`.
fn wide(char: char, word: &mut Word) -> u8 {
    if matches!(char, '\u{2019}' | '\u{2018}' | '\u{2bc}') {
        JOIN
    } else if char.is_alphanumeric() {
        char.to_lowercase().for_each(|char| word.add(u32::from(char)));
        JOIN + 1
    } else {
        BREAK
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new("t", text);
        let words = Words::read(&document);
        let found: Vec<_> = words.spans.iter().map(|&span| document.slice(span)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_letters_and_digits() {
        check(
            "The tram-stop's 3rd bell, at 10:40.",
            &["The", "tram", "stop's", "3rd", "bell", "at", "10", "40"],
        );
        check("Žofie’s café – «closed»", &["Žofie’s", "café", "closed"]);
        check(" '' ’", &[]);
    }

    #[test]
    fn case_and_kind_of_apostrophe_make_no_difference() {
        let hashes = |text: &str| Words::read(&Document::new("t", text)).hashes;
        assert_eq!(hashes("DON’T Ärgern"), hashes("don't ärgern"));
        assert_ne!(hashes("tram"), hashes("trams"));
    }

    #[test]
    fn quoted_words_are_not_own() {
        let document =
            Document::new("t", "Dallin said “the bell rang\nand “then it stopped” he added");
        let words = Words::read(&document);
        let own: Vec<_> = words.own().map(|(_, at)| document.slice(words.spans[at])).collect();
        assert_eq!(own, ["Dallin", "said", "and", "he", "added"]);
    }

    #[test]
    fn furniture_has_no_words() {
        let mut document = Document::new("t", "Subscribe now\nThe tram left.");
        let (form, text) =
            (document.find("Subscribe now").unwrap(), document.find("The tram left.").unwrap());
        document.blocks = vec![
            Block { kind: BlockKind::Furniture, span: form },
            Block { kind: BlockKind::Paragraph, span: text },
        ];
        assert_eq!(Words::read(&document).len(), 3);
    }
}

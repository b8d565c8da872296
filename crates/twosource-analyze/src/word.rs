//! Words.

use twosource_models::Lexicon;
use twosource_text::{Document, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::prose::Prose;

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// Begins with a digit.
    Number,
    /// Begins with a capital letter.
    Capitalized,
    /// Anything else.
    Lower,
}

/// One word (Unicode Standard Annex 29), without a possessive ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub kind: WordKind,
    /// Whether it is a function word.
    pub is_stop: bool,
    /// Index of its block among those that are read: words of two blocks never form a name.
    pub block: u32,
}

/// Words of all blocks, in text order.
pub(crate) fn words(document: &Document, blocks: &[Prose], lexicon: &Lexicon) -> Vec<Word> {
    let mut found = Vec::new();
    for (block, number) in blocks.iter().zip(0..) {
        for text in document.slice(block.span).unicode_words() {
            let Some(span) = document.span_of(without_possessive(text)) else { continue };
            let text = document.slice(span);
            let is_stop = lexicon.stop_words.has(text);
            found.push(Word { span, kind: kind(text), is_stop, block: number });
        }
    }
    found
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word)
}

fn kind(word: &str) -> WordKind {
    match word.chars().next() {
        Some(c) if c.is_numeric() => WordKind::Number,
        Some(c) if c.is_uppercase() => WordKind::Capitalized,
        _ => WordKind::Lower,
    }
}

/// The words that lie inside `span`; `words` are in text order.
pub(crate) fn words_in(words: &[Word], span: Span) -> &[Word] {
    let from = words.partition_point(|word| word.span.start() < span.start());
    let to = words.partition_point(|word| word.span.end() <= span.end());
    words.get(from..to.max(from)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::testing::Text;

    #[test]
    fn possessives_and_numbers() {
        let text = "Ode’s 42.7-metre mast, the miners' 3,000 crowns";
        let Text { document, words, .. } = Text::of(text);
        let found: Vec<_> = words.iter().map(|word| document.slice(word.span)).collect();
        assert_eq!(found, ["Ode", "42.7", "metre", "mast", "the", "miners", "3,000", "crowns"]);
    }
}

//! Text to `WordPiece` units, as BERT's uncased models cut them (Devlin et al. 2019).

use std::ops::Range;

use tokenizers::models::wordpiece::WordPiece;
use tokenizers::normalizers::BertNormalizer;
use tokenizers::pre_tokenizers::bert::BertPreTokenizer;
use tokenizers::{
    DecoderWrapper, NormalizerWrapper, PostProcessorWrapper, PreTokenizerWrapper, TokenizerImpl,
};

use crate::LoadError;

static VOCABULARY: &[u8] = include_bytes!("../weights/vocab.txt");

/// Whole lower-case words from common to rare, as BERT's training text has them (Devlin et al. 2019).
pub fn frequent_words() -> impl Iterator<Item = &'static str> {
    let vocabulary = std::str::from_utf8(VOCABULARY).unwrap_or_default();
    let is_word = |entry: &&str| entry.len() > 1 && !entry.starts_with(['#', '[']);
    vocabulary.lines().filter(is_word)
}

type Tokenizer = TokenizerImpl<
    WordPiece,
    NormalizerWrapper,
    PreTokenizerWrapper,
    PostProcessorWrapper,
    DecoderWrapper,
>;

/// One word piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Index into the vocabulary. The vocabulary is ordered by frequency in BERT's training text.
    pub id: u32,
    /// Number of the word that the piece belongs to, counted from the start of the text.
    pub word: u32,
    /// Bytes of the text that it stands for.
    pub range: Range<usize>,
}

/// The tokenizer.
pub struct WordPieces(Tokenizer);

impl WordPieces {
    pub(crate) fn embedded() -> Result<Self, LoadError> {
        let fail = |error: tokenizers::Error| LoadError::Vocabulary(error.to_string());
        let vocabulary = WordPiece::read_bytes(VOCABULARY).map_err(fail)?;
        let model = WordPiece::builder().vocab(vocabulary).build().map_err(fail)?;
        let mut tokenizer = Tokenizer::new(model);
        tokenizer.with_normalizer(Some(BertNormalizer::default())).map_err(fail)?;
        tokenizer.with_pre_tokenizer(Some(BertPreTokenizer));
        Ok(Self(tokenizer))
    }

    /// Place of a lower-case word in the vocabulary, which is roughly ordered by frequency in
    /// BERT's training text (about 2,000 for the commonest words, up to 30,521); `None` for a word
    /// that is rarer than that.
    pub fn rank(&self, word: &str) -> Option<u32> {
        self.0.token_to_id(word)
    }

    /// The pieces of `text` in order. Characters that the model does not know become `[UNK]`.
    ///
    /// Memory use is about a hundred times the text, so callers hand over a paragraph at a time.
    pub fn split(&self, text: &str) -> Vec<Piece> {
        let Ok(encoding) = self.0.encode(text, false) else { return Vec::new() };
        encoding
            .get_ids()
            .iter()
            .zip(encoding.get_word_ids())
            .zip(encoding.get_offsets())
            .filter_map(|((&id, &word), &(start, end))| {
                Some(Piece { id, word: word?, range: start..end })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::WordPieces;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u32)]) {
        let pieces = WordPieces::embedded().unwrap().split(text);
        let found: Vec<_> = pieces
            .iter()
            .map(|piece| (text.get(piece.range.clone()).unwrap(), piece.word))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_cut_into_known_pieces_and_keep_their_place() {
        check(
            "Mayor Ilse’s “trams”",
            &[
                ("Mayor", 0),
                ("Il", 1),
                ("se", 1),
                ("’", 2),
                ("s", 3),
                ("“", 4),
                ("trams", 5),
                ("”", 6),
            ],
        );
    }

    #[test]
    fn accents_and_controls_do_not_move_offsets() {
        check("é\u{0}f", &[("é", 0), ("f", 0)]);
        check("", &[]);
    }
}

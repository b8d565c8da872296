//! Text to tokens, by spaCy's rules for English.
//!
//! ```text
//! text -> chunks between spaces -> special case, whole?
//!                               -> prefixes and suffixes off, until a special case is left
//!                               -> web address, or cut at infixes
//!      -> special cases that run over several tokens, such as ":)"
//! ```

mod affix;
mod special;

use rustc_hash::FxHashMap;

use crate::error::LoadError;
use crate::lexeme::is_space_char;
use crate::rules::TokenizerRules;
use affix::Affixes;
use special::Specials;

/// A piece of a text, from byte `start` to byte `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'r> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The norm, where a rule gives one.
    pub(crate) norm: Option<&'r str>,
    /// Whether a single space follows, which is part of no token.
    pub(crate) spaced: bool,
}

impl Piece<'_> {
    fn plain(start: usize, end: usize) -> Self {
        Self { start, end, norm: None, spaced: false }
    }

    /// The same piece of a text that begins `by` bytes into another.
    pub(crate) fn moved(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by, ..self }
    }
}

/// The rules, ready for use.
pub(crate) struct Tokenizer {
    specials: Specials,
    affixes: Affixes,
}

/// Pieces of chunks that were cut before, with places counted from the start of the chunk.
type Cache<'r, 't> = FxHashMap<&'t str, Vec<Piece<'r>>>;

impl Tokenizer {
    pub(crate) fn new(rules: &TokenizerRules) -> Result<Self, LoadError> {
        let affixes = Affixes::new(rules)?;
        let mut specials = Specials::new(rules);
        let several: Vec<_> = specials.chunks().filter(|chunk| affixes.touch(chunk)).collect();
        let none = Specials::default();
        let cut = |chunk: &str| {
            let mut pieces = Vec::new();
            affixes.cut(chunk, &none, &mut pieces);
            pieces.iter().filter_map(|p| chunk.get(p.start..p.end)).map(Box::from).collect()
        };
        specials.set_sequences(several.iter().map(|chunk| cut(chunk)).collect());
        Ok(Self { specials, affixes })
    }

    /// The tokens of a text. Together with the single spaces between them they make the text.
    pub(crate) fn tokens<'r>(&'r self, text: &str) -> Vec<Piece<'r>> {
        let mut cache = Cache::default();
        let mut pieces = Vec::with_capacity(text.len() / 4);
        for (start, chunk, spaced) in Chunks::new(text) {
            let first = pieces.len();
            self.chunk(chunk, &mut cache, &mut pieces);
            for piece in pieces.get_mut(first..).unwrap_or_default() {
                *piece = piece.moved(start);
            }
            if let Some(last) = pieces.last_mut() {
                last.spaced = spaced;
            }
        }
        self.specials.join(text, pieces)
    }

    /// The tokens of a stretch without spaces; places count from its start.
    fn chunk<'r, 't>(
        &'r self,
        chunk: &'t str,
        cache: &mut Cache<'r, 't>,
        pieces: &mut Vec<Piece<'r>>,
    ) {
        if self.specials.split(chunk, 0, pieces) {
            return;
        }
        if let Some(word) = plain_word(chunk) {
            if !self.specials.split(word, 0, pieces) {
                pieces.push(Piece::plain(0, word.len()));
            }
            if word.len() < chunk.len() {
                pieces.push(Piece::plain(word.len(), chunk.len()));
            }
            return;
        }
        let known = cache.entry(chunk).or_insert_with(|| {
            let mut pieces = Vec::new();
            self.affixes.cut(chunk, &self.specials, &mut pieces);
            pieces
        });
        pieces.extend_from_slice(known);
    }
}

/// The word of a chunk that is nothing but English letters with at most a comma or period after
/// them: the common case, in which no affix rule but that of the mark can match.
///
/// A period is only split off after a small letter.
fn plain_word(chunk: &str) -> Option<&str> {
    let word = chunk.strip_suffix([',', '.']).unwrap_or(chunk);
    let letters = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let splits = !chunk.ends_with('.') || word.ends_with(|c: char| c.is_ascii_lowercase());
    (letters && splits).then_some(word)
}

/// Stretches of white space and of anything else; a single space between two of them is left out.
struct Chunks<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Chunks<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'t> Iterator for Chunks<'t> {
    /// Start, stretch, and whether a space was left out after it.
    type Item = (usize, &'t str, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..)?;
        let is_space = is_space_char(rest.chars().next()?);
        let length = rest.find(|c| is_space_char(c) != is_space).unwrap_or(rest.len());
        let (chunk, after) = rest.split_at_checked(length)?;
        // Only a space after a word is left out; one after white space cannot be.
        let spaced = !is_space && after.starts_with(' ');
        let start = self.at;
        self.at += length + usize::from(spaced);
        Some((start, chunk, spaced))
    }
}

#[cfg(test)]
mod tests {
    use crate::Pipeline;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let pipeline = Pipeline::embedded().unwrap();
        let found: Vec<_> =
            pipeline.tokenize(text).into_iter().map(|range| text.get(range).unwrap()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_marks_and_special_cases() {
        check("Ode can't, won't.", &["Ode", "ca", "n't", ",", "wo", "n't", "."]);
        check("Mr. Ode’s boat (no. 7)", &["Mr.", "Ode", "’s", "boat", "(", "no", ".", "7", ")"]);
        check("the U.S. and D.C.’s", &["the", "U.S.", "and", "D.C.", "’s"]);
    }

    #[test]
    fn hyphens_are_cut_between_letters_only() {
        check("two-week-old X-12", &["two", "-", "week", "-", "old", "X-12"]);
        check("Varn-2", &["Varn-2"]);
    }

    #[test]
    fn figures_units_and_addresses() {
        check("$3.5m, 40km", &["$", "3.5", "m", ",", "40", "km"]);
        check("see https://example.org/a?b=1.", &["see", "https://example.org/a?b=1", "."]);
    }

    #[test]
    fn white_space_beyond_one_space_is_a_token() {
        check("a  b\n\nc ", &["a", " ", "b", "\n\n", "c"]);
        check("", &[]);
        check("  ", &["  "]);
    }

    #[test]
    fn faces_are_put_together_again() {
        check("Fine:) yes :-(", &["Fine", ":)", "yes", ":-("]);
    }
}

//! The encoder: word pieces to scores.

/// Most pieces that a window may hold: the models have 512 positions, two of them reserved.
pub(crate) const MAX_PIECES: usize = 510;

/// The outputs of a model: tags, content to cue, cue to source.
pub(crate) const OUTPUTS: [&str; 3] = ["tags", "content_cue", "cue_source"];

/// Vocabulary index of the piece that opens a window; as a link target it means "no source".
const CLS: i32 = 101;
/// Vocabulary index of the piece that closes a window.
const SEP: i32 = 102;

/// What the parser says of a word: part of speech, relation, class of the distance to its head, kind
/// of name, kind of clause; 0 for "none".
pub type WordSyntax = [u8; 5];

/// One paragraph as the encoder sees it, without the opening and closing pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Window {
    /// Vocabulary indices of the pieces.
    pub ids: Vec<u32>,
    /// Input type of each piece's word, 0 to 5: lower case, capitalized or all capitals, outside
    /// (0 to 2) or inside (3 to 5) quotation marks.
    pub types: Vec<u8>,
    /// Syntax of each piece's word.
    pub syntax: Vec<WordSyntax>,
}

impl Window {
    /// Whether a model can read it.
    pub(crate) fn is_readable(&self) -> bool {
        let pieces = self.ids.len();
        let is_whole = self.types.len() == pieces && self.syntax.len() == pieces;
        (1..=MAX_PIECES).contains(&pieces) && is_whole
    }
}

/// A dense row-major matrix.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    values: Vec<f32>,
    columns: usize,
}

impl Matrix {
    /// A matrix of `values.len() / columns` rows.
    pub fn new(values: Vec<f32>, columns: usize) -> Self {
        Self { values, columns }
    }

    /// Number of values in all rows.
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// One row; empty when there is no such row.
    pub fn row(&self, row: usize) -> &[f32] {
        self.values.get(row * self.columns..(row + 1) * self.columns).unwrap_or(&[])
    }
}

/// Scores of one window. Row and column 0 stand for the opening piece, so piece `i` is `i + 1`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// `[pieces + 2, 7]`: logits of O, B-source, I-source, B-cue, I-cue, B-content, I-content.
    pub tags: Matrix,
    /// `[pieces + 2, pieces + 2]`: row, a word of a content; column, the first piece of its cue.
    pub content_cue: Matrix,
    /// `[pieces + 2, pieces + 2]`: row, a word of a cue; column, the first piece of its source,
    /// column 0 where it has none.
    pub cue_source: Matrix,
}

/// Something that scores a window. A trait, so that another runtime or model can be put in.
pub trait Encoder: Send + Sync {
    /// Scores of one window; `None` when the window is empty or longer than the model can read.
    ///
    /// The same window always gets the same scores, whatever was scored before.
    fn encode(&self, window: &Window) -> Option<Scores>;
}

/// What a model may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    Ids,
    Types,
    Syntax,
}

impl Input {
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "input_ids" => Some(Self::Ids),
            "token_type_ids" => Some(Self::Types),
            "syntax" => Some(Self::Syntax),
            _ => None,
        }
    }

    /// Values for every piece, the opening and the closing one among them.
    pub(crate) fn values(self, window: &Window) -> Vec<i32> {
        match self {
            Self::Ids => {
                framed(CLS, window.ids.iter().map(|&id| i32::try_from(id).unwrap_or(0)), SEP)
            }
            Self::Types => framed(0, window.types.iter().map(|&kind| i32::from(kind)), 0),
            Self::Syntax => {
                let none = WordSyntax::default();
                let words = std::iter::once(&none).chain(&window.syntax).chain(Some(&none));
                words.flatten().map(|&value| i32::from(value)).collect()
            }
        }
    }

    /// Values for each piece: one, or as many as a word has features of syntax.
    pub(crate) fn width(self) -> Option<usize> {
        (self == Self::Syntax).then_some(WordSyntax::default().len())
    }
}

fn framed(first: i32, inner: impl Iterator<Item = i32>, last: i32) -> Vec<i32> {
    std::iter::once(first).chain(inner).chain(std::iter::once(last)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opening_and_closing_pieces_have_no_syntax() {
        let window = Window { ids: vec![7], types: vec![1], syntax: vec![[1, 2, 3, 4, 5]] };
        let syntax = Input::Syntax.values(&window);
        assert_eq!(syntax, [0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 0, 0, 0, 0, 0]);
    }
}

//! What is known of one piece of text by itself.

use super::features::Features;
use super::numbers::{flag, number, share};
use super::outline::Piece;

/// Pieces from this many bytes on, with few links, are prose.
const PROSE: usize = 80;
/// What is known of one piece by itself.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "they are features, each for itself")]
pub(super) struct Shape {
    pub(super) len: usize,
    pub(super) words: usize,
    pub(super) link_share: f32,
    pub(super) bold_share: f32,
    pub(super) stops: usize,
    pub(super) commas: usize,
    pub(super) digits: f32,
    pub(super) capitals: f32,
    pub(super) ends_sentence: bool,
    pub(super) starts_capital: bool,
    pub(super) has_quote: bool,
    pub(super) is_prose: bool,
}

impl Shape {
    pub(super) fn of(piece: &Piece) -> Self {
        let text = piece.text.as_str();
        let mut shape = Self { len: text.len(), words: text.split(' ').count(), ..Self::default() };
        let (mut digits, mut capitals, mut letters) = (0_usize, 0_usize, 0_usize);
        for char in text.chars() {
            match char {
                '.' | '!' | '?' | '。' => shape.stops += 1,
                ',' | '،' | '、' | '，' => shape.commas += 1,
                '"' | '“' | '”' | '„' | '«' | '»' => shape.has_quote = true,
                '0'..='9' => digits += 1,
                _ if char.is_uppercase() => capitals += 1,
                _ => {}
            }
            letters += 1;
        }
        let last = text.trim_end_matches(['"', '”', '“', '»', '\'', '’', ')', ' ']);
        shape.ends_sentence = last.ends_with(['.', '!', '?', '…', ':', '。']);
        shape.starts_capital = text.chars().next().is_some_and(char::is_uppercase);
        shape.link_share = share(piece.link_len, text.len());
        shape.bold_share = share(piece.bold_len, text.len());
        shape.digits = share(digits, letters);
        shape.capitals = share(capitals, letters);
        shape.is_prose = shape.len >= PROSE && shape.link_share < 0.33;
        shape
    }
}

pub(super) fn shape_features(row: &mut Features, shape: &Shape) {
    row.extend([
        number(shape.words.min(400)),
        shape.link_share,
        shape.bold_share,
        number(shape.stops.min(40)),
        number(shape.commas.min(40)),
        flag(shape.ends_sentence),
    ]);
}

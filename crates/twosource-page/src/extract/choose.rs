//! Which pieces of a page are the report.

use std::collections::BTreeSet;

use twosource_text::BlockKind;

use super::features::Context;
use super::model::MODEL;
use super::outline::{Element, Outline, Piece, Tag};
use super::stated::folded;
use crate::Block;

/// Pieces that are likelier than this are taken.
const LIKELY: f32 = 0.5;
/// What readers wrote is left out where this many bytes are left without it; else the page is a
/// discussion, and its posts are its text.
const ENOUGH: usize = 250;
/// Shorter texts may stand on a page twice.
const LONG: usize = 40;
/// Bold paragraphs of more words are no headings.
const HEADING_WORDS: usize = 12;

/// The blocks of the report in the order of the page. `title` is not said a second time.
pub(super) fn choose(outline: &Outline, title: &str) -> Vec<Block> {
    let context = Context::new(outline);
    let likely: Vec<bool> =
        context.features().map(|row| MODEL.probability(&row) >= LIKELY).collect();
    let leaves_readers_out = enough_without_readers(outline, &likely);
    let title = folded(title);
    let mut seen = BTreeSet::new();
    let mut blocks = Vec::new();
    for (piece, likely) in outline.pieces.iter().zip(likely) {
        let element = outline.elements.get(piece.element).copied().unwrap_or_default();
        if !likely || element.is_of_readers && leaves_readers_out {
            continue;
        }
        let is_new = piece.text.len() <= LONG || seen.insert(piece.text.as_str());
        if is_new && (title.is_empty() || folded(&piece.text) != title) {
            blocks.push(Block { kind: kind(piece, element), text: piece.text.clone() });
        }
    }
    blocks
}

fn enough_without_readers(outline: &Outline, likely: &[bool]) -> bool {
    let is_of_readers = |piece: &Piece| {
        outline.elements.get(piece.element).is_some_and(|element| element.is_of_readers)
    };
    let taken = outline.pieces.iter().zip(likely).filter(|&(_, &likely)| likely);
    let rest = taken.filter(|(piece, _)| !is_of_readers(piece));
    rest.map(|(piece, _)| piece.text.len()).sum::<usize>() > ENOUGH
}

fn kind(piece: &Piece, element: Element) -> BlockKind {
    let inside = |tag: Tag| element.tags & tag.bit() != 0;
    match element.tag {
        Tag::Heading(_) => BlockKind::Heading,
        Tag::Caption | Tag::Figure => BlockKind::Caption,
        _ if inside(Tag::Caption) => BlockKind::Caption,
        _ if inside(Tag::Quote) => BlockKind::BlockQuote,
        Tag::Item | Tag::Definition => BlockKind::ListItem,
        _ if inside(Tag::Item) => BlockKind::ListItem,
        _ if is_bold_heading(piece) => BlockKind::Heading,
        _ => BlockKind::Paragraph,
    }
}

/// A line that is bold as a whole and ends no sentence.
fn is_bold_heading(piece: &Piece) -> bool {
    let letters = piece.text.len() - piece.text.matches(' ').count();
    piece.bold_len == letters
        && piece.text.split(' ').count() <= HEADING_WORDS
        && !piece.text.ends_with(['.', '!', ',', ':', ';', '”', '"'])
}

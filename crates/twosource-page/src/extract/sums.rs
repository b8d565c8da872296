//! What stands in each element of a page, and which elements hold most of its prose.

use super::names::{FOOT, READERS_KIND, SIDE};
use super::numbers::{number, share};
use super::outline::{Element, Outline, Tag};
use super::shape::Shape;

/// Sums over all that stands in an element.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) len: usize,
    pub(super) link_len: usize,
    pub(super) prose: usize,
    pub(super) pieces: usize,
    pub(super) commas: usize,
    /// Score of an element as in Readability (Arc90; Mozilla `Readability.js`).
    pub(super) score: f32,
    pub(super) first: usize,
    pub(super) last: usize,
}

pub(super) fn sums(outline: &Outline, shapes: &[Shape]) -> Vec<Sums> {
    let empty = Sums { first: usize::MAX, ..Sums::default() };
    let mut sums = vec![empty; outline.elements.len()];
    for (at, (piece, shape)) in outline.pieces.iter().zip(shapes).enumerate() {
        if let Some(own) = sums.get_mut(piece.element) {
            own.len += shape.len;
            own.link_len += piece.link_len;
            own.prose += if shape.is_prose { shape.len } else { 0 };
            own.pieces += 1;
            own.commas += shape.commas;
            own.first = own.first.min(at);
            own.last = own.last.max(at);
        }
        if shape.len >= 25 {
            let score = number(1 + shape.commas) + number(shape.len / 100).min(3.0);
            score_up(outline, &mut sums, piece.element, score);
        }
    }
    // An element stands after the one around it, so that sums are passed on from the last.
    for at in (1..sums.len()).rev() {
        let (Some(&own), Some(element)) = (sums.get(at), outline.elements.get(at)) else {
            continue;
        };
        if let Some(outer) = sums.get_mut(element.parent) {
            outer.len += own.len;
            outer.link_len += own.link_len;
            outer.prose += own.prose;
            outer.pieces += own.pieces;
            outer.commas += own.commas;
            outer.first = outer.first.min(own.first);
            outer.last = outer.last.max(own.last);
        }
    }
    for own in &mut sums {
        own.score *= 1.0 - share(own.link_len, own.len);
        own.first = own.first.min(own.last);
    }
    sums
}

/// A paragraph counts for the elements around it, the nearest most.
fn score_up(outline: &Outline, sums: &mut [Sums], element: usize, score: f32) {
    let mut at = element;
    for (level, part) in [1.0, 1.0, 0.5, 0.25].into_iter().enumerate() {
        let Some(here) = outline.elements.get(at) else { return };
        // A paragraph itself is no container.
        if (level > 0 || here.tag != Tag::Paragraph)
            && let Some(sums) = sums.get_mut(at)
        {
            sums.score += score * part;
        }
        if here.parent == at {
            return;
        }
        at = here.parent;
    }
}

pub(super) fn best(
    outline: &Outline,
    sums: &[Sums],
    value: impl Fn(&Element, &Sums) -> f32,
) -> usize {
    let mut best = (0, f32::MIN);
    for (at, (element, sums)) in outline.elements.iter().zip(sums).enumerate() {
        let value = value(element, sums);
        if value > best.1 {
            best = (at, value);
        }
    }
    best.0
}

/// Kinds of names that hold no report.
const ASIDE: [usize; 3] = [READERS_KIND, FOOT, SIDE];

/// Prose in it less what else there is.
pub(super) fn mass(element: &Element, sums: &Sums, rate: f32) -> f32 {
    let refused = ASIDE.iter().any(|&kind| element.around.has(kind));
    let mass = number(sums.prose) - rate * number(sums.len - sums.prose);
    if refused { mass * 0.5 } else { mass }
}

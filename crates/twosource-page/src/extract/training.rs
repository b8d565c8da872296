//! What the model is fitted on: see `training/pages.py`.

use super::features::Context;
use super::outline::Outline;

/// A piece of a page as the model sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its words on one line.
    pub text: String,
    /// Whether it stands among what readers wrote, which is left out by a rule.
    pub is_of_readers: bool,
    /// Its features, in the order of the model.
    pub features: Vec<f32>,
}

/// The pieces of a page in order.
pub fn examples(html: &str) -> Vec<Example> {
    let document = crate::parsed(html);
    let outline = Outline::of(&document);
    let context = Context::new(&outline);
    let is_of_readers =
        |at: usize| outline.elements.get(at).is_some_and(|element| element.is_of_readers);
    let pieces = outline.pieces.iter().zip(context.features());
    let example = |(piece, features): (&super::outline::Piece, Vec<f32>)| Example {
        text: piece.text.clone(),
        is_of_readers: is_of_readers(piece.element),
        features,
    };
    pieces.map(example).collect()
}

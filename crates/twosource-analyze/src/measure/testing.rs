//! What the tests of the rules share.

use super::*;
use crate::testing::Text;

/// The number of every measure that the words alone show.
pub(super) fn numbers(text: &str) -> Vec<String> {
    let Text { document, words, syntax, .. } = Text::of(text);
    let found = measures(&document, &words, &syntax);
    found.iter().map(|measure| document.slice(measure.number).to_owned()).collect()
}

//! Where a statement's matter lies.

use std::ops::Range;

use twosource_syntax::{Dep, NameLabel};
use twosource_text::Span;

use super::predicate::{dep, phrase};
use crate::syntax::Syntax;

/// Prepositions that tell a place of what they stand before.
const PREPOSITIONS: [&str; 20] = [
    "in", "at", "near", "on", "off", "outside", "inside", "from", "to", "into", "toward",
    "towards", "across", "around", "along", "over", "above", "under", "through", "between",
];

/// The places that some tokens tell: names of places after a preposition, in text order.
pub(super) fn places(syntax: &Syntax, tokens: Range<usize>) -> Vec<Span> {
    let place = |at: usize| {
        let preposition = syntax.head(at)?;
        let tells = syntax
            .tokens
            .get(preposition)
            .is_some_and(|token| PREPOSITIONS.contains(&&*token.lemma.to_lowercase()));
        (dep(syntax, at)? == Dep::Pobj && tells && names_place(syntax, at))
            .then(|| phrase(syntax, at))?
    };
    tokens.filter_map(place).collect()
}

/// Whether a name of a place ends at a token or describes it.
fn names_place(syntax: &Syntax, at: usize) -> bool {
    let after = syntax.names.partition_point(|name| name.tokens.end <= at);
    let name = syntax.names.get(after).filter(|name| name.tokens.contains(&at));
    name.is_some_and(|name| {
        matches!(name.label, NameLabel::Gpe | NameLabel::Location | NameLabel::Facility)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    #[test]
    fn names_after_a_preposition() {
        let Text { document, syntax, .. } =
            Text::of("The leaders of France met in Berlin near the river.");
        let found = places(&syntax, 0..syntax.tokens.len());
        let found: Vec<_> = found.iter().map(|&span| document.slice(span)).collect();
        assert_eq!(found, ["Berlin"]);
    }
}

//! Where a source ends.

use twosource_syntax::Tag;
use twosource_text::{Document, Span};

use crate::syntax::Syntax;

/// A source without the comma or dash that ends it.
pub(super) fn without_marks(document: &Document, source: Span) -> Span {
    let text = document.slice(source);
    let kept = text.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']);
    if kept.is_empty() { source } else { document.span_of(kept).unwrap_or(source) }
}

/// A source without the beginning of a relative clause that goes on behind it: "[Kellan], who came
/// [late]".
pub(super) fn without_relative(syntax: &Syntax, source: Span) -> Span {
    let tokens = syntax.tokens_in(source);
    let is_relative = |at: &usize| {
        let token = syntax.tokens.get(*at);
        token.is_some_and(|token| matches!(token.tag, Tag::WP | Tag::WDT))
    };
    let Some(pronoun) = tokens.clone().find(is_relative) else { return source };
    let goes_on = syntax.head(pronoun).is_some_and(|verb| syntax.subtree(verb).end > tokens.end);
    let before = pronoun.checked_sub(1).filter(|at| tokens.contains(at));
    match before.and_then(|before| syntax.span(tokens.start..before + 1)) {
        Some(kept) if goes_on => kept,
        _ => source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    #[test]
    fn half_a_relative_clause_is_no_part_of_a_source() {
        let text = "Ilse Brandt, who arrived by train from Ode, asked about the bridge.";
        let Text { document, syntax, .. } = Text::of(text);
        let cut = |words: &str| {
            let kept = without_relative(&syntax, document.find(words).unwrap());
            document.slice(without_marks(&document, kept))
        };
        assert_eq!(cut("Ilse Brandt, who arrived"), "Ilse Brandt");
        let whole = "Ilse Brandt, who arrived by train from Ode";
        assert_eq!(cut(whole), whole);
    }
}

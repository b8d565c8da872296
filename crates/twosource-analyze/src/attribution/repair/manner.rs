//! Where, when and how something was said.

use twosource_syntax::Dep;
use twosource_text::Span;

use super::verb_of;
use crate::syntax::Syntax;

/// A cue, and the phrases after its verb that tell where, when or how it was said: "said [at a
/// briefing]". A preposition that leads to the content stays with the verb: "called for".
pub(super) fn cue_and_manner(syntax: &Syntax, cue: Span) -> (Span, Option<Span>) {
    let tokens = syntax.tokens_in(cue);
    let Some(verb) = verb_of(syntax, cue) else { return (cue, None) };
    let is_manner = |&at: &usize| {
        let below = syntax.subtree(at);
        let is_prep = syntax.tokens.get(at).is_some_and(|token| token.dep == Dep::Prep);
        at > verb && is_prep && below.len() > 1 && below.end <= tokens.end
    };
    let parts = syntax
        .children(verb)
        .find(is_manner)
        .and_then(|at| Some((syntax.span(tokens.start..at)?, syntax.span(at..tokens.end))));
    parts.unwrap_or((cue, None))
}

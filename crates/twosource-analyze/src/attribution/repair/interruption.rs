//! Contents that source and cue interrupt.

use std::ops::Range;

use twosource_syntax::{Dep, Pos};
use twosource_text::Span;

use super::verb_of;
use crate::attribution::Attribution;
use crate::syntax::Syntax;

/// The subject of the content's verb where source and cue stand between the two.
pub(super) fn front_of_content(
    syntax: &Syntax,
    own: &Attribution,
    all: &[Attribution],
) -> Option<Span> {
    let content = *own.content.first()?;
    let source = own.source?;
    let aside = own.cue.cover(source);
    if aside.end() > content.start() {
        return None;
    }
    let verb = head_of(syntax, syntax.tokens_in(content))?;
    if !matches!(syntax.tokens.get(verb)?.pos, Pos::VERB | Pos::AUX) {
        return None;
    }
    // The parser may hang the subject on the cue's verb, which then has two.
    let heads = std::iter::once(verb).chain(verb_of(syntax, own.cue));
    let subject = heads
        .flat_map(|head| syntax.children_with(head, &[Dep::Nsubj, Dep::Nsubjpass]))
        .find(|&at| syntax.tokens.get(at).is_some_and(|t| t.span.end() <= aside.start()))?;
    let front = syntax.span(syntax.subtree(subject))?;
    let taken = |other: &Attribution| {
        let mut parts = other.content.iter().chain(&other.source).chain([&other.cue]);
        parts.any(|part| part.overlaps(front))
    };
    // Besides source and cue only what hangs on the cue may stand between the two: "said on Friday".
    let said = verb_of(syntax, own.cue).map_or(0..0, |verb| syntax.subtree(verb));
    let between = syntax.tokens_in(front.gap(content));
    let only_aside = between.into_iter().all(|at| {
        said.contains(&at)
            || syntax
                .tokens
                .get(at)
                .is_some_and(|token| token.pos == Pos::PUNCT || token.span.overlaps(aside))
    });
    (front.end() <= aside.start() && only_aside && !all.iter().any(taken)).then_some(front)
}

/// The token among some whose head is not one of them.
fn head_of(syntax: &Syntax, tokens: Range<usize>) -> Option<usize> {
    tokens.clone().find(|&at| {
        syntax.tokens.get(at).is_some_and(|token| {
            token.pos != Pos::PUNCT && (token.head == at || !tokens.contains(&token.head))
        })
    })
}

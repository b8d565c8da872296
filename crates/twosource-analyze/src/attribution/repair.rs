//! What syntax knows better than the encoder.
//!
//! The encoder tags word by word; the parser sees phrases and clauses. Where both agree nothing
//! changes; where they differ the parser is right in these cases (examples in `specs/repair.txt`):
//!
//! - **Interrupted content.** "The bridge, Brandt said, will close on Monday.": the subject of the
//!   content's own verb stands before the source and was left out. It becomes a piece of the content.
//! - **Coordination.** "Dallin denied the report and accused the port of lying.": a cue without a
//!   source whose verb is coordinated with another cue's verb, and has no subject of its own, has
//!   that one's source.
//! - **Manner.** Where, when and how something was said is no part of the cue: "[said] at a briefing".
//!   The corpus that the encoder learned from counts it in, so that it is kept as the manner.
//! - **Appositions.** A source ends with the words of its apposition, not with the comma after it:
//!   "[Ilse Brandt, the mayor], said".
//!
//! With the syntax among its inputs the encoder seldom needs this: on 40 articles the first two
//! changed nothing. Taking in the modifiers before a source was tried and left out, since both of its
//! changes there were wrong.

use std::ops::Range;

use twosource_syntax::{Dep, Pos};
use twosource_text::{Document, Span};

use super::Attribution;
use crate::syntax::Syntax;

/// The attributions, repaired; their number and order stay the same.
pub(super) fn repaired(
    document: &Document,
    syntax: &Syntax,
    mut attributions: Vec<Attribution>,
) -> Vec<Attribution> {
    for attribution in &mut attributions {
        attribution.source = attribution.source.map(|source| without_marks(document, source));
        (attribution.cue, attribution.manner) = cue_and_manner(syntax, attribution.cue);
    }
    let shared: Vec<Option<Span>> =
        attributions.iter().map(|a| shared_source(syntax, a, &attributions)).collect();
    let front: Vec<Option<Span>> =
        attributions.iter().map(|a| front_of_content(syntax, a, &attributions)).collect();
    for ((attribution, shared), front) in attributions.iter_mut().zip(shared).zip(front) {
        attribution.source = attribution.source.or(shared);
        if let Some(front) = front {
            attribution.content.insert(0, front);
        }
    }
    attributions
}

/// A source without the comma or dash that ends it.
fn without_marks(document: &Document, source: Span) -> Span {
    let text = document.slice(source);
    let kept = text.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']);
    if kept.is_empty() { source } else { document.span_of(kept).unwrap_or(source) }
}

/// A cue, and the phrases after its verb that tell where, when or how it was said: "said [at a
/// briefing]". A preposition that leads to the content stays with the verb: "called for".
fn cue_and_manner(syntax: &Syntax, cue: Span) -> (Span, Option<Span>) {
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

/// The source of the cue that an attribution's cue is coordinated with.
fn shared_source(syntax: &Syntax, own: &Attribution, all: &[Attribution]) -> Option<Span> {
    if own.source.is_some() {
        return None;
    }
    let verb = verb_of(syntax, own.cue)?;
    if syntax.children_with(verb, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_some() {
        return None;
    }
    let conjuncts = std::iter::successors(Some(verb), |&at| {
        let token = syntax.tokens.get(at)?;
        (token.dep == Dep::Conj).then_some(token.head)
    });
    let joined = |&at: &usize| -> Option<Span> {
        let verb = syntax.tokens.get(at)?.span;
        all.iter().find(|other| other.cue.contains(verb) && other.source.is_some())?.source
    };
    conjuncts.skip(1).take(4).find_map(|at| joined(&at))
}

/// The subject of the content's verb where source and cue stand between the two.
fn front_of_content(syntax: &Syntax, own: &Attribution, all: &[Attribution]) -> Option<Span> {
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

/// The verb of a cue.
fn verb_of(syntax: &Syntax, cue: Span) -> Option<usize> {
    let mut tokens = syntax.tokens_in(cue);
    tokens.find(|&at| syntax.tokens.get(at).is_some_and(|token| token.pos == Pos::VERB))
}

/// The token among some whose head is not one of them.
fn head_of(syntax: &Syntax, tokens: Range<usize>) -> Option<usize> {
    tokens.clone().find(|&at| {
        syntax.tokens.get(at).is_some_and(|token| {
            token.pos != Pos::PUNCT && (token.head == at || !tokens.contains(&token.head))
        })
    })
}

//! Sources that two cues share.

use twosource_syntax::Dep;
use twosource_text::Span;

use super::verb_of;
use crate::attribution::Attribution;
use crate::syntax::Syntax;

/// The source of the cue that an attribution's cue is coordinated with.
pub(super) fn shared_source(
    syntax: &Syntax,
    own: &Attribution,
    all: &[Attribution],
) -> Option<Span> {
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

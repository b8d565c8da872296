//! What a clause inside a statement tells: "talks grew after [the envoy visited Tesmar in July]", "the
//! mayor, [who resigned on Monday]".

use twosource_analyze::{Dep, Pos, Statement, Status};
use twosource_text::Span;

use super::entry::TimelineStatus;
use super::verb::{Verb, has_dep, has_pos, lemma};

/// Relations of a clause to the one above it.
const CLAUSES: [Dep; 6] = [Dep::Relcl, Dep::Acl, Dep::Advcl, Dep::Conj, Dep::Pcomp, Dep::Ccomp];

/// The words of a clause, with what it describes; `None` where it is no clause of its own, reaches out
/// of `whole`, or stands behind another clause, so that it is unsure what it describes.
pub(super) fn words(verb: Verb, whole: Span) -> Option<Span> {
    let syntax = verb.syntax;
    has_dep(syntax, verb.at, &CLAUSES).then_some(())?;
    let own = syntax.subtree(verb.at);
    let start = if describes(verb) { described(verb)? } else { own.start };
    let small = |&at: &usize| has_pos(syntax, at, &[Pos::PUNCT, Pos::SCONJ, Pos::CCONJ]);
    let start = (start..own.end).find(|at| !small(at))?;
    let last = (start..own.end).rev().find(|&at| !has_pos(syntax, at, &[Pos::PUNCT]))?;
    syntax.span(start..last + 1).filter(|span| whole.contains(*span))
}

/// "who resigned", "held on Monday": a clause that says something of a noun before it.
pub(super) fn describes(verb: Verb) -> bool {
    has_dep(verb.syntax, verb.at, &[Dep::Relcl, Dep::Acl])
}

/// Where the noun phrase begins that a clause describes.
fn described(verb: Verb) -> Option<usize> {
    let syntax = verb.syntax;
    let noun = syntax.head(verb.at)?;
    let own = syntax.subtree(verb.at).start;
    let is_verb = |at: usize| has_pos(syntax, at, &[Pos::VERB, Pos::AUX]);
    let apart = (noun..own).any(is_verb) || noun > verb.at;
    (!apart).then(|| syntax.subtree(noun).start)
}

/// The status of a clause; `None` where it is negative or a condition.
pub(super) fn status(verb: Verb, statement: &Statement) -> Option<TimelineStatus> {
    let syntax = verb.syntax;
    let condition = |at: usize| {
        has_dep(syntax, at, &[Dep::Mark, Dep::Advmod])
            && matches!(lemma(syntax, at), "if" | "unless" | "whether" | "in" | "when" | "once")
            && !verb.is_past()
    };
    let open = verb.has_child(&[Dep::Neg]) || syntax.children(verb.at).any(condition);
    let modal = |at: usize| {
        matches!(lemma(syntax, at), "may" | "might" | "could" | "would" | "should" | "can" | "must")
    };
    let finite =
        verb.has_child(&[Dep::Nsubj, Dep::Nsubjpass]) || has_dep(syntax, verb.at, &[Dep::Acl]);
    let status = match statement.status {
        _ if verb.is_future() => TimelineStatus::Scheduled,
        _ if verb.auxiliaries().any(modal) => TimelineStatus::Possible,
        _ if verb.is_past() && finite && super::verb::is_plan(verb.lemma()) => {
            TimelineStatus::Scheduled
        }
        _ if verb.is_past() && finite => TimelineStatus::Done,
        Status::Told => TimelineStatus::Done,
        Status::Scheduled => TimelineStatus::Scheduled,
        Status::Possible => TimelineStatus::Possible,
    };
    (!open).then_some(status)
}

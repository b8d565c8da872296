//! The way from a time up the parse to the verb that it dates.

use twosource_analyze::{
    Dep, Granularity, Pos, Syntax, Tag, TimeExpression, TimeKind, TimeModifier, TimeValue,
};

use super::entry::TimeLimit;
use super::verb::{has_dep, has_pos, is_plan, lemma};

/// Longest way from a time to its verb, in arcs.
const MAX_UP: usize = 8;

/// Relations by which a time hangs on its verb.
const HANGS: [Dep; 7] =
    [Dep::Prep, Dep::Npadvmod, Dep::Advmod, Dep::Nmod, Dep::Pobj, Dep::Acomp, Dep::Oprd];

/// Relations in which a time is part of what is told: "shape *the year ahead*".
const NO_DATE: [Dep; 6] =
    [Dep::Dobj, Dep::Nsubj, Dep::Nsubjpass, Dep::Poss, Dep::Compound, Dep::Attr];

/// The verb that a time dates, and what the time is to it.
pub(super) fn to_verb(syntax: &Syntax, time: &TimeExpression) -> Option<(usize, TimeLimit)> {
    let tokens = syntax.tokens_in(time.span);
    let outside = |at: &usize| syntax.head(*at).is_none_or(|head| !tokens.contains(&head));
    let mut tops = tokens.clone().filter(outside);
    if tops.any(|at| has_dep(syntax, at, &NO_DATE)) {
        return None;
    }
    let mut at = tokens.clone().rev().find(outside)?;
    let mut first = tokens.start;
    let mut limit = None;
    for _ in 0..MAX_UP {
        let above = syntax.head(at)?;
        if has_pos(syntax, at, &[Pos::ADP, Pos::SCONJ]) && limit.is_none() {
            limit = Some(by_preposition(syntax, at, above)?);
            first = first.min(at);
        }
        if has_pos(syntax, above, &[Pos::VERB, Pos::AUX]) {
            let near = time.kind == TimeKind::Time && is_near(syntax, first);
            let limit = of_modifier(time).or(limit.filter(|_| !near)).unwrap_or(TimeLimit::At);
            let dates = has_dep(syntax, at, &HANGS)
                && !is_ambiguous(syntax, above, first)
                && (lemma(syntax, first) != "since" || lasts(syntax, above, first));
            return dates.then_some((above, limit));
        }
        if !leads_on(syntax, time, at, above) {
            return None;
        }
        at = above;
    }
    None
}

/// Whether another verb, or a preposition or conjunction of time, stands between a verb and a time
/// behind it, to which the time may belong: "were hurt after the tram tipped over *at 6 a.m.*".
fn is_ambiguous(syntax: &Syntax, verb: usize, time: usize) -> bool {
    const OF_TIME: [&str; 6] = ["after", "before", "since", "until", "following", "by"];
    let mut between = verb + 1..time;
    between.any(|at| {
        let is_event = has_pos(syntax, at, &[Pos::VERB])
            && !has_dep(syntax, at, &[Dep::Xcomp, Dep::Amod, Dep::Compound]);
        let is_link = has_pos(syntax, at, &[Pos::SCONJ])
            || has_pos(syntax, at, &[Pos::ADP]) && OF_TIME.contains(&lemma(syntax, at));
        is_event || is_link && !has_dep(syntax, at, &[Dep::Agent])
    })
}

/// The limit that a preposition sets; `None` where it is none of time.
fn by_preposition(syntax: &Syntax, at: usize, above: usize) -> Option<TimeLimit> {
    Some(match lemma(syntax, at).to_lowercase().as_str() {
        "on" | "in" | "at" | "during" | "over" | "through" | "throughout" | "within" | "around"
        | "about" | "near" => TimeLimit::At,
        "since" | "from" | "after" | "start" | "begin" | "following" => TimeLimit::From,
        "until" | "till" | "by" | "before" => TimeLimit::Until,
        "for" if is_plan(lemma(syntax, above)) => TimeLimit::At,
        _ => return None,
    })
}

/// "more than a year ago", "less than a year ago".
const fn of_modifier(time: &TimeExpression) -> Option<TimeLimit> {
    match time.modifier {
        Some(TimeModifier::Before) => Some(TimeLimit::Until),
        Some(TimeModifier::After) => Some(TimeLimit::From),
        _ => None,
    }
}

/// Whether what a verb tells can have gone on since a time: "have been closed since May", not "the first
/// to win since 1908".
fn lasts(syntax: &Syntax, verb: usize, since: usize) -> bool {
    const AMONG: [&str; 4] = ["first", "last", "only", "worst"];
    let tag = |at: usize| syntax.tokens.get(at).map(|token| token.tag);
    let perfect = syntax
        .children(verb)
        .any(|at| has_dep(syntax, at, &[Dep::Aux]) && lemma(syntax, at) == "have");
    let superlative = |at: usize| {
        AMONG.contains(&lemma(syntax, at)) || matches!(tag(at), Some(Tag::JJS | Tag::RBS))
    };
    let is_open = !(verb..since).any(superlative);
    is_open && (perfect || tag(verb) == Some(Tag::VBG))
}

/// "just after 6 a.m.", "shortly before 9 p.m.": so near that it is the time itself.
fn is_near(syntax: &Syntax, preposition: usize) -> bool {
    let before = preposition.checked_sub(1);
    before.is_some_and(|at| matches!(lemma(syntax, at), "just" | "shortly" | "soon" | "minutes"))
}

/// Whether the way up from `at` goes through `above`: prepositions, numbers and adverbs; for a day or
/// less also the noun behind the verb on which the parser hangs it ("signed the accord *on
/// Wednesday*").
fn leads_on(syntax: &Syntax, time: &TimeExpression, at: usize, above: usize) -> bool {
    if has_pos(syntax, above, &[Pos::ADP, Pos::SCONJ, Pos::ADV, Pos::NUM])
        || has_pos(syntax, above, &[Pos::ADJ]) && has_dep(syntax, above, &[Dep::Acomp, Dep::Oprd])
    {
        return true;
    }
    let granularity = time.value.as_ref().and_then(TimeValue::granularity);
    let is_day = granularity.is_some_and(|granularity| granularity <= Granularity::Day);
    let on = has_dep(syntax, at, &[Dep::Npadvmod])
        || has_dep(syntax, at, &[Dep::Prep]) && matches!(lemma(syntax, at), "on" | "at" | "in");
    let noun = has_dep(syntax, above, &[Dep::Dobj, Dep::Pobj]) && !is_described(syntax, above);
    on && at > above && noun && (is_day || has_pos(syntax, above, &[Pos::PROPN]))
}

/// Whether a noun has a clause of its own, to which a time behind it may belong.
fn is_described(syntax: &Syntax, noun: usize) -> bool {
    syntax.children(noun).any(|at| has_dep(syntax, at, &[Dep::Relcl, Dep::Acl]))
}

/// Whether a verb is the predicate or completes it: "is due [to sign]", "agreed to [meet]".
pub(super) fn is_same_event(syntax: &Syntax, verb: usize, predicate: usize) -> bool {
    let completes = [Dep::Xcomp, Dep::Acomp, Dep::Oprd, Dep::Attr];
    let up = |&at: &usize| syntax.head(at).filter(|_| has_dep(syntax, at, &completes));
    std::iter::successors(Some(verb), up).take(4).any(|at| at == predicate)
}

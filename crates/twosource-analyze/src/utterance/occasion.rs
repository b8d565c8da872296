//! When a source says something: "said *on Monday* that", "told reporters *on Tuesday*", "in a
//! statement issued *last week*".
//!
//! A time expression belongs to the saying when its way up the parse leads to the verbs of the cue
//! through nothing but prepositions, the setting, the addressee and words for the source. A time
//! inside the content or in another clause ("who resigned on Monday") does not, nor one that only
//! bounds the saying ("after Monday's vote") or tells how long it lasted.

use twosource_syntax::{Dep, Pos};

use super::cue::Cue;
use crate::attribution::AttributionKind;
use crate::time::{TimeExpression, TimeKind};

/// Longest way from a time to its verb, in arcs.
const MAX_UP: usize = 8;
/// Words of a content before its first verb that are looked at.
const MAX_EARLY: usize = 24;

/// Indices of the times of the saying.
pub(super) fn times(cue: &Cue, nouns: &[usize], all: &[TimeExpression]) -> Vec<usize> {
    let Some(sentence) = cue.reading.syntax.span(cue.reading.syntax.sentence_of(cue.head)) else {
        return Vec::new();
    };
    let first = all.partition_point(|time| time.span.start() < sentence.start());
    let counted = all.iter().enumerate().skip(first);
    let here = counted.take_while(|(_, time)| time.span.start() < sentence.end());
    here.filter(|(_, time)| is_of_saying(cue, nouns, time)).map(|(at, _)| at).collect()
}

fn is_of_saying(cue: &Cue, nouns: &[usize], time: &TimeExpression) -> bool {
    let tokens = cue.reading.syntax.tokens_in(time.span);
    // "The mayor on Monday" may be marked as the source.
    let in_source = tokens.clone().any(|at| cue.in_source(at));
    if tokens.is_empty()
        || tokens.clone().any(|at| is_in_content(cue, at))
        || !matches!(time.kind, TimeKind::Date | TimeKind::Time)
    {
        return false;
    }
    let verbs: Vec<usize> =
        cue.verbs.iter().copied().chain(cue.participles()).chain(cue.host()).collect();
    let mut at = cue.reading.head_of(&tokens);
    for _ in 0..MAX_UP {
        let above = cue.reading.head(at);
        if above == at {
            return verbs.contains(&at);
        }
        if verbs.contains(&above) {
            return !bounds(cue, at);
        }
        let passes = tokens.contains(&above)
            || cue.reading.has_pos(above, &[Pos::ADP, Pos::ADV])
            || nouns.contains(&above)
            || is_source(cue, above) && !in_source
            || is_publication(cue, above, nouns);
        if is_in_content(cue, above) || !passes || bounds(cue, at) {
            return false;
        }
        at = above;
    }
    false
}

/// Whether a token is part of what is said. Before the first verb of a content that is not quoted
/// the parse is trusted more: "accused [the port on Monday of hiding the cost]".
fn is_in_content(cue: &Cue, at: usize) -> bool {
    let Some(span) = cue.span(at) else { return false };
    let piece = cue.attribution.content.iter().find(|piece| piece.contains(span));
    piece.is_some_and(|&piece| {
        let first = cue.reading.syntax.tokens_in(piece).start;
        let verb = |at| cue.reading.has_pos(at, &[Pos::VERB, Pos::AUX]);
        let late = at - first.min(at) > MAX_EARLY || (first..at).any(verb);
        late || cue.attribution.kind == AttributionKind::Direct
    })
}

/// "after Monday's vote", "since May": when the saying was not.
fn bounds(cue: &Cue, at: usize) -> bool {
    let lemma = cue.lemma(at);
    cue.reading.has_pos(at, &[Pos::ADP, Pos::SCONJ])
        && matches!(
            lemma.as_str(),
            "after"
                | "before"
                | "since"
                | "until"
                | "till"
                | "by"
                | "ahead"
                | "following"
                | "for"
                | "about"
        )
}

/// The subject of the cue, on which the parser hangs "on Monday" of "The mayor on Monday said".
fn is_source(cue: &Cue, at: usize) -> bool {
    cue.verbs.iter().any(|&verb| cue.subject(verb) == Some(at))
}

/// "in a statement issued on Monday", "at a briefing held on Monday".
fn is_publication(cue: &Cue, at: usize, nouns: &[usize]) -> bool {
    cue.is(at, Dep::Acl)
        && nouns.contains(&cue.reading.head(at))
        && matches!(
            cue.lemma(at).as_str(),
            "issue"
                | "release"
                | "publish"
                | "post"
                | "send"
                | "deliver"
                | "hold"
                | "give"
                | "broadcast"
                | "air"
                | "date"
                | "write"
                | "make"
                | "record"
                | "televise"
                | "print"
                | "share"
        )
}

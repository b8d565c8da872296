//! What the words of one statement tell besides its matter.

use std::ops::Range;

use twosource_syntax::Dep;
use twosource_text::{Date, Span};

use super::act::{self, SpeechAct};
use super::evidence::{self, EvidenceMode};
use super::modality::{self, Modality};
use super::moment::{self, Days, Moment, Tense};
use super::place;
use super::polarity::{self, Polarity};
use super::predicate::{self, Participant, Predicate, dep};
use super::state::{self, State};
use super::{Parts, Status};
use crate::attribution::Attribution;

/// The reading of a statement.
pub(super) struct Reading {
    pub(super) predicate: Option<Predicate>,
    pub(super) participants: Vec<Participant>,
    pub(super) places: Vec<Span>,
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
    pub(super) status: Status,
    pub(super) act: Option<SpeechAct>,
    pub(super) evidence: Option<EvidenceMode>,
    pub(super) states: Vec<State>,
    pub(super) moment: Moment,
}

/// Reads the statement at `span`, whose innermost attribution is `attribution` and whose time
/// expressions are `times`.
pub(super) fn read(
    parts: &Parts,
    span: Span,
    attribution: Option<&Attribution>,
    times: &[usize],
) -> Reading {
    let syntax = parts.syntax;
    let tokens = syntax.tokens_in(span);
    let predicate = predicate::predicate(syntax, tokens.clone());
    let verb = predicate.as_ref().map(|predicate| predicate.token);
    // "will discuss the border": what has no verb of its own has the time of its cue, else that of
    // its sentence.
    let timed = verb.or_else(|| {
        let cue = attribution.map(|attribution| syntax.tokens_in(attribution.cue));
        let cue = cue.and_then(|cue| predicate::predicate(syntax, cue));
        cue.map(|cue| cue.token).or_else(|| syntax.ancestors(tokens.start).last())
    });
    let act = attribution.map(|attribution| act_of(parts, attribution));
    let modality = timed.map_or(Modality::Certain, |verb| modality::modality(syntax, verb, act));
    let tense = timed.map_or(Tense::Present, |verb| moment::tense(syntax, verb));
    let future = matches!(tense, Tense::Future { .. });
    let negative = verb.is_some_and(|verb| polarity::is_negative(syntax, verb));
    let denied = negative != (act == Some(SpeechAct::Denies));
    Reading {
        participants: verb.map_or_else(Vec::new, |verb| participants(parts, verb)),
        places: place::places(syntax, tokens.clone()),
        polarity: if denied { Polarity::Denied } else { Polarity::Asserted },
        modality,
        status: modality::status(modality, future),
        act,
        evidence: evidence_of(parts, attribution, tokens.clone()),
        states: state::states(syntax, tokens, &parts.resources.lexicon.states),
        moment: moment::moment(tense, days(parts, times), modality),
        predicate,
    }
}

fn participants(parts: &Parts, verb: usize) -> Vec<Participant> {
    let participant = |(role, head): predicate::Part| {
        let span = predicate::phrase(parts.syntax, head)?;
        let head = parts.syntax.tokens.get(head)?.span;
        Some(Participant { role, span, entity: entity_at(parts, head) })
    };
    predicate::parts(parts.syntax, verb).into_iter().filter_map(participant).collect()
}

/// Mentions that may begin before a word and hold it: a description holds names and pronouns.
const NESTED: usize = 8;

/// The entity that the innermost mention over `head` refers to.
fn entity_at(parts: &Parts, head: Span) -> Option<usize> {
    let after = parts.mentions.partition_point(|(name, _)| name.start() <= head.start());
    let before = parts.mentions.get(..after)?.iter().rev().take(NESTED);
    before.filter(|(name, _)| name.overlaps(head)).map(|(_, entity)| *entity).next()
}

fn lemmas<'a>(parts: &Parts<'a>, tokens: Range<usize>) -> impl Iterator<Item = &'a str> {
    parts.syntax.tokens.get(tokens).unwrap_or_default().iter().map(|token| &*token.lemma)
}

fn act_of(parts: &Parts, attribution: &Attribution) -> SpeechAct {
    let cue = parts.syntax.tokens_in(attribution.cue);
    let negated = cue
        .clone()
        .any(|at| parts.syntax.children(at).any(|c| dep(parts.syntax, c) == Some(Dep::Neg)));
    act::act(lemmas(parts, cue), &parts.resources.lexicon.speech_acts, negated)
}

/// Of a source its head tells most, of the outlet's own words those that conclude.
fn evidence_of(
    parts: &Parts,
    attribution: Option<&Attribution>,
    tokens: Range<usize>,
) -> Option<EvidenceMode> {
    let modes = &parts.resources.lexicon.evidence;
    let Some(attribution) = attribution else {
        let own = evidence::mode(lemmas(parts, tokens), modes);
        return own.filter(|mode| *mode == EvidenceMode::Inference);
    };
    let source = attribution.source.map(|source| parts.syntax.tokens_in(source));
    let heads = source.into_iter().flatten().filter(|&at| {
        let noun = !matches!(dep(parts.syntax, at), Some(Dep::Compound | Dep::Poss | Dep::Pobj));
        noun && parts.syntax.tokens.get(at).is_some_and(|token| token.tag.as_str().starts_with('N'))
    });
    let heads = heads.flat_map(|at| lemmas(parts, at..at + 1));
    let cue = lemmas(parts, parts.syntax.tokens_in(attribution.cue));
    Some(evidence::mode(heads.chain(cue), modes).unwrap_or(EvidenceMode::Speech))
}

/// The times of a statement against the day of publication.
fn days(parts: &Parts, times: &[usize]) -> Days {
    let mut days = Days::default();
    let Some(today) = parts.document.meta.published.as_ref().map(|known| day(&known.value)) else {
        return days;
    };
    let values = times.iter().filter_map(|&at| parts.times.get(at)?.value.as_ref());
    for value in values {
        let (Some(first), Some(last)) = (value.first_day(), value.last_day()) else { continue };
        days.before |= day(&last) < today;
        days.after |= day(&first) > today;
        days.same |= day(&first) == today || day(&last) == today;
    }
    days
}

/// A date without its time of day, in an order that can be compared.
fn day(date: &Date) -> (i16, u8, u8) {
    (date.year, date.month, date.day)
}

//! What the words of one statement tell besides its matter.

use std::ops::Range;

use twosource_text::{Date, Span};

use super::modality::{self, Modality};
use super::moment::{self, Days, Moment, Tense};
use super::place;
use super::polarity::{self, Polarity};
use super::predicate::{self, Participant, Predicate};
use super::state::{self, State};
use super::{Parts, Status};
use crate::utterance::{EvidenceMode, SpeechAct, Utterance, concludes};

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

/// Reads the statement at `span`, whose innermost attribution has the cue `cue` and is said as `said`
/// tells, and whose time expressions are `times`.
pub(super) fn read(
    parts: &Parts,
    span: Span,
    cue: Option<Span>,
    said: Option<&Utterance>,
    times: &[usize],
) -> Reading {
    let syntax = parts.reading.syntax;
    let tokens = syntax.tokens_in(span);
    let predicate = predicate::predicate(syntax, tokens.clone());
    let verb = predicate.as_ref().map(|predicate| predicate.token);
    // "will discuss the border": what has no verb of its own has the time of its cue, else that of
    // its sentence.
    let timed = verb.or_else(|| {
        let cue = cue.and_then(|cue| predicate::predicate(syntax, syntax.tokens_in(cue)));
        cue.map(|cue| cue.token).or_else(|| syntax.ancestors(tokens.start).last())
    });
    let modality = timed.map_or(Modality::Certain, |verb| modality::modality(syntax, verb, said));
    let tense = timed.map_or(Tense::Present, |verb| moment::tense(syntax, verb));
    let future = matches!(tense, Tense::Future { .. });
    let negative = verb.is_some_and(|verb| polarity::is_negative(syntax, verb));
    let denied = negative != said.is_some_and(|said| said.polarity == Some(Polarity::Denied));
    Reading {
        participants: verb.map_or_else(Vec::new, |verb| participants(parts, verb)),
        places: place::places(syntax, tokens.clone()),
        polarity: if denied { Polarity::Denied } else { Polarity::Asserted },
        modality,
        status: modality::status(modality, future),
        act: said.map(|said| said.act),
        evidence: said.map_or_else(|| own_evidence(parts, tokens.clone()), |said| said.evidence),
        states: state::states(syntax, tokens, &parts.reading.resources.lexicon.states),
        moment: moment::moment(tense, days(parts, times), modality),
        predicate,
    }
}

fn participants(parts: &Parts, verb: usize) -> Vec<Participant> {
    let participant = |(role, head): predicate::Part| {
        let span = predicate::phrase(parts.reading.syntax, head)?;
        let head = parts.reading.syntax.tokens.get(head)?.span;
        Some(Participant { role, span, entity: entity_at(parts, head) })
    };
    predicate::parts(parts.reading.syntax, verb).into_iter().filter_map(participant).collect()
}

/// Mentions that may begin before a word and hold it: a description holds names and pronouns.
const NESTED: usize = 8;

/// The entity that the innermost mention over `head` refers to.
fn entity_at(parts: &Parts, head: Span) -> Option<usize> {
    let after = parts.mentions.partition_point(|(name, _)| name.start() <= head.start());
    let before = parts.mentions.get(..after)?.iter().rev().take(NESTED);
    before.filter(|(name, _)| name.overlaps(head)).map(|(_, entity)| *entity).next()
}

/// Of the outlet's own words only those tell that conclude.
fn own_evidence(parts: &Parts, tokens: Range<usize>) -> Option<EvidenceMode> {
    concludes(parts.reading, tokens).then_some(EvidenceMode::Inference)
}

/// The times of a statement against the day of publication.
fn days(parts: &Parts, times: &[usize]) -> Days {
    let mut days = Days::default();
    let Some(today) = parts.reading.document.meta.published.as_ref().map(|known| day(&known.value))
    else {
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

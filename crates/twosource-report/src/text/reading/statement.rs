//! A statement below its sentence: who says it, how it is said, and what it holds.

use twosource_analyze::{EvidenceMode, Polarity, Sentence, SpeechAct, State, Statement, Status};
use twosource_text::Span;

use super::{View, WORDS, lists};
use crate::phrase::{Phrase, Tone};
use crate::sources::{NO_SOURCE, short_voice_name, source_name};
use crate::text::page::{Item, Page};
use crate::{labels, wording};

/// Column of what is told of a statement.
const TOLD: usize = WORDS + 2;

/// What stands left of each statement.
pub(super) fn mark() -> Phrase {
    Phrase::aside("-")
}

/// Voices and manner; the words, where they are not the whole sentence; who does what where; times
/// and figures.
pub(super) fn show(page: &mut Page, view: &View, sentence: &Sentence, statement: &Statement) {
    let told = Phrase::joined([voices(view, statement), manner(view, sentence, statement)], " · ");
    page.item(&Item::new(TOLD, told).after(WORDS, mark()));
    if !is_whole(view, sentence.span, statement.span) {
        page.item(&Item::new(TOLD, view.words(statement.span)));
    }
    for line in [matter(view, statement), times(view, statement), figures(view, statement)] {
        if !line.is_empty() {
            page.item(&Item::new(TOLD, line));
        }
    }
}

/// `Radio Tesmar > Orvanian Defense Ministry`, from the outlet inward.
fn voices(view: &View, statement: &Statement) -> Phrase {
    if statement.voices.is_empty() && is_open_quotation(view, statement.span) {
        return Phrase::plain(NO_SOURCE);
    }
    if statement.voices.is_empty() {
        return Phrase::plain("the outlet");
    }
    let names = statement.voices.iter().map(|voice| short_voice_name(view.report, voice));
    Phrase::joined(names, " > ")
}

/// Whether words stand in a quotation that no source was found for; these are in text order.
pub(super) fn is_open_quotation(view: &View, words: Span) -> bool {
    let open = &view.report.analysis.unattributed;
    let after = open.partition_point(|quotation| quotation.start() <= words.start());
    let before = after.checked_sub(1).and_then(|at| open.get(at));
    before.is_some_and(|quotation| quotation.contains(words))
}

/// What is not so of most statements: the cue words, the marks of speech, denials, plans.
fn manner(view: &View, sentence: &Sentence, statement: &Statement) -> Phrase {
    let attribution =
        statement.attribution.and_then(|at| view.report.analysis.attributions.get(at));
    let kind = attribution.map(|attribution| wording::kind(attribution.kind));
    let quoted = statement.is_quoted && kind != Some("direct");
    let denied = statement.polarity == Polarity::Denied;
    let status = (statement.status != Status::Told).then(|| wording::status(statement.status));
    let act = statement.act.filter(|act| *act != SpeechAct::Says).map(SpeechAct::name);
    let evidence = statement.evidence.filter(|mode| *mode != EvidenceMode::Speech);
    let mut told = vec![
        kind,
        quoted.then_some("in quotation marks"),
        act,
        denied.then(|| wording::polarity(statement.polarity)),
        wording::modality(statement.modality),
        wording::moment(statement.moment),
        wording::block(sentence.block),
    ];
    // The status is told by modality or moment, unless these see it otherwise.
    if !told.contains(&status) {
        told.push(status);
    }
    let told = told.into_iter().flatten().map(|name| Phrase::aside(labels::spaced(name)));
    let evidence = evidence.map(|mode| Phrase::aside(format!("evidence: {}", mode.name())));
    Phrase::joined(std::iter::once(cues(view, statement)).chain(told).chain(evidence), " · ")
}

/// `verb: left · agent: two survey ships · place: Port Olm · state: closed (shut)`.
fn matter(view: &View, statement: &Statement) -> Phrase {
    let verb = statement.predicate.as_ref();
    let verb = verb.map(|verb| Phrase::aside("verb: ").and(view.words(verb.span)));
    let participants = statement.participants.iter().map(|participant| {
        let name = source_name(view.report, participant.span, participant.entity);
        Phrase::aside(format!("{}: ", labels::participant(participant.role))).and(name)
    });
    let places = statement.places.iter();
    let places = places.map(|&place| Phrase::aside("place: ").and(view.words(place)));
    let states = statement.states.iter().map(|told| state(view, told));
    Phrase::joined(verb.into_iter().chain(participants).chain(places).chain(states), " · ")
}

/// `cues: citing, said`.
fn cues(view: &View, statement: &Statement) -> Phrase {
    let label = match statement.voices.len() {
        0 => return Phrase::new(),
        1 => "cue: ",
        _ => "cues: ",
    };
    let words = statement.voices.iter().map(|voice| view.words(voice.cue));
    Phrase::aside(label).and(Phrase::joined(words, ", "))
}

/// Whether a statement has all words of its sentence.
fn is_whole(view: &View, sentence: Span, statement: Span) -> bool {
    let bare = |text: &str| !text.chars().any(char::is_alphanumeric);
    let document = &view.report.document;
    bare(document.slice(sentence.before(statement)))
        && bare(document.slice(sentence.after(statement)))
}

/// The class of a state and, where it is another word, the word that tells it.
fn state(view: &View, state: &State) -> Phrase {
    let (class, words) = (Phrase::aside(format!("state: {}", state.name)), view.words(state.span));
    if words.to_string().to_lowercase() == state.name {
        return class;
    }
    class.with(Tone::Aside, " (").and(words).with(Tone::Aside, ")")
}

fn times(view: &View, statement: &Statement) -> Phrase {
    let times = statement.times.iter().filter_map(|&at| view.report.analysis.times.get(at));
    listed("time: ", times.map(|time| lists::time(view, time)))
}

fn figures(view: &View, statement: &Statement) -> Phrase {
    let measures = view.report.measures(statement);
    listed("figure: ", measures.map(|measure| lists::figure(view, measure)))
}

fn listed(label: &str, parts: impl Iterator<Item = Phrase>) -> Phrase {
    let line = Phrase::joined(parts, " · ");
    if line.is_empty() { line } else { Phrase::new().with(Tone::Aside, label).and(line) }
}

//! What a source does by what it says, where its cue only says.
//!
//! - The content's main clause says what should be done: it urges ("the road should be closed";
//!   deontic modals, but not "must have been").
//! - It says what will come: it predicts; where the source speaks of what it will itself do, it
//!   promises ("we will rebuild", "Brandt said she would pay"; commissives, Searle 1976).
//!
//! Not told: conditions ("would help if"), which say what may come.

use twosource_syntax::{Dep, Tag};

use super::SpeechAct;
use super::cue::Cue;
use crate::statement::predicate;

/// The act that the content tells; `None` where it merely states.
pub(super) fn act(
    cue: &Cue,
    speakers: &[usize],
    entity_at: impl Fn(usize) -> Option<usize>,
) -> Option<SpeechAct> {
    let verb = main_verb(cue)?;
    let has =
        |words: &[&str]| modal(cue, verb).is_some_and(|lemma| words.contains(&lemma.as_str()));
    if has(&["should", "must", "ought"]) && !is_perfect(cue, verb) {
        return Some(SpeechAct::Urges);
    }
    let backshifted = has(&["would"]) && is_past(cue) && !has_condition(cue, verb);
    if !(has(&["will", "shall", "’ll", "'ll"]) || backshifted) {
        return None;
    }
    let subject = cue.subject(verb);
    let own = subject.is_some_and(|at| {
        let first = matches!(cue.reading.lower(at).as_str(), "i" | "we");
        first || entity_at(at).is_some_and(|entity| speakers.contains(&entity))
    });
    let acts = own && !cue.is_passive(verb);
    Some(if acts { SpeechAct::Promises } else { SpeechAct::Predicts })
}

/// The topmost verb of the first sentence of the content that has one.
fn main_verb(cue: &Cue) -> Option<usize> {
    let first = *cue.attribution.content.first()?;
    let mut tokens = cue.reading.syntax.tokens_in(first);
    let verb = loop {
        let end = cue.reading.syntax.sentence_of(tokens.start).end.min(tokens.end);
        if end <= tokens.start {
            return None;
        }
        if let Some(found) = predicate(cue.reading.syntax, tokens.start..end) {
            break found.token;
        }
        tokens.start = end;
    };
    // "called it odd that they would go": not what is said.
    let names = ["call", "describe", "name", "label", "brand"];
    (!names.contains(&cue.lemma(cue.head).as_str())).then_some(verb)
}

fn modal(cue: &Cue, verb: usize) -> Option<String> {
    let modal = cue
        .reading
        .children(verb)
        .find(|&at| cue.is(at, Dep::Aux) && cue.reading.tag(at) == Tag::MD)?;
    Some(cue.lemma(modal)).map(|lemma| if lemma == "wo" { "will".into() } else { lemma })
}

fn is_perfect(cue: &Cue, verb: usize) -> bool {
    let has = |at: usize| cue.is(at, Dep::Aux) && cue.lemma(at) == "have";
    cue.reading.children(verb).any(has)
}

fn is_past(cue: &Cue) -> bool {
    matches!(cue.reading.tag(cue.head), Tag::VBD | Tag::VBN | Tag::VBG)
}

fn has_condition(cue: &Cue, verb: usize) -> bool {
    let marks = |at: usize| {
        cue.reading.children(at).any(|mark| {
            cue.is(mark, Dep::Mark) && matches!(cue.lemma(mark).as_str(), "if" | "unless" | "were")
        })
    };
    is_perfect(cue, verb)
        || cue.reading.children(verb).any(|at| cue.is(at, Dep::Advcl) && marks(at))
}

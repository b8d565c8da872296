//! Whether the source puts forward what is said.
//!
//! A negated cue puts nothing forward: "did not say that", "has not confirmed", "nobody claimed",
//! "without naming", "has yet to announce", "was unable to say". Two negations make none: "did not
//! hesitate to say". A negated verb of thinking negates the thought ("does not believe that the
//! bridge is safe": negation raising; Horn 1989).
//!
//! Negations inside the content are those of its statements.

use twosource_syntax::{Dep, Pos};

use super::SpeechAct;
use super::cue::Cue;
use crate::statement::{Polarity, is_implicative, is_nothing};

/// What a source that is said to deny or decline puts forward; `None` for nothing.
pub(super) fn polarity(cue: &Cue, act: SpeechAct) -> Option<Polarity> {
    let negated = is_negated(cue);
    if negated && raises_negation(cue) {
        return Some(Polarity::Denied);
    }
    match act {
        SpeechAct::Asks | SpeechAct::DeclinesToSay => None,
        _ if negated => None,
        SpeechAct::Denies => Some(Polarity::Denied),
        _ => Some(Polarity::Asserted),
    }
}

/// Whether a negated cue does not do what its verb says.
pub(super) fn is_withheld(cue: &Cue) -> bool {
    is_negated(cue) && !raises_negation(cue)
}

/// Verbs of thinking whose negation is that of the thought.
fn raises_negation(cue: &Cue) -> bool {
    let thinks = ["think", "believe", "expect", "suppose", "imagine", "reckon"];
    thinks.contains(&cue.lemma(cue.head).as_str())
}

fn is_negated(cue: &Cue) -> bool {
    let mut words: Vec<usize> = cue.governors.iter().chain(&cue.verbs).copied().collect();
    words.dedup();
    let own = words.iter().filter(|&&at| has_negation(cue, at)).count();
    let implied = words.iter().filter(|&&at| is_negative(cue, at)).count();
    let nobody = words.iter().filter_map(|&at| cue.subject(at));
    let nobody = nobody.filter(|&subject| is_nothing(cue.reading.syntax, subject)).count();
    (own + implied + nobody.min(1)) % 2 == 1
}

/// "did not say", "no longer says"; but "not only said".
fn has_negation(cue: &Cue, at: usize) -> bool {
    let only =
        |not: usize| matches!(cue.lemma(not + 1).as_str(), "only" | "just" | "merely" | "simply");
    let not = |at: usize| cue.is(at, Dep::Neg) && !only(at) && !cue.in_content(at);
    let no_longer = |child: usize| {
        cue.lemma(child) == "longer"
            && cue.reading.children(child).any(|below| cue.is(below, Dep::Neg))
    };
    cue.reading.children(at).any(|child| not(child) || no_longer(child))
}

/// Words that say that what they govern does not come about.
fn is_negative(cue: &Cue, at: usize) -> bool {
    let lemma = cue.lemma(at);
    let by_word = match cue.reading.pos(at) {
        Pos::ADP | Pos::SCONJ => lemma == "without",
        Pos::ADV => lemma == "short",
        Pos::ADJ => matches!(lemma.as_str(), "unable" | "unwilling" | "reluctant" | "loath"),
        Pos::VERB | Pos::AUX => is_implicative(&lemma) || lemma == "hesitate",
        _ => false,
    };
    // "has yet to say"
    let yet = matches!(lemma.as_str(), "have" | "be")
        && cue.governors.contains(&at)
        && cue.reading.children(at).any(|child| cue.lemma(child) == "yet");
    by_word || yet
}

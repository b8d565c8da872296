//! To whom a source speaks.
//!
//! What it finds, by the parse around the verbs of the cue:
//!
//! - the object of a verb of telling: "told *reporters*", "warned *the council* that";
//! - the one who is to do it: "urged *residents* to leave", "called on *the port* to close";
//! - the one behind "to" or "with": "said to *Mr. Dallin*", "speaking to *reporters*", "a letter to
//!   *the port*", "an interview with *Radio Tesmar*";
//! - the subject of a passive: "*Dallin* was told by the port", "*Dallin*, told by radio".
//!
//! Not found: the one who is blamed or thanked ("accused the port"), and hearers that only the
//! context names ("he added").

use twosource_syntax::{Dep, Pos, Tag};
use twosource_text::Span;

use super::SpeechAct;
use super::act::act;
use super::cue::Cue;
use super::evidence::of_noun;
use super::hearer::can_speak;
use super::phrase::phrase;
use crate::attribution::AttributionKind;

/// Prepositions that a phrase for people keeps: "families of the victims".
const KEPT: [&str; 2] = ["of", "from"];

/// The word for the addressee, `setting` being the noun of what the saying stands in.
pub(super) fn addressee(cue: &Cue, setting: Option<usize>) -> Option<usize> {
    let verbs = || cue.verbs.iter().rev().copied().chain(cue.participles());
    let nouns = || cue.objects().chain(setting).chain([cue.head]);
    let found = verbs().find_map(|verb| of_verb(cue, verb));
    let found = found.or_else(|| verbs().find_map(|verb| behind(cue, verb)));
    let found = found.or_else(|| nouns().find_map(|noun| behind(cue, noun)));
    found.filter(|&at| !cue.in_source(at))
}

/// Its words.
pub(super) fn words(cue: &Cue, addressee: usize) -> Option<Span> {
    phrase(cue, addressee, &KEPT)
}

fn of_verb(cue: &Cue, verb: usize) -> Option<usize> {
    let class = cue.reading.resources.lexicon.hearing_verbs.of(&cue.lemma(verb));
    // "peppered the envoy with questions"
    let asks = || (act(cue) == SpeechAct::Asks).then_some("persons");
    let class = class.or_else(asks)?;
    let acts = cue.leads_to_infinitive(verb);
    let hears = |&at: &usize| {
        let by_word = (class == "always" || acts) && !is_matter(cue, at);
        (by_word || can_speak(cue.reading, at)) && !is_occasion(cue, at) && !is_quoted(cue, at)
    };
    if cue.is_passive(verb) {
        return told(cue, verb).filter(hears);
    }
    let objects = cue.reading.children(verb).filter(|&at| {
        cue.reading.has_label(at, &[Dep::Dobj, Dep::Dative]) && cue.object_of(at).is_none()
    });
    objects.filter(hears).min().or_else(|| doer(cue, verb))
}

/// The one who is told in a passive clause.
fn told(cue: &Cue, verb: usize) -> Option<usize> {
    let above = || cue.reading.head(verb);
    cue.subject(verb).or_else(|| match cue.reading.dep(verb) {
        Dep::Acl | Dep::Relcl => Some(above()),
        Dep::Advcl | Dep::Conj => cue.subject(above()),
        _ => None,
    })
}

/// The subject of the infinitive that a verb leads to: "urged *residents* to leave".
fn doer(cue: &Cue, verb: usize) -> Option<usize> {
    let clauses = cue.reading.children(verb).filter(|&at| {
        let marked = cue.reading.children(at).any(|child| cue.reading.tag(child) == Tag::TO);
        marked && at > verb && cue.reading.has_label(at, &[Dep::Ccomp, Dep::Xcomp])
    });
    clauses.into_iter().find_map(|clause| cue.subject(clause))
}

/// The one behind "to", "with", "on" or "upon".
fn behind(cue: &Cue, word: usize) -> Option<usize> {
    let lemma = cue.lemma(word);
    let leads = |&preposition: &usize| match cue.lemma(preposition).as_str() {
        "to" => !matches!(lemma.as_str(), "accord" | "react" | "refer" | "attribute" | "return"),
        "with" => matches!(
            lemma.as_str(),
            "speak"
                | "talk"
                | "interview"
                | "plead"
                | "conversation"
                | "call"
                | "share"
                | "meeting"
        ),
        "on" | "upon" => lemma == "call",
        _ => false,
    };
    let objects = cue.prepositions(word).filter(leads).filter_map(|at| cue.object_of(at));
    let letter = of_noun(cue.reading, word).is_some();
    let mut objects = objects;
    objects.find(|&at| (letter || can_speak(cue.reading, at)) && !is_occasion(cue, at))
}

/// "told the truth": what is told, not whom.
fn is_matter(cue: &Cue, at: usize) -> bool {
    let matters =
        ["truth", "story", "tale", "lie", "news", "detail", "joke", "plan", "secret", "version"];
    matters.contains(&cue.lemma(at).as_str())
}

/// "told a news conference": where, not whom.
pub(super) fn is_occasion(cue: &Cue, at: usize) -> bool {
    let lexicon = &cue.reading.resources.lexicon;
    let lemma = cue.lemma(at);
    let is_noun = cue.reading.has_pos(at, &[Pos::NOUN]);
    is_noun && lexicon.settings.has(&lemma) && !lexicon.group_nouns.has(&lemma)
}

/// Whether a word is one of the source's own; outside quotation marks a content may begin too early
/// ("thanked [Mr. Dallin for the welcome]").
fn is_quoted(cue: &Cue, at: usize) -> bool {
    cue.in_content(at) && cue.attribution.kind == AttributionKind::Direct
}

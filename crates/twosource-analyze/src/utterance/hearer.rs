//! Who can speak or be spoken to, by the word alone.

use twosource_syntax::{NameLabel, Pos, Tag};

use crate::entity::Reading;

/// Whether a word names or points to somebody: a person, a body, a country.
pub(super) fn can_speak(reading: &Reading, at: usize) -> bool {
    match reading.pos(at) {
        Pos::PRON => !matches!(reading.tag(at), Tag::WDT) && !is_thing_pronoun(reading, at),
        Pos::PROPN => reading.name_at(at).is_none_or(|(label, _)| !is_thing(label)),
        Pos::NOUN => {
            let lemma = reading.lemma(at).to_lowercase();
            let resources = reading.resources;
            resources.gazetteer.person_noun(&lemma).is_some()
                || resources.lexicon.group_nouns.has(&lemma)
                || resources.lexicon.bodies.has(&lemma)
                || names_somebody(reading, at)
        }
        // "the injured", "many", "both"
        Pos::ADJ | Pos::NUM | Pos::DET => true,
        _ => false,
    }
}

/// Pronouns for matters, not for people.
fn is_thing_pronoun(reading: &Reading, at: usize) -> bool {
    let lower = reading.lower(at);
    matches!(lower.as_str(), "this" | "that" | "what" | "something" | "nothing" | "everything")
}

/// A common noun inside a name ("the Port Authority").
fn names_somebody(reading: &Reading, at: usize) -> bool {
    reading.name_at(at).is_some_and(|(label, _)| {
        matches!(
            label,
            NameLabel::Person | NameLabel::Organization | NameLabel::Gpe | NameLabel::Norp
        )
    })
}

const fn is_thing(label: NameLabel) -> bool {
    matches!(
        label,
        NameLabel::Date
            | NameLabel::Time
            | NameLabel::Money
            | NameLabel::Law
            | NameLabel::Work
            | NameLabel::Event
            | NameLabel::Language
            | NameLabel::Percent
    )
}

//! Names of capitals, for the city or for the government.
//!
//! "Paris rejected the plan" and "Paris's ambassador" speak of a government; "in Paris", "left
//! Paris" and "a Paris suburb" of a city (schematic metonymy, Markert and Nissim, Language Resources
//! and Evaluation 43, 2009). In between the governor decides.

use std::ops::Range;

use twosource_models::{Relation, Territory};

use super::reading::Reading;
use twosource_syntax::{Dep, NameLabel, Pos};

/// What a name has to do with a country or region, where it names one.
///
/// A capital counts only where the text speaks of the government.
pub(super) fn territory(
    reading: &Reading,
    tokens: &Range<usize>,
    text: &str,
    titled: bool,
) -> Option<(Relation, Territory)> {
    let known = reading.resources.gazetteer.territories(text);
    let with_article = tokens
        .start
        .checked_sub(1)
        .filter(|&at| reading.lower(at) == "the")
        .map(|_| format!("the {text}"));
    let known = match with_article {
        Some(text) if known.is_empty() => reading.resources.gazetteer.territories(&text),
        _ => known,
    };
    if is_language(reading, tokens) {
        return None;
    }
    let by = |relation: Relation| known.iter().copied().find(|(kind, _)| *kind == relation);
    let personal = titled
        && tokens.len() == 1
        && by(Relation::Name).is_some_and(|_| is_surname(reading, text));
    if personal {
        return None;
    }
    // "the West" is a place, "West" alone a direction.
    by(Relation::Name)
        .or_else(|| {
            by(Relation::People)
                .filter(|_| !(tokens.len() == 1 && is_head_of_name(reading, tokens)))
        })
        .or_else(|| by(Relation::Capital).filter(|_| !titled && is_government(reading, tokens)))
}

/// "in Korean", "spoke French"
fn is_language(reading: &Reading, tokens: &Range<usize>) -> bool {
    reading.name_at(tokens.start).is_some_and(|(label, _)| label == NameLabel::Language)
        || tokens.len() == 1
            && reading.dep(tokens.start) == Dep::Pobj
            && reading.lower(reading.head(tokens.start)) == "in"
            && reading
                .resources
                .gazetteer
                .territory(reading.text(tokens.start), Relation::People)
                .is_some()
            && !reading.text(tokens.start).ends_with('s')
}

fn is_surname(reading: &Reading, text: &str) -> bool {
    reading.resources.gazetteer.is_surname(text)
        || reading.resources.gazetteer.given_name(text).is_some()
}

/// A people's name at the end of a person's ("Geoffrey English").
fn is_head_of_name(reading: &Reading, tokens: &Range<usize>) -> bool {
    tokens.start.checked_sub(1).is_some_and(|before| {
        reading.resources.gazetteer.given_name(reading.text(before)).is_some()
            && reading.is_capital(before)
            && reading.name_at(tokens.start).is_some_and(|(_, name)| name.contains(&before))
    })
}

/// Verbs that move to, out of or through a place.
const MOTION: [&str; 22] = [
    "visit", "leave", "reach", "enter", "arrive", "fly", "travel", "live", "depart", "tour", "hit",
    "strike", "shake", "bomb", "shell", "attack", "capture", "bypass", "evacuate", "flee", "near",
    "rock",
];

/// Nouns that a government has, rather than a city.
const OF_GOVERNMENT: [&str; 34] = [
    "government",
    "ambassador",
    "ally",
    "envoy",
    "support",
    "policy",
    "decision",
    "position",
    "stance",
    "nuclear",
    "demand",
    "relation",
    "tie",
    "troops",
    "troop",
    "war",
    "sanction",
    "offer",
    "response",
    "claim",
    "military",
    "ministry",
    "effort",
    "interest",
    "ambition",
    "request",
    "threat",
    "missile",
    "missiles",
    "invasion",
    "counterpart",
    "official",
    "leverage",
    "influence",
];

fn is_government(reading: &Reading, tokens: &Range<usize>) -> bool {
    let head = reading.head_of(tokens);
    let governor = reading.head(head);
    let governor_is =
        |words: &[&str]| words.contains(&reading.lemma(governor).to_lowercase().as_str());
    match reading.dep(head) {
        Dep::Nsubj | Dep::Agent => {
            !governor_is(&["be", "lie", "have"])
                || reading.lemma(governor) == "have" && is_auxiliary(reading, governor)
        }
        Dep::Nsubjpass => governor_is(&[
            "accuse",
            "expect",
            "ask",
            "urge",
            "prepare",
            "force",
            "isolate",
            "concern",
            "warn",
            "criticize",
        ]),
        Dep::Dobj | Dep::Dative => !governor_is(&MOTION),
        Dep::Poss => governor_is(&OF_GOVERNMENT) || is_person_or_office(reading, governor),
        Dep::Pobj => match reading.lower(governor).as_str() {
            "with" | "against" | "between" | "by" | "on" | "toward" | "towards" | "for" => true,
            "to" | "from" | "of" => !is_movement(reading, governor),
            _ => false,
        },
        Dep::Conj => is_government_conj(reading, governor),
        _ => false,
    }
}

fn is_auxiliary(reading: &Reading, at: usize) -> bool {
    reading.pos(at) == Pos::AUX
}

fn is_person_or_office(reading: &Reading, at: usize) -> bool {
    let lexicon = &reading.resources.lexicon;
    lexicon.group_nouns.has(reading.lemma(at))
        || lexicon.organization_words.has(reading.text(at)) && reading.is_capital(at)
}

/// Whether a preposition hangs on a word of movement or a thing moved.
fn is_movement(reading: &Reading, preposition: usize) -> bool {
    let above = reading.head(preposition);
    let word = reading.lemma(above).to_lowercase();
    let moves = MOTION.contains(&word.as_str())
        || matches!(
            word.as_str(),
            "go" | "come"
                | "return"
                | "head"
                | "bring"
                | "send"
                | "fly"
                | "drive"
                | "trip"
                | "visit"
                | "travel"
                | "flight"
                | "journey"
                | "move"
                | "city"
                | "capital"
                | "north"
                | "south"
                | "east"
                | "west"
                | "outside"
                | "mile"
                | "kilometer"
                | "km"
                | "train"
                | "be"
                | "report"
                | "north-east"
                | "suburb"
                | "street"
                | "part"
                | "center"
                | "centre"
                | "mayor"
                | "outskirt"
                | "road"
                | "way"
                | "departure"
        );
    moves || reading.pos(above) == Pos::VERB && reading.lower(preposition) == "from"
}

/// "Moscow and Beijing said": as its first member.
fn is_government_conj(reading: &Reading, first: usize) -> bool {
    let text = reading.text(first);
    let gazetteer = &reading.resources.gazetteer;
    if gazetteer.territory(text, Relation::Capital).is_some() {
        return is_government(reading, &(first..first + 1));
    }
    gazetteer.territory(text, Relation::Name).is_some()
        && matches!(reading.dep(first), Dep::Nsubj | Dep::Dobj)
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn a_capital_acts_for_its_government() {
        check("Paris rejected the plan. France will pay.", &["Country: Paris | France"]);
        check("The deal with Paris was signed by France.", &["Country: Paris | France"]);
    }

    #[test]
    fn a_capital_is_a_city_where_things_happen() {
        check("He was born in Paris and left France.", &["Place: Paris", "Country: France"]);
    }

    #[test]
    fn a_language_is_no_country() {
        check("She wrote it in French. France paid.", &["Country: France"]);
    }
}

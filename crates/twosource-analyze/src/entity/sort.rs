//! What a name stands for, by itself: by its words, the lists, its title and the name finder.

use std::ops::Range;

use twosource_models::{Relation, Territory};

use twosource_text::Span;

use super::EntityKind;
use super::reading::Reading;
use twosource_syntax::{NameLabel, Pos, Tag};

/// The kind of a name, `None` where nothing tells, and whether that is more than the name finder's
/// guess.
pub(super) fn of_name(
    reading: &Reading,
    tokens: &Range<usize>,
    titled: bool,
    territory: Option<(Relation, Territory)>,
) -> (Option<EntityKind>, bool) {
    let firm = firm(reading, tokens, titled, territory);
    let guess = || {
        let place = likely_place(reading, tokens).then_some(EntityKind::Place);
        by_acronym(reading, tokens).or(place).or_else(|| by_finder(reading, tokens))
    };
    (firm.or_else(guess), firm.is_some())
}

fn firm(
    reading: &Reading,
    tokens: &Range<usize>,
    titled: bool,
    territory: Option<(Relation, Territory)>,
) -> Option<EntityKind> {
    if let Some((_, territory)) = territory {
        let is_country = reading.resources.gazetteer.is_country(territory);
        return Some(if is_country { EntityKind::Country } else { EntityKind::Place });
    }
    by_last_word(reading, tokens)
        .or_else(|| is_of_place(reading, tokens).then_some(EntityKind::Place))
        .or_else(|| titled.then_some(EntityKind::Person))
        .or_else(|| by_given_name(reading, tokens))
        .or_else(|| by_words(reading, tokens))
        .or_else(|| by_city(reading, tokens))
}

/// "Skerling Airport", "Sarrow Basin Commission", "Ode River".
fn by_last_word(reading: &Reading, tokens: &Range<usize>) -> Option<EntityKind> {
    let lexicon = &reading.resources.lexicon;
    let of = tokens.clone().find(|&at| matches!(reading.text(at), "of" | "for"));
    let last = of.unwrap_or(tokens.end).checked_sub(1)?;
    let word = reading.text(last);
    if of.is_none() && tokens.len() < 2 {
        return None;
    }
    let person = reading.name_at(last).is_some_and(|(label, _)| label == NameLabel::Person)
        && reading.resources.gazetteer.given_name(reading.text(tokens.start)).is_some();
    if person {
        return None;
    }
    if lexicon.event_words.has(word) {
        Some(EntityKind::Event)
    } else if lexicon.facility_words.has(word) {
        Some(EntityKind::Facility)
    } else if lexicon.organization_words.has(word) {
        Some(EntityKind::Organization)
    } else if lexicon.place_words.has(word) {
        Some(EntityKind::Place)
    } else {
        None
    }
}

/// "the village of Gavar", "the city of Ode".
fn is_of_place(reading: &Reading, tokens: &Range<usize>) -> bool {
    let Some(noun) = tokens.start.checked_sub(2).filter(|&at| reading.text(at + 1) == "of") else {
        return false;
    };
    matches!(
        reading.lemma(noun).to_lowercase().as_str(),
        "village"
            | "town"
            | "city"
            | "district"
            | "province"
            | "island"
            | "port"
            | "suburb"
            | "region"
            | "county"
            | "municipality"
    )
}

/// "Ilse Brandt", also where the finder says something else than an organization.
fn by_given_name(reading: &Reading, tokens: &Range<usize>) -> Option<EntityKind> {
    let gazetteer = &reading.resources.gazetteer;
    let first = reading.text(tokens.start);
    let label = reading.name_at(tokens.end - 1).map(|(label, _)| label);
    let words = tokens.clone().filter(|&at| reading.pos(at) != Pos::PUNCT).count();
    let given = gazetteer.given_name(first).is_some();
    let surname = gazetteer.is_surname(reading.text(tokens.end - 1));
    let plain = (2..=4).contains(&words)
        && tokens.clone().all(|at| {
            reading
                .text(at)
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '\u{2019}'))
        });
    let person = label == Some(NameLabel::Person);
    let place =
        gazetteer.is_city(&words_text(reading, tokens)) || is_located(reading, tokens) && !person;
    (plain
        && !place
        && (person
            || given && surname && label != Some(NameLabel::Facility)
            || given
                && !is_saint(first)
                && matches!(label, None | Some(NameLabel::Gpe | NameLabel::Location))))
    .then_some(EntityKind::Person)
}

/// First words of the names of places that are given names too.
fn is_saint(word: &str) -> bool {
    matches!(word, "San" | "Santa" | "Saint" | "St" | "St." | "Los" | "Las" | "La" | "El")
}

fn words_text(reading: &Reading, tokens: &Range<usize>) -> String {
    reading.span(tokens).map_or("", |span| reading.document.slice(span)).to_owned()
}

/// A word for an organization anywhere ("Ministry of Mines").
fn by_words(reading: &Reading, tokens: &Range<usize>) -> Option<EntityKind> {
    let lexicon = &reading.resources.lexicon;
    let has = |at: usize| lexicon.organization_words.has(reading.text(at));
    tokens.clone().any(has).then_some(EntityKind::Organization)
}

/// "St. Petersburg", where no other sense is likelier.
fn by_city(reading: &Reading, tokens: &Range<usize>) -> Option<EntityKind> {
    let gazetteer = &reading.resources.gazetteer;
    let label = reading.name_at(tokens.start).map(|(label, _)| label);
    let text = words_text(reading, tokens);
    let capital = gazetteer.territory(&text, Relation::Capital).is_some();
    let known = capital || gazetteer.is_city(&text);
    let person =
        tokens.len() == 1 && (gazetteer.is_surname(&text) || gazetteer.given_name(&text).is_some());
    let place = matches!(label, Some(NameLabel::Gpe | NameLabel::Location | NameLabel::Facility))
        || is_located(reading, tokens);
    let other = matches!(
        label,
        Some(NameLabel::Person | NameLabel::Organization | NameLabel::Product | NameLabel::Work)
    );
    (known && (place || capital && !person || !person && !other)).then_some(EntityKind::Place)
}

/// "in Skerling", "near Skerling".
pub(super) fn is_located(reading: &Reading, tokens: &Range<usize>) -> bool {
    let head = reading.head_of(tokens);
    let above = reading.head(head);
    reading.tag(above) == Tag::IN
        && matches!(
            reading.lower(above).as_str(),
            "in" | "near" | "outside" | "around" | "across" | "throughout"
        )
}

/// A city by name, or a name after "in", that nothing shows to be a person.
fn likely_place(reading: &Reading, tokens: &Range<usize>) -> bool {
    let label = reading.name_at(tokens.start).map(|(label, _)| label);
    let city = reading.resources.gazetteer.is_city(&words_text(reading, tokens));
    let other = matches!(label, Some(NameLabel::Person | NameLabel::Event | NameLabel::Work));
    let body =
        label == Some(NameLabel::Organization) && (tokens.len() > 1 || is_share(reading, tokens));
    !other && (city || is_located(reading, tokens) && !body)
}

/// "a stake in Ostair", "invest in Ostair"
fn is_share(reading: &Reading, tokens: &Range<usize>) -> bool {
    let preposition = reading.head(reading.head_of(tokens));
    let capitals = reading.text(tokens.start).chars().all(char::is_uppercase);
    capitals
        || matches!(
            reading.lemma(reading.head(preposition)).to_lowercase().as_str(),
            "stake"
                | "share"
                | "interest"
                | "investment"
                | "investor"
                | "confidence"
                | "trust"
                | "role"
                | "position"
                | "invest"
                | "believe"
        )
}

fn by_acronym(reading: &Reading, tokens: &Range<usize>) -> Option<EntityKind> {
    let text = reading.text(tokens.start);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capital = text.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&'));
    let shouted = is_shouted(reading, tokens.end);
    (tokens.len() == 1 && capital && (2..=6).contains(&letters) && !shouted)
        .then_some(EntityKind::Organization)
}

fn is_shouted(reading: &Reading, at: usize) -> bool {
    let text = reading.text(at);
    text.chars().count() > 3 && text.chars().all(char::is_uppercase)
}

fn by_finder(reading: &Reading, tokens: &Range<usize>) -> Option<EntityKind> {
    let (label, _) =
        reading.name_at(reading.head_of(tokens)).or_else(|| reading.name_at(tokens.start))?;
    match label {
        NameLabel::Person if has_article(reading, tokens) => {
            let speaks = reading.span(tokens).is_some_and(|span| is_source(reading, span));
            speaks.then_some(EntityKind::Organization)
        }
        // A bare name that is nobody's: the name finder takes young companies for people.
        NameLabel::Person if tokens.len() == 1 && !is_of_person(reading, tokens.start) => {
            Some(EntityKind::Organization)
        }
        NameLabel::Person => Some(EntityKind::Person),
        NameLabel::Organization => Some(EntityKind::Organization),
        NameLabel::Gpe | NameLabel::Location => Some(EntityKind::Place),
        NameLabel::Facility => Some(EntityKind::Facility),
        NameLabel::Event => Some(EntityKind::Event),
        NameLabel::Product | NameLabel::Work | NameLabel::Law => Some(EntityKind::Product),
        _ => None,
    }
}

fn is_of_person(reading: &Reading, at: usize) -> bool {
    let gazetteer = &reading.resources.gazetteer;
    gazetteer.is_surname(reading.text(at)) || gazetteer.given_name(reading.text(at)).is_some()
}

/// "the Chosen Herald": people have no article.
fn has_article(reading: &Reading, tokens: &Range<usize>) -> bool {
    tokens.start.checked_sub(1).is_some_and(|at| reading.lower(at) == "the")
        && reading.head(tokens.start - 1) < tokens.end
}

fn is_source(reading: &Reading, span: Span) -> bool {
    reading.voices.is_source(span)
}

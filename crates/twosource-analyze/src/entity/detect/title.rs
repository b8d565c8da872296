//! Titles and offices before a name.

use std::ops::Range;

use super::super::reading::Reading;
use twosource_syntax::{NameLabel, Pos};

/// Whether a word can be part of a title ("Mr.", "Deputy", "Minister").
pub(in super::super) fn is_title(reading: &Reading, at: usize) -> bool {
    let word = reading.text(at).trim_end_matches('.');
    reading.resources.lexicon.titles.has(word)
        || reading.resources.gazetteer.person_noun(word).is_some()
}

/// Words of titles that cannot end one.
const MODIFIERS: [&str; 21] = [
    "acting",
    "assistant",
    "crown",
    "defence",
    "defense",
    "deputy",
    "executive",
    "finance",
    "foreign",
    "former",
    "health",
    "home",
    "interior",
    "justice",
    "prime",
    "private",
    "state",
    "supreme",
    "vice",
    "chief",
    "associate",
];

/// Nouns for people that stand before names of bodies too ("its parent Ostair", "partner Ode AG").
const RELATIVES: [&str; 10] = [
    "parent", "partner", "rival", "ally", "member", "star", "fellow", "owner", "operator",
    "supplier",
];

/// Whether a title can end with this word.
fn ends_title(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    let after_of = at.checked_sub(1).is_some_and(|before| reading.text(before) == "of");
    let chief = word == "chief"
        && at.checked_sub(1).is_some_and(|before| reading.pos(before) == Pos::PROPN);
    is_title(reading, at) && (after_of || chief || !MODIFIERS.contains(&word.as_str()))
}

/// Inside a capitalized run: the token after its last title, where a name follows.
pub(super) fn split(reading: &Reading, run: &Range<usize>) -> Option<usize> {
    let lexicon = &reading.resources.lexicon;
    let last = run.clone().rev().find(|&at| ends_title(reading, at))?;
    let name = last + 1..run.end;
    let is_organization = name
        .clone()
        .any(|at| lexicon.organization_words.has(reading.text(at)) && !is_title(reading, at));
    let hyphen = reading.text(name.start) == "-"
        || last.checked_sub(1).is_some_and(|at| {
            at >= run.start && reading.text(at) == "-" && !is_title(reading, at.saturating_sub(1))
        });
    let person_before = last > run.start && is_person_name(reading, &(run.start..last + 1));
    (!name.is_empty() && !is_organization && !hyphen && !person_before).then_some(name.start)
}

/// Whether the name finder takes all of a stretch as one person ("Earl Judge").
fn is_person_name(reading: &Reading, run: &Range<usize>) -> bool {
    reading
        .name_at(run.start)
        .is_some_and(|(label, name)| label == NameLabel::Person && name.contains(&(run.end - 1)))
}

/// Tokens of the lower-case office right before a name ("former spokesman", "leader").
pub(super) fn before(reading: &Reading, name: usize) -> Option<Range<usize>> {
    let last = name.checked_sub(1)?;
    if reading.sentence(last) != reading.sentence(name) || !is_title(reading, last) {
        return None;
    }
    let not_person = reading.name_at(name).is_some_and(|(label, _)| {
        matches!(
            label,
            NameLabel::Organization | NameLabel::Gpe | NameLabel::Facility | NameLabel::Product
        )
    });
    let given = reading.resources.gazetteer.given_name(reading.text(name)).is_some();
    let office = reading.resources.lexicon.titles.has(reading.text(last));
    let relative = RELATIVES.contains(&reading.lower(last).as_str());
    if reading.pos(last) == Pos::VERB || relative || not_person && !given && !office {
        return None;
    }
    let belongs = |&at: &usize| {
        is_title(reading, at) || matches!(reading.text(at), "-" | "vice" | "former" | "then")
    };
    let start = (0..=last).rev().take(6).take_while(belongs).last()?;
    Some(start..name)
}

//! One-word names of people: "Brandt" for "Ilse Brandt", and "Kim" for "Kim Jong Un".
//!
//! A short form joins the one full name that it begins or ends. Where two people share the name, it
//! stays with the one who was called by it before the other appeared, else with the one whose
//! given name, title or gender fits, else with nobody. A bare name that came first ("Brandt wins
//! vote", a headline) joins the first full name that it fits.

use std::collections::BTreeMap;

use super::super::EntityKind;
use super::Work;

pub(super) fn join(work: &mut Work) {
    by_short_form(work);
    let mut state = State::default();
    let full: Vec<usize> = work
        .which(|c| c.is_name() && c.words.len() >= 2)
        .into_iter()
        .filter(|&at| work.clusters.kind(at) == Some(EntityKind::Person))
        .collect();
    let names = work.which(|c| c.is_name() && c.territory.is_none());
    for at in names {
        let Some(candidate) = work.candidate(at) else { continue };
        if full.binary_search(&at).is_ok() {
            state.introduce(work, at);
        } else if candidate.words.len() == 1
            && !is_acronym(work.reading.document.slice(candidate.span))
        {
            state.place(work, at);
        }
    }
}

/// A name of two or three words that nothing else tells of is a person's where its last word alone
/// is used after it: organizations are called by their first words, places by all.
fn by_short_form(work: &mut Work) {
    let unsure = |c: &super::super::candidate::Candidate| {
        c.is_name()
            && !c.is_firm
            && matches!(
                c.sort,
                None | Some(EntityKind::Place | EntityKind::Organization | EntityKind::Product)
            )
    };
    let shorts: BTreeMap<&str, usize> = work
        .which(|c| unsure(c) && c.words.len() == 1)
        .into_iter()
        .filter_map(|at| work.candidate(at).map(|c| (c.first_word(), at)))
        .collect();
    for at in work.which(|c| unsure(c) && (2..=3).contains(&c.words.len())) {
        let Some(candidate) = work.candidate(at) else { continue };
        let Some(&short) = shorts.get(candidate.last_word()) else { continue };
        let known = work
            .reading
            .resources
            .pieces
            .rank(candidate.last_word())
            .is_some_and(|rank| rank < 8_000);
        if short > at && !known && candidate.sort != Some(EntityKind::Organization) {
            work.clusters.is_person(at);
        }
    }
}

#[derive(Default)]
struct State {
    /// By part of a name: the full names that hold it, one of each entity, in text order.
    full: BTreeMap<String, Vec<usize>>,
    /// By short form: who is called by it.
    called: BTreeMap<String, usize>,
    /// Short forms that no full name fits yet.
    open: BTreeMap<String, Vec<usize>>,
}

impl State {
    fn introduce(&mut self, work: &mut Work, at: usize) {
        let Some(candidate) = work.candidate(at) else { return };
        for part in [candidate.first_word(), candidate.last_word()] {
            let known = self.full.entry(part.to_owned()).or_default();
            if known.iter().any(|&known| work.clusters.join(known, at)) {
                continue;
            }
            known.push(at);
            let last = candidate.last_word() == part;
            for early in self.open.remove(part).unwrap_or_default() {
                let is_short = last || is_family_first(candidate);
                if is_short && work.clusters.join(at, early) {
                    self.called.entry(part.to_owned()).or_insert(at);
                }
            }
        }
    }

    fn place(&mut self, work: &mut Work, at: usize) {
        let Some(candidate) = work.candidate(at) else { return };
        let word = candidate.first_word().to_owned();
        let not_person = matches!(
            candidate.sort,
            Some(
                EntityKind::Place | EntityKind::Country | EntityKind::Facility | EntityKind::Event
            )
        );
        if let Some(&known) = self.called.get(&word)
            && !(not_person && is_place_here(work, at))
            && joined_as_person(work, known, at)
        {
            return;
        }
        let fitting: Vec<usize> = self
            .full
            .get(&word)
            .into_iter()
            .flatten()
            .copied()
            .filter(|&full| may_be(work, full, at))
            .collect();
        match fitting.as_slice() {
            [] => self.open.entry(word).or_default().push(at),
            [one]
                if !(not_person && is_place_here(work, at)) && joined_as_person(work, *one, at) =>
            {
                self.called.insert(word, *one);
            }
            _ => {}
        }
    }
}

/// "U.N.", which is no short form of "Jong Un".
fn is_acronym(text: &str) -> bool {
    text.contains('.') || text.len() <= 4 && text.chars().all(char::is_uppercase)
}

fn is_family_first(candidate: &super::super::candidate::Candidate) -> bool {
    candidate.words.len() >= 2
}

/// Whether the one word stands where a place stands, so that it is no short form of a person.
fn is_place_here(work: &Work, at: usize) -> bool {
    work.candidate(at)
        .is_some_and(|candidate| super::super::sort::is_located(work.reading, &candidate.tokens))
}

/// Joins a one-word name to a person, whatever the name finder took the word for.
fn joined_as_person(work: &mut Work, full: usize, at: usize) -> bool {
    work.clusters.join_as(full, at)
}

/// Whether gender and title let a full name be meant.
fn may_be(work: &Work, full: usize, at: usize) -> bool {
    let (Some(a), Some(b)) = (work.clusters.gender(full), work.clusters.gender(at)) else {
        return true;
    };
    a == b || a == twosource_models::Gender::Either || b == twosource_models::Gender::Either
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn two_people_with_one_surname_stay_apart() {
        check(
            "President Marek Dallin spoke. Mr. Dallin left with Adm. Ines Dallin. Mr. Dallin waved.",
            &["Person: Marek Dallin | Dallin | Dallin", "Person: Ines Dallin"],
        );
        check(
            "Marek Dallin and Ines Dallin came. Later Dallin left.",
            &["Person: Marek Dallin", "Person: Ines Dallin"],
        );
    }

    #[test]
    fn a_title_tells_two_of_one_surname_apart() {
        check(
            "Marek Dallin and Ines Dallin came. Later Mrs. Dallin left.",
            &["Person: Ines Dallin | Dallin"],
        );
    }

    #[test]
    fn a_bare_name_in_the_title_joins_the_first_full_one() {
        check(
            "Dallin signs the deal\nPresident Marek Dallin signed it. Dallin met Adm. Ines Dallin.",
            &["Person: Dallin | Marek Dallin | Dallin", "Person: Ines Dallin"],
        );
    }

    #[test]
    fn family_names_can_come_first() {
        check("Kim Sol Ahn waved. Mr. Kim then left.", &["Person: Kim Sol Ahn | Kim"]);
    }
}

//! Definite descriptions: "the South Korean president", "the driver", "the ministry".
//!
//! A description goes to the last one before it who has that role, by title, apposition or an
//! earlier description; where none came before, to the only one in the report who is introduced
//! by it later ("the London mayor ... London Mayor Ilse Brandt"). An indefinite one ("a spokesman")
//! introduces somebody new.

use super::super::candidate::Candidate;
use super::super::{EntityKind, MentionKind};
use super::Work;
use super::role::{self, Role};

/// How many descriptions and titles before or after one are looked at.
const REACH: usize = 250;

pub(super) fn join(work: &mut Work) {
    let roles: Vec<(usize, Role)> =
        (0..work.candidates.len()).filter_map(|at| Some((at, role::of(work, at)?))).collect();
    for (place, (at, later)) in roles.iter().enumerate() {
        let Some(candidate) = work.candidate(*at).filter(|c| c.kind == MentionKind::Nominal) else {
            continue;
        };
        let before = roles.get(..place).unwrap_or_default();
        if !is_definite(work, candidate) {
            continue;
        }
        if work.clusters.is_named(*at) {
            introduced(work, *at, later, before);
            continue;
        }
        let after = roles.get(place + 1..).unwrap_or_default();
        let target = by_role(work, *at, later, before, false)
            .or_else(|| by_role(work, *at, later, before, true))
            .or_else(|| by_name(work, *at, later))
            .or_else(|| by_country(work, *at))
            .or_else(|| announced(work, *at, later, after))
            .or_else(|| by_person(work, *at, later));
        if let Some(target) = target {
            work.clusters.join(target, *at);
        }
    }
}

/// "A spokeswoman said ... the spokeswoman, Hanne Quist, said": who is named by now was spoken of
/// before.
fn introduced(work: &mut Work, at: usize, later: &Role, before: &[(usize, Role)]) {
    let nameless = |(other, role): &&(usize, Role)| {
        let near = work
            .candidate(*other)
            .zip(work.candidate(at))
            .is_some_and(|(a, b)| a.sentence + 6 >= b.sentence && a.kind == MentionKind::Nominal);
        near && role.noun == later.noun
            && role::covers(role, later, false)
            && !work.clusters.is_named(*other)
    };
    if let Some((other, _)) = before.iter().rev().take(REACH).find(nameless) {
        work.clusters.join(*other, at);
    }
}

/// With a definite article, a demonstrative or a possessor, or without any article.
fn is_definite(work: &Work, candidate: &Candidate) -> bool {
    let first = work.reading.lower(candidate.tokens.start);
    !matches!(
        first.as_str(),
        "a" | "an"
            | "another"
            | "one"
            | "two"
            | "some"
            | "any"
            | "no"
            | "every"
            | "each"
            | "many"
            | "several"
            | "other"
            | "his"
            | "her"
            | "their"
            | "my"
            | "our"
            | "your"
            | "former"
            | "new"
    )
}

/// The latest before it with a role that covers it.
fn by_role(
    work: &Work,
    at: usize,
    later: &Role,
    before: &[(usize, Role)],
    general: bool,
) -> Option<usize> {
    let plural = work.candidate(at)?.is_plural;
    let fits = |(other, role): &&(usize, Role)| {
        role::covers(role, later, general)
            && work.candidate(*other).is_some_and(|c| c.is_plural == plural && agrees(c, later))
            && work.clusters.fits(*other, at)
    };
    before.iter().rev().take(REACH).find(fits).map(|(other, _)| *other)
}

/// A bare plural ("analysts") only goes with the same words.
fn agrees(other: &Candidate, later: &Role) -> bool {
    !other.is_plural
        || later.words.is_empty()
        || other.words.iter().any(|word| later.words.contains(word))
}

/// "the ministry" for "the Foreign Ministry", "the agency" for "the Tesmar Mining Agency".
fn by_name(work: &Work, at: usize, later: &Role) -> Option<usize> {
    let candidate =
        work.candidate(at).filter(|c| c.sort == Some(EntityKind::Organization) && !c.is_plural)?;
    if !later.words.is_empty() || later.territory.is_some() || !starts_with_article(work, candidate)
    {
        return None;
    }
    let fits = |other: &&usize| {
        let Some(name) = work.candidate(**other) else { return false };
        name.is_name()
            && name.sort == Some(EntityKind::Organization)
            && is_of_kind(name, &later.noun)
    };
    let before: Vec<usize> = (0..at).rev().take(60).collect();
    before.iter().find(fits).copied()
}

/// "the country" for the last country before it that acts or has something, up to two sentences
/// back.
fn by_country(work: &Work, at: usize) -> Option<usize> {
    let candidate =
        work.candidate(at).filter(|c| c.sort == Some(EntityKind::Country) && !c.is_plural)?;
    if !starts_with_article(work, candidate) || candidate.tokens.len() != 2 {
        return None;
    }
    let near: Vec<usize> = (0..at)
        .rev()
        .take(40)
        .filter(|&other| {
            work.candidate(other).is_some_and(|c| {
                c.kind != MentionKind::Nominal
                    && c.sort == Some(EntityKind::Country)
                    && c.sentence + 2 >= candidate.sentence
            })
        })
        .collect();
    let acts = |other: &&usize| {
        work.candidate(**other).is_some_and(|c| {
            super::pronoun::is_subject(work.reading, c.head)
                || work.reading.dep(c.head) == twosource_syntax::Dep::Poss
        })
    };
    near.iter().find(acts).or(near.first()).copied()
}

fn starts_with_article(work: &Work, candidate: &Candidate) -> bool {
    matches!(work.reading.lower(candidate.tokens.start).as_str(), "the" | "this")
}

/// Whether the name of an organization shows that it is what the noun says.
fn is_of_kind(name: &Candidate, noun: &str) -> bool {
    let last = name.last_word();
    let any = |words: &[&str]| name.words.iter().any(|word| words.contains(&word.as_str()));
    match noun {
        "agency" | "department" => {
            any(&["agency", "department", "bureau", "administration", "service", "office"])
        }
        "company" | "firm" | "manufacturer" | "maker" | "carrier" | "airline" | "operator" => {
            any(&[
                "inc",
                "corp",
                "ltd",
                "plc",
                "co",
                "company",
                "corporation",
                "group",
                "holdings",
                "airlines",
                "airways",
                "motors",
                "industries",
                "technologies",
                "limited",
            ])
        }
        "newspaper" | "paper" | "daily" => any(&[
            "times",
            "post",
            "journal",
            "daily",
            "herald",
            "gazette",
            "tribune",
            "chronicle",
            "ilbo",
            "observer",
            "guardian",
            "courier",
            "newspaper",
        ]),
        "force" => any(&["police", "force"]),
        "council" | "body" => last == "council",
        "watchdog" | "regulator" => any(&["authority", "agency", "commission", "administration"]),
        noun => last == noun || name.words.iter().any(|word| word == noun),
    }
}

/// The only one who is introduced later with the same role and whose.
fn announced(work: &Work, at: usize, later: &Role, after: &[(usize, Role)]) -> Option<usize> {
    if work.candidate(at)?.is_plural || later.territory.is_none() && later.words.is_empty() {
        return None;
    }
    let fits = |(other, role): &&(usize, Role)| {
        role.noun == later.noun
            && role::covers(role, later, false)
            && work.candidate(*other).is_some_and(Candidate::is_name)
            && work.clusters.fits(*other, at)
    };
    let mut found = after.iter().take(REACH).filter(fits);
    let first = found.next()?.0;
    found.all(|(other, _)| work.clusters.same(*other, first)).then_some(first)
}

/// "The 76-year-old", "the father": a description of anybody, as subject, goes to the last person
/// named before it.
fn by_person(work: &Work, at: usize, later: &Role) -> Option<usize> {
    let candidate = work.candidate(at).filter(|c| c.is_person())?;
    let general = matches!(
        later.noun.as_str(),
        "old"
            | "father"
            | "mother"
            | "man"
            | "woman"
            | "politician"
            | "veteran"
            | "star"
            | "teenager"
            | "billionaire"
            | "businessman"
    ) || later.noun.ends_with("-year-old");
    if !general
        || !starts_with_article(work, candidate)
        || !super::pronoun::is_subject(work.reading, candidate.head)
    {
        return None;
    }
    let near = |other: &usize| {
        work.candidate(*other).is_some_and(|c| c.sentence + 4 >= candidate.sentence)
    };
    (0..at).rev().take_while(near).find(|&other| {
        work.candidate(other).is_some_and(|c| c.is_name() && c.is_person())
            && work.clusters.fits(other, at)
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn an_office_goes_to_its_holder() {
        check(
            "French President Luc Armand met Mayor Ilse Brandt. The French president then left.",
            &["Person: Luc Armand | The French president"],
        );
        check(
            "The Skerling mayor warned of floods. Skerling Mayor Ilse Brandt spoke twice.",
            &["Person: The Skerling mayor | Ilse Brandt"],
        );
    }

    #[test]
    fn a_description_comes_again() {
        check(
            "A driver was hurt at the gate. The driver left the hospital on Monday.",
            &["Person: A driver | The driver"],
        );
    }

    #[test]
    fn a_body_goes_by_its_kind() {
        check(
            "The Tesmar Mining Agency closed a pit. The agency gave no reason.",
            &["Organization: Tesmar Mining Agency | The agency"],
        );
    }

    #[test]
    fn other_offices_are_other_people() {
        check(
            "French President Luc Armand spoke. The German president left.",
            &["Person: Luc Armand"],
        );
    }
}

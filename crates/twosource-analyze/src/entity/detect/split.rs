//! A capitalized run to the names in it.
//!
//! "Russian President Vladimir Orlan" holds a people and a person with a title; "Skerling Harbor
//! Board Director Ilse Brandt" an organization and a person; "U.S. State Department" an
//! organization and, inside of it, a country.

use std::ops::Range;

use twosource_models::Relation;

use super::super::reading::Reading;
use super::title;
use twosource_syntax::NameLabel;

/// A name inside a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The tokens of the title before it; empty where there is none.
    pub(super) title: Range<usize>,
}

/// The names of a run, in text order; a nested one after the one that holds it.
pub(super) fn parts(reading: &Reading, run: Range<usize>) -> Vec<Part> {
    let mut found = Vec::new();
    let whole = is_one_name(reading, &run);
    match title::split(reading, &run).filter(|_| !whole) {
        Some(name) => {
            let title = title_start(reading, &run, name)..name;
            untitled(reading, run.start..title.start, &mut found);
            found.push(Part { tokens: name..run.end, title });
        }
        None => match office(reading, &run) {
            Some(office) => untitled(reading, run.start..office, &mut found),
            None => untitled(reading, run, &mut found),
        },
    }
    found.retain(|part| !part.tokens.is_empty());
    found
}

/// Where the office begins that a run ends with, without a name: "the London Mayor".
fn office(reading: &Reading, run: &Range<usize>) -> Option<usize> {
    let last = run.end - 1;
    let noun = reading.resources.gazetteer.person_noun(reading.text(last)).is_some();
    let person = reading.name_at(last).is_some_and(|(label, name)| {
        label == NameLabel::Person && (run.len() == 1 || name.contains(&last.saturating_sub(1)))
    });
    let given =
        reading.resources.gazetteer.given_name(reading.text(run.start)).is_some() && run.len() == 2;
    if !noun || person || given {
        return None;
    }
    let start = title_start(reading, run, run.end);
    let whose = leading_territory(reading, &(run.start..start));
    let organization = (run.start..start)
        .any(|at| reading.resources.lexicon.organization_words.has(reading.text(at)));
    let city = reading
        .span(&(run.start..start))
        .is_some_and(|span| reading.resources.gazetteer.is_city(reading.document.slice(span)));
    Some(if whose.is_some() || organization || city { start } else { run.start })
}

/// Whether the name finder takes a run with a title word in it for something else than a person
/// ("General Motors").
fn is_one_name(reading: &Reading, run: &Range<usize>) -> bool {
    reading.name_at(run.start).is_some_and(|(label, name)| {
        let other =
            matches!(label, NameLabel::Organization | NameLabel::Facility | NameLabel::Event);
        let first = title::is_title(reading, run.start) && !is_honorific(reading, run.start);
        other && first && name.contains(&(run.end - 1)) && name.end == run.end && run.len() <= 2
    })
}

fn is_honorific(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    matches!(
        word.trim_end_matches('.'),
        "mr" | "mrs" | "ms" | "dr" | "sir" | "lady" | "lord" | "miss" | "president"
    )
}

/// Where the title before `name` begins: after a place, people or organization that it belongs to.
fn title_start(reading: &Reading, run: &Range<usize>, name: usize) -> usize {
    let belongs = |&at: &usize| {
        title::is_title(reading, at) || matches!(reading.text(at), "-" | "of" | "and" | "&")
    };
    let start = (run.start..name).rev().take_while(belongs).last().unwrap_or(name);
    // A hyphen or "of" cannot begin a title.
    (start..name).find(|&at| title::is_title(reading, at)).unwrap_or(name)
}

/// The names of a run that holds no titled person.
fn untitled(reading: &Reading, run: Range<usize>, found: &mut Vec<Part>) {
    if run.is_empty() {
        return;
    }
    let plain = |tokens| Part { tokens, title: 0..0 };
    let Some(territory) = leading_territory(reading, &run).filter(|at| *at < run.end) else {
        let nested = is_union(reading.text(run.start)) && run.len() > 1;
        let first = run.start..run.start + 1;
        found.push(plain(run));
        return found.extend(nested.then(|| plain(first)));
    };
    if belongs_to_name(reading, &run, territory) {
        let nested = is_abbreviation(reading, run.start) || is_of_state(reading, run.end - 1);
        let first = run.start..territory;
        found.push(plain(run));
        if nested {
            found.push(plain(first));
        }
        return;
    }
    found.push(plain(run.start..territory));
    let rest = (territory..run.end).find(|&at| reading.is_capital(at)).unwrap_or(run.end);
    if rest < run.end {
        found.extend(parts(reading, rest..run.end));
    }
}

/// The end of the country, region or people that a run begins with, the longest of up to four
/// tokens.
fn leading_territory(reading: &Reading, run: &Range<usize>) -> Option<usize> {
    let ends = (run.start + 1..=run.end.min(run.start + 4)).rev();
    ends.into_iter().find(|&end| {
        let words = reading.span(&(run.start..end)).map_or("", |span| reading.document.slice(span));
        let known = reading.resources.gazetteer.territories(words);
        known.iter().any(|(relation, _)| *relation != Relation::Capital)
    })
}

/// Whether what follows a territory makes one name with it ("British Transport Police").
fn belongs_to_name(reading: &Reading, run: &Range<usize>, territory: usize) -> bool {
    let lexicon = &reading.resources.lexicon;
    let last = reading.text(run.end - 1);
    let named = lexicon.organization_words.has(last)
        || lexicon.facility_words.has(last)
        || lexicon.event_words.has(last)
        || lexicon.place_words.has(last);
    let of = (territory..run.end).any(|at| reading.text(at) == "of");
    let organization =
        (territory..run.end).any(|at| lexicon.organization_words.has(reading.text(at)));
    let one = reading
        .name_at(run.start)
        .is_some_and(|(label, name)| name.contains(&(run.end - 1)) && label != NameLabel::Person);
    named || one || of && organization
}

/// Unions of states, whose bodies are called by them: "U.N. Security Council".
fn is_union(text: &str) -> bool {
    matches!(text, "U.N." | "UN" | "E.U." | "EU" | "NATO" | "Nato")
}

/// Bodies that every state has, so that the country before them is named by itself.
fn is_of_state(reading: &Reading, last: usize) -> bool {
    matches!(
        reading.text(last),
        "Ministry"
            | "Army"
            | "Navy"
            | "Parliament"
            | "Government"
            | "Embassy"
            | "Military"
            | "Senate"
    )
}

/// "U.S.", "UN", "UK": the territory is named by itself inside the longer name.
fn is_abbreviation(reading: &Reading, at: usize) -> bool {
    let text = reading.text(at);
    text.contains('.') || text.len() <= 3 && text.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn people_organizations_and_titles_come_apart() {
        check(
            "Russian President Marek Dallin met Skerling Harbor Board Director Ilse Brandt.",
            &[
                "Country: Russian",
                "Person: Marek Dallin",
                "Organization: Skerling Harbor Board",
                "Person: Ilse Brandt",
            ],
        );
    }

    #[test]
    fn a_country_inside_a_name() {
        check(
            "The U.S. Mining Department closed a pit.",
            &["Organization: U.S. Mining Department", "Country: U.S."],
        );
    }
}

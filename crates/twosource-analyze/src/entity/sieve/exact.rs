//! Equal names: the same words but for hyphens, diacritics and British spelling, or the same country
//! under its names, its adjective and its capital.
//!
//! A person and a place of one name stay apart ("Mr. Houston", "in Houston").

use std::collections::BTreeMap;

use twosource_models::Territory;

use super::super::EntityKind;
use super::Work;

/// What equal names are found by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Territory(Territory),
    Words(&'a [String], Class),
}

/// Kinds that one name can have side by side in a report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Person,
    Place,
    Other,
}

pub(super) fn join(work: &mut Work) {
    let names = work.which(|candidate| candidate.is_name() || candidate.territory.is_some());
    let mut first: BTreeMap<Key, usize> = BTreeMap::new();
    let mut open = Vec::new();
    for at in names {
        let Some(candidate) = work.candidates.get(at) else { continue };
        if candidate.kind == super::super::MentionKind::Nominal {
            continue;
        }
        let sort = candidate.sort.filter(|_| candidate.is_firm);
        let key = match (candidate.territory, class(sort)) {
            (Some(territory), _) => Key::Territory(territory),
            (None, Some(class)) => Key::Words(&candidate.words, class),
            (None, None) => {
                open.push(at);
                continue;
            }
        };
        let to = *first.entry(key).or_insert(at);
        work.clusters.join(to, at);
    }
    // A guess goes with what is known of equal words, people first.
    for at in open {
        let Some(candidate) = work.candidates.get(at) else { continue };
        let classes = [Class::Person, Class::Place, Class::Other];
        let known =
            classes.into_iter().find_map(|class| first.get(&Key::Words(&candidate.words, class)));
        if let Some(&to) = known {
            work.clusters.join_as(to, at);
        } else {
            first.insert(Key::Words(&candidate.words, Class::Other), at);
        }
    }
}

fn class(sort: Option<EntityKind>) -> Option<Class> {
    Some(match sort? {
        EntityKind::Person => Class::Person,
        EntityKind::Country | EntityKind::Place | EntityKind::Facility => Class::Place,
        _ => Class::Other,
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn spellings_of_one_name_join() {
        check(
            "Lim Soo-Ahn spoke first. Later Lim Soo Ahn left.",
            &["Person: Lim Soo-Ahn | Lim Soo Ahn"],
        );
        check(
            "The Orvan Defence Board met. The Orvan Defense Board adjourned.",
            &["Organization: Orvan Defence Board | Orvan Defense Board"],
        );
    }

    #[test]
    fn a_country_is_one_under_its_names() {
        check(
            "The French minister left Germany. France and the French Republic are one.",
            &["Country: French | France | French Republic"],
        );
    }
}

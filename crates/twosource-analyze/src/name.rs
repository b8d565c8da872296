//! People, organizations and places by name, joined within the document.
//!
//! ```text
//! capitalized runs -> names (titles set apart) -> kinds -> joined by safe rules
//! ```
//!
//! A short form joins the one longer name that it can belong to. Where two people share the name,
//! it stays with the one who was called by it before the other appeared, else with nobody: two
//! people with one surname are never made one.

mod join;
mod scan;

use std::collections::BTreeMap;

use twosource_models::Resources;
use twosource_text::{Document, Span};

use crate::attribution::Attribution;
use crate::sentence::Sentence;
use crate::word::Word;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A ministry, company, agency, outlet.
    Organization,
    /// Anything else that has a name: places, countries, products.
    Other,
}

/// One occurrence of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// The name alone, without title.
    pub name: Span,
    /// The title or office before it, where there is one.
    pub title: Option<Span>,
}

/// What several mentions of one document name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest mention.
    pub name: Span,
    /// Lower-case words of the fullest name, the key by which reports are joined.
    pub key: String,
    /// All mentions in text order, never empty.
    pub mentions: Vec<Mention>,
}

/// All entities, ordered by their first mention.
pub(crate) fn entities(
    document: &Document,
    words: &[Word],
    sentences: &[Sentence],
    attributions: &[Attribution],
    resources: &Resources,
) -> Vec<Entity> {
    let names = scan::names(document, words, sentences, resources);
    let joined = join::join(document, &names, &resources.lexicon);
    let mut sources: Vec<Span> = attributions.iter().filter_map(|a| a.source).collect();
    sources.sort_unstable();
    let mut entities: Vec<Entity> = joined
        .into_values()
        .map(|mentions| entity(document, mentions, &sources, resources))
        .collect();
    entities.sort_by_key(|entity| entity.mentions.first().map(|mention| mention.name));
    entities
}

/// All names in text order, each with the index of its entity.
pub(crate) fn by_place(entities: &[Entity]) -> Vec<(Span, usize)> {
    let names = entities.iter().enumerate();
    let mut names: Vec<(Span, usize)> =
        names.flat_map(|(at, entity)| entity.mentions.iter().map(move |m| (m.name, at))).collect();
    names.sort_unstable();
    names
}

fn entity(
    document: &Document,
    mentions: Vec<Mention>,
    sources: &[Span],
    resources: &Resources,
) -> Entity {
    let words = |mention: &&Mention| join::words_of(document.slice(mention.name)).count();
    // The earliest of the longest names.
    let fullest = mentions.iter().rev().max_by_key(words).map(|mention| mention.name);
    let name = fullest.unwrap_or_else(|| document.whole());
    let kind = kind(document, name, &mentions, sources, resources);
    Entity { kind, name, key: join::key(document.slice(name)), mentions }
}

fn kind(
    document: &Document,
    name: Span,
    mentions: &[Mention],
    sources: &[Span],
    resources: &Resources,
) -> EntityKind {
    let text = document.slice(name);
    let has_word =
        text.split_whitespace().any(|word| resources.lexicon.organization_words.has(word));
    let titled = mentions.iter().any(|mention| mention.title.is_some());
    let acronym = text.len() > 2 && text.chars().all(|c| c.is_uppercase() || c == '.');
    let speaks = |mention: &Mention| is_inside(sources, mention.name);
    let two_or_three = (2..=3).contains(&text.split_whitespace().count());
    if titled && !has_word {
        EntityKind::Person
    } else if has_word || acronym {
        EntityKind::Organization
    } else if two_or_three && mentions.iter().any(speaks) {
        EntityKind::Person
    } else {
        EntityKind::Other
    }
}

/// Whether the last of the sorted `sources` that starts at or before `name` holds it.
fn is_inside(sources: &[Span], name: Span) -> bool {
    let after = sources.partition_point(|source| source.start() <= name.start());
    let last = after.checked_sub(1).and_then(|at| sources.get(at));
    last.is_some_and(|source| source.contains(name))
}

/// Mentions by the entity that they were joined to.
type Joined = BTreeMap<usize, Vec<Mention>>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    /// Each entity as "kind: mention | mention".
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let Text { document, resources, words, sentences, .. } = Text::of(text);
        let found = entities(&document, &words, &sentences, &[], &resources);
        let found: Vec<_> = found
            .iter()
            .map(|entity| {
                let names = entity.mentions.iter().map(|m| document.slice(m.name));
                format!("{:?}: {}", entity.kind, names.collect::<Vec<_>>().join(" | "))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn titles_are_set_apart_and_short_forms_join() {
        check(
            "Mayor Ilse Brandt spoke first. Ms. Brandt then left. “No,” said Brandt.",
            &["Person: Ilse Brandt | Brandt | Brandt"],
        );
    }

    #[test]
    fn two_people_with_one_surname_stay_apart() {
        check(
            "President Marek Dallin spoke. Mr. Dallin left with Adm. Ines Dallin. Mr. Dallin waved.",
            &["Person: Marek Dallin | Dallin | Dallin", "Person: Ines Dallin"],
        );
        check(
            "Marek Dallin and Ines Dallin came. Later Dallin left.",
            &["Other: Marek Dallin", "Other: Ines Dallin", "Other: Dallin"],
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
    fn organizations_and_their_abbreviations() {
        check(
            "The Sarrow Basin Commission (SBC) met. Later the SBC adjourned.",
            &["Organization: Sarrow Basin Commission | SBC | SBC"],
        );
    }

    #[test]
    fn sentence_starts_are_no_names() {
        check("Nobody spoke. Water rose in Skerling.", &["Other: Skerling"]);
    }
}

//! Who is who: people, organizations, countries, places, facilities and events, joined within the
//! document.
//!
//! ```text
//! syntax, attributions -> candidates   names, titles, descriptions, pronouns       (detect)
//!                      -> sorts        what each one alone can stand for           (sort, place)
//!                      -> clusters     joined by sieves, the surest first          (sieve)
//!                      -> entities     a vote over the mentions of each            (assemble)
//! ```
//!
//! The order of the sieves follows Raghunathan et al. (EMNLP 2010) and Lee et al. (Computational
//! Linguistics 39, 2013): each sieve sees what surer ones have joined, and never takes it apart.
//! Two people with one surname are never made one.

mod assemble;
mod candidate;
mod cluster;
mod detect;
mod gender;
mod place;
mod reading;
mod sieve;
mod sort;
mod speaker;

use twosource_text::Span;

pub(crate) use reading::{Reading, Voices};
pub(crate) use speaker::{referents, speakers};

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A ministry, company, agency, outlet, or a body of people ("South Korean officials").
    Organization,
    /// A state, with its government.
    Country,
    /// A city, region or water, as a place.
    Place,
    /// A building, station, bridge.
    Facility,
    /// A war, match or disaster that has a name.
    Event,
    /// A vessel, device, work or law that has a name.
    Product,
    /// Anything else.
    Other,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// By name ("Ilse Brandt", "Skerling").
    Name,
    /// By a description ("the mayor", "the 42-year-old driver").
    Nominal,
    /// By a pronoun ("she").
    Pronoun,
    /// By the adjective or the people of a country ("French").
    Demonym,
    /// By the seat of its government ("Paris" for France).
    Metonym,
}

/// One occurrence of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Its words: a name without title, a description with its article, or a pronoun.
    pub name: Span,
    /// The title or office before a name, where there is one.
    pub title: Option<Span>,
    /// How it refers.
    pub kind: MentionKind,
}

/// What several mentions of one document refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest mention.
    pub name: Span,
    /// The key by which reports are joined: lower-case words of the fullest name, for countries
    /// those of the English short name.
    pub key: String,
    /// All mentions in text order, never empty.
    pub mentions: Vec<Mention>,
    /// Titles and descriptions that say what it is ("South Korean president"), in text order.
    pub roles: Vec<Span>,
}

/// All mentions in text order, each with the index of its entity.
pub(crate) fn by_place(entities: &[Entity]) -> Vec<(Span, usize)> {
    let mentions = entities.iter().enumerate();
    let mut mentions: Vec<(Span, usize)> = mentions
        .flat_map(|(at, entity)| entity.mentions.iter().map(move |m| (m.name, at)))
        .collect();
    mentions.sort_unstable();
    mentions
}

/// All entities, ordered by their first mention.
pub(crate) fn entities(reading: &Reading) -> Vec<Entity> {
    let candidates = detect::candidates(reading);
    let clusters = sieve::join(reading, &candidates);
    assemble::entities(reading, &candidates, &clusters)
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn titles_are_set_apart_and_short_forms_join() {
        check(
            "Mayor Ilse Brandt spoke first. Ms. Brandt then left. “No,” said Brandt.",
            &["Person: Ilse Brandt | Brandt | Brandt"],
        );
    }

    #[test]
    fn sentence_starts_are_no_names() {
        check("Nobody spoke. Water rose in Skerling.", &["Place: Skerling"]);
    }

    #[test]
    fn kinds_of_all_sorts() {
        check(
            "The Sarrow Basin Commission met in Skerling near the Ode River. Trains stopped at \
             Bellmont Station during the Winter War in France.",
            &[
                "Organization: Sarrow Basin Commission",
                "Place: Skerling",
                "Place: Ode River",
                "Facility: Bellmont Station",
                "Event: Winter War",
                "Country: France",
            ],
        );
    }
}

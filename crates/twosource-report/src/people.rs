//! Who is who: what the reports call people, organizations and things, a line for each.

use twosource_analyze::EntityKind;
use twosource_compare::{Account, Description, DescriptionLink, SharedEntity};

use crate::phrase::{Phrase, Tone};
use crate::sources::{Sources, letter};
use crate::wording;

/// Entities that are shown when folded.
const SHOWN: usize = 8;

/// The described entities that are shown, people first.
pub(crate) struct Shown<'a> {
    /// How many there are, shown or folded.
    pub(crate) total: usize,
    /// The meaning, or what is folded.
    pub(crate) remark: String,
    pub(crate) entities: Vec<&'a SharedEntity>,
}

/// Entities with descriptions: people first, then those in most reports.
pub(crate) fn shown(account: &Account, show_all: bool) -> Shown<'_> {
    let described = account.entities.iter().filter(|entity| !entity.descriptions.is_empty());
    let mut entities: Vec<&SharedEntity> = described.collect();
    // Stable, so that the order of the account holds within.
    entities.sort_by_key(|entity| entity.kind != EntityKind::Person);
    let total = entities.len();
    if !show_all {
        entities.truncate(SHOWN);
    }
    let remark = match entities.len() {
        count if count == total => wording::PEOPLE.to_owned(),
        count => format!("the first {count} shown; --all shows all"),
    };
    Shown { total, remark, entities }
}

/// `Ilse Brandt: the mayor (A, B); a resident (C, as A:3 and C:5 tell the same)`.
pub(crate) fn line(sources: &Sources, entity: &SharedEntity) -> Phrase {
    let mut groups: Vec<(String, Vec<&Description>)> = Vec::new();
    for description in &entity.descriptions {
        let key = key(sources, description);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) if description.link.is_none() => group.push(description),
            _ => groups.push((key, vec![description])),
        }
    }
    let name = Phrase::new().with(Tone::Strong, sources.exact(entity.name));
    let parts = groups.iter().map(|(_, group)| part(sources, group));
    name.with(Tone::Plain, ": ").and(Phrase::joined(parts, "; "))
}

/// Words without article and capitals; a description that rests on evidence stands alone.
fn key(sources: &Sources, description: &Description) -> String {
    let words = sources.exact(description.words).to_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let bare = match words.as_slice() {
        ["the" | "a" | "an", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    let mark = if description.link.is_some() { " +" } else { "" };
    format!("{}{mark}", bare.join(" "))
}

fn part(sources: &Sources, group: &[&Description]) -> Phrase {
    let Some(first) = group.first() else { return Phrase::new() };
    let mut letters: Vec<String> = group.iter().map(|one| letter(one.report)).collect();
    letters.dedup();
    let words = sources.words(first.words, &[]);
    let place = words.with(Tone::Place, format!(" ({}", letters.join(", ")));
    let place = match &first.link {
        Some(link) => place.and(because(sources, link)),
        None => place,
    };
    place.with(Tone::Place, ")")
}

/// `, as A:3 and C:5 tell the same: arrested, bridge`.
fn because(sources: &Sources, link: &DescriptionLink) -> Phrase {
    let places = [link.named, link.described].map(|passage| sources.place(passage));
    let basis = wording::link(link.basis);
    let mut line = Phrase::plain(format!(", as {} and {} {basis}", places[0], places[1]));
    let words = link.shared.iter().map(|(named, _)| sources.words(*named, &[]));
    let words = Phrase::joined(words, ", ");
    if !words.is_empty() {
        line.push(Tone::Plain, ": ");
        line = line.and(words);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn evidence_stands_beside_the_description() {
        let account = sample::account();
        let sources = Sources::new(&account.reports);
        let shown = shown(&account, false);
        let lines: Vec<String> =
            shown.entities.iter().map(|entity| line(&sources, entity).to_string()).collect();
        assert_eq!(
            lines,
            ["Ilse Brandt: Mayor (A); the mayor (B, as A:6 and B:3 tell the same of them: \
              asked to leave); She (C, as A:6 and B:3 describe them in the same words)"]
        );
    }
}

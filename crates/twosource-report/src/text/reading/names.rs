//! Who and what is named, the most often named first.

use std::cmp::Reverse;

use twosource_analyze::{Entity, EntityKind};
use twosource_text::Span;

use super::{View, heading};
use crate::phrase::{Phrase, Tone};
use crate::text::page::Page;
use crate::wording;

/// Most other names and most lines that are listed for one entity.
const MOST: usize = 8;

/// Those who can say something, then all else.
pub(super) fn show(page: &mut Page, view: &View) {
    list(page, view, "people and organizations", |kind| speaks(kind));
    list(page, view, "other names", |kind| !speaks(kind));
}

const fn speaks(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Organization)
}

fn list(page: &mut Page, view: &View, name: &str, holds: impl Fn(EntityKind) -> bool) {
    let entities = view.report.analysis.entities.iter();
    let mut entities: Vec<&Entity> = entities.filter(|entity| holds(entity.kind)).collect();
    if entities.is_empty() {
        return;
    }
    // A stable sort: what is named equally often stays in text order.
    entities.sort_by_key(|entity| Reverse(entity.mentions.len()));
    heading(page, name, entities.len(), "first line, name, kind, mentions");
    for entity in entities {
        let first = entity.mentions.first().map_or(entity.name, |mention| mention.name);
        page.item(&view.row(first, told(view, entity)));
    }
}

/// `Marek Dallin · person · 7 mentions · also: Dallin, the president · lines 5, 9`.
fn told(view: &View, entity: &Entity) -> Phrase {
    let name = Phrase::new().with(Tone::Name, view.words(entity.name).to_string());
    let kind = Phrase::aside(wording::entity(entity.kind));
    let mentions = Phrase::aside(wording::count(entity.mentions.len(), "mention"));
    Phrase::joined([name, kind, mentions, titles(view, entity), also(view, entity)], " · ")
}

/// Titles and offices as they stand before the name.
fn titles(view: &View, entity: &Entity) -> Phrase {
    let titles = entity.mentions.iter().filter_map(|mention| mention.title);
    labeled("title: ", distinct(view, titles, &[]))
}

/// Other names for the same.
fn also(view: &View, entity: &Entity) -> Phrase {
    let names = entity.mentions.iter().map(|mention| mention.name);
    labeled("also: ", distinct(view, names, &[view.words(entity.name).to_string()]))
}

/// The different words at some places, in text order, without those that are known.
fn distinct(view: &View, spans: impl Iterator<Item = Span>, known: &[String]) -> Vec<String> {
    let mut found: Vec<String> = known.to_vec();
    for span in spans {
        let words = view.words(span).to_string();
        if found.len() <= MOST + known.len() && !found.contains(&words) {
            found.push(words);
        }
    }
    found.split_off(known.len())
}

fn labeled(label: &str, mut words: Vec<String>) -> Phrase {
    if words.is_empty() {
        return Phrase::new();
    }
    if words.len() > MOST {
        words.truncate(MOST);
        words.push("…".to_owned());
    }
    Phrase::aside(label).with(Tone::Words, words.join(", "))
}

//! Who and what is named, the most often named first.

use std::cmp::Reverse;

use twosource_analyze::{Entity, EntityKind};
use twosource_text::Span;

use super::{View, heading};
use crate::labels;
use crate::phrase::{Phrase, Tone};
use crate::text::page::Page;
use crate::wording;

/// Most other names and most lines that are listed for one entity.
const MOST: usize = 8;

/// Those who can say something, places, then all else.
pub(super) fn show(page: &mut Page, view: &View) {
    list(page, view, "people and organizations", |kind| {
        matches!(kind, EntityKind::Person | EntityKind::Organization)
    });
    list(page, view, "countries and places", |kind| {
        matches!(kind, EntityKind::Country | EntityKind::Place | EntityKind::Facility)
    });
    list(page, view, "other names", |kind| {
        matches!(kind, EntityKind::Event | EntityKind::Product | EntityKind::Other)
    });
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

/// `Marek Dallin · person · 7 mentions · role: President · also: Dallin, he · lines: 5, 9`.
fn told(view: &View, entity: &Entity) -> Phrase {
    let parts = [
        Phrase::new().with(Tone::Name, view.words(entity.name).to_string()),
        Phrase::aside(labels::entity(entity.kind)),
        Phrase::aside(wording::count(entity.mentions.len(), "mention")),
        labeled("role: ", distinct(view, entity.roles.iter().copied(), &[])),
        also(view, entity),
        lines(view, entity),
    ];
    Phrase::joined(parts, " · ")
}

/// The lines of the mentions, where they are several.
fn lines(view: &View, entity: &Entity) -> Phrase {
    let mut lines: Vec<usize> = entity.mentions.iter().map(|m| view.line(m.name)).collect();
    lines.sort_unstable();
    lines.dedup();
    if lines.len() < 2 {
        return Phrase::new();
    }
    let mut lines: Vec<String> = lines.iter().take(MOST + 1).map(usize::to_string).collect();
    shorten(&mut lines);
    Phrase::aside("lines: ").with(Tone::Place, lines.join(", "))
}

/// Other words for the same; roles have been told.
fn also(view: &View, entity: &Entity) -> Phrase {
    let told = entity.roles.iter().chain([&entity.name]);
    let told: Vec<String> = told.map(|&span| view.words(span).to_string()).collect();
    let names = entity.mentions.iter().map(|mention| mention.name);
    labeled("also: ", distinct(view, names, &told))
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
    shorten(&mut words);
    Phrase::aside(label).with(Tone::Words, words.join(", "))
}

/// Says that there are more than are shown.
fn shorten(items: &mut Vec<String>) {
    if items.len() > MOST {
        items.truncate(MOST);
        items.push("…".to_owned());
    }
}

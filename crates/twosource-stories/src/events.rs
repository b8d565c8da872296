//! Reports that clearly tell of several events, taken apart by event.
//!
//! Who compares a folder mostly means one event, and a report that is taken out of the account is
//! worse than a strange one in it, which shows as what one report alone has. Reports are therefore
//! taken apart only where at least two stories have two reports each, and stories that have a good
//! part of their names in common stay together, as do reports that stand alone but have the names
//! of a story.

use std::collections::{BTreeMap, BTreeSet};

use twosource_text::{DocId, Document};

use crate::term::{MONTHS, place};
use crate::{Label, Options, StoryId, Stream};

/// Days without a report after which a story ends. A desk keeps what it has saved on one event for
/// longer than the news do.
const WINDOW_DAYS: u32 = 365;
/// Fewer documents are never taken apart.
const LEAST_DOCUMENTS: usize = 3;
/// Share of the names of the smaller side that two stories of one event have in common.
const COMMON: f64 = 0.4;

const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";

/// Groups that may have a name by which others are looked up.
const MOST_GROUPS: usize = 20;

/// The documents on one event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Words that stand for it, where the documents were taken apart.
    pub label: Option<Label>,
    /// The documents in the order in which they were given.
    pub documents: Vec<Document>,
}

/// Documents by event.
#[derive(Clone, Debug)]
pub struct Events {
    /// The events, the one with most documents first; one event where there are not clearly several.
    pub events: Vec<Event>,
    /// Documents with no other beside them; empty where there is one event.
    pub alone: Vec<Document>,
}

/// Takes `documents` apart by event, where they clearly tell of several.
pub fn events(documents: Vec<Document>) -> Events {
    let groups = groups(&documents);
    if groups.iter().filter(|group| group.members.len() > 1).count() < 2 {
        return Events { events: vec![Event { label: None, documents }], alone: Vec::new() };
    }
    let mut documents: Vec<Option<Document>> = documents.into_iter().map(Some).collect();
    let mut found = Events { events: Vec::new(), alone: Vec::new() };
    for group in groups {
        let taken = group.members.iter().filter_map(|&at| documents.get_mut(at)?.take());
        let taken: Vec<Document> = taken.collect();
        match taken.len() {
            0 | 1 => found.alone.extend(taken),
            _ => found.events.push(Event { label: group.label, documents: taken }),
        }
    }
    found
}

/// Documents of one event by their index, with their names.
struct Group {
    label: Option<Label>,
    members: Vec<usize>,
    /// Names that at least two members have; of a single document, all of its names.
    names: BTreeSet<String>,
}

/// Stories of the stream, joined where they share their names: the largest first, and of equals the
/// one that was opened first.
fn groups(documents: &[Document]) -> Vec<Group> {
    if documents.len() < LEAST_DOCUMENTS {
        return Vec::new();
    }
    let names = names(documents);
    let mut groups: Vec<Group> = Vec::new();
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (label, members) in stories(documents) {
        let group = Group { label, names: common(&names, &members), members };
        let like = candidates(&index, &group).into_iter();
        let mut like =
            like.filter(|&at| groups.get(at).is_some_and(|other| are_one(other, &group)));
        let at = like.next().unwrap_or(groups.len());
        for name in &group.names {
            index.entry(name.clone()).or_default().push(at);
        }
        match groups.get_mut(at) {
            Some(other) => {
                other.members.extend(group.members);
                other.names.extend(group.names);
            }
            None => groups.push(group),
        }
    }
    for group in &mut groups {
        group.members.sort_unstable();
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.members.len()));
    groups
}

/// Groups that have a name of `group`, in their order. A name that many groups have tells nothing.
fn candidates(index: &BTreeMap<String, Vec<usize>>, group: &Group) -> BTreeSet<usize> {
    let entries = group.names.iter().filter_map(|name| index.get(name));
    entries.filter(|entry| entry.len() <= MOST_GROUPS).flatten().copied().collect()
}

/// The stories of the stream with their members, the largest first.
fn stories(documents: &[Document]) -> Vec<(Option<Label>, Vec<usize>)> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_cached_key(|&at| documents.get(at).map(key));
    let mut stream = Stream::new(Options { window_days: WINDOW_DAYS });
    let mut members: BTreeMap<StoryId, Vec<usize>> = BTreeMap::new();
    let mut opened = Vec::new();
    for at in order {
        let Some(document) = documents.get(at) else { continue };
        let story = stream.push(document).story;
        let so_far = members.entry(story).or_default();
        if so_far.is_empty() {
            opened.push(story);
        }
        so_far.push(at);
    }
    let shown = stream.take_closed().into_iter().chain(stream.open_stories());
    let mut labels: BTreeMap<StoryId, Label> = shown.map(|story| (story.id, story.label)).collect();
    let of = |id| (labels.remove(&id), members.remove(&id).unwrap_or_default());
    let mut found: Vec<_> = opened.into_iter().map(of).collect();
    found.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    found
}

/// By time, what has none last, then by name.
fn key(document: &Document) -> (bool, i64, String, DocId) {
    let minutes = document.meta.published.as_ref().map(|date| date.value.minutes());
    let (is_undated, minutes) = (minutes.is_none(), minutes.unwrap_or(0));
    (is_undated, minutes, document.name().to_owned(), document.id())
}

fn are_one(a: &Group, b: &Group) -> bool {
    let least = a.names.len().min(b.names.len());
    let shared = a.names.intersection(&b.names).count();
    let count = |number: usize| u32::try_from(number).map_or(f64::MAX, f64::from);
    shared >= 2 && count(shared) >= COMMON * count(least)
}

fn common(names: &[BTreeSet<String>], members: &[usize]) -> BTreeSet<String> {
    let of = |at: &usize| names.get(*at).into_iter().flatten();
    let all = members.iter().flat_map(of);
    let least = members.len().min(2);
    let has = |name: &&String| {
        let with =
            members.iter().filter(|at| names.get(**at).is_some_and(|set| set.contains(*name)));
        with.take(least).count() == least
    };
    all.filter(has).cloned().collect()
}

/// For each document the words that it writes with a capital inside of sentences and none of the
/// documents without one; not its outlet.
fn names(documents: &[Document]) -> Vec<BTreeSet<String>> {
    let plain = |word: &&str| word.starts_with(char::is_lowercase);
    let words = documents.iter().flat_map(|document| document.text().split_whitespace());
    let small: BTreeSet<String> = words.filter(plain).map(bare).collect();
    documents.iter().map(|document| capitals(document, &small)).collect()
}

fn capitals(document: &Document, small: &BTreeSet<String>) -> BTreeSet<String> {
    let outlet = document.meta.outlet.as_ref().map_or("", |outlet| outlet.value.as_str());
    let outlet: BTreeSet<String> = outlet.split_whitespace().map(bare).collect();
    let words: Vec<&str> = document.text().split_whitespace().collect();
    let pairs = words.iter().zip(words.iter().skip(1));
    let inside = pairs.filter(|(before, word)| {
        before.ends_with(|char: char| char.is_alphanumeric() || char == ',')
            && word.starts_with(char::is_uppercase)
    });
    let found = inside.map(|(_, word)| bare(word));
    found
        .filter(|word| word.chars().count() > 2 && !is_calendar(word))
        .filter(|word| !small.contains(word) && !outlet.contains(word))
        .collect()
}

/// Lower case, without marks and the ending of a possessive.
fn bare(word: &str) -> String {
    let word = word.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase();
    let stem = ["'s", "’s"].iter().find_map(|end| word.strip_suffix(end));
    stem.map_or_else(|| word.clone(), str::to_owned)
}

fn is_calendar(word: &str) -> bool {
    place(MONTHS, word).or_else(|| place(WEEKDAYS, word)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(names: &[&str]) -> Group {
        let names = names.iter().map(|&name| name.to_owned()).collect();
        Group { label: None, members: vec![0, 1], names }
    }

    #[test]
    fn stories_that_share_their_names_are_one_event() {
        let first = group(&["hartmoor", "brandt", "ode", "lund", "norpress"]);
        assert!(are_one(&first, &group(&["hartmoor", "brandt", "skerling"])));
        assert!(!are_one(&first, &group(&["norpress", "skerling", "dallin", "olm", "ello"])));
        assert!(!are_one(&first, &group(&["hartmoor"])), "one name is too little");
    }

    #[test]
    fn names_are_capitals_inside_of_sentences() {
        let text = "Police stopped a tram in Hartmoor on Monday. The mayor, Ilse Brandt's deputy, \
                    called Police. Hartmoor's police said no more.";
        let found = names(&[Document::new("a", text)]).remove(0);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["brandt", "hartmoor", "ilse"]);
    }

    #[test]
    fn two_documents_are_one_event() {
        let documents = vec![Document::new("a", "A fire."), Document::new("b", "A vote.")];
        let found = events(documents);
        assert_eq!((found.events.len(), found.alone.len()), (1, 0));
        assert_eq!(found.events[0].documents.len(), 2);
    }
}

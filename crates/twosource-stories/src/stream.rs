//! STUB: stories by shared names, to be replaced.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use twosource_text::{DocId, Document};

use crate::{Label, Story, StoryId};

/// Settings of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Options {
    /// Days without a report after which a story is closed.
    pub window_days: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { window_days: 8 }
    }
}

/// Where a report went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The story.
    pub story: StoryId,
    /// Whether the report opened it.
    pub opened: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Open {
    story: Story,
    day: i64,
    names: BTreeSet<String>,
}

/// Open stories, and what is needed to find the story of the next report.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Stream {
    options: Options,
    now: i64,
    next: u64,
    open: BTreeMap<u64, Open>,
    index: BTreeMap<String, Vec<u64>>,
    closed: Vec<Story>,
}

fn day(document: &Document) -> Option<i64> {
    let date = &document.meta.published.as_ref()?.value;
    Some(i64::from(date.year) * 372 + i64::from(date.month) * 31 + i64::from(date.day))
}

fn names(document: &Document) -> BTreeSet<String> {
    let text: String = document.text().chars().take(700).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let outlet = document.meta.outlet.as_ref().map_or("", |o| o.value.as_str()).to_lowercase();
    words
        .windows(2)
        .filter(|w| !w[0].ends_with(['.', '”', '"', ':']) && w[1].starts_with(char::is_uppercase))
        .map(|w| w[1].trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .map(|w| w.trim_end_matches("'s").trim_end_matches("’s").to_owned())
        .filter(|w| w.chars().count() > 3 && !outlet.contains(w.as_str()))
        .filter(|w| {
            !["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
                .contains(&w.as_str())
        })
        .collect()
}

impl Stream {
    /// A stream without reports.
    pub fn new(options: Options) -> Self {
        Self { options, ..Self::default() }
    }

    /// Takes the next report and says which story it belongs to.
    ///
    /// Reports without a publication date count as published with the latest report before them.
    pub fn push(&mut self, document: &Document) -> Assignment {
        let day = day(document).unwrap_or(self.now).max(self.now);
        if day != self.now {
            self.now = day;
            let window = i64::from(self.options.window_days);
            let old: Vec<u64> =
                self.open.iter().filter(|(_, o)| o.day + window < day).map(|(k, _)| *k).collect();
            for key in old {
                if let Some(open) = self.open.remove(&key) {
                    for name in &open.names {
                        if let Some(list) = self.index.get_mut(name) {
                            list.retain(|k| *k != key);
                            if list.is_empty() {
                                self.index.remove(name);
                            }
                        }
                    }
                    self.closed.push(open.story);
                }
            }
        }
        let names = names(document);
        let mut votes: BTreeMap<u64, usize> = BTreeMap::new();
        for name in &names {
            for key in self.index.get(name).into_iter().flatten() {
                *votes.entry(*key).or_default() += 1;
            }
        }
        let best = votes.into_iter().max_by_key(|(k, v)| (*v, *k)).filter(|(_, v)| *v >= 3);
        let published = document.meta.published.as_ref().map(|p| p.value.to_string());
        let outlet = document.meta.outlet.as_ref().map(|o| o.value.clone());
        if let Some((key, _)) = best
            && let Some(open) = self.open.get_mut(&key)
        {
            open.day = day;
            open.story.reports += 1;
            open.story.lineages += 1;
            open.story.last = published.or(open.story.last.take());
            open.story.outlets.extend(outlet);
            open.story.outlets.sort();
            open.story.outlets.dedup();
            return Assignment { story: open.story.id, opened: false };
        }
        let id = StoryId::opened_by(DocId::clone(&document.id()));
        let title = document.meta.title.as_ref().map(|t| t.value.clone());
        let story = Story {
            id,
            label: Label {
                words: title.unwrap_or_else(|| document.text().chars().take(60).collect()),
                document: document.name().to_owned(),
                code_points: None,
            },
            first: published.clone(),
            last: published,
            reports: 1,
            outlets: outlet.into_iter().collect(),
            lineages: 1,
        };
        let key = self.next;
        self.next += 1;
        for name in &names {
            self.index.entry(name.clone()).or_default().push(key);
        }
        self.open.insert(key, Open { story, day, names });
        Assignment { story: id, opened: true }
    }

    /// The stories that were closed since the last call, in the order in which they were opened.
    pub fn take_closed(&mut self) -> Vec<Story> {
        std::mem::take(&mut self.closed)
    }

    /// The stories that are still open, in the order in which they were opened.
    pub fn open_stories(&self) -> Vec<Story> {
        self.open.values().map(|open| open.story.clone()).collect()
    }
}

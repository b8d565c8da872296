//! One pass over reports in the order of time.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use twosource_text::Document;

use crate::fit::StoryFeatures;
use crate::index::{Index, Serial, WORDS};
use crate::key::Key;
use crate::open::{Member, Open};
use crate::rarity::Rarity;
use crate::reading::Reading;
use crate::revise::{Judge, Revision};
use crate::term::Terms;
use crate::weights::Weights;
use crate::{Story, StoryId};

/// Least cosine with the centroid of a story that is looked at more closely.
const LEAST_COSINE: f64 = 0.06;
/// Stories that are looked at more closely, by cosine.
const MOST_STORIES: usize = 12;
const MINUTES_A_DAY: i64 = 24 * 60;

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

/// Open stories, and what is needed to find the story of the next report.
#[derive(Default, Serialize, Deserialize)]
pub struct Stream {
    options: Options,
    rarity: Rarity,
    /// The latest time of publication so far, in minutes.
    now: i64,
    /// Reports so far.
    pushed: u64,
    next: Serial,
    open: BTreeMap<Serial, Open>,
    closed: Vec<Story>,
    /// Worked out again from the open stories after a stream was read.
    #[serde(skip)]
    lookup: Option<Lookup>,
    #[serde(skip)]
    tools: Tools,
}

/// Open stories by word and by time.
#[derive(Default)]
struct Lookup {
    words: Index,
    by_time: BTreeSet<(i64, Serial)>,
}

/// What does not belong to the state of a stream.
struct Tools {
    terms: Terms,
    weights: Weights,
}

impl Default for Tools {
    fn default() -> Self {
        Self { terms: Terms::new(), weights: Weights::default() }
    }
}

impl Stream {
    /// A stream without reports.
    pub fn new(options: Options) -> Self {
        Self { options, ..Self::default() }
    }

    /// With other weights than those of the program.
    #[must_use]
    pub fn with_weights(mut self, weights: Weights) -> Self {
        self.tools.weights = weights;
        self
    }

    /// Takes the next report and says which story it belongs to.
    ///
    /// Reports without a publication date count as published with the latest report before them.
    pub fn push(&mut self, document: &Document) -> Assignment {
        let published = document.meta.published.as_ref().map(|known| known.value.minutes());
        self.now = self.now.max(published.unwrap_or(self.now));
        let at = published.unwrap_or(self.now);
        self.close();
        let key = self.key(document);
        let threshold = self.tools.weights.threshold(published.is_some(), self.open.len());
        let joined = self.best(&key, published).filter(|(_, odds)| *odds >= threshold);
        let member = Member::new(document, key, self.pushed, at);
        self.pushed += 1;
        let opened = joined.is_none();
        let story = match joined.and_then(|(serial, _)| Some((serial, self.take(serial)?))) {
            Some((serial, mut story)) => {
                story.add(member);
                self.put(serial, story)
            }
            None => self.open(Open::new(member)),
        };
        Assignment { story, opened }
    }

    /// The stories that were closed since the last call, in the order in which they were closed.
    pub fn take_closed(&mut self) -> Vec<Story> {
        std::mem::take(&mut self.closed)
    }

    /// The stories that are still open, in the order in which they were opened.
    pub fn open_stories(&self) -> Vec<Story> {
        self.open.values().map(Open::story).collect()
    }

    /// Looks at all open stories again: parts those that hold two events, joins those that are about
    /// one. Says what was changed, in the order in which it was.
    pub fn revise(&mut self) -> Vec<Revision> {
        let mut revisions = self.part();
        revisions.extend(self.join());
        revisions
    }

    fn part(&mut self) -> Vec<Revision> {
        let mut found = Vec::new();
        let judge = self.judge();
        let mut parted = Vec::new();
        for (&serial, story) in &self.open {
            let Some(members) = story.all().filter(|members| members.len() > 1) else { continue };
            let groups = judge.groups(&members);
            if groups.len() > 1 {
                parted.push((serial, story.id(), members, groups));
            }
        }
        for (serial, id, members, groups) in parted {
            self.forget(serial);
            for (number, group) in groups.iter().enumerate() {
                let own = group.iter().filter_map(|&at| members.get(at).cloned());
                let reports = group.iter().filter_map(|&at| members.get(at));
                let reports = reports.map(|member| member.label.document.clone()).collect();
                let Some(mut story) = Open::of(own) else { continue };
                if number == 0 {
                    // The group of the first report keeps the identity.
                    story.rename(id);
                    self.put(serial, story);
                } else {
                    let story = self.open(story);
                    found.push(Revision::Split { story, from: id, reports });
                }
            }
        }
        found
    }

    fn join(&mut self) -> Vec<Revision> {
        let mut found = Vec::new();
        let serials: Vec<Serial> = self.open.keys().copied().collect();
        for serial in serials {
            let Some(other) = self.twin(serial) else { continue };
            // The older story keeps its identity.
            let (to, from) = (serial.min(other), serial.max(other));
            let (Some(mut kept), Some(lost)) = (self.take(to), self.forget(from)) else { continue };
            found.push(Revision::Joined { story: lost.id(), into: kept.id() });
            kept.absorb(lost);
            self.put(to, kept);
        }
        found
    }

    fn judge(&self) -> Judge<'_> {
        Judge { rarity: &self.rarity, weights: &self.tools.weights, open: self.open.len() }
    }

    /// Another open story that is about the same event.
    fn twin(&mut self, serial: Serial) -> Option<Serial> {
        let words = self.open.get(&serial)?.profile.top(WORDS);
        let candidates = self.lookup().words.candidates(&words);
        let story = self.open.get(&serial)?;
        let judge = self.judge();
        let mut others = candidates.into_iter().filter(|&other| other != serial);
        others.find(|other| self.open.get(other).is_some_and(|other| judge.are_one(story, other)))
    }

    /// Reads a report and counts its words.
    fn key(&mut self, document: &Document) -> Key {
        let reading = Reading::of(document, &mut self.tools.terms);
        self.rarity.add(reading.counts.keys().copied());
        Key::new(reading, &self.rarity)
    }

    /// The open story that fits best, with its log odds.
    fn best(&mut self, key: &Key, published: Option<i64>) -> Option<(Serial, f64)> {
        let candidates = self.lookup().words.candidates(&key.top);
        let stories = candidates.into_iter().filter_map(|at| Some((at, self.open.get(&at)?)));
        let mut near: Vec<(f64, Serial, &Open)> = stories
            .map(|(at, story)| (story.profile.cosine(key), at, story))
            .filter(|(cosine, _, _)| *cosine >= LEAST_COSINE)
            .collect();
        near.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
        near.truncate(MOST_STORIES);
        let odds = near.into_iter().map(|(_, at, story)| {
            let weights = &self.tools.weights;
            let days = story.days_until(published);
            let (profile, members) = (&story.profile, story.members());
            let features = StoryFeatures::of(key, profile, members, days, &self.rarity, weights);
            (at, weights.story(&features))
        });
        odds.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// Puts a story where it is found.
    fn open(&mut self, story: Open) -> StoryId {
        let serial = self.next;
        self.next += 1;
        self.put(serial, story)
    }

    /// Enters an open story under its words and its time.
    fn put(&mut self, serial: Serial, mut story: Open) -> StoryId {
        let id = story.id();
        let words = story.words();
        let lookup = self.lookup();
        lookup.by_time.insert((story.touched, serial));
        for &term in &words {
            lookup.words.add(term, serial);
        }
        let old = std::mem::replace(&mut story.indexed, words);
        let left = old.iter().filter(|term| !story.indexed.contains(term));
        left.for_each(|&term| lookup.words.remove(term, serial));
        self.open.insert(serial, story);
        id
    }

    /// Takes an open story out; its words stay in the index until [`Self::forget`] or
    /// [`Self::put`].
    fn take(&mut self, serial: Serial) -> Option<Open> {
        self.lookup();
        let story = self.open.remove(&serial)?;
        self.lookup().by_time.remove(&(story.touched, serial));
        Some(story)
    }

    /// Takes an open story out for good.
    fn forget(&mut self, serial: Serial) -> Option<Open> {
        let story = self.take(serial)?;
        let lookup = self.lookup();
        story.indexed.iter().for_each(|&term| lookup.words.remove(term, serial));
        Some(story)
    }

    /// Closes the stories that had no report for the length of the window.
    fn close(&mut self) {
        let limit = self.now - i64::from(self.options.window_days) * MINUTES_A_DAY;
        while let Some(&(touched, serial)) = self.lookup().by_time.first() {
            if touched >= limit {
                return;
            }
            let closed = self.forget(serial);
            self.closed.extend(closed.map(|story| story.story()));
        }
    }

    fn lookup(&mut self) -> &mut Lookup {
        let open = &self.open;
        self.lookup.get_or_insert_with(|| {
            let mut lookup = Lookup::default();
            for (&serial, story) in open {
                lookup.by_time.insert((story.touched, serial));
                story.indexed.iter().for_each(|&term| lookup.words.add(term, serial));
            }
            lookup
        })
    }
}

//! One pass over reports in the order of time.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use twosource_text::Document;

use crate::fit::StoryFeatures;
use crate::index::{Index, Serial, WORDS};
use crate::key::Key;
use crate::open::{Open, minute};
use crate::rarity::Rarity;
use crate::reading::Reading;
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
        let published = document.meta.published.as_ref().map(|known| minute(&known.value));
        self.now = self.now.max(published.unwrap_or(self.now));
        let at = published.unwrap_or(self.now);
        self.close();
        let key = self.key(document);
        let joined = self.best(&key).filter(|(_, odds)| *odds >= self.tools.weights.threshold);
        let serial = joined.map_or_else(|| self.open(document), |(serial, _)| serial);
        self.put(serial, document, key, at);
        let story =
            self.open.get(&serial).map_or_else(|| StoryId::opened_by(document.id()), Open::id);
        Assignment { story, opened: joined.is_none() }
    }

    /// The stories that were closed since the last call, in the order in which they were closed.
    pub fn take_closed(&mut self) -> Vec<Story> {
        std::mem::take(&mut self.closed)
    }

    /// The stories that are still open, in the order in which they were opened.
    pub fn open_stories(&self) -> Vec<Story> {
        self.open.values().map(Open::story).collect()
    }

    /// Reads a report and counts its words.
    fn key(&mut self, document: &Document) -> Key {
        let reading = Reading::of(document, &mut self.tools.terms);
        self.rarity.add(reading.counts.keys().copied());
        Key::new(reading, &self.rarity)
    }

    /// The open story that fits best, with its log odds.
    fn best(&mut self, key: &Key) -> Option<(Serial, f64)> {
        let candidates = self.lookup().words.candidates(&key.all.top(WORDS));
        let stories = candidates.into_iter().filter_map(|at| Some((at, self.open.get(&at)?)));
        let mut near: Vec<(f64, Serial, &Open)> = stories
            .map(|(at, story)| (story.profile.cosine(key), at, story))
            .filter(|(cosine, _, _)| *cosine >= LEAST_COSINE)
            .collect();
        near.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
        near.truncate(MOST_STORIES);
        let odds = near.into_iter().map(|(_, at, story)| {
            let weights = &self.tools.weights;
            let features =
                StoryFeatures::of(key, &story.profile, story.members(), &self.rarity, weights);
            (at, weights.story(&features))
        });
        odds.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    fn open(&mut self, document: &Document) -> Serial {
        let serial = self.next;
        self.next += 1;
        self.open.insert(serial, Open::new(document));
        serial
    }

    /// Puts a report into a story and the story where it is found again.
    fn put(&mut self, serial: Serial, document: &Document, key: Key, at: i64) {
        self.lookup();
        let (Some(story), Some(lookup)) = (self.open.get_mut(&serial), &mut self.lookup) else {
            return;
        };
        lookup.by_time.remove(&(story.touched, serial));
        story.add(document, key, at);
        lookup.by_time.insert((story.touched, serial));
        let words = story.words();
        let old = std::mem::replace(&mut story.indexed, words);
        old.iter().filter(|term| !story.indexed.contains(term)).for_each(|&term| {
            lookup.words.remove(term, serial);
        });
        story.indexed.iter().for_each(|&term| lookup.words.add(term, serial));
    }

    /// Closes the stories that had no report for the length of the window.
    fn close(&mut self) {
        let limit = self.now - i64::from(self.options.window_days) * MINUTES_A_DAY;
        while let Some(&(touched, serial)) = self.lookup().by_time.first() {
            if touched >= limit {
                return;
            }
            let lookup = self.lookup();
            lookup.by_time.remove(&(touched, serial));
            if let Some(story) = self.open.remove(&serial) {
                let lookup = self.lookup();
                story.indexed.iter().for_each(|&term| lookup.words.remove(term, serial));
                self.closed.push(story.story());
            }
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

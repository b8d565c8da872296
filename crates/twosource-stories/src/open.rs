//! A story that still takes reports.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use twosource_text::{Date, Document};

use crate::index::WORDS;
use crate::key::Key;
use crate::profile::Profile;
use crate::story::{Label, Story, StoryId, label};
use crate::term::Term;

/// Reports of a story that a new one is compared with.
const MEMBERS: usize = 12;
/// Of these, the latest, which stay however they fit; the others are the most central ones.
const LATEST: usize = 6;

/// One story with what is needed to find its next reports.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Open {
    id: StoryId,
    first: Option<Stamp>,
    last: Option<Stamp>,
    /// Minute of the latest report by the clock of the stream.
    pub(crate) touched: i64,
    pub(crate) profile: Profile,
    members: Vec<Member>,
    /// Words under which the story stands in the index.
    pub(crate) indexed: Vec<Term>,
    outlets: BTreeSet<String>,
}

/// One report of a story.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Member {
    key: Key,
    label: Label,
}

/// A time of publication as stated, with the minute that it is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Stamp(i64, String);

/// Minutes since 1970, in the zone of the outlet.
pub(crate) fn minute(date: &Date) -> i64 {
    i64::from(date.day_number()) * 24 * 60 + i64::from(date.minute.unwrap_or(0))
}

impl Open {
    /// A story without reports yet, opened by `document`.
    pub(crate) fn new(document: &Document) -> Self {
        Self {
            id: StoryId::opened_by(document.id()),
            first: None,
            last: None,
            touched: i64::MIN,
            profile: Profile::default(),
            members: Vec::new(),
            indexed: Vec::new(),
            outlets: BTreeSet::new(),
        }
    }

    pub(crate) fn id(&self) -> StoryId {
        self.id
    }

    /// The reports that are compared with a new one.
    pub(crate) fn members(&self) -> impl Iterator<Item = &Key> {
        self.members.iter().map(|member| &member.key)
    }

    /// Takes a report in.
    pub(crate) fn add(&mut self, document: &Document, key: Key, now: i64) {
        self.profile.add(&key);
        self.touched = self.touched.max(now);
        if let Some(date) = document.meta.published.as_ref().map(|known| &known.value) {
            let stamp = Stamp(minute(date), date.to_string());
            let later = self.last.clone().into_iter().chain([stamp.clone()]).max();
            self.first = self.first.take().into_iter().chain([stamp]).min();
            self.last = later;
        }
        self.outlets.extend(document.meta.outlet.as_ref().map(|outlet| outlet.value.clone()));
        self.members.push(Member { key, label: label(document) });
        self.forget();
    }

    /// Keeps the latest reports and, of the others, the most central ones.
    fn forget(&mut self) {
        if self.members.len() <= MEMBERS {
            return;
        }
        let old = self.members.iter().take(self.members.len().saturating_sub(LATEST));
        let central = old.enumerate().map(|(at, member)| (self.profile.cosine(&member.key), at));
        let least = central.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        if let Some((_, at)) = least {
            self.members.remove(at);
        }
    }

    /// The words under which the story should stand in the index.
    pub(crate) fn words(&self) -> Vec<Term> {
        self.profile.top(WORDS).into_iter().map(|(term, _)| term).collect()
    }

    /// The story as it is shown.
    pub(crate) fn story(&self) -> Story {
        let central = self.members.iter().map(|member| (self.profile.cosine(&member.key), member));
        let most = central.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let stated = |stamp: &Option<Stamp>| stamp.as_ref().map(|stamp| stamp.1.clone());
        Story {
            id: self.id,
            label: most.map(|(_, member)| member.label.clone()).unwrap_or_default(),
            first: stated(&self.first),
            last: stated(&self.last),
            reports: usize::try_from(self.profile.reports).unwrap_or(usize::MAX),
            outlets: self.outlets.iter().cloned().collect(),
            lineages: usize::try_from(self.profile.reports).unwrap_or(usize::MAX),
        }
    }
}

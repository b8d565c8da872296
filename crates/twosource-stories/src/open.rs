//! A story that still takes reports.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use twosource_text::Document;

use crate::index::WORDS;
use crate::key::Key;
use crate::lineage::Lineages;
use crate::profile::Profile;
use crate::story::{Label, Story, StoryId, label};
use crate::term::Term;

/// Reports of a story that a new one is compared with.
const COMPARED: usize = 12;
/// Of these, the latest, which stay however they fit; the others are the most central ones.
const LATEST: usize = 6;
/// Reports of a story that are kept for a second look; a larger story keeps those only that are
/// compared.
const KEPT: usize = 64;
/// Minutes of a gap that are counted.
const MOST_GAP: i64 = 60 * 24 * 365;

/// One story with what is needed to find its next reports.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Open {
    id: StoryId,
    first: Option<Stamp>,
    last: Option<Stamp>,
    /// Minute of the latest report by the clock of the stream.
    pub(crate) touched: i64,
    pub(crate) profile: Profile,
    /// The reports that a new one is compared with, oldest first.
    compared: Vec<Member>,
    /// The other reports, while there are few.
    others: Vec<Member>,
    /// Words under which the story stands in the index.
    pub(crate) indexed: Vec<Term>,
    outlets: BTreeSet<String>,
    lineages: Lineages,
}

/// One report of a story.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Member {
    pub(crate) key: Key,
    pub(crate) label: Label,
    /// The story that it would open.
    id: StoryId,
    /// Its place in the stream.
    number: u64,
    /// Minute of publication by the clock of the stream.
    at: i64,
    stamp: Option<Stamp>,
    outlet: Option<String>,
    prints: Vec<u32>,
}

/// A time of publication as stated, with the minute that it is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Stamp(i64, String);

impl Member {
    /// The report that comes at place `number` and minute `at` of the stream.
    pub(crate) fn new(document: &Document, key: Key, number: u64, at: i64) -> Self {
        let published = document.meta.published.as_ref().map(|known| &known.value);
        Self {
            key,
            label: label(document),
            id: StoryId::opened_by(document.id()),
            number,
            at,
            stamp: published.map(|date| Stamp(date.minutes(), date.to_string())),
            outlet: document.meta.outlet.as_ref().map(|outlet| outlet.value.clone()),
            prints: Lineages::prints(document),
        }
    }
}

impl Open {
    /// A story of one report.
    pub(crate) fn new(member: Member) -> Self {
        let mut story = Self {
            id: member.id,
            first: None,
            last: None,
            touched: i64::MIN,
            profile: Profile::default(),
            compared: Vec::new(),
            others: Vec::new(),
            indexed: Vec::new(),
            outlets: BTreeSet::new(),
            lineages: Lineages::default(),
        };
        story.add(member);
        story
    }

    /// A story of some reports; `None` of none.
    pub(crate) fn of(members: impl IntoIterator<Item = Member>) -> Option<Self> {
        let mut members = members.into_iter();
        let mut story = Self::new(members.next()?);
        members.for_each(|member| story.add(member));
        Some(story)
    }

    pub(crate) fn id(&self) -> StoryId {
        self.id
    }

    /// Gives the story the identity of another.
    pub(crate) fn rename(&mut self, id: StoryId) {
        self.id = id;
    }

    /// The reports that are compared with a new one.
    pub(crate) fn members(&self) -> impl Iterator<Item = &Key> {
        self.compared.iter().map(|member| &member.key)
    }

    /// All reports in the order in which they came; `None` where some are no longer at hand.
    pub(crate) fn all(&self) -> Option<Vec<Member>> {
        let mut all: Vec<Member> = self.compared.iter().chain(&self.others).cloned().collect();
        all.sort_by_key(|member| member.number);
        let reports = usize::try_from(self.profile.reports).ok()?;
        (all.len() == reports).then_some(all)
    }

    /// Whether some report states when it was published.
    pub(crate) fn is_dated(&self) -> bool {
        self.last.is_some()
    }

    /// Days from the latest report to one that was published at this minute; 0 where it has no date
    /// or is older.
    pub(crate) fn days_until(&self, at: Option<i64>) -> f64 {
        let minutes = at.map_or(0, |at| at.saturating_sub(self.touched).clamp(0, MOST_GAP));
        f64::from(u32::try_from(minutes).unwrap_or(0)) / 1440.0
    }

    /// Days between the latest reports of two stories.
    pub(crate) fn days_apart(&self, other: &Self) -> f64 {
        self.days_until(Some(other.touched)).max(other.days_until(Some(self.touched)))
    }

    /// Takes a report in.
    pub(crate) fn add(&mut self, member: Member) {
        self.profile.add(&member.key);
        self.touched = self.touched.max(member.at);
        if let Some(stamp) = &member.stamp {
            let earlier = self.first.take().filter(|first| first <= stamp);
            self.first = earlier.or_else(|| Some(stamp.clone()));
            let later = self.last.take().filter(|last| last >= stamp);
            self.last = later.or_else(|| Some(stamp.clone()));
        }
        self.outlets.extend(member.outlet.clone());
        self.lineages.add(&member.prints);
        self.compared.push(member);
        self.forget();
    }

    /// Takes over the reports of another story that are at hand.
    pub(crate) fn absorb(&mut self, other: Self) {
        let lacking = other.profile.reports;
        let mut members = other.compared;
        members.extend(other.others);
        members.sort_by_key(|member| member.number);
        let taken = u32::try_from(members.len()).unwrap_or(u32::MAX);
        for member in members {
            self.add(member);
        }
        // Reports that are no longer at hand still count.
        self.profile.reports += lacking.saturating_sub(taken);
        self.outlets.extend(other.outlets);
        let last = self.last.take().into_iter().chain(other.last).max();
        let first = self.first.take().into_iter().chain(other.first).min();
        (self.first, self.last) = (first, last);
    }

    /// Compares with the latest reports and, of the others, the most central ones.
    fn forget(&mut self) {
        if self.compared.len() <= COMPARED {
            return;
        }
        let old = self.compared.iter().take(self.compared.len().saturating_sub(LATEST));
        let central = old.enumerate().map(|(at, member)| (self.profile.cosine(&member.key), at));
        let least = central.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        if let Some((_, at)) = least {
            self.others.push(self.compared.remove(at));
        }
        if self.compared.len() + self.others.len() > KEPT {
            self.others = Vec::new();
        }
    }

    /// The words under which the story should stand in the index.
    pub(crate) fn words(&self) -> Vec<Term> {
        self.profile.top(WORDS).into_iter().map(|(term, _)| term).collect()
    }

    /// The story as it is shown.
    pub(crate) fn story(&self) -> Story {
        let central = self.compared.iter().map(|member| (self.profile.cosine(&member.key), member));
        let most = central.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let stated = |stamp: &Option<Stamp>| stamp.as_ref().map(|stamp| stamp.1.clone());
        Story {
            id: self.id,
            label: most.map(|(_, member)| member.label.clone()).unwrap_or_default(),
            first: stated(&self.first),
            last: stated(&self.last),
            reports: usize::try_from(self.profile.reports).unwrap_or(usize::MAX),
            outlets: self.outlets.iter().cloned().collect(),
            lineages: self.lineages.count(),
        }
    }
}

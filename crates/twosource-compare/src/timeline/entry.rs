//! What the timeline holds.

use twosource_analyze::{Granularity, TimeModifier, TimeValue};
use twosource_text::Passage;

use crate::account::StatementRef;

/// One thing at one time, in one report or several.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineEntry {
    /// What stands at that time: it happened, somebody said it, or a report was published.
    pub kind: TimelineKind,
    /// Told as done, possible, scheduled or expected.
    pub status: TimelineStatus,
    /// The finest of the times that the mentions give; `None` for a report without a date.
    pub when: Option<When>,
    /// Indices in [`Account::points`](crate::Account::points) of what is dated.
    pub points: Vec<usize>,
    /// Where it stands, in the order of the reports; never empty.
    pub mentions: Vec<TimelineMention>,
    /// Indices in [`Account::timeline`](crate::Account::timeline) of entries about the same point
    /// whose time excludes this one.
    pub differs_from: Vec<usize>,
}

/// What an entry of the timeline tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimelineKind {
    /// Something happened, or is to happen.
    Event,
    /// A source said something.
    Said,
    /// A report was published.
    Published,
}

/// The two tracks of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Track {
    /// When it happened.
    Happened,
    /// When it was reported.
    Reported,
}

/// Whether what is dated has happened, as the statements tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimelineStatus {
    /// Told as done; the publication and the saying themselves always are.
    Done,
    /// It may have happened, or may come.
    Possible,
    /// Announced for that time.
    Scheduled,
    /// Expected, feared or foretold for that time.
    Expected,
}

/// A time with where it begins or ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// What the words name; always a time of the calendar that is fully known.
    pub value: TimeValue,
    /// How the value is bounded.
    pub modifier: Option<TimeModifier>,
    /// Whether it is the time itself, or a beginning or end.
    pub limit: TimeLimit,
    /// Whether it was counted from a publication date that another report lent.
    pub is_borrowed: bool,
}

/// What a time is to that which it dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeLimit {
    /// It happened then.
    At,
    /// It began then, or happened at some time after ("since May", "from July 1", "after May 4").
    From,
    /// It ended then, or happened at some time before ("until May", "by Friday").
    Until,
}

/// One report's words on an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineMention {
    /// Index in [`Account::reports`](crate::Account::reports).
    pub report: usize,
    /// The time that this report gives.
    pub when: Option<When>,
    /// The words for the time, where they stand in the text.
    pub words: Option<Passage>,
    /// The words of an event: its statement, or the clause in it that tells the event.
    pub what: Option<Passage>,
    /// The statement that tells an event, or those that a source makes at that time.
    pub statements: Vec<StatementRef>,
    /// Of something said, the index in
    /// [`Analysis::attributions`](twosource_analyze::Analysis::attributions).
    pub attribution: Option<usize>,
}

impl TimelineKind {
    /// The track that an entry of this kind stands on.
    pub const fn track(self) -> Track {
        match self {
            Self::Event => Track::Happened,
            Self::Said | Self::Published => Track::Reported,
        }
    }
}

impl When {
    /// How finely the time is known.
    pub const fn granularity(&self) -> Option<Granularity> {
        self.value.granularity()
    }
}

impl TimelineEntry {
    /// The reports that have it, each once.
    pub fn reports(&self) -> Vec<usize> {
        let mut reports: Vec<usize> = self.mentions.iter().map(|mention| mention.report).collect();
        reports.sort_unstable();
        reports.dedup();
        reports
    }
}

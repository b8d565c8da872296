//! The result for one story.

use std::collections::BTreeSet;

use twosource_analyze::{Analysis, Bound, EntityKind, Measure, Outcome, Statement};
use twosource_text::{Document, Note, Passage};

use crate::description::Description;
use crate::timeline::TimelineEntry;

/// The result for one story: what the reports say, together and alone.
///
/// Everything in it points into [`Account::reports`] by index or passage; nothing is copied text.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The reports, in the order of publication, then name.
    pub reports: Vec<Report>,
    /// The title, or else the first sentence, of the report that shares most with the others;
    /// `None` without reports.
    pub headline: Option<Passage>,
    /// Points in the order in which they are shown: by finding, then importance.
    pub points: Vec<Point>,
    /// People, organizations and other named things that the reports mention.
    pub entities: Vec<SharedEntity>,
    /// Numbers that several reports give for one thing.
    pub figures: Vec<Figure>,
    /// What happened when, and when it was reported, in time order.
    pub timeline: Vec<TimelineEntry>,
    /// Pairs of reports that share text.
    pub lineages: Vec<Lineage>,
    /// Reports by what counts once. Every report is in one group.
    pub groups: Vec<IndependenceGroup>,
    /// Remarks about the reports, each with the report's index.
    pub notes: Vec<(usize, Note)>,
}

/// One report with its analysis.
#[derive(Clone, Debug)]
pub struct Report {
    /// The text.
    pub document: Document,
    /// What it says.
    pub analysis: Analysis,
}

/// One statement of one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementRef {
    /// Index in [`Account::reports`].
    pub report: usize,
    /// Index in [`Analysis::statements`].
    pub statement: usize,
}

/// Statements about the same matter, with the judgement on them.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// How the statements relate.
    pub finding: Finding,
    /// The statements about it, in the order of the reports; never empty. At most two of one report,
    /// those that stand in copied text aside.
    pub statements: Vec<StatementRef>,
    /// Fields in which two of the statements differ.
    pub differences: Vec<Difference>,
    /// Who passes it on and who stands behind it.
    pub support: Support,
    /// Why the statements were joined, strongest first; empty for a single statement.
    pub evidence: Vec<Evidence>,
    /// Why it is this finding.
    pub rule: Rule,
    /// Order of display among points of one finding; higher is shown first.
    pub importance: f64,
}

/// How the statements of a point relate. Never says which of them is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// Exclusive values of one field.
    Differs,
    /// One report has it asserted, another denied.
    Denied,
    /// The one tells a later stand than the other: scheduled and done, closed and reopened, an early
    /// toll and a higher one. Both may have been right when they were written.
    Superseded,
    /// Independent reports say the same.
    Agreed,
    /// Several outlets, but one origin or one text stands behind all.
    OneVoice,
    /// One report says what another says, and more.
    MoreSpecific,
    /// One source answers one question in two ways; it may have given both answers.
    OtherAnswer,
    /// The same matter in other words.
    Reworded,
    /// One report alone says it.
    OnlyInOne,
}

impl Finding {
    /// All findings, in the order of display.
    pub const ALL: [Finding; 9] = [
        Self::Differs,
        Self::Denied,
        Self::Superseded,
        Self::Agreed,
        Self::OneVoice,
        Self::MoreSpecific,
        Self::OtherAnswer,
        Self::Reworded,
        Self::OnlyInOne,
    ];
}

/// The rule that decided a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// No statement of another report was close enough.
    NoPartner,
    /// Two numbers of one unit exclude each other.
    NumbersExclude,
    /// Two dates of one thing exclude each other.
    TimesExclude,
    /// All statements have the same origin.
    SameOrigin,
    /// All statements stand in text that was copied.
    SameText,
    /// The words differ more than they agree.
    FewSharedWords,
    /// One report has it asserted, another denied.
    Denied,
    /// One is negative, another not, though nobody denies anything.
    OtherPolarity,
    /// Announced in one report, told as done in another.
    OtherStatus,
    /// Other numbers of one thing, of which the one leaves room for the other.
    OtherNumber,
    /// One tells a state, another one that ends it.
    LaterState,
    /// One says nearly all that the other says, and more.
    MoreWords,
    /// One question of one source has two answers.
    OtherAnswer,
    /// Names, numbers and words agree.
    SameMatter,
}

/// A field with two values.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What kind of value differs.
    pub field: Field,
    /// The value in the one report.
    pub left: Passage,
    /// The value in the other report.
    pub right: Passage,
}

/// What kind of value differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A number of one thing.
    Number,
    /// A date of one thing.
    Time,
    /// Asserted in one report, denied in the other.
    Polarity,
    /// Announced in one report, told as done in the other.
    Status,
    /// A state in one report, what ends it in the other.
    State,
}

/// Relays and origins, always together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// Reports that have it.
    pub outlets: usize,
    /// Of these, how many count after copies and common owners are taken together.
    pub independent: usize,
    /// Sources that pass it on between an origin and an outlet, where stated.
    pub relays: Vec<Passage>,
    /// Sources that stand behind it, one passage for each, where stated.
    pub origins: Vec<Passage>,
    /// Statements in an outlet's own voice, whose origin the text does not state.
    pub unstated: usize,
    /// Why reports of this point count once, where some do.
    pub reasons: Vec<Reason>,
}

/// Why two reports count once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Indices of the two reports.
    pub reports: (usize, usize),
    /// What they have in common.
    pub basis: ReasonBasis,
}

/// What two reports that count once have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReasonBasis {
    /// The one is a copy of the other.
    SharedText {
        /// So many hundredths of the own words of `of` stand in the other in the same order.
        percent: u8,
        /// The report with fewer own words, as an index in [`Account::reports`].
        of: usize,
        /// The one that came first, where something tells.
        first: Option<usize>,
    },
    /// Both statements stand in one copied passage of so many words.
    SharedPassage(u32),
    /// Both were published by the same outlet.
    SameOutlet,
    /// Both outlets belong to one owner, whose name this is.
    SameFamily(String),
    /// The whole text of both is credited to one agency.
    SameAgency {
        /// Its name.
        name: String,
        /// The credits, where they stand in the texts.
        words: Vec<Passage>,
    },
    /// The one says that it is based on the other, or was first published by its outlet.
    BasedOn {
        /// The other, as an index in [`Account::reports`].
        first: usize,
        /// The words that say so; `None` where the record does.
        words: Option<Passage>,
    },
    /// The one has the matter from the outlet of the other, as it says itself.
    FirstReportedBy {
        /// The other, as an index in [`Account::reports`].
        first: usize,
        /// The words that say so.
        words: Passage,
    },
    /// Both were written by the same person, whose name this is.
    SameByline(String),
}

/// A reason to take two statements as one matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What kind.
    pub feature: Feature,
    /// What it adds to the log odds that both are about one matter.
    pub weight: f64,
    /// The words on the one side.
    pub left: Vec<Passage>,
    /// The words on the other side.
    pub right: Vec<Passage>,
}

/// A named feature of a pair of statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// Content words that both have, weighted by rarity.
    SharedWords,
    /// Names that both have.
    SharedNames,
    /// Numbers that are equal or within each other's bounds.
    SharedNumbers,
    /// Other words of like meaning.
    SimilarWords,
    /// Words that both put inside quotation marks.
    SharedQuotation,
    /// The same state: closed, arrested, killed.
    SameState,
    /// The same source.
    SameSource,
    /// The same verb as main predicate.
    SamePredicate,
    /// The same person, organization or country as the one who does it.
    SameAgent,
    /// The same person, organization or country as the one to whom it is done.
    SamePatient,
    /// The sentences around both share words.
    SimilarSentence,
    /// The sentences before and after share words too.
    SimilarContext,
}

/// A named thing over all reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedEntity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name.
    pub name: Passage,
    /// Its entity in each report that mentions it: index of the report, index in
    /// [`Analysis::entities`], in the order of the reports.
    pub members: Vec<(usize, usize)>,
    /// What the reports call it besides its name, in the order of the reports and texts.
    pub descriptions: Vec<Description>,
}

/// What several reports give numbers for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// So many people to whom this happened.
    People(Outcome),
    /// The magnitude of an earthquake.
    Magnitude,
    /// So many things of which something is told, or so much of them.
    Counted {
        /// What is counted, or the unit: base form.
        unit: Box<str>,
        /// The word for what is told of it: base form.
        about: Box<str>,
    },
}

/// One measure of one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureRef {
    /// Index in [`Account::reports`].
    pub report: usize,
    /// Index in [`Analysis::measures`].
    pub measure: usize,
}

/// The numbers that several reports give for one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What they count.
    pub slot: Slot,
    /// The measures, of each report those of its main value, in the order of reports and texts.
    pub mentions: Vec<MeasureRef>,
}

impl Figure {
    /// Whether two reports have it.
    pub(crate) fn is_shared(&self) -> bool {
        let first = self.mentions.first().map(|mention| mention.report);
        self.mentions.iter().any(|mention| Some(mention.report) != first)
    }

    /// Pairs of measures of two reports, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (MeasureRef, MeasureRef)> + '_ {
        let later = move |(at, &left): (usize, &MeasureRef)| {
            let rest = self.mentions.iter().skip(at + 1);
            rest.filter(move |right| right.report != left.report).map(move |&right| (left, right))
        };
        self.mentions.iter().enumerate().flat_map(later)
    }
}

/// Two reports that share text.
#[derive(Clone, Debug, PartialEq)]
pub struct Lineage {
    /// Indices of the two reports.
    pub reports: (usize, usize),
    /// The larger of `shares`: mostly that of the shorter report.
    pub share: f64,
    /// Share of each report's own words, quotations and page furniture left out, that stand in the
    /// other in the same order; 0 to 1.
    pub shares: (f64, f64),
    /// Copied passages, each in both reports.
    pub passages: Vec<(Passage, Passage)>,
    /// Whether one text is a copy of the other as a whole, so that both count once.
    pub is_copy: bool,
    /// Which of the two came first; `None` where nothing tells.
    pub direction: Option<Direction>,
}

/// Which of two reports of one lineage came first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Direction {
    /// The report that came first, as an index in [`Account::reports`].
    pub first: usize,
    /// What tells it.
    pub basis: DirectionBasis,
}

/// What tells which of two reports came first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectionBasis {
    /// The record of the other names it as what it is based on.
    BasedOn,
    /// The other credits its outlet, in these words where they stand in the text.
    Credited(Option<Passage>),
    /// It was published before the other, by what both say of themselves.
    Published,
}

/// Reports that count once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndependenceGroup {
    /// Indices of the reports.
    pub reports: Vec<usize>,
    /// Why they count once; empty for a group of one.
    pub reasons: Vec<Reason>,
}

impl Account {
    /// The statement that a reference points to.
    pub fn statement(&self, at: StatementRef) -> Option<&Statement> {
        self.reports.get(at.report)?.analysis.statements.get(at.statement)
    }

    /// The measure that a reference points to.
    pub fn measure(&self, at: MeasureRef) -> Option<&Measure> {
        self.reports.get(at.report)?.analysis.measures.get(at.measure)
    }

    /// Whether two measures of one figure can both be right; `None` where one of them is vague.
    pub fn is_compatible(&self, left: MeasureRef, right: MeasureRef) -> Option<bool> {
        let (left, right) = (self.measure(left)?, self.measure(right)?);
        let is_vague = [left, right].iter().any(|measure| measure.bound == Bound::Vague);
        (!is_vague).then(|| left.is_compatible(right))
    }

    /// The report that a passage lies in.
    pub fn report_of(&self, passage: Passage) -> Option<&Report> {
        self.reports.iter().find(|report| report.document.id() == passage.document)
    }

    /// The words of a passage.
    pub fn words(&self, passage: Passage) -> &str {
        self.report_of(passage).map_or("", |report| report.document.slice(passage.span))
    }

    /// How many of these reports count separately.
    pub fn independent(&self, reports: impl IntoIterator<Item = usize>) -> usize {
        let group = |report: usize| self.groups.iter().position(|g| g.reports.contains(&report));
        reports.into_iter().filter_map(group).collect::<BTreeSet<_>>().len()
    }

    /// Points with a finding, with their 1-based numbers.
    pub fn points_of(&self, finding: Finding) -> impl Iterator<Item = (usize, &Point)> {
        (1..).zip(&self.points).filter(move |(_, point)| point.finding == finding)
    }
}

impl Report {
    /// The measures of a statement.
    pub fn measures(&self, statement: &Statement) -> impl Iterator<Item = &Measure> {
        statement.measures.iter().filter_map(|&at| self.analysis.measures.get(at))
    }
}

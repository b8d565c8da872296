//! Analyses of several reports to one account.
//!
//! ```text
//! analyses -> lineages -> leads -> independence -> cluster -> matters -> figures -> judge
//!          -> describe -> timeline -> Account
//! ```
//!
//! - `lineages`: which reports derive from one text (`reuse`, `whole`), and which came first
//! - `leads`: which of these leads, and which statements follow its statements (`lead`)
//! - `independence`: which reports count once, and why
//! - `cluster`: who is who over all reports
//! - `matters`: which statements are about the same matter (`align`); those in copied text follow
//! - `figures`: which numbers count one thing (`figure`)
//! - `judge`: how the statements of one matter relate (`judge`)
//! - `describe`: what each report calls people and things besides their names (`description`)
//! - `timeline`: what happened when, and when it was reported (`timeline`)
//!
//! Invariants: the result depends on nothing but the reports, whatever order they come in; text is
//! read through spans only; every tie ends in the order of the reports and of their statements.

mod account;
mod align;
mod answer;
mod candidate;
mod cluster;
mod days;
mod description;
mod evidence;
mod family;
mod feature;
mod figure;
mod heard;
mod independence;
mod judge;
mod lead;
mod lineage;
mod measures;
mod occasion;
mod order;
mod prepared;
mod publisher;
mod reuse;
mod score;
mod stance;
mod support;
mod synonym;
mod timeline;
mod weights;
mod whole;
mod wordmap;

pub use account::{
    Account, Difference, Direction, DirectionBasis, Evidence, Feature, Field, Figure, Finding,
    IndependenceGroup, Lineage, MeasureRef, Point, Reason, ReasonBasis, Report, Rule, SharedEntity,
    Slot, StatementRef, Support,
};
pub use candidate::{Candidate, FEATURES, candidates};
pub use description::{Description, DescriptionLink, LinkBasis};
pub use family::{Families, FamilyError};
pub use stance::Stance;
pub use timeline::{
    TimeLimit, TimelineEntry, TimelineKind, TimelineMention, TimelineStatus, Track, When,
};
pub use weights::AlignmentWeights;

use twosource_analyze::Analysis;
use twosource_text::Document;

use align::Matter;
use lead::Leads;
use score::Scorer;
use support::Ties;
use wordmap::Words;

/// Settings of a comparison.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// What speaks for two statements being about one matter.
    pub alignment: AlignmentWeights,
    /// Which titles have one owner.
    pub families: Families,
}

impl Default for Options {
    fn default() -> Self {
        Self { alignment: AlignmentWeights::default(), families: Families::built_in() }
    }
}

impl Options {
    /// With other weights of the alignment.
    #[must_use]
    pub fn with_alignment(mut self, alignment: AlignmentWeights) -> Self {
        self.alignment = alignment;
        self
    }

    /// With other publisher families.
    #[must_use]
    pub fn with_families(mut self, families: Families) -> Self {
        self.families = families;
        self
    }
}

/// Compares reports of one event.
///
/// A report that is given twice (same name, same text) is read once.
pub fn compare(reports: Vec<(Document, Analysis)>, options: &Options) -> Account {
    let reports = order::reports(reports);
    let words: Vec<Words> = reports.iter().map(Words::of).collect();
    let lineages = lineage::lineages(&reports, &words);
    let leads = Leads::new(&reports, &words, &lineages);
    let groups = independence::independence(&reports, &lineages, &options.families);
    let entities = cluster::cluster(&reports, &leads);
    let scorer = Scorer::new(&reports, &entities, options.alignment.clone(), &leads);
    let matters = align::matters(&scorer, &leads, &order::statements(&reports));
    let figures = figure::figures(&reports, &leads);
    let ties = Ties::new(&reports, &groups, &lineages, &leads);
    let point = |matter: &Matter| {
        let support = support::support(&reports, &ties, &scorer, &matter.all());
        point(&reports, &scorer, &figures, matter, support)
    };
    let points = order::points(matters.iter().map(point).collect());
    let headline = order::headline(&reports, &points);
    let entities = description::describe(&reports, entities, &points);
    let timeline = timeline::timeline(&reports, &entities, &points);
    let notes = order::notes(&reports);
    Account { reports, headline, points, entities, figures, timeline, lineages, groups, notes }
}

/// One matter as a point.
fn point(
    reports: &[Report],
    scorer: &Scorer,
    figures: &[Figure],
    matter: &Matter,
    support: Support,
) -> Point {
    let judgement = judge::judge(scorer, figures, matter, &support);
    // A copy beside nothing else is joined by its text; its words show that.
    let ends = (matter.statements.first(), matter.statements.last(), matter.followers.first());
    let evidence = match ends {
        (Some(first), Some(last), _) if first.report != last.report => {
            evidence::evidence(scorer, *first, *last)
        }
        (Some(first), _, Some(follower)) => evidence::evidence(scorer, *first, *follower),
        _ => Vec::new(),
    };
    Point {
        finding: judgement.finding,
        importance: order::importance(reports, scorer, matter),
        statements: matter.all(),
        differences: judgement.differences,
        support,
        evidence,
        rule: judgement.rule,
    }
}

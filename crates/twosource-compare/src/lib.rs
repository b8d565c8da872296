//! Analyses of several reports to one account.
//!
//! ```text
//! analyses -> find_reuse -> cluster -> align -> figures -> judge -> describe -> timeline -> Account
//! ```
//!
//! - `find_reuse`: which reports derive from one text
//! - `cluster`: who is who over all reports
//! - `align`: which statements are about the same matter
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
mod feature;
mod figure;
mod judge;
mod measures;
mod occasion;
mod order;
mod prepared;
mod reuse;
mod score;
mod support;
mod synonym;
mod timeline;
mod weights;

pub use account::{
    Account, Difference, Evidence, Feature, Field, Figure, Finding, IndependenceGroup, Lineage,
    MeasureRef, Point, Reason, ReasonBasis, Report, Rule, SharedEntity, Slot, StatementRef,
    Support,
};
pub use candidate::{Candidate, FEATURES, candidates};
pub use description::{Description, DescriptionLink, LinkBasis};
pub use timeline::{
    TimeLimit, TimelineEntry, TimelineKind, TimelineMention, TimelineStatus, Track, When,
};
pub use weights::AlignmentWeights;

use twosource_analyze::Analysis;
use twosource_text::Document;

use align::Matter;
use score::Scorer;

/// Settings of a comparison.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// What speaks for two statements being about one matter.
    pub alignment: AlignmentWeights,
}

impl Options {
    /// With other weights of the alignment.
    #[must_use]
    pub fn with_alignment(mut self, alignment: AlignmentWeights) -> Self {
        self.alignment = alignment;
        self
    }
}

/// Compares reports of one event.
///
/// A report that is given twice (same name, same text) is read once.
pub fn compare(reports: Vec<(Document, Analysis)>, options: &Options) -> Account {
    let reports = order::reports(reports);
    let lineages = reuse::find_reuse(&reports);
    let groups = support::independence(&reports, &lineages);
    let entities = cluster::cluster(&reports);
    let scorer = Scorer::new(&reports, &entities, options.alignment.clone());
    let matters = align::align(&scorer, &order::statements(&reports));
    let figures = figure::figures(&reports);
    let point = |matter: &Matter| {
        let support = support::support(&reports, &groups, &lineages, &scorer, &matter.statements);
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
    let evidence = match matter.statements.as_slice() {
        [left, .., right] => evidence::evidence(scorer, *left, *right),
        _ => Vec::new(),
    };
    Point {
        finding: judgement.finding,
        importance: order::importance(reports, scorer, matter),
        statements: matter.statements.clone(),
        differences: judgement.differences,
        support,
        evidence,
        rule: judgement.rule,
    }
}

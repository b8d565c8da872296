//! Pairs of statements with their features: what the weights of the alignment are fitted on.

use twosource_analyze::Analysis;
use twosource_text::Document;

use crate::account::StatementRef;
use crate::feature::{NAMES, features};
use crate::lead::Leads;
use crate::score::Scorer;
use crate::weights::AlignmentWeights;
use crate::{Report, align, cluster, order};

/// The names of the features.
pub const FEATURES: &[&str] = &NAMES;

/// Two statements that may be about one matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The one statement.
    pub left: StatementRef,
    /// The other one, of another report.
    pub right: StatementRef,
    /// Values in the order of [`FEATURES`].
    pub features: Vec<f64>,
}

/// The reports in the order of an account, and all candidates of their story.
pub fn candidates(reports: Vec<(Document, Analysis)>) -> (Vec<Report>, Vec<Candidate>) {
    let reports = order::reports(reports);
    // Copies are pairs like others here.
    let leads = Leads::none(reports.len());
    let entities = cluster::cluster(&reports, &leads);
    let scorer = Scorer::new(&reports, &entities, AlignmentWeights::default(), &leads);
    let pairs = align::candidates(&scorer, &order::statements(&reports));
    let with_features = pairs.into_iter().filter_map(|(left, right)| {
        let features = features(&scorer, left, right)?.to_vec();
        Some(Candidate { left, right, features })
    });
    let found = with_features.collect();
    (reports, found)
}

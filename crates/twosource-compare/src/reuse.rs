//! Reports that derive from one text.
//!
//! How that is found is told by the crate `twosource-reuse`. A report that is a copy counts once with
//! the other; where only passages are shared, single statements inside them still count once.

use twosource_reuse::{Relation, Reuse, Settings, SharedPassage, find};
use twosource_text::{Document, Passage};

use crate::account::{Lineage, Report};

/// Fewest words of a passage that makes statements count once, without any difference where the reports
/// are no copies: below that two reporters may find the same words, and a word more may be a "not".
const MIN_RUN: usize = 12;

/// Reports that are followed up for one print: bounds the pairs of a story of hundreds of copies.
const MOST_FOLLOWED: usize = 64;

/// Pairs of reports that share passages, ordered by their indices.
pub(crate) fn find_reuse(reports: &[Report]) -> Vec<Lineage> {
    let documents: Vec<&Document> = reports.iter().map(|report| &report.document).collect();
    let mut settings = Settings::default();
    // Every pair of a story counts, not only enough of them to tell who belongs together.
    settings.postings = settings.postings.max(documents.len().min(MOST_FOLLOWED));
    let found = find(&documents, &settings);
    found.iter().filter_map(|reuse| lineage(&documents, reuse)).collect()
}

fn lineage(documents: &[&Document], reuse: &Reuse) -> Option<Lineage> {
    let (left, right) = (documents.get(reuse.pair.0)?, documents.get(reuse.pair.1)?);
    let is_copy = reuse.relation == Relation::Copy;
    let is_long = |passage: &&SharedPassage| {
        passage.longest_run >= MIN_RUN || (is_copy && passage.words >= MIN_RUN)
    };
    let long = reuse.shared.passages.iter().filter(is_long);
    let both = long.map(|shared| (left.passage(shared.left), right.passage(shared.right)));
    let passages: Vec<(Passage, Passage)> = both.collect();
    let shares = reuse.shared.shares;
    (!passages.is_empty()).then_some(Lineage {
        reports: reuse.pair,
        share: shares.0.max(shares.1),
        shares,
        passages,
        is_copy,
        direction: None,
    })
}

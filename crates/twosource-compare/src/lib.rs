//! Analyses of several reports to one account.
//!
//! ```text
//! analyses -> find_reuse -> cluster -> align -> judge -> Account
//! ```
//!
//! Invariants: the result depends on nothing but the reports, whatever order they come in; text is
//! read through spans only; every tie ends in the order of the reports and of their statements.
//! Two statements are judged in `judge.rs`.

mod account;

pub use account::{
    Account, Difference, Evidence, Feature, Field, Finding, IndependenceGroup, Lineage, Point,
    Reason, ReasonBasis, Report, Rule, SharedEntity, StatementRef, Support,
};
pub use twosource_analyze::Statement;

use twosource_analyze::Analysis;
use twosource_text::Document;

/// Settings of a comparison.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {}

/// Compares reports of one event.
pub fn compare(reports: Vec<(Document, Analysis)>, _options: &Options) -> Account {
    let reports =
        reports.into_iter().map(|(document, analysis)| Report { document, analysis }).collect();
    Account { reports, ..Account::default() }
}

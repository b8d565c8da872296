//! JSON, version 1, as `docs/schema/` describes it.
//!
//! The structs of `wire.rs` are the contract; the types of the program can change without it. Tables
//! and annotations are made of them too, so that one word means one thing in every format.

mod accounts;
pub(crate) mod build;
mod names;
mod profiles;
mod reading;
mod stories;
mod timeline;
pub(crate) mod wire;

use serde::Serialize;
use twosource_compare::{Account, Report};

use crate::Skipped;
use crate::sources::Sources;
use build::Builder;

pub use accounts::{accounts_json, accounts_jsonl};
pub use stories::{assignment_line, revision_line, stories_json, story_line};

/// An account as one JSON object, indented.
pub fn json(account: &Account, skipped: &[Skipped]) -> String {
    let sources = Sources::new(&account.reports);
    pretty(&Builder::new(&sources, account).account(skipped))
}

/// Who said what in each report, as one JSON object, indented.
pub fn attributions_json(reports: &[Report], skipped: &[Skipped]) -> String {
    let (sources, account) = (Sources::new(reports), Account::default());
    pretty(&Builder::new(&sources, &account).attributions(skipped))
}

/// Where the full and the fast profile differ on who said what, as one JSON object, indented.
/// `full` and `fast` hold the same reports.
pub fn profiles_json(full: &[Report], fast: &[Report], skipped: &[Skipped]) -> String {
    let (sources, account) = (Sources::new(full), Account::default());
    pretty(&Builder::new(&sources, &account).profiles(fast, skipped))
}

/// Each report as the program reads it, as one JSON object, indented.
pub fn reading_json(reports: &[Report], skipped: &[Skipped]) -> String {
    let (sources, account) = (Sources::new(reports), Account::default());
    pretty(&Builder::new(&sources, &account).by_document().readings(skipped))
}

/// An account as JSON Lines: one object a line, each with its `type`.
pub fn jsonl(account: &Account, skipped: &[Skipped]) -> String {
    let mut lines = Lines::default();
    lines.account(account);
    lines.each("problem", build::problems(skipped));
    lines.out
}

/// Who said what, as JSON Lines: a line for each report, attribution and open quotation.
pub fn attributions_jsonl(reports: &[Report], skipped: &[Skipped]) -> String {
    let (sources, account) = (Sources::new(reports), Account::default());
    let builder = Builder::new(&sources, &account);
    let mut lines = Lines::default();
    lines.reports(&builder, reports);
    lines.each("problem", build::problems(skipped));
    lines.out
}

/// JSON Lines as they grow.
#[derive(Default)]
struct Lines {
    out: String,
    /// Number of the story that the lines belong to, where there are several.
    story: Option<usize>,
}

impl Lines {
    fn push(&mut self, kind: &'static str, item: impl Serialize) {
        self.out.push_str(&line(&wire::Line { kind, story: self.story, item }));
    }

    fn each<T: Serialize>(&mut self, kind: &'static str, items: impl IntoIterator<Item = T>) {
        items.into_iter().for_each(|item| self.push(kind, item));
    }

    fn account(&mut self, account: &Account) {
        let sources = Sources::new(&account.reports);
        let builder = Builder::new(&sources, account);
        self.push("account", builder.head());
        self.reports(&builder, &account.reports);
        (1..)
            .zip(&account.points)
            .for_each(|(n, point)| self.push("point", builder.point(n, point)));
        self.each("entity", builder.entities());
        self.each("timeline", builder.timeline());
        self.each("lineage", builder.lineages());
        self.each("group", builder.groups());
        self.each("note", builder.notes());
    }

    fn reports(&mut self, builder: &Builder, reports: &[Report]) {
        for (at, report) in reports.iter().enumerate() {
            self.push("document", builder.document(at, report));
            for attribution in builder.attributions_of(at, report) {
                let document = wire::Id(report.document.id());
                self.push("attribution", wire::OfDocument { document, item: attribution });
            }
            for passage in builder.unattributed(report) {
                self.push("unattributed", wire::Quotation { passage });
            }
        }
    }
}

/// One line of JSON Lines.
fn line(value: &impl Serialize) -> String {
    // No map with other keys than strings and no fallible impl is among the wire types.
    let mut text = serde_json::to_string(value).unwrap_or_default();
    text.push('\n');
    text
}

fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests;

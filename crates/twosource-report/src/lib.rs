//! An account as text, HTML, JSON, JSON Lines, Markdown, tables and annotations.
//!
//! ```text
//! Account -> sources (letters, lines) -+
//!         -> sections (what is shown)  +-> phrases -> text, Markdown, HTML
//!         -> wire (versioned structs) ---> JSON, JSON Lines
//!                                     ---> tables (CSV), annotations (JSON-LD)
//! Reports -> reading, attributions ------> text, JSON; tokens as CoNLL-U
//! Reports, read twice -> profiles -------> text, JSON
//! Stories, Accounts of several stories --> all of these
//! ```
//!
//! ```
//! use twosource_compare::{Options, compare};
//! use twosource_report::{TextOptions, text};
//!
//! let account = compare(Vec::new(), &Options::default());
//! assert!(text(&account, &[], &TextOptions::default()).starts_with("0 reports"));
//! ```
//!
//! Invariants: this crate shows and decides nothing; it does no input or output; the same account
//! gives the same bytes; words of a report are shown as they stand there, and what the program says
//! itself comes from `wording.rs` and never judges who is right.

mod annotations;
mod clean;
mod conllu;
mod differences;
mod figures;
mod html;
mod json;
mod labels;
mod markdown;
mod people;
mod phrase;
mod profiles;
mod reasons;
mod review;
#[cfg(test)]
mod sample;
mod sections;
mod sources;
mod stories;
mod support;
mod tables;
mod text;
mod timeline;
#[cfg(test)]
mod verdicts;
mod wording;

pub use annotations::annotations;
pub use conllu::conllu;
pub use html::{HtmlOptions, accounts_html, html};
pub use json::{
    accounts_json, accounts_jsonl, assignment_line, attributions_json, attributions_jsonl, json,
    jsonl, profiles_json, reading_json, revision_line, stories_json, story_line,
};
pub use markdown::{accounts_markdown, markdown};
pub use review::Review;
pub use stories::{Accounts, Assigned, Listed, Listing, StoryAccount};
pub use tables::{Cell, CellType, Column, Table, TableName, csv, table};
pub use text::{
    TextOptions, accounts_text, attributions, explain, profiles, reading, revision, stories_text,
    text,
};

/// An input that gave no report, as it is listed in every format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// One line that names the input and the reason.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

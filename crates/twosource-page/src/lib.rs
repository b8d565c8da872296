//! One web page to the text and the metadata of its report.
//!
//! [`decode`] makes text of bytes, [`read`] makes a [`Page`] of that text: the blocks of the report
//! in order, and [`Facts`], which keep every candidate with the place that states it.
//!
//! Invariants: no network, no clock, no panic on any bytes; the same page gives the same result.

pub mod agency;
mod charset;
mod cost;
pub mod date;
mod extract;
mod facts;
mod fragment;
mod nesting;

use dom_query::Document;
use twosource_text::{BlockKind, Date};

pub use charset::{Decoded, decode, decode_as, utf8_sequences};
pub use facts::Facts;
pub use fragment::fragment;

/// What the model of the main text is fitted on.
pub mod training {
    pub use crate::extract::training::{Example, examples};
}

/// What is known of a page besides its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Where it was found.
    pub url: Option<String>,
    /// The latest day on which it can have been published: the day on which it was fetched. Later
    /// dates on the page are refused.
    pub seen: Option<Date>,
}

/// One block of the report on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is: a paragraph, heading, block quote, list item or caption.
    pub kind: BlockKind,
    /// Its words on one line.
    pub text: String,
}

/// What was read of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What the page says of its report.
    pub facts: Facts,
    /// The report in the order of the page, without its headline; empty where there is none.
    pub blocks: Vec<Block>,
    /// Why there is no report. What little text was taken stays in [`Page::blocks`].
    pub absence: Option<Absence>,
}

/// Why a page holds no report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Absence {
    /// It holds no text, or a few words.
    Empty,
    /// It is a list of reports, such as a front page or the result of a search.
    List,
    /// It tells of an error.
    Error,
    /// It is the start of a report that must be paid for.
    Paid,
}

impl Page {
    /// The blocks as lines, a blank line between two.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.blocks.iter().map(|block| block.text.as_str()).collect();
        lines.join("\n\n")
    }
}

/// What a page says of its report, without the report.
pub fn facts(html: &str, source: &Source) -> Facts {
    facts::read(&parsed(html), source)
}

/// Reads a page that was decoded.
pub fn read(html: &str, source: &Source) -> Page {
    let document = parsed(html);
    let facts = facts::read(&document, source);
    let (blocks, absence) =
        extract::blocks(&document, facts.title.as_deref().unwrap_or_default(), source);
    Page { facts, blocks, absence }
}

/// The tree of a page, in bounded time.
fn parsed(html: &str) -> Document {
    let html = &*nesting::bounded(html);
    if cost::is_too_costly(html, cost::PAGE_LIMIT) {
        return Document::from(cost::flattened(html));
    }
    Document::from(html)
}

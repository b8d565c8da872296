//! What a page says of its report: title, outlet, authors, dates, address, language, agency.

use dom_query::Document;
use twosource_text::{Candidate, Date};

use crate::Source;

/// What a page says of its report. Absent means that it does not say so, or not clearly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it, each person or body once, in order.
    pub authors: Vec<String>,
    /// When it was first published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub modified: Option<Date>,
    /// Its canonical address.
    pub url: Option<String>,
    /// The language that the page states (BCP 47).
    pub language: Option<String>,
    /// The news agency that the whole text is credited to.
    pub agency: Option<String>,
    /// What it is based on (schema.org `isBasedOn`).
    pub based_on: Vec<String>,
    /// All that was found, with the place that states it, the chosen marked.
    pub candidates: Vec<Candidate>,
}

pub(crate) fn read(_document: &Document, _source: &Source) -> Facts {
    Facts::default()
}

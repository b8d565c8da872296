//! A document as one line of JSON, as every command reads it.
//!
//! Stands until `twosource_ingest` writes records of its own, which keep the blocks too.

use serde::Serialize;
use twosource::text::{Document, Known};

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    authors: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<&'a str>,
    #[serde(rename = "isBasedOn", skip_serializing_if = "<[_]>::is_empty")]
    based_on: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    text: &'a str,
}

/// The line, without the line break.
pub(super) fn line(document: &Document) -> String {
    let meta = &document.meta;
    let line = Line {
        id: document.name(),
        title: words(meta.title.as_ref()),
        outlet: words(meta.outlet.as_ref()),
        published: meta.published.as_ref().map(|date| date.value.to_string()),
        modified: meta.modified.as_ref().map(|date| date.value.to_string()),
        url: meta.url.as_deref(),
        byline: words(meta.byline.as_ref()),
        authors: &meta.authors,
        agency: words(meta.agency.as_ref()),
        based_on: &meta.based_on,
        language: meta.language.as_deref(),
        text: document.text(),
    };
    // Strings and lists of them are always written.
    serde_json::to_string(&line).unwrap_or_default()
}

fn words(known: Option<&Known<String>>) -> Option<&str> {
    known.map(|known| known.value.as_str())
}

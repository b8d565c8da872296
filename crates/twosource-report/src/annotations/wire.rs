//! The structs of the annotations, as `docs/schema/annotations-v1.schema.json` describes them: the
//! part of the W3C Web Annotation Data Model that is used here.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Collection<'a> {
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) label: String,
    pub(super) generator: Generator,
    pub(super) total: usize,
    pub(super) first: Page<'a>,
}

#[derive(Serialize)]
pub(super) struct Generator {
    pub(super) id: &'static str,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) name: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Page<'a> {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) part_of: String,
    pub(super) start_index: usize,
    pub(super) items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
pub(super) struct Annotation<'a> {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) generator: &'static str,
    pub(super) motivation: &'static str,
    pub(super) body: Vec<Body<'a>>,
    pub(super) target: Vec<Target<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
pub(super) enum Body<'a> {
    /// Words of the program or of a report.
    TextualBody { purpose: &'static str, format: &'static str, value: String },
    /// Another annotation, a point, or words of a report at their place.
    SpecificResource {
        purpose: &'static str,
        source: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        selector: Option<[Selector<'a>; 2]>,
    },
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Target<'a> {
    /// A document as a whole.
    Document(String),
    /// Words of it.
    Words(Words<'a>),
}

#[derive(Serialize)]
pub(super) struct Words<'a> {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) source: String,
    pub(super) selector: [Selector<'a>; 2],
}

#[derive(Clone, Copy, Serialize)]
#[serde(tag = "type")]
pub(super) enum Selector<'a> {
    /// In code points of the text.
    TextPositionSelector { start: usize, end: usize },
    TextQuoteSelector {
        exact: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        prefix: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        suffix: &'a str,
    },
}

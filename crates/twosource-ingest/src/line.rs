//! A document as one line of JSON, and back.
//!
//! What is read of a line that [`record_line`] wrote is the document that it was made of: its name
//! and identity, text, blocks, marks, metadata and notes. Fields that a record has anyhow (`text`,
//! `title`, `published`, ...) have the same names here, so that other tools read them too; the field
//! `blocks` tells such a line from other records. Positions are counted in code points, as the Web
//! Annotation data model counts them. The schema is `docs/schema/document-line-v1.schema.json`.
//!
//! Not kept is what was borrowed from other documents: it is none of this one.

mod name;
mod restore;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use twosource_text::{Basis, Block, Candidate, Credit, Date, Document, Known, Note, Span};

pub(crate) use restore::restored;
use twosource_page::date::parse_date;

/// The fields of a line, in their order.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Line {
    #[serde(skip_deserializing)]
    id: String,
    pub(crate) name: String,
    pub(crate) text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    byline: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    authors: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    credits: Vec<CreditLine>,
    #[serde(default, rename = "isBasedOn", skip_serializing_if = "Vec::is_empty")]
    is_based_on: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    raw: Option<RawLine>,
    blocks: Vec<BlockLine>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    marks: Vec<Place>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    basis: BTreeMap<String, BasisLine>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    dates: BTreeMap<String, DateLine>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    metadata: Vec<CandidateLine>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteLine>,
}

/// A span in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct BlockLine {
    kind: String,
    #[serde(flatten)]
    place: Place,
}

/// The name of a basis, or the place in the text that is one.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum BasisLine {
    Name(String),
    Text(Place),
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct CreditLine {
    role: String,
    name: String,
    basis: BasisLine,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct RawLine {
    sha256: String,
    bytes: u64,
}

/// A date whose printed form is not read as the same date.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct DateLine {
    year: i16,
    month: u8,
    day: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minute: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    zone: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct CandidateLine {
    field: String,
    value: String,
    origin: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    chosen: bool,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct NoteLine {
    kind: String,
    message: String,
    #[serde(flatten)]
    place: Option<Place>,
}

/// The document as one line of JSON, with the end of the line.
///
/// ```
/// use twosource_ingest::{Input, Limits, Overrides, read, record_line};
///
/// let text = "Tram leaves rails\n\nA tram left the rails on Monday, police said.";
/// let input = Input::Text { name: "tram".into(), text: text.into() };
/// let document = read(&[input], &Overrides::default(), &Limits::default()).documents.remove(0);
/// let line = record_line(&document);
/// let again = read(&[Input::Stdin(line.into_bytes())], &Overrides::default(), &Limits::default());
/// assert_eq!(again.documents, [document]);
/// ```
pub fn record_line(document: &Document) -> String {
    // Strings and numbers always are JSON.
    let mut line = serde_json::to_string(&line(document)).unwrap_or_default();
    line.push('\n');
    line
}

fn line(document: &Document) -> Line {
    let meta = &document.meta;
    let place = |span| place(document, span);
    let mut out = Line {
        id: document.id().to_string(),
        name: document.name().to_owned(),
        text: document.text().to_owned(),
        url: meta.url.clone(),
        authors: meta.authors.clone(),
        is_based_on: meta.based_on.clone(),
        language: meta.language.clone(),
        marks: document.marks.iter().map(|&span| place(span)).collect(),
        ..Line::default()
    };
    out.title = out.known(document, "title", meta.title.as_ref());
    out.outlet = out.known(document, "outlet", meta.outlet.as_ref());
    out.byline = out.known(document, "byline", meta.byline.as_ref());
    out.agency = out.known(document, "agency", meta.agency.as_ref());
    out.published = out.date(document, "published", meta.published.as_ref());
    out.modified = out.date(document, "modified", meta.modified.as_ref());
    out.raw = meta.raw.map(|raw| RawLine { sha256: hexadecimal(&raw.sha256), bytes: raw.len });
    out.blocks = blocks(document);
    out.credits = credits(document);
    out.metadata = meta.candidates.iter().map(candidate).collect();
    out.notes = document.notes.iter().map(|note| note_line(document, note)).collect();
    out
}

fn blocks(document: &Document) -> Vec<BlockLine> {
    let line = |block: &Block| BlockLine {
        kind: name::block(block.kind).into(),
        place: place(document, block.span),
    };
    document.blocks.iter().map(line).collect()
}

fn credits(document: &Document) -> Vec<CreditLine> {
    let line = |credit: &Credit| {
        let basis = basis(document, credit.name.basis)?;
        let role = name::role(credit.role).into();
        Some(CreditLine { role, name: credit.name.value.clone(), basis })
    };
    document.meta.credits.iter().filter_map(line).collect()
}

fn candidate(candidate: &Candidate) -> CandidateLine {
    CandidateLine {
        field: name::field(candidate.field).into(),
        value: candidate.value.clone(),
        origin: candidate.origin.clone(),
        chosen: candidate.is_chosen,
    }
}

fn note_line(document: &Document, note: &Note) -> NoteLine {
    NoteLine {
        kind: name::note(note.kind).into(),
        message: note.message.clone(),
        place: note.span.map(|span| place(document, span)),
    }
}

impl Line {
    /// A value, whose basis is noted unless it is the usual one of a record.
    fn known<T: Clone>(
        &mut self,
        document: &Document,
        field: &str,
        known: Option<&Known<T>>,
    ) -> Option<T> {
        let known = known?;
        let basis = basis(document, known.basis)?;
        if known.basis != Basis::Given {
            self.basis.insert(field.to_owned(), basis);
        }
        Some(known.value.clone())
    }

    fn date(
        &mut self,
        document: &Document,
        field: &str,
        known: Option<&Known<Date>>,
    ) -> Option<String> {
        let date = self.known(document, field, known)?;
        let printed = date.to_string();
        if parse_date(&printed).as_ref() != Some(&date) {
            let Date { year, month, day, minute, zone } = date;
            self.dates.insert(field.to_owned(), DateLine { year, month, day, minute, zone });
        }
        Some(printed)
    }
}

fn place(document: &Document, span: Span) -> Place {
    let range = document.code_points(span);
    Place { start: range.start, end: range.end }
}

/// `None` where the value is another document's.
fn basis(document: &Document, basis: Basis) -> Option<BasisLine> {
    let name = match basis {
        Basis::Text(span) => return Some(BasisLine::Text(place(document, span))),
        Basis::Given => "given",
        Basis::Metadata => "metadata",
        Basis::FileName => "file_name",
        Basis::Borrowed(_) => return None,
    };
    Some(BasisLine::Name(name.to_owned()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

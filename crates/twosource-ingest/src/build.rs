//! From a decoded text and what is given with it to a document.

use twosource_text::{Basis, Credit, Date, Document, Known, Note, NoteKind};

use crate::Overrides;
use crate::date::parse_date;
use crate::decode::Decoded;
use crate::language;
use crate::layout::{self, Markup, lay_out};
use crate::record::Record;

/// What is known of a text beforehand, from the user or its record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    title: Option<String>,
    outlet: Option<String>,
    published: Option<Date>,
    byline: Option<String>,
    agency: Option<String>,
    credits: Vec<Credit>,
    based_on: Vec<String>,
    url: Option<String>,
    /// What the record gives as its date, where it is no date.
    not_a_date: Option<String>,
}

impl Given {
    /// What the user said about all documents.
    pub(crate) fn by_user(overrides: &Overrides) -> Self {
        let Overrides { published, outlet } = overrides.clone();
        Self { outlet, published, ..Self::default() }
    }

    /// What the user said, else what the record says.
    pub(crate) fn by_record(overrides: &Overrides, record: &Record) -> Self {
        let stated = record.published();
        let date = stated.as_deref().and_then(parse_date);
        let published = overrides.published.clone().or(date);
        let credit = record.credit().map(|line| layout::credited(&line)).unwrap_or_default();
        Self {
            title: record.title(),
            outlet: overrides.outlet.clone().or_else(|| record.outlet()),
            not_a_date: stated.filter(|_| published.is_none()),
            published,
            byline: record.byline(),
            agency: record.agency().map(|name| layout::usual_name(&name)).or(credit.agency),
            credits: credit.credits,
            based_on: record.based_on(),
            url: record.url(),
        }
    }
}

/// A document with its metadata, blocks, marks, notes and language.
pub(crate) fn document(name: &str, decoded: Decoded, given: Given, markup: Markup) -> Document {
    let mut document = Document::new(name, decoded.text);
    document.meta.title = given.title.map(by_hand);
    document.meta.outlet = given.outlet.map(by_hand);
    document.meta.published = given.published.map(by_hand);
    document.meta.byline = given.byline.map(by_hand);
    document.meta.agency = given.agency.map(by_hand);
    document.meta.credits = given.credits;
    document.meta.based_on = given.based_on;
    document.meta.url = given.url;
    document.notes.extend(given.not_a_date.map(|words| unread_date(&words)));
    if decoded.replaced > 0 {
        let note = replaced(&document, decoded.replaced);
        document.notes.push(note);
    }
    lay_out(&mut document, markup);
    language::recognize(&mut document);
    document
}

fn by_hand<T>(value: T) -> Known<T> {
    Known::new(value, Basis::Given)
}

fn unread_date(words: &str) -> Note {
    let words: String = words.chars().take(60).collect();
    let message =
        format!("the record gives “{words}” as its publication date, which is not understood");
    Note::new(NoteKind::Unreadable, message)
}

fn replaced(document: &Document, places: usize) -> Note {
    let message = match places {
        1 => "one place could not be decoded and shows as U+FFFD".to_owned(),
        _ => format!("{places} places could not be decoded and show as U+FFFD"),
    };
    Note { span: document.find("\u{fffd}"), ..Note::new(NoteKind::Decoding, message) }
}

//! From a decoded text and what is given with it to a document.

use twosource_page::{Decoded, Facts};
use twosource_text::{Basis, BlockKind, Candidate, Credit, Date, Document, Known, Note, NoteKind};

use crate::Overrides;
use crate::language;
use crate::layout::{self, Markup, lay_out, lay_out_blocks};
use crate::record::Record;
use twosource_page::date::parse_date;

/// What is known of a text beforehand, from the user, its record or its page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    title: Option<Known<String>>,
    outlet: Option<Known<String>>,
    published: Option<Known<Date>>,
    modified: Option<Known<Date>>,
    byline: Option<Known<String>>,
    authors: Vec<String>,
    agency: Option<Known<String>>,
    credits: Vec<Credit>,
    based_on: Vec<String>,
    url: Option<String>,
    candidates: Vec<Candidate>,
    /// What the record gives as its date, where it is no date.
    not_a_date: Option<String>,
}

impl Given {
    /// What the user said about all documents.
    pub(crate) fn by_user(overrides: &Overrides) -> Self {
        let Overrides { published, outlet } = overrides.clone();
        Self { outlet: outlet.map(by_hand), published: published.map(by_hand), ..Self::default() }
    }

    /// What the user said, else what the page says.
    pub(crate) fn by_page(overrides: &Overrides, facts: Facts) -> Self {
        let said = Self::by_user(overrides);
        let byline = (!facts.authors.is_empty()).then(|| facts.authors.join(", "));
        Self {
            title: facts.title.map(by_page),
            outlet: said.outlet.or(facts.outlet.map(by_page)),
            published: said.published.or(facts.published.map(by_page)),
            modified: facts.modified.map(by_page),
            byline: byline.map(by_page),
            authors: facts.authors,
            agency: facts.agency.map(|name| by_page(layout::usual_name(&name))),
            based_on: facts.based_on,
            url: facts.url,
            candidates: facts.candidates,
            ..Self::default()
        }
    }

    /// What the user said, else what the record says.
    pub(crate) fn by_record(overrides: &Overrides, record: &Record) -> Self {
        let stated = record.published();
        let date = stated.as_deref().and_then(parse_date);
        let published = overrides.published.clone().or(date);
        let credit = record.credit().map(|line| layout::credited(&line)).unwrap_or_default();
        Self {
            title: record.title().map(by_hand),
            outlet: overrides.outlet.clone().or_else(|| record.outlet()).map(by_hand),
            not_a_date: stated.filter(|_| published.is_none()),
            published: published.map(by_hand),
            byline: record.byline().map(by_hand),
            agency: record
                .agency()
                .map(|name| layout::usual_name(&name))
                .or(credit.agency)
                .map(by_hand),
            credits: credit.credits,
            based_on: record.based_on(),
            url: record.url(),
            ..Self::default()
        }
    }
}

/// How the blocks of a text are found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Lines<'a> {
    /// By the lines themselves.
    Found(Markup),
    /// Markup told what each line is.
    Known(&'a [BlockKind]),
}

/// A document with its metadata, blocks, marks, notes and language.
pub(crate) fn document(name: &str, decoded: Decoded, given: Given, lines: Lines) -> Document {
    let mut document = Document::new(name, decoded.text);
    document.meta.title = given.title;
    document.meta.outlet = given.outlet;
    document.meta.published = given.published;
    document.meta.modified = given.modified;
    document.meta.byline = given.byline;
    document.meta.authors = given.authors;
    document.meta.agency = given.agency;
    document.meta.candidates = given.candidates;
    document.meta.credits = given.credits;
    document.meta.based_on = given.based_on;
    document.meta.url = given.url;
    document.notes.extend(given.not_a_date.map(|words| unread_date(&words)));
    if decoded.replaced > 0 {
        let note = replaced(&document, decoded.replaced);
        document.notes.push(note);
    }
    match lines {
        Lines::Found(markup) => lay_out(&mut document, markup),
        Lines::Known(kinds) => lay_out_blocks(&mut document, kinds),
    }
    language::recognize(&mut document);
    document
}

fn by_hand<T>(value: T) -> Known<T> {
    Known::new(value, Basis::Given)
}

fn by_page<T>(value: T) -> Known<T> {
    Known::new(value, Basis::Metadata)
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

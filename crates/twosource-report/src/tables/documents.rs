//! `documents`: a row for each report.

use twosource_compare::Report;
use twosource_text::{Document, Known, Note};

use super::column::{Cell, Definition, cells, integer, list, required, text};
use super::story::Story;
use crate::json::build::basis_name;
use crate::sources::letter;
use crate::stories::Accounts;

pub(super) struct Row<'a> {
    document: &'a Document,
    notes: Vec<&'a Note>,
    /// Where it is compared.
    compared: Option<Compared>,
}

#[derive(Clone, Copy)]
struct Compared {
    story: usize,
    /// Index among the reports of the story.
    at: usize,
    /// Index of its independence group.
    group: Option<usize>,
}

pub(super) fn columns<'a>() -> Vec<Definition<Row<'a>>> {
    [identity(), known()].into_iter().flatten().collect()
}

fn identity<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        integer(
            "story",
            "Number of the story; 1 where there is one only; empty for a report that is not \
             compared, because no other tells of its event",
            |row| row.compared.map(|compared| compared.story).into(),
        ),
        required(text("document", "Identity, made from the name and the text", |row| {
            row.document.id().to_string().into()
        })),
        text("letter", "Letter within the story", |row| {
            row.compared.map(|compared| letter(compared.at)).into()
        }),
        required(text(
            "document_name",
            "Where the text comes from: a file, or a file and a record",
            |row| row.document.name().into(),
        )),
        integer(
            "independence_group",
            "Documents of one story with the same number count once: copies, texts of one agency, \
             outlets of one owner",
            |row| row.compared.and_then(|compared| Some(compared.group? + 1)).into(),
        ),
    ]
}

fn known<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        text("outlet", "Who published it", |row| value(row.document.meta.outlet.as_ref())),
        text("title", "Its title", |row| value(row.document.meta.title.as_ref())),
        text(
            "published",
            "When it was published: `2031-06-04`, with time and zone where they are stated",
            |row| value(row.document.meta.published.as_ref()),
        ),
        text(
            "published_basis",
            "Where that comes from: `text`, `given`, `metadata`, `file_name`, or `borrowed` from \
             another report",
            |row| row.document.meta.published.as_ref().map(|known| basis_name(known.basis)).into(),
        ),
        text("byline", "Who wrote it", |row| value(row.document.meta.byline.as_ref())),
        text("agency", "The agency that the whole text is credited to", |row| {
            value(row.document.meta.agency.as_ref())
        }),
        text("url", "Its address", |row| row.document.meta.url.as_deref().into()),
        text("language", "Its language (ISO 639-3)", |row| {
            row.document.meta.language.as_deref().into()
        }),
        required(integer("length", "Length of the text in code points", |row| {
            row.document.code_points(row.document.whole()).len().into()
        })),
        text("notes", "What to know about how it was read", |row| {
            list(row.notes.iter().map(|note| &note.message))
        }),
    ]
}

fn value<T: ToString>(known: Option<&Known<T>>) -> Cell {
    known.map(|known| known.value.to_string()).into()
}

pub(super) fn rows(story: &Story) -> Vec<Vec<Cell>> {
    let columns = columns();
    story.sources.all().map(|(at, report)| cells(&columns, &row(story, at, report))).collect()
}

fn row<'a>(story: &Story, at: usize, report: &'a Report) -> Row<'a> {
    let group = story.account.groups.iter().position(|group| group.reports.contains(&at));
    Row {
        document: &report.document,
        notes: report.document.notes.iter().chain(&report.analysis.notes).collect(),
        compared: Some(Compared { story: story.number, at, group }),
    }
}

/// The reports that are not compared.
pub(super) fn alone(accounts: &Accounts) -> Vec<Vec<Cell>> {
    let columns = columns();
    let row = |document| Row { document, notes: document.notes.iter().collect(), compared: None };
    accounts.alone.iter().map(|document: &Document| cells(&columns, &row(document))).collect()
}

//! `statements`: a row for each statement of a point.

use super::column::{Cell, Definition, boolean, cells, integer, list, required, text};
use super::story::{Place, Placed, Story, place_columns, words_columns};
use crate::json::wire;

pub(super) struct Row<'a> {
    place: Place<'a>,
    point: &'a wire::Point<'a>,
    /// From 1.
    number: usize,
    statement: &'a wire::Statement<'a>,
    speaker: Option<&'a str>,
}

impl Row<'_> {
    /// Who stands behind it.
    fn origin(&self) -> Option<&wire::Voice<'_>> {
        self.statement.voices.last()
    }
}

impl Placed for Row<'_> {
    fn place(&self) -> &Place<'_> {
        &self.place
    }
}

pub(super) fn columns<'a>() -> Vec<Definition<Row<'a>>> {
    let [story, document, letter, name, outlet] = place_columns();
    let words = words_columns(
        |row: &Row| row.statement.passage.start.into(),
        |row| row.statement.passage.end.into(),
        |row| row.statement.passage.line.into(),
        |row| row.statement.passage.text.into(),
    );
    let [start, end, line, text] = words;
    let (place, at) = ([letter, name, outlet, text], [start, end, line, document]);
    [story].into_iter().chain(keys()).chain(place).chain(voices()).chain(how()).chain(at).collect()
}

fn keys<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        required(integer("point", "Number of its point, as in `points`", |row| {
            row.point.number.into()
        })),
        required(integer("statement", "Number of the statement within its point, from 1", |row| {
            row.number.into()
        })),
        required(text("finding", "The finding of its point", |row| row.point.finding.into())),
    ]
}

fn voices<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        text(
            "source",
            "The words for who says it; empty where the text does not state it",
            |row| row.origin().and_then(|voice| Some(voice.source.as_ref()?.text)).into(),
        ),
        text("cue", "The words that mark it as said", |row| {
            row.origin().map(|voice| voice.cue.text).into()
        }),
        text("speaker", "Fullest name of the source, where it is known who it is", |row| {
            row.speaker.into()
        }),
        text("relays", "The words for who passes it on, from the outlet inward", |row| {
            let outer = row.statement.voices.split_last().map_or(&[][..], |(_, outer)| outer);
            list(outer.iter().filter_map(|voice| Some(voice.source.as_ref()?.text)))
        }),
        integer("attribution", "Its attribution in the document, as in `attributions`", |row| {
            row.statement.attribution.into()
        }),
    ]
}

fn how<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        required(text("polarity", "Whether it is asserted or denied", |row| {
            row.statement.polarity.into()
        })),
        required(text("status", "`told`, `scheduled` or `possible`", |row| {
            row.statement.status.into()
        })),
        required(boolean("is_heading", "Whether it is a title or heading", |row| {
            row.statement.is_heading.into()
        })),
        required(boolean("is_quoted", "Whether it stands in quotation marks", |row| {
            row.statement.is_quoted.into()
        })),
        text("numbers", "The numbers in it, as written", |row| {
            list(row.statement.measures.iter().map(|measure| measure.passage.text))
        }),
        text("times", "The times in it, as TIMEX3 values", |row| {
            list(row.statement.times.iter().filter_map(|time| time.value.as_ref()))
        }),
    ]
}

pub(super) fn rows(story: &Story) -> Vec<Vec<Cell>> {
    let points = (1..).zip(&story.account.points);
    points
        .flat_map(|(number, point)| of_point(story, &story.builder.point(number, point)))
        .collect()
}

fn of_point(story: &Story, point: &wire::Point) -> Vec<Vec<Cell>> {
    let columns = columns();
    let row = |(number, statement): (usize, _)| {
        let statement: &wire::Statement = statement;
        let place = story.place(statement.passage.document.0)?;
        let speaker = story.speaker(statement.voices.last());
        Some(cells(&columns, &Row { place, point, number, statement, speaker }))
    };
    (1..).zip(&point.statements).filter_map(row).collect()
}

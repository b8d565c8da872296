//! `points`: a row for each point, with the words of its first statement.

use twosource_compare::Point;

use super::column::{Cell, Definition, cells, integer, list, number, required, text};
use super::story::{Place, Placed, Story, place_columns, words_columns};
use crate::differences::differences;
use crate::json::wire;

pub(super) struct Row<'a> {
    place: Place<'a>,
    point: wire::Point<'a>,
    /// Of the documents that have it, each once.
    letters: Vec<&'a str>,
    /// A line for each field.
    differences: Vec<String>,
    speaker: Option<&'a str>,
}

impl Row<'_> {
    fn first(&self) -> Option<&wire::Passage<'_>> {
        self.point.statements.first().map(|statement| &statement.passage)
    }
}

impl Placed for Row<'_> {
    fn place(&self) -> &Place<'_> {
        &self.place
    }
}

pub(super) fn columns<'a>() -> Vec<Definition<Row<'a>>> {
    let [story, document, letter, name, outlet] = place_columns().map(of_first);
    let words = words_columns(
        |row: &Row| row.first().map(|first| first.start).into(),
        |row| row.first().map(|first| first.end).into(),
        |row| row.first().map(|first| first.line).into(),
        |row| row.first().map(|first| first.text).into(),
    );
    let speaker =
        text("speaker", "Fullest name of who says it, where that is known", |row: &Row| {
            row.speaker.into()
        });
    let [start, end, line, text] = words;
    let said = [text, speaker];
    let first = [letter, name, outlet, start, end, line, document];
    [story].into_iter().chain(about()).chain(said).chain(support()).chain(first).collect()
}

/// What stands in the columns of the document, which is that of the first statement.
fn of_first(mut column: Definition<Row<'_>>) -> Definition<Row<'_>> {
    column.column.meaning = match column.column.name {
        "document" => "Identity of that document, as in `documents`",
        "letter" => "Letter of the document of the first statement, whose words stand in `text`",
        "document_name" => "Where its text comes from: a file, or a file and a record",
        "outlet" => "Who published it",
        _ => column.column.meaning,
    };
    column
}

fn about<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        required(integer(
            "point",
            "Number of the point within the story, as `explain` takes it",
            |row| row.point.number.into(),
        )),
        required(text(
            "finding",
            "How its statements relate; never which of them is right",
            |row| row.point.finding.into(),
        )),
        required(text("rule", "Why it is this finding", |row| row.point.rule.into())),
        text("differences", "Values that differ, each with the letters that give it", |row| {
            list(&row.differences)
        }),
    ]
}

fn support<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        required(text("letters", "Letters of the documents that have it", |row| {
            list(&row.letters)
        })),
        required(integer("statements", "How many statements it has, in `statements`", |row| {
            row.point.statements.len().into()
        })),
        required(integer("outlets", "How many reports have it", |row| {
            row.point.support.outlets.into()
        })),
        required(integer(
            "independent",
            "How many of these count, after copies and common owners are taken together",
            |row| row.point.support.independent.into(),
        )),
        text("origins", "Sources that stand behind it, where stated", |row| {
            list(row.point.support.origins.iter().map(|origin| origin.text))
        }),
        text("relays", "Sources that pass it on, where stated", |row| {
            list(row.point.support.relays.iter().map(|relay| relay.text))
        }),
        required(integer("unstated", "How many statements name no source", |row| {
            row.point.support.unstated.into()
        })),
        required(number(
            "importance",
            "Order among the points of one finding, the highest first",
            |row| row.point.importance.into(),
        )),
    ]
}

pub(super) fn rows(story: &Story) -> Vec<Vec<Cell>> {
    let columns = columns();
    let points = (1..).zip(&story.account.points);
    points
        .filter_map(|(number, point)| Some(cells(&columns, &row(story, number, point)?)))
        .collect()
}

/// `None` for a point without statements, which does not occur.
fn row<'a>(story: &'a Story, number: usize, point: &'a Point) -> Option<Row<'a>> {
    let wire = story.builder.point(number, point);
    let places = wire.statements.iter().map(|one| story.place(one.passage.document.0));
    let mut letters: Vec<&str> =
        places.flatten().map(|place| place.document.letter.as_str()).collect();
    letters.dedup();
    let first = wire.statements.first()?;
    Some(Row {
        place: story.place(first.passage.document.0)?,
        letters,
        differences: differences(story.sources, point).iter().map(ToString::to_string).collect(),
        speaker: story.speaker(first.voices.last()),
        point: wire,
    })
}

//! `passages`: a row for each passage that the other tables cite, by what it is cited for.

use super::column::{Cell, Definition, cells, integer, required, text};
use super::story::{Place, Placed, Story, place_columns, words_columns};
use crate::json::wire;

pub(super) struct Row<'a> {
    place: Place<'a>,
    number: usize,
    role: &'static str,
    owner: Owner,
    /// What is read out of the words.
    value: Option<String>,
    passage: &'a wire::Passage<'a>,
}

/// What cites a passage.
#[derive(Clone, Copy, Default)]
struct Owner {
    point: Option<usize>,
    statement: Option<usize>,
    attribution: Option<usize>,
}

impl Placed for Row<'_> {
    fn place(&self) -> &Place<'_> {
        &self.place
    }
}

pub(super) fn columns<'a>() -> Vec<Definition<Row<'a>>> {
    let [story, document, letter, name, _] = place_columns();
    let words = words_columns(
        |row: &Row| row.passage.start.into(),
        |row| row.passage.end.into(),
        |row| row.passage.line.into(),
        |row| row.passage.text.into(),
    );
    let bytes = [
        required(integer(
            "byte_start",
            "Where they start, in bytes of the text in UTF-8",
            |row: &Row| row.passage.byte_start.into(),
        )),
        required(integer("byte_end", "Where they end, in bytes", |row| {
            row.passage.byte_end.into()
        })),
    ];
    let [start, end, line, text] = words;
    let place = [letter, name, text, start, end, line];
    [story].into_iter().chain(cited()).chain(place).chain(bytes).chain([document]).collect()
}

fn cited<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        required(integer("passage", "Number of the row within the story, from 1", |row| {
            row.number.into()
        })),
        required(text(
            "role",
            "What it is cited for: `statement`, its `number` and `time`; `difference`, `origin` \
             and `relay` of a point; `source`, `cue`, `content`, `addressee` and `setting` of an \
             attribution; `unattributed`, a quotation without a source",
            |row| row.role.into(),
        )),
        integer("point", "The point that cites it, as in `points`", |row| row.owner.point.into()),
        integer("statement", "The statement of that point", |row| row.owner.statement.into()),
        integer("attribution", "The attribution of the document that cites it", |row| {
            row.owner.attribution.into()
        }),
        text(
            "value",
            "What is read out of the words: of a number its value, of a time its TIMEX3 value, of \
             a difference the field",
            |row| row.value.clone().into(),
        ),
    ]
}

pub(super) fn rows(story: &Story) -> Vec<Vec<Cell>> {
    let mut passages = Passages { story, owner: Owner::default(), rows: Vec::new() };
    for (number, point) in (1..).zip(&story.account.points) {
        passages.point(&story.builder.point(number, point));
    }
    for (at, report) in story.sources.all() {
        for attribution in story.builder.attributions_of(at, report) {
            passages.attribution(&attribution);
        }
        passages.owner = Owner::default();
        story.builder.unattributed(report).for_each(|one| passages.push("unattributed", &one));
    }
    passages.rows
}

/// Rows as they are found.
struct Passages<'a, 's> {
    story: &'a Story<'s>,
    owner: Owner,
    rows: Vec<Vec<Cell>>,
}

impl Passages<'_, '_> {
    fn push(&mut self, role: &'static str, passage: &wire::Passage) {
        self.push_read(role, passage, None);
    }

    fn push_read(&mut self, role: &'static str, passage: &wire::Passage, value: Option<String>) {
        let Some(place) = self.story.place(passage.document.0) else { return };
        let (number, owner) = (self.rows.len() + 1, self.owner);
        self.rows.push(cells(&columns(), &Row { place, number, role, owner, value, passage }));
    }

    fn point(&mut self, point: &wire::Point) {
        for (number, statement) in (1..).zip(&point.statements) {
            self.owner =
                Owner { point: Some(point.number), statement: Some(number), attribution: None };
            self.statement(statement);
        }
        self.owner = Owner { point: Some(point.number), ..Owner::default() };
        for difference in &point.differences {
            for side in [&difference.left, &difference.right] {
                self.push_read("difference", side, Some(difference.field.to_owned()));
            }
        }
        point.support.origins.iter().for_each(|origin| self.push("origin", origin));
        point.support.relays.iter().for_each(|relay| self.push("relay", relay));
    }

    fn statement(&mut self, statement: &wire::Statement) {
        self.push("statement", &statement.passage);
        for measure in &statement.measures {
            let value = measure.value.map(|value| value.to_string());
            self.push_read("number", &measure.passage, value);
        }
        for time in &statement.times {
            self.push_read("time", &time.passage, time.value.clone());
        }
    }

    fn attribution(&mut self, attribution: &wire::Attribution) {
        self.owner = Owner { attribution: Some(attribution.id), ..Owner::default() };
        attribution.source.iter().for_each(|source| self.push("source", source));
        self.push("cue", &attribution.cue);
        attribution.content.iter().for_each(|piece| self.push("content", piece));
        let Some(said) = &attribution.said else { return };
        said.addressee.iter().for_each(|addressee| self.push("addressee", addressee));
        said.setting.iter().for_each(|setting| self.push("setting", setting));
    }
}

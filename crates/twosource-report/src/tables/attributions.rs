//! `attributions`: a row for each attribution.

use super::column::{Cell, Definition, cells, integer, list, number, required, text};
use super::story::{Place, Placed, Story, place_columns};
use crate::json::wire;

pub(super) struct Row<'a> {
    place: Place<'a>,
    attribution: wire::Attribution<'a>,
    speaker: Option<&'a str>,
}

impl Row<'_> {
    fn said(&self) -> Option<&wire::Utterance<'_>> {
        self.attribution.said.as_ref()
    }
}

impl Placed for Row<'_> {
    fn place(&self) -> &Place<'_> {
        &self.place
    }
}

pub(super) fn columns<'a>() -> Vec<Definition<Row<'a>>> {
    let [story, document, letter, name, outlet] = place_columns();
    let place = [story, letter, name, outlet].into_iter();
    place.chain(keys()).chain(source()).chain(content()).chain(how()).chain([document]).collect()
}

fn keys<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        required(integer(
            "attribution",
            "Number of the attribution within its document, from 0",
            |row| row.attribution.id.into(),
        )),
        integer("parent", "The attribution whose content holds this one", |row| {
            row.attribution.parent.into()
        }),
        required(text("kind", "`direct`, `indirect` or `mixed`", |row| {
            row.attribution.kind.into()
        })),
    ]
}

fn source<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        text("speaker", "Fullest name of the source, where it is known who it is", |row| {
            row.speaker.into()
        }),
        text("source", "The exact words for who says it; empty where none stand there", |row| {
            row.attribution.source.as_ref().map(|source| source.text).into()
        }),
        integer("source_start", "Where they start in the document, in code points", |row| {
            row.attribution.source.as_ref().map(|source| source.start).into()
        }),
        integer("source_end", "Where they end", |row| {
            row.attribution.source.as_ref().map(|source| source.end).into()
        }),
        required(text("cue", "The exact words that mark it as said", |row| {
            row.attribution.cue.text.into()
        })),
        required(integer("cue_start", "Where they start", |row| row.attribution.cue.start.into())),
        required(integer("cue_end", "Where they end", |row| row.attribution.cue.end.into())),
        required(integer("line", "Line of the document in which the cue stands, from 1", |row| {
            row.attribution.cue.line.into()
        })),
    ]
}

fn content<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        text(
            "content",
            "What is said, in the exact words; several pieces have ` […] ` between them, and stand \
             one by one in `passages`",
            |row| {
                let pieces: Vec<&str> = row.attribution.content.iter().map(|p| p.text).collect();
                Some(pieces.join(" […] ")).filter(|content| !content.is_empty()).into()
            },
        ),
        integer("content_start", "Where the first piece starts", |row| {
            row.attribution.content.iter().map(|piece| piece.start).min().into()
        }),
        integer("content_end", "Where the last piece ends", |row| {
            row.attribution.content.iter().map(|piece| piece.end).max().into()
        }),
        required(integer("content_pieces", "How many pieces there are", |row| {
            row.attribution.content.len().into()
        })),
    ]
}

fn how<'a>() -> Vec<Definition<Row<'a>>> {
    vec![
        text("act", "Speech act: `says`, `denies`, `accuses`, ...", |row| {
            row.said().map(|said| said.act).into()
        }),
        text("polarity", "`asserted` or `denied`; empty where the source does neither", |row| {
            row.said().and_then(|said| said.polarity).into()
        }),
        text("certainty", "How sure the source is", |row| {
            row.said().map(|said| said.certainty).into()
        }),
        text("evidence", "How the source tells or knows it; empty for a thought", |row| {
            row.said().and_then(|said| said.evidence).into()
        }),
        text("addressee", "The words for who is spoken to", |row| {
            words(row.said().and_then(|said| said.addressee.as_ref()))
        }),
        text("setting", "The words for where or in what it is said", |row| {
            words(row.said().and_then(|said| said.setting.as_ref()))
        }),
        text("said_at", "When it is said, as TIMEX3 values", |row| {
            let times = row.said().map_or(&[][..], |said| &said.times);
            list(times.iter().filter_map(|time| time.value.as_ref()))
        }),
        required(number("confidence", "How likely it is read right, from 0 to 1", |row| {
            row.attribution.confidence.into()
        })),
    ]
}

fn words(passage: Option<&wire::Passage>) -> Cell {
    passage.map(|passage| passage.text).into()
}

pub(super) fn rows(story: &Story) -> Vec<Vec<Cell>> {
    let columns = columns();
    let mut rows = Vec::new();
    for ((at, report), document) in story.sources.all().zip(&story.documents) {
        for attribution in story.builder.attributions_of(at, report) {
            let own = attribution.said.as_ref().and_then(|said| said.voices.last());
            let speaker = story.speaker(own);
            let place = Place { story: story.number, document };
            rows.push(cells(&columns, &Row { place, attribution, speaker }));
        }
    }
    rows
}

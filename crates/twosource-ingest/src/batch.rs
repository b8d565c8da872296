//! One batch of inputs, held as a whole.

use std::io::Cursor;

use twosource_text::{Document, Note, NoteKind};

use crate::item::Settings;
use crate::pieces::{self, Pieces};
use crate::problem::Problem;
use crate::tally::Tally;
use crate::{Ingest, Input, Limits, Overrides};

pub(crate) fn read(
    inputs: &[Input],
    overrides: &Overrides,
    limits: Limits,
    mut progress: impl FnMut(&str),
) -> Ingest {
    let inputs = inputs.iter().flat_map(files);
    let settings = Settings::new(overrides, limits);
    let mut tally = Tally::default();
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    let mut before = 0;
    for piece in Pieces::new(inputs, settings) {
        if let Some(name) = piece.begins() {
            progress(name);
            before = documents.len();
        }
        let name = piece.place().name.clone();
        tally.take(piece.read(), |item| match item {
            Ok(document) => documents.push(document),
            Err(problem) => {
                // Of a file that is not read to its end for its size nothing is taken.
                if matches!(&problem, Problem::TooLarge { path, .. } if *path == name) {
                    documents.truncate(before);
                }
                problems.push(problem);
            }
        });
    }
    Ingest { documents: each_once(documents), problems }
}

fn files(input: &Input) -> Vec<pieces::Input> {
    match input.clone() {
        Input::Path(path) => pieces::Input::files(&path),
        Input::Stdin(bytes) => vec![pieces::Input::Stdin(Box::new(Cursor::new(bytes)))],
        Input::Page(page) => vec![pieces::Input::Page(page)],
        Input::Text { name, text } => vec![pieces::Input::Text { name, text }],
    }
}

/// Sorts the documents and keeps one of each, with a note where there were more.
fn each_once(mut documents: Vec<Document>) -> Vec<Document> {
    documents.sort_by(|a, b| a.name().cmp(b.name()).then(a.id().cmp(&b.id())));
    let mut kept: Vec<Document> = Vec::with_capacity(documents.len());
    for document in documents {
        match kept.last_mut().filter(|last| last.id() == document.id()) {
            Some(last) => note_duplicate(last),
            None => kept.push(document),
        }
    }
    kept
}

fn note_duplicate(document: &mut Document) {
    let note =
        Note::new(NoteKind::Duplicate, "the same text was given more than once and is read once");
    if !document.notes.contains(&note) {
        document.notes.push(note);
    }
}

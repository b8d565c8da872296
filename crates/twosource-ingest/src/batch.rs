//! One batch of inputs, file by file.

use std::path::Path;

use twosource_text::{Document, Note, NoteKind};

use crate::bad_lines::BadLines;
use crate::decode::Decoded;
use crate::feed::{self, looks_like_feed};
use crate::item::{
    Format, STDIN, Settings, decoded, format, is_utf16, starts_with_record, without_mark,
};
use crate::layout::Markup;
use crate::problem::Problem;
use crate::{Ingest, Input, Limits, Overrides, PageBytes, find, load};

pub(crate) fn read(
    inputs: &[Input],
    overrides: &Overrides,
    limits: Limits,
    progress: impl FnMut(&str),
) -> Ingest {
    let settings = Settings::new(overrides, limits);
    let mut batch = Batch { settings, progress, ingest: Ingest::default() };
    for input in inputs {
        batch.input(input);
    }
    let Ingest { documents, problems } = batch.ingest;
    Ingest { documents: each_once(documents), problems }
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

struct Batch<F> {
    settings: Settings,
    progress: F,
    ingest: Ingest,
}

impl<F: FnMut(&str)> Batch<F> {
    fn input(&mut self, input: &Input) {
        let done = match input {
            Input::Path(path) => {
                self.path(path);
                Ok(())
            }
            Input::Stdin(bytes) => self.stdin(bytes),
            Input::Page(page) => self.page(page),
            Input::Text { name, text } => {
                self.report(name, Decoded { text: text.clone(), replaced: 0 }, Markup::Plain)
            }
        };
        self.note(done);
    }

    fn note(&mut self, done: Result<(), Problem>) {
        self.ingest.problems.extend(done.err());
    }

    fn path(&mut self, path: &str) {
        for file in find::files(path) {
            let done = file.and_then(|file| self.file(&file));
            self.note(done);
        }
    }

    fn file(&mut self, file: &Path) -> Result<(), Problem> {
        let name = find::name(file);
        (self.progress)(&name);
        let format = format(&name)?;
        let bytes = load::file(file, &name, self.settings.limit)?;
        self.bytes(&name, bytes, format)
    }

    fn stdin(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        (self.progress)(STDIN);
        let bytes = load::unpacked(bytes.to_vec(), STDIN, self.settings.limit)?;
        let first = bytes.split(|&byte| byte == b'\n').find(|line| !line.trim_ascii().is_empty());
        let format = if looks_like_feed(&bytes) {
            Format::Several(feed::documents)
        } else if first.is_some_and(starts_with_record) {
            Format::Records
        } else {
            Format::Report(Markup::Plain)
        };
        self.bytes(STDIN, bytes, format)
    }

    fn bytes(&mut self, name: &str, bytes: Vec<u8>, format: Format) -> Result<(), Problem> {
        match format {
            Format::Records if !is_utf16(&bytes) => self.records(name, without_mark(&bytes)),
            Format::Records => self.records(name, decoded(name, bytes)?.text.as_bytes()),
            Format::Report(markup) => self.report(name, decoded(name, bytes)?, markup),
            Format::Several(read) => {
                for found in read(name, &bytes, &self.settings)? {
                    match found {
                        Ok(document) => self.ingest.documents.push(document),
                        Err(problem) => self.ingest.problems.push(problem),
                    }
                }
                Ok(())
            }
            Format::Page => {
                self.page(&PageBytes { name: name.to_owned(), bytes, ..PageBytes::default() })
            }
        }
    }

    fn page(&mut self, page: &PageBytes) -> Result<(), Problem> {
        self.ingest.documents.push(self.settings.page(page)?);
        Ok(())
    }

    fn report(&mut self, name: &str, decoded: Decoded, markup: Markup) -> Result<(), Problem> {
        self.ingest.documents.push(self.settings.report(name, decoded, markup)?);
        Ok(())
    }

    fn records(&mut self, name: &str, bytes: &[u8]) -> Result<(), Problem> {
        if bytes.contains(&0) {
            return Err(Problem::Binary { path: name.to_owned() });
        }
        let mut bad = BadLines::default();
        for (line, record) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
            if record.trim_ascii().is_empty() {
                continue;
            }
            match self.settings.record(name, line, record) {
                Ok(document) => {
                    bad.good();
                    self.ingest.documents.push(document);
                }
                Err(problem) => bad.bad(line, problem),
            }
        }
        self.ingest.problems.extend(bad.end(name));
        Ok(())
    }
}

//! One batch of inputs, file by file.

use std::path::Path;

use twosource_text::{Document, Note, NoteKind};

use crate::build::{Given, document};
use crate::decode::{Decoded, decode};
use crate::layout::Markup;
use crate::problem::{Problem, one_line};
use crate::record::Record;
use crate::{Ingest, Input, Limits, Overrides, find, load};

/// Bad lines of one file that are named one by one; one, when no line is good.
const NAMED_LINES: usize = 10;

/// The name of what stands on standard input.
const STDIN: &str = "stdin";

/// Formats that are not read, which people try.
const REFUSED: [&str; 13] = [
    "csv", "doc", "docx", "epub", "htm", "html", "json", "odt", "pdf", "rtf", "warc", "xml", "zip",
];

pub(crate) fn read(
    inputs: &[Input],
    overrides: &Overrides,
    limits: Limits,
    progress: impl FnMut(&str),
) -> Ingest {
    let limit = limits.max_bytes.min(Document::MAX_BYTES);
    let report_limit = limits.max_report_bytes.min(limit);
    let mut batch = Batch { overrides, limit, report_limit, progress, ingest: Ingest::default() };
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Report(Markup),
    Records,
}

struct Batch<'a, F> {
    overrides: &'a Overrides,
    limit: usize,
    report_limit: usize,
    progress: F,
    ingest: Ingest,
}

impl<F: FnMut(&str)> Batch<'_, F> {
    fn input(&mut self, input: &Input) {
        let done = match input {
            Input::Path(path) => {
                self.path(path);
                Ok(())
            }
            Input::Stdin(bytes) => self.stdin(bytes),
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
        let bytes = load::file(file, &name, self.limit)?;
        self.bytes(&name, bytes, format)
    }

    fn stdin(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        (self.progress)(STDIN);
        let bytes = load::unpacked(bytes.to_vec(), STDIN, self.limit)?;
        let first = bytes.split(|&byte| byte == b'\n').find(|line| !line.trim_ascii().is_empty());
        let records = first.is_some_and(|line| Record::read(without_mark(line)).is_ok());
        let format = if records { Format::Records } else { Format::Report(Markup::Plain) };
        self.bytes(STDIN, bytes, format)
    }

    fn bytes(&mut self, name: &str, bytes: Vec<u8>, format: Format) -> Result<(), Problem> {
        match format {
            Format::Records if !is_utf16(&bytes) => self.records(name, without_mark(&bytes)),
            Format::Records => self.records(name, decoded(name, bytes)?.text.as_bytes()),
            Format::Report(markup) => self.report(name, decoded(name, bytes)?, markup),
        }
    }

    fn report(&mut self, name: &str, decoded: Decoded, markup: Markup) -> Result<(), Problem> {
        let path = one_line(name);
        if decoded.text.trim_matches(is_blank).is_empty() {
            return Err(Problem::Empty { path });
        }
        if decoded.text.len() > self.report_limit {
            return Err(Problem::TooLarge { path, limit: self.report_limit });
        }
        let given = Given::by_user(self.overrides);
        self.ingest.documents.push(document(&path, decoded, given, markup));
        Ok(())
    }

    fn records(&mut self, name: &str, bytes: &[u8]) -> Result<(), Problem> {
        if bytes.contains(&0) {
            return Err(Problem::Binary { path: name.to_owned() });
        }
        let (mut bad, mut good) = (Vec::new(), 0_usize);
        for (line, record) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
            if record.trim_ascii().is_empty() {
                continue;
            }
            match self.record(name, line, record) {
                Ok(()) => good += 1,
                Err(problem) => bad.push((line, problem)),
            }
        }
        if good == 0 && bad.is_empty() {
            return Err(Problem::Empty { path: name.to_owned() });
        }
        let named = if good == 0 { 1 } else { NAMED_LINES };
        self.ingest.problems.extend(summarized(name, bad, named));
        Ok(())
    }

    fn record(&mut self, name: &str, line: usize, record: &[u8]) -> Result<(), Problem> {
        let path = name.to_owned();
        let mut record = match Record::read(record) {
            Ok(record) => record,
            Err(reason) => return Err(Problem::Record { path, line, reason }),
        };
        let Some(text) = record.take_text().filter(|text| !text.trim_matches(is_blank).is_empty())
        else {
            return Err(Problem::NoText { path, line });
        };
        let given = Given::by_record(self.overrides, &record);
        let name = record
            .id()
            .map_or_else(|| format!("{name}:{line}"), |id| format!("{name}:{}", one_line(&id)));
        if text.len() > self.report_limit {
            return Err(Problem::TooLarge { path: name, limit: self.report_limit });
        }
        let decoded = Decoded { text, replaced: 0 };
        self.ingest.documents.push(document(&name, decoded, given, Markup::Plain));
        Ok(())
    }
}

/// The problems of the first `named` bad lines, and how many more there are.
fn summarized(name: &str, bad: Vec<(usize, Problem)>, named: usize) -> Vec<Problem> {
    let count = bad.len().saturating_sub(named);
    let first = bad.get(named).map(|&(line, _)| line);
    let mut problems: Vec<_> = bad.into_iter().take(named).map(|(_, problem)| problem).collect();
    problems.extend(first.map(|line| Problem::MoreLines { path: name.to_owned(), line, count }));
    problems
}

fn format(name: &str) -> Result<Format, Problem> {
    let extension = find::extension(name);
    match extension.as_str() {
        "jsonl" | "ndjson" => Ok(Format::Records),
        "md" | "markdown" => Ok(Format::Report(Markup::Markdown)),
        refused if REFUSED.contains(&refused) => {
            Err(Problem::Format { path: name.to_owned(), extension })
        }
        _ => Ok(Format::Report(Markup::Plain)),
    }
}

fn decoded(name: &str, bytes: Vec<u8>) -> Result<Decoded, Problem> {
    decode(bytes).ok_or_else(|| Problem::Binary { path: name.to_owned() })
}

/// White space, also the kinds that have no width.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// The bytes after the mark of UTF-8, if it stands there.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

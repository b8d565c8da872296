//! Inputs read one document at a time, in memory that does not depend on how many there are.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::vec;

use flate2::read::MultiGzDecoder;
use twosource_text::Document;

use crate::bad_lines::BadLines;
use crate::feed::{self, looks_like_feed};
use crate::item::{Format, STDIN, Settings, decoded, format, is_utf16, starts_with_record};
use crate::layout::Markup;
use crate::problem::Problem;
use crate::{Limits, Overrides, PageBytes, StreamInput, find, item, load};

/// Bytes that are asked of the operating system at once.
const BUFFER: usize = 1 << 16;

/// Documents and problems, as they come: see [`crate::stream`].
pub struct Documents {
    inputs: vec::IntoIter<StreamInput>,
    files: vec::IntoIter<Result<PathBuf, Problem>>,
    records: Option<Records>,
    problems: VecDeque<Problem>,
    /// What a file gave that holds several documents.
    found: VecDeque<Result<Document, Problem>>,
    settings: Settings,
}

impl Documents {
    pub(crate) fn new(inputs: Vec<StreamInput>, overrides: &Overrides, limits: Limits) -> Self {
        Self {
            inputs: inputs.into_iter(),
            files: Vec::new().into_iter(),
            records: None,
            problems: VecDeque::new(),
            found: VecDeque::new(),
            settings: Settings::new(overrides, limits).with_headlines(),
        }
    }

    /// The next document of the open file of records; closes the file at its end.
    fn record(&mut self) -> Option<Document> {
        let records = self.records.as_mut()?;
        let document = records.next(&self.settings);
        self.problems.extend(records.bad.told());
        if document.is_none() {
            self.problems.extend(self.records.take().map(Records::end).unwrap_or_default());
        }
        document
    }

    /// A file with one report is read; one with records is opened.
    fn file(&mut self, file: &Path) -> Result<Option<Document>, Problem> {
        let name = find::name(file);
        match format(&name)? {
            Format::Records => {
                let opened = File::open(file).map_err(|error| find::refused(&name, &error))?;
                self.records = Some(Records::open(&name, Box::new(opened), self.settings.limit)?);
                Ok(None)
            }
            Format::Report(markup) => {
                let bytes = load::file(file, &name, self.settings.limit)?;
                let decoded = decoded(&name, bytes)?;
                self.settings.report(&name, decoded, markup).map(Some)
            }
            Format::Several(read) => {
                let bytes = load::file(file, &name, self.settings.limit)?;
                self.found = read(&name, &bytes, &self.settings)?.into();
                Ok(None)
            }
            Format::Page => {
                let bytes = load::file(file, &name, self.settings.limit)?;
                let page = PageBytes { name, bytes, ..PageBytes::default() };
                self.settings.page(&page).map(Some)
            }
        }
    }

    /// Records where the first line that holds anything is one, else one report.
    fn stdin(&mut self, reader: Box<dyn Read + Send>) -> Result<Option<Document>, Problem> {
        let mut records = Records::open(STDIN, reader, self.settings.limit)?;
        let first = records.first_line()?;
        if starts_with_record(&first) {
            self.records = Some(records);
            return Ok(None);
        }
        let bytes = records.rest()?;
        if looks_like_feed(&bytes) {
            self.found = feed::documents(STDIN, &bytes, &self.settings)?.into();
            return Ok(None);
        }
        let decoded = decoded(STDIN, bytes)?;
        self.settings.report(STDIN, decoded, Markup::Plain).map(Some)
    }
}

impl Iterator for Documents {
    type Item = Result<Document, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(problem) = self.problems.pop_front() {
                return Some(Err(problem));
            }
            if let Some(found) = self.found.pop_front() {
                return Some(found);
            }
            if self.records.is_some() {
                if let Some(document) = self.record() {
                    return Some(Ok(document));
                }
                continue;
            }
            let read = match self.files.next() {
                Some(file) => file.and_then(|file| self.file(&file)),
                None => match self.inputs.next()? {
                    StreamInput::Path(path) => {
                        self.files = find::files(&path).into_iter();
                        continue;
                    }
                    StreamInput::Stdin(reader) => self.stdin(reader),
                },
            };
            if let Some(item) = read.transpose() {
                return Some(item);
            }
        }
    }
}

/// A file of records, line by line.
struct Records {
    name: String,
    reader: BufReader<Box<dyn Read + Send>>,
    limit: usize,
    is_packed: bool,
    /// Lines that were looked at before they were wanted.
    ahead: VecDeque<Vec<u8>>,
    line: usize,
    bad: BadLines,
    /// What ended the file before its end.
    broken: Option<Problem>,
}

impl Records {
    /// `reader` is unpacked where it is gzip data or named so.
    fn open(name: &str, reader: Box<dyn Read + Send>, limit: usize) -> Result<Self, Problem> {
        let mut records = Self {
            name: name.to_owned(),
            reader: BufReader::new(Box::new(io::empty())),
            limit,
            is_packed: false,
            ahead: VecDeque::new(),
            line: 0,
            bad: BadLines::default(),
            broken: None,
        };
        let (head, reader) = peeked(reader).map_err(|error| records.failed(&error))?;
        records.is_packed = load::is_packed(&head, name);
        let reader: Box<dyn Read + Send> = if records.is_packed {
            Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, reader)))
        } else {
            reader
        };
        let (head, reader) = peeked(reader).map_err(|error| records.failed(&error))?;
        records.reader = BufReader::with_capacity(BUFFER, reader);
        if is_utf16(&head) && name != STDIN {
            let text = decoded(name, records.rest()?)?.text;
            records.reader = BufReader::new(Box::new(Cursor::new(text.into_bytes())));
        }
        Ok(records)
    }

    fn failed(&self, error: &io::Error) -> Problem {
        if self.is_packed {
            return Problem::Gzip { path: self.name.clone(), reason: error.to_string() };
        }
        find::refused(&self.name, error)
    }

    /// The next document; `None` at the end, or where reading cannot go on.
    fn next(&mut self, settings: &Settings) -> Option<Document> {
        loop {
            let record = match self.next_line() {
                Ok(Some(record)) => record,
                Ok(None) => return None,
                Err(problem) => {
                    self.broken = Some(problem);
                    return None;
                }
            };
            match record.and_then(|record| self.read(&record, settings)) {
                Ok(Some(document)) => {
                    self.bad.good();
                    return Some(document);
                }
                Ok(None) => {}
                Err(problem @ Problem::Binary { .. }) => {
                    self.broken = Some(problem);
                    return None;
                }
                Err(problem) => self.bad.bad(self.line, problem),
            }
        }
    }

    /// The document of a line; none where the line is blank.
    fn read(&self, record: &[u8], settings: &Settings) -> Result<Option<Document>, Problem> {
        let record = if self.line == 1 { item::without_mark(record) } else { record };
        if record.trim_ascii().is_empty() {
            return Ok(None);
        }
        if record.contains(&0) {
            return Err(Problem::Binary { path: self.name.clone() });
        }
        settings.record(&self.name, self.line, record).map(Some)
    }

    /// The next line, or what is wrong with it; the outer error ends the file.
    fn next_line(&mut self) -> Result<Option<Result<Vec<u8>, Problem>>, Problem> {
        self.line += 1;
        if let Some(line) = self.ahead.pop_front() {
            return Ok(Some(Ok(line)));
        }
        let mut line = Vec::new();
        let most = (self.limit as u64).saturating_add(1);
        let read = self.reader.by_ref().take(most).read_until(b'\n', &mut line);
        if read.map_err(|error| self.failed(&error))? == 0 {
            return Ok(None);
        }
        if line.len() > self.limit && !line.ends_with(b"\n") {
            self.reader.skip_until(b'\n').map_err(|error| self.failed(&error))?;
            let path = format!("{}:{}", self.name, self.line);
            return Ok(Some(Err(Problem::TooLarge { path, limit: self.limit })));
        }
        Ok(Some(Ok(line)))
    }

    /// The first line that is not blank, which stays to be read; empty where there is none.
    fn first_line(&mut self) -> Result<Vec<u8>, Problem> {
        let mut seen = VecDeque::new();
        let mut size = 0;
        let first = loop {
            let Some(line) = self.next_line()? else { break Vec::new() };
            let line = line.map_err(|_| self.too_large())?;
            size += line.len();
            if size > self.limit {
                return Err(self.too_large());
            }
            seen.push_back(line.clone());
            if !line.trim_ascii().is_empty() {
                break line;
            }
        };
        (self.ahead, self.line) = (seen, 0);
        Ok(first)
    }

    /// All that is left, within the limit.
    fn rest(&mut self) -> Result<Vec<u8>, Problem> {
        let mut bytes: Vec<u8> = self.ahead.drain(..).flatten().collect();
        let most = (self.limit as u64).saturating_add(1);
        let read = self.reader.by_ref().take(most).read_to_end(&mut bytes);
        read.map_err(|error| self.failed(&error))?;
        if bytes.len() > self.limit {
            return Err(self.too_large());
        }
        Ok(bytes)
    }

    fn too_large(&self) -> Problem {
        Problem::TooLarge { path: self.name.clone(), limit: self.limit }
    }

    fn end(self) -> Vec<Problem> {
        match self.broken {
            Some(problem) => vec![problem],
            None => self.bad.end(&self.name),
        }
    }
}

/// The first three bytes, and the reader as if they had not been read.
fn peeked(mut reader: Box<dyn Read + Send>) -> io::Result<(Vec<u8>, Box<dyn Read + Send>)> {
    let mut head = Vec::new();
    reader.by_ref().take(3).read_to_end(&mut head)?;
    Ok((head.clone(), Box::new(Cursor::new(head).chain(reader))))
}

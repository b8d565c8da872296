//! Inputs taken apart, so that what is slow can be done in parallel and the rest in order.
//!
//! ```text
//! Pieces ──▶ Piece ──read──▶ Reading ──take──▶ documents and problems (Tally)
//! in order   any thread, any order    in order
//! ```
//!
//! [`Pieces`] opens files, unpacks them and finds lines, records and pages in them, one at a time.
//! [`Piece::read`] makes documents of one of these and depends on nothing else. [`Tally::take`] puts
//! what was read in order again: what is told of bad lines depends on the lines before.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use twosource_page::Decoded;

use crate::archive::{Archive, Found};
use crate::item::{Contents, Format, STDIN, Settings, by_content, format, one, starts_with_record};
use crate::layout::Markup;
use crate::lines::{Lines, unpacked};
use crate::problem::Problem;
use crate::tally::{Reading, What};
use crate::{Limits, Overrides, PageBytes, StreamInput, find, load};

/// How far inputs were taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// How many files (or other inputs) were begun.
    pub inputs: u64,
    /// The name of the last of them.
    pub name: String,
    /// How many pieces of it were given.
    pub pieces: u64,
}

/// All inputs, piece by piece, in the order in which they stand there. See [`crate::pieces`].
pub struct Pieces {
    inputs: VecDeque<Input>,
    /// The input that was begun and is not read yet.
    begun: Option<Input>,
    open: Option<Open>,
    place: Place,
    settings: Arc<Settings>,
    /// Bytes of files that were read, packed as they are.
    read: Arc<AtomicU64>,
}

/// One input of those that were named.
pub(crate) enum Input {
    File(PathBuf),
    Problem(Problem),
    Stdin(Box<dyn Read + Send>),
    Page(PageBytes),
    Text { name: String, text: String },
}

impl Input {
    /// The files that a path means.
    pub(crate) fn files(path: &str) -> Vec<Self> {
        let input = |file: Result<_, _>| file.map_or_else(Self::Problem, Self::File);
        find::files(path).into_iter().map(input).collect()
    }
}

/// A file that gives its pieces one by one.
enum Open {
    Lines(Lines),
    Archive(Archive),
}

impl Pieces {
    pub(crate) fn new(inputs: impl Iterator<Item = Input>, settings: Settings) -> Self {
        Self {
            inputs: inputs.collect(),
            begun: None,
            open: None,
            place: Place::default(),
            settings: Arc::new(settings),
            read: Arc::default(),
        }
    }

    pub(crate) fn of_stream(
        inputs: Vec<StreamInput>,
        overrides: &Overrides,
        limits: Limits,
    ) -> Self {
        let files = |input| match input {
            StreamInput::Path(path) => Input::files(&path),
            StreamInput::Stdin(reader) => vec![Input::Stdin(reader)],
        };
        let settings = Settings::new(overrides, limits).with_headlines();
        Self::new(inputs.into_iter().flat_map(files), settings)
    }

    /// Leaves out files that are not read yet, such as the one that is being written.
    pub fn leave_out(&mut self, unwanted: impl Fn(&Path) -> bool) {
        self.inputs.retain(|input| !matches!(input, Input::File(path) if unwanted(path)));
    }

    /// Bytes of all files, packed as they are; `None` where an input is of unknown size.
    pub fn bytes(&self) -> Option<u64> {
        let size = |input: &Input| match input {
            Input::File(path) => Some(fs::metadata(path).map_or(0, |data| data.len())),
            Input::Stdin(_) => None,
            Input::Page(page) => Some(page.bytes.len() as u64),
            Input::Problem(_) | Input::Text { .. } => Some(0),
        };
        self.inputs.iter().map(size).sum()
    }

    /// Bytes of files that were read so far, packed as they are. It grows as pieces are given.
    pub fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    /// Passes by what was given before, without a document made of it; whether the inputs are still
    /// those. Files that were read to their end are not opened.
    pub fn go_on_from(&mut self, place: &Place) -> bool {
        while self.place.inputs < place.inputs {
            if !self.begin() {
                return false;
            }
            if let Some(Input::File(path)) = &self.begun
                && self.place.inputs < place.inputs
            {
                let size = fs::metadata(path).map_or(0, |data| data.len());
                self.read.fetch_add(size, Ordering::Relaxed);
            }
        }
        let is_same = self.place.name == place.name;
        while is_same && self.place.pieces < place.pieces {
            let Some(piece) = self.next() else { return false };
            if piece.place.inputs > place.inputs {
                return false;
            }
        }
        is_same
    }

    /// Begins the next input; whether there was one.
    fn begin(&mut self) -> bool {
        let Some(input) = self.inputs.pop_front() else { return false };
        let name = match &input {
            Input::File(path) => find::name(path),
            Input::Stdin(_) => STDIN.to_owned(),
            Input::Page(PageBytes { name, .. }) | Input::Text { name, .. } => name.clone(),
            Input::Problem(problem) => problem.to_string(),
        };
        self.place = Place { inputs: self.place.inputs + 1, name, pieces: 0 };
        self.begun = Some(input);
        true
    }

    /// The whole of an input, or its first piece.
    fn enter(&mut self, input: Input) -> Work {
        match input {
            Input::Problem(problem) => Work::Failed(problem),
            Input::Page(page) => Work::Page(page),
            Input::Text { name, text } => Work::Text { name, text },
            Input::File(path) => self.file(&path).unwrap_or_else(Work::Failed),
            Input::Stdin(reader) => self.stdin(reader).unwrap_or_else(Work::Failed),
        }
    }

    fn file(&mut self, path: &Path) -> Result<Work, Problem> {
        let name = self.place.name.clone();
        let limit = self.settings.limit;
        let open = || {
            let file = File::open(path).map_err(|error| find::refused(&name, &error))?;
            Ok(Box::new(Counted { file, read: Arc::clone(&self.read) }))
        };
        match format(&name)? {
            Format::Records => {
                let lines = Lines::open(&name, open()?, limit)?;
                let lines = if self.settings.holds_all() { lines.within(limit) } else { lines };
                self.open = Some(Open::Lines(lines));
                Ok(Work::Opened)
            }
            Format::Archive => {
                let reader =
                    unpacked(open()?, &name).map_err(|error| load::failed(&name, &error))?;
                self.open = Some(Open::Archive(Archive::new(&name, reader, limit)));
                Ok(Work::Opened)
            }
            Format::Several(read) => {
                let size = fs::metadata(path).map_or(0, |data| data.len());
                self.read.fetch_add(size, Ordering::Relaxed);
                Ok(Work::Several(load::file(path, &name, limit)?, read))
            }
        }
    }

    /// Standard input tells by its first bytes what it holds.
    fn stdin(&mut self, reader: Box<dyn Read + Send>) -> Result<Work, Problem> {
        let mut lines = Lines::open(STDIN, reader, self.settings.limit)?;
        let first = lines.first_line()?;
        if first.starts_with(b"WARC/") {
            let archive = Archive::new(STDIN, lines.into_reader(), self.settings.limit);
            self.open = Some(Open::Archive(archive));
            return Ok(Work::Opened);
        }
        if starts_with_record(&first) {
            self.open = Some(Open::Lines(lines));
            return Ok(Work::Opened);
        }
        let bytes = lines.rest()?;
        let read = by_content(&bytes);
        Ok(Work::Several(bytes, read))
    }

    /// The next piece of the open file.
    fn go_on(&mut self) -> Option<Work> {
        let next = match self.open.as_mut()? {
            Open::Lines(lines) => {
                lines.next().map(|line| line.map_or(Work::EndOfLines, Work::Line))
            }
            Open::Archive(archive) => archive.next().map(|found| match found {
                Some(Found::Page(page)) => Work::Archived(page),
                Some(Found::Broken(at, problem)) => Work::Broken(at, problem),
                None => Work::EndOfArchive,
            }),
        };
        let work = next.unwrap_or_else(Work::Failed);
        if matches!(work, Work::EndOfLines | Work::EndOfArchive | Work::Failed(_)) {
            self.open = None;
        }
        Some(work)
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let work = match self.begun.take() {
            Some(input) => self.enter(input),
            None => match self.go_on() {
                Some(work) => work,
                None if self.begin() => Work::Begun,
                None => return None,
            },
        };
        // That a file begins is no piece of it: who goes on there has begun it.
        self.place.pieces += u64::from(!matches!(work, Work::Begun));
        Some(Piece { work, place: self.place.clone(), settings: Arc::clone(&self.settings) })
    }
}

/// A line, a page, a file with one report: what is read at once.
pub struct Piece {
    work: Work,
    place: Place,
    settings: Arc<Settings>,
}

enum Work {
    Begun,
    Opened,
    Several(Vec<u8>, fn(&str, &[u8], &Settings) -> Contents),
    Text { name: String, text: String },
    Page(PageBytes),
    Line((usize, Result<Vec<u8>, Problem>)),
    Archived(PageBytes),
    Broken(u64, Problem),
    EndOfLines,
    EndOfArchive,
    Failed(Problem),
}

impl Piece {
    /// How far the inputs were taken apart with this piece.
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// The name of the input that begins with this piece.
    pub fn begins(&self) -> Option<&str> {
        matches!(self.work, Work::Begun).then_some(self.place.name.as_str())
    }

    /// About how many bytes it holds.
    pub const fn weight(&self) -> usize {
        match &self.work {
            Work::Several(bytes, _) | Work::Line((_, Ok(bytes))) => bytes.len(),
            Work::Page(page) | Work::Archived(page) => page.bytes.len(),
            Work::Text { text, .. } => text.len(),
            _ => 0,
        }
    }

    /// Makes documents of it.
    pub fn read(self) -> Reading {
        let Self { work, place, settings } = self;
        let name = place.name.clone();
        let what = match work {
            Work::Begun | Work::Opened => What::Nothing,
            Work::Several(bytes, read) => What::Several(read(&name, &bytes, &settings)),
            Work::Text { name, text } => {
                let decoded = Decoded { text, replaced: 0 };
                What::Several(settings.report(&name, decoded, Markup::Plain).map(one))
            }
            Work::Page(page) => What::Several(settings.page(&page).map(one)),
            Work::Line((line, bytes)) => {
                let read = bytes.and_then(|bytes| settings.record(&name, line, &bytes));
                What::Line(line, read.map(Box::new))
            }
            Work::Archived(page) => What::Archived(settings.page(&page).map(Box::new)),
            Work::Broken(at, problem) => What::Broken(at, problem),
            Work::EndOfLines => What::EndOfLines,
            Work::EndOfArchive => What::EndOfArchive,
            Work::Failed(problem) => What::Failed(problem),
        };
        Reading { what, place }
    }
}

/// A file that counts the bytes that are read of it.
struct Counted {
    file: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

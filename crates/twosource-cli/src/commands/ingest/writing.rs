//! Where records go: into a file with a journal, or to standard output.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use twosource::ingest::{Counts, Pieces, Place, Problem, Reading, Tally, record_line};

use super::frame::{Frame, Packing};
use super::journal::{self, Journal};
use crate::cli::Ingest;
use crate::failure::{self, Hinted};
use crate::progress::Progress;

/// The journal is written no more often.
const LEAST_PAUSE: Duration = Duration::from_millis(100);

/// One run: what was read becomes records.
pub(super) struct Writing {
    tally: Tally,
    frame: Frame,
    output: Output,
    /// Documents that an earlier run has written, where this one goes on with it.
    known: Option<u64>,
}

enum Output {
    Standard,
    File(Box<Target>),
}

/// A file that grows frame by frame.
struct Target {
    path: PathBuf,
    file: File,
    length: u64,
    journal: PathBuf,
    command: String,
    next: Instant,
}

impl Writing {
    /// Begins, or goes on where the journal says, which `pieces` then do too.
    pub(super) fn open(args: &Ingest, pieces: &mut Pieces) -> Result<Self> {
        let Some(path) = &args.file else {
            let frame = Frame::new(Packing::Not);
            return Ok(Self {
                tally: Tally::default(),
                frame,
                output: Output::Standard,
                known: None,
            });
        };
        let frame = Frame::new(Packing::of(path));
        let (target, journal) = Target::open(path, args)?;
        pieces.leave_out(|input| is_same(input, path));
        let Some(journal) = journal else {
            target.note(&Place::default(), Counts::default())?;
            let output = Output::File(Box::new(target));
            return Ok(Self { tally: Tally::default(), frame, output, known: None });
        };
        if !(pieces.go_on_from(&journal.place()) && journal.has_same_input()) {
            return Err(changed(&target.journal));
        }
        let tally = Tally::going_on(journal.counts());
        let known = Some(journal.counts().documents);
        Ok(Self { tally, frame, output: Output::File(Box::new(target)), known })
    }

    pub(super) const fn known(&self) -> Option<u64> {
        self.known
    }

    pub(super) fn documents(&self) -> u64 {
        self.tally.counts().documents
    }

    /// Writes the documents of a piece, and tells its problems.
    pub(super) fn take(&mut self, reading: Reading, progress: &Progress) -> Result<()> {
        let place = reading.place().clone();
        let mut problems: Vec<Problem> = Vec::new();
        let frame = &mut self.frame;
        self.tally.take(reading, |item| match item {
            Ok(document) => frame.push(&record_line(&document)),
            Err(problem) => problems.push(problem),
        });
        if !problems.is_empty() {
            progress.suspend(|| failure::problems(&problems));
        }
        match &mut self.output {
            Output::Standard => standard(&self.frame.close()?),
            Output::File(_) if !self.frame.is_full() => Ok(()),
            Output::File(target) => {
                target.write(&self.frame.close()?)?;
                target.note_if_due(&place, self.tally.counts())
            }
        }
    }

    /// Writes what is left. Where there is no document, there is no file.
    pub(super) fn finish(mut self) -> Result<Counts> {
        let counts = self.tally.counts();
        let rest = self.frame.close()?;
        match self.output {
            Output::Standard => standard(&rest)?,
            Output::File(mut target) => {
                target.write(&rest)?;
                target.end(counts.documents > 0)?;
            }
        }
        Ok(counts)
    }
}

impl Target {
    /// Opens the file, cut off where its journal says.
    fn open(path: &Path, args: &Ingest) -> Result<(Self, Option<Journal>)> {
        refuse_input(path, args)?;
        let (command, journal_path) = (journal::command(args), journal::path(path));
        let journal = journal::read(&journal_path, &command)?;
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(path);
        let mut file = opened.with_context(|| unwritten(path))?;
        lock(&file, path)?;
        let length = journal.as_ref().map_or(0, |journal| journal.length);
        let found = file.metadata().with_context(|| unwritten(path))?.len();
        if found < length {
            let message = format!("{}: is shorter than its journal says", path.display());
            return Err(Hinted::new(message, "remove the journal to begin anew").into());
        }
        let cut = file.set_len(length).and_then(|()| file.seek(SeekFrom::Start(length)));
        cut.with_context(|| unwritten(path))?;
        let path = path.to_path_buf();
        let next = now() + LEAST_PAUSE;
        Ok((Self { path, file, length, journal: journal_path, command, next }, journal))
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.length += bytes.len() as u64;
        self.file.write_all(bytes).with_context(|| unwritten(&self.path))
    }

    fn note_if_due(&mut self, place: &Place, counts: Counts) -> Result<()> {
        if now() < self.next {
            return Ok(());
        }
        self.note(place, counts)?;
        self.next = now() + LEAST_PAUSE;
        Ok(())
    }

    fn note(&self, place: &Place, counts: Counts) -> Result<()> {
        self.file.sync_data().with_context(|| unwritten(&self.path))?;
        let journal = Journal::new(self.command.clone(), self.length, place, counts);
        journal::write(&self.journal, &journal)
    }

    fn end(self, has_documents: bool) -> Result<()> {
        self.file.sync_all().with_context(|| unwritten(&self.path))?;
        if !has_documents {
            fs::remove_file(&self.path).with_context(|| unwritten(&self.path))?;
        }
        fs::remove_file(&self.journal).with_context(|| unwritten(&self.journal))
    }
}

#[expect(clippy::disallowed_methods, reason = "when the journal is written shows in no result")]
fn now() -> Instant {
    Instant::now()
}

fn standard(bytes: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).context("standard output cannot be written")
}

/// Refuses to write over what was named to be read.
fn refuse_input(path: &Path, args: &Ingest) -> Result<()> {
    let mut named = args.reports.paths.iter().map(Path::new);
    if named.any(|input| input.is_file() && is_same(input, path)) {
        let message = format!("{}: this is one of the reports", path.display());
        return Err(Hinted::new(message, "choose another name for the result").into());
    }
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> bool {
    let (one, other) = (fs::canonicalize(one), fs::canonicalize(other));
    one.is_ok_and(|one| other.is_ok_and(|other| one == other))
}

fn lock(file: &File, path: &Path) -> Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            let message = format!("{}: another run writes it", path.display());
            Err(Hinted::new(message, "wait for its end, or choose another name").into())
        }
        Err(TryLockError::Error(error)) => Err(error).with_context(|| unwritten(path)),
    }
}

fn changed(journal: &Path) -> anyhow::Error {
    let message =
        format!("{}: the inputs are no longer those of the unfinished run", journal.display());
    Hinted::new(message, "remove the journal to begin anew").into()
}

fn unwritten(path: &Path) -> String {
    format!("{}: cannot be written", path.display())
}

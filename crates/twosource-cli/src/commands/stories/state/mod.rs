//! Stories that are kept in a folder from run to run.
//!
//! | file | holds |
//! |---|---|
//! | `assignments.jsonl` | a line for each report that was taken |
//! | `stories.jsonl` | a line for each story that was closed |
//! | `revisions.jsonl` | a line for each change of a second look |
//! | `seen.bin` | 8 bytes of the identity of each report that was taken |
//! | `snapshot.bin` | the stream, and how long the other files were when it was saved |
//! | `lock` | nothing; it is locked while a run uses the folder |
//!
//! Invariants: a snapshot replaces the one before it in one step and only after what it counts has
//! reached the disk; what stands in a log beyond its snapshot is cut off when the folder is opened.
//! A run that was killed at any moment therefore goes on from the last snapshot and writes the same
//! lines again, once. A snapshot is as large as the open stories; it is taken no sooner than nine
//! times after what the last one took, so that all of them take at most a tenth of a run.

mod log;
mod seen;
mod snapshot;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result};
use twosource::report::{Assigned, assignment_line, revision_line, story_line};
use twosource::stories::{Options, Revision, Story, Stream};

use crate::cli::Stories;
use crate::failure::Hinted;
use log::Log;
pub(super) use seen::{Seen, short};
use snapshot::Snapshot;

/// Snapshots follow one another no faster.
const LEAST_PAUSE: Duration = Duration::from_secs(1);
/// How much longer than a snapshot the pause after it is.
const PAUSES: u32 = 9;

pub(super) struct State {
    folder: PathBuf,
    logs: Logs,
    window_days: u32,
    pace: Pace,
    /// Held as long as this run lasts.
    _lock: File,
}

struct Logs {
    assignments: Log,
    stories: Log,
    revisions: Log,
    seen: Log,
}

impl State {
    /// Opens the folder, which is made where it is not there, and takes up its state.
    pub(super) fn open(
        folder: &Path,
        options: Options,
        args: &Stories,
    ) -> Result<(Self, Stream, Seen)> {
        fs::create_dir_all(folder).with_context(|| unusable(folder))?;
        let lock = lock(folder)?;
        let snapshot = match snapshot::read(folder)? {
            Some(snapshot) => snapshot,
            None => begin(folder, options)?,
        };
        let window_days = snapshot.window_days;
        if args.window.is_some_and(|days| days != window_days) {
            return Err(other_window(folder, window_days));
        }
        let logs = Logs::open(folder, &snapshot)?;
        let seen = Seen::read(&folder.join(SEEN)).with_context(|| unusable(folder))?;
        let folder = folder.to_path_buf();
        let pace = Pace::new(args.save_every);
        Ok((Self { folder, logs, window_days, pace, _lock: lock }, snapshot.stream, seen))
    }

    /// Writes down what came of one report.
    pub(super) fn note(&mut self, id: u64, assigned: &Assigned, closed: &[Story]) -> Result<()> {
        self.pace.reports += 1;
        self.logs.assignments.write(assignment_line(assigned).as_bytes())?;
        for story in closed {
            self.logs.stories.write(story_line(story).as_bytes())?;
        }
        self.logs.seen.write(&id.to_le_bytes())
    }

    /// Writes down what a second look changed.
    pub(super) fn revised(&mut self, revisions: &[Revision]) -> Result<()> {
        let mut lines = revisions.iter().map(revision_line);
        lines.try_for_each(|line| self.logs.revisions.write(line.as_bytes()))
    }

    pub(super) fn is_due(&self) -> bool {
        self.pace.is_due()
    }

    /// Takes a snapshot, after everything before it has reached the disk.
    pub(super) fn save(&mut self, stream: &Stream) -> Result<()> {
        let start = now();
        let lengths = self.logs.sync()?;
        snapshot::write(&self.folder, lengths, self.window_days, stream)?;
        self.pace.saved(start);
        Ok(())
    }
}

const ASSIGNMENTS: &str = "assignments.jsonl";
const STORIES: &str = "stories.jsonl";
const REVISIONS: &str = "revisions.jsonl";
const SEEN: &str = "seen.bin";

impl Logs {
    fn open(folder: &Path, snapshot: &Snapshot) -> Result<Self> {
        let [assignments, stories, revisions, seen] = snapshot.lengths;
        Ok(Self {
            assignments: Log::open(&folder.join(ASSIGNMENTS), assignments)?,
            stories: Log::open(&folder.join(STORIES), stories)?,
            revisions: Log::open(&folder.join(REVISIONS), revisions)?,
            seen: Log::open(&folder.join(SEEN), seen)?,
        })
    }

    /// Brings all of them to the disk and gives their lengths.
    fn sync(&mut self) -> Result<[u64; 4]> {
        let Self { assignments, stories, revisions, seen } = self;
        Ok([assignments.sync()?, stories.sync()?, revisions.sync()?, seen.sync()?])
    }
}

/// When to take the next snapshot.
struct Pace {
    every: Option<u64>,
    /// Reports since the last.
    reports: u64,
    next: Instant,
}

impl Pace {
    fn new(every: Option<u64>) -> Self {
        Self { every, reports: 0, next: now() + LEAST_PAUSE }
    }

    fn is_due(&self) -> bool {
        match self.every {
            Some(every) => self.reports >= every,
            None => self.reports > 0 && now() >= self.next,
        }
    }

    /// A snapshot that was begun at `start` is done.
    fn saved(&mut self, start: Instant) {
        let end = now();
        let pause = end.duration_since(start).saturating_mul(PAUSES).max(LEAST_PAUSE);
        (self.reports, self.next) = (0, end + pause);
    }
}

#[expect(clippy::disallowed_methods, reason = "when a snapshot is taken shows in no result")]
fn now() -> Instant {
    Instant::now()
}

fn lock(folder: &Path) -> Result<File> {
    let file = File::create(folder.join("lock")).with_context(|| unusable(folder))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            let message = format!("{}: another run uses this state", folder.display());
            Err(Hinted::new(message, "wait for its end, or choose another folder").into())
        }
        Err(TryLockError::Error(error)) => Err(error).with_context(|| unusable(folder)),
    }
}

/// The first snapshot of a folder, which must not hold files of the same names.
fn begin(folder: &Path, options: Options) -> Result<Snapshot> {
    let taken = [ASSIGNMENTS, STORIES, REVISIONS, SEEN].map(|name| folder.join(name));
    if let Some(file) = taken.iter().find(|file| file.exists()) {
        let message = format!("{}: stands there without a state", file.display());
        return Err(Hinted::new(message, "choose a new folder for the state").into());
    }
    let stream = Stream::new(options);
    snapshot::write(folder, [0; 4], options.window_days, &stream)?;
    Ok(Snapshot { lengths: [0; 4], window_days: options.window_days, stream })
}

fn unusable(folder: &Path) -> String {
    format!("{}: cannot be used for the state", folder.display())
}

fn other_window(folder: &Path, days: u32) -> Error {
    let message = format!("{}: was begun with a window of {days} days", folder.display());
    Hinted::new(message, "leave --window out, or choose another folder").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snapshots_take_a_tenth_at_most() {
        let mut pace = Pace::new(None);
        pace.reports = 5;
        assert!(!pace.is_due(), "not within the first second");
        let start = now();
        pace.saved(start.checked_sub(Duration::from_secs(2)).unwrap());
        assert_eq!(pace.reports, 0);
        let pause = pace.next.duration_since(start);
        assert!(pause >= Duration::from_secs(18) && pause < Duration::from_secs(20), "{pause:?}");
    }

    #[test]
    fn a_number_of_reports_wins_over_time() {
        let mut pace = Pace::new(Some(2));
        pace.reports = 1;
        assert!(!pace.is_due());
        pace.reports = 2;
        assert!(pace.is_due());
    }
}

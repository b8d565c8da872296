//! How far a run has come, in a file beside its output.
//!
//! The journal is replaced in one step, and only after what it counts has reached the disk. A run
//! that was killed is gone on with by the same command: what stands in the output beyond the journal
//! is cut off and written again. At the end of the run the journal is removed.

use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use twosource::ingest::{Counts, Place};

use crate::cli::Ingest;
use crate::failure::Hinted;
use crate::replace::replace;

/// What a journal holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    /// A digest of the command.
    command: String,
    /// Bytes of the output.
    pub(super) length: u64,
    inputs: u64,
    input: String,
    pieces: u64,
    /// Bytes of the input that was read last, where it is a file.
    size: Option<u64>,
    documents: u64,
    pages_without_report: u64,
    broken_records: u64,
    unread: u64,
}

impl Journal {
    pub(super) fn new(command: String, length: u64, place: &Place, counts: Counts) -> Self {
        let Counts { documents, pages_without_report, broken_records, unread } = counts;
        Self {
            command,
            length,
            inputs: place.inputs,
            input: place.name.clone(),
            pieces: place.pieces,
            size: size(&place.name),
            documents,
            pages_without_report,
            broken_records,
            unread,
        }
    }

    pub(super) fn place(&self) -> Place {
        Place { inputs: self.inputs, name: self.input.clone(), pieces: self.pieces }
    }

    pub(super) const fn counts(&self) -> Counts {
        Counts {
            documents: self.documents,
            pages_without_report: self.pages_without_report,
            broken_records: self.broken_records,
            unread: self.unread,
        }
    }

    /// Whether the input that was read last is as long as it was.
    pub(super) fn has_same_input(&self) -> bool {
        self.size == size(&self.input)
    }
}

fn size(input: &str) -> Option<u64> {
    fs::metadata(input).ok().filter(fs::Metadata::is_file).map(|data| data.len())
}

/// What a command comes to: its inputs, and what is said about them.
pub(super) fn command(args: &Ingest) -> String {
    let reports = &args.reports;
    let published = reports.published.as_ref().map(ToString::to_string);
    let said = format!(
        "{}\n{:?}\n{published:?}\n{:?}",
        env!("CARGO_PKG_VERSION"),
        reports.paths,
        reports.outlet
    );
    Sha256::digest(said).iter().take(16).fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Where the journal of an output stands.
pub(super) fn path(output: &Path) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(".journal");
    PathBuf::from(name)
}

/// The journal of an unfinished run; `None` where there is none.
pub(super) fn read(path: &Path, command: &str) -> Result<Option<Journal>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(error).with_context(|| format!("{}: cannot be read", path.display()));
        }
    };
    let journal = serde_json::from_slice::<Journal>(&bytes).ok();
    match journal.filter(|journal| journal.command == command) {
        Some(journal) => Ok(Some(journal)),
        None => Err(other_run(path)),
    }
}

/// Replaces the journal.
pub(super) fn write(path: &Path, journal: &Journal) -> Result<()> {
    let bytes = serde_json::to_vec(journal)?;
    replace(path, &bytes).with_context(|| format!("{}: cannot be written", path.display()))
}

fn other_run(path: &Path) -> Error {
    let message = format!("{}: is of another command that did not come to its end", path.display());
    Hinted::new(message, "run that command again, or remove the journal to begin anew").into()
}

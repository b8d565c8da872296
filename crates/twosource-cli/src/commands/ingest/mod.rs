//! `twosource ingest`
//!
//! ```text
//! pieces (in order) -> portion -> read (in parallel) -> tally, writing (in order)
//!                                                        └─ frame (file), journal
//! ```
//!
//! While one portion is read the next is taken from the inputs. Memory holds these two, whatever the
//! size of the inputs.

mod frame;
mod journal;
mod writing;

use anyhow::Result;
use rayon::prelude::*;
use twosource::ingest::{Counts, Piece, Pieces, Reading};

use super::{Outcome, threaded};
use crate::cli::{Global, Ingest};
use crate::progress::Progress;
use crate::{failure, input};
use writing::Writing;

/// Pieces of a portion for each thread.
const PIECES: usize = 32;
/// Bytes of a portion.
const WEIGHT: usize = 32 << 20;

pub(super) fn run(args: &Ingest, global: &Global) -> Result<Outcome> {
    let mut pieces = input::pieces(&args.reports);
    let bytes = pieces.bytes();
    let mut writing = Writing::open(args, &mut pieces)?;
    if let Some(documents) = writing.known().filter(|_| !global.quiet) {
        failure::remark(&format!("going on after {}", count(documents, "document")));
    }
    let progress = Progress::of_bytes(global, bytes, pieces.bytes_read());
    threaded(args.threads, || work(&mut pieces, &mut writing, &progress))??;
    let counts = writing.finish()?;
    drop(progress);
    if counts.documents == 0 {
        return Err(input::nothing());
    }
    if !global.quiet {
        failure::remark(&summary(counts));
    }
    let is_complete = counts.broken_records == 0 && counts.unread == 0;
    Ok(if is_complete { Outcome::Complete } else { Outcome::Partial })
}

/// Reads everything, a portion at a time.
fn work(pieces: &mut Pieces, writing: &mut Writing, progress: &Progress) -> Result<()> {
    let mut portion = next_portion(pieces);
    while !portion.is_empty() {
        let read = || portion.into_par_iter().map(Piece::read).collect::<Vec<Reading>>();
        let (next, readings) = rayon::join(|| next_portion(pieces), read);
        for reading in readings {
            writing.take(reading, progress)?;
        }
        progress.counted(writing.documents(), writing.known().unwrap_or_default());
        portion = next;
    }
    Ok(())
}

fn next_portion(pieces: &mut Pieces) -> Vec<Piece> {
    let most = PIECES * rayon::current_num_threads();
    let mut weight = 0;
    let mut portion = Vec::new();
    while portion.len() < most && weight < WEIGHT {
        let Some(piece) = pieces.next() else { break };
        weight += piece.weight();
        portion.push(piece);
    }
    portion
}

/// What the run came to, in one line.
fn summary(counts: Counts) -> String {
    let mut parts = vec![count(counts.documents, "document")];
    let mut more = |number, noun, what| {
        if number > 0 {
            parts.push(format!("{}{what}", count(number, noun)));
        }
    };
    more(counts.pages_without_report, "page", " without a report");
    more(counts.broken_records, "broken record", "");
    more(counts.unread, "input", " not read");
    parts.join(", ")
}

/// `1 document`, `4,000 documents`.
fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", indicatif::HumanCount(number))
}

#[cfg(test)]
mod tests {
    use super::{Counts, summary};

    #[test]
    fn a_run_in_one_line() {
        let counts = Counts { documents: 1, ..Counts::default() };
        assert_eq!(summary(counts), "1 document");
        let counts =
            Counts { documents: 4000, pages_without_report: 2, broken_records: 1, unread: 3 };
        let expected =
            "4,000 documents, 2 pages without a report, 1 broken record, 3 inputs not read";
        assert_eq!(summary(counts), expected);
    }
}

//! Task `archive`: how long a web archive takes to read, and how much memory.

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
use twosource::ingest::{Counts, Limits, Overrides, StreamInput, Tally, pieces};

use crate::meter::{Meter, Timings};
use crate::run::line;

#[derive(Serialize)]
struct Found {
    documents: u64,
    pages_without_report: u64,
    broken_records: u64,
    unread: u64,
}

/// Reads the archive, a page at a time, and prints how many of what there is.
pub(crate) fn run(path: &Path, out: &mut impl Write) -> Result<Timings> {
    let meter = Meter::start();
    let input = StreamInput::Path(path.to_string_lossy().into_owned());
    let (mut tally, mut words) = (Tally::default(), 0);
    for piece in pieces(vec![input], &Overrides::default(), &Limits::default()) {
        tally.take(piece.read(), |item| {
            words += item.map_or(0, |document| document.text().split_whitespace().count());
        });
    }
    let Counts { documents, pages_without_report, broken_records, unread } = tally.counts();
    line(out, &Found { documents, pages_without_report, broken_records, unread })?;
    Ok(Timings::of(&meter, usize::try_from(documents)?, words, 0.0))
}

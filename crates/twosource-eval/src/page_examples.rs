//! Task `page-examples`: pieces of web pages with their features, for `training/pages.py`.

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
use twosource::page::training::{Example, examples};

use crate::extraction::{entries, html};
use crate::meter::{Meter, Timings};
use crate::run::{Run, line};

/// A page.
#[derive(Serialize)]
struct PageLine<'a> {
    id: &'a str,
    pieces: Vec<PieceItem>,
}

#[derive(Serialize)]
struct PieceItem {
    text: String,
    /// Whether it stands among what readers wrote.
    readers: bool,
    features: Vec<f32>,
}

/// Prints a line for each page of the folder.
pub(crate) fn run(run: &Run, folder: &Path, out: &mut impl Write) -> Result<Timings> {
    let meter = Meter::start();
    let entries = entries(folder)?;
    for entry in &entries {
        let item = |example: Example| PieceItem {
            text: example.text,
            readers: example.is_of_readers,
            features: example.features,
        };
        let pieces = examples(&html(folder, entry)?).into_iter().map(item).collect();
        line(out, &PageLine { id: &entry.id, pieces })?;
    }
    Ok(run.timings(&meter, entries.len(), 0))
}

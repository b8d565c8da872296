//! Task `candidates`: pairs of statements with their features.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
use twosource::comparison::{FEATURES, Report, StatementRef, candidates};
use twosource::{analyze, borrow_dates};

use crate::figures::{file_name, story};
use crate::meter::{Meter, Timings};
use crate::predict::code_points;
use crate::read;
use crate::run::{Run, line};

/// Two statements of two reports.
#[derive(Debug, Serialize)]
struct CandidateLine {
    left: Place,
    right: Place,
    features: BTreeMap<&'static str, f64>,
}

/// One statement.
#[derive(Debug, Serialize)]
struct Place {
    file: String,
    start: usize,
    end: usize,
}

/// Writes the candidates of the story in `folder`.
pub(crate) fn run(run: &Run, folder: &Path, out: &mut impl Write) -> Result<Timings> {
    let meter = Meter::start();
    let documents = story(folder)?;
    let words = documents.iter().map(read::words).sum();
    let count = documents.len();
    let (reports, found) = run.install(|resources| {
        let analyzed = borrow_dates(documents).into_iter().map(|document| {
            let analysis = analyze(&document, resources);
            (document, analysis)
        });
        candidates(analyzed.collect())
    });
    for candidate in found {
        let Some(left) = place(&reports, candidate.left)? else { continue };
        let Some(right) = place(&reports, candidate.right)? else { continue };
        let features = FEATURES.iter().copied().zip(candidate.features).collect();
        line(out, &CandidateLine { left, right, features })?;
    }
    Ok(run.timings(&meter, count, words))
}

fn place(reports: &[Report], at: StatementRef) -> Result<Option<Place>> {
    let Some(report) = reports.get(at.report) else { return Ok(None) };
    let Some(statement) = report.analysis.statements.get(at.statement) else { return Ok(None) };
    let [start, end] = code_points(&report.document, statement.span);
    Ok(Some(Place { file: file_name(Path::new(report.document.name()))?, start, end }))
}

//! Task `reuse`: pairs of documents of which one derives from the other.

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
use twosource::text::Document;
use twosource_reuse::{Collection, Relation, Settings};

use crate::meter::{Meter, Timings};
use crate::read;
use crate::run::{Run, line};

#[derive(Serialize)]
struct PairLine<'a> {
    a: &'a str,
    b: &'a str,
    score: f64,
    relation: &'static str,
    words: usize,
    shares: (f64, f64),
    longest: usize,
    passage: usize,
}

/// Prints a line for each pair.
pub(crate) fn run(run: &Run, input: &Path, out: &mut impl Write) -> Result<Timings> {
    let records = read::records(input)?;
    let documents: Vec<&Document> = records.iter().map(|named| &named.document).collect();
    let meter = Meter::start();
    let settings = Settings::default();
    let c = run.install(|_| Collection::of(&documents, &settings));
    eprintln!("cands {} {}", c.pairs.len(), meter.wall_seconds());
    for &(a, b) in &c.pairs {
        let Some(s) = c.shared((a, b), &settings) else { continue };
        let (Some(x), Some(y)) = (records.get(a), records.get(b)) else { continue };
        line(out, &PairLine { a: &x.id, b: &y.id, score: (s.shares.0 + s.shares.1) / 2.0, relation: "copy", words: s.words, shares: s.shares, longest: s.longest_run, passage: s.passages.iter().map(|p| p.words).max().unwrap_or(0) })?;
    }
    let words = records.iter().map(|named| read::words(&named.document)).sum();
    Ok(run.timings(&meter, records.len(), words))
}

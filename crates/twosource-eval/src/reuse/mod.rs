//! Task `reuse`: pairs of documents of which one derives from the other.
//!
//! Every pair printed is a copy or partial, so that all lines together are what the program holds
//! for reuse. Copies have a score of 0.5 or more, so that `score_reuse.py --threshold 0.5` scores
//! copies alone.

pub(crate) mod figures;
pub(crate) mod fit;
pub(crate) mod gold;
mod speed;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;
use serde::Serialize;
use twosource::text::Document;
use twosource_reuse::{Relation, Reuse, Settings, find};

use crate::meter::{Meter, Timings};
use crate::read::{self, Named};
use crate::run::{Run, line};

/// Options of `reuse`.
#[derive(Args)]
pub(crate) struct ReuseArgs {
    /// A .jsonl or .jsonl.gz file with `id` and `text` in each line.
    pub(crate) input: PathBuf,
    /// Find it with other settings, in the form of the crate's `data/settings.txt`.
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// Print the candidates of the index alone, without alignment; the timings are theirs.
    #[arg(long)]
    pub(crate) signatures_only: bool,
}

/// A pair, as the scorer reads it.
#[derive(Serialize)]
struct PairLine<'a> {
    a: &'a str,
    b: &'a str,
    score: f64,
    relation: &'static str,
    /// Share of each text's own words that stand in the other.
    shares: [f64; 2],
    words: usize,
}

/// Prints a line for each pair.
pub(crate) fn run(run: &Run, args: &ReuseArgs, out: &mut impl Write) -> Result<Timings> {
    let settings = args.settings.as_deref().map_or(Ok(Settings::default()), read_settings)?;
    let records = read::records(&args.input)?;
    if args.signatures_only {
        return speed::run(run, &records, &settings, out);
    }
    let meter = Meter::start();
    let found = pairs(run, &records, &settings);
    let id = |at: usize| records.get(at).map_or("", |named| named.id.as_str());
    for Reuse { pair, shared, relation, score } in &found {
        let relation = match relation {
            Relation::Copy => "copy",
            Relation::Partial => "partial",
            Relation::Trace => continue,
        };
        let (a, b) = (id(pair.0), id(pair.1));
        let shares = [rounded(shared.shares.0), rounded(shared.shares.1)];
        let words = shared.words;
        line(out, &PairLine { a, b, score: rounded(*score), relation, shares, words })?;
    }
    let words = records.iter().map(|named| read::words(&named.document)).sum();
    Ok(run.timings(&meter, records.len(), words))
}

/// The pairs that share passages.
fn pairs(run: &Run, records: &[Named], settings: &Settings) -> Vec<Reuse> {
    let documents: Vec<&Document> = records.iter().map(|named| &named.document).collect();
    run.install(|_| find(&documents, settings))
}

fn read_settings(path: &Path) -> Result<Settings> {
    let text = std::fs::read_to_string(path);
    Ok(Settings::parse(&text.with_context(|| path.display().to_string())?))
}

/// Four decimals, so that the threshold of copies stays where it is.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

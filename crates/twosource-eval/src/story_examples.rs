//! Task `story-examples`: features of reports whose stories are known, for `training/stories.py`.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;
use serde::{Deserialize, Serialize};
use twosource::stories::training::{Example, pairs, stories};
use twosource::stories::{Options, Revision, StoryId, Stream, Weights};
use twosource::text::Document;

use crate::meter::{Meter, Timings};
use crate::read;
use crate::run::{Run, line};

/// Options of `story-examples`.
#[derive(Args)]
pub(crate) struct StoryExamplesArgs {
    /// JSONL with id, title, text, published and cluster.
    input: PathBuf,
    /// Reports with stories, weighing pairs with these weights; without it, pairs of reports.
    #[arg(long, value_name = "FILE")]
    stories: Option<PathBuf>,
    /// Print the story of each report with these weights, in place of features.
    #[arg(long, value_name = "FILE")]
    assign: Option<PathBuf>,
    /// With --assign: revise the stories that are open at the end.
    #[arg(long, requires = "assign")]
    revise: bool,
    /// Take reports without a date in another order.
    #[arg(long, value_name = "SEED", default_value_t = 0)]
    order: u64,
}

/// A line: which reports, whether they belong together, features by name.
#[derive(Serialize)]
struct Line<'a> {
    report: &'a str,
    other: &'a str,
    right: bool,
    features: BTreeMap<&'static str, f64>,
}

/// The gold of a record.
#[derive(Deserialize)]
struct Gold {
    id: String,
    cluster: String,
}

pub(crate) fn run(run: &Run, args: &StoryExamplesArgs, out: &mut impl Write) -> Result<Timings> {
    let meter = Meter::start();
    let gold = gold(&args.input)?;
    let mut records = read::records(&args.input)?;
    records.sort_by_cached_key(|named| {
        let published = named.document.meta.published.as_ref().map(|date| date.value.clone());
        (published, place(&named.id, args.order))
    });
    if let Some(path) = &args.assign {
        let mut stream = Stream::new(Options::default()).with_weights(weights(path)?);
        let mut found: Vec<(&str, StoryId)> = Vec::new();
        for named in &records {
            found.push((named.document.name(), stream.push(&named.document).story));
        }
        if args.revise {
            stream.revise().iter().for_each(|revision| revise(&mut found, revision));
        }
        for (named, (_, story)) in records.iter().zip(&found) {
            writeln!(out, "{}\t{story}", named.id)?;
        }
        return Ok(run.timings(&meter, records.len(), 0));
    }
    let words = records.iter().map(|named| read::words(&named.document)).sum();
    let (ids, documents): (Vec<String>, Vec<(Document, String)>) = records
        .into_iter()
        .map(|named| {
            let story = gold.get(&named.id).cloned().unwrap_or_default();
            (named.id, (named.document, story))
        })
        .unzip();
    let found = match &args.stories {
        Some(path) => stories(&documents, &weights(path)?),
        None => pairs(&documents),
    };
    found.iter().try_for_each(|example| write(out, &ids, example))?;
    Ok(run.timings(&meter, documents.len(), words))
}

/// Changes the stories of reports, which are known by the names of their documents.
pub(crate) fn revise(found: &mut [(&str, StoryId)], revision: &Revision) {
    match revision {
        Revision::Joined { story, into } => {
            found.iter_mut().filter(|entry| entry.1 == *story).for_each(|entry| entry.1 = *into);
        }
        Revision::Split { story, reports, .. } => {
            let moved = |entry: &&mut (&str, StoryId)| reports.iter().any(|name| name == entry.0);
            found.iter_mut().filter(moved).for_each(|entry| entry.1 = *story);
        }
    }
}

/// Where a report without a date comes: as the ids sort, or in an order that depends on the seed.
fn place(id: &str, order: u64) -> (u64, String) {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let shuffled = id.bytes().chain(order.to_le_bytes()).fold(order, mix);
    (if order == 0 { 0 } else { shuffled ^ (shuffled >> 29) }, id.to_owned())
}

fn write(out: &mut impl Write, ids: &[String], example: &Example) -> Result<()> {
    let id = |at: usize| ids.get(at).map_or("", String::as_str);
    let features = example.features.iter().copied().collect();
    let (report, other) = (id(example.report), id(example.other));
    line(out, &Line { report, other, right: example.right, features })
}

/// Weights from a file, in place of those of the program.
pub(crate) fn weights(path: &Path) -> Result<Weights> {
    let text = std::fs::read_to_string(path);
    Ok(Weights::parse(&text.with_context(|| format!("cannot read {}", path.display()))?))
}

fn gold(path: &Path) -> Result<BTreeMap<String, String>> {
    let one = |line: &str| {
        let Gold { id, cluster } = serde_json::from_str(line)?;
        Ok((id, cluster))
    };
    read::text(path)?.lines().map(one).collect()
}

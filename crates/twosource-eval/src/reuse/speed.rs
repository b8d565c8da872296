//! Signatures and candidates alone, in the way of a stream: text after text into one index.

use std::io::Write;

use anyhow::Result;
use rayon::prelude::*;
use serde::Serialize;
use twosource_reuse::{Index, Settings, Words, signature};

use crate::meter::{Meter, Timings};
use crate::read::{self, Named};
use crate::run::{Run, line};

#[derive(Serialize)]
struct CandidateLine<'a> {
    a: &'a str,
    b: &'a str,
    /// Shared prints over those of the smaller signature.
    score: f64,
}

/// Prints a line for each candidate. Signatures are made on all threads of the run, the index is
/// filled on one; reading the file is not in the timings.
pub(super) fn run(
    run: &Run,
    records: &[Named],
    settings: &Settings,
    out: &mut impl Write,
) -> Result<Timings> {
    let words = records.iter().map(|named| read::words(&named.document)).sum();
    let meter = Meter::start();
    let one = |named: &Named| signature(&Words::read(&named.document), settings);
    let signatures: Vec<Vec<u32>> = run.install(|_| records.par_iter().map(one).collect());
    let mut index = Index::new(settings.clone());
    let add = |(at, prints): (u64, &Vec<u32>)| index.add(at, prints);
    let candidates: Vec<_> = (0..).zip(&signatures).map(add).collect();
    let timings = run.timings(&meter, records.len(), words);
    let id = |at: usize| records.get(at).map_or("", |named| named.id.as_str());
    for (at, (found, prints)) in candidates.iter().zip(&signatures).enumerate() {
        for candidate in found {
            let b = id(usize::try_from(candidate.id)?);
            let smaller = u32::try_from(candidate.of.min(prints.len()).max(1))?;
            let score = f64::from(u32::try_from(candidate.shared)?) / f64::from(smaller);
            line(out, &CandidateLine { a: id(at), b, score })?;
        }
    }
    Ok(timings)
}

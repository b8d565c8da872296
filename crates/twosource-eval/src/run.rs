//! One run of the evaluation: resources loaded once, tasks run on them.

use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, Result};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::Serialize;
use twosource::comparison::AlignmentWeights;
use twosource::text::Document;
use twosource::{Options, Profile, Resources, account};

use crate::meter::{Meter, Timings};
use crate::predict::{self, PairObject};
use crate::read::{self, Named};

/// Loaded resources and the threads to use them on.
pub(crate) struct Run {
    resources: Resources,
    pool: ThreadPool,
    load_seconds: f64,
}

impl Run {
    /// Loads the embedded resources.
    pub(crate) fn start(profile: Profile, threads: usize) -> Result<Self> {
        let meter = Meter::start();
        let resources = Resources::with_profile(profile)?;
        let load_seconds = meter.wall_seconds();
        let pool = ThreadPoolBuilder::new().num_threads(threads).build()?;
        Ok(Self { resources, pool, load_seconds })
    }

    /// The same with another profile.
    pub(crate) fn with_profile(&self, profile: Profile) -> Result<Self> {
        Self::start(profile, self.pool.current_num_threads())
    }

    /// Runs something on the threads of this run.
    pub(crate) fn install<T: Send>(&self, work: impl FnOnce(&Resources) -> T + Send) -> T {
        self.pool.install(|| work(&self.resources))
    }

    /// What a piece of work has taken.
    pub(crate) fn timings(&self, meter: &Meter, documents: usize, words: usize) -> Timings {
        Timings::of(meter, documents, words, self.load_seconds)
    }

    /// Task `attributions`: a line for each document.
    pub(crate) fn attributions(&self, input: &Path, out: &mut impl Write) -> Result<Timings> {
        let one = |named: &Named| vec![predict::attributions(named, &self.resources)];
        self.each(input, one, out)
    }

    /// Task `labels`: a line for each window.
    pub(crate) fn labels(&self, input: &Path, out: &mut impl Write) -> Result<Timings> {
        self.each(input, |named: &Named| predict::windows(named, &self.resources), out)
    }

    /// Task `windows`: a line for each window.
    pub(crate) fn windows(&self, input: &Path, out: &mut impl Write) -> Result<Timings> {
        self.each(input, |named: &Named| predict::inputs(named, &self.resources), out)
    }

    /// Task `pair`: one line.
    pub(crate) fn pair(
        &self,
        folder: &Path,
        weights: Option<&Path>,
        out: &mut impl Write,
    ) -> Result<Timings> {
        let mut options = Options::default();
        if let Some(path) = weights {
            let text = std::fs::read_to_string(path);
            let text = text.with_context(|| format!("cannot read {}", path.display()))?;
            options = options.with_alignment(AlignmentWeights::parse(&text));
        }
        let (object, timings) = self.account(folder, &options)?;
        line(out, &object)?;
        Ok(timings)
    }

    /// The account of the two reports in `folder`.
    pub(crate) fn account(
        &self,
        folder: &Path,
        options: &Options,
    ) -> Result<(PairObject, Timings)> {
        let meter = Meter::start();
        let [a, b] = ["a.txt", "b.txt"].map(|name| read::report(&folder.join(name)));
        let (a, b) = (a?, b?);
        let words = read::words(&a) + read::words(&b);
        let first = a.id();
        let name =
            |document: &Document| (if document.id() == first { "a" } else { "b" }).to_owned();
        let account = self.install(|resources| account(vec![a, b], resources, options));
        let object = predict::pair(&account, name);
        Ok((object, self.timings(&meter, 2, words)))
    }

    /// Reads all records, runs `one` on each and writes the lines in the order of the records.
    fn each<T: Serialize + Send>(
        &self,
        input: &Path,
        one: impl Fn(&Named) -> Vec<T> + Sync,
        out: &mut impl Write,
    ) -> Result<Timings> {
        self.each_of(&read::records(input)?, |named, _| one(named), out)
    }

    /// Runs `one` on each record and writes the lines in the order of the records.
    pub(crate) fn each_of<T: Serialize + Send>(
        &self,
        records: &[Named],
        one: impl Fn(&Named, &Resources) -> Vec<T> + Sync,
        out: &mut impl Write,
    ) -> Result<Timings> {
        let meter = Meter::start();
        let bar = progress(records.len())?;
        let run = |named: &Named| {
            let lines = one(named, &self.resources);
            bar.inc(1);
            lines
        };
        let found: Vec<Vec<T>> = self.pool.install(|| records.par_iter().map(run).collect());
        bar.finish_and_clear();
        found.iter().flatten().try_for_each(|item| line(out, item))?;
        let words = records.iter().map(|named| read::words(&named.document)).sum();
        Ok(self.timings(&meter, records.len(), words))
    }
}

/// One JSON line.
pub(crate) fn line(out: &mut impl Write, item: &impl Serialize) -> Result<()> {
    serde_json::to_writer(&mut *out, item)?;
    Ok(out.write_all(b"\n")?)
}

/// A bar on standard error; nothing where that is no terminal.
fn progress(documents: usize) -> Result<ProgressBar> {
    let style = "{bar:40} {pos}/{len} documents, {eta} left";
    let style = ProgressStyle::with_template(style).context("the progress bar's template")?;
    Ok(ProgressBar::new(u64::try_from(documents)?).with_style(style))
}

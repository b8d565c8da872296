//! One file for each command.

mod attributions;
mod compare;
mod completions;
mod explain;
mod families;
mod fetch;
mod ingest;
mod man;
mod read;
mod stories;
mod tables;

use std::process::ExitCode;

use anyhow::{Context, Result};
use rayon::prelude::*;
use twosource::comparison::Report;
use twosource::report::{Skipped, TextOptions};
use twosource::text::Document;
use twosource::{Account, Event, Events, Options, Profile, Resources, account, analyze};

use crate::cli::{Cli, Command, Global, Grouping, Inputs, Output};
use crate::input::{self, Batch};
use crate::output::Plan;
use crate::progress::Progress;

/// How a command ended, when it gave a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything was read.
    Complete,
    /// Some input gave no report.
    Partial,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Complete => Self::SUCCESS,
            Outcome::Partial => Self::from(1),
        }
    }
}

/// Runs the command that was typed.
pub(crate) fn run(cli: &Cli) -> Result<Outcome> {
    match &cli.command {
        Command::Compare(args) => compare::run(args, &cli.global),
        Command::Explain(args) => explain::run(args, &cli.global),
        Command::Attributions(args) => attributions::run(args, &cli.global),
        Command::Read(args) => read::run(args, &cli.global),
        Command::Ingest(args) => ingest::run(args, &cli.global),
        Command::Stories(args) => stories::run(args, &cli.global),
        Command::Fetch(args) => fetch::run(args, &cli.global),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}

/// Runs `work` with as many threads as the user wants.
fn threaded<T: Send>(threads: Option<u16>, work: impl FnOnce() -> T + Send) -> Result<T> {
    let threads = threads.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    Ok(pool.context("the threads cannot be started")?.install(work))
}

/// The reports of a batch by event, which are taken out of it.
fn events_of(batch: &mut Batch, inputs: &Inputs, grouping: Grouping) -> Events {
    let may_hold_several = !grouping.one_event && batch.may_hold_several(&inputs.reports);
    let documents = std::mem::take(&mut batch.documents);
    if may_hold_several {
        return tracing::info_span!("group").in_scope(|| twosource::events(documents));
    }
    Events { events: vec![Event { label: None, documents }], alone: Vec::new() }
}

/// The account of the reports of one event.
fn account_of(
    documents: Vec<Document>,
    resources: &Resources,
    inputs: &Inputs,
    options: &Options,
    progress: &Progress,
) -> Result<Account> {
    progress.say(&format!("comparing {}", input::reports(documents.len())));
    let account = tracing::info_span!("compare")
        .in_scope(|| threaded(inputs.threads, || account(documents, resources, options)))?;
    tracing::info!(points = account.points.len(), "compared");
    Ok(account)
}

/// Reads all inputs, each report by itself, and delivers what `render` makes of them.
fn each_report(
    inputs: &Inputs,
    output: &Output,
    global: &Global,
    render: impl FnOnce(&[Report], &[Skipped], &TextOptions) -> String,
) -> Result<Outcome> {
    let plan = Plan::new(output, global, true);
    let progress = Progress::new(global);
    let mut batch = Batch::read(&inputs.reports, &progress)?;
    plan.check(&inputs.reports, &batch)?;
    let documents = std::mem::take(&mut batch.documents);
    let reports = analyzed(documents, inputs.profile.into(), inputs, &progress)?;
    let result = render(&reports, &batch.skipped(), &plan.text);
    drop(progress);
    plan.deliver(&result)?;
    Ok(batch.outcome())
}

/// Documents, each analyzed by itself.
fn analyzed(
    documents: Vec<Document>,
    profile: Profile,
    inputs: &Inputs,
    progress: &Progress,
) -> Result<Vec<Report>> {
    progress.say(&format!("reading {}", input::reports(documents.len())));
    let resources = Resources::with_profile(profile)?;
    let analyzed = || {
        let reports = documents.into_par_iter().map(|document| {
            let analysis = analyze(&document, &resources);
            Report { document, analysis }
        });
        reports.collect()
    };
    tracing::info_span!("analyze").in_scope(|| threaded(inputs.threads, analyzed))
}

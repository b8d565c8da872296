//! `twosource attributions`

use anyhow::Result;
use rayon::prelude::*;
use twosource::comparison::Report;
use twosource::text::Document;
use twosource::{Resources, analyze, report};

use super::{Outcome, threaded};
use crate::cli::{Attributions, Global, ListFormat};
use crate::input::{self, Batch};
use crate::output::Plan;
use crate::progress::Progress;

pub(super) fn run(args: &Attributions, global: &Global) -> Result<Outcome> {
    let plan = Plan::new(&args.output, global, true);
    let progress = Progress::new(global);
    let mut batch = Batch::read(&args.inputs, &progress)?;
    plan.check(&args.inputs, &batch)?;
    let documents = std::mem::take(&mut batch.documents);
    progress.say(&format!("reading {}", input::reports(documents.len())));
    let resources = Resources::load()?;
    let reports = tracing::info_span!("analyze")
        .in_scope(|| threaded(&args.inputs, || analyzed(documents, &resources)))?;
    let skipped = batch.skipped();
    let result = match args.format {
        ListFormat::Text => report::attributions(&reports, &skipped, &plan.text),
        ListFormat::Json => report::attributions_json(&reports, &skipped),
        ListFormat::Jsonl => report::attributions_jsonl(&reports, &skipped),
    };
    drop(progress);
    plan.deliver(&result)?;
    Ok(batch.outcome())
}

fn analyzed(documents: Vec<Document>, resources: &Resources) -> Vec<Report> {
    let analyzed = documents.into_par_iter().map(|document| {
        let analysis = analyze(&document, resources);
        Report { document, analysis }
    });
    analyzed.collect()
}

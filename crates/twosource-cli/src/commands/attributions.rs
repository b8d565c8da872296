//! `twosource attributions`

use anyhow::Result;
use twosource::report;

use super::{Outcome, reports_of};
use crate::cli::{Attributions, Global, ListFormat};
use crate::input::Batch;
use crate::output::Plan;
use crate::progress::Progress;

pub(super) fn run(args: &Attributions, global: &Global) -> Result<Outcome> {
    let plan = Plan::new(&args.output, global, true);
    let progress = Progress::new(global);
    let mut batch = Batch::read(&args.inputs, &progress)?;
    plan.check(&args.inputs, &batch)?;
    let reports = reports_of(&mut batch, &args.inputs, &progress)?;
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

//! `twosource read`

use anyhow::Result;
use twosource::report;

use super::{Outcome, reports_of};
use crate::cli::{Global, Read, ReadFormat};
use crate::input::Batch;
use crate::output::Plan;
use crate::progress::Progress;

pub(super) fn run(args: &Read, global: &Global) -> Result<Outcome> {
    let plan = Plan::new(&args.output, global, true);
    let progress = Progress::new(global);
    let mut batch = Batch::read(&args.inputs, &progress)?;
    plan.check(&args.inputs, &batch)?;
    let reports = reports_of(&mut batch, &args.inputs, &progress)?;
    let skipped = batch.skipped();
    let result = match args.format {
        ReadFormat::Text => report::reading(&reports, &skipped, &plan.text),
        ReadFormat::Json => report::reading_json(&reports, &skipped),
        ReadFormat::Conllu => report::conllu(&reports),
    };
    drop(progress);
    plan.deliver(&result)?;
    Ok(batch.outcome())
}

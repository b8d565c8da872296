//! `twosource attributions`

use anyhow::Result;
use twosource::{Profile, report};

use super::{Outcome, analyzed, each_report};
use crate::cli::{Attributions, Global, ListFormat};
use crate::failure::Hinted;
use crate::input::Batch;
use crate::output::Plan;
use crate::progress::Progress;

pub(super) fn run(args: &Attributions, global: &Global) -> Result<Outcome> {
    if args.compare_profiles {
        return compare_profiles(args, global);
    }
    each_report(&args.inputs, &args.output, global, |reports, skipped, text| match args.format {
        ListFormat::Text => report::attributions(reports, skipped, text),
        ListFormat::Json => report::attributions_json(reports, skipped),
        ListFormat::Jsonl => report::attributions_jsonl(reports, skipped),
    })
}

/// Reads all reports with one profile, then with the other, and delivers what differs.
fn compare_profiles(args: &Attributions, global: &Global) -> Result<Outcome> {
    if args.format == ListFormat::Jsonl {
        let message = "profiles are not compared in JSON Lines";
        return Err(Hinted::new(message, "choose --format json or text").into());
    }
    let plan = Plan::new(&args.output, global, true);
    let progress = Progress::new(global);
    let mut batch = Batch::read(&args.inputs.reports, &progress)?;
    plan.check(&args.inputs.reports, &batch)?;
    let documents = std::mem::take(&mut batch.documents);
    let full = analyzed(documents.clone(), Profile::Full, &args.inputs, &progress)?;
    let fast = analyzed(documents, Profile::Fast, &args.inputs, &progress)?;
    let skipped = batch.skipped();
    let result = match args.format {
        ListFormat::Json => report::profiles_json(&full, &fast, &skipped),
        _ => report::profiles(&full, &fast, &skipped, &plan.text),
    };
    drop(progress);
    plan.deliver(&result)?;
    Ok(batch.outcome())
}

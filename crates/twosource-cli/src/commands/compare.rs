//! `twosource compare`

use anyhow::Result;
use twosource::report;

use super::{Outcome, account_of, families};
use crate::cli::{AccountFormat, Compare, Global};
use crate::input::Batch;
use crate::output::Plan;
use crate::progress::Progress;

pub(super) fn run(args: &Compare, global: &Global) -> Result<Outcome> {
    let plan = Plan::new(&args.output, global, args.all);
    let options = families::options(&args.independence)?;
    let progress = Progress::new(global);
    let mut batch = Batch::read(&args.inputs, &progress)?;
    plan.check(&args.inputs, &batch)?;
    let account = account_of(&mut batch, &args.inputs, &options, &progress)?;
    let skipped = batch.skipped();
    let result = match args.format {
        AccountFormat::Text => report::text(&account, &skipped, &plan.text),
        AccountFormat::Json => report::json(&account, &skipped),
        AccountFormat::Jsonl => report::jsonl(&account, &skipped),
        AccountFormat::Markdown => report::markdown(&account, &skipped, args.all),
    };
    drop(progress);
    if account.reports.len() == 1 && !global.quiet {
        crate::failure::remark("one report alone cannot be compared: nothing stands beside it");
    }
    plan.deliver(&result)?;
    Ok(batch.outcome())
}

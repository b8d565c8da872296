//! `twosource explain`

use anyhow::Result;
use twosource::report;

use super::{Outcome, account_of, families};
use crate::cli::{Explain, Global};
use crate::failure::Hinted;
use crate::input::Batch;
use crate::output::Plan;
use crate::progress::Progress;

pub(super) fn run(args: &Explain, global: &Global) -> Result<Outcome> {
    let plan = Plan::new(&args.output, global, true);
    let options = families::options(&args.independence)?;
    let progress = Progress::new(global);
    let mut batch = Batch::read(&args.inputs, &progress)?;
    plan.check(&args.inputs, &batch)?;
    let account = account_of(&mut batch, &args.inputs, &options, &progress)?;
    drop(progress);
    let Some(result) = report::explain(&account, args.number, &plan.text) else {
        let message =
            format!("there is no point {}: the account has {}", args.number, account.points.len());
        return Err(
            Hinted::new(message, "compare shows the numbers, with --all all of them").into()
        );
    };
    plan.deliver(&result)?;
    Ok(batch.outcome())
}

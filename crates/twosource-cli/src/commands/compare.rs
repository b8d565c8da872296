//! `twosource compare`

use anyhow::Result;
use twosource::report::{self, Accounts, Skipped, StoryAccount};
use twosource::{Account, Event, Events, Options, Resources};

use super::tables::Tables;
use super::{Outcome, account_of, events_of, families};
use crate::cli::{AccountFormat, Compare, Global};
use crate::input::Batch;
use crate::output::Plan;
use crate::progress::Progress;

pub(super) fn run(args: &Compare, global: &Global) -> Result<Outcome> {
    let plan = Plan::new(&args.output, global, args.all);
    let tables = Tables::asked(args)?;
    let options = families::options(&args.independence)?;
    let progress = Progress::new(global);
    let mut batch = Batch::read(&args.inputs.reports, &progress)?;
    match &tables {
        Some(tables) => tables.check(&args.inputs.reports, &batch)?,
        None => plan.check(&args.inputs.reports, &batch)?,
    }
    let events = events_of(&mut batch, &args.inputs, args.grouping);
    let accounts = accounts_of(events, args, &options, &progress)?;
    drop(progress);
    let skipped = batch.skipped();
    if is_alone(&accounts) && !global.quiet {
        crate::failure::remark(ALONE);
    }
    if let Some(result) = shown(&accounts, &skipped, args, &plan) {
        plan.deliver(&result)?;
    }
    if let Some(tables) = tables {
        tables.deliver(&accounts, &plan)?;
    }
    Ok(batch.outcome())
}

fn is_alone(accounts: &Accounts) -> bool {
    matches!(accounts.stories.as_slice(), [story] if story.account.reports.len() == 1)
}

const ALONE: &str = "one report alone cannot be compared: nothing stands beside it";

fn accounts_of(
    events: Events,
    args: &Compare,
    options: &Options,
    progress: &Progress,
) -> Result<Accounts> {
    let resources = Resources::with_profile(args.inputs.profile.into())?;
    let story = |event: Event| -> Result<StoryAccount> {
        let account = account_of(event.documents, &resources, &args.inputs, options, progress)?;
        Ok(StoryAccount { label: event.label, account })
    };
    let stories: Result<Vec<_>> = events.events.into_iter().map(story).collect();
    Ok(Accounts { stories: stories?, alone: events.alone })
}

/// The accounts in one string; `None` where they are tables, which `tables` writes.
fn shown(accounts: &Accounts, skipped: &[Skipped], args: &Compare, plan: &Plan) -> Option<String> {
    let alone = match accounts.stories.as_slice() {
        [story] => one(&story.account, skipped, args, plan),
        _ => None,
    };
    alone.or_else(|| several(accounts, skipped, args, plan))
}

/// An account by itself; `None` in formats that show one as they show several.
fn one(account: &Account, skipped: &[Skipped], args: &Compare, plan: &Plan) -> Option<String> {
    Some(match args.format {
        AccountFormat::Text => report::text(account, skipped, &plan.text),
        AccountFormat::Json => report::json(account, skipped),
        AccountFormat::Jsonl => report::jsonl(account, skipped),
        AccountFormat::Markdown => report::markdown(account, skipped, args.all),
        AccountFormat::Csv | AccountFormat::Parquet | AccountFormat::Annotations => return None,
    })
}

fn several(
    accounts: &Accounts,
    skipped: &[Skipped],
    args: &Compare,
    plan: &Plan,
) -> Option<String> {
    Some(match args.format {
        AccountFormat::Text => report::accounts_text(accounts, skipped, &plan.text),
        AccountFormat::Json => report::accounts_json(accounts, skipped),
        AccountFormat::Jsonl => report::accounts_jsonl(accounts, skipped),
        AccountFormat::Markdown => report::accounts_markdown(accounts, skipped, args.all),
        AccountFormat::Annotations => report::annotations(accounts),
        AccountFormat::Csv | AccountFormat::Parquet => return None,
    })
}

//! `twosource compare`

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use twosource::report::{self, Accounts, HtmlOptions, Review, Skipped, StoryAccount};
use twosource::{Account, Event, Events, Options, Resources};

use super::tables::Tables;
use super::{Outcome, account_of, events_of, families};
use crate::cli::{AccountFormat, Compare, Global};
use crate::clock;
use crate::failure::Hinted;
use crate::input::Batch;
use crate::output::Plan;
use crate::progress::Progress;

pub(super) fn run(args: &Compare, global: &Global) -> Result<Outcome> {
    let plan = Plan::new(&args.output, global, args.all);
    let tables = Tables::asked(args)?;
    let options = families::options(&args.independence)?;
    let shown = Shown { plan: &plan, page: page_options(args)? };
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
    if let Some(result) = result(&accounts, &skipped, args, &shown) {
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

/// How a result is shown.
struct Shown<'a> {
    plan: &'a Plan,
    page: HtmlOptions,
}

/// What stands on a page besides the account: a person's marks, and when it was made.
fn page_options(args: &Compare) -> Result<HtmlOptions> {
    if args.review.is_some() && args.format != AccountFormat::Html {
        let message = "--review: marks are shown on a page only";
        return Err(Hinted::new(message, "add --format html").into());
    }
    let review = args.review.as_deref().map(review).transpose()?.unwrap_or_default();
    Ok(HtmlOptions { made: Some(clock::now()), review })
}

fn review(path: &Path) -> Result<Review> {
    let text =
        fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    Review::parse(&text).map_err(|reason| {
        let message = format!("{}: this is no review: {reason}", path.display());
        let hint = "give the file that the page of an account has exported";
        Hinted::new(message, hint).into()
    })
}

/// The accounts in one string; `None` where they are tables, which `tables` writes.
fn result(
    accounts: &Accounts,
    skipped: &[Skipped],
    args: &Compare,
    shown: &Shown,
) -> Option<String> {
    let alone = match accounts.stories.as_slice() {
        [story] => one(&story.account, skipped, args, shown),
        _ => None,
    };
    alone.or_else(|| several(accounts, skipped, args, shown))
}

/// An account by itself; `None` in formats that show one as they show several.
fn one(account: &Account, skipped: &[Skipped], args: &Compare, shown: &Shown) -> Option<String> {
    let (plan, page) = (shown.plan, &shown.page);
    Some(match args.format {
        AccountFormat::Text => report::text(account, skipped, &plan.text),
        AccountFormat::Json => report::json(account, skipped),
        AccountFormat::Jsonl => report::jsonl(account, skipped),
        AccountFormat::Markdown => report::markdown(account, skipped, args.all),
        AccountFormat::Html => report::html(account, skipped, page),
        AccountFormat::Csv | AccountFormat::Parquet | AccountFormat::Annotations => return None,
    })
}

fn several(
    accounts: &Accounts,
    skipped: &[Skipped],
    args: &Compare,
    shown: &Shown,
) -> Option<String> {
    let (plan, page) = (shown.plan, &shown.page);
    Some(match args.format {
        AccountFormat::Text => report::accounts_text(accounts, skipped, &plan.text),
        AccountFormat::Json => report::accounts_json(accounts, skipped),
        AccountFormat::Jsonl => report::accounts_jsonl(accounts, skipped),
        AccountFormat::Markdown => report::accounts_markdown(accounts, skipped, args.all),
        AccountFormat::Html => report::accounts_html(accounts, skipped, page),
        AccountFormat::Annotations => report::annotations(accounts),
        AccountFormat::Csv | AccountFormat::Parquet => return None,
    })
}

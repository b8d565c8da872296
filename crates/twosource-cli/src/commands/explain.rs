//! `twosource explain`

use anyhow::{Error, Result};
use twosource::text::Document;
use twosource::{Events, Resources, report};

use super::{Outcome, account_of, events_of, families};
use crate::cli::{Explain, Global, PointNumber};
use crate::failure::Hinted;
use crate::input::Batch;
use crate::output::Plan;
use crate::progress::Progress;

pub(super) fn run(args: &Explain, global: &Global) -> Result<Outcome> {
    let plan = Plan::new(&args.output, global, true);
    let options = families::options(&args.independence)?;
    let progress = Progress::new(global);
    let mut batch = Batch::read(&args.inputs.reports, &progress)?;
    plan.check(&args.inputs.reports, &batch)?;
    let events = events_of(&mut batch, &args.inputs, args.grouping);
    let documents = documents_of(events, args.number)?;
    let resources = Resources::with_profile(args.inputs.profile.into())?;
    let account = account_of(documents, &resources, &args.inputs, &options, &progress)?;
    drop(progress);
    let Some(result) = report::explain(&account, args.number.point, &plan.text) else {
        let (point, points) = (args.number.point, account.points.len());
        let message = format!("there is no point {point}: the account has {points}");
        return Err(
            Hinted::new(message, "compare shows the numbers, with --all all of them").into()
        );
    };
    plan.deliver(&result)?;
    Ok(batch.outcome())
}

/// The reports of the story that is meant.
fn documents_of(mut events: Events, number: PointNumber) -> Result<Vec<Document>> {
    let count = events.events.len();
    let story = match number.story {
        None if count > 1 => return Err(which_story(count, number.point)),
        story => story.unwrap_or(1),
    };
    let at = story.checked_sub(1).filter(|at| *at < count);
    at.map(|at| events.events.swap_remove(at).documents).ok_or_else(|| no_story(story, count))
}

fn which_story(count: usize, point: usize) -> Error {
    let message = format!("the reports are of {count} events: which point {point}?");
    let hint = format!("name the story too, as in 1.{point}, or give --one-event");
    Hinted::new(message, hint).into()
}

fn no_story(story: usize, count: usize) -> Error {
    let message = match count {
        1 => format!("there is no story {story}: the reports are of one event"),
        _ => format!("there is no story {story}: the reports are of {count} events"),
    };
    Hinted::new(message, "compare shows the numbers of stories and points").into()
}

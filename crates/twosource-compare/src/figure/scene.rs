//! What a report tells of other events than its own: earlier quakes, the year before.

use twosource_analyze::{Granularity, Statement, TimeValue};
use twosource_text::{Date, Document, Span};

use crate::account::Report;
use crate::days::number;

/// Days between publication and the day of an event that is the report's own.
const MOST_DAYS: u32 = 21;

/// Words that begin a sentence which goes on about the event of the one before.
const GOES_ON: [&str; 7] = ["it", "they", "that", "this", "those", "these", "there"];

/// The statements of a report that tell of other events, by the dates in them. What follows in the
/// same sentence, and in the next one where that begins with a pronoun, is about the same event.
pub(crate) fn background(report: &Report) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut last: Option<&Statement> = None;
    for statement in &report.analysis.statements {
        let follows = last.is_some_and(|last| {
            last.sentence == statement.sentence
                || last.sentence + 1 == statement.sentence && goes_on(&report.document, statement)
        });
        let dates = dates(report, statement);
        let elsewhen = dates.iter().any(|&is_own| !is_own);
        let own = dates.iter().any(|&is_own| is_own);
        last = (elsewhen || follows && !own).then_some(statement);
        found.extend(last.map(|last| last.span));
    }
    found
}

fn goes_on(document: &Document, statement: &Statement) -> bool {
    let first = document.slice(statement.span).split_whitespace().next();
    first.is_some_and(|word| GOES_ON.contains(&word.to_lowercase().as_str()))
}

/// For each date of a statement whether it is near the day of the report.
fn dates(report: &Report, statement: &Statement) -> Vec<bool> {
    let published = report.document.meta.published.as_ref().map(|known| &known.value);
    let times = statement.times.iter().filter_map(|&at| report.analysis.times.get(at));
    times.filter_map(|time| is_near(time.value.as_ref()?, published)).collect()
}

/// Whether a time is that of the report; `None` where it says nothing of that.
fn is_near(value: &TimeValue, published: Option<&Date>) -> Option<bool> {
    let coarse = value.granularity()? >= Granularity::Month;
    match (value, published) {
        (TimeValue::Day(day) | TimeValue::Moment(day), Some(published)) => {
            Some(number(day).abs_diff(number(published)) <= MOST_DAYS)
        }
        (TimeValue::Month { year, month }, Some(published)) => {
            Some((*year, *month) == (published.year, published.month))
        }
        (TimeValue::Year(year), Some(published)) => (*year != published.year).then_some(false),
        _ => Some(!coarse),
    }
}

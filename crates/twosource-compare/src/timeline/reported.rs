//! When it was reported: the publication of each report, and when its sources spoke.

use std::collections::BTreeMap;

use twosource_analyze::{Granularity, TimeExpression, TimeValue};
use twosource_text::{Basis, Date, Known};

use super::dating::{is_evening_before, is_part};
use super::entry::{TimeLimit, TimelineKind, TimelineMention, When};
use super::{Dated, when};
use crate::account::{Report, StatementRef};
use crate::days::number;

/// One entry for each report; without a time where its date is unknown.
pub(super) fn publications(reports: &[Report]) -> Vec<Dated> {
    let publication = |(at, report): (usize, &Report)| {
        let known = report.document.meta.published.as_ref();
        let words = known.and_then(|known| match known.basis {
            Basis::Text(span) => Some(report.document.passage(span)),
            _ => None,
        });
        let mention = TimelineMention {
            report: at,
            when: known.map(published),
            words,
            what: None,
            statements: Vec::new(),
            attribution: None,
        };
        Dated::of(TimelineKind::Published, mention)
    };
    reports.iter().enumerate().map(publication).collect()
}

fn published(known: &Known<Date>) -> When {
    let date = known.value.clone();
    let value = if date.minute.is_some() { TimeValue::Moment(date) } else { TimeValue::Day(date) };
    let is_borrowed = matches!(known.basis, Basis::Borrowed(_));
    When { value, modifier: None, limit: TimeLimit::At, is_borrowed }
}

/// The attributions of a report whose cue tells a day, with the statements made then.
pub(super) fn sayings(at: usize, report: &Report) -> Vec<Dated> {
    let mut made: BTreeMap<usize, Vec<StatementRef>> = BTreeMap::new();
    for (statement, found) in report.analysis.statements.iter().enumerate() {
        if let Some(attribution) =
            found.attribution.filter(|_| !found.is_heading && found.predicate.is_some())
        {
            made.entry(attribution).or_default().push(StatementRef { report: at, statement });
        }
    }
    let saying = |(attribution, statements): (usize, Vec<StatementRef>)| {
        let said = report.analysis.utterances.get(attribution)?;
        // What is thought by nobody in particular is not said at a time.
        report.analysis.attributions.get(attribution)?.source?;
        said.evidence?;
        let times = said.times.iter().filter_map(|&time| report.analysis.times.get(time));
        // Nobody has said anything after the day of the report: "is expected on July 9".
        let today = report.document.meta.published.as_ref().map(|known| number(&known.value));
        let is_past = |time: &&TimeExpression| {
            let value = time.value.as_ref();
            let first = value.and_then(TimeValue::first_day);
            let granularity = value.and_then(TimeValue::granularity);
            let is_fine = granularity.is_some_and(|granularity| granularity <= Granularity::Month);
            is_fine
                && !is_part(report, time)
                && !is_evening_before(report, time)
                && today.zip(first).is_none_or(|(today, first)| number(&first) <= today)
        };
        let mut times = times.filter(is_past);
        let (time, when) = times.find_map(|time| Some((time, when(time, TimeLimit::At)?)))?;
        let words = Some(report.document.passage(time.span));
        let attribution = Some(attribution);
        let mention = TimelineMention {
            report: at,
            when: Some(when),
            words,
            what: None,
            statements,
            attribution,
        };
        Some(Dated::of(TimelineKind::Said, mention))
    };
    made.into_iter().filter_map(saying).collect()
}

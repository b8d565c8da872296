//! Numbers of one unit in two statements.

use twosource_analyze::Measure;

use crate::account::{Report, StatementRef};

/// A measure with its report.
pub(crate) type Placed<'a> = (&'a Report, &'a Measure);

/// Pairs of measures that count the same kind of thing, by the stem of their units.
///
/// Where a statement has two numbers of one unit it is open which of them is meant, and neither is
/// compared.
pub(crate) fn same_unit(
    reports: &[Report],
    left: StatementRef,
    right: StatementRef,
) -> Vec<(Placed<'_>, Placed<'_>)> {
    let (lefts, rights) = (with_unit(reports, left), with_unit(reports, right));
    let mut found = Vec::new();
    for (unit, a) in &lefts {
        let mut partners = rights.iter().filter(|(other, _)| other == unit);
        if let (Some((_, b)), None) = (partners.next(), partners.next())
            && lefts.iter().filter(|(other, _)| other == unit).count() == 1
        {
            found.push((*a, *b));
        }
    }
    found
}

/// The measures of a statement with the stems of their units.
fn with_unit(reports: &[Report], at: StatementRef) -> Vec<(String, Placed<'_>)> {
    let Some(report) = reports.get(at.report) else { return Vec::new() };
    let Some(statement) = report.analysis.statements.get(at.statement) else { return Vec::new() };
    let measures = report.measures(statement);
    measures
        .filter_map(|measure| Some((stem(report.document.slice(measure.unit?)), (report, measure))))
        .collect()
}

/// Lower case without a plural ending; people are counted under many names.
fn stem(unit: &str) -> String {
    let lower = unit.to_lowercase();
    match lower.as_str() {
        "persons" | "person" | "men" | "women" => "people".to_owned(),
        _ => lower.strip_suffix('s').map_or(lower.clone(), str::to_owned),
    }
}

/// Whether a measure is a length of time: two durations in one matter are often of two things.
pub(crate) fn is_duration(placed: Placed<'_>) -> bool {
    let unit = placed.1.unit.map_or("", |unit| placed.0.document.slice(unit));
    let units = ["second", "minute", "hour", "day", "week", "month", "year", "decade"];
    units.contains(&stem(unit).as_str())
}

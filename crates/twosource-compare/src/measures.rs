//! Numbers of one unit in two statements.

use twosource_analyze::{Measure, MeasureKind, UnitKind};

use crate::account::{Report, StatementRef};

/// A measure with its report.
pub(crate) type Placed<'a> = (&'a Report, &'a Measure);

/// Pairs of measures that count the same kind of thing, by their units.
///
/// What is said to have become of people is part of the unit: 25 hurt and 7 killed are no pair. Where
/// a statement has two numbers of one unit it is open which of them is meant, and neither is
/// compared.
pub(crate) fn same_unit(
    reports: &[Report],
    left: StatementRef,
    right: StatementRef,
) -> Vec<(Placed<'_>, Placed<'_>)> {
    let (lefts, rights) = (countable(reports, left), countable(reports, right));
    let mut found = Vec::new();
    for a in &lefts {
        let mut partners = rights.iter().filter(|b| is_one_thing(a.1, b.1));
        if let (Some(b), None) = (partners.next(), partners.next())
            && lefts.iter().filter(|other| is_one_thing(a.1, other.1)).count() == 1
        {
            found.push((*a, *b));
        }
    }
    found
}

/// The measures of a statement that have a unit. A rank counts nothing.
fn countable(reports: &[Report], at: StatementRef) -> Vec<Placed<'_>> {
    let Some(report) = reports.get(at.report) else { return Vec::new() };
    let Some(statement) = report.analysis.statements.get(at.statement) else { return Vec::new() };
    let has_unit = |measure: &&Measure| measure.unit.is_some() && measure.kind != MeasureKind::Rank;
    report.measures(statement).filter(has_unit).map(|measure| (report, measure)).collect()
}

/// Whether two measures count the same kind of thing to which the same happened.
fn is_one_thing(a: &Measure, b: &Measure) -> bool {
    let (Some(left), Some(right)) = (&a.unit, &b.unit) else { return false };
    let told = match (a.outcome, b.outcome) {
        (Some(left), Some(right)) => left.is_like(right),
        // 129 on board are not 27 hurt.
        (None, None) => true,
        _ => false,
    };
    // "Seven passengers died", "seven people were killed".
    let people = left.kind == UnitKind::Person
        && right.kind == UnitKind::Person
        && a.outcome.is_some()
        && b.outcome.is_some();
    told && (left.name == right.name || people)
}

/// Whether a measure is a length of time: two durations in one matter are often of two things.
pub(crate) fn is_duration(placed: Placed<'_>) -> bool {
    placed.1.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Time)
}

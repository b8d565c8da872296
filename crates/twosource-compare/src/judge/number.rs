//! Numbers of one thing.

use twosource_analyze::{Bound, Measure};

use super::Compared;
use crate::account::{Difference, Field, Figure, StatementRef};
use crate::measures::{Placed, is_duration, same_unit};

/// Numbers of one unit that cannot both be right about one thing.
pub(super) fn exclusive(compared: &Compared) -> Vec<Difference> {
    numbers(compared, |near, a, b| {
        // What became of people is one thing by itself; other numbers need common words beside them,
        // and the same to be told of what they count: twelve villages hit are no seven destroyed.
        let is_compared = a.1.outcome.is_some() || near == Near::Figure && !is_duration(a);
        let is_vague = a.1.bound == Bound::Vague || b.1.bound == Bound::Vague;
        is_compared && !is_vague && !a.1.is_compatible(b.1) && !is_later_toll(a, b)
    })
}

/// Other numbers of what became of people, where the one leaves room for the other: "at least five
/// dead" and "at least seven dead".
pub(super) fn other(compared: &Compared) -> Vec<Difference> {
    numbers(compared, |_, a, b| {
        let is_whole = a.1.whole.is_none() && b.1.whole.is_none();
        let is_sharp =
            |measure: &Measure| !matches!(measure.bound, Bound::Vague | Bound::Approximate);
        let same = a.1.value.total_cmp(&b.1.value).is_eq();
        let room =
            is_sharp(a.1) && is_sharp(b.1) && (a.1.is_compatible(b.1) || is_later_toll(a, b));
        a.1.outcome.is_some() && is_whole && room && !same
    })
}

/// Numbers of one unit of which only one can be right of one thing, though it is not sure that they
/// are of one: "nearly six hours" and "about five hours".
pub(super) fn unequal(compared: &Compared) -> Vec<Difference> {
    numbers(compared, |near, a, b| near >= Near::Alike && cannot_be_one(a.1, b.1))
}

/// Whether there are numbers of one unit of which only one can be right, of one thing or of two.
pub(super) fn is_unequal(compared: &Compared) -> bool {
    !numbers(compared, |_, a, b| cannot_be_one(a.1, b.1)).is_empty()
}

fn cannot_be_one(a: &Measure, b: &Measure) -> bool {
    let is_vague = a.bound == Bound::Vague || b.bound == Bound::Vague;
    !is_vague && (!a.is_compatible(b) || are_rounded_apart(a, b))
}

/// Whether two rounded numbers are no roundings of each other, though their margins touch.
fn are_rounded_apart(a: &Measure, b: &Measure) -> bool {
    let is_rounded = |measure: &Measure| measure.bound == Bound::Approximate;
    let holds = |(low, high): (f64, f64), value: f64| low <= value && value <= high;
    is_rounded(a) && is_rounded(b) && !(holds(a.range(), b.value) && holds(b.range(), a.value))
}

/// Whether the report of a later day has the higher toll: people are found and counted one by one.
fn is_later_toll(a: Placed, b: Placed) -> bool {
    let day = |placed: Placed| {
        let published = placed.0.document.meta.published.as_ref()?;
        let date = &published.value;
        Some((date.year, date.month, date.day))
    };
    let Some((one, other)) = day(a).zip(day(b)) else { return false };
    let grows = if one < other { a.1.value < b.1.value } else { a.1.value > b.1.value };
    a.1.outcome.is_some() && one != other && grows
}

/// How sure it is that two numbers are of one thing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    /// They have one unit.
    Unit,
    /// They are the only numbers of like statements too.
    Alike,
    /// They stand in one figure too.
    Figure,
}

fn numbers(compared: &Compared, differ: impl Fn(Near, Placed, Placed) -> bool) -> Vec<Difference> {
    compared.each(|left, right| {
        let alike = compared.is_alike(left, right) && !moves(compared, left);
        let is_only = |(report, measure): Placed, at| {
            let statement = compared.scorer.statement(at);
            let alike = |statement| report.measures(statement).filter(|m| m.kind == measure.kind);
            statement.is_none_or(|statement| alike(statement).count() == 1)
        };
        let units = units(compared, left, right).into_iter();
        let near = |a: Placed, b: Placed| {
            let only = alike && is_only(a, left) && is_only(b, right);
            match only && is_figure(compared, (left.report, a.1), (right.report, b.1)) {
                true => Near::Figure,
                false if only => Near::Alike,
                false => Near::Unit,
            }
        };
        let found = units.filter(|(a, b)| differ(near(*a, *b), *a, *b)).map(|(a, b)| Difference {
            field: Field::Number,
            left: a.0.document.passage(a.1.span),
            right: b.0.document.passage(b.1.span),
        });
        found.collect()
    })
}

/// Verbs of prices and rates, which change by the hour.
const MOVES: [&str; 18] = [
    "fall", "rise", "drop", "gain", "climb", "slip", "jump", "tumble", "close", "open", "trade",
    "edge", "surge", "plunge", "slide", "advance", "decline", "lose",
];

/// Whether a statement tells how a price or rate moved.
fn moves(compared: &Compared, at: StatementRef) -> bool {
    let told = compared.scorer.statement(at).and_then(|statement| statement.predicate.as_ref());
    told.is_some_and(|told| MOVES.contains(&&*told.lemma))
}

/// Numbers of one unit. Of those that tell what became of people only the main ones: 20 in one
/// hospital are no other number than 50 in all.
fn units<'a>(
    compared: &Compared<'a>,
    left: StatementRef,
    right: StatementRef,
) -> Vec<(Placed<'a>, Placed<'a>)> {
    let mut found = same_unit(compared.scorer.reports, left, right);
    found.retain(|(a, b)| {
        let told = a.1.outcome.is_some() && b.1.outcome.is_some();
        !told || is_figure(compared, (left.report, a.1), (right.report, b.1))
    });
    found
}

/// Whether two measures stand in one figure.
fn is_figure(compared: &Compared, left: (usize, &Measure), right: (usize, &Measure)) -> bool {
    let reports = compared.scorer.reports;
    let is_in = |figure: &Figure, (report, measure): (usize, &Measure)| {
        let mut own = figure.mentions.iter().filter(|mention| mention.report == report);
        own.any(|mention| {
            let known = reports.get(report).and_then(|r| r.analysis.measures.get(mention.measure));
            known.is_some_and(|known| known.number == measure.number)
        })
    };
    compared.figures.iter().any(|figure| is_in(figure, left) && is_in(figure, right))
}

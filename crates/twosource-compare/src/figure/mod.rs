//! Numbers of one slot across reports: how many were killed, the magnitude, the speed limit.
//!
//! ```text
//! each report: its measures -> slot   what they count                     (slot)
//!                           -> scene  only those of the story itself      (scene)
//!                           -> main   one value for each slot and report
//! all reports: one figure for each slot that two of them fill
//! ```
//!
//! A report has one main value for each slot: the first that it gives, headline before lead before
//! the rest, since news texts tell the most important things first. A later number of the same slot
//! that excludes it counts something else, mostly a part of it (20 of the 50 hurt in one hospital),
//! and is not compared. So numbers are never compared across slots, and a whole not with its part.

pub(crate) mod scene;
mod slot;

use std::collections::BTreeMap;

use twosource_analyze::{Bound, Measure};

use crate::account::{Figure, MeasureRef, Report, Slot};
use crate::lead::Leads;

/// The figures that several reports give, in the order of their slots.
pub(crate) fn figures(reports: &[Report], leads: &Leads) -> Vec<Figure> {
    let mut by_slot: BTreeMap<Slot, Vec<MeasureRef>> = BTreeMap::new();
    for (at, report) in reports.iter().enumerate() {
        for (slot, measures) in of_report(report) {
            let places = main(report, &slot, measures).into_iter();
            let places = places.map(|measure| MeasureRef { report: at, measure });
            by_slot.entry(slot).or_default().extend(places);
        }
    }
    let figures = by_slot.into_iter().map(|(slot, mentions)| Figure { slot, mentions });
    figures.map(|figure| supported(reports, leads, figure)).filter(Figure::is_shared).collect()
}

/// The measures of the story itself by slot, in text order.
fn of_report(report: &Report) -> BTreeMap<Slot, Vec<usize>> {
    let background = scene::background(report);
    let mut found: BTreeMap<Slot, Vec<usize>> = BTreeMap::new();
    for (at, measure) in report.analysis.measures.iter().enumerate() {
        let in_scene = !background.iter().any(|span| span.contains(measure.number));
        if in_scene && let Some(slot) = slot::slot(report, measure) {
            found.entry(slot).or_default().push(at);
        }
    }
    found
}

/// The measures that give the main value: the first that is not vague, and those that it allows.
fn main(report: &Report, slot: &Slot, measures: Vec<usize>) -> Vec<usize> {
    let get = |at: &usize| report.analysis.measures.get(*at);
    let exact = measures.iter().filter_map(get).find(|measure| measure.bound != Bound::Vague);
    let Some(first) = exact.or_else(|| measures.first().and_then(get)) else { return Vec::new() };
    // Two observatories measure one quake.
    let near = |measure: &Measure| *slot == Slot::Magnitude && is_one_quake(first, measure);
    let allowed = |measure: &Measure| near(measure) || is_one_value(first, measure);
    let kept = measures.into_iter().filter(|at| get(at).is_some_and(allowed)).collect();
    without_rounding(report, kept)
}

fn is_one_value(first: &Measure, other: &Measure) -> bool {
    first.is_compatible(other) && (other.bound != Bound::Vague || first.bound == Bound::Vague)
}

/// How far magnitudes of one quake lie apart at most.
const MOST_APART: f64 = 0.7;

fn is_one_quake(first: &Measure, other: &Measure) -> bool {
    (first.value - other.value).abs() <= MOST_APART
}

/// Words that say that a number is exceeded.
const MORE: [&str; 3] = ["more than", "over", "upward"];

/// Without numbers of headlines that are rounded down from those of the text: "50 injured" over "more
/// than 50 people were injured".
fn without_rounding(report: &Report, measures: Vec<usize>) -> Vec<usize> {
    let get = |at: &usize| report.analysis.measures.get(*at);
    let in_heading = |measure: &Measure| {
        slot::statement_of(report, measure).is_some_and(|statement| statement.is_heading)
    };
    let is_more = |measure: &Measure| {
        let words = report.document.slice(measure.span).to_lowercase();
        MORE.iter().any(|more| words.starts_with(more))
    };
    let is_over = |at: &usize| get(at).is_some_and(|m| is_more(m) && !in_heading(m));
    if !measures.iter().any(is_over) {
        return measures;
    }
    let rounds = |at: &usize| get(at).is_some_and(|m| m.bound == Bound::Exact && in_heading(m));
    measures.into_iter().filter(|at| !rounds(at)).collect()
}

/// Without the mentions of a slot of no known kind whose statements have nothing else in common with
/// those of any other report: "two men" here and "two men" there are four. A copy has everything in
/// common with its text and says nothing of that.
fn supported(reports: &[Report], leads: &Leads, figure: Figure) -> Figure {
    if !matches!(figure.slot, Slot::Counted { .. }) {
        return figure;
    }
    let common = |a: &MeasureRef, b: &MeasureRef| {
        a.report != b.report
            && !slot::is_copied(reports, leads, *a, *b)
            && slot::have_common_words(reports, *a, *b)
    };
    let all = figure.mentions;
    let own: Vec<MeasureRef> =
        all.iter().filter(|a| all.iter().any(|b| common(a, b))).copied().collect();
    let is_kept = |a: &MeasureRef| {
        own.contains(a) || own.iter().any(|b| slot::is_copied(reports, leads, *a, *b))
    };
    let mentions = all.iter().filter(|a| is_kept(a)).copied().collect();
    Figure { slot: figure.slot, mentions }
}

//! Times, figures, what was left out, and notes.

use twosource_analyze::{Bound, Measure, TimeExpression, TimeKind};

use super::{View, heading};
use crate::phrase::{Phrase, Tone};
use crate::text::page::{Item, Page};
use crate::{labels, wording};

/// Most lines of a part that was left out.
const MOST_LINES: usize = 2;

/// All lists that hold something.
pub(super) fn show(page: &mut Page, view: &View) {
    times(page, view);
    figures(page, view);
    left_out(page, view);
    notes(page, view);
}

fn times(page: &mut Page, view: &View) {
    let times = &view.report.analysis.times;
    if !times.is_empty() {
        heading(page, "times", times.len(), "line, words = value");
    }
    for found in times {
        let anchor = found.anchor.map(|_| Phrase::aside("counted from the publication date"));
        let told = Phrase::joined([time(view, found), anchor.unwrap_or_default()], " · ");
        page.item(&view.row(found.span, told));
    }
}

/// `Wednesday = 2031-06-04`.
pub(super) fn time(view: &View, time: &TimeExpression) -> Phrase {
    let words = Phrase::new().with(Tone::Value, view.words(time.span).to_string());
    let value = time.value.as_ref().map_or_else(|| "not placed".to_owned(), wording::time);
    let modifier = time.modifier.map_or("", wording::modifier);
    let again = if time.kind == TimeKind::Set { "again and again, " } else { "" };
    words.with(Tone::Aside, format!(" = {again}{modifier}{value}"))
}

fn figures(page: &mut Page, view: &View) {
    let measures = &view.report.analysis.measures;
    if !measures.is_empty() {
        heading(page, "figures", measures.len(), "line, words, number, kind, what is counted");
    }
    for measure in measures {
        let told = [figure(view, measure), Phrase::aside(labels::measure(measure.kind))];
        let told = told.into_iter().chain(counted(view, measure));
        page.item(&view.row(measure.span, Phrase::joined(told, " · ")));
    }
}

/// `more than 18 months ≥ 18`.
pub(super) fn figure(view: &View, measure: &Measure) -> Phrase {
    let words = Phrase::new().with(Tone::Value, view.words(measure.span).to_string());
    words.with(Tone::Aside, format!(" {}", meaning(measure)))
}

fn meaning(measure: &Measure) -> String {
    let number = |value: f64| wording::number(value);
    let stated = match (measure.upper, measure.against) {
        (Some(upper), _) => format!("{} to {}", number(measure.value), number(upper)),
        (None, Some(other)) => format!("{} against {}", number(measure.value), number(other)),
        (None, None) => number(measure.value),
    };
    match measure.bound {
        Bound::Exact => format!("= {stated}"),
        Bound::Approximate => format!("≈ {stated}"),
        Bound::AtLeast => format!("≥ {stated}"),
        Bound::AtMost => format!("≤ {stated}"),
        Bound::Vague => match measure.range() {
            (low, high) if high.is_finite() => format!("= {} to {}", number(low), number(high)),
            (low, _) => format!("≥ {}", number(low)),
        },
    }
}

/// `unit: person · of: hurt · outcome: injured · part of: 25 passengers`.
fn counted(view: &View, measure: &Measure) -> [Phrase; 4] {
    let analysis = &view.report.analysis;
    let label = |label: &str, words: Phrase| Phrase::aside(label).and(words);
    let unit = measure.unit.as_ref();
    let whole = measure.whole.and_then(|whole| analysis.measures.get(whole));
    let outcome = measure.outcome.map(labels::outcome).map(labels::spaced);
    [
        unit.map(|unit| Phrase::aside(format!("unit: {}", unit.name))),
        measure.about.map(|about| label("about: ", view.words(about))),
        outcome.map(|outcome| Phrase::aside(format!("outcome: {outcome}"))),
        whole.map(|whole| label("part of: ", view.words(whole.span))),
    ]
    .map(Option::unwrap_or_default)
}

/// Parts of the text that hold no sentences of the report.
fn left_out(page: &mut Page, view: &View) {
    let blocks = view.report.document.blocks.iter();
    let blocks: Vec<_> = blocks.filter(|block| !block.kind.is_read()).collect();
    if !blocks.is_empty() {
        heading(
            page,
            "left out",
            blocks.len(),
            "line, why, words; no sentences are looked for here",
        );
    }
    for block in blocks {
        let why = wording::block(block.kind).map(Phrase::aside).unwrap_or_default();
        let told = Phrase::joined([why, view.words(block.span)], " · ");
        page.item(&view.row(block.span, told).at_most(MOST_LINES));
    }
}

fn notes(page: &mut Page, view: &View) {
    let report = view.report;
    let notes: Vec<_> = report.document.notes.iter().chain(&report.analysis.notes).collect();
    if !notes.is_empty() {
        heading(page, "notes", notes.len(), "");
    }
    for note in notes {
        let message = Phrase::plain(&note.message);
        let item = match note.span {
            Some(span) => view.row(span, message),
            None => Item::new(super::WORDS, message),
        };
        page.item(&item);
    }
}

//! Times, figures, what was left out, and notes.

use twosource_analyze::{Bound, Measure, TimeExpression};

use super::{View, heading};
use crate::phrase::{Phrase, Tone};
use crate::text::page::{Item, Page};
use crate::wording;

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
        heading(page, "times", times.len(), "line, words = value as TIMEX3 writes it");
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
    let value = time.value.as_ref().map_or_else(|| "not placed".to_owned(), ToString::to_string);
    let modifier = time.modifier.map_or("", wording::modifier);
    words.with(Tone::Aside, format!(" = {modifier}{value}"))
}

fn figures(page: &mut Page, view: &View) {
    let measures = &view.report.analysis.measures;
    if !measures.is_empty() {
        heading(page, "figures", measures.len(), "line, words, number, what is counted");
    }
    for measure in measures {
        let unit = measure.unit.map(|unit| Phrase::aside("unit: ").and(view.words(unit)));
        let told = Phrase::joined([figure(view, measure), unit.unwrap_or_default()], " · ");
        page.item(&view.row(measure.span, told));
    }
}

/// `more than 18 months ≥ 18`.
pub(super) fn figure(view: &View, measure: &Measure) -> Phrase {
    let words = Phrase::new().with(Tone::Value, view.words(measure.span).to_string());
    let number = wording::number(measure.value);
    let meaning = match measure.bound {
        Bound::Exact => format!(" = {number}"),
        Bound::Approximate => format!(" ≈ {number}"),
        Bound::AtLeast => format!(" ≥ {number}"),
        Bound::AtMost => format!(" ≤ {number}"),
        Bound::Vague => {
            let (low, high) = measure.range();
            format!(" = {} to {}", wording::number(low), wording::number(high))
        }
    };
    words.with(Tone::Aside, meaning)
}

/// Parts of the text that hold no sentences of the report.
fn left_out(page: &mut Page, view: &View) {
    let blocks = view.report.document.blocks.iter();
    let blocks: Vec<_> = blocks.filter(|block| !block.kind.is_read()).collect();
    if !blocks.is_empty() {
        heading(page, "left out", blocks.len(), "line, why, words; no sentences are looked for here");
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

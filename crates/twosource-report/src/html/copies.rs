//! Reports that share text: how much, which came first, and the passages in both.

use std::cmp::Reverse;

use maud::{Markup, html};
use twosource_compare::{Direction, DirectionBasis, Lineage};
use twosource_text::Passage;

use super::marks::phrase;
use super::story::{Story, clip};
use crate::sources::letter;
use crate::wording;

/// Passages of a pair that are shown; the others are counted.
const SHOWN: usize = 6;
/// Characters of an outlet's name.
const NAME: usize = 80;

pub(super) fn view(story: &Story) -> Markup {
    let mut lineages: Vec<&Lineage> = story.account.lineages.iter().collect();
    lineages.sort_by(|a, b| {
        b.is_copy.cmp(&a.is_copy).then(b.share.total_cmp(&a.share)).then(a.reports.cmp(&b.reports))
    });
    html! {
        @if lineages.is_empty() { p.aside { "No two reports share text beyond quotations." } }
        @for lineage in lineages { (pair(story, lineage)) }
    }
}

fn pair(story: &Story, lineage: &Lineage) -> Markup {
    let (a, b) = lineage.reports;
    let mut passages = lineage.passages.clone();
    passages.sort_by_key(|(left, _)| (Reverse(left.span.len()), left.span));
    let more = passages.len().saturating_sub(SHOWN);
    passages.truncate(SHOWN);
    html! {
        section.lineage id=(story.id(&format!("c-{}-{}", letter(a), letter(b)))) {
            h3 {
                (report(story, a)) " and " (report(story, b)) " "
                span.aside { @if lineage.is_copy { "copy, both count once" } @else { "shared passages" } }
            }
            p { (shares(lineage)) @if let Some(direction) = &lineage.direction { " " (first(story, direction)) } }
            @if !passages.is_empty() {
                div.scroll tabindex="0" role="region" aria-label={ "Passages of " (letter(a)) " and " (letter(b)) } {
                    table.passages {
                        thead { tr { th scope="col" { (letter(a)) } th scope="col" { (letter(b)) } } }
                        tbody { @for (left, right) in passages { (row(story, left, right)) } }
                    }
                }
            }
            @if more > 0 { p.aside { (wording::count(more, "shorter passage")) } }
        }
    }
}

fn report(story: &Story, at: usize) -> Markup {
    let label = story.sources.get(at).map_or("", |report| report.document.label());
    html! { a.letter href=(story.report(at)) { (letter(at)) } " " (clip(label, NAME)) }
}

fn shares(lineage: &Lineage) -> String {
    let (a, b) = lineage.reports;
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    format!(
        "{} of {}’s own words stand in {} in the same order, {} of {}’s in {}.",
        percent(lineage.shares.0),
        letter(a),
        letter(b),
        percent(lineage.shares.1),
        letter(b),
        letter(a)
    )
}

fn first(story: &Story, direction: &Direction) -> Markup {
    let basis = match direction.basis {
        DirectionBasis::BasedOn => "the record of the other names it",
        DirectionBasis::Credited(_) => "the other credits it",
        DirectionBasis::Published => "it was published before the other",
    };
    let words = match direction.basis {
        DirectionBasis::Credited(words) => words,
        _ => None,
    };
    html! {
        (letter(direction.first)) " came first: " (basis)
        @if let Some(words) = words { ", " q { (phrase(&story.sources.words(words, &[]))) } }
        "."
    }
}

fn row(story: &Story, left: Passage, right: Passage) -> Markup {
    let is_same = story.sources.exact(left) == story.sources.exact(right);
    html! {
        tr {
            td { (cell(story, left, true)) }
            td { (cell(story, right, !is_same)) }
        }
    }
}

/// The words of a copied passage; the second of two equal ones is named only.
fn cell(story: &Story, passage: Passage, has_words: bool) -> Markup {
    let at = story.sources.index(passage.document).unwrap_or_default();
    html! {
        a.place href=(story.report(at)) { (story.sources.place(passage)) } " "
        @if has_words { span.words { (phrase(&story.sources.words(passage, &[]))) } }
        @else { span.aside { "the same, letter for letter" } }
    }
}

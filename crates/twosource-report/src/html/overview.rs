//! What the story is, who reports it, and what to look at first.

use std::fmt::Write;

use maud::{Markup, html};
use sha2::{Digest, Sha256};
use twosource_compare::{Finding, Point, Report};
use twosource_text::{Document, NoteKind};

use super::citation::web;
use super::marks::{class, phrase};
use super::story::{Story, clip};
use crate::differences::differences;
use crate::reasons::{credits, dependences};
use crate::sources::{letter, published};
use crate::{Skipped, figures, support, wording};

/// Points that are named to be looked at first.
const FIRST: usize = 6;
/// Characters of the words of a point in a list.
const GIST: usize = 150;

pub(super) fn view(story: &Story) -> Markup {
    html! {
        div.lead {
            h1 {
                @match story.account.headline {
                    Some(at) => a href=(story.place(at)) { (story.title()) },
                    None => (story.title()),
                }
            }
            p.standfirst { (phrase(&support::story(story.account))) }
            @for dependence in dependences(story.account) {
                p.dependence { (phrase(&dependence)) }
            }
            @if story.account.reports.len() == 1 {
                p { "One report alone cannot be compared: there is nothing beside it." }
            }
        }
        (tally(story))
        (first(story))
        (numbers(story))
        (sources(story))
        (notes(story))
    }
}

/// How many points each finding has; with script each is a filter.
fn tally(story: &Story) -> Markup {
    let counts = Finding::ALL.map(|finding| (finding, story.account.points_of(finding).count()));
    html! {
        ul.tally {
            @for (finding, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
                li data-f=(class(finding)) {
                    a href=(story.href(&format!("f-{}", class(finding)))) {
                        span.count { (count) }
                        span.finding { span.sign aria-hidden="true" { (wording::glyph(finding)) } " " (wording::tally(finding)) }
                    }
                    span.meaning { (wording::meaning(finding)) }
                }
            }
        }
    }
}

/// The points that a reader should look at first: conflicts, then what independent reports share.
fn first(story: &Story) -> Markup {
    let findings = [Finding::Differs, Finding::Denied, Finding::Superseded, Finding::Agreed];
    let points: Vec<(usize, &Point)> = findings
        .into_iter()
        .flat_map(|finding| story.account.points_of(finding))
        .take(FIRST)
        .collect();
    html! {
        @if !points.is_empty() {
            h3 { "To look at first" }
            ol.first {
                @for (number, point) in points {
                    li data-f=(class(point.finding)) {
                        span.sign title=(wording::name(point.finding)) { (wording::glyph(point.finding)) }
                        " " a href=(story.point(number)) { (gist(story, point)) }
                        " " span.aside {
                            (wording::tally(point.finding)) ", "
                            (point.support.independent) " of "
                            (wording::count(point.support.outlets, "outlet")) " independent"
                        }
                    }
                }
            }
        }
    }
}

/// A point in a line: the values that differ, else the words of its first statement.
pub(super) fn gist(story: &Story, point: &Point) -> Markup {
    let difference = differences(&story.sources, point).into_iter().next();
    let words = gist_words(story, point);
    html! {
        @if let Some(difference) = difference {
            span.difference { (phrase(&difference)) } " "
        }
        span.words { (words) }
    }
}

/// The words of the first statement of a point, cut where they are long.
pub(super) fn gist_words(story: &Story, point: &Point) -> String {
    let first = point.statements.first().and_then(|&at| story.sources.statement(at));
    let passage = first.map(|(report, own)| report.document.passage(own.span));
    passage.map_or_else(String::new, |passage| {
        clip(&story.sources.words(passage, &[]).to_string(), GIST)
    })
}

/// Numbers that several independent reports give for one thing.
fn numbers(story: &Story) -> Markup {
    let figures = figures::independent(story.account);
    html! {
        @if !figures.is_empty() {
            h3 { "Figures" }
            p.aside { (wording::FIGURES) }
            ul.figures {
                @for figure in figures { li { (phrase(&figures::line(story.account, figure))) } }
            }
        }
    }
}

fn sources(story: &Story) -> Markup {
    html! {
        h3 { "Reports" }
        div.scroll tabindex="0" role="region" aria-label="Reports" {
            table.sources {
                thead { tr {
                    th scope="col" { "" } th scope="col" { "Outlet" } th scope="col" { "Published" }
                    th scope="col" { "Title" } th scope="col" { "Input" }
                } }
                tbody { @for (at, report) in story.sources.all() { (source(story, at, report)) } }
            }
        }
    }
}

fn source(story: &Story, at: usize, report: &Report) -> Markup {
    let document = &report.document;
    let title = document.meta.title.as_ref().map(|title| clip(&title.value, GIST));
    html! {
        tr {
            th scope="row" { a.letter href=(story.report(at)) { (letter(at)) } }
            td {
                (clip(document.label(), GIST))
                @if let Some(credits) = credits(report) { br; span.aside { (credits) } }
            }
            td.day { (published(report)) }
            td {
                @if let Some(title) = title { a.words href=(story.report(at)) { (title) } }
                @if is_skipped(document) { " " span.aside { (unread(document)) } }
            }
            td.input {
                (clip(document.name(), GIST))
                @if let Some(url) = web(report) {
                    " " a.out href=(url) rel="noreferrer noopener" { "web" }
                }
                br; span.hash title="SHA-256 of the text as it was read" { (hash(document)) }
                @if let Some(raw) = document.meta.raw {
                    br; span.hash title="SHA-256 of the bytes that the text was taken from" {
                        "from " (hex(&raw.sha256))
                    }
                }
            }
        }
    }
}

fn is_skipped(document: &Document) -> bool {
    document.notes.iter().any(|note| note.kind == NoteKind::NotAnalyzed)
}

fn unread(document: &Document) -> String {
    let language = document.meta.language.as_deref().unwrap_or("unknown");
    format!("language {language}, not analyzed")
}

/// The SHA-256 of the text of a report.
fn hash(document: &Document) -> String {
    hex(&Sha256::digest(document.text().as_bytes()))
}

/// Bytes in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

fn notes(story: &Story) -> Markup {
    html! {
        @if !story.account.notes.is_empty() {
            h3 { "Notes" }
            ul.notes {
                @for (report, note) in &story.account.notes {
                    li { a.letter href=(story.report(*report)) { (letter(*report)) } " " (note.message) }
                }
            }
        }
    }
}

/// Reports of several stories that nothing stands beside.
pub(super) fn not_compared(alone: &[Document]) -> Markup {
    html! {
        @if !alone.is_empty() {
            section.rest {
                h2 { "Reports with nothing beside them" }
                ul { @for document in alone { li { (clip(document.name(), GIST)) } } }
            }
        }
    }
}

/// Marks of a review whose points are no more.
pub(super) fn lost(marks: usize) -> Markup {
    html! {
        @if marks > 0 {
            section.rest {
                h2 { "Review" }
                p { (wording::count(marks, "mark")) " of the review without a point here." }
            }
        }
    }
}

/// Inputs that gave no report.
pub(super) fn not_read(skipped: &[Skipped]) -> Markup {
    html! {
        @if !skipped.is_empty() {
            section.rest {
                h2 { "Not read" }
                ul { @for one in skipped { li { (one.message) " " span.aside { (one.hint) } } } }
            }
        }
    }
}

//! A card for each point: the passages side by side in their context, and why they stand there.

use std::collections::BTreeSet;

use maud::{Markup, html};
use twosource_analyze::Statement;
use twosource_compare::{Evidence, Finding, Point, Report};
use twosource_text::{Passage, Span};

use super::citation;
use super::marks::{Highlights, class, in_context, phrase};
use super::story::Story;
use crate::differences::{differences, values};
use crate::reasons::sentence;
use crate::review::Placed;
use crate::sources::letter;
use crate::support::{Said, said, support};
use crate::wording;

/// Bytes of a neighboring sentence beyond which it is left out.
const LONG_SENTENCE: usize = 400;

pub(super) fn view(story: &Story) -> Markup {
    html! {
        @for finding in Finding::ALL {
            @let points: Vec<_> = story.account.points_of(finding).collect();
            @if !points.is_empty() {
                section.finding data-f=(class(finding)) id=(story.id(&format!("f-{}", class(finding)))) {
                    h3 {
                        span.sign aria-hidden="true" { (wording::glyph(finding)) } " "
                        (heading(finding)) " " span.aside { (points.len()) }
                    }
                    p.meaning { (wording::meaning(finding)) }
                    @for (number, point) in points { (card(story, number, point)) }
                }
            }
        }
    }
}

const fn heading(finding: Finding) -> &'static str {
    match finding {
        Finding::OnlyInOne => "Only in one report",
        _ => wording::name(finding),
    }
}

fn card(story: &Story, number: usize, point: &Point) -> Markup {
    let reports: BTreeSet<usize> = point.statements.iter().map(|at| at.report).collect();
    let letters: Vec<String> = reports.iter().map(|&at| letter(at)).collect();
    let title = format!("p{number}-title");
    html! {
        article.card id=(story.id(&format!("p{number}"))) data-n=(number) data-f=(class(point.finding))
            data-i=(point.support.independent) data-r=(letters.join(" ")) aria-labelledby=(story.id(&title)) {
            header {
                h4 id=(story.id(&title)) {
                    a.number href=(story.point(number)) { (number) } " "
                    span.sign aria-hidden="true" { (wording::glyph(point.finding)) } " "
                    @if point.finding == Finding::OnlyInOne { "only in " (letters.join(" ")) }
                    @else { (wording::tally(point.finding)) }
                }
                @for difference in differences(&story.sources, point) {
                    p.difference { (phrase(&difference)) }
                }
            }
            (sides(story, point))
            @if point.finding != Finding::OnlyInOne {
                p.support { (phrase(&support(&story.sources, point))) }
                (why(story, point))
            }
            (reviewed(story.marks.of(number)))
        }
    }
}

/// The passages, those with the same words once.
fn sides(story: &Story, point: &Point) -> Markup {
    let said = said(&story.sources, point);
    let values = values(point);
    html! {
        div.sides { @for said in &said { (side(story, point, said, &values)) } }
    }
}

fn side(story: &Story, point: &Point, said: &Said, values: &[Passage]) -> Markup {
    let passage = said.passage;
    let statement = statement_at(story, point, passage);
    let whole = statement.map_or(passage, |(report, own)| surroundings(report, own));
    let here = |all: &[Passage]| -> Vec<Span> {
        let inside = all.iter().filter(|other| other.document == passage.document);
        inside.map(|other| other.span).collect()
    };
    let matched: Vec<Passage> = matched(&point.evidence).collect();
    let highlights =
        Highlights { cited: passage.span, values: here(values), matched: here(&matched) };
    html! {
        figure {
            figcaption { (citation::head(story, passage)) }
            @if !said.chain.is_empty() { p.chain { (phrase(&said.chain)) } }
            blockquote dir="auto" { (in_context(story, whole, &highlights)) }
            (citation::line(story, passage))
            @if !said.same.is_empty() {
                p.same { "The same words: "
                    @for (at, &same) in said.same.iter().enumerate() {
                        @if at > 0 { ", " }
                        a href=(story.place(same)) { (story.sources.place(same)) }
                    }
                }
            }
        }
    }
}

fn statement_at<'a>(
    story: &Story<'a>,
    point: &Point,
    passage: Passage,
) -> Option<(&'a Report, &'a Statement)> {
    let statements = point.statements.iter().filter_map(|&at| story.sources.statement(at));
    statements.into_iter().find(|(report, own)| report.document.passage(own.span) == passage)
}

/// Words that the statements of a point have in common.
fn matched(evidence: &[Evidence]) -> impl Iterator<Item = Passage> + '_ {
    evidence.iter().flat_map(|one| one.left.iter().chain(&one.right)).copied()
}

/// The sentence of a statement with those before and after it in the same paragraph.
fn surroundings(report: &Report, statement: &Statement) -> Passage {
    let sentences = &report.analysis.sentences;
    let block = report.document.blocks.iter().map(|block| block.span);
    let block = block.into_iter().find(|block| block.overlaps(statement.span));
    let own = sentences.get(statement.sentence).map_or(statement.span, |found| found.span);
    let near = |at: Option<usize>| {
        let span = sentences.get(at?)?.span;
        let is_near =
            block.is_some_and(|block| block.contains(span)) && span.len() <= LONG_SENTENCE;
        is_near.then_some(span)
    };
    let before = near(statement.sentence.checked_sub(1));
    let after = near(statement.sentence.checked_add(1));
    let around = before.into_iter().chain(after);
    report.document.passage(around.fold(own.cover(statement.span), Span::cover))
}

/// The rule, the evidence that joined the statements, and what counts once.
fn why(story: &Story, point: &Point) -> Markup {
    html! {
        details {
            summary { "Why" }
            p { (wording::rule(point.rule)) }
            @for reason in &point.support.reasons { p { (sentence(story.account, reason)) "." } }
            @if !point.evidence.is_empty() {
                table.evidence {
                    caption { "What joins the statements, with what it adds to the log odds" }
                    @for evidence in &point.evidence { (weighed(story, evidence)) }
                }
            }
        }
    }
}

fn weighed(story: &Story, evidence: &Evidence) -> Markup {
    let words = |side: &[Passage]| {
        let mut all: Vec<String> =
            side.iter().map(|&at| story.sources.words(at, &[]).to_string()).collect();
        all.dedup();
        all.join(", ")
    };
    html! {
        tr {
            td.weight { (format!("{:.2}", evidence.weight)) }
            th scope="row" { (wording::feature(evidence.feature)) }
            td.words { (words(&evidence.left)) }
            td.words { (words(&evidence.right)) }
        }
    }
}

/// A person's marks that were read with `--review`.
fn reviewed(placed: &[Placed]) -> Markup {
    html! {
        @for one in placed {
            p.reviewed {
                strong { "Review: " }
                @if let Some(decision) = one.mark.decision { (decision.name()) }
                @if !one.mark.note.is_empty() {
                    @if one.mark.decision.is_some() { ": " }
                    (one.mark.note)
                }
                @if !one.is_same { " " span.aside { "(the point has other statements since)" } }
            }
        }
    }
}

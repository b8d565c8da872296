//! The coverage matrix: which report has which point, and how.

use std::collections::BTreeMap;

use maud::{Markup, html};
use twosource_compare::{Finding, Point, Stance};

use super::marks::{class, sign, stance};
use super::overview::gist_words;
use super::story::Story;
use crate::reasons::dependences;
use crate::sources::letter;
use crate::wording;

/// Characters of the name of an outlet above its column.
const NAME: usize = 26;

pub(super) fn view(story: &Story) -> Markup {
    html! {
        (legend())
        (filters(story))
        div.scroll.tall tabindex="0" role="region" aria-label="Coverage of points by report" {
            table.matrix {
                caption.hidden { "Points by report. An empty cell: the report is silent." }
                (columns(story))
                (shared(story))
                @for report in 0..story.account.reports.len() { (alone(story, report)) }
            }
        }
        @for dependence in dependences(story.account) {
            p.dependence { (super::marks::phrase(&dependence)) }
        }
    }
}

fn legend() -> Markup {
    html! {
        ul.legend {
            @for one in Stance::ALL {
                li data-s=(sign_class(one)) { span.sign aria-hidden="true" { (sign(one)) } " " (stance(one)) }
            }
            li { span.sign.silent aria-hidden="true" { "·" } " silent" }
            li { span.bracket aria-hidden="true" {} " reports under one bracket count once" }
        }
    }
}

/// Choices of what is shown, which only script can offer.
fn filters(story: &Story) -> Markup {
    let present: Vec<Finding> = Finding::ALL
        .into_iter()
        .filter(|&finding| story.account.points_of(finding).next().is_some())
        .collect();
    html! {
        fieldset.filters hidden {
            legend { "Show" }
            @for finding in present {
                label { input type="checkbox" name="finding" value=(class(finding)) checked; " "
                    (wording::tally(finding)) }
            }
            label { input type="checkbox" name="independent"; " independent reports only" }
            label {
                "in report "
                select name="report" {
                    option value="" { "any" }
                    @for (at, _) in story.sources.all() {
                        option value=(letter(at)) { (letter(at)) " " (story.outlet(at, NAME)) }
                    }
                }
            }
            button type="reset" { "All" }
        }
    }
}

/// The name of a stance in the attributes of the page.
const fn sign_class(stance: Stance) -> &'static str {
    match stance {
        Stance::Says => "says",
        Stance::SaysMore => "more",
        Stance::OtherStand => "stand",
        Stance::Differs => "differs",
        Stance::Denies => "denies",
    }
}

/// The reports above their columns, those that count once under one bracket.
fn columns(story: &Story) -> Markup {
    html! {
        thead {
            tr.groups {
                td {}
                @for group in &story.account.groups {
                    @if group.reports.len() > 1 {
                        th.bracket scope="colgroup" colspan=(group.reports.len()) { span { "count once" } }
                    } @else { td {} }
                }
            }
            tr.outlets {
                th scope="col" { "Point" }
                @for (report, first) in story.columns() {
                    th.first[first] scope="col" {
                        a href=(story.report(report)) {
                            b { (letter(report)) } " "
                            span.outlet { (story.outlet(report, NAME)) }
                        }
                    }
                }
            }
        }
    }
}

/// What several reports have, finding by finding.
fn shared(story: &Story) -> Markup {
    let findings = Finding::ALL.into_iter().filter(|finding| *finding != Finding::OnlyInOne);
    html! {
        @for finding in findings {
            @let points: Vec<_> = story.account.points_of(finding).collect();
            @if !points.is_empty() {
                tbody data-f=(class(finding)) {
                    (heading(story, finding, wording::name(finding), points.len()))
                    @for (number, point) in points { (row(story, number, point)) }
                }
            }
        }
    }
}

/// What one report alone has; script folds it.
fn alone(story: &Story, report: usize) -> Markup {
    let owner = |point: &Point| point.statements.first().map(|at| at.report);
    let points = story.account.points_of(Finding::OnlyInOne);
    let points: Vec<_> = points.filter(|(_, point)| owner(point) == Some(report)).collect();
    let name = format!("{} {}", wording::name(Finding::OnlyInOne), letter(report));
    html! {
        @if !points.is_empty() {
            tbody.folding data-f="only" {
                (heading(story, Finding::OnlyInOne, &name, points.len()))
                @for (number, point) in points { (row(story, number, point)) }
            }
        }
    }
}

fn heading(story: &Story, finding: Finding, name: &str, count: usize) -> Markup {
    html! {
        tr.heading {
            th scope="rowgroup" {
                span.sign aria-hidden="true" { (wording::glyph(finding)) } " " (name)
                " " span.aside { (count) }
            }
            td colspan=(story.account.reports.len()) {}
        }
    }
}

fn row(story: &Story, number: usize, point: &Point) -> Markup {
    let stances = stances(story, point);
    let letters: Vec<String> = stances.keys().map(|&report| letter(report)).collect();
    let href = story.point(number);
    html! {
        tr data-n=(number) data-i=(point.support.independent) data-r=(letters.join(" ")) {
            th scope="row" {
                a href=(href) { span.number { (number) } " " span.words { (gist_words(story, point)) } }
            }
            @for (report, first) in story.columns() {
                @match stances.get(&report) {
                    Some(&own) => td.first[first] data-s=(sign_class(own)) {
                        a href=(href) aria-label={ (letter(report)) " " (stance(own)) } { (sign(own)) }
                    },
                    None => td.first[first] {},
                }
            }
        }
    }
}

fn stances(story: &Story, point: &Point) -> BTreeMap<usize, Stance> {
    let reports = point.statements.iter().map(|at| at.report);
    reports.filter_map(|at| Some((at, story.account.stance(point, at)?))).collect()
}

//! The frame of a page: policy, style, script, head, navigation, foot.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::Serialize;
use sha2::{Digest, Sha256};
use twosource_text::Document;

use super::marks::phrase;
use super::overview::hex;
use super::story::{Story, clip};
use super::{cards, copies, flow, matrix, overview, reader, said, timeline};
use crate::Skipped;
use crate::review::{self, Place};

const STYLE: &str = include_str!("assets/page.css");
const SCRIPT: &str = include_str!("assets/page.js");

/// What the head of a page tells.
pub(super) struct Head<'a> {
    pub(super) title: &'a str,
    pub(super) made: Option<&'a str>,
    /// How many marks of the review belong to no point.
    pub(super) lost: usize,
}

/// A view: its anchor, its name and what fills it.
pub(super) type View = (&'static str, &'static str, fn(&Story) -> Markup);

/// The views in the order of the page.
pub(super) const VIEWS: [View; 8] = [
    ("overview", "Overview", overview::view),
    ("matrix", "Coverage", matrix::view),
    ("points", "Points", cards::view),
    ("said", "Who said what", said::view),
    ("flow", "Sources", flow::view),
    ("timeline", "Timeline", timeline::view),
    ("copies", "Copies", copies::view),
    ("reports", "Reports", reader::view),
];

/// The whole page.
pub(super) fn page(
    head: &Head,
    stories: &[Story],
    alone: &[Document],
    skipped: &[Skipped],
) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "twosource " (env!("CARGO_PKG_VERSION")) };
                title { (head.title) " – Twosource" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { "Skip to the account" }
                (bar(stories))
                main #main tabindex="-1" {
                    p.made { (made(head)) ". The SHA-256 of each input stands with the reports." }
                    @if stories.len() > 1 { (contents(head, stories)) }
                    @for story in stories { (self::story(story)) }
                    (overview::lost(head.lost))
                    (overview::not_compared(alone))
                    (overview::not_read(skipped))
                }
                (foot(head))
                (help())
                script #data type="application/json" { (PreEscaped(data(stories))) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// Nothing may be loaded from anywhere; style and script are those of the program, by their hash.
fn policy() -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

/// The navigation above the page. What only script can do is hidden until there is script.
fn bar(stories: &[Story]) -> Markup {
    html! {
        header.bar {
            span.mark aria-hidden="true" { "Twosource" }
            nav aria-label="Views" {
                @if let [story] = stories {
                    (links(story))
                } @else {
                    @for story in stories {
                        a href=(story.href("story")) { "Story " (story.number.unwrap_or_default()) }
                    }
                }
            }
            div.tools hidden {
                input #search type="search" placeholder="Search points  /"
                    aria-label="Search points" autocomplete="off";
                button #export type="button" disabled { "Export marks" }
                button #keys type="button" aria-label="Keys" { "?" }
            }
        }
        p #status role="status" {}
    }
}

fn links(story: &Story) -> Markup {
    html! { @for (id, name, _) in VIEWS { a href=(story.href(id)) { (name) } } }
}

fn contents(head: &Head, stories: &[Story]) -> Markup {
    html! {
        section.contents {
            h1 { (head.title) }
            ol {
                @for story in stories {
                    li {
                        a href=(story.href("story")) { (clip(&story.title(), 160)) }
                        " " span.aside { (phrase(&crate::support::story(story.account))) }
                    }
                }
            }
        }
    }
}

fn story(story: &Story) -> Markup {
    let number = story.number.unwrap_or(1);
    html! {
        article.story id=(story.id("story")) data-story=(number) {
            @if let Some(number) = story.number {
                nav.of-story aria-label={ "Views of story " (number) } {
                    strong { "Story " (number) } " " (links(story))
                }
            }
            @for (id, name, fill) in VIEWS {
                section.view id=(story.id(id)) aria-labelledby=(story.id(&format!("{id}-title"))) {
                    h2 id=(story.id(&format!("{id}-title"))) { (name) }
                    (fill(story))
                }
            }
        }
    }
}

/// The program, its version and the time of making: on paper above all, on a screen below.
fn made(head: &Head) -> Markup {
    html! {
        "Made by Twosource " (env!("CARGO_PKG_VERSION"))
        @if let Some(made) = head.made { " on " time { (made) } }
    }
}

fn foot(head: &Head) -> Markup {
    html! {
        footer {
            p {
                (made(head)) ". Words set in serif are those of the reports, exactly as they stand there; words set "
                "in sans serif are the program’s. It tells who says what and how many of them "
                "independently. It does not tell who is right. The SHA-256 of each input stands "
                "with the report."
            }
        }
    }
}

fn help() -> Markup {
    let keys = [
        ("j", "next point"),
        ("k", "point before"),
        ("/", "search points"),
        ("a", "accept the point, or take that back"),
        ("x", "reject the point, or take that back"),
        ("n", "write a note on the point"),
        ("o", "go to the first report of the point"),
        ("m", "go to the coverage"),
        ("Esc", "end the search, close this"),
        ("?", "show this"),
    ];
    html! {
        dialog #help aria-labelledby="help-title" {
            h2 #help-title { "Keys" }
            dl { @for (key, meaning) in keys { dt { kbd { (key) } } dd { (meaning) } } }
            form method="dialog" { button { "Close" } }
        }
    }
}

/// What the script needs to export marks: the statements of each point.
#[derive(Serialize)]
struct Data {
    format: &'static str,
    version: u32,
    /// SHA-256 of the points, by which a browser keeps marks apart.
    id: String,
    stories: Vec<StoryData>,
}

#[derive(Serialize)]
struct StoryData {
    number: usize,
    /// Document, start and end of each statement of each point, in code points.
    points: Vec<Vec<(String, usize, usize)>>,
    marks: Vec<MarkData>,
}

/// A mark that was read, so that an export holds it too.
#[derive(Serialize)]
struct MarkData {
    point: usize,
    decision: Option<&'static str>,
    note: String,
}

fn data(stories: &[Story]) -> String {
    let place = |place: Place| (place.document, place.start, place.end);
    let of_story = |story: &Story| StoryData {
        number: story.number.unwrap_or(1),
        points: story
            .account
            .points
            .iter()
            .map(|point| review::places(&story.sources, point).into_iter().map(place).collect())
            .collect(),
        marks: marks(story),
    };
    let stories: Vec<StoryData> = stories.iter().map(of_story).collect();
    let points: Vec<_> = stories.iter().map(|story| &story.points).collect();
    let id = hex(&Sha256::digest(serde_json::to_vec(&points).unwrap_or_default()));
    let data = Data { format: review::FORMAT, version: review::VERSION, id, stories };
    // In a script element only `<` can end it or open a comment.
    serde_json::to_string(&data).unwrap_or_default().replace('<', "\\u003c")
}

fn marks(story: &Story) -> Vec<MarkData> {
    let numbers = 1..=story.account.points.len();
    let of_point = |point: usize| {
        story.marks.of(point).iter().map(move |placed| MarkData {
            point,
            decision: placed.mark.decision.map(review::Decision::name),
            note: placed.mark.note.clone(),
        })
    };
    numbers.flat_map(of_point).collect()
}

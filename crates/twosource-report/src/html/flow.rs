//! Where the statements come from: origins, those who pass them on, outlets, as a layered picture whose
//! bands are as wide as there are statements.
//!
//! The layers follow from the voice chains: an outlet stands in the last one, who it has something
//! from in the one before, and all origins in the first. Within a layer the order is that of the
//! mean place of what a node leads to (Sugiyama, Tagawa and Toda, 1981), outlets first.

mod layout;

use std::collections::BTreeMap;

use maud::{Markup, html};
use twosource_compare::StatementRef;

use super::story::{Speaker, Story, clip};
use super::svg::{fitting, number};
use crate::sources::letter;
use crate::wording;
use layout::{Band, Layout, Placed};

/// Origins that have a place of their own; the others share one.
const ORIGINS: usize = 28;
/// Characters of the name of an outlet.
const NAME: usize = 60;
/// Width left of the first layer and right of the last, for the labels.
pub(super) const MARGIN: f64 = 250.0;
/// Width of the picture.
pub(super) const WIDTH: f64 = 1040.0;
/// Width of a node.
pub(super) const NODE: f64 = 8.0;

/// What a node stands for, in the order in which equals are drawn.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A report, by its place among the columns.
    Outlet(usize),
    /// A source in a layer, counted from the outlets.
    Source(usize, Option<usize>, String),
    /// The origins that have no place of their own.
    Others,
}

/// The nodes and bands of the picture.
#[derive(Default)]
pub(super) struct Graph {
    /// Label and address of each node.
    labels: BTreeMap<Key, (String, Option<String>)>,
    /// Statements from one node to the next.
    pub(super) edges: BTreeMap<(Key, Key), usize>,
    /// How many layers there are, the outlets' among them.
    pub(super) layers: usize,
}

pub(super) fn view(story: &Story) -> Markup {
    let paths = paths(story);
    let graph = graph(story, &paths);
    let own = story.sources.all().map(|(at, report)| {
        let statements = report.analysis.statements.iter();
        (at, statements.filter(|own| own.voices.is_empty()).count())
    });
    html! {
        @if graph.edges.is_empty() {
            p.aside { "No report names a source." }
        } @else {
            p.aside {
                "From those who stand behind it, by way of those who pass it on, to the outlet; "
                "as wide as there are statements."
            }
            div.scroll tabindex="0" role="region" aria-label="Sources of the statements" { (picture(&graph)) }
        }
        p.aside {
            "In the outlet’s own voice: "
            @for (at, count) in own {
                @if at > 0 { ", " }
                (letter(at)) " " (count)
            }
            "."
        }
    }
}

/// The voices behind one statement, from the outlet inward.
struct Path {
    outlet: usize,
    voices: Vec<Speaker>,
}

fn paths(story: &Story) -> Vec<Path> {
    let mut found = Vec::new();
    for (column, (report, _)) in story.columns().enumerate() {
        let Some(own) = story.sources.get(report) else { continue };
        for (statement, told) in own.analysis.statements.iter().enumerate() {
            let is_counted = story.point_of(StatementRef { report, statement }).is_some();
            let voices = told.voices.iter().filter_map(|voice| story.speaker(report, voice));
            let voices: Vec<Speaker> = voices.collect();
            if is_counted && !voices.is_empty() {
                found.push(Path { outlet: column, voices });
            }
        }
    }
    found
}

fn graph(story: &Story, paths: &[Path]) -> Graph {
    let depth = paths.iter().map(|path| path.voices.len()).max().unwrap_or(0);
    let shown = most_cited(paths);
    let mut graph = Graph { layers: depth + 1, ..Graph::default() };
    for path in paths {
        let mut to = Key::Outlet(path.outlet);
        graph.label(&to, || outlet(story, path.outlet));
        for (at, speaker) in path.voices.iter().enumerate() {
            let is_origin = at + 1 == path.voices.len();
            let (entity, words) = speaker.key();
            let layer = if is_origin { depth } else { at + 1 };
            let from = if is_origin && !shown.contains_key(&speaker.key()) {
                Key::Others
            } else {
                Key::Source(layer, entity, words)
            };
            graph.label(&from, || source(story, speaker, is_origin));
            *graph.edges.entry((from.clone(), to)).or_default() += 1;
            to = from;
        }
    }
    graph
}

/// The origins with most statements.
fn most_cited(paths: &[Path]) -> BTreeMap<(Option<usize>, String), usize> {
    let mut counts: BTreeMap<(Option<usize>, String), usize> = BTreeMap::new();
    let origins = paths.iter().filter_map(|path| path.voices.last());
    for origin in origins.filter(|origin| !origin.is_nameless()) {
        *counts.entry(origin.key()).or_default() += 1;
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ranked.truncate(ORIGINS);
    ranked.into_iter().collect()
}

fn outlet(story: &Story, column: usize) -> (String, Option<String>) {
    let report = story.columns().nth(column).map_or(0, |(report, _)| report);
    let label = format!("{} {}", letter(report), story.outlet(report, NAME));
    (label, Some(story.report(report)))
}

fn source(story: &Story, speaker: &Speaker, is_origin: bool) -> (String, Option<String>) {
    let entity = speaker.entity.filter(|_| is_origin);
    (speaker.name.clone(), entity.map(|id| story.href(&format!("e{id}"))))
}

impl Graph {
    fn label(&mut self, key: &Key, label: impl FnOnce() -> (String, Option<String>)) {
        if !self.labels.contains_key(key) {
            let others = || ("other sources".to_owned(), None);
            let label = if *key == Key::Others { others() } else { label() };
            self.labels.insert(key.clone(), label);
        }
    }

    /// The layer of a node, counted from the origins.
    pub(super) fn layer(&self, key: &Key) -> usize {
        let last = self.layers.saturating_sub(1);
        match key {
            Key::Outlet(_) => last,
            Key::Source(from_outlets, ..) => last.saturating_sub(*from_outlets),
            Key::Others => 0,
        }
    }

    pub(super) fn nodes(&self) -> impl Iterator<Item = &Key> {
        self.labels.keys()
    }

    fn name(&self, key: &Key) -> &str {
        self.labels.get(key).map_or("", |(name, _)| name)
    }
}

fn picture(graph: &Graph) -> Markup {
    let layout = Layout::new(graph);
    let size = format!("0 0 {} {}", number(WIDTH), number(layout.height));
    html! {
        svg.flow viewBox=(size) width=(number(WIDTH)) height=(number(layout.height)) role="group"
            aria-label="Origins, relays and outlets; the same stands in words under Who said what" {
            g.bands { @for band in &layout.bands { (self::band(graph, band)) } }
            g.nodes { @for node in &layout.nodes { (self::node(graph, node)) } }
        }
    }
}

fn band(graph: &Graph, band: &Band) -> Markup {
    let (x0, y0, x1, y1) = (band.from.0, band.from.1, band.to.0, band.to.1);
    let middle = f64::midpoint(x0, x1);
    let [x0, y0, x1, y1, middle] = [x0, y0, x1, y1, middle].map(number);
    html! {
        path d=(format!("M{x0} {y0}C{middle} {y0} {middle} {y1} {x1} {y1}"))
            stroke-width=(number(band.width)) {
            title {
                (clip(graph.name(&band.ends.0), 80)) " → " (clip(graph.name(&band.ends.1), 80)) ": "
                (wording::count(band.statements, "statement"))
            }
        }
    }
}

fn node(graph: &Graph, node: &Placed) -> Markup {
    let (name, href) = graph.labels.get(&node.key).cloned().unwrap_or_default();
    let layer = graph.layer(&node.key);
    let is_first = layer == 0;
    let room = if is_first || layer + 1 == graph.layers { MARGIN - 44.0 } else { 150.0 };
    let (x, anchor) = if is_first { (node.x - 6.0, "end") } else { (node.x + NODE + 6.0, "start") };
    let label = html! {
        text x=(number(x)) y=(number(node.y + node.height / 2.0 + 4.0)) text-anchor=(anchor) {
            (clip(&name, fitting(room))) " " tspan.aside { (node.statements) }
        }
    };
    html! {
        rect x=(number(node.x)) y=(number(node.y)) width=(number(NODE)) height=(number(node.height)) {}
        @match href {
            Some(href) => a href=(href) { (label) },
            None => (label),
        }
    }
}

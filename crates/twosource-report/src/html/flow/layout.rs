//! Places of nodes and bands.

use std::collections::BTreeMap;

use super::super::svg::float;
use super::{Graph, Key, MARGIN, NODE, WIDTH};

/// Height that the fullest layer is fitted to.
const HEIGHT: f64 = 560.0;
/// Height of one statement, at least and at most.
const STATEMENT: (f64, f64) = (1.0, 7.0);
/// Height that a node takes with its label, at least.
const ROW: f64 = 17.0;
/// Space between two nodes.
const GAP: f64 = 5.0;
/// Space above and below.
const EDGE: f64 = 6.0;

/// A node with its place.
pub(super) struct Placed {
    pub(super) key: Key,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) height: f64,
    /// How many statements go through it.
    pub(super) statements: usize,
}

/// A band with the places of its ends.
pub(super) struct Band {
    pub(super) ends: (Key, Key),
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    pub(super) width: f64,
    pub(super) statements: usize,
}

/// The picture, in its own units.
pub(super) struct Layout {
    pub(super) nodes: Vec<Placed>,
    pub(super) bands: Vec<Band>,
    pub(super) height: f64,
}

impl Layout {
    pub(super) fn new(graph: &Graph) -> Self {
        let statements = through(graph);
        let unit = unit(graph, &statements);
        let mut nodes: BTreeMap<Key, Placed> = BTreeMap::new();
        // From the outlets backward, so that what a node leads to has its place.
        for layer in (0..graph.layers).rev() {
            let mut keys: Vec<&Key> =
                graph.nodes().filter(|key| graph.layer(key) == layer).collect();
            keys.sort_by(|a, b| target(graph, &nodes, a).total_cmp(&target(graph, &nodes, b)));
            place(graph, layer, &keys, &statements, unit, &mut nodes);
        }
        center(graph, &mut nodes);
        let bottom = nodes.values().map(|node| node.y + node.height.max(ROW)).fold(0.0, f64::max);
        let bands = bands(graph, &nodes, unit);
        Self { nodes: nodes.into_values().collect(), bands, height: bottom + EDGE }
    }
}

/// How many statements go through each node.
fn through(graph: &Graph) -> BTreeMap<Key, usize> {
    let (mut into, mut out): (BTreeMap<Key, usize>, BTreeMap<Key, usize>) = Default::default();
    for ((from, to), count) in &graph.edges {
        *out.entry(from.clone()).or_default() += count;
        *into.entry(to.clone()).or_default() += count;
    }
    for (key, count) in out {
        let all = into.entry(key).or_default();
        *all = (*all).max(count);
    }
    into
}

/// Height of one statement, so that the fullest layer has its height.
fn unit(graph: &Graph, statements: &BTreeMap<Key, usize>) -> f64 {
    let layers = (0..graph.layers).map(|layer| {
        let keys = statements.iter().filter(|(key, _)| graph.layer(key) == layer);
        keys.map(|(_, count)| count).sum::<usize>()
    });
    let most = layers.max().unwrap_or(1).max(1);
    (HEIGHT / float(most)).clamp(STATEMENT.0, STATEMENT.1)
}

/// Mean height of what a node leads to, by statements; outlets keep their order.
fn target(graph: &Graph, nodes: &BTreeMap<Key, Placed>, key: &Key) -> f64 {
    if let Key::Outlet(column) = key {
        return float(*column);
    }
    let edges = graph.edges.iter().filter(|((from, _), _)| from == key);
    let (mut sum, mut all) = (0.0, 0.0);
    for ((_, to), &count) in edges {
        let Some(node) = nodes.get(to) else { continue };
        sum += float(count) * (node.y + node.height / 2.0);
        all += float(count);
    }
    if *key == Key::Others || all == 0.0 { f64::MAX } else { sum / all }
}

fn place(
    graph: &Graph,
    layer: usize,
    keys: &[&Key],
    statements: &BTreeMap<Key, usize>,
    unit: f64,
    nodes: &mut BTreeMap<Key, Placed>,
) {
    let last = graph.layers.saturating_sub(1).max(1);
    let x = MARGIN + (WIDTH - 2.0 * MARGIN - NODE) * float(layer) / float(last);
    let mut y = EDGE;
    for &key in keys {
        let count = statements.get(key).copied().unwrap_or_default();
        let height = (float(count) * unit).max(2.0);
        let room = height.max(ROW);
        let placed =
            Placed { key: key.clone(), x, y: y + (room - height) / 2.0, height, statements: count };
        nodes.insert(key.clone(), placed);
        y += room + GAP;
    }
}

/// Moves the layers down to the middle of the highest.
fn center(graph: &Graph, nodes: &mut BTreeMap<Key, Placed>) {
    let bottom = |nodes: &BTreeMap<Key, Placed>, layer: usize| {
        let own = nodes.values().filter(|node| graph.layer(&node.key) == layer);
        own.map(|node| node.y + node.height).fold(0.0, f64::max)
    };
    let lowest = (0..graph.layers).map(|layer| bottom(nodes, layer)).fold(0.0, f64::max);
    for layer in 0..graph.layers {
        let down = (lowest - bottom(nodes, layer)) / 2.0;
        let own = nodes.values_mut().filter(|node| graph.layer(&node.key) == layer);
        own.for_each(|node| node.y += down);
    }
}

/// The bands, stacked at both ends in the order of what they lead to.
fn bands(graph: &Graph, nodes: &BTreeMap<Key, Placed>, unit: f64) -> Vec<Band> {
    let y = |key: &Key| nodes.get(key).map_or(0.0, |node| node.y);
    let mut edges: Vec<(&(Key, Key), usize)> =
        graph.edges.iter().map(|(ends, &count)| (ends, count)).collect();
    let mut leave: BTreeMap<&Key, f64> = BTreeMap::new();
    let mut arrive: BTreeMap<&Key, f64> = BTreeMap::new();
    let mut starts: BTreeMap<&(Key, Key), f64> = BTreeMap::new();
    edges.sort_by(|a, b| y(&a.0.1).total_cmp(&y(&b.0.1)));
    for &(ends, count) in &edges {
        starts.insert(ends, stack(&mut leave, &ends.0, float(count) * unit));
    }
    edges.sort_by(|a, b| y(&a.0.0).total_cmp(&y(&b.0.0)));
    let mut ended = Vec::new();
    for (ends, count) in edges {
        let width = float(count) * unit;
        ended.push((ends, count, stack(&mut arrive, &ends.1, width)));
    }
    let band = |(ends, count, end): (&(Key, Key), usize, f64)| {
        let width = float(count) * unit;
        let (from, to) = (nodes.get(&ends.0)?, nodes.get(&ends.1)?);
        Some(Band {
            ends: ends.clone(),
            from: (from.x + NODE, from.y + starts.get(ends)? + width / 2.0),
            to: (to.x, to.y + end + width / 2.0),
            width,
            statements: count,
        })
    };
    ended.into_iter().filter_map(band).collect()
}

/// Takes room at the side of a node; gives what was taken before.
fn stack<'a>(taken: &mut BTreeMap<&'a Key, f64>, key: &'a Key, width: f64) -> f64 {
    let all = taken.entry(key).or_default();
    let before = *all;
    *all += width;
    before
}

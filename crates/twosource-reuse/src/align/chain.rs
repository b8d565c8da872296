//! Runs that follow each other in both texts, over small gaps, as one passage.

use std::ops::Range;

use super::gap::filled;
use super::run::Run;
use crate::align::ratio;
use crate::settings::Settings;
use crate::words::Words;

/// Runs before a run that it may be chained to.
const LOOK_BACK: usize = 64;

/// The best chain that ends in a run.
#[derive(Clone, Copy)]
struct Link {
    score: f64,
    /// The run before, if any.
    before: Option<usize>,
}

/// Disjoint chains with the equal words of their gaps, best first; what they cover, gaps included,
/// overlaps on neither side.
pub(crate) fn chains(runs: &[Run], a: &Words, b: &Words, settings: &Settings) -> Vec<Vec<Run>> {
    let links = links(runs, settings);
    let mut order: Vec<usize> = (0..runs.len()).collect();
    let score = |at: usize| links.get(at).map_or(0.0, |link| link.score);
    order.sort_by(|&a, &b| score(b).total_cmp(&score(a)).then(a.cmp(&b)));
    let mut taken = Taken { left: vec![false; a.len()], right: vec![false; b.len()] };
    let mut visited = vec![false; runs.len()];
    let mut found = Vec::new();
    for end in order {
        let chain = trace(runs, &links, end, &mut visited);
        for part in taken.parts(&taken.free(&chain), settings.gap) {
            taken.take(&part);
            found.push(filled(&part, a, b));
        }
    }
    found
}

fn links(runs: &[Run], settings: &Settings) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let mut best = Link { score: ratio(run.length, 1), before: None };
        for before in (at.saturating_sub(LOOK_BACK)..at).rev() {
            let (Some(earlier), Some(link)) = (runs.get(before), links.get(before)) else {
                continue;
            };
            let Some((gap, length)) = step(*earlier, *run, settings.gap) else { continue };
            let score = link.score + ratio(length, 1) - settings.gap_cost * ratio(gap, 1);
            if score > best.score {
                best = Link { score, before: Some(before) };
            }
        }
        links.push(best);
    }
    links
}

/// The gap between two runs and how many words the later one adds; `None` where it does not follow.
fn step(earlier: Run, later: Run, most: usize) -> Option<(usize, usize)> {
    let (left, right) = (earlier.left_range().end, earlier.right_range().end);
    let overlap = left.saturating_sub(later.left).max(right.saturating_sub(later.right));
    let rest = later.without(overlap);
    let gap = (rest.left - left.min(rest.left)).max(rest.right - right.min(rest.right));
    let follows = rest.left >= left && rest.right >= right;
    (follows && rest.length > 0 && gap <= most).then_some((gap, rest.length))
}

/// The runs of the chain that ends in `end`, up to one that another chain has, in text order.
fn trace(runs: &[Run], links: &[Link], end: usize, visited: &mut [bool]) -> Vec<Run> {
    let mut chain: Vec<Run> = Vec::new();
    let mut next = Some(end);
    while let Some(at) = next {
        let (Some(run), Some(link), Some(seen)) =
            (runs.get(at), links.get(at), visited.get_mut(at))
        else {
            break;
        };
        if std::mem::replace(seen, true) {
            break;
        }
        chain.push(*run);
        next = link.before;
    }
    chain.reverse();
    without_overlap(&chain)
}

/// Each run without the words that the one before has.
fn without_overlap(chain: &[Run]) -> Vec<Run> {
    let (mut left, mut right) = (0, 0);
    let mut found = Vec::new();
    for run in chain {
        let overlap = left.max(run.left) - run.left;
        let run = run.without(overlap.max(right.max(run.right) - run.right));
        if run.length > 0 {
            (left, right) = (run.left_range().end, run.right_range().end);
            found.push(run);
        }
    }
    found
}

/// Words that a better chain has.
struct Taken {
    left: Vec<bool>,
    right: Vec<bool>,
}

impl Taken {
    fn is_free(&self, (left, right): (usize, usize)) -> bool {
        self.left.get(left) == Some(&false) && self.right.get(right) == Some(&false)
    }

    /// The parts of the runs that are free on both sides.
    fn free(&self, chain: &[Run]) -> Vec<Run> {
        let mut found: Vec<Run> = Vec::new();
        for (left, right) in chain.iter().flat_map(Run::pairs).filter(|pair| self.is_free(*pair)) {
            match found.last_mut() {
                Some(run) if run.left_range().end == left && run.right_range().end == right => {
                    run.length += 1;
                }
                _ => found.push(Run { left, right, length: 1 }),
            }
        }
        found
    }

    /// The chain cut where better ones lie in its gaps, or have made them too large.
    fn parts(&self, chain: &[Run], gap: usize) -> Vec<Vec<Run>> {
        let are_free = |words: &[bool], gap: Range<usize>| {
            words.get(gap).is_some_and(|gap| !gap.contains(&true))
        };
        let follows = |a: &Run, b: &Run| {
            step(*a, *b, gap).is_some()
                && are_free(&self.left, a.left_range().end..b.left)
                && are_free(&self.right, a.right_range().end..b.right)
        };
        chain.chunk_by(follows).map(<[Run]>::to_vec).collect()
    }

    fn take(&mut self, chain: &[Run]) {
        let (Some(first), Some(last)) = (chain.first(), chain.last()) else { return };
        let (left, right) =
            (first.left..last.left_range().end, first.right..last.right_range().end);
        self.left.get_mut(left).into_iter().flatten().for_each(|word| *word = true);
        self.right.get_mut(right).into_iter().flatten().for_each(|word| *word = true);
    }
}

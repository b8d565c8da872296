//! The passages that stand in two texts.
//!
//! ```text
//! shingles in both -> exact runs (run) -> chained over small gaps (chain) -> gaps filled (gap) -> passages
//! ```
//!
//! Local chaining, as genomes are aligned: a passage goes on over words that were replaced, put in
//! or left out, so that an edited sentence stays one passage, and passages may come in any order. A
//! passage counts by its own words: those that neither text quotes and that are no furniture. One
//! with few of them is a shared quotation with its introduction.
//!
//! The work is linear in the lengths of the texts, also where they repeat themselves: every list
//! that is followed up is bounded.

mod chain;
mod gap;
mod run;

use twosource_text::Span;

use crate::settings::Settings;
use crate::words::Words;
use run::{Places, Run};

/// A text made ready for alignment.
#[derive(Clone, Debug)]
pub struct Text {
    pub(crate) words: Words,
    places: Places,
}

impl Text {
    /// Indexes the shingles of a text.
    pub fn new(words: Words, settings: &Settings) -> Self {
        let places = Places::of(&words, settings.seed.max(1));
        Self { words, places }
    }
}

/// A passage that stands in two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedPassage {
    /// Where it stands in the one text, edited words inside it included.
    pub left: Span,
    /// Where it stands in the other.
    pub right: Span,
    /// Own words that are the same in both, in the same order.
    pub words: usize,
    /// Most of them in a row without any difference.
    pub longest_run: usize,
}

/// What two texts share.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The passages in the order of the one text; none overlaps another, on neither side.
    pub passages: Vec<SharedPassage>,
    /// Own words that stand in the other text in the same order.
    pub words: usize,
    /// Share of each text's own words that these are; words that the other text has in quotation
    /// marks are left out.
    pub shares: (f64, f64),
}

/// Finds the passages that stand in both texts; the order of the texts makes no difference.
pub fn align(a: &Text, b: &Text, settings: &Settings) -> Shared {
    // One order for both calls, so that ties are decided alike.
    let key = |text: &Text| text.words.hashes.len();
    if (key(a), &a.words.hashes, &a.words.own) <= (key(b), &b.words.hashes, &b.words.own) {
        return ordered(a, b, settings);
    }
    let mut shared = ordered(b, a, settings);
    for passage in &mut shared.passages {
        std::mem::swap(&mut passage.left, &mut passage.right);
    }
    shared.passages.sort_by_key(|passage| (passage.left, passage.right));
    shared.shares = (shared.shares.1, shared.shares.0);
    shared
}

fn ordered(a: &Text, b: &Text, settings: &Settings) -> Shared {
    let runs = run::runs((&a.words, &a.places), (&b.words, &b.places), settings.seed);
    let (mut found, mut tally) = (Vec::new(), Tally::default());
    for runs in chain::chains(&runs, &a.words, &b.words, settings) {
        tally.quoted(&runs, &a.words, &b.words);
        let own = own_runs(&runs, &a.words, &b.words);
        let words: usize = own.iter().sum();
        let all: usize = runs.iter().map(|run| run.length).sum();
        let is_quotation =
            words < settings.passage_enough && ratio(words, all) < settings.passage_own;
        if words < settings.passage_words || is_quotation {
            continue;
        }
        tally.words += words;
        found.extend(passage(&runs, &own, &a.words, &b.words));
    }
    found.sort_by_key(|passage| (passage.left, passage.right));
    let share = |text: &Words, quoted: usize| ratio(tally.words, text.own().count() - quoted);
    let shares = (share(&a.words, tally.quoted_right), share(&b.words, tally.quoted_left));
    Shared { passages: found, words: tally.words, shares }
}

/// What is counted over all passages.
#[derive(Default)]
struct Tally {
    words: usize,
    /// Matched words that only the left text has in quotation marks.
    quoted_left: usize,
    /// Matched words that only the right text has in quotation marks.
    quoted_right: usize,
}

impl Tally {
    fn quoted(&mut self, runs: &[Run], a: &Words, b: &Words) {
        for (left, right) in runs.iter().flat_map(Run::pairs) {
            let (left, right) = (is_own(a, left), is_own(b, right));
            self.quoted_left += usize::from(!left && right);
            self.quoted_right += usize::from(left && !right);
        }
    }
}

fn is_own(text: &Words, at: usize) -> bool {
    text.own.get(at).copied().unwrap_or(false)
}

/// Lengths of the runs, counting the words that are both texts' own.
fn own_runs(runs: &[Run], a: &Words, b: &Words) -> Vec<usize> {
    let both = |&(left, right): &(usize, usize)| is_own(a, left) && is_own(b, right);
    runs.iter().map(|run| run.pairs().filter(both).count()).collect()
}

fn passage(runs: &[Run], own: &[usize], a: &Words, b: &Words) -> Option<SharedPassage> {
    let (first, last) = (runs.first()?, runs.last()?);
    let span = |text: &Words, start: usize, end: usize| {
        Some(text.spans.get(start)?.cover(*text.spans.get(end.checked_sub(1)?)?))
    };
    let left = span(a, first.left, last.left + last.length)?;
    let right = span(b, first.right, last.right + last.length)?;
    let longest_run = own.iter().copied().max().unwrap_or(0);
    Some(SharedPassage { left, right, words: own.iter().sum(), longest_run })
}

/// `part / whole` of two counts of words; 0 of nothing.
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole).max(1.0)
}

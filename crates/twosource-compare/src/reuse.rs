//! Reports that derive from one text.
//!
//! Two reports share a passage where at least [`MIN_RUN`] of their own words stand in the same
//! order. Words inside quotation marks are left out: two reporters may quote one speech. A report
//! whose own words stand for [`COPY_SHARE`] or more in another is a copy and counts once with it;
//! below that, single statements inside a shared passage still count once.
//!
//! Method: shingles of five words as candidates (Broder 1997), then maximal runs, since a ratio of
//! shingles alone takes common phrases for copying.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use twosource_text::{Passage, Span};

use crate::account::{Lineage, Report};

/// Words of a shingle.
const SHINGLE: usize = 5;
/// Fewest words of a passage that counts as shared.
const MIN_RUN: usize = 12;
/// Share of the shorter report's own words from which on it is a copy. The share of contained
/// 5-grams that separates copies best on development data is 0.45 as well.
const COPY_SHARE: f64 = 0.45;
/// Fewest shared words of a copy: below that two short notes may agree by chance.
const MIN_COPY_WORDS: usize = 40;
/// Places of one shingle that are followed up: a text that repeats itself is no candidate.
const MAX_PLACES: usize = 8;

/// Pairs of reports that share passages, ordered by their indices.
pub(crate) fn find_reuse(reports: &[Report]) -> Vec<Lineage> {
    let texts: Vec<OwnWords> = reports.iter().map(OwnWords::of).collect();
    let mut found = Vec::new();
    for ((left, right), mut seeds) in shared_shingles(&texts) {
        seeds.sort_unstable();
        let (Some(a), Some(b)) = (texts.get(left), texts.get(right)) else { continue };
        let runs = runs(a, b, &seeds);
        found.extend(lineage(reports, (left, right), (a, b), &runs));
    }
    found
}

/// The words that a report has for itself.
struct OwnWords {
    words: Vec<(u64, Span)>,
}

impl OwnWords {
    fn of(report: &Report) -> Self {
        let (document, analysis) = (&report.document, &report.analysis);
        let quoted = &analysis.quotations;
        let is_own = |span: Span| {
            let after = quoted.partition_point(|quote| quote.end() <= span.start());
            !quoted.get(after).is_some_and(|quote| quote.overlaps(span))
        };
        let own = analysis.words.iter().filter(|word| is_own(word.span));
        let words = own.map(|word| (fingerprint(document.slice(word.span)), word.span)).collect();
        Self { words }
    }

    fn shingles(&self) -> impl Iterator<Item = (u64, usize)> {
        self.words.windows(SHINGLE).zip(0..).map(|(words, at)| {
            let mix = |hash: u64, word: &(u64, Span)| (hash ^ word.0).wrapping_mul(PRIME);
            (words.iter().fold(OFFSET, mix), at)
        })
    }
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// FNV-1a of the lower-case word: the same on every machine.
fn fingerprint(word: &str) -> u64 {
    let bytes = word.chars().flat_map(char::to_lowercase);
    bytes.fold(OFFSET, |hash, char| (hash ^ u64::from(u32::from(char))).wrapping_mul(PRIME))
}

type Seeds = BTreeMap<(usize, usize), Vec<(usize, usize)>>;

/// For each pair of reports that share a shingle, the positions where it stands in both.
fn shared_shingles(texts: &[OwnWords]) -> Seeds {
    let mut places: FxHashMap<u64, Vec<(usize, usize)>> = FxHashMap::default();
    for (report, text) in texts.iter().enumerate() {
        for (shingle, at) in text.shingles() {
            let known = places.entry(shingle).or_default();
            if known.iter().filter(|place| place.0 == report).count() < MAX_PLACES {
                known.push((report, at));
            }
        }
    }
    let mut seeds = Seeds::new();
    for (report, text) in texts.iter().enumerate() {
        for (shingle, at) in text.shingles() {
            let earlier = places.get(&shingle).into_iter().flatten();
            for &(other, there) in earlier.filter(|place| place.0 < report) {
                seeds.entry((other, report)).or_default().push((there, at));
            }
        }
    }
    seeds
}

/// A stretch of equal words: start in the one text, start in the other, length.
type Run = (usize, usize, usize);

/// Maximal runs of equal words, none of whose words is used twice, longest first.
fn runs(a: &OwnWords, b: &OwnWords, seeds: &[(usize, usize)]) -> Vec<Run> {
    let word = |text: &OwnWords, at: usize| text.words.get(at).map(|word| word.0);
    let mut found: Vec<Run> = Vec::new();
    // The end of the last run on each diagonal: seeds before it belong to that run.
    let mut reached: FxHashMap<isize, usize> = FxHashMap::default();
    for &(left, right) in seeds {
        let diagonal = left.cast_signed() - right.cast_signed();
        if reached.get(&diagonal).is_some_and(|&end| left < end) {
            continue;
        }
        let same = |step: &usize| {
            let here = word(a, left + step);
            here.is_some() && here == word(b, right + step)
        };
        let length = (0..a.words.len()).take_while(same).count();
        reached.insert(diagonal, left + length);
        if length >= MIN_RUN {
            found.push((left, right, length));
        }
    }
    found.sort_by_key(|&(left, right, length)| (std::cmp::Reverse(length), left, right));
    without_overlap(&found)
}

fn without_overlap(runs: &[Run]) -> Vec<Run> {
    let mut kept: Vec<Run> = Vec::new();
    let (mut left_used, mut right_used) = (Used::default(), Used::default());
    for &(left, right, length) in runs {
        if left_used.is_free(left, length) && right_used.is_free(right, length) {
            left_used.take(left, length);
            right_used.take(right, length);
            kept.push((left, right, length));
        }
    }
    kept.sort_unstable();
    kept
}

/// Disjoint stretches of word positions, by their start.
#[derive(Default)]
struct Used(BTreeMap<usize, usize>);

impl Used {
    fn is_free(&self, start: usize, length: usize) -> bool {
        let before = self.0.range(..start + length).next_back();
        before.is_none_or(|(_, &end)| end <= start)
    }

    fn take(&mut self, start: usize, length: usize) {
        self.0.insert(start, start + length);
    }
}

fn lineage(
    reports: &[Report],
    pair: (usize, usize),
    texts: (&OwnWords, &OwnWords),
    runs: &[Run],
) -> Option<Lineage> {
    let shared: usize = runs.iter().map(|run| run.2).sum();
    let shorter = texts.0.words.len().min(texts.1.words.len());
    if shared == 0 || shorter == 0 {
        return None;
    }
    let passage = |report: usize, text: &OwnWords, start: usize, length: usize| {
        let (first, last) = (text.words.get(start)?, text.words.get(start + length - 1)?);
        Some(reports.get(report)?.document.passage(first.1.cover(last.1)))
    };
    let both = |&(left, right, length): &Run| {
        Some((passage(pair.0, texts.0, left, length)?, passage(pair.1, texts.1, right, length)?))
    };
    let passages: Vec<(Passage, Passage)> = runs.iter().filter_map(both).collect();
    let share = ratio(shared, shorter);
    let is_copy = share >= COPY_SHARE && shared >= MIN_COPY_WORDS;
    Some(Lineage { reports: pair, share, passages, is_copy, direction: None })
}

/// `part / whole` of two word counts.
fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole).max(1.0)
}

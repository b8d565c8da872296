//! Reports of which every sentence stands in another report, word for word.
//!
//! Shared runs of words alone do not show these where a report is short or holds mostly quotations:
//! quotations are left out of them, since two reporters may quote one speech. That two reporters wrote
//! the same sentences around the same quotations, and nothing else, is no chance.

use std::collections::{BTreeMap, BTreeSet};

use twosource_text::{Passage, Span};

use crate::account::{Lineage, Report};
use crate::wordmap::Words;

/// Marks lineages of such reports as copies, and adds those that are not there.
pub(crate) fn mark(reports: &[Report], words: &[Words], lineages: &mut Vec<Lineage>) {
    for pair in pairs(words) {
        match lineages.iter_mut().find(|lineage| lineage.reports == pair) {
            Some(lineage) => {
                lineage.is_copy = true;
                lineage.share = 1.0;
                let (left, right) = &mut lineage.shares;
                *(if left >= right { left } else { right }) = 1.0;
            }
            None => lineages.extend(lineage(reports, words, pair)),
        }
    }
    lineages.sort_by_key(|lineage| lineage.reports);
}

/// Pairs of reports of which the one holds all sentences of the other.
fn pairs(words: &[Words]) -> BTreeSet<(usize, usize)> {
    let sets: Vec<BTreeSet<&[String]>> =
        words.iter().map(|own| own.sentences().collect()).collect();
    let mut holders: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (report, sentences) in sets.iter().enumerate() {
        for sentence in sentences {
            holders.entry(sentence).or_default().push(report);
        }
    }
    let mut found = BTreeSet::new();
    for (report, own) in sets.iter().enumerate() {
        let rarest =
            own.iter().filter_map(|sentence| holders.get(sentence)).min_by_key(|h| h.len());
        for &other in rarest.into_iter().flatten().filter(|&&other| other != report) {
            let Some(theirs) = sets.get(other) else { continue };
            if own.is_subset(theirs) {
                found.insert((report.min(other), report.max(other)));
            }
        }
    }
    found
}

/// The lineage of two reports that share sentences and no other passage.
fn lineage(reports: &[Report], words: &[Words], pair: (usize, usize)) -> Option<Lineage> {
    let (a, b) = (reports.get(pair.0)?, reports.get(pair.1)?);
    let (left, right) = (words.get(pair.0)?, words.get(pair.1)?);
    let mut places = BTreeMap::new();
    for (range, sentence) in right.ranges() {
        places.entry(sentence).or_insert(range);
    }
    let passages = left.ranges().filter_map(|(range, sentence)| {
        let other = places.get(sentence)?;
        let (own, theirs) = (left.span(range)?, right.span(other)?);
        Some((a.document.passage(own), b.document.passage(theirs)))
    });
    let passages: Vec<(Passage, Passage)> = passages.collect();
    let share = |words: &Words, own: &dyn Fn(&(Passage, Passage)) -> Span| {
        let shared: usize = passages.iter().map(|both| own(both).len()).sum();
        let all = words.ranges().filter_map(|(range, _)| words.span(range));
        ratio(shared, all.map(Span::len).sum())
    };
    let shares = (share(left, &|both| both.0.span), share(right, &|both| both.1.span));
    Some(Lineage { reports: pair, share: 1.0, shares, passages, is_copy: true, direction: None })
}

/// `part / whole` of two lengths, at most 1.
fn ratio(part: usize, whole: usize) -> f64 {
    let number = |length: usize| f64::from(u32::try_from(length).unwrap_or(u32::MAX));
    f64::min(1.0, number(part) / number(whole).max(1.0))
}

//! Where two encoders differ on one text: which attributions only one of them finds, and which both
//! find with another source, cue or content.
//!
//! Two attributions are one where their cues overlap or, failing that, their contents. What all
//! three parts agree on is counted and not shown.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use twosource_analyze::Attribution;
use twosource_compare::Report;
use twosource_text::Span;

/// Two readings of one report.
#[derive(Clone, Copy)]
pub(crate) struct Readings<'a> {
    pub(crate) full: &'a Report,
    pub(crate) fast: &'a Report,
}

/// An attribution that the profiles do not agree on; one of them may lack it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Disagreement<'a> {
    pub(crate) full: Option<&'a Attribution>,
    pub(crate) fast: Option<&'a Attribution>,
}

/// What two readings have in common and where they differ.
pub(crate) struct Agreement<'a> {
    /// How many attributions are the same word for word.
    pub(crate) same: usize,
    /// In text order.
    pub(crate) disagreements: Vec<Disagreement<'a>>,
}

impl<'a> Readings<'a> {
    pub(crate) fn agreement(self) -> Agreement<'a> {
        let [full, fast] = [self.full, self.fast].map(|report| &report.analysis.attributions[..]);
        let (left, right) = (without(full, fast), without(fast, full));
        let same = full.len() - left.len();
        let by_cue = paired(left, right, |attribution| attribution.cue);
        let by_content = paired(by_cue.left, by_cue.right, content);
        let mut disagreements = by_cue.pairs;
        disagreements.extend(by_content.pairs);
        let alone = |full, fast| Disagreement { full, fast };
        disagreements.extend(by_content.left.into_iter().map(|one| alone(Some(one), None)));
        disagreements.extend(by_content.right.into_iter().map(|one| alone(None, Some(one))));
        disagreements.sort_by_key(Disagreement::place);
        Agreement { same, disagreements }
    }
}

impl Disagreement<'_> {
    /// From the first to the last byte of what either profile finds.
    pub(crate) fn place(&self) -> Option<Span> {
        let extents = [self.full, self.fast].into_iter().flatten().map(Attribution::extent);
        extents.reduce(Span::cover)
    }

    /// `only_full`, `only_fast` or `differs`.
    pub(crate) const fn kind(&self) -> &'static str {
        match (self.full, self.fast) {
            (_, None) => "only_full",
            (None, _) => "only_fast",
            (Some(_), Some(_)) => "differs",
        }
    }

    /// Which of source, cue and content differ; nothing where one profile has no attribution.
    pub(crate) fn parts(&self) -> Vec<&'static str> {
        let (Some(full), Some(fast)) = (self.full, self.fast) else { return Vec::new() };
        let parts = [
            ("source", full.source == fast.source),
            ("cue", full.cue == fast.cue),
            ("content", full.content == fast.content),
        ];
        parts.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
    }
}

/// Source, cue and content.
fn words(attribution: &Attribution) -> (Option<Span>, Span, &[Span]) {
    (attribution.source, attribution.cue, &attribution.content)
}

fn content(attribution: &Attribution) -> Span {
    attribution.content.iter().copied().reduce(Span::cover).unwrap_or(attribution.cue)
}

fn without<'a>(these: &'a [Attribution], those: &[Attribution]) -> Vec<&'a Attribution> {
    let known: BTreeSet<_> = those.iter().map(words).collect();
    these.iter().filter(|attribution| !known.contains(&words(attribution))).collect()
}

#[derive(Default)]
struct Paired<'a> {
    pairs: Vec<Disagreement<'a>>,
    left: Vec<&'a Attribution>,
    right: Vec<&'a Attribution>,
}

/// Pairs of attributions whose places overlap, first come, first served, in one pass.
fn paired<'a>(
    mut left: Vec<&'a Attribution>,
    mut right: Vec<&'a Attribution>,
    place: impl Fn(&Attribution) -> Span,
) -> Paired<'a> {
    left.sort_by_key(|one| place(one));
    right.sort_by_key(|one| place(one));
    let mut found = Paired::default();
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    while let (Some(&one), Some(&other)) = (left.peek(), right.peek()) {
        match side(place(one), place(other)) {
            Ordering::Less => found.left.extend(left.next()),
            Ordering::Greater => found.right.extend(right.next()),
            Ordering::Equal => {
                found.pairs.push(Disagreement { full: left.next(), fast: right.next() });
            }
        }
    }
    found.left.extend(left);
    found.right.extend(right);
    found
}

/// Which of two places lies before the other; equal where they overlap.
fn side(one: Span, other: Span) -> Ordering {
    if one.end() <= other.start() {
        Ordering::Less
    } else if other.end() <= one.start() {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    /// The kinds and parts of what differs when `change` is made to the second reading.
    #[track_caller]
    fn check(change: impl Fn(&mut Vec<Attribution>), same: usize, expected: &[(&str, &[&str])]) {
        let full = &sample::account().reports[0];
        let mut fast = full.clone();
        change(&mut fast.analysis.attributions);
        let agreement = Readings { full, fast: &fast }.agreement();
        assert_eq!(agreement.same, same);
        let found: Vec<_> = agreement.disagreements.iter().map(|d| (d.kind(), d.parts())).collect();
        let expected: Vec<_> =
            expected.iter().map(|&(kind, parts)| (kind, parts.to_vec())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_the_same_is_counted() {
        check(|_| {}, 5, &[]);
    }

    #[test]
    fn what_one_profile_lacks_is_named() {
        check(|fast| drop(fast.pop()), 4, &[("only_full", &[])]);
        check(Vec::clear, 0, &[("only_full", &[] as &[&str]); 5]);
    }

    #[test]
    fn parts_that_differ_are_named() {
        check(|fast| fast[0].source = None, 4, &[("differs", &["source"])]);
        check(|fast| fast[0].content[0] = fast[0].cue, 4, &[("differs", &["content"])]);
        check(|fast| fast[0].cue = fast[0].content[0], 4, &[("differs", &["cue"])]);
    }
}

//! Which reports count once as a whole, and why.
//!
//! | reason | counts once |
//! |---|---|
//! | shared text | a report and its copies |
//! | based on | a report and what it says it was first published by, or based on |
//! | same agency | reports whose whole text is credited to one agency |
//! | same outlet, same family | reports of one outlet, or of titles of one owner |
//! | same byline | reports of one named writer |
//!
//! A text that is an agency's and not the outlet's that printed it says nothing of the outlet: two
//! agencies' texts in one paper are two reports. An agency that contributed to two reports is no reason.

use std::collections::{BTreeMap, BTreeSet};

use twosource_text::{Credit, CreditRole};

use crate::account::{IndependenceGroup, Lineage, Reason, ReasonBasis, Report};
use crate::family::Families;
use crate::lineage::is_based_on;
use crate::publisher::{self, Author, are_reprints, authors, key, outlet};

/// Groups of reports that count once, each with its reasons; every report is in one.
pub(crate) fn independence(
    reports: &[Report],
    lineages: &[Lineage],
    families: &Families,
) -> Vec<IndependenceGroup> {
    let mut reasons: Vec<Reason> = copies(lineages).collect();
    let authors = authors(reports);
    reasons.extend(based_on(reports, &authors));
    reasons.extend(publishers(reports, lineages, families, &authors));
    reasons.extend(writers(reports));
    // Stable, so that the reasons of one pair keep this order.
    reasons.sort_by_key(|reason| reason.reports);
    let groups = joined(reports.len(), reasons.iter().map(|reason| reason.reports));
    let group = |reports: Vec<usize>| IndependenceGroup {
        reasons: reasons.iter().filter(|r| reports.contains(&r.reports.0)).cloned().collect(),
        reports,
    };
    groups.into_iter().map(group).collect()
}

/// Reports and their copies.
fn copies(lineages: &[Lineage]) -> impl Iterator<Item = Reason> {
    lineages.iter().filter(|lineage| lineage.is_copy).map(|lineage| {
        let (left, right) = lineage.reports;
        let of = if lineage.shares.0 >= lineage.shares.1 { left } else { right };
        let first = lineage.direction.as_ref().map(|direction| direction.first);
        let percent = hundredths(lineage.share);
        Reason { reports: (left, right), basis: ReasonBasis::SharedText { percent, of, first } }
    })
}

/// Reports and what they are based on: by their record, or a line that says where they stood first.
fn based_on(reports: &[Report], authors: &[Option<Author>]) -> Vec<Reason> {
    let mut found = Vec::new();
    let says = |report: &Report| {
        let meta = &report.document.meta;
        !meta.based_on.is_empty() || !meta.credits.is_empty()
    };
    for (at, report) in reports.iter().enumerate().filter(|(_, report)| says(report)) {
        for (first, other) in reports.iter().enumerate().filter(|(first, _)| *first != at) {
            // That both are of one agency is a reason of its own.
            let author = |at: usize| authors.get(at)?.as_ref().map(|author| &author.key);
            let is_of_agency = author(at).is_some() && author(at) == author(first);
            let credit = stood_first(report, other).filter(|_| !is_of_agency);
            if credit.is_some() || is_based_on(report, other) {
                let pair = (at.min(first), at.max(first));
                let words = credit.and_then(|c| publisher::words(&report.document, &c.name));
                let basis = ReasonBasis::BasedOn { first, words };
                found.push(Reason { reports: pair, basis });
            }
        }
    }
    found
}

/// The line of a report that says that the outlet of another one published it first, or owns it.
fn stood_first<'a>(report: &'a Report, other: &Report) -> Option<&'a Credit> {
    let publisher = outlet(other).filter(|name| outlet(report).as_ref() != Some(name))?;
    let roles = [CreditRole::FirstPublisher, CreditRole::Owner];
    let mut credits = report.document.meta.credits.iter();
    credits.find(|credit| roles.contains(&credit.role) && key(&credit.name.value) == publisher)
}

/// Reports of one agency, one outlet or one owner.
fn publishers(
    reports: &[Report],
    lineages: &[Lineage],
    families: &Families,
    authors: &[Option<Author>],
) -> Vec<Reason> {
    let reprints = are_reprints(reports, lineages, authors);
    let own = |at: usize| reports.get(at).filter(|_| reprints.get(at) == Some(&false));
    let author = |at: usize| authors.get(at)?.as_ref();
    let outlet_of = |at: usize| outlet(own(at)?);
    let family_of = |at: usize| families.of(own(at)?).map(str::to_owned);
    let mut found = Vec::new();
    let is_one_outlet =
        |(a, b): (usize, usize)| outlet_of(a).is_some() && outlet_of(a) == outlet_of(b);
    for pair in alike(reports.len(), |at| Some(author(at)?.key.clone())) {
        let Some((a, b)) = author(pair.0).zip(author(pair.1)) else { continue };
        let words = [a, b].into_iter().filter_map(|author| author.words).collect();
        let basis = ReasonBasis::SameAgency { name: a.name.clone(), words };
        found.extend((!is_one_outlet(pair)).then_some(Reason { reports: pair, basis }));
    }
    for pair in alike(reports.len(), outlet_of) {
        found.push(Reason { reports: pair, basis: ReasonBasis::SameOutlet });
    }
    for pair in alike(reports.len(), family_of) {
        let basis = family_of(pair.0).map(ReasonBasis::SameFamily);
        let basis = basis.filter(|_| !is_one_outlet(pair));
        found.extend(basis.map(|basis| Reason { reports: pair, basis }));
    }
    found
}

/// Reports of one named writer.
fn writers(reports: &[Report]) -> Vec<Reason> {
    let bodies: BTreeSet<String> = reports
        .iter()
        .flat_map(|report| outlet(report).into_iter().chain(agency(report)))
        .collect();
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, report) in reports.iter().enumerate() {
        for (name, key) in publisher::writers(report) {
            if bodies.contains(&key) {
                continue;
            }
            let known = *first.entry(key).or_insert(at);
            if known != at {
                let basis = ReasonBasis::SameByline(name);
                found.push(Reason { reports: (known, at), basis });
            }
        }
    }
    found.dedup_by(|a, b| a.reports == b.reports);
    found
}

fn agency(report: &Report) -> Option<String> {
    report.document.meta.agency.as_ref().map(|agency| key(&agency.value))
}

/// Each report with the first one before it that has the same key.
fn alike(count: usize, key: impl Fn(usize) -> Option<String>) -> Vec<(usize, usize)> {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for at in 0..count {
        let Some(key) = key(at) else { continue };
        let known = *first.entry(key).or_insert(at);
        if known != at {
            found.push((known, at));
        }
    }
    found
}

/// A share as a whole number of hundredths, rounded down.
fn hundredths(share: f64) -> u8 {
    (0..=100).rev().find(|&n| f64::from(n) <= share * 100.0).unwrap_or(0)
}

/// Connected groups of `count` items, each sorted, ordered by their first item.
pub(crate) fn joined(
    count: usize,
    pairs: impl IntoIterator<Item = (usize, usize)>,
) -> Vec<Vec<usize>> {
    let mut group: Vec<usize> = (0..count).collect();
    for (left, right) in pairs {
        let (Some(&a), Some(&b)) = (group.get(left), group.get(right)) else { continue };
        let (to, from) = (a.min(b), a.max(b));
        group.iter_mut().filter(|item| **item == from).for_each(|item| *item = to);
    }
    let first: BTreeSet<usize> = group.iter().copied().collect();
    let members = |of: usize| (0..count).filter(|&at| group.get(at) == Some(&of)).collect();
    first.into_iter().map(members).collect()
}

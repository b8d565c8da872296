//! Pairs of reports that derive from one text, and which of the two came first.
//!
//! What came first is told, the strongest first: a record that names what it is based on; a line that
//! says where the text stood first, or a credit of the agency that published the other; publication
//! times that differ. What nothing tells stays unknown.

use twosource_text::{Basis, CreditRole, Date};

use crate::account::{Direction, DirectionBasis, Lineage, Report};
use crate::publisher::{self, key, outlet};
use crate::reuse::find_reuse;
use crate::whole;
use crate::wordmap::Words;

/// All pairs, ordered by their reports.
pub(crate) fn lineages(reports: &[Report], words: &[Words]) -> Vec<Lineage> {
    let mut found = find_reuse(reports);
    whole::mark(reports, words, &mut found);
    for lineage in &mut found {
        lineage.direction = direction(reports, lineage.reports);
    }
    found
}

fn direction(reports: &[Report], pair: (usize, usize)) -> Option<Direction> {
    let both = [(pair.0, pair.1), (pair.1, pair.0)];
    let told = |tell: fn(&Report, &Report) -> Option<DirectionBasis>| {
        let mut found = both.iter().filter_map(|&(first, second)| {
            let basis = tell(reports.get(first)?, reports.get(second)?)?;
            Some(Direction { first, basis })
        });
        // What is told of both is told of none.
        found.next().filter(|_| found.next().is_none())
    };
    told(based_on).or_else(|| told(credited)).or_else(|| told(published))
}

/// The second names the first as what it is based on.
fn based_on(first: &Report, second: &Report) -> Option<DirectionBasis> {
    is_based_on(second, first).then_some(DirectionBasis::BasedOn)
}

/// Whether the record of a report names another one as what it is based on.
pub(crate) fn is_based_on(report: &Report, other: &Report) -> bool {
    let document = &other.document;
    let address = |url: &str| {
        let plain = url.split_once("://").map_or(url, |(_, rest)| rest);
        plain.trim_start_matches("www.").trim_end_matches('/').to_lowercase()
    };
    let is_other = |named: &String| {
        let url = document.meta.url.as_ref().is_some_and(|url| address(url) == address(named));
        url || named == document.name() || outlet(other).is_some_and(|outlet| outlet == key(named))
    };
    report.document.id() != document.id() && report.document.meta.based_on.iter().any(is_other)
}

/// The second credits the outlet of the first as its agency or first publisher, or as the owner.
fn credited(first: &Report, second: &Report) -> Option<DirectionBasis> {
    let publisher = outlet(first)?;
    let meta = &second.document.meta;
    let made = [CreditRole::FirstPublisher, CreditRole::Owner];
    let credits = meta.credits.iter().filter(|credit| made.contains(&credit.role));
    let mut names = meta.agency.iter().chain(credits.map(|credit| &credit.name));
    let credit = names.find(|name| key(&name.value) == publisher)?;
    let words = publisher::words(&second.document, credit);
    (outlet(second) != Some(publisher)).then_some(DirectionBasis::Credited(words))
}

/// The first was published before the second, by times that both state themselves.
fn published(first: &Report, second: &Report) -> Option<DirectionBasis> {
    let date = |report: &Report| {
        let known = report.document.meta.published.clone()?;
        (!matches!(known.basis, Basis::Borrowed(_))).then_some(known.value)
    };
    let (a, b) = (date(first)?, date(second)?);
    let day = |date: &Date| (date.year, date.month, date.day);
    // Times of two zones, or without one, are compared by their days.
    let minutes = a.minute.zip(b.minute).filter(|_| a.zone == b.zone && day(&a) == day(&b));
    let before = minutes.map_or(day(&a) < day(&b), |(a, b)| a < b);
    before.then_some(DirectionBasis::Published)
}

//! Why one point is what it is.

use std::collections::BTreeSet;

use twosource_compare::{Account, Evidence, Finding, Point, ReasonBasis};
use twosource_text::Passage;

use super::TextOptions;
use super::page::{Item, Page};
use crate::differences::differences;
use crate::phrase::{Phrase, Tone};
use crate::reasons::sentence;
use crate::sources::{Sources, letter};
use crate::support::{said, support};
use crate::wording;

/// Column of the words below a heading.
const TEXT: usize = 2;
/// Column of the words of a statement, right of letter and line.
const WORDS: usize = 10;
/// Column of the name of a kind of evidence, right of its weight.
const FEATURE: usize = 8;

/// Why point `number` (counted from 1) is what it is: passages, rule, evidence, independence.
/// `None` when there is no such point.
pub fn explain(account: &Account, number: usize, options: &TextOptions) -> Option<String> {
    let point = account.points.get(number.checked_sub(1)?)?;
    let sources = Sources::new(&account.reports);
    let mut page = Page::new(options);
    head(&mut page, &sources, number, point);
    passages(&mut page, &sources, point);
    rule(&mut page, &sources, point);
    evidence(&mut page, &sources, point);
    independence(&mut page, &sources, account, point);
    Some(page.finish())
}

fn head(page: &mut Page, sources: &Sources, number: usize, point: &Point) {
    let finding = point.finding;
    let mut label = wording::name(finding).to_uppercase();
    if let (Finding::OnlyInOne, Some(at)) = (finding, point.statements.first()) {
        label = format!("{label} {}", letter(at.report));
    }
    let line = Phrase::new().with(Tone::Strong, format!("Point {number}  "));
    let line = line.with(Tone::Finding(finding), format!("{} {label}", wording::glyph(finding)));
    page.line(line.with(Tone::Aside, format!(": {}", wording::meaning(finding))));
    page.line(support(sources, point));
}

fn title(page: &mut Page, title: &str) {
    page.gap();
    page.line(Phrase::new().with(Tone::Strong, title));
}

fn passages(page: &mut Page, sources: &Sources, point: &Point) {
    title(page, "The exact words");
    for said in said(sources, point) {
        let place = Phrase::new().with(Tone::Place, sources.place(said.passage));
        page.item(&Item::new(WORDS, said.chain.and(said.words)).after(TEXT, place));
        page.item(&Item::new(WORDS, citation(sources, said.passage)));
        for same in said.same {
            let place = Phrase::new().with(Tone::Place, sources.place(same));
            page.item(&Item::new(WORDS, Phrase::plain("the same words")).after(TEXT, place));
            page.item(&Item::new(WORDS, citation(sources, same)));
        }
    }
}

/// `reports/halyard.txt:9, characters 812 to 890`.
fn citation(sources: &Sources, passage: Passage) -> Phrase {
    let name = sources.document(passage.document).map_or("", |document| document.name());
    let at = sources.code_points(passage);
    let line = sources.line(passage);
    Phrase::aside(format!("{name}:{line}, characters {} to {}", at.start, at.end))
}

fn rule(page: &mut Page, sources: &Sources, point: &Point) {
    title(page, &format!("Why {}", wording::name(point.finding).to_uppercase()));
    page.item(&Item::new(TEXT, Phrase::plain(wording::rule(point.rule))));
    for difference in differences(sources, point) {
        page.item(&Item::new(TEXT, difference));
    }
}

fn evidence(page: &mut Page, sources: &Sources, point: &Point) {
    if point.evidence.is_empty() {
        return;
    }
    title(page, "Why these statements belong together");
    let total: f64 = point.evidence.iter().map(|evidence| evidence.weight).sum();
    for evidence in &point.evidence {
        page.item(&weighted(evidence.weight, feature(sources, evidence)));
    }
    page.item(&weighted(total, Phrase::plain("together")));
}

fn weighted(weight: f64, body: Phrase) -> Item {
    let weight = Phrase::new().with(Tone::Strong, format!("{weight:.2}"));
    Item::new(FEATURE, body).after(TEXT, weight)
}

/// `shared words: A:9 release, dam | B:4 release, dam`.
fn feature(sources: &Sources, evidence: &Evidence) -> Phrase {
    let name = Phrase::plain(wording::feature(evidence.feature));
    let sides = [&evidence.left, &evidence.right].map(|side| quoted(sources, side));
    let sides = Phrase::joined(sides, " | ");
    if sides.is_empty() { name } else { name.with(Tone::Plain, ": ").and(sides) }
}

/// The words of one side in text order, each once, behind the place of the first.
fn quoted(sources: &Sources, passages: &[Passage]) -> Phrase {
    let Some(first) = passages.first() else { return Phrase::new() };
    let mut seen = BTreeSet::new();
    let is_new = |passage: &&Passage| seen.insert(sources.exact(**passage).to_lowercase());
    let once: Vec<&Passage> = passages.iter().filter(is_new).collect();
    let words = once.into_iter().map(|passage| sources.words(*passage, &[]));
    let place = Phrase::new().with(Tone::Place, sources.place(*first)).with(Tone::Plain, " ");
    place.and(Phrase::joined(words, ", "))
}

fn independence(page: &mut Page, sources: &Sources, account: &Account, point: &Point) {
    let reports: Vec<usize> = point.statements.iter().map(|at| at.report).collect();
    if reports.len() < 2 {
        return;
    }
    title(page, "What counts separately");
    for reason in &point.support.reasons {
        page.item(&Item::new(TEXT, Phrase::plain(format!("{}.", sentence(account, reason)))));
        if matches!(reason.basis, ReasonBasis::SharedPassage(_) | ReasonBasis::SharedText { .. }) {
            copied(page, sources, account, reason.reports);
        }
    }
    let separate = format!(
        "{} of {} count separately. {}",
        point.support.independent,
        wording::count(reports.len(), "report"),
        if point.support.reasons.is_empty() {
            "No shared text, agency, outlet, owner or writer was found between these reports."
        } else {
            "Nothing else that these reports share was found."
        }
    );
    page.item(&Item::new(TEXT, Phrase::plain(separate)));
}

/// Copied passages that `explain` shows of one pair of reports.
const COPIES_SHOWN: usize = 3;

/// The longest copied passages of two reports, as they stand in the first.
fn copied(page: &mut Page, sources: &Sources, account: &Account, reports: (usize, usize)) {
    let pair = account.lineages.iter().find(|lineage| lineage.reports == reports);
    let Some(lineage) = pair else { return };
    let mut passages = lineage.passages.clone();
    passages.sort_by_key(|(left, _)| (std::cmp::Reverse(left.span.len()), left.span));
    for (left, right) in passages.into_iter().take(COPIES_SHOWN) {
        let place = format!("{} = {}", sources.place(left), sources.place(right));
        let label = Phrase::new().with(Tone::Place, place);
        let body = sources.words(left, &[]);
        page.item(&Item::new(6, body).after(4, label).at_most(3));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_point_with_all_kinds_of_evidence() {
        let account = sample::account();
        insta::assert_snapshot!(explain(&account, 3, &TextOptions::default()).unwrap());
    }

    #[test]
    fn a_point_with_a_difference() {
        let account = sample::account();
        insta::assert_snapshot!(explain(&account, 1, &TextOptions::default()).unwrap());
    }

    #[test]
    fn a_number_without_a_point() {
        let account = sample::account();
        assert_eq!(explain(&account, 0, &TextOptions::default()), None);
        assert_eq!(explain(&account, 99, &TextOptions::default()), None);
    }
}

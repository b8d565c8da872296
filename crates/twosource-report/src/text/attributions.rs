//! Who said what, report by report.

use std::collections::BTreeMap;

use twosource_analyze::Attribution;
use twosource_compare::Report;
use twosource_text::{NoteKind, Span};

use super::TextOptions;
use super::page::{Item, Page};
use crate::Skipped;
use crate::phrase::{Phrase, Tone};
use crate::sources::{NO_SOURCE, Sources, published, source_name};
use crate::wording;

/// Column of the words, right of the line number.
const WORDS: usize = 7;
/// Columns by which what a source says of another source is indented.
const STEP: usize = 4;
/// Attributions less certain than this, in percent, stand after the others.
const SURE: u8 = 50;
/// Nesting deeper than this is shown at this depth.
const MAX_DEPTH: usize = 5;

/// Who said what in each report: line, source, cue and kind, then the exact words. What is said
/// inside another's words is indented below them.
pub fn attributions(reports: &[Report], skipped: &[Skipped], options: &TextOptions) -> String {
    let sources = Sources::new(reports);
    let mut page = Page::new(options);
    for (_, report) in sources.all() {
        head(&mut page, report);
        let listing = Listing::new(&sources, report);
        listing.items().iter().for_each(|item| page.item(item));
        let doubtful = listing.doubtful();
        if !doubtful.is_empty() {
            page.gap();
            page.line(Phrase::aside(format!(
                "  less certain, the surest first ({})",
                doubtful.len()
            )));
            doubtful.iter().flatten().for_each(|item| page.item(item));
        }
        remarks(&mut page, report);
    }
    not_read(&mut page, skipped);
    page.finish()
}

/// The inputs that gave no report, at the end of a page.
pub(super) fn not_read(page: &mut Page, skipped: &[Skipped]) {
    if !skipped.is_empty() {
        page.gap();
        page.line(Phrase::new().with(Tone::Strong, "NOT READ"));
    }
    for problem in skipped {
        page.item(&Item::new(2, Phrase::plain(&problem.message)));
    }
}

/// Outlet, day and file of a report.
pub(super) fn title_line(page: &mut Page, report: &Report) {
    let document = &report.document;
    page.gap();
    let mut line = Phrase::new().with(Tone::Strong, document.label());
    line.push(Tone::Aside, format!(" · {}", published(report)));
    if document.label() != document.name() {
        line.push(Tone::Aside, format!(" · {}", document.name()));
    }
    page.line(line);
}

fn head(page: &mut Page, report: &Report) {
    title_line(page, report);
    let analysis = &report.analysis;
    let found = wording::count(analysis.attributions.len(), "attribution");
    let open = wording::count(analysis.unattributed.len(), "quotation");
    page.line(Phrase::aside(format!("{found} · {open} with no source")));
    page.gap();
}

fn remarks(page: &mut Page, report: &Report) {
    // A date says nothing about who said what.
    let notes = report.document.notes.iter().chain(&report.analysis.notes);
    for note in notes.filter(|note| note.kind != NoteKind::BorrowedDate) {
        page.item(&Item::new(2, Phrase::plain(format!("note: {}", note.message))));
    }
}

/// The attributions of one report.
struct Listing<'a> {
    sources: &'a Sources<'a>,
    report: &'a Report,
    /// Entities of sources, as the voices of the statements give them.
    entities: BTreeMap<Span, usize>,
    /// Attributions inside each attribution; those of the outlet under `None`.
    inside: BTreeMap<Option<usize>, Vec<usize>>,
}

impl<'a> Listing<'a> {
    fn new(sources: &'a Sources<'a>, report: &'a Report) -> Self {
        let voices = report.analysis.statements.iter().flat_map(|statement| &statement.voices);
        let named = voices.filter_map(|voice| Some((voice.source?, voice.entity?)));
        let mut inside: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for (at, attribution) in report.analysis.attributions.iter().enumerate() {
            inside.entry(attribution.parent).or_default().push(at);
        }
        Self { sources, report, entities: named.collect(), inside }
    }

    /// In text order, with quotations that have no source in their places.
    fn items(&self) -> Vec<Item> {
        let mut parts: Vec<(Span, Vec<Item>)> = Vec::new();
        for (at, attribution) in self.outermost().filter(|(_, a)| is_sure(a)) {
            parts.push((attribution.extent(), self.with_inner(at)));
        }
        for &span in &self.report.analysis.unattributed {
            parts.push((span, self.open_quotation(span)));
        }
        parts.sort_by_key(|(span, _)| *span);
        parts.into_iter().flat_map(|(_, items)| items).collect()
    }

    /// Those that the program is less certain of, with what stands inside them, the surest first.
    fn doubtful(&self) -> Vec<Vec<Item>> {
        let mut found: Vec<_> = self.outermost().filter(|(_, a)| !is_sure(a)).collect();
        found.sort_by_key(|(_, a)| std::cmp::Reverse(a.confidence));
        found.into_iter().map(|(at, _)| self.with_inner(at)).collect()
    }

    fn outermost(&self) -> impl Iterator<Item = (usize, &'a Attribution)> + '_ {
        let outermost = self.inside.get(&None).into_iter().flatten();
        outermost.filter_map(|&at| Some((at, self.report.analysis.attributions.get(at)?)))
    }

    fn with_inner(&self, at: usize) -> Vec<Item> {
        let mut items = Vec::new();
        self.add(at, 0, &mut items);
        items
    }

    /// One attribution and, indented, those inside it.
    fn add(&self, at: usize, depth: usize, items: &mut Vec<Item>) {
        let Some(attribution) = self.report.analysis.attributions.get(at) else { return };
        items.extend(self.pair(
            attribution.extent(),
            depth,
            self.title(attribution),
            self.content(attribution),
        ));
        // A parent that leads back to itself cannot come from the analysis, but must not hang.
        if depth < MAX_DEPTH {
            for &inner in self.inside.get(&Some(at)).into_iter().flatten() {
                self.add(inner, depth + 1, items);
            }
        }
    }

    fn pair(&self, place: Span, depth: usize, title: Phrase, words: Phrase) -> [Item; 2] {
        let line = self.sources.line(self.report.document.passage(place));
        let line = line.to_string();
        let column = (WORDS - 2).saturating_sub(line.len());
        let hang = WORDS + depth * STEP;
        let line = Phrase::new().with(Tone::Place, line);
        [Item::new(hang, title).after(column, line), Item::new(hang, words)]
    }

    fn open_quotation(&self, span: Span) -> Vec<Item> {
        let words = self.sources.words(self.report.document.passage(span), &[]);
        self.pair(span, 0, Phrase::plain(NO_SOURCE), words).into()
    }

    /// `Davit Ormel, a Tesmari government spokesman · said · indirect`.
    fn title(&self, attribution: &Attribution) -> Phrase {
        let document = &self.report.document;
        let name = match attribution.source {
            None => Phrase::plain(NO_SOURCE),
            Some(span) => source_name(self.report, span, self.entities.get(&span).copied()),
        };
        let cue = Phrase::new().with(Tone::Words, document.slice(attribution.cue));
        let kind = Phrase::aside(wording::kind(attribution.kind));
        let percent = attribution.confidence.percent();
        let doubt = (!is_sure(attribution)).then(|| Phrase::aside(format!("{percent} %")));
        Phrase::joined([name, cue, kind].into_iter().chain(doubt), " · ")
    }

    /// The pieces of the content; what stands between them is marked as left out.
    fn content(&self, attribution: &Attribution) -> Phrase {
        let document = &self.report.document;
        let pieces = attribution.content.iter();
        let pieces = pieces.map(|&piece| self.sources.words(document.passage(piece), &[]));
        Phrase::joined(pieces, " […] ")
    }
}

/// Whether it stands among the others; what stands inside it goes with it.
fn is_sure(attribution: &Attribution) -> bool {
    attribution.confidence.percent() >= SURE
}

#[cfg(test)]
mod tests {
    use twosource_analyze::Confidence;

    use super::*;
    use crate::sample;

    #[test]
    fn what_is_less_certain_stands_below_the_surest_first() {
        let mut reports = sample::account().reports;
        reports.truncate(1);
        for (attribution, percent) in
            reports[0].analysis.attributions.iter_mut().zip([90, 30, 80, 80, 45])
        {
            attribution.confidence = Confidence::of(f64::from(percent) / 100.0);
        }
        insta::assert_snapshot!(attributions(&reports, &[], &TextOptions::default()));
    }

    #[test]
    fn sources_cues_and_nesting() {
        let reports = sample::account().reports;
        insta::assert_snapshot!(attributions(
            &reports,
            &sample::skipped(),
            &TextOptions::default()
        ));
    }
}

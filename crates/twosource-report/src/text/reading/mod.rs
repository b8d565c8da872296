//! One report as the program reads it: what is known about it, sentence by sentence what it says,
//! then who and what is named, and what was left out.
//!
//! ```text
//! sheet (title, outlet, date)
//! sentence ── statements (statement.rs): who says it, how, times, figures
//! lists: people and organizations, other names (names.rs), times, figures, left out (lists.rs)
//! ```

mod lists;
mod names;
mod sheet;
mod statement;

use std::ops::Range;

use twosource_analyze::{Sentence, Statement};
use twosource_compare::Report;
use twosource_text::{Passage, Span};

use super::TextOptions;
use super::page::{Item, Page};
use crate::Skipped;
use crate::phrase::{Phrase, Tone};
use crate::sources::{NO_SOURCE, Sources};
use crate::wording;

/// Column of the words, right of the line number.
const WORDS: usize = 7;

/// Each report as the program reads it. Every line starts with the number of the line in the
/// report, and all words in it are the report's.
pub fn reading(reports: &[Report], skipped: &[Skipped], options: &TextOptions) -> String {
    let sources = Sources::new(reports);
    let mut page = Page::new(options);
    for (_, report) in sources.all() {
        let view = View::new(&sources, report);
        page.gap();
        sheet::show(&mut page, &view);
        view.sentences(&mut page);
        names::show(&mut page, &view);
        lists::show(&mut page, &view);
    }
    if !skipped.is_empty() {
        heading(&mut page, "not read", skipped.len(), "");
    }
    for problem in skipped {
        page.item(&Item::new(2, Phrase::plain(&problem.message)));
    }
    page.finish()
}

/// The name of a list with the number of its entries and what it holds.
fn heading(page: &mut Page, name: &str, count: usize, remark: &str) {
    page.gap();
    let line = Phrase::new().with(Tone::Strong, format!("{} ({count})", name.to_uppercase()));
    let remark = if remark.is_empty() { String::new() } else { format!(": {remark}") };
    page.line(line.with(Tone::Aside, remark));
    page.gap();
}

/// One report with what stands out in its sentences.
struct View<'a> {
    sources: &'a Sources<'a>,
    report: &'a Report,
    /// Sources, times and figures, sorted.
    marked: Vec<(Span, Tone)>,
}

impl<'a> View<'a> {
    fn new(sources: &'a Sources<'a>, report: &'a Report) -> Self {
        let analysis = &report.analysis;
        let named = analysis.attributions.iter().filter_map(|a| Some((a.source?, Tone::Name)));
        let times = analysis.times.iter().map(|time| (time.span, Tone::Value));
        let figures = analysis.measures.iter().map(|measure| (measure.span, Tone::Value));
        let mut marked: Vec<_> = named.chain(times).chain(figures).collect();
        marked.sort_by_key(|(span, _)| *span);
        Self { sources, report, marked }
    }

    fn passage(&self, span: Span) -> Passage {
        self.report.document.passage(span)
    }

    /// The words of a span, without the outlet's marks of emphasis.
    fn words(&self, span: Span) -> Phrase {
        self.sources.words(self.passage(span), &[])
    }

    fn line(&self, span: Span) -> usize {
        self.sources.line(self.passage(span))
    }

    /// Text that hangs right of the number of the line in which `place` starts.
    fn row(&self, place: Span, body: Phrase) -> Item {
        let line = self.line(place).to_string();
        let column = (WORDS - 2).saturating_sub(line.len());
        Item::new(WORDS, body).after(column, Phrase::new().with(Tone::Place, line))
    }

    fn sentences(&self, page: &mut Page) {
        let analysis = &self.report.analysis;
        if analysis.sentences.is_empty() {
            return;
        }
        let remark = "line, sentence, then who says what of it";
        heading(page, "sentences", analysis.sentences.len(), remark);
        for (at, sentence) in analysis.sentences.iter().enumerate() {
            page.item(&self.row(sentence.span, self.colored(sentence)));
            let statements = analysis.statements.get(self.statements(at)).unwrap_or_default();
            if statements.is_empty() {
                page.item(&self.nothing(sentence));
            }
            for statement in statements {
                statement::show(page, self, sentence, statement);
            }
            page.gap();
        }
    }

    /// The statements of a sentence; they are in text order.
    fn statements(&self, sentence: usize) -> Range<usize> {
        let statements = &self.report.analysis.statements;
        let before = |s: &Statement| s.sentence < sentence;
        let up_to = |s: &Statement| s.sentence <= sentence;
        statements.partition_point(before)..statements.partition_point(up_to)
    }

    fn colored(&self, sentence: &Sentence) -> Phrase {
        let span = sentence.span;
        let from = self.marked.partition_point(|(marked, _)| marked.start() < span.start());
        let to = self.marked.partition_point(|(marked, _)| marked.start() < span.end());
        let marked = self.marked.get(from..to).unwrap_or_default();
        self.sources.marked(self.passage(span), marked)
    }

    fn nothing(&self, sentence: &Sentence) -> Item {
        let open = statement::is_open_quotation(self, sentence.span).then_some(NO_SOURCE);
        let none = Phrase::aside("no statement found");
        let kind = wording::block(sentence.block).map(Phrase::aside);
        let told = [open.map(Phrase::plain), Some(none), kind].into_iter().flatten();
        Item::new(WORDS + 2, Phrase::joined(told, " · ")).after(WORDS, statement::mark())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn options(width: usize) -> TextOptions {
        TextOptions { width, color: false, show_all: true }
    }

    #[test]
    fn a_report_at_80_columns() {
        let reports = sample::readings();
        insta::assert_snapshot!(reading(&reports[..1], &sample::skipped(), &options(80)));
    }

    #[test]
    fn a_report_without_date_and_outlet_at_44_columns() {
        insta::assert_snapshot!(reading(&sample::readings()[2..], &[], &options(44)));
    }

    #[test]
    fn color_changes_no_word() {
        let reports = sample::readings();
        let plain = reading(&reports, &[], &options(80));
        let colored = reading(&reports, &[], &TextOptions { color: true, ..options(80) });
        assert_ne!(plain, colored);
        assert_eq!(plain, sample::without_escapes(&colored));
    }

    #[test]
    fn no_report_is_no_text() {
        assert_eq!(reading(&[], &[], &options(80)), "");
    }
}

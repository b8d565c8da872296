//! The reports with what is needed to cite them: letters, lines, words.

use std::collections::BTreeMap;
use std::ops::Range;

use twosource_analyze::{Statement, Voice};
use twosource_compare::{Report, StatementRef};
use twosource_text::{Basis, DocId, Document, Passage, Span};

use crate::phrase::{Phrase, Tone};

/// Reports by letter and by identity.
pub(crate) struct Sources<'a> {
    reports: &'a [Report],
    by_id: BTreeMap<DocId, usize>,
    /// For each report the bytes after which a line ends, so that a citation needs no scan.
    breaks: Vec<Vec<usize>>,
    /// For each report the emphasis marks, sorted.
    marks: Vec<Vec<Span>>,
}

impl<'a> Sources<'a> {
    pub(crate) fn new(reports: &'a [Report]) -> Self {
        let documents = || reports.iter().map(|report| &report.document);
        Self {
            reports,
            by_id: documents().enumerate().map(|(at, document)| (document.id(), at)).collect(),
            breaks: documents().map(|document| breaks(document.text())).collect(),
            marks: documents().map(sorted_marks).collect(),
        }
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = (usize, &'a Report)> + use<'a> {
        self.reports.iter().enumerate()
    }

    pub(crate) fn get(&self, report: usize) -> Option<&'a Report> {
        self.reports.get(report)
    }

    pub(crate) fn index(&self, document: DocId) -> Option<usize> {
        self.by_id.get(&document).copied()
    }

    pub(crate) fn document(&self, id: DocId) -> Option<&'a Document> {
        self.get(self.index(id)?).map(|report| &report.document)
    }

    pub(crate) fn statement(&self, at: StatementRef) -> Option<(&'a Report, &'a Statement)> {
        let report = self.get(at.report)?;
        Some((report, report.analysis.statements.get(at.statement)?))
    }

    /// The exact text of a passage.
    pub(crate) fn exact(&self, passage: Passage) -> &'a str {
        self.document(passage.document).map_or("", |document| document.slice(passage.span))
    }

    /// The 1-based line that a passage starts in.
    pub(crate) fn line(&self, passage: Passage) -> usize {
        let breaks = self.index(passage.document).and_then(|at| self.breaks.get(at));
        breaks.map_or(1, |breaks| breaks.partition_point(|&at| at < passage.span.start()) + 1)
    }

    pub(crate) fn code_points(&self, passage: Passage) -> Range<usize> {
        let document = self.document(passage.document);
        document.map_or(0..0, |document| document.code_points(passage.span))
    }

    /// Letter of the report that a passage lies in.
    pub(crate) fn letter(&self, passage: Passage) -> String {
        self.index(passage.document).map_or_else(String::new, letter)
    }

    /// Letter and line, as in `B:12`.
    pub(crate) fn place(&self, passage: Passage) -> String {
        format!("{}:{}", self.letter(passage), self.line(passage))
    }

    /// The words of a passage without the outlet's emphasis marks; `values` inside it stand out.
    pub(crate) fn words(&self, passage: Passage, values: &[Passage]) -> Phrase {
        let here = values.iter().filter(|value| value.document == passage.document);
        let marked: Vec<_> = here.map(|value| (value.span, Tone::Value)).collect();
        self.marked(passage, &marked)
    }

    /// The words of a passage without the outlet's emphasis marks; each of the `stretches` has its
    /// tone, the first of several that hold the same words.
    pub(crate) fn marked(&self, passage: Passage, stretches: &[(Span, Tone)]) -> Phrase {
        let Some(document) = self.document(passage.document) else { return Phrase::new() };
        let tone = |span: Span| {
            let found = stretches.iter().find(|(stretch, _)| stretch.contains(span));
            found.map_or(Tone::Words, |(_, tone)| *tone)
        };
        let mut phrase = Phrase::new();
        for span in self.cut(document, passage, stretches) {
            phrase.push(tone(span), document.slice(span));
        }
        phrase
    }

    /// The pieces of a passage without the outlet's emphasis marks, cut at the ends of stretches.
    pub(crate) fn pieces(&self, passage: Passage, stretches: &[Span]) -> Vec<Span> {
        let toned: Vec<_> = stretches.iter().map(|&span| (span, Tone::Words)).collect();
        let document = self.document(passage.document);
        document.map_or_else(Vec::new, |document| self.cut(document, passage, &toned))
    }

    /// The pieces of a passage between marks and at the ends of stretches.
    fn cut(&self, document: &Document, passage: Passage, stretches: &[(Span, Tone)]) -> Vec<Span> {
        let whole = passage.span;
        let mut cuts: Vec<usize> = vec![whole.start(), whole.end()];
        let marks = self.marks_in(passage);
        for span in marks.iter().copied().chain(stretches.iter().map(|(span, _)| *span)) {
            cuts.extend([span.start(), span.end()]);
        }
        cuts.retain(|&at| whole.range().contains(&at) || at == whole.end());
        cuts.sort_unstable();
        cuts.dedup();
        let pairs = cuts.iter().zip(cuts.iter().skip(1));
        let spans = pairs.filter_map(|(&start, &end)| document.span(start..end));
        // Marks are sorted and apart, so that the first that ends behind a piece is the only one.
        let is_mark = |span: Span| {
            let next = marks.partition_point(|mark| mark.end() <= span.start());
            marks.get(next).is_some_and(|mark| mark.contains(span))
        };
        spans.filter(|span| !is_mark(*span)).collect()
    }

    fn marks_in(&self, passage: Passage) -> &[Span] {
        let marks = self.index(passage.document).and_then(|at| self.marks.get(at));
        let marks = marks.map_or(&[][..], Vec::as_slice);
        let first = marks.partition_point(|mark| mark.end() <= passage.span.start());
        let last = marks.partition_point(|mark| mark.start() < passage.span.end());
        marks.get(first..last).unwrap_or(&[])
    }
}

/// `A` to `Z`, then `AA`, `AB` and so on.
pub(crate) fn letter(report: usize) -> String {
    let digit = char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[report % 26]);
    match report / 26 {
        0 => digit.to_string(),
        rest => format!("{}{digit}", letter(rest - 1)),
    }
}

/// What stands where the text does not say who the source is.
pub(crate) const NO_SOURCE: &str = "(no source stated)";

/// The name of a voice: its words or, where they are a short form, the fullest name that the report
/// gives, behind the words where these say more than the name.
pub(crate) fn voice_name(report: &Report, voice: &Voice) -> Phrase {
    let Some(source) = voice.source else { return Phrase::plain(NO_SOURCE) };
    let words = source_words(&report.document, source);
    match full_name(report, voice.entity).filter(|full| !words.contains(full)) {
        Some(full) if words.split_whitespace().count() <= 2 => Phrase::new().with(Tone::Name, full),
        full => named(words, full),
    }
}

/// The name of a voice for a list: without what the text adds to the name after a comma.
pub(crate) fn short_voice_name(report: &Report, voice: &Voice) -> Phrase {
    let words = voice.source.map_or("", |source| source_words(&report.document, source));
    let full = full_name(report, voice.entity);
    let name =
        full.filter(|full| words.strip_prefix(full).is_some_and(|rest| rest.starts_with(',')));
    name.map_or_else(|| voice_name(report, voice), |name| Phrase::new().with(Tone::Name, name))
}

/// The words of a source and, where they do not hold it, the full name in brackets.
pub(crate) fn source_name(report: &Report, source: Span, entity: Option<usize>) -> Phrase {
    let words = source_words(&report.document, source);
    named(words, full_name(report, entity).filter(|full| !words.contains(full)))
}

fn named(words: &str, full: Option<&str>) -> Phrase {
    let name = Phrase::new().with(Tone::Name, words);
    full.map_or(name.clone(), |full| name.with(Tone::Name, format!(" ({full})")))
}

fn full_name(report: &Report, entity: Option<usize>) -> Option<&str> {
    let entity = report.analysis.entities.get(entity?)?;
    Some(source_words(&report.document, entity.name))
}

/// Words of a source without the outlet's marks and a comma at their ends.
fn source_words(document: &Document, span: Span) -> &str {
    let loose = |char: char| char.is_whitespace() || "*_#,:;".contains(char);
    document.slice(span).trim_matches(loose)
}

/// When a report was published: the day, and whether it was borrowed.
pub(crate) fn published(report: &Report) -> String {
    let Some(known) = &report.document.meta.published else { return "no date".to_owned() };
    let day = &known.value;
    let borrowed = if matches!(known.basis, Basis::Borrowed(_)) { " (borrowed)" } else { "" };
    format!("{:04}-{:02}-{:02}{borrowed}", day.year, day.month, day.day)
}

fn breaks(text: &str) -> Vec<usize> {
    let bytes = text.bytes().enumerate();
    bytes.filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect()
}

fn sorted_marks(document: &Document) -> Vec<Span> {
    let mut marks = document.marks.clone();
    marks.sort_unstable();
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn letters_go_on_after_z() {
        let letters = [0, 25, 26, 27, 701, 702].map(letter);
        assert_eq!(letters, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn lines_agree_with_the_document() {
        let account = sample::account();
        let sources = Sources::new(&account.reports);
        for (_, report) in sources.all() {
            for statement in &report.analysis.statements {
                let passage = report.document.passage(statement.span);
                assert_eq!(sources.line(passage), report.document.line(statement.span));
            }
        }
    }

    #[test]
    fn emphasis_marks_are_left_out_and_values_stand_out() {
        let account = sample::account();
        let sources = Sources::new(&account.reports);
        let document = &account.reports[0].document;
        let passage = |words| document.passage(document.find(words).unwrap());
        let phrase = sources.words(passage("**any money** was missing"), &[passage("missing")]);
        assert_eq!(phrase.to_string(), "any money was missing");
        assert_eq!(phrase.pieces.last().unwrap().tone, Tone::Value);
    }
}

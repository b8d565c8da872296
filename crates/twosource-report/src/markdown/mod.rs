//! A note that can be handed on: points with numbered citations that lead to the exact words.

mod accounts;
mod escape;

use std::collections::BTreeMap;
use std::fmt::Write;

use twosource_compare::{Account, Finding, Point, Report, TimelineEntry};
use twosource_text::Passage;

use crate::Skipped;
use crate::clean::one_line;
use crate::differences::differences;
use crate::figures::{independent, line};
use crate::phrase::{Phrase, Piece, Tone};
use crate::reasons::{credits, dependences};
use crate::sections::{Section, sections};
use crate::sources::{Sources, letter, published};
use crate::support::{Said, said, story, support, tally};
use crate::timeline::{self, Row};
use crate::{people, wording};
pub use accounts::accounts_markdown;
use escape::{code, escape};

/// An account as Markdown. Without `show_all`, what stands in one report only is folded.
pub fn markdown(account: &Account, skipped: &[Skipped], show_all: bool) -> String {
    note(account, skipped, show_all, None)
}

/// The note of an account, or of one of several, which has the number of its story.
fn note(account: &Account, skipped: &[Skipped], show_all: bool, story: Option<usize>) -> String {
    let mut note = Markdown::new(Sources::new(&account.reports), story);
    note.head(account);
    note.reports();
    note.figures(account);
    for section in sections(account, show_all) {
        note.section(&section);
    }
    note.timeline(account, show_all);
    note.people(account, show_all);
    note.remarks(account, skipped);
    note.list();
    note.out
}

/// The note as it grows, with the passages that it cites.
struct Markdown<'a> {
    sources: Sources<'a>,
    passages: Vec<Passage>,
    numbers: BTreeMap<Passage, usize>,
    out: String,
    /// What the names of anchors start with.
    anchor: String,
    /// Whether headings stand one level deeper, below that of a story.
    is_deep: bool,
}

impl<'a> Markdown<'a> {
    fn new(sources: Sources<'a>, story: Option<usize>) -> Self {
        Self {
            sources,
            passages: Vec::new(),
            numbers: BTreeMap::new(),
            out: String::new(),
            anchor: story.map_or("passage".to_owned(), |number| format!("story-{number}-passage")),
            is_deep: story.is_some(),
        }
    }

    fn line(&mut self, text: &str) {
        // Words of a report never start a line, so that this is a heading.
        if self.is_deep && text.starts_with('#') {
            self.out.push('#');
        }
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// A heading or paragraph, with an empty line before it.
    fn paragraph(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(text);
    }

    fn head(&mut self, account: &Account) {
        let headline = account.headline.map(|passage| self.sources.words(passage, &[]));
        let title = headline.map_or("Account".to_owned(), |words| escape(words.to_string().trim()));
        self.line(&format!("# {title}"));
        let mut lines = vec![story(account)];
        lines.extend(dependences(account));
        lines.push(tally(account));
        if account.reports.len() == 1 {
            lines.push(Phrase::plain("One report alone cannot be compared"));
        }
        let filled = lines.iter().filter(|line| !line.is_empty());
        let text: Vec<String> = filled.map(|line| format!("{}.", inline(line))).collect();
        self.paragraph(&text.join(" "));
        self.paragraph(
            "This note shows who says what, and where. It does not say who is right. Numbers in \
             brackets lead to the exact words at the end.",
        );
    }

    fn figures(&mut self, account: &Account) {
        let figures = independent(account);
        if figures.is_empty() {
            return;
        }
        self.paragraph(&format!("## Figures ({}): {}", figures.len(), wording::FIGURES));
        self.out.push('\n');
        for figure in figures {
            self.line(&format!("- {}", inline(&line(account, figure))));
        }
    }

    fn reports(&mut self) {
        self.paragraph("## Reports");
        self.out.push('\n');
        for (at, report) in self.sources.all() {
            self.line(&entry(at, report));
        }
    }

    fn section(&mut self, section: &Section) {
        self.paragraph(&format!("## {} ({}): {}", section.name, section.total, section.remark));
        if section.finding == Finding::OnlyInOne {
            self.out.push('\n');
        }
        for (number, point) in &section.points {
            match point.finding {
                Finding::OnlyInOne => self.alone(*number, point),
                _ => self.point(*number, point),
            }
        }
    }

    /// The number is the one that `explain` takes.
    fn point(&mut self, number: usize, point: &Point) {
        let mut lines = differences(&self.sources, point);
        lines.push(support(&self.sources, point));
        let lines: Vec<String> = lines.iter().map(inline).collect();
        self.paragraph(&format!("**Point {number}.** {}", lines.join(". ")));
        self.out.push('\n');
        for said in said(&self.sources, point) {
            let letter = self.sources.letter(said.passage);
            let line = self.cited(said);
            self.line(&format!("- {letter}: {line}"));
        }
    }

    /// What one report alone has is one line.
    fn alone(&mut self, number: usize, point: &Point) {
        for said in said(&self.sources, point) {
            let line = self.cited(said);
            self.line(&format!("- **Point {number}.** {line}"));
        }
    }

    /// The words with their citation, and the citations of those who have the same words.
    fn cited(&mut self, said: Said) -> String {
        let mut line = inline(&said.chain.and(said.words));
        let _ = write!(line, " {}", self.cite(said.passage));
        let same = said.same.into_iter().map(|passage| {
            let letter = self.sources.letter(passage);
            format!("{letter} {}", self.cite(passage))
        });
        let same: Vec<String> = same.collect();
        if !same.is_empty() {
            let _ = write!(line, " (same words: {})", same.join(", "));
        }
        line
    }

    /// What happened when, and when it was reported.
    fn timeline(&mut self, account: &Account, show_all: bool) {
        let shown = timeline::shown(account, show_all);
        if shown.rows.is_empty() {
            return;
        }
        self.paragraph(&format!("## Timeline ({}): {}", shown.total, shown.remark));
        self.out.push('\n');
        for row in &shown.rows {
            let body = match row {
                Row::Published(entries) => inline(&timeline::published(entries)),
                Row::Entry(entry) => self.moment(account, entry),
            };
            self.line(&format!("- {}: {body}", inline(&timeline::time(row))));
        }
    }

    /// The words of each report with their citation.
    fn moment(&mut self, account: &Account, entry: &TimelineEntry) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (mention, passage) in timeline::mentions(&self.sources, entry) {
            let words = inline(&timeline::words(&self.sources, mention, passage));
            let letter = self.sources.letter(passage);
            parts.push(format!("{letter}: {words} {}", self.cite(passage)));
        }
        let remarks = inline(&timeline::remarks(account, entry));
        if !remarks.is_empty() {
            parts.push(remarks);
        }
        parts.join("; ")
    }

    /// What the reports call people and things.
    fn people(&mut self, account: &Account, show_all: bool) {
        let shown = people::shown(account, show_all);
        if shown.entities.is_empty() {
            return;
        }
        self.paragraph(&format!("## Who is who ({}): {}", shown.total, shown.remark));
        self.out.push('\n');
        for entity in shown.entities {
            self.line(&format!("- {}", inline(&people::line(&self.sources, entity))));
        }
    }

    /// `[[3]](#passage-3)`, the same number each time for one passage.
    fn cite(&mut self, passage: Passage) -> String {
        let next = self.passages.len() + 1;
        let number = *self.numbers.entry(passage).or_insert(next);
        if number == next {
            self.passages.push(passage);
        }
        format!("[[{number}]](#{}-{number})", self.anchor)
    }

    fn remarks(&mut self, account: &Account, skipped: &[Skipped]) {
        let notes = account.notes.iter();
        let notes = notes.map(|(at, note)| format!("- {}: {}", letter(*at), clean(&note.message)));
        let skipped =
            skipped.iter().map(|problem| format!("- Not read: {}", clean(&problem.message)));
        let lines: Vec<String> = notes.chain(skipped).collect();
        if lines.is_empty() {
            return;
        }
        self.paragraph("## Notes");
        self.out.push('\n');
        for line in &lines {
            self.line(line);
        }
    }

    fn list(&mut self) {
        if self.passages.is_empty() {
            return;
        }
        self.paragraph("## Passages");
        self.out.push('\n');
        for (number, passage) in (1..).zip(std::mem::take(&mut self.passages)) {
            let place = self.sources.place(passage);
            let at = self.sources.code_points(passage);
            let words = inline(&self.sources.words(passage, &[]));
            self.line(&format!(
                "{number}. <a id=\"{}-{number}\"></a>{}, characters {} to {}: {words}",
                self.anchor,
                escape(&place),
                at.start,
                at.end
            ));
        }
    }
}

/// `- **A** The Dunvarra Courier, "Title", 2031-06-04. File ...`.
fn entry(at: usize, report: &Report) -> String {
    let document = &report.document;
    let mut line = format!("- **{}** {}", letter(at), clean(document.label()));
    // Writing to a string cannot fail.
    if let Some(title) = &document.meta.title {
        let _ = write!(line, ", *{}*", clean(title.value.trim()));
    }
    let _ = write!(line, ", {}", published(report));
    if let Some(credits) = credits(report) {
        let _ = write!(line, ", {}", clean(&credits));
    }
    let _ = write!(line, ", {}", code(&one_line(document.name())));
    line
}

fn clean(text: &str) -> String {
    escape(&one_line(text))
}

/// A phrase with its tones as emphasis.
fn inline(phrase: &Phrase) -> String {
    phrase.pieces.iter().map(piece).collect::<String>().trim().to_owned()
}

/// Emphasis must not touch white space, or it is none.
fn piece(piece: &Piece) -> String {
    let mark = match piece.tone {
        Tone::Name => "*",
        Tone::Value | Tone::Strong => "**",
        Tone::Plain | Tone::Aside | Tone::Place | Tone::Words | Tone::Finding(_) => "",
    };
    let text = piece.text.trim();
    let (Some(start), false) = (piece.text.find(text), text.is_empty()) else {
        return piece.text.clone();
    };
    let (before, rest) = piece.text.split_at(start);
    let (_, after) = rest.split_at(text.len());
    format!("{before}{mark}{}{mark}{after}", escape(text))
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser, Tag};

    use super::*;
    use crate::sample;

    #[test]
    fn a_note() {
        insta::assert_snapshot!(markdown(&sample::account(), &sample::skipped(), false));
    }

    #[test]
    fn every_citation_leads_to_a_passage() {
        let note = markdown(&sample::account(), &[], true);
        let anchors: Vec<String> = Parser::new(&note)
            .filter_map(|event| match event {
                Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
                _ => None,
            })
            .collect();
        assert!(anchors.len() > 15, "{anchors:?}");
        for anchor in anchors {
            let id = format!("<a id=\"{}\"></a>", anchor.strip_prefix('#').unwrap());
            assert_eq!(note.matches(&id).count(), 1, "{anchor}");
        }
    }
}

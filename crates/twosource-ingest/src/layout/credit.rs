//! Credit lines near the top and the end: bylines, agencies, publication dates.

use twosource_text::{Basis, Block, BlockKind, Credit, Date, Document, Known};

use super::part::Part;
use super::words::count;
use super::{agency, byline, dateline, origin, published};

/// Credits stand within this many lines of either end.
const MOST: usize = 30;

/// Longer lines say more than whose text it is.
const MOST_WORDS: usize = 25;

/// Marks the credit lines.
///
/// The top reaches down to the third paragraph (a headline and a summary may stand above the
/// byline), the end up to the last one. In a hard-wrapped text a credit starts after an empty line,
/// below another credit or below the first line: other lines belong to their paragraph.
pub(super) fn mark(text: &str, parts: &mut [Part], wrapped: bool) {
    let (top, end) = (top(text, parts, wrapped), end(text, parts, wrapped));
    for at in (0..top).chain(end.max(top)..parts.len()) {
        let above = at.checked_sub(1).and_then(|above| parts.get(above));
        let starts =
            !wrapped || at == 1 || above.is_none_or(|above| above.kind.is_some_and(is_credit));
        let Some(&part) =
            parts.get(at).filter(|part| part.is_open() && (starts || part.blank_before))
        else {
            continue;
        };
        let kind = kind(part.text(text)).filter(|_| !is_entry(text, parts, part));
        if let Some(part) = parts.get_mut(at) {
            part.kind = kind;
        }
    }
}

/// Fills what the text says about itself into the metadata that nobody gave.
pub(super) fn fill(document: &mut Document) {
    let found = Found::read(document);
    let meta = &mut document.meta;
    meta.title = meta.title.take().or(found.title);
    meta.outlet = meta.outlet.take().or(found.outlet);
    meta.byline = meta.byline.take().or(found.byline);
    meta.agency = meta.agency.take().or(found.agency);
    meta.credits.extend(found.credits);
    meta.published = meta.published.take().or(found.published).or(found.bare_date);
}

fn is_credit(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Byline | BlockKind::AgencyLine | BlockKind::PublishedLine)
}

fn kind(line: &str) -> Option<BlockKind> {
    if published::read(line).is_some() {
        Some(BlockKind::PublishedLine)
    } else if agency::read(line).is_some() {
        Some(BlockKind::AgencyLine)
    } else if byline::read(line).is_some() {
        Some(BlockKind::Byline)
    } else {
        (count(line) <= MOST_WORDS && !origin::read(line).is_empty()).then_some(BlockKind::Credit)
    }
}

/// Whether the line is a date without a label, and not the only one: then it heads an entry of a
/// chronology.
fn is_entry(text: &str, parts: &[Part], part: Part) -> bool {
    let is_date = |part: &&Part| {
        let line = part.text(text);
        line.len() <= 60 && published::read(line).is_some_and(|stamps| !stamps.labelled)
    };
    is_date(&&part) && parts.iter().filter(is_date).take(2).count() > 1
}

fn is_paragraph(text: &str, part: Part, wrapped: bool) -> bool {
    part.is_open() && (!wrapped || part.blank_before) && count(part.text(text)) >= 9
}

/// The place of the third paragraph.
fn top(text: &str, parts: &[Part], wrapped: bool) -> usize {
    let lines = parts.iter().take(MOST).enumerate();
    let mut paragraphs = lines.filter(|(_, part)| is_paragraph(text, **part, wrapped));
    paragraphs.nth(2).map_or(parts.len().min(MOST), |(at, _)| at)
}

/// The place after the last paragraph but one.
fn end(text: &str, parts: &[Part], wrapped: bool) -> usize {
    let lines = parts.iter().enumerate().rev().take(MOST);
    let mut paragraphs = lines.filter(|(_, part)| is_paragraph(text, **part, wrapped));
    paragraphs.nth(1).map_or(parts.len().saturating_sub(MOST), |(at, _)| at + 1)
}

/// What the blocks of a document say about it; the first statement of each kind counts.
#[derive(Default)]
struct Found {
    title: Option<Known<String>>,
    outlet: Option<Known<String>>,
    byline: Option<Known<String>>,
    agency: Option<Known<String>>,
    published: Option<Known<Date>>,
    bare_date: Option<Known<Date>>,
    credits: Vec<Credit>,
}

impl Found {
    fn read(document: &Document) -> Self {
        let mut found = Self::default();
        for &block in &document.blocks {
            found.credits(document, block);
            match block.kind {
                BlockKind::Title => found.title(document, block),
                BlockKind::Byline => found.byline(document, block),
                BlockKind::AgencyLine => found.agency(document, block),
                BlockKind::Dateline => found.dateline(document, block),
                BlockKind::PublishedLine => found.stamps(document, document.slice(block.span)),
                _ => {}
            }
        }
        found
    }

    fn credits(&mut self, document: &Document, block: Block) {
        let kinds = [BlockKind::Byline, BlockKind::AgencyLine, BlockKind::Credit];
        if kinds.contains(&block.kind) || block.kind == BlockKind::Furniture {
            let line = document.slice(block.span);
            self.credits.extend(origin::read(line).into_iter().map(|(role, name)| Credit {
                role,
                name: Known::new(name, Basis::Text(block.span)),
            }));
        }
    }

    fn title(&mut self, document: &Document, block: Block) {
        let title = || known(without_marks(document, block), document, document.slice(block.span));
        self.title = self.title.take().or_else(title);
    }

    fn byline(&mut self, document: &Document, block: Block) {
        let Some(line) = byline::read(document.slice(block.span)) else {
            return;
        };
        if let Some(name) = line.agency {
            self.set_agency(document, name);
        }
        let names = || line.names.and_then(|names| known(names.to_owned(), document, names));
        self.byline = self.byline.take().or_else(names);
        self.stamps(document, line.rest);
    }

    fn agency(&mut self, document: &Document, block: Block) {
        let line = document.slice(block.span);
        let read = agency::read(line);
        let named = read.as_ref().and_then(|agency| agency.name.clone());
        let alone = read.is_none_or(|agency| agency.alone);
        let outlet =
            named.clone().or_else(|| agency::outlet(line).map(str::to_owned)).filter(|_| alone);
        self.outlet = self.outlet.take().or_else(|| known(outlet?, document, line));
        self.agency = self.agency.take().or_else(|| known(named?, document, line));
    }

    fn dateline(&mut self, document: &Document, block: Block) {
        let line = document.slice(block.span);
        if let Some(name) = dateline::agency(line) {
            self.set_agency(document, name);
            self.own_report(document, name);
        }
        let date = || dateline::date(line).and_then(|(date, words)| known(date, document, words));
        self.bare_date = self.bare_date.take().or_else(date);
    }

    /// A bare name at the top that the dateline repeats is the agency's own: it published the text.
    fn own_report(&mut self, document: &Document, name: &str) {
        let top = document.blocks.iter().find(|block| block.kind == BlockKind::AgencyLine);
        let line = top.map_or("", |block| document.slice(block.span));
        if line == name {
            self.outlet = self.outlet.take().or_else(|| known(name.to_owned(), document, line));
        }
    }

    fn set_agency(&mut self, document: &Document, name: &str) {
        let usual = || agency::named(name).unwrap_or_else(|| name.to_owned());
        self.agency = self.agency.take().or_else(|| known(usual(), document, name));
    }

    fn stamps(&mut self, document: &Document, line: &str) {
        let Some(stamps) = published::read(line) else {
            return;
        };
        let labelled = stamps.labelled;
        let slot = if labelled { &mut self.published } else { &mut self.bare_date };
        if let (None, Some((date, words))) = (&slot, stamps.published) {
            *slot = known(date, document, words);
        }
    }
}

/// A value that stands in the text in these words.
fn known<T>(value: T, document: &Document, words: &str) -> Option<Known<T>> {
    Some(Known::new(value, Basis::Text(document.span_of(words)?)))
}

/// The words of a block in one line, without marks of emphasis.
fn without_marks(document: &Document, block: Block) -> String {
    let mut words = String::new();
    let mut rest = block.span;
    for &mark in document.marks.iter().filter(|&&mark| block.span.contains(mark)) {
        words.push_str(document.slice(rest.before(mark)));
        rest = rest.after(mark);
    }
    words.push_str(document.slice(rest));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use twosource_text::{Basis, BlockKind, Document};

    use crate::layout::{Markup, lay_out};

    const PROSE: &str = "The tram left the rails near the old depot on Monday, police said.";

    fn document(text: &str) -> Document {
        let mut document = Document::new("a.txt", text);
        lay_out(&mut document, Markup::Plain);
        document
    }

    #[track_caller]
    fn check(text: &str, published: Option<&str>) {
        let document = document(&text.replace("PROSE", PROSE));
        let found = document.meta.published.map(|known| known.value.to_string());
        assert_eq!(found.as_deref(), published, "{text}");
    }

    #[test]
    fn credits_at_the_top() {
        let text = format!(
            "**Tram leaves rails**\n\nBy Ilse Brandt and Tom Ode, Norpress\nPublished 4 June 2031\n\n{PROSE}"
        );
        let document = document(&text);
        let meta = &document.meta;
        let title = meta.title.clone().unwrap();
        assert_eq!(title.value, "Tram leaves rails");
        assert_eq!(title.basis, Basis::Text(document.find("**Tram leaves rails**").unwrap()));
        assert_eq!(meta.byline.clone().unwrap().value, "Ilse Brandt and Tom Ode");
        assert_eq!(meta.agency.clone().unwrap().value, "Norpress");
        let published = meta.published.clone().unwrap();
        assert_eq!(published.value.to_string(), "2031-06-04");
        assert_eq!(published.basis, Basis::Text(document.find("4 June 2031").unwrap()));
        assert_eq!(meta.outlet, None);
    }

    #[test]
    fn an_agency_line_names_agency_and_outlet() {
        let meta = document(&format!("Tram leaves rails\n\nNorpress\n\n{PROSE}")).meta;
        assert_eq!(meta.agency.unwrap().value, "Norpress");
        assert_eq!(meta.outlet.unwrap().value, "Norpress");
    }

    #[test]
    fn a_dateline_may_repeat_the_name_and_state_the_date() {
        let meta = document(
            "Deal signed\n\nHalyard\n\nOLM, Tesmar, June 4, 2031 (Halyard) - The leaders signed \
             the agreement on Wednesday after six hours of talks.",
        )
        .meta;
        assert_eq!(meta.outlet.unwrap().value, "Halyard");
        assert_eq!(meta.published.unwrap().value.to_string(), "2031-06-04");
    }

    #[test]
    fn an_outlet_line_names_no_agency() {
        let meta = document(&format!("Tram leaves rails\nThe Hartmoor Courier\n{PROSE}")).meta;
        assert_eq!(
            (meta.agency, meta.outlet.unwrap().value.as_str()),
            (None, "The Hartmoor Courier")
        );
        let meta = document(&format!("Tram leaves rails\nHalden\n{PROSE}")).meta;
        assert_eq!((meta.agency, meta.outlet), (None, None), "it may be a place");
    }

    #[test]
    fn a_dateline_names_the_agency_only() {
        let meta = document(&format!("Tram leaves rails\n\nHARTMOOR, June 4 (AP) — {PROSE}")).meta;
        assert_eq!((meta.agency.unwrap().value.as_str(), meta.outlet), ("Associated Press", None));
    }

    #[test]
    fn foot_lines_credit_others() {
        let credits = |line: &str| {
            let document = document(&format!("Tram leaves rails\n{PROSE}\n{PROSE}\n{line}"));
            let names = document.meta.credits.iter().map(|credit| credit.name.value.clone());
            (names.collect::<Vec<_>>(), document.blocks.last().unwrap().kind)
        };
        let one = |name: &str, kind| (vec![name.to_owned()], kind);
        assert_eq!(credits("Copyright Lume Wire 2031"), one("Lume Wire", BlockKind::Credit));
        let line = "This story was first published by The Hartmoor Courier.";
        assert_eq!(credits(line), one("The Hartmoor Courier", BlockKind::Credit));
        let line = "Norpress contributed to this report.";
        assert_eq!(credits(line), one("Norpress", BlockKind::Byline));
        let line = "Copyright 2031 Norpress. All rights reserved.";
        assert_eq!(credits(line), one("Norpress", BlockKind::Furniture));
    }

    #[test]
    fn the_publication_date_is_the_labelled_one() {
        check("PROSE\nPROSE\nPublished - June 4, 2031 11:20 am IST", Some("2031-06-04T11:20 IST"));
        check("5 June 2031\nPROSE\nPROSE\nFirst published 4 June 2031", Some("2031-06-04"));
        check("Tram leaves rails\n5 June 2031\nPROSE", Some("2031-06-05"));
        check("Tram leaves rails\nBy Ilse Brandt | 5 June 2031\nPROSE", Some("2031-06-05"));
        check("Tram leaves rails\nUpdated 5 June 2031\nPROSE", None);
    }

    #[test]
    fn dates_inside_the_report_are_no_publication_dates() {
        check("PROSE\nPROSE\nPROSE\n4 June 2031\nPROSE\nPROSE\nPROSE", None);
        check("Tram: what happened\n4 June 2031\nPROSE\n5 June 2031\nPROSE", None);
    }
}

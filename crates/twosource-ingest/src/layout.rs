//! From a text to its blocks.
//!
//! One way through: [`part::split`] cuts lines; [`shape`] marks the lines that show by themselves
//! what they are; [`gallery`], [`series`] and [`link_list`] what belongs to the page around the
//! report; [`wrap`] decides whether lines are paragraphs; [`caption`] cuts lines that hold more than
//! running text; [`credit`], [`title`] and [`heading`] look at where a line stands, [`repeat`] at what
//! was said before; what is left is running text. Each rule has a file of its own that says what it
//! finds and what it does not.

mod agency;
mod byline;
mod caption;
mod correction;
mod credit;
mod dateline;
mod emphasis;
mod form;
mod furniture;
mod gallery;
mod heading;
mod link;
mod link_list;
mod list;
mod origin;
mod part;
mod picture;
mod published;
mod quote;
mod repeat;
mod series;
mod shape;
mod title;
mod words;
mod wrap;

use std::ops::Range;

use twosource_text::{Block, BlockKind, Document, Span};

use part::Part;

pub(crate) use agency::usual_name;
pub(crate) use origin::credited;

/// How links and front matter are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    /// Plain text; emphasis marks, headings and quotations are recognized all the same.
    Plain,
    /// Markdown, by the name of the file.
    Markdown,
}

/// Finds the blocks and marks of a document, and what the text says about itself.
pub(crate) fn lay_out(document: &mut Document, markup: Markup) {
    let given = document.meta.title.as_ref().map(|title| title.value.as_str());
    let parts = parts(document.text(), markup, given);
    fill(document, &parts, markup);
}

/// The same where markup told what each line of the text is.
pub(crate) fn lay_out_blocks(document: &mut Document, kinds: &[BlockKind]) {
    let parts = known_parts(document.text(), kinds);
    fill(document, &parts, Markup::Plain);
}

fn fill(document: &mut Document, parts: &[Part], markup: Markup) {
    document.blocks = blocks(document, parts);
    document.marks = marks(document, markup);
    credit::fill(document);
}

fn parts(text: &str, markup: Markup, given_title: Option<&str>) -> Vec<Part> {
    let mut parts = part::split(text);
    shape::mark(text, &mut parts, markup);
    link_list::mark(text, &mut parts);
    gallery::mark(text, &mut parts);
    series::mark(text, &mut parts);
    let width = wrap::width(text, &parts);
    credit::mark(text, &mut parts, width.is_some());
    if let Some(width) = width {
        parts = wrap::join(text, &parts, width);
    }
    parts = caption::cut(text, &parts);
    mark_leftovers(text, &mut parts);
    title::mark(text, &mut parts, given_title);
    heading::mark(text, &mut parts);
    if width.is_none() {
        caption::mark(text, &mut parts);
    }
    repeat::mark(text, &mut parts);
    parts
}

/// The lines of a text with the kinds that markup gives them. Paragraphs are looked at like those of
/// plain text, since credits, datelines and notices are paragraphs to most pages.
fn known_parts(text: &str, kinds: &[BlockKind]) -> Vec<Part> {
    let mut parts = part::split(text);
    for (part, &kind) in parts.iter_mut().zip(kinds) {
        part.kind = (kind != BlockKind::Paragraph).then_some(kind);
    }
    shape::mark_open(text, &mut parts);
    link_list::mark(text, &mut parts);
    gallery::mark(text, &mut parts);
    series::mark(text, &mut parts);
    credit::mark(text, &mut parts, false);
    parts = caption::cut(text, &parts);
    mark_leftovers(text, &mut parts);
    repeat::mark(text, &mut parts);
    parts
}

/// What is known once the credits are: short remarks in brackets, and what stands below a label
/// alone: the correction below "Correction", the headlines of other
/// reports below "Read more".
fn mark_leftovers(text: &str, parts: &mut [Part]) {
    let mut label: Option<BlockKind> = None;
    for part in parts {
        let line = part.text(text);
        label = match (part.kind, label) {
            (Some(kind), _) => label_kind(line, kind),
            (None, Some(BlockKind::Correction)) => {
                part.kind = Some(BlockKind::Correction);
                None
            }
            (None, None) if furniture::is_aside(line) => {
                part.kind = Some(furniture::aside_kind(line));
                None
            }
            (None, Some(kind)) if !words::ends_sentence(line) && words::count(line) <= 20 => {
                part.kind = Some(kind);
                Some(kind)
            }
            (None, _) => None,
        };
    }
}

/// What the next line is, when this one is a label alone.
fn label_kind(line: &str, kind: BlockKind) -> Option<BlockKind> {
    let correction = || correction::read(line) == Some(correction::Notice::Label);
    let label = match kind {
        BlockKind::Correction => correction(),
        BlockKind::Links => furniture::leads_to_links(line),
        _ => false,
    };
    label.then_some(kind)
}

fn blocks(document: &Document, parts: &[Part]) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(parts.len());
    for &part in parts {
        let Some(span) = document.span(part.range()) else {
            continue;
        };
        match part.kind {
            Some(kind) => blocks.push(Block { kind, span }),
            None => paragraph(document, span, &mut blocks),
        }
    }
    blocks
}

/// A paragraph, parted from its dateline.
fn paragraph(document: &Document, span: Span, blocks: &mut Vec<Block>) {
    let text = document.slice(span);
    let cut = dateline::len(text).and_then(|len| {
        let words = text.get(len..).filter(|rest| words::has_word(rest))?;
        Some((document.span_of(text.get(..len)?)?, document.span_of(words.trim())?))
    });
    let (dateline, span) = cut.map_or((None, span), |(dateline, rest)| (Some(dateline), rest));
    blocks.extend(dateline.map(|span| Block { kind: BlockKind::Dateline, span }));
    blocks.push(Block { kind: BlockKind::Paragraph, span });
}

fn marks(document: &Document, markup: Markup) -> Vec<Span> {
    let mut marks = Vec::new();
    for block in &document.blocks {
        let start = block.span.start();
        let found = block_marks(document.slice(block.span), block.kind, markup);
        let span = |mark: Range<usize>| document.span(start + mark.start..start + mark.end);
        marks.extend(found.into_iter().filter_map(span));
    }
    marks
}

/// The marks of one block, in its own positions and in order.
fn block_marks(text: &str, kind: BlockKind, markup: Markup) -> Vec<Range<usize>> {
    if matches!(kind, BlockKind::Furniture | BlockKind::Gallery | BlockKind::Links) {
        return Vec::new();
    }
    let links = if markup == Markup::Markdown { link::marks(text) } else { Vec::new() };
    let mut ahead = links.iter().peekable();
    let in_link = |at: usize| {
        while ahead.next_if(|link| link.end <= at).is_some() {}
        ahead.peek().is_some_and(|link| link.contains(&at))
    };
    let mut marks = emphasis::marks(text, in_link);
    if kind == BlockKind::BlockQuote {
        marks.extend(quote::inner_marks(text));
    }
    marks.extend(links);
    marks.sort_unstable_by_key(|mark| mark.start);
    marks
}

#[cfg(test)]
mod tests {
    use twosource_text::Document;

    use super::{Markup, lay_out, lay_out_blocks};

    #[track_caller]
    fn check(text: &str, markup: Markup, expected: &[&str]) {
        let mut document = Document::new("a", text);
        lay_out(&mut document, markup);
        let shown: Vec<_> = document
            .blocks
            .iter()
            .map(|block| format!("{:?}: {}", block.kind, document.slice(block.span)))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_plain_report() {
        let text = "\r\n\r\nTram leaves rails in Hartmoor\r\n\r\nNorpress\r\n\r\n\
            HARTMOOR, June 4 (Norpress) - A tram left the rails on Monday, police said.\r\n\
            “It was *slow*,” Tom Ode said.\r\n\
            No way back\r\n\
            The line stays closed until Friday, the company said.\r\n\
            ---\r\n\
            CORRECTION: The tram had two cars.\r\n\
            Published - June 4, 2031 11:20 am IST\r\n";
        check(
            text,
            Markup::Plain,
            &[
                "Title: Tram leaves rails in Hartmoor",
                "AgencyLine: Norpress",
                "Dateline: HARTMOOR, June 4 (Norpress) -",
                "Paragraph: A tram left the rails on Monday, police said.",
                "Paragraph: “It was *slow*,” Tom Ode said.",
                "Heading: No way back",
                "Paragraph: The line stays closed until Friday, the company said.",
                "Furniture: ---",
                "Correction: CORRECTION: The tram had two cars.",
                "PublishedLine: Published - June 4, 2031 11:20 am IST",
            ],
        );
    }

    #[test]
    fn a_markdown_report() {
        let text = "# Tram leaves rails\n\n*By Ilse Brandt*\n\nA tram left the rails.\n\n\
            ## No way back\n\n> It was slow\n> and loud.\n\n- Two cars\n- One [driver](https://a.example)\n\n\
            Correction\n\nThe tram had two cars.";
        check(
            text,
            Markup::Markdown,
            &[
                "Title: Tram leaves rails",
                "Byline: *By Ilse Brandt*",
                "Paragraph: A tram left the rails.",
                "Heading: No way back",
                "BlockQuote: It was slow",
                "BlockQuote: and loud.",
                "ListItem: Two cars",
                "ListItem: One [driver](https://a.example)",
                "Correction: Correction",
                "Correction: The tram had two cars.",
            ],
        );
    }

    #[test]
    fn the_lines_of_a_page() {
        use twosource_text::BlockKind::{Caption, Heading, Paragraph, Title};
        let text = "Tram leaves rails\n\nTwo cars beside the depot\n\nBy Ilse Brandt\n\n\
            HARTMOOR (Norpress) - A tram left the rails on Monday, police said.\n\n\
            What comes next\n\nCorrection: The tram had two cars.";
        let mut document = Document::new("a", text);
        lay_out_blocks(&mut document, &[Title, Caption, Paragraph, Paragraph, Heading, Paragraph]);
        let kinds: Vec<_> =
            document.blocks.iter().map(|block| format!("{:?}", block.kind)).collect();
        let expected =
            ["Title", "Caption", "Byline", "Dateline", "Paragraph", "Heading", "Correction"];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn a_report_that_starts_with_prose_has_no_title() {
        let text = "The mayor of Hartmoor said on Monday that the tram would run again by Friday.\n\
            Nobody was hurt when it left the rails.";
        let mut document = Document::new("a", text);
        lay_out(&mut document, Markup::Plain);
        assert_eq!(document.meta.title, None);
        assert_eq!(document.blocks.len(), 2);
    }

    #[test]
    fn headlines_of_other_reports_are_furniture() {
        let text = "A tram left the rails on Monday, police said, and nobody was hurt.\n\
            Read more:\nThe depot that never was\nWhat the mayor knew about the line\n\
            Service is to resume on Friday, the company said on its website.";
        check(
            text,
            Markup::Plain,
            &[
                "Paragraph: A tram left the rails on Monday, police said, and nobody was hurt.",
                "Links: Read more:",
                "Links: The depot that never was",
                "Links: What the mayor knew about the line",
                "Paragraph: Service is to resume on Friday, the company said on its website.",
            ],
        );
    }

    #[test]
    fn what_stands_around_a_report() {
        let text = "Tram leaves rails in Hartmoor\n\n\
            Two cars of a tram left the rails near the depot on Monday, police said.\n\
            Image copyright Lume Photos Image caption Two cars of the tram left the rails\n\
            Ilse Brandt visits the driver in the hospital of Skerling (Lume Photos/AP)\n\
            [What the mayor knew about the line]\n\
            Pictures of the day\n1/3 The sea at Ode PA\n2/3 A dog AP\n3/3 Rain PA\n\
            The line stays closed until Friday, the company said.\n\
            12 comments\n";
        check(
            text,
            Markup::Plain,
            &[
                "Title: Tram leaves rails in Hartmoor",
                "Paragraph: Two cars of a tram left the rails near the depot on Monday, police said.",
                "Furniture: Image copyright Lume Photos Image caption",
                "Repeat: Two cars of the tram left the rails",
                "Caption: Ilse Brandt visits the driver in the hospital of Skerling",
                "Credit: (Lume Photos/AP)",
                "Links: [What the mayor knew about the line]",
                "Gallery: Pictures of the day",
                "Gallery: 1/3 The sea at Ode PA",
                "Gallery: 2/3 A dog AP",
                "Gallery: 3/3 Rain PA",
                "Paragraph: The line stays closed until Friday, the company said.",
                "Furniture: 12 comments",
            ],
        );
    }

    #[test]
    fn marks_of_quotations_and_links_stand_in_order() {
        let text = "> The *first* line of this quotation is long enough to be\n\
            > broken, said [Ilse](https://a.example/_x_) on _Monday_.\n";
        let mut document = Document::new("a", text);
        lay_out(&mut document, Markup::Markdown);
        let marks: Vec<_> = document.marks.iter().map(|&mark| document.slice(mark)).collect();
        assert_eq!(marks, ["*", "*", ">", "[", "](https://a.example/_x_)", "_", "_"]);
    }
}

//! The blocks of a document that are read, with their quotations.

use twosource_text::{Block, BlockKind, Document, Quotation, Span, quotations};

/// Longest stretch that is read as one block, in bytes; longer ones are cut at white space.
///
/// Bounds the tokenizer's memory and keeps every step linear on a text without line breaks. No
/// paragraph of a newspaper comes near it.
const MAX_BLOCK: usize = 8 << 10;

/// One block that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prose {
    pub(crate) span: Span,
    pub(crate) kind: BlockKind,
    /// Quotations with their marks, in text order; the last one may lack its closing mark.
    pub(crate) quotes: Vec<Quote>,
}

/// A stretch between quotation marks, marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    pub(crate) span: Span,
    pub(crate) closed: bool,
}

impl Prose {
    /// Whether byte `at` stands inside quotation marks.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        let after = self.quotes.partition_point(|quote| quote.span.end() <= at);
        self.quotes.get(after).is_some_and(|quote| quote.span.start() <= at)
    }
}

/// The blocks to read. A document without blocks is read line by line.
pub(crate) fn blocks(document: &Document) -> Vec<Prose> {
    let lines;
    let blocks = if document.blocks.is_empty() {
        lines = by_line(document);
        &lines
    } else {
        &document.blocks
    };
    let read = blocks.iter().filter(|block| block.kind.is_read());
    read.flat_map(|block| cut(document, block)).collect()
}

/// The block that holds `span`; blocks are in text order.
pub(crate) fn block_of(blocks: &[Prose], span: Span) -> Option<&Prose> {
    let after = blocks.partition_point(|block| block.span.start() <= span.start());
    blocks.get(after.checked_sub(1)?)
}

fn by_line(document: &Document) -> Vec<Block> {
    let lines = document.text().lines().map(str::trim).filter(|line| !line.is_empty());
    let spans = lines.filter_map(|line| document.span_of(line));
    spans.map(|span| Block { kind: BlockKind::Paragraph, span }).collect()
}

fn cut(document: &Document, block: &Block) -> Vec<Prose> {
    let mut parts = Vec::new();
    let mut rest = block.span;
    while !rest.is_empty() {
        let text = document.slice(rest);
        let end = cut_point(text);
        let Some(part) = document.span(rest.start()..rest.start() + end) else { break };
        let trimmed = document.trim(part);
        if !trimmed.is_empty() {
            let quotes = quotes(document, trimmed);
            parts.push(Prose { span: trimmed, kind: block.kind, quotes });
        }
        rest = rest.after(part);
    }
    parts
}

/// Where to end a part: the last white space before the limit, or the limit.
fn cut_point(text: &str) -> usize {
    if text.len() <= MAX_BLOCK {
        return text.len();
    }
    let limit = (1..=MAX_BLOCK).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let head = text.get(..limit).unwrap_or(text);
    head.rfind(char::is_whitespace).filter(|&at| at > 0).unwrap_or(limit)
}

/// Quotations of one block.
fn quotes(document: &Document, block: Span) -> Vec<Quote> {
    let offset = block.start();
    let quote = |quotation: Quotation| {
        let range = offset + quotation.range.start..offset + quotation.range.end;
        Some(Quote { span: document.span(range)?, closed: quotation.is_closed })
    };
    quotations(document.slice(block)).into_iter().filter_map(quote).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, bool)]) {
        let document = Document::new("t", text);
        let quotes: Vec<_> = blocks(&document).into_iter().flat_map(|b| b.quotes).collect();
        let found: Vec<_> = quotes.iter().map(|q| (document.slice(q.span), q.closed)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_open_quotation_runs_to_the_end_of_its_block() {
        check("“We waited.\n“Then we left.”", &[("“We waited.", false), ("“Then we left.”", true)]);
    }

    #[test]
    fn long_lines_are_cut_at_spaces() {
        let document = Document::new("t", "word ".repeat(4000));
        let parts = blocks(&document);
        assert!(parts.len() >= 3 && parts.iter().all(|p| p.span.len() <= MAX_BLOCK));
        assert!(parts.iter().all(|p| document.slice(p.span).ends_with("word")));
        assert_eq!(blocks(&Document::new("t", "é".repeat(9000))).len(), 3);
    }
}

//! Quotations that the links leave over.

use std::collections::BTreeMap;

use twosource_text::{Document, Span};

use super::{Attribution, kind};
use crate::prose::{Prose, block_of};

/// Shortest quotation, in words, that counts as speech without a cue; shorter ones are names,
/// terms and irony.
const MIN_WORDS: usize = 5;

/// Quotations that run on over several paragraphs.
///
/// What it finds: a paragraph whose last quotation is left open, followed by one that begins with
/// an opening mark: the convention of English print for one quotation over several paragraphs.
/// The later parts join the content that ends the first paragraph.
pub(super) fn continue_quotations(
    document: &Document,
    blocks: &[Prose],
    attributions: &mut [Attribution],
) {
    let last = last_of_blocks(blocks, attributions);
    let taken = contents(attributions);
    let mut continued: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    // The attribution whose quotation the previous block leaves open.
    let mut speaker: Option<usize> = None;
    for (block, last) in blocks.iter().zip(last) {
        let first = block.quotes.first().filter(|q| q.span.start() == block.span.start());
        if let (Some(at), Some(quote)) = (speaker, first)
            && !touches(&taken, blocks, quote.span)
        {
            continued.entry(at).or_default().push(quote.span);
        }
        let open = block.quotes.last().filter(|quote| !quote.closed);
        speaker = open.and_then(|quote| match last {
            Some((end, at)) if end > quote.span.start() => Some(at),
            // The whole block was one continued quotation and goes on.
            _ if block.quotes.len() == 1 => speaker,
            _ => None,
        });
    }
    for (at, pieces) in continued {
        if let Some(attribution) = attributions.get_mut(at) {
            attribution.content.extend(pieces);
            attribution.kind = kind::kind(document, blocks, &attribution.content);
        }
    }
}

/// For each block the end of the content that reaches furthest in it, with its attribution.
fn last_of_blocks(blocks: &[Prose], attributions: &[Attribution]) -> Vec<Option<(usize, usize)>> {
    let mut last: Vec<Option<(usize, usize)>> = vec![None; blocks.len()];
    for (at, attribution) in attributions.iter().enumerate() {
        for piece in &attribution.content {
            let block = blocks.partition_point(|block| block.span.start() <= piece.start());
            if let Some(slot) = block.checked_sub(1).and_then(|block| last.get_mut(block)) {
                *slot = (*slot).max(Some((piece.end(), at)));
            }
        }
    }
    last
}

/// All pieces of content, sorted.
fn contents(attributions: &[Attribution]) -> Vec<Span> {
    let mut pieces: Vec<Span> = attributions.iter().flat_map(|a| a.content.clone()).collect();
    pieces.sort_unstable();
    pieces
}

/// Quotations of some length that no content covers: they survive without a source.
pub(super) fn unattributed(
    document: &Document,
    blocks: &[Prose],
    attributions: &[Attribution],
) -> Vec<Span> {
    let taken = contents(attributions);
    let quotes = blocks.iter().filter(|b| b.kind.is_prose()).flat_map(|b| &b.quotes);
    quotes
        .map(|quote| quote.span)
        .filter(|&span| document.slice(span).split_whitespace().count() >= MIN_WORDS)
        .filter(|&span| !touches(&taken, blocks, span))
        .collect()
}

/// Whether a content of the same block overlaps `span`. `taken` is sorted by start.
fn touches(taken: &[Span], blocks: &[Prose], span: Span) -> bool {
    let Some(block) = block_of(blocks, span) else { return false };
    let from = taken.partition_point(|content| content.start() < block.span.start());
    let rest = taken.get(from..).unwrap_or_default();
    rest.iter().take_while(|c| c.start() < span.end()).any(|content| content.overlaps(span))
}

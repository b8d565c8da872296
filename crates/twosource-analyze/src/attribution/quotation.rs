//! Quotations that the links leave over.

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
    // Index of the attribution whose quotation the previous block leaves open.
    let mut speaker: Option<usize> = None;
    for block in blocks {
        let own = last_in(block, attributions);
        let first = block.quotes.first().filter(|q| q.span.start() == block.span.start());
        if let (Some(at), Some(quote)) = (speaker, first) {
            let taken =
                attributions.iter().any(|a| a.content.iter().any(|c| c.overlaps(quote.span)));
            if !taken && let Some(attribution) = attributions.get_mut(at) {
                attribution.content.push(quote.span);
                attribution.kind = kind::kind(document, blocks, &attribution.content);
            }
        }
        let open = block.quotes.last().filter(|quote| !quote.closed);
        speaker = open.and_then(|quote| match own {
            Some((at, end)) if end > quote.span.start() => Some(at),
            // The whole block was one continued quotation and goes on.
            _ if block.quotes.len() == 1 => speaker,
            _ => None,
        });
    }
}

/// The attribution whose content reaches furthest in a block, with that end.
fn last_in(block: &Prose, attributions: &[Attribution]) -> Option<(usize, usize)> {
    let ends = attributions.iter().enumerate().filter_map(|(at, attribution)| {
        let inside = attribution.content.iter().filter(|piece| block.span.contains(**piece));
        Some((at, inside.map(|piece| piece.end()).max()?))
    });
    ends.max_by_key(|&(at, end)| (end, std::cmp::Reverse(at)))
}

/// Quotations of some length that no content covers: they survive without a source.
pub(super) fn unattributed(
    document: &Document,
    blocks: &[Prose],
    attributions: &[Attribution],
) -> Vec<Span> {
    let mut taken: Vec<Span> =
        attributions.iter().flat_map(|a| a.content.iter().copied()).collect();
    taken.sort_unstable();
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

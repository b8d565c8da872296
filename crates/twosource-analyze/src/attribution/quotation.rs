//! Quotations that the links leave over.

use std::collections::BTreeMap;

use twosource_text::{Document, Span};

use super::{Attribution, AttributionKind, kind};
use crate::prose::{Prose, block_of};

/// Shortest quotation, in words, that counts as speech without a cue; shorter ones are names,
/// terms and irony.
const MIN_WORDS: usize = 5;

/// Quotations whose speaker stands in an earlier paragraph.
///
/// What it finds: a paragraph that begins with an opening mark and holds no attributed words of its
/// own, where
///
/// - the paragraph before it leaves its last quotation open: the convention of English print for
///   one quotation over several paragraphs; or
/// - it is one whole quotation, and the paragraph before it ends with quoted words of a speaker, ends
///   with a colon, or is such a quotation itself: "floating" quotations, which news sites set after
///   the one that names the speaker.
///
/// Each joins the content of the attribution that ends the paragraph before it. On the training
/// part of `PolNeAR` 54 of 57 floating quotations belong there; after a paragraph that ends with
/// reported speech without marks it is only half of them, so that these stay unattributed.
pub(super) fn continue_quotations(
    document: &Document,
    blocks: &[Prose],
    attributions: &mut [Attribution],
) {
    let last = last_of_blocks(blocks, attributions);
    let taken = contents(attributions);
    let mut continued: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    let mut before = Before::default();
    for (block, last) in blocks.iter().zip(last).filter(|(block, _)| block.kind.is_prose()) {
        let first = block.quotes.first().filter(|q| q.span.start() == block.span.start());
        let own = first.filter(|quote| !touches(&taken, blocks, quote.span));
        let joined = own.and_then(|quote| Some((before.speaker_of(document, block)?, quote.span)));
        if let Some((at, quote)) = joined {
            continued.entry(at).or_default().push(quote);
        }
        let ends = last.and_then(|(_, at)| attributions.get(at));
        before = Before {
            open: open_speaker(block, last, joined.map(|(at, _)| at)),
            floating: joined.map(|(at, _)| at).or_else(|| {
                let quotes = ends?.kind != AttributionKind::Indirect;
                let announces = document.slice(block.span).ends_with(':');
                (quotes || announces).then_some(last?.1)
            }),
        };
    }
    for (at, pieces) in continued {
        if let Some(attribution) = attributions.get_mut(at) {
            attribution.content.extend(pieces);
            attribution.kind = kind::kind(document, blocks, &attribution.content);
        }
    }
}

/// Who may go on speaking after a paragraph.
#[derive(Default)]
struct Before {
    /// The attribution whose quotation it leaves open.
    open: Option<usize>,
    /// The attribution that a whole quotation after it belongs to.
    floating: Option<usize>,
}

impl Before {
    /// Whose words a paragraph that begins with a quotation goes on with.
    fn speaker_of(&self, document: &Document, block: &Prose) -> Option<usize> {
        self.open.or_else(|| self.floating.filter(|_| is_one_quotation(document, block)))
    }
}

/// Whether a paragraph is a quotation from its first to its last mark, and closed.
fn is_one_quotation(document: &Document, block: &Prose) -> bool {
    let [quote] = block.quotes.as_slice() else { return false };
    quote.closed && document.trim(block.span) == quote.span
}

/// The attribution whose quotation a paragraph leaves open; `joined` is the one that the paragraph
/// itself goes on with.
fn open_speaker(
    block: &Prose,
    last: Option<(usize, usize)>,
    joined: Option<usize>,
) -> Option<usize> {
    let open = block.quotes.last().filter(|quote| !quote.closed)?;
    match last {
        Some((end, at)) if end > open.span.start() => Some(at),
        // The whole paragraph was one continued quotation and goes on.
        _ if block.quotes.len() == 1 => joined,
        _ => None,
    }
}

/// For each block the end of the attribution that reaches furthest in it, with its index.
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

#[cfg(test)]
mod tests {
    use crate::testing::Text;

    /// The contents of all attributions, and what stays without a source.
    #[track_caller]
    fn check(paragraphs: &[&str], contents: &[&str], unattributed: &[&str]) {
        let Text { document, resources, .. } = Text::of(&paragraphs.join("\n\n"));
        let analysis = crate::analyze(&document, resources);
        let pieces = |attribution: &crate::Attribution| {
            let pieces = attribution.content.iter().map(|&piece| document.slice(piece));
            pieces.collect::<Vec<_>>().join(" / ")
        };
        assert_eq!(analysis.attributions.iter().map(pieces).collect::<Vec<_>>(), contents);
        let left = analysis.unattributed.iter().map(|&span| document.slice(span));
        assert_eq!(left.collect::<Vec<_>>(), unattributed);
    }

    const OPENS: &str = "“The water stopped at the door,” said Mayor Ilse Brandt.";

    #[test]
    fn a_quotation_that_is_left_open_goes_on() {
        check(
            &[
                "Mayor Ilse Brandt said: “The water stopped at the door.",
                "“Nobody slept that night, and nobody will forget it.”",
                "The pumps ran until noon.",
            ],
            &[
                "“The water stopped at the door. / “Nobody slept that night, and nobody will forget it.”",
            ],
            &[],
        );
    }

    #[test]
    fn a_whole_quotation_floats_to_the_speaker_before_it() {
        check(
            &[
                OPENS,
                "“Nobody slept that night, and nobody will forget it.”",
                "“We will build the wall higher before the winter.”",
            ],
            &[
                "“The water stopped at the door,” / “Nobody slept that night, and nobody will forget it.” \
               / “We will build the wall higher before the winter.”",
            ],
            &[],
        );
    }

    #[test]
    fn a_quotation_after_other_prose_has_no_speaker() {
        check(
            &[
                OPENS,
                "The pumps ran until noon.",
                "“Nobody slept that night, and nobody will forget it.”",
            ],
            &["“The water stopped at the door,”"],
            &["“Nobody slept that night, and nobody will forget it.”"],
        );
    }
}

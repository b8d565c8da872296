//! Direct, indirect or mixed.

use twosource_text::{Document, Span};

use super::Attribution;
use super::link::Link;
use crate::prose::{Prose, block_of};

/// How a content is rendered (PARC 3; Pareti 2015).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttributionKind {
    /// Every word stands inside quotation marks.
    Direct,
    /// No word does.
    Indirect,
    /// Some do.
    Mixed,
}

/// A link with its kind and the attribution around it.
pub(super) fn typed(
    document: &Document,
    blocks: &[Prose],
    link: &Link,
    parent: Option<usize>,
) -> Attribution {
    Attribution {
        source: link.source,
        cue: link.cue,
        manner: None,
        content: link.content.clone(),
        kind: kind(document, blocks, &link.content),
        parent,
        confidence: link.confidence,
    }
}

/// The kind of a content by the quotation marks of its block.
pub(super) fn kind(document: &Document, blocks: &[Prose], content: &[Span]) -> AttributionKind {
    let quoted = content.iter().filter_map(|&piece| Some((piece, block_of(blocks, piece)?)));
    let (mut inside, mut outside) = (false, false);
    for (piece, block) in quoted {
        for (at, _) in document.slice(piece).char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let is_quoted = block.is_quoted(piece.start() + at);
            inside |= is_quoted;
            outside |= !is_quoted;
        }
    }
    match (inside, outside) {
        (false, _) => AttributionKind::Indirect,
        (true, false) => AttributionKind::Direct,
        (true, true) => AttributionKind::Mixed,
    }
}

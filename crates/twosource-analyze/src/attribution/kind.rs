//! Direct, indirect or mixed.

use twosource_text::{Document, Span};

use super::Attribution;
use super::link::Link;
use crate::prose::quoted_spans;

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
pub(crate) fn typed(document: &Document, link: &Link, parent: Option<usize>) -> Attribution {
    Attribution {
        source: link.source,
        cue: link.cue,
        content: link.content.clone(),
        kind: kind(document, &link.content),
        parent,
    }
}

/// The kind of a content by the quotation marks on its line.
pub(crate) fn kind(document: &Document, content: &[Span]) -> AttributionKind {
    let (mut inside, mut outside) = (0_usize, 0_usize);
    for &piece in content {
        let quoted = quoted_spans(document, piece);
        for (at, char) in document.slice(piece).char_indices() {
            if char.is_alphanumeric() {
                let byte = piece.start() + at;
                let is_quoted = quoted.iter().any(|span| span.range().contains(&byte));
                *(if is_quoted { &mut inside } else { &mut outside }) += 1;
            }
        }
    }
    match (inside, outside) {
        (0, _) => AttributionKind::Indirect,
        (_, 0) => AttributionKind::Direct,
        _ => AttributionKind::Mixed,
    }
}

//! Where a source ends.

use twosource_text::{Document, Span};

/// A source without the comma or dash that ends it.
pub(super) fn without_marks(document: &Document, source: Span) -> Span {
    let text = document.slice(source);
    let kept = text.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']);
    if kept.is_empty() { source } else { document.span_of(kept).unwrap_or(source) }
}

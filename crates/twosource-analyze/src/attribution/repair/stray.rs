//! Pieces of a content in other sentences.

use twosource_text::Document;

use super::sentences_of;
use crate::attribution::Attribution;
use crate::attribution::kind::{AttributionKind, kind};
use crate::prose::Prose;
use crate::syntax::Syntax;

/// Leaves out what is not in quotation marks and stands in other sentences than the cue, where the
/// cue's own sentence has a part of the content too.
pub(super) fn drop_strays(
    document: &Document,
    blocks: &[Prose],
    syntax: &Syntax,
    attribution: &mut Attribution,
) {
    let Some(own) = sentences_of(syntax, attribution.cue) else { return };
    if !attribution.content.iter().any(|piece| piece.overlaps(own)) {
        return;
    }
    let is_plain = |piece| kind(document, blocks, &[piece]) == AttributionKind::Indirect;
    let kept = attribution.content.iter().filter_map(|&piece| {
        if !is_plain(piece) {
            return Some(piece);
        }
        let inside = piece.start().max(own.start())..piece.end().min(own.end());
        (inside.start < inside.end).then(|| document.span(inside)).flatten()
    });
    attribution.content = kept.collect();
}

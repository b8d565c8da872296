//! Passives that look like a source and its cue.

use twosource_text::{Document, Span};

use crate::attribution::Attribution;

/// "Two divers said to be hurt": they do not speak, somebody speaks of them.
pub(super) fn turn_passive(document: &Document, attribution: &mut Attribution) {
    let (Some(source), Some(content)) = (attribution.source, attribution.content.first_mut())
    else {
        return;
    };
    let of_them = ["to be ", "to have "].iter().any(|to| document.slice(*content).starts_with(to));
    let adjoin = |one: Span, other: Span| document.slice(one.gap(other)).trim().is_empty();
    let is_bare = document.slice(attribution.cue).eq_ignore_ascii_case("said");
    let in_order =
        source.end() <= attribution.cue.start() && attribution.cue.end() <= content.start();
    if of_them
        && is_bare
        && in_order
        && adjoin(source, attribution.cue)
        && adjoin(attribution.cue, *content)
    {
        attribution.content.insert(0, source);
        attribution.source = None;
    }
}

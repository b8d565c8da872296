//! Through whom an utterance reaches the reader.
//!
//! The sources from the outlet inward, without the outlet itself: each attribution stands in the
//! content of its parent. The innermost is the origin, those around it relays (nested sources of
//! `FactBank`).

use twosource_text::Span;

use crate::attribution::Attribution;

/// What part a voice has in passing a statement on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum VoiceRole {
    /// Passes on what another voice says.
    Relay,
    /// Stands behind it: the innermost voice that is stated.
    Origin,
}

/// One source of a voice chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Passes it on or stands behind it.
    pub role: VoiceRole,
    /// The words that name the source; `None` where the text does not say who it is.
    pub source: Option<Span>,
    /// The words that attribute.
    pub cue: Span,
    /// Index of the entity that the source names or refers to; the first of several.
    pub entity: Option<usize>,
}

/// Longest chain that is followed.
const MAX_DEPTH: usize = 8;

/// The voices of an attribution, from the outlet inward.
pub(super) fn chain(
    attributions: &[Attribution],
    speakers: &[Vec<usize>],
    innermost: usize,
) -> Vec<Voice> {
    let up = |at: &usize| attributions.get(*at)?.parent;
    let indices = std::iter::successors(Some(innermost), up).take(MAX_DEPTH);
    let mut voices: Vec<Voice> = indices
        .filter_map(|at| Some((at, attributions.get(at)?)))
        .enumerate()
        .map(|(distance, (at, attribution))| Voice {
            role: if distance == 0 { VoiceRole::Origin } else { VoiceRole::Relay },
            source: attribution.source,
            cue: attribution.cue,
            entity: speakers.get(at).and_then(|speakers| speakers.first()).copied(),
        })
        .collect();
    voices.reverse();
    voices
}

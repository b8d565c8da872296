//! Who says a statement.

use twosource_text::Span;

use super::Parts;

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
    /// Index of the entity named in the source.
    pub entity: Option<usize>,
}

/// Longest chain that is followed.
const MAX_DEPTH: usize = 8;

/// The voices of an attribution, from the outlet inward.
pub(super) fn chain(parts: &Parts, innermost: Option<usize>) -> Vec<Voice> {
    let up = |at: &usize| parts.attributions.get(*at)?.parent;
    let indices = std::iter::successors(innermost, up).take(MAX_DEPTH);
    let mut voices: Vec<Voice> = indices
        .filter_map(|at| parts.attributions.get(at))
        .enumerate()
        .map(|(distance, attribution)| Voice {
            role: if distance == 0 { VoiceRole::Origin } else { VoiceRole::Relay },
            source: attribution.source,
            cue: attribution.cue,
            entity: attribution.source.and_then(|source| entity_of(parts, source)),
        })
        .collect();
    voices.reverse();
    voices
}

/// The entity that a source names: the last one before the first comma, since what stands before a
/// name is office and affiliation ("Tesmari government spokesman Davit Ormel") and what stands
/// after a comma describes it ("Hanne Quist, who leads the farmers' union").
fn entity_of(parts: &Parts, source: Span) -> Option<usize> {
    let head = parts.document.slice(source).split(',').next().unwrap_or("");
    let head = parts.document.span_of(head).unwrap_or(source);
    entity_in(parts.mentions, head).or_else(|| entity_in(parts.mentions, source))
}

fn entity_in(mentions: &[(Span, usize)], source: Span) -> Option<usize> {
    let after = mentions.partition_point(|(name, _)| name.start() < source.end());
    let (name, entity) = mentions.get(after.checked_sub(1)?)?;
    source.contains(*name).then_some(*entity)
}

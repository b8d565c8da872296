//! "I" and "me" inside somebody's words are that somebody; so is "we", unless a spokesperson says it,
//! who speaks for others.

use super::super::{EntityKind, MentionKind};
use super::Work;

pub(super) fn join(work: &mut Work) {
    for at in work.which(|c| c.kind == MentionKind::Pronoun && is_first(c.first_word())) {
        let speaker = speaker_at(work, at).or_else(|| last_speaker(work, at));
        let plural = work.candidate(at).is_some_and(|c| c.is_plural);
        if let Some(speaker) = speaker
            && (!plural || speaks_for_self(work, speaker))
        {
            work.clusters.join(speaker, at);
        }
    }
}

fn is_first(word: &str) -> bool {
    matches!(
        word,
        "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves"
    )
}

/// Whether "we" in somebody's words holds him: a named person who speaks for no one else.
fn speaks_for_self(work: &Work, speaker: usize) -> bool {
    let roles = work.clusters.some_members(speaker).filter_map(|at| super::role::of(work, at));
    let spokesperson = roles.map(|role| role.noun).any(|noun| {
        matches!(noun.as_str(), "spokesperson" | "official" | "diplomat" | "envoy" | "ambassador")
    });
    work.clusters.kind(speaker) == Some(EntityKind::Person)
        && work.clusters.is_named(speaker)
        && !spokesperson
}

/// In words without a source of their own: the source before, up to six sentences back ("I waited,"
/// Brandt said. "Then I left."). News prose has no "I" of its own.
fn last_speaker(work: &Work, at: usize) -> Option<usize> {
    let candidate = work.candidate(at)?;
    let source = work.reading.voices.last_before(candidate.span.start())?;
    let speaker = source_of(work, source)?;
    let near = work.candidate(speaker).is_some_and(|c| c.sentence + 6 >= candidate.sentence);
    (near && work.clusters.kind(speaker) == Some(EntityKind::Person)).then_some(speaker)
}

/// Who says the words that hold a candidate: of the innermost attribution with a source.
pub(super) fn speaker_at(work: &Work, at: usize) -> Option<usize> {
    let span = work.candidate(at)?.span;
    let holds = work.reading.voices.holding(span);
    let holds = holds.filter_map(|at| work.reading.attributions.get(at));
    let innermost = holds
        .filter(|a| a.source.is_some())
        .min_by_key(|a| a.content.iter().map(|piece| piece.len()).sum::<usize>())?;
    source_of(work, innermost.source?)
}

/// The candidate that a source names: its head.
pub(super) fn source_of(work: &Work, source: twosource_text::Span) -> Option<usize> {
    let from = work.candidates.partition_point(|c| c.span.start() < source.start());
    let inside = work.candidates.get(from..).unwrap_or_default().iter().enumerate();
    let inside = inside
        .take_while(|(_, c)| c.span.start() < source.end())
        .filter(|(_, c)| c.span.overlaps(source));
    let head = work.reading.head_of(&work.reading.syntax.tokens_in(source));
    let all: Vec<(usize, &super::super::candidate::Candidate)> =
        inside.map(|(at, c)| (from + at, c)).collect();
    let by_head = all.iter().find(|(_, c)| c.tokens.contains(&head) && c.head == head);
    let any_head = all.iter().find(|(_, c)| c.tokens.contains(&head));
    by_head
        .or(any_head)
        .or_else(|| all.iter().find(|(_, c)| c.is_person()))
        .or_else(|| all.last())
        .map(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn the_first_person_is_who_speaks() {
        check(
            "Ilse Brandt met Marek Dallin. “I saw the water,” Brandt said.",
            &["Person: Ilse Brandt | I | Brandt"],
        );
    }

    #[test]
    fn a_spokesperson_speaks_for_others() {
        check("“We will go on,” said police spokesman Davit Ormel.", &["Person: Davit Ormel"]);
    }
}

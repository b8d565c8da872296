//! "I" and "me" inside somebody's words are that somebody.

use super::super::MentionKind;
use super::Work;

pub(super) fn join(work: &mut Work) {
    for at in work.which(|c| c.kind == MentionKind::Pronoun && is_first(c.first_word())) {
        if let Some(speaker) = speaker_at(work, at) {
            work.clusters.join(speaker, at);
        }
    }
}

fn is_first(word: &str) -> bool {
    matches!(word, "i" | "me" | "my" | "mine" | "myself")
}

/// Who says the words that hold a candidate: of the innermost attribution with a source.
pub(super) fn speaker_at(work: &Work, at: usize) -> Option<usize> {
    let span = work.candidate(at)?.span;
    let holds = work.reading.attributions.iter().filter(|a| a.content.iter().any(|piece| piece.contains(span)));
    let innermost = holds.filter(|a| a.source.is_some()).min_by_key(|a| a.content.iter().map(|piece| piece.len()).sum::<usize>())?;
    source_of(work, innermost.source?)
}

/// The candidate that a source names: its head.
pub(super) fn source_of(work: &Work, source: twosource_text::Span) -> Option<usize> {
    let from = work.candidates.partition_point(|c| c.span.start() < source.start());
    let inside = work.candidates.get(from..).unwrap_or_default().iter().enumerate();
    let inside = inside.take_while(|(_, c)| c.span.start() < source.end()).filter(|(_, c)| c.span.overlaps(source));
    let head = work.reading.head_of(&work.reading.syntax.tokens_in(source));
    let all: Vec<(usize, &super::super::candidate::Candidate)> = inside.map(|(at, c)| (from + at, c)).collect();
    let by_head = all.iter().find(|(_, c)| c.tokens.contains(&head) && c.head == head);
    let any_head = all.iter().find(|(_, c)| c.tokens.contains(&head));
    by_head.or(any_head).or_else(|| all.iter().find(|(_, c)| c.is_person())).or_else(|| all.last()).map(|(at, _)| *at)
}

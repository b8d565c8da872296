//! Which entities stand behind the source of an attribution.

use twosource_text::Span;

use super::Entity;
use super::reading::Reading;

/// For each attribution, the entities that its source names, refers to or describes: one, or several
/// where they speak together ("Brandt and Ode said").
pub(crate) fn speakers(reading: &Reading, entities: &[Entity]) -> Vec<Vec<usize>> {
    let mentions = super::by_place(entities);
    let of = |source: Option<Span>| {
        source.map_or_else(Vec::new, |source| referents(reading, &mentions, source))
    };
    reading.attributions.iter().map(|attribution| of(attribution.source)).collect()
}

/// The entities that the words of a phrase stand for, given the mentions [by place](super::by_place).
pub(crate) fn referents(reading: &Reading, mentions: &[(Span, usize)], words: Span) -> Vec<usize> {
    let tokens = reading.syntax.tokens_in(words);
    if tokens.is_empty() {
        return Vec::new();
    }
    let head = reading.head_of(&tokens);
    let mut heads = vec![head];
    heads.extend(conjuncts(reading, head).into_iter().filter(|at| tokens.contains(at)));
    let mut found: Vec<usize> =
        heads.iter().flat_map(|&head| at_head(reading, mentions, words, head)).collect();
    found.dedup();
    if found.is_empty() {
        found.extend(inside(mentions, words));
    }
    found
}

/// What is coordinated with a token.
fn conjuncts(reading: &Reading, at: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = vec![at];
    while let Some(next) = open.pop() {
        let more = reading
            .children(next)
            .filter(|&child| reading.dep(child) == twosource_syntax::Dep::Conj);
        for child in more {
            if found.len() < 8 {
                found.push(child);
                open.push(child);
            }
        }
    }
    found.sort_unstable();
    found
}

/// The entities of the shortest mention that holds a head token and is headed by it; several where
/// it is a mention of a group.
fn at_head(reading: &Reading, mentions: &[(Span, usize)], source: Span, head: usize) -> Vec<usize> {
    let Some(token) = reading.token(head).map(|token| token.span) else { return Vec::new() };
    let from = mentions.partition_point(|(span, _)| span.start() < source.start());
    let to = mentions.partition_point(|(span, _)| span.start() < source.end());
    let range = mentions.get(from.saturating_sub(8)..to).unwrap_or_default();
    let near = || range.iter().filter(|(span, _)| span.contains(token));
    let heads = |span: Span| reading.head_of(&reading.syntax.tokens_in(span)) == head;
    let by_head = near().filter(|(span, _)| heads(*span)).min_by_key(|(span, _)| span.len());
    let best = by_head.or_else(|| near().min_by_key(|(span, _)| span.len())).map(|(span, _)| *span);
    near().filter(|(span, _)| Some(*span) == best).map(|(_, entity)| *entity).collect()
}

/// The first mention inside.
fn inside(mentions: &[(Span, usize)], source: Span) -> Option<usize> {
    let from = mentions.partition_point(|(span, _)| span.start() < source.start());
    let first = mentions.get(from)?;
    source.contains(first.0).then_some(first.1)
}

#[cfg(test)]
mod tests {
    use crate::testing::speakers_of;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(speakers_of(text), expected);
    }

    #[test]
    fn pronouns_and_descriptions_have_names() {
        check(
            "Mayor Ilse Brandt said the road was closed. She said it would open on Monday.",
            &["Ilse Brandt", "Ilse Brandt"],
        );
    }

    #[test]
    fn joint_speakers() {
        check(
            "Ilse Brandt and Marek Dallin said the road would open on Monday.",
            &["Ilse Brandt + Marek Dallin"],
        );
    }
}

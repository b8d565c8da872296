//! The noun phrases that an utterance shows.

use twosource_syntax::{Dep, Pos};
use twosource_text::Span;

use super::cue::Cue;
use super::evidence::of_noun;

/// Words that are looked at behind a noun, so that a parse that goes wrong stays short.
const MAX_WORDS: usize = 24;

/// The phrase that a noun heads, up to what is said of it or happens to it: clauses, explanations
/// and prepositions other than `kept` end it. What is said, the cue and the source lie outside.
pub(super) fn phrase(cue: &Cue, head: usize, kept: &[&str]) -> Option<Span> {
    let first = first_of(cue, head);
    cue.reading.syntax.span(first..last_of(cue, head, kept, 3) + 1)
}

fn first_of(cue: &Cue, head: usize) -> usize {
    let left = cue.reading.children(head).take_while(|&at| at < head);
    let part = |at: &usize| {
        let words = [
            Dep::Det,
            Dep::Compound,
            Dep::Amod,
            Dep::Poss,
            Dep::Nummod,
            Dep::Nmod,
            Dep::Quantmod,
            Dep::Predet,
            Dep::Advmod,
        ];
        let inside = cue.in_content(head) || !is_outside(cue, *at);
        cue.reading.has_label(*at, &words) && inside
    };
    left.filter(part).map(|at| cue.reading.syntax.subtree(at).start).min().unwrap_or(head)
}

/// The last token of the phrase, `depth` coordinations and prepositions deep.
fn last_of(cue: &Cue, head: usize, kept: &[&str], depth: usize) -> usize {
    let mut last = head;
    let right = cue.reading.children(head).filter(|&at| at > head);
    for at in right.take_while(|&at| at < head + MAX_WORDS && !is_outside(cue, at)) {
        let inner = match cue.reading.dep(at) {
            Dep::Case | Dep::Compound | Dep::Nummod | Dep::Nmod => at,
            Dep::Cc => continue,
            Dep::Punct if cue.lemma(at) == "," => continue,
            Dep::Conj if depth > 0 && cue.reading.has_pos(at, &[Pos::NOUN, Pos::PROPN]) => {
                last_of(cue, at, kept, depth - 1)
            }
            Dep::Prep if depth > 0 => {
                let Some(object) = kept_object(cue, at, kept) else { break };
                last_of(cue, object, kept, depth - 1)
            }
            _ => break,
        };
        last = last.max(inner);
    }
    last
}

/// What a preposition leads to that the phrase keeps; "on" is kept in "a post on Facebook", not in "a
/// letter on Monday".
fn kept_object(cue: &Cue, preposition: usize, kept: &[&str]) -> Option<usize> {
    let lemma = cue.lemma(preposition);
    let object = cue.object_of(preposition).filter(|&at| !is_outside(cue, at))?;
    let stays = lemma != "on" || of_noun(cue.reading, object).is_some();
    (stays && kept.contains(&lemma.as_str())).then_some(object)
}

/// Whether a token belongs to another part of the attribution.
fn is_outside(cue: &Cue, at: usize) -> bool {
    cue.in_content(at) || cue.in_source(at) || cue.verbs.contains(&at)
}

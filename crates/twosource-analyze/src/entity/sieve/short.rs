//! Short forms of names of organizations and places: "the Security Council" for "the U.N. Security
//! Council", "Ostpress" for "Ostpress News Agency".
//!
//! The short form ends the long one, or begins it where only general words follow. Where two long
//! ones would fit, it joins neither.

use std::collections::BTreeMap;

use super::super::EntityKind;
use super::super::candidate::Candidate;
use super::Work;

pub(super) fn join(work: &mut Work) {
    let names =
        work.which(|c| c.is_name() && c.sort != Some(EntityKind::Person) && c.territory.is_none());
    let mut long: BTreeMap<Vec<String>, Option<usize>> = BTreeMap::new();
    for &at in &names {
        let Some(candidate) = work.candidate(at) else { continue };
        for form in forms(work, candidate) {
            let clusters = &work.clusters;
            let keep = |known: &mut Option<usize>| {
                *known = known.filter(|&known| clusters.same(known, at));
            };
            long.entry(form).and_modify(keep).or_insert(Some(at));
        }
    }
    for &at in &names {
        let Some(candidate) = work.candidate(at) else { continue };
        if let Some(&Some(name)) = long.get(&candidate.words)
            && compatible(work, at, name)
        {
            work.clusters.join(name, at);
        }
    }
}

/// A place does not stand for an organization that is named after it.
fn compatible(work: &Work, short: usize, long: usize) -> bool {
    let kind = |at| work.candidate(at).and_then(|c| c.sort);
    match (kind(short), kind(long)) {
        (Some(EntityKind::Place), long) => long == Some(EntityKind::Place),
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// Longest name that has short forms, in words.
const MAX_WORDS: usize = 12;

/// The short forms that a name of two words or more can have.
fn forms(work: &Work, candidate: &Candidate) -> Vec<Vec<String>> {
    let lexicon = &work.reading.resources.lexicon;
    let words = &candidate.words;
    let general = |word: &String| {
        lexicon.organization_words.has(word)
            || lexicon.group_nouns.has(word)
            || matches!(
                word.as_str(),
                "news"
                    | "river"
                    | "sea"
                    | "international"
                    | "limited"
                    | "us"
                    | "aerospace"
                    | "holding"
                    | "motor"
                    | "ag"
                    | "sa"
                    | "nv"
                    | "se"
                    | "gmbh"
            )
    };
    let mut found = Vec::new();
    for cut in 1..words.len().min(MAX_WORDS) {
        let (head, tail) = words.split_at(cut);
        // A tail needs two words, or the rest to be a territory ("Germany's Bundesrat").
        if tail.len() >= 2 && head.last().is_none_or(|word| word != "of") {
            found.push(tail.to_vec());
        }
        let distinct = head.iter().any(|word| !general(word) && !is_common(work, word));
        if tail.iter().all(general) && distinct {
            found.push(head.to_vec());
        }
    }
    found
}

fn is_common(work: &Work, word: &str) -> bool {
    let gazetteer = &work.reading.resources.gazetteer;
    let rank = work.reading.resources.pieces.rank(word);
    rank.is_some_and(|rank| rank < 4_000)
        || !gazetteer.territories(&capitalized(word)).is_empty()
        || gazetteer.is_city(word)
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn the_end_of_a_longer_name() {
        check(
            "The Tesmar Mining Safety Board met. The Safety Board closed two pits.",
            &["Organization: Tesmar Mining Safety Board | Safety Board"],
        );
    }

    #[test]
    fn the_beginning_where_general_words_follow() {
        check(
            "Ostair Holdings Ltd. bought a port. Shares of Ostair rose.",
            &["Organization: Ostair Holdings Ltd. | Ostair"],
        );
    }
}

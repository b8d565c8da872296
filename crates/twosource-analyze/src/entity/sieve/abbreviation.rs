//! Abbreviations: "Sarrow Basin Commission (SBC)", and "SBC" alone where its letters are the
//! initials of exactly one longer name.

use std::collections::BTreeMap;

use super::super::EntityKind;
use super::super::candidate::Candidate;
use super::Work;

pub(super) fn join(work: &mut Work) {
    explained(work);
    initials_of_one(work);
}

/// A name right before its abbreviation in brackets.
fn explained(work: &mut Work) {
    let names = work.which(Candidate::is_name);
    for pair in names.windows(2) {
        let &[long, short] = pair else { continue };
        let (Some(name), Some(abbreviation)) = (work.candidate(long), work.candidate(short)) else {
            continue;
        };
        let gap = work.reading.document.slice(name.span.gap(abbreviation.span));
        let fits = gap.trim_start_matches(['s', '\'', '\u{2019}']).trim() == "("
            && is_abbreviation(work, abbreviation)
            && letters(abbreviation).chars().next() == initials(&name.words).chars().next()
            && name.sort != Some(EntityKind::Person);
        if fits {
            work.clusters.join(long, short);
        }
    }
}

fn initials_of_one(work: &mut Work) {
    let mut long: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for at in
        work.which(|c| c.is_name() && c.words.len() >= 2 && c.sort != Some(EntityKind::Person))
    {
        let Some(candidate) = work.candidate(at) else { continue };
        let clusters = &work.clusters;
        let keep =
            |known: &mut Option<usize>| *known = known.filter(|&known| clusters.same(known, at));
        for letters in [initials(&candidate.words), all_initials(&candidate.words)] {
            long.entry(letters).and_modify(keep).or_insert(Some(at));
        }
    }
    for at in work.which(|candidate| candidate.is_name() && candidate.words.len() == 1) {
        let Some(candidate) = work.candidate(at).filter(|c| is_abbreviation(work, c)) else {
            continue;
        };
        if let Some(&Some(name)) = long.get(&letters(candidate)) {
            work.clusters.join(name, at);
        }
    }
}

/// Two to six capitals, with or without periods.
fn is_abbreviation(work: &Work, candidate: &Candidate) -> bool {
    let text = work.reading.document.slice(candidate.span);
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let others = text.chars().any(|c| !c.is_uppercase() && !matches!(c, '.' | '&' | '-'));
    (2..=6).contains(&capitals) && !others
}

fn letters(candidate: &Candidate) -> String {
    candidate.words.concat()
}

/// First letters of the words of a name, small words left out.
fn initials(words: &[String]) -> String {
    let small =
        |word: &&String| !matches!(word.as_str(), "of" | "the" | "for" | "&" | "in" | "on" | "to");
    words.iter().filter(small).filter_map(|word| word.chars().next()).collect()
}

fn all_initials(words: &[String]) -> String {
    words.iter().filter_map(|word| word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn an_abbreviation_is_explained_in_brackets() {
        check(
            "The Sarrow Basin Commission (SBC) met. Later the SBC adjourned.",
            &["Organization: Sarrow Basin Commission | SBC | SBC"],
        );
    }

    #[test]
    fn initials_of_one_name_are_enough() {
        check(
            "The Orvan Mining Authority closed the pit. The OMA gave no reason.",
            &["Organization: Orvan Mining Authority | OMA"],
        );
    }
}

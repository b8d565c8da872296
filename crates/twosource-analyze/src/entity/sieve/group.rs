//! Two or more people at once: "the two leaders", "they", "their".
//!
//! "The two leaders" and "both men" are the two people named last before it, where no third one comes
//! between. "They" and "their" are the people named together last ("Brandt and Ode") or an earlier
//! group, where no other plural stands nearer. The mention belongs to each of them.

use super::super::candidate::Candidate;
use super::super::{EntityKind, MentionKind};
use super::Work;
use super::pronoun::is_subject;
use twosource_syntax::{Dep, Tag};

/// How many sentences back people are looked for.
const WINDOW: usize = 3;

/// A place in the text and the people meant there.
type Group = (usize, Vec<usize>);

pub(super) fn join(work: &mut Work) {
    let mut groups: Vec<Group> = Vec::new();
    for at in 0..work.candidates.len() {
        let Some(candidate) = work.candidate(at) else { continue };
        let found = if candidate.kind == MentionKind::Pronoun && is_they(candidate.first_word()) {
            together(work, at, &groups)
        } else if is_pair(work, candidate) {
            last_two(work, at)
        } else {
            named_together(work, at)
        };
        let Some(people) = found else { continue };
        if !candidate.is_name() {
            for &person in &people {
                work.clusters.share(at, person);
            }
        }
        groups.push((at, people));
    }
}

fn is_they(word: &str) -> bool {
    matches!(word, "they" | "them" | "their" | "theirs" | "themselves")
}

/// "the leaders", "the two men", "both presidents"
fn is_pair(work: &Work, candidate: &Candidate) -> bool {
    let reading = work.reading;
    let words = || candidate.tokens.clone().map(|at| reading.lower(at));
    let definite = words().next().is_some_and(|word| matches!(word.as_str(), "the" | "both"));
    let two = words().any(|word| matches!(word.as_str(), "two" | "both"));
    let pair = matches!(
        reading.lemma(candidate.head).to_lowercase().as_str(),
        "leader" | "president" | "man" | "woman" | "minister" | "pair"
    );
    let noun = reading.lemma(candidate.head).to_lowercase();
    let people = reading.resources.gazetteer.person_noun(&noun).is_some();
    candidate.kind == MentionKind::Nominal
        && people
        && candidate.is_plural
        && candidate.territory.is_none()
        && definite
        && (two || pair && candidate.tokens.len() == 2)
}

/// The first of people named together, with the others: "Brandt and Ode".
fn named_together(work: &Work, at: usize) -> Option<Vec<usize>> {
    let reading = work.reading;
    let first = work.candidate(at).filter(|c| is_person(work, at) && c.is_name())?;
    let conjuncts: Vec<usize> =
        reading.children(first.head).filter(|&child| reading.dep(child) == Dep::Conj).collect();
    let others = work
        .candidates
        .iter()
        .enumerate()
        .skip(at + 1)
        .take_while(|(_, c)| c.sentence == first.sentence);
    let mut people = vec![at];
    people.extend(
        others
            .filter(|(other, c)| {
                c.is_name() && conjuncts.contains(&c.head) && is_person(work, *other)
            })
            .map(|(other, _)| other),
    );
    (people.len() >= 2).then_some(people)
}

fn is_person(work: &Work, at: usize) -> bool {
    work.clusters.kind(at) == Some(EntityKind::Person)
}

/// The two people of the sentences before, if they are two.
fn last_two(work: &Work, at: usize) -> Option<Vec<usize>> {
    let sentence = work.candidate(at)?.sentence;
    let mut people: Vec<usize> = Vec::new();
    for back in 0..=WINDOW {
        let near = work.candidates.iter().enumerate().take(at).rev();
        let here = near
            .take_while(|(_, c)| c.sentence + back >= sentence)
            .filter(|(_, c)| c.sentence + back == sentence);
        for (other, _) in here.filter(|(other, c)| c.is_name() && is_person(work, *other)) {
            if !people.iter().any(|&known| work.clusters.same(known, other)) {
                people.push(other);
            }
        }
        if people.len() >= 2 {
            break;
        }
    }
    (people.len() == 2).then_some(people)
}

/// The group that "they" means: the last one, unless another plural stands nearer.
fn together(work: &Work, at: usize, groups: &[Group]) -> Option<Vec<usize>> {
    let reading = work.reading;
    let pronoun = work.candidate(at)?;
    let (place, people) = groups.iter().rev().find(|(place, _)| *place < at)?;
    let group = work.candidate(*place).filter(|c| c.sentence + WINDOW >= pronoun.sentence)?;
    let owns = reading.dep(pronoun.head) == Dep::Poss;
    let between = group.tokens.end..pronoun.head;
    let is_rival = |&token: &usize| {
        let inside = people.iter().filter_map(|&p| work.candidate(p)).any(|c| c.head == token);
        let object =
            !owns && reading.sentence(token) == pronoun.sentence && reading.dep(token) == Dep::Dobj;
        let plural = matches!(reading.tag(token), Tag::NNS | Tag::NNPS)
            && (is_subject(reading, token) || object);
        let theirs = reading.children(token).any(|child| reading.lower(child) == "their");
        plural && !inside && !theirs
    };
    let rival = between.clone().any(|token| is_rival(&token));
    (!rival).then(|| people.clone())
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn people_named_together() {
        check(
            "Ilse Brandt and Marek Dallin met on Monday. They walked to the port.",
            &["Person: Ilse Brandt | They", "Person: Marek Dallin | They"],
        );
    }

    #[test]
    fn two_leaders_are_the_two_named_before() {
        check(
            "Ilse Brandt welcomed Marek Dallin. The two leaders walked to the port.",
            &["Person: Ilse Brandt | The two leaders", "Person: Marek Dallin | The two leaders"],
        );
    }
}

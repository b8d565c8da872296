//! Pronouns of the third person, last of all.
//!
//! A pronoun goes to the person before it that fits in gender and has the highest score: subjects
//! before objects, near before far, who is spoken of most, the source of the words that hold it
//! (but not inside quotation marks, where that would be "I"), and for the subject of a reporting
//! verb the last source (after Lappin and Leass, Computational Linguistics 20, 1994). An object is
//! never its clause's subject.

use twosource_models::Gender;

use super::super::candidate::Candidate;
use super::super::reading::Reading;
use super::super::{EntityKind, MentionKind};
use super::Work;
use super::quotation::{source_of, speaker_at};
use crate::attribution::AttributionKind;
use twosource_syntax::{Dep, Pos, Tag};

/// How many sentences back an antecedent is looked for.
const WINDOW: usize = 4;

pub(super) fn join(work: &mut Work) {
    for at in work.which(|c| c.kind == MentionKind::Pronoun) {
        let Some(candidate) = work.candidate(at) else { continue };
        let antecedent = match candidate.first_word() {
            "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => {
                person(work, at)
            }
            "they" => group(work, at),
            _ => None,
        };
        if let Some(antecedent) = antecedent {
            work.clusters.join(antecedent, at);
        }
    }
}

/// Whether a token is the subject of its clause.
pub(super) fn is_subject(reading: &Reading, at: usize) -> bool {
    reading.has_label(at, &[Dep::Nsubj, Dep::Nsubjpass])
}

/// The best person for "he" or "she".
fn person(work: &Work, at: usize) -> Option<usize> {
    let pronoun = work.candidate(at)?;
    if is_fronted(work.reading, pronoun.head)
        && let Some(subject) = later(work, at)
    {
        return Some(subject);
    }
    let from = work.candidates.partition_point(|c| c.sentence + WINDOW < pronoun.sentence);
    let mut best: Option<(i32, usize)> = None;
    for other in (from..at).rev() {
        let Some(score) = score(work, at, other) else { continue };
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, other));
        }
    }
    best.map(|(_, other)| other).or_else(|| later(work, at))
}

/// The score of a candidate before the pronoun; `None` where it cannot be meant.
fn score(work: &Work, at: usize, other: usize) -> Option<i32> {
    let (pronoun, candidate) = (work.candidate(at)?, work.candidate(other)?);
    if work.clusters.kind(other) != Some(EntityKind::Person)
        || candidate.is_plural
        || is_first_person(candidate)
    {
        return None;
    }
    if !fits_gender(work, at, other) || is_bound(work, pronoun, other) {
        return None;
    }
    let reading = work.reading;
    let distance = i32::try_from(pronoun.sentence - candidate.sentence).unwrap_or(i32::MAX / 64);
    let mut score = 100 - 30 * distance;
    score += grammar(reading, candidate);
    if candidate.kind == MentionKind::Nominal && !work.clusters.is_named(other) {
        score -= 15;
    }
    if work.clusters.gender(other).is_some() {
        score += 10;
    }
    if !work.clusters.is_sure(other) {
        score -= 20;
    }
    score += i32::try_from(work.clusters.size(other).min(8)).unwrap_or(8) * 3;
    if is_subject(reading, pronoun.head) && is_subject(reading, candidate.head) {
        score += 10;
    }
    if is_aside(work, candidate) {
        score -= 60;
    }
    if governs(reading, pronoun.head, candidate.head) {
        score += 25;
    }
    score += voices(work, at, other);
    if reading.block_kind(candidate.sentence) == twosource_text::BlockKind::Title && distance > 0 {
        score -= 30;
    }
    Some(score)
}

fn is_first_person(candidate: &Candidate) -> bool {
    candidate.kind == MentionKind::Pronoun && candidate.gender.is_none()
}

/// Subjects before objects before the rest; possessors and what hangs on names last.
fn grammar(reading: &Reading, candidate: &Candidate) -> i32 {
    match reading.dep(candidate.head) {
        Dep::Nsubj | Dep::Nsubjpass => 40,
        Dep::Agent | Dep::Dobj | Dep::Dative => 20,
        Dep::Appos => 15,
        Dep::Poss => 12,
        Dep::Conj if is_subject(reading, reading.head(candidate.head)) => 20,
        _ => 5,
    }
}

/// What attributions say: the source of the words around the pronoun, the last source before it.
fn voices(work: &Work, at: usize, other: usize) -> i32 {
    let Some(pronoun) = work.candidate(at) else { return 0 };
    let mut score = 0;
    if speaker_at(work, at).is_some_and(|speaker| work.clusters.same(speaker, other)) {
        score += if is_direct(work, pronoun) { -120 } else { 30 };
    }
    let is_source = work.reading.voices.is_source(pronoun.span);
    if is_source && last_source(work, at).is_some_and(|last| work.clusters.same(last, other)) {
        score += 35;
    }
    score
}

/// The person who is the source of the last attribution before a candidate.
fn last_source(work: &Work, at: usize) -> Option<usize> {
    let start = work.candidate(at)?.span.start();
    let source = work.reading.voices.last_before(start)?;
    source_of(work, source)
}

/// Whether a candidate stands in a content that is quoted as a whole, where the speaker is "I".
fn is_direct(work: &Work, candidate: &Candidate) -> bool {
    let holds = work.reading.voices.holding(candidate.span);
    let mut holds = holds.filter_map(|at| work.reading.attributions.get(at));
    let after_that = |content: &twosource_text::Span| {
        let first = work.reading.syntax.tokens_in(*content).start;
        (1..=2)
            .filter_map(|back| first.checked_sub(back))
            .any(|at| work.reading.lower(at) == "that")
    };
    holds.any(|a| a.kind == AttributionKind::Direct && !a.content.first().is_some_and(after_that))
}

/// Whether a candidate stands in brackets, as photographers do.
fn is_aside(work: &Work, candidate: &Candidate) -> bool {
    let before = candidate.tokens.start.checked_sub(1);
    before.is_some_and(|at| work.reading.text(at) == "(")
}

fn fits_gender(work: &Work, pronoun: usize, other: usize) -> bool {
    match (
        work.candidate(pronoun).and_then(|c| c.gender),
        work.clusters.pronoun(other).or_else(|| work.clusters.gender(other)),
    ) {
        (Some(a), Some(b)) => a == b || a == Gender::Either || b == Gender::Either,
        _ => true,
    }
}

/// "Brandt saw him": an object is not the subject of its own clause, nor is a subject the object;
/// nor does "his" stand for the noun that it belongs to.
fn is_bound(work: &Work, pronoun: &Candidate, other: usize) -> bool {
    let reading = work.reading;
    if reading.lower(pronoun.head).ends_with("self") {
        return false;
    }
    let object = reading.has_label(pronoun.head, &[Dep::Dobj, Dep::Dative, Dep::Pobj]);
    let clause = subject_clause(reading, clause_of(reading, pronoun.head));
    let same = of_sentence(work, pronoun.sentence).filter(|(at, _)| work.clusters.same(*at, other));
    same.map(|(_, candidate)| candidate).any(|c| {
        let co_argument = object && is_subject(reading, c.head) && reading.head(c.head) == clause;
        let owner = reading.dep(pronoun.head) == Dep::Poss && reading.head(pronoun.head) == c.head;
        co_argument || owner
    })
}

/// Whether `subject` is the subject of the nearest clause above that of the pronoun: "the driver told
/// him that he ...".
fn governs(reading: &Reading, pronoun: usize, subject: usize) -> bool {
    let mut at = subject_clause(reading, clause_of(reading, pronoun));
    for _ in 0..3 {
        if !reading.has_label(at, &[Dep::Ccomp, Dep::Advcl, Dep::Xcomp]) {
            return false;
        }
        at = reading.head(at);
        if reading.children(at).any(|child| is_subject(reading, child)) {
            return reading
                .children(at)
                .any(|child| child == subject && is_subject(reading, child));
        }
    }
    false
}

/// Whether a possessive stands in a phrase before its sentence's subject: "In his speech, Brandt".
fn is_fronted(reading: &Reading, pronoun: usize) -> bool {
    let sentence = reading.tokens_of(reading.sentence(pronoun));
    let first = sentence.start;
    let opens = reading.has_label(first, &[Dep::Prep, Dep::Mark, Dep::Advmod])
        || reading.dep(reading.head(first)) == Dep::Advcl;
    let subject_before =
        sentence.clone().take_while(|&at| at < pronoun).any(|at| is_subject(reading, at));
    reading.dep(pronoun) == Dep::Poss && opens && !subject_before && pronoun < first + 8
}

/// The candidates of a sentence, with their indices.
fn of_sentence<'a>(
    work: &Work<'a>,
    sentence: usize,
) -> impl Iterator<Item = (usize, &'a Candidate)> {
    let from = work.candidates.partition_point(|c| c.sentence < sentence);
    let rest = work.candidates.get(from..).unwrap_or_default().iter();
    rest.take_while(move |c| c.sentence == sentence).enumerate().map(move |(at, c)| (from + at, c))
}

/// The verb of the clause that a token stands in.
fn clause_of(reading: &Reading, at: usize) -> usize {
    let above = reading.head(at);
    let through = reading.dep(at) == Dep::Pobj && reading.pos(above) == Pos::ADP;
    if through { reading.head(above) } else { above }
}

/// The verb whose subject a verb without one has: "glad" for "see" in "he was glad to see him".
fn subject_clause(reading: &Reading, verb: usize) -> usize {
    let mut at = verb;
    for _ in 0..4 {
        let has_subject = reading.children(at).any(|child| is_subject(reading, child));
        let bare = reading.has_label(at, &[Dep::Xcomp, Dep::Acomp, Dep::Conj, Dep::Pcomp]);
        if has_subject || !bare {
            break;
        }
        at = reading.head(at);
    }
    at
}

/// A person right after the pronoun: "In his speech, Brandt said".
fn later(work: &Work, at: usize) -> Option<usize> {
    let pronoun = work.candidate(at)?;
    let rest = work
        .candidates
        .iter()
        .enumerate()
        .skip(at + 1)
        .take_while(|(_, c)| c.sentence == pronoun.sentence);
    let mut fitting = rest.filter(|(other, c)| {
        c.is_name()
            && is_subject(work.reading, c.head)
            && work.clusters.kind(*other) == Some(EntityKind::Person)
            && fits_gender(work, at, *other)
    });
    fitting.next().map(|(other, _)| other)
}

/// "They said": the last group that spoke.
fn group(work: &Work, at: usize) -> Option<usize> {
    let pronoun = work.candidate(at)?;
    let is_source = work.reading.voices.is_source(pronoun.span);
    if !is_source || work.reading.tag(pronoun.head) != Tag::PRP {
        return None;
    }
    let from = work.candidates.partition_point(|c| c.sentence + 2 < pronoun.sentence);
    (from..at).rev().find(|&other| {
        work.candidate(other).is_some_and(|c| c.is_plural && c.kind == MentionKind::Nominal)
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn gender_decides() {
        check(
            "Ilse Brandt met Marek Dallin in the park. She said he was late.",
            &["Person: Ilse Brandt | She", "Person: Marek Dallin | he"],
        );
    }

    #[test]
    fn an_object_is_not_its_subject() {
        check(
            "Marek Dallin welcomed Tom Ode. Dallin said he was glad to see him.",
            &["Person: Marek Dallin | Dallin | he", "Person: Tom Ode | him"],
        );
    }

    #[test]
    fn a_phrase_in_front_looks_ahead() {
        check(
            "Tom Ode arrived on Monday. In his speech, Marek Dallin spoke of rain.",
            &["Person: his | Marek Dallin"],
        );
    }
}

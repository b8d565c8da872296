//! Pronouns of the third and the first person.

use twosource_models::Gender;
use twosource_syntax::Pos;

use super::super::candidate::Candidate;
use super::super::reading::Reading;
use super::super::{EntityKind, MentionKind};

/// All personal, possessive and reflexive pronouns, in text order.
pub(super) fn pronouns(reading: &Reading) -> Vec<Candidate> {
    (0..reading.syntax.tokens.len()).filter_map(|at| pronoun(reading, at)).collect()
}

fn pronoun(reading: &Reading, at: usize) -> Option<Candidate> {
    let word = reading.lower(at);
    let (sort, gender, is_plural) = match word.as_str() {
        "he" | "him" | "his" | "himself" => (Some(EntityKind::Person), Some(Gender::Male), false),
        "she" | "her" | "hers" | "herself" => {
            (Some(EntityKind::Person), Some(Gender::Female), false)
        }
        "i" | "me" | "my" | "mine" | "myself" => (Some(EntityKind::Person), None, false),
        "they" | "them" | "their" | "theirs" | "themselves" | "we" | "us" | "our" | "ours"
        | "ourselves" => (None, None, true),
        "it" | "its" | "itself" => (None, None, false),
        _ => return None,
    };
    // "US" is a country, "i" a number.
    if word == "i" && reading.text(at) != "I" || reading.pos(at) != Pos::PRON {
        return None;
    }
    Some(Candidate {
        tokens: at..at + 1,
        span: reading.token(at)?.span,
        head: at,
        kind: MentionKind::Pronoun,
        title: None,
        sort,
        is_firm: true,
        gender,
        territory: None,
        words: vec![word],
        sentence: reading.sentence(at),
        is_plural,
    })
}

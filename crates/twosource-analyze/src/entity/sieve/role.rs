//! What a description says: its head noun and whose it is.

use twosource_models::Territory;

use super::super::MentionKind;
use super::super::candidate::Candidate;
use super::super::reading::Reading;
use super::Work;

/// A role: "the South Korean foreign minister".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// Lower-case head noun, in the singular.
    pub(super) noun: String,
    /// The country or place that it belongs to.
    pub(super) territory: Option<Territory>,
    /// Further lower-case words: "foreign", "deputy", "transport".
    pub(super) words: Vec<String>,
}

/// The roles that a candidate shows: its title, or its own words.
pub(super) fn of(work: &Work, at: usize) -> Option<Role> {
    let candidate = work.candidate(at)?;
    match candidate.kind {
        MentionKind::Nominal => Some(of_nominal(work.reading, candidate)),
        MentionKind::Name => of_title(work.reading, candidate),
        _ => None,
    }
}

fn of_nominal(reading: &Reading, candidate: &Candidate) -> Role {
    let modifiers = candidate.tokens.clone().filter(|&at| at != candidate.head);
    let words = modifiers.map(|at| reading.lower(at)).filter(|word| is_content(word)).collect();
    Role { noun: singular(reading, candidate.head), territory: candidate.territory, words }
}

fn of_title(reading: &Reading, candidate: &Candidate) -> Option<Role> {
    let title = candidate.title?;
    let tokens = reading.syntax.tokens_in(title);
    let last = tokens.end.checked_sub(1)?;
    // What stands before a title is whose office it is: "London Mayor".
    let from = (0..tokens.start).rev().take(6).take_while(|&at| {
        reading.is_capital(at)
            || matches!(reading.text(at), "'s" | "\u{2019}s" | "-" | "of" | "state")
    });
    let start = from
        .last()
        .filter(|&at| reading.sentence(at) == reading.sentence(last))
        .unwrap_or(tokens.start);
    let words: Vec<String> =
        (start..last).map(|at| reading.lower(at)).filter(|word| is_content(word)).collect();
    let territory = territory_of(reading, start..tokens.start);
    Some(Role { noun: singular(reading, last), territory, words })
}

fn territory_of(reading: &Reading, tokens: std::ops::Range<usize>) -> Option<Territory> {
    let gazetteer = &reading.resources.gazetteer;
    tokens.clone().find_map(|at| {
        let span =
            |end: usize| reading.span(&(at..end)).map_or("", |span| reading.document.slice(span));
        let two = if at + 2 <= tokens.end { span(at + 2) } else { "" };
        let mut known =
            gazetteer.territories(two).iter().chain(gazetteer.territories(span(at + 1)));
        known.next().map(|&(_, territory)| territory)
    })
}

fn singular(reading: &Reading, at: usize) -> String {
    let lemma = reading.lemma(at).to_lowercase();
    match lemma.as_str() {
        "spokesman" | "spokeswoman" | "spokesperson" => "spokesperson".to_owned(),
        "chairman" | "chairwoman" | "chairperson" | "chair" => "chair".to_owned(),
        "policeman" | "policewoman" | "officer" => "officer".to_owned(),
        "authority" if reading.lower(at) == "authorities" => "official".to_owned(),
        "premier" | "pm" => "minister".to_owned(),
        _ => lemma,
    }
}

fn is_content(word: &str) -> bool {
    word.chars().count() > 1
        && !matches!(
            word,
            "the"
                | "a"
                | "an"
                | "of"
                | "'s"
                | "\u{2019}s"
                | "for"
                | "from"
                | "at"
                | "his"
                | "her"
                | "its"
                | "their"
                | "this"
                | "that"
                | "and"
                | "one"
        )
}

/// Whether a later description can mean who has a role: nouns agree and nothing contradicts.
///
/// With `general`, a noun also covers more special ones.
pub(super) fn covers(role: &Role, later: &Role, general: bool) -> bool {
    let noun = role.noun == later.noun || general && is_general(&later.noun, &role.noun);
    let territory = match (role.territory, later.territory) {
        (Some(a), Some(b)) => a == b,
        (None, Some(_)) => false,
        _ => true,
    };
    let known = |word: &String| role.words.contains(word) || is_age(word);
    noun && territory
        && (later.words.iter().all(known) || later.territory.is_some() && later.words.len() <= 2)
}

fn is_age(word: &str) -> bool {
    matches!(word, "year" | "old")
}

/// Nouns that stand for more special ones.
fn is_general(general: &str, special: &str) -> bool {
    match general {
        "leader" => matches!(
            special,
            "president" | "minister" | "chancellor" | "dictator" | "king" | "ruler" | "emperor"
        ),
        "chief" | "head" | "boss" => matches!(
            special,
            "director"
                | "chief"
                | "head"
                | "ceo"
                | "chair"
                | "commissioner"
                | "secretary-general"
                | "general"
                | "executive"
                | "boss"
        ),
        "official" => {
            matches!(special, "spokesperson" | "minister" | "director" | "secretary" | "deputy")
        }
        "executive" => matches!(special, "ceo" | "chief"),
        "politician" | "lawmaker" => {
            matches!(special, "senator" | "congressman" | "congresswoman" | "representative" | "mp")
        }
        _ => false,
    }
}

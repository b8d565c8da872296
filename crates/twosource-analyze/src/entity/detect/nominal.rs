//! Descriptions of people and bodies: "the driver", "South Korean officials", "the head of the
//! Sarrow police".
//!
//! The head noun comes from a list. Left of it stand its modifiers, right of it what an "of", "for",
//! "from" or "at" hangs on. A noun that is only the title of a name is no description of its own.

use std::ops::Range;

use twosource_models::Territory;

use super::super::candidate::{Candidate, words_of};
use super::super::reading::Reading;
use super::super::{EntityKind, MentionKind, gender};
use twosource_syntax::{Dep, Pos, Tag};

/// All descriptions, in text order; `names` in text order.
pub(super) fn nominals(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let tokens = 0..reading.syntax.tokens.len();
    let all = tokens.filter_map(|at| nominal(reading, names, at));
    all.collect()
}

fn nominal(reading: &Reading, names: &[Candidate], at: usize) -> Option<Candidate> {
    let sort = sort(reading, at)?;
    if is_modifier(reading, at) || is_taken(names, reading, at) {
        return None;
    }
    let tokens = extent(reading, at);
    if is_of_none(reading, &tokens, at) {
        return None;
    }
    let span = reading.span(&tokens)?;
    let core = tokens.start..at + 1;
    let is_plural = is_plural(reading, at);
    let sort = if is_plural { EntityKind::Organization } else { sort };
    Some(Candidate {
        span,
        head: at,
        kind: MentionKind::Nominal,
        title: None,
        sort: Some(sort),
        is_firm: true,
        gender: gender::of_word(reading, at).filter(|_| !is_plural),
        territory: territory_in(reading, &tokens),
        words: words_of(reading.span(&core).map_or("", |span| reading.document.slice(span))),
        sentence: reading.sentence(at),
        is_plural,
        tokens,
    })
}

/// "any country" and, without an article, "to hospital", "on board" refer to nobody.
fn is_of_none(reading: &Reading, tokens: &Range<usize>, at: usize) -> bool {
    let first = reading.lower(tokens.start);
    let none = matches!(
        first.as_str(),
        "any" | "no" | "every" | "each" | "either" | "neither" | "what" | "which"
    );
    let bare = tokens.start == at && reading.tag(at) == Tag::NN && !reading.is_capital(at);
    let body = reading.resources.lexicon.group_nouns.has(reading.text(at));
    let mass =
        matches!(first.as_str(), "police" | "media" | "parliament" | "congress" | "intelligence");
    none || bare && body && !mass
}

fn is_plural(reading: &Reading, at: usize) -> bool {
    let noun = reading.lower(at);
    matches!(reading.tag(at), Tag::NNS | Tag::NNPS) && !matches!(noun.as_str(), "media" | "police")
}

fn sort(reading: &Reading, at: usize) -> Option<EntityKind> {
    if !matches!(reading.pos(at), Pos::NOUN | Pos::PROPN) {
        return is_age(reading, at).then_some(EntityKind::Person);
    }
    let lexicon = &reading.resources.lexicon;
    let (word, lemma) = (reading.lower(at), reading.lemma(at).to_lowercase());
    let person = |word: &str| reading.resources.gazetteer.person_noun(word).is_some();
    if person(&word) || person(&lemma) {
        Some(EntityKind::Person)
    } else if lexicon.group_nouns.has(&word) || lexicon.group_nouns.has(&lemma) {
        Some(EntityKind::Organization)
    } else if word == "country" || word == "nation" {
        Some(EntityKind::Country)
    } else {
        is_age(reading, at).then_some(EntityKind::Person)
    }
}

/// "the 76-year-old"
fn is_age(reading: &Reading, at: usize) -> bool {
    let is_old = reading.lower(at) == "old" && at >= 4 && reading.lower(at - 2) == "year";
    let whole = reading.lower(at).ends_with("-year-old");
    let before_noun = matches!(reading.pos(at + 1), Pos::NOUN | Pos::PROPN | Pos::ADJ);
    (is_old || whole) && !before_noun
}

/// Whether a noun only modifies another one or stands before a name.
fn is_modifier(reading: &Reading, at: usize) -> bool {
    let head = reading.head(at);
    let before = head > at
        && matches!(reading.dep(at), Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Npadvmod);
    let hyphen = reading.text(at + 1) == "-";
    before || hyphen
}

fn is_taken(names: &[Candidate], reading: &Reading, at: usize) -> bool {
    let Some(span) = reading.token(at).map(|token| token.span) else { return true };
    let after = names.partition_point(|name| name.span.start() <= span.start());
    let near = names.get(after.saturating_sub(4)..(after + 2).min(names.len())).unwrap_or_default();
    near.iter().any(|name| {
        name.span.overlaps(span) || name.title.is_some_and(|title| title.overlaps(span))
    })
}

/// From the first modifier to the end of what hangs on the noun, at most twelve tokens to the left and
/// twenty-four to the right.
fn extent(reading: &Reading, at: usize) -> Range<usize> {
    let belongs = |&token: &usize| is_left(reading, token) && reading.is_below(token, at);
    let left = (0..at).rev().take(12).take_while(belongs).last().unwrap_or(at);
    let hangs = |&child: &usize| {
        reading.head(child) == at
            && reading.dep(child) == Dep::Prep
            && matches!(reading.lower(child).as_str(), "of" | "for" | "from" | "at")
    };
    let preposition = (at + 1..at + 9).rev().find(hangs);
    let right = preposition.map(|preposition| {
        let below = |&token: &usize| reading.is_below(token, preposition);
        let end = (preposition..preposition + 24).take_while(below).last();
        plain_end(reading, at, end.unwrap_or(preposition) + 1)
    });
    left..right.unwrap_or(at + 1).max(at + 1)
}

fn is_left(reading: &Reading, at: usize) -> bool {
    !matches!(
        reading.text(at),
        "," | ";"
            | ":"
            | "\u{2014}"
            | "\u{2013}"
            | "("
            | ")"
            | "\""
            | "\u{201c}"
            | "\u{201d}"
            | "--"
    ) && !matches!(reading.pos(at), Pos::VERB | Pos::AUX | Pos::SPACE)
        | matches!(reading.dep(at), Dep::Amod | Dep::Compound)
}

/// The end of a stretch up to the first comma, relative pronoun or verb.
fn plain_end(reading: &Reading, from: usize, end: usize) -> usize {
    let stops = |&at: &usize| {
        matches!(
            reading.text(at),
            "," | ";" | ":" | "(" | "\u{2014}" | "\u{2013}" | "\"" | "\u{201c}" | "\u{201d}"
        ) || matches!(
            reading.tag(at),
            Tag::WDT | Tag::WP | Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD | Tag::VBG
        )
    };
    (from + 1..end).find(stops).unwrap_or(end)
}

/// The country or region that a description names.
fn territory_in(reading: &Reading, tokens: &Range<usize>) -> Option<Territory> {
    tokens.clone().find_map(|at| {
        let two = reading
            .span(&(at..(at + 2).min(tokens.end)))
            .map_or("", |span| reading.document.slice(span));
        let gazetteer = &reading.resources.gazetteer;
        let known =
            [two, reading.text(at)].into_iter().flat_map(|name| gazetteer.territories(name));
        let mut countries = known.filter(|_| reading.is_capital(at));
        countries.next().map(|&(_, territory)| territory)
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn descriptions_that_speak_are_kept() {
        check("Police said the road was open.", &["Organization: Police"]);
        check(
            "South Korean officials waited.",
            &["Organization: South Korean officials", "Country: South Korean"],
        );
    }

    #[test]
    fn nobody_is_nobody() {
        let text = "No minister came. He was rushed to hospital.";
        let document = twosource_text::Document::new("t", text);
        let resources = twosource_models::Resources::load().unwrap();
        assert_eq!(crate::analyze(&document, &resources).entities, []);
    }
}

//! Names out of capitalized runs.

use std::ops::Range;

use twosource_models::{Gender, Relation};

use super::super::candidate::{Candidate, words_of};
use super::super::reading::Reading;
use super::super::{EntityKind, MentionKind, gender, place, sort};
use super::split::{Part, parts};
use super::{run, title};
use twosource_syntax::{NameLabel, Tag};

/// All names, in text order.
pub(super) fn names(reading: &Reading) -> Vec<Candidate> {
    let runs = run::runs(reading);
    let mut parts: Vec<Part> = runs.into_iter().flat_map(|run| parts(reading, run)).collect();
    parts.extend(unseen(reading, &parts));
    let widened = parts.into_iter().map(|part| widened(reading, part));
    let mut found: Vec<Candidate> = widened.filter_map(|part| candidate(reading, &part)).collect();
    found.extend(compounds(reading));
    found.sort_by_key(|c| (c.span, c.kind));
    found
}

/// Countries inside one token: "U.S.-led", "anti-French".
fn compounds(reading: &Reading) -> Vec<Candidate> {
    let tokens = (0..reading.syntax.tokens.len()).filter(|&at| reading.text(at).contains('-'));
    let parts = tokens.flat_map(|at| reading.text(at).split('-').map(move |part| (at, part)));
    let found = parts.filter_map(|(at, part)| {
        let &(relation, territory) = reading.resources.gazetteer.territories(part).first()?;
        let capital = part.starts_with(char::is_uppercase) && relation != Relation::Capital;
        let span = reading.document.span_of(part).filter(|_| capital)?;
        let is_country = reading.resources.gazetteer.is_country(territory);
        Some(Candidate {
            tokens: at..at + 1,
            span,
            head: at,
            kind: if relation == Relation::People {
                MentionKind::Demonym
            } else {
                MentionKind::Name
            },
            title: None,
            sort: Some(if is_country { EntityKind::Country } else { EntityKind::Place }),
            is_firm: true,
            gender: None,
            territory: Some(territory),
            words: words_of(part),
            sentence: reading.sentence(at),
            is_plural: false,
        })
    });
    found.collect()
}

/// Names of the name finder that no run holds: "al-Qaida", "eBay", "dpa".
fn unseen(reading: &Reading, parts: &[Part]) -> Vec<Part> {
    let mut taken = vec![false; reading.syntax.tokens.len()];
    for at in parts.iter().flat_map(|part| part.tokens.clone()) {
        if let Some(slot) = taken.get_mut(at) {
            *slot = true;
        }
    }
    let named = reading.syntax.names.iter().filter(|name| {
        matches!(name.label, NameLabel::Person | NameLabel::Organization | NameLabel::Gpe)
            && name.tokens.len() == 1
            && !name.tokens.clone().any(|at| taken.get(at).copied().unwrap_or(true))
            && matches!(reading.tag(name.tokens.start), Tag::NNP)
            && name
                .tokens
                .clone()
                .any(|at| reading.text(at).chars().skip(1).any(char::is_uppercase))
    });
    named.map(|name| Part { tokens: name.tokens.clone(), title: 0..0 }).collect()
}

/// A general name of an office with the country that it belongs to: "Japan's Coast Guard".
fn widened(reading: &Reading, part: Part) -> Part {
    let start = part.tokens.start;
    let possessive = start.checked_sub(1).filter(|&at| reading.tag(at) == Tag::POS);
    let generic =
        possessive.is_some() && part.title.is_empty() && is_general(reading, &part.tokens);
    let Some(owner) = possessive.and_then(|at| at.checked_sub(1)).filter(|_| generic) else {
        return part;
    };
    let first = (owner.saturating_sub(2)..=owner).find(|&from| {
        let words =
            reading.span(&(from..owner + 1)).map_or("", |span| reading.document.slice(span));
        let known = reading.resources.gazetteer.territories(words);
        known.iter().any(|(relation, _)| *relation != Relation::People)
    });
    match first {
        Some(first) if reading.sentence(first) == reading.sentence(start) => {
            Part { tokens: first..part.tokens.end, ..part }
        }
        _ => part,
    }
}

/// Whether a name of an organization is made of general words only ("Foreign Ministry").
fn is_general(reading: &Reading, tokens: &Range<usize>) -> bool {
    let lexicon = &reading.resources.lexicon;
    let common = |at| {
        let rank = reading.resources.pieces.rank(&reading.lower(at));
        rank.is_some_and(|rank| rank < 20_000)
    };
    tokens.clone().any(|at| lexicon.organization_words.has(reading.text(at)))
        && tokens.clone().all(common)
        && tokens.len() >= 2
}

/// A name with the lower-case noun that says what it is: "Ode river".
fn with_kind(reading: &Reading, tokens: Range<usize>) -> Range<usize> {
    let noun = reading.text(tokens.end);
    let kind = matches!(
        noun,
        "river"
            | "island"
            | "islands"
            | "lake"
            | "peninsula"
            | "airport"
            | "province"
            | "county"
            | "avenue"
            | "stadium"
            | "ministry"
            | "department"
            | "council"
            | "committee"
            | "commission"
            | "university"
            | "party"
            | "branch"
    );
    let one =
        kind && reading.head(tokens.end - 1) == tokens.end && !reading.is_capital(tokens.end + 1);
    let adjective = reading.pos(tokens.end - 1) == twosource_syntax::Pos::ADJ;
    if one && !adjective { tokens.start..tokens.end + 1 } else { tokens }
}

fn is_common(reading: &Reading, at: usize) -> bool {
    let known = reading.resources.gazetteer.is_surname(reading.text(at));
    !known && reading.resources.pieces.rank(&reading.lower(at)).is_some_and(|rank| rank < 20_000)
}

fn candidate(reading: &Reading, part: &Part) -> Option<Candidate> {
    let tokens = with_kind(reading, part.tokens.clone());
    let span = reading.span(&tokens)?;
    let text = reading.document.slice(span);
    let title_tokens = if part.title.is_empty() {
        title::before(reading, tokens.start)
    } else {
        Some(part.title.clone())
    };
    let title = title_tokens.as_ref().and_then(|title| reading.span(title));
    let titled = title_tokens.is_some();
    let words = words_of(text);
    let territory = place::territory(reading, &tokens, text, titled);
    let kind = match territory {
        Some((Relation::People, _)) => MentionKind::Demonym,
        Some((Relation::Capital, _)) => MentionKind::Metonym,
        _ => MentionKind::Name,
    };
    let (sort, is_firm) = sort::of_name(reading, &tokens, titled, territory);
    if !is_mention(reading, &tokens, sort, titled) {
        return None;
    }
    let gender = name_gender(reading, &tokens, title_tokens.as_ref());
    let is_plural =
        reading.tag(tokens.end - 1) == Tag::NNPS && territory.is_none() && sort.is_none();
    Some(Candidate {
        head: reading.head_of(&tokens),
        sentence: reading.sentence(tokens.start),
        territory: territory.map(|(_, territory)| territory),
        tokens,
        span,
        kind,
        title,
        sort,
        is_firm,
        gender,
        words,
        is_plural,
    })
}

/// Whether a stretch names anybody or anything: not a bare title ("President") nor a bare general
/// noun with a capital.
fn is_mention(
    reading: &Reading,
    tokens: &Range<usize>,
    sort: Option<EntityKind>,
    titled: bool,
) -> bool {
    let bare = tokens
        .clone()
        .all(|at| title::is_title(reading, at) || matches!(reading.text(at), "-" | "of"));
    let label = reading.name_at(tokens.start).map(|(label, _)| label);
    let religious = sort.is_none() && tokens.clone().any(|at| is_creed(&reading.lower(at)));
    let language = label == Some(NameLabel::Language);
    let one_letter = reading.span(tokens).is_some_and(|span| span.len() < 2);
    let known = sort.is_some() && label.is_some();
    // "the Internet": a general word with a capital that nobody takes for a name.
    let general =
        tokens.len() == 1 && sort.is_none() && label.is_none() && is_common(reading, tokens.start);
    !(one_letter
        || general
        || language
        || religious
        || bare
            && (!known || !titled && tokens.len() == 1 && sort == Some(EntityKind::Person))
            && !titled)
}

/// Adjectives and adherents of creeds and movements, which name nobody.
fn is_creed(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    matches!(
        stem,
        "muslim"
            | "islamist"
            | "islamic"
            | "christian"
            | "catholic"
            | "protestant"
            | "orthodox"
            | "jewish"
            | "jew"
            | "sunni"
            | "shiite"
            | "shia"
            | "buddhist"
            | "hindu"
            | "sikh"
            | "communist"
            | "marxist"
            | "nazi"
            | "fascist"
            | "arab"
            | "hispanic"
            | "latino"
            | "republican"
            | "democrat"
            | "democratic"
            | "conservative"
            | "liberal"
            | "socialist"
    )
}

fn name_gender(
    reading: &Reading,
    tokens: &Range<usize>,
    title: Option<&Range<usize>>,
) -> Option<Gender> {
    let by_title =
        title.and_then(|title| title.clone().find_map(|at| gender::of_word(reading, at)));
    by_title.or_else(|| gender::of_name(reading, tokens))
}

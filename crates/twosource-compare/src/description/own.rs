//! What a report calls somebody whom it names: titles with the words before them ("Orvanian
//! President"), offices and descriptions ("the head of the farmers' union"). Of several that say the
//! same, the fullest of a report stands.

use std::collections::{BTreeMap, BTreeSet};

use twosource_analyze::{Dep, Entity, EntityKind, MentionKind, Pos, Syntax, Tag};
use twosource_text::Span;

use super::words::{describes, is_honorific, telling};
use super::{Description, is_named};
use crate::account::{Report, SharedEntity};

/// Most tokens of a title before its last part.
const MAX_TITLE: usize = 6;
/// Words that stand before a title in capitals, themselves without.
const STATES: [&str; 6] = ["former", "acting", "deputy", "then", "outgoing", "incoming"];
/// Most tokens of a name behind a title, of which the words before the title may hang.
const NAME: usize = 4;

/// The descriptions that the reports themselves give to an entity.
pub(super) fn descriptions(
    reports: &[Report],
    namesakes: &Namesakes,
    entity: &SharedEntity,
) -> Vec<Description> {
    if matches!(entity.kind, EntityKind::Country | EntityKind::Place) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&(report, _)) = entity.members.get(at) {
        let members = entity.members.get(at..).unwrap_or_default();
        let count = members.iter().take_while(|member| member.0 == report).count().max(1);
        if let Some(item) = reports.get(report) {
            let members = members.iter().take(count).map(|member| member.1);
            let spans = fullest(item, &spans(namesakes, item, entity, members));
            found.extend(spans.into_iter().map(|span| Description {
                report,
                words: item.document.passage(span),
                link: None,
            }));
        }
        at += count;
    }
    found
}

/// Titles and descriptions in text order.
fn spans(
    namesakes: &Namesakes,
    report: &Report,
    shared: &SharedEntity,
    members: impl Iterator<Item = usize>,
) -> Vec<Span> {
    let entities = members.filter_map(|at| report.analysis.entities.get(at));
    let named = entities.filter(|entity| is_named(entity));
    let is_person = shared.kind == EntityKind::Person;
    let mut spans: Vec<Span> =
        named.flat_map(|entity| of_entity(namesakes, report, entity, is_person)).collect();
    spans.sort_unstable();
    spans.dedup();
    spans.retain(|span| describes(report.document.slice(*span)));
    spans
}

/// What one report's entity is called besides words of its name.
fn of_entity(
    namesakes: &Namesakes,
    report: &Report,
    entity: &Entity,
    is_person: bool,
) -> Vec<Span> {
    let name = telling(report.document.slice(entity.name));
    let role = |span: &Span| {
        let is_title = entity.mentions.iter().any(|mention| mention.title == Some(*span));
        if is_title {
            title(namesakes, report, entity, *span, is_person)
        } else {
            beside(report, entity, *span)
        }
    };
    let told = entity.roles.iter().filter_map(role);
    told.filter(|span| !telling(report.document.slice(*span)).is_subset(&name)).collect()
}

/// A title that tells an office, which nobody else of that surname has.
fn title(
    namesakes: &Namesakes,
    report: &Report,
    entity: &Entity,
    title: Span,
    is_person: bool,
) -> Option<Span> {
    let empty = is_honorific(report.document.slice(title));
    let unsure = is_person && is_of_namesake(namesakes, entity, report, title);
    (!empty && !unsure).then(|| office(report, title))
}

/// A description that stands beside a name.
fn beside(report: &Report, entity: &Entity, span: Span) -> Option<Span> {
    is_beside_name(report, entity, span).then(|| without_owner(&report.analysis.syntax, span))
}

/// Whether a description stands right beside a name: "Ilse Brandt, 42, the mayor". What stands elsewhere
/// ("the businessman") may have been joined on less.
fn is_beside_name(report: &Report, entity: &Entity, span: Span) -> bool {
    let names = entity.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
    let mut names = names.map(|mention| mention.name);
    names.any(|name| {
        let gap = if name.start() < span.start() { name.gap(span) } else { span.gap(name) };
        let words = report.document.slice(gap);
        let joins =
            |word: &str| is_honorific(word) || word.bytes().all(|byte| byte.is_ascii_digit());
        let apart = words.contains(['.', ';', '!', '?', '\n', '(']) || words.len() > MAX_GAP;
        span.overlaps(name) || !apart && words.split(|c: char| !c.is_alphanumeric()).all(joins)
    })
}

/// Most bytes between a name and its description.
const MAX_GAP: usize = 12;

/// Whether a title stands before a surname alone that somebody else has too, so that "Adm. Dallin" may be
/// either.
fn is_of_namesake(namesakes: &Namesakes, entity: &Entity, report: &Report, title: Span) -> bool {
    let name = entity.mentions.iter().find(|mention| mention.title == Some(title));
    let name = name.map_or("", |mention| report.document.slice(mention.name)).to_lowercase();
    let others = namesakes.get(name.as_str());
    others.is_some_and(|keys| keys.iter().any(|key| *key != entity.key))
}

/// The names of the people of a story by their last word.
pub(super) type Namesakes<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// The people of all reports by surname.
pub(super) fn namesakes(reports: &[Report]) -> Namesakes<'_> {
    let entities = reports.iter().flat_map(|report| &report.analysis.entities);
    let mut found = Namesakes::new();
    for entity in entities.filter(|entity| entity.kind == EntityKind::Person) {
        let surname = entity.key.split(' ').next_back().unwrap_or_default();
        found.entry(surname).or_default().insert(&entity.key);
    }
    found
}

/// "[foreign minister]" of "its foreign minister": whose it is stands elsewhere.
fn without_owner(syntax: &Syntax, span: Span) -> Span {
    let tokens = syntax.tokens_in(span);
    let first = syntax.tokens.get(tokens.start);
    let owner = first.filter(|token| token.tag == Tag::PossessivePronoun && tokens.len() > 1);
    let next = owner.and_then(|_| syntax.tokens.get(tokens.start + 1));
    next.map_or(span, |next| span.starting_at(next.span))
}

/// A title as an office: with the words before it, without an honorific behind it ("[Clinical director]
/// Dr").
fn office(report: &Report, title: Span) -> Span {
    let syntax = &report.analysis.syntax;
    let whole = with_modifiers(report, title);
    let tokens = syntax.tokens_in(whole);
    let tells = |at: &usize| {
        let token = syntax.tokens.get(*at);
        token.is_some_and(|token| !is_honorific(report.document.slice(token.span)))
    };
    let last = tokens.clone().rev().find(tells).and_then(|at| syntax.tokens.get(at));
    last.map_or(whole, |last| whole.ending_at(last.span))
}

/// A title with the words of its noun phrase before it: "[Orvanian Foreign] Minister", "[Secretary of]
/// State".
fn with_modifiers(report: &Report, title: Span) -> Span {
    const BEFORE: [Dep; 5] = [Dep::Compound, Dep::Amod, Dep::Nmod, Dep::Poss, Dep::Case];
    let syntax = &report.analysis.syntax;
    let tokens = syntax.tokens_in(title);
    let is_capital = report.document.slice(title).starts_with(char::is_uppercase);
    let belongs = |&at: &usize| {
        syntax.tokens.get(at).is_some_and(|token| {
            let noun = matches!(token.pos, Pos::PROPN | Pos::NOUN | Pos::ADJ | Pos::PART);
            let words = report.document.slice(token.span);
            let is_small = words.starts_with(char::is_lowercase) && token.dep != Dep::Case;
            let fits = !is_capital || !is_small || STATES.contains(&words);
            let near = token.head < tokens.end + NAME || token.dep == Dep::Case;
            noun && fits && BEFORE.contains(&token.dep) && near
        })
    };
    let is = |back: usize, words: &[&str]| {
        let token = tokens.start.checked_sub(back).and_then(|at| syntax.tokens.get(at));
        token.is_some_and(|token| words.contains(&report.document.slice(token.span)))
    };
    let office = is(1, &["of"]) && is(2, &["Secretary", "Minister", "Chief", "Director", "Head"]);
    let from = tokens.start - if office { 2 } else { 0 };
    let sentence = |at: usize| syntax.tokens.get(at).map(|token| token.sentence);
    let before = (0..from).rev().take(MAX_TITLE).take_while(belongs);
    let before = before.take_while(|&at| sentence(at) == sentence(from)).last();
    let start = syntax.tokens.get(before.unwrap_or(from));
    start.map_or(title, |token| token.span.cover(title))
}

/// Without those all of whose words another one has; the first of equals stays.
fn fullest(report: &Report, spans: &[Span]) -> Vec<Span> {
    let told: Vec<BTreeSet<String>> =
        spans.iter().map(|span| telling(report.document.slice(*span))).collect();
    let is_covered = |at: usize| {
        told.get(at).is_some_and(|own| {
            told.iter().enumerate().any(|(other, words)| {
                other != at && own.is_subset(words) && (own.len() < words.len() || other < at)
            })
        })
    };
    let kept = spans.iter().enumerate().filter(|(at, _)| !is_covered(*at));
    kept.map(|(_, span)| *span).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Options, compare};
    use twosource_analyze::analyze;
    use twosource_models::Resources;
    use twosource_text::Document;

    /// The descriptions of the entity with that name.
    #[track_caller]
    fn check(text: &str, name: &str, expected: &[&str]) {
        let document = Document::new("t", text);
        let analysis = analyze(&document, &Resources::load().unwrap());
        let account = compare(vec![(document, analysis)], &Options::default());
        let mut entities = account.entities.iter();
        let entity = entities.find(|entity| account.words(entity.name) == name).unwrap();
        let found = entity.descriptions.iter().map(|d| account.words(d.words));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn titles_and_appositions() {
        let text = "French Foreign Minister Luc Armand met Ilse Brandt, the mayor of Skerling. \
                    Mr. Armand left. The minister gave no reason. The mayor stayed.";
        check(text, "Luc Armand", &["French Foreign Minister"]);
        check(text, "Ilse Brandt", &["the mayor of Skerling"]);
    }
}

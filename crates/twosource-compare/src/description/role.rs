//! A description for a name where the name's own report describes it in the same rare words: "a ruling
//! party official in charge of munitions" in one, "Ri Ode, a ruling party official in charge of
//! munitions" in the other.
//!
//! Asked for are three words at least, all words of the shorter description, words that are rare
//! enough together, and no second person whom they fit.

use std::collections::{BTreeMap, BTreeSet};

use twosource_analyze::{EntityKind, MentionKind, Term, TermKind};

use super::fit::{agrees, is_one_person};
use super::words::telling;
use super::{DescriptionLink, Joint, LinkBasis, Story, Unnamed, is_named};

/// Statements before a phrase that may overlap it.
const NEAR: usize = 4;
/// Words that both descriptions have.
const LEAST_WORDS: usize = 3;
/// Words that both have, where their rarity is not known.
const LEAST_PLAIN: usize = 4;
/// Rarity of the shared words together; 1 is the rarest that one word can have.
const LEAST_RARITY: f64 = 1.5;

/// A word that stands in more descriptions than this joins nothing by itself.
const MOST_HOLDERS: usize = 40;

pub(super) fn joints(story: &Story) -> Vec<Joint> {
    let unnamed = unnamed(story);
    let mut holders: BTreeMap<String, Vec<Unnamed>> = BTreeMap::new();
    for &other in &unnamed {
        for key in telling(story.words(other.report, other.span)) {
            holders.entry(key).or_default().push(other);
        }
    }
    holders.retain(|_, holders| holders.len() <= MOST_HOLDERS);
    let mut found = Vec::new();
    let people = story.entities.iter().enumerate();
    for (at, entity) in people.filter(|(_, entity)| entity.kind == EntityKind::Person) {
        for own in &entity.descriptions {
            let own = Unnamed { report: own.report, span: own.words.span };
            let keys = telling(story.words(own.report, own.span)).into_iter();
            let near = keys.filter_map(|key| holders.get(&key)).flatten().copied();
            let near: BTreeSet<Unnamed> = near.filter(|other| other.report != own.report).collect();
            let others = near.into_iter().filter(|other| !story.has(other.report, at));
            found.extend(others.filter_map(|other| joint(story, at, own, other)));
        }
    }
    found
}

/// Descriptions of single people without a name.
fn unnamed(story: &Story) -> Vec<Unnamed> {
    let mut found = Vec::new();
    for (report, item) in story.reports.iter().enumerate() {
        let people = item.analysis.entities.iter();
        let people = people.filter(|e| e.kind == EntityKind::Person && !is_named(e));
        let nominal = people.flat_map(|entity| &entity.mentions);
        let nominal = nominal.filter(|mention| mention.kind == MentionKind::Nominal);
        found.extend(nominal.map(|mention| Unnamed { report, span: mention.name }));
    }
    found.retain(|&unnamed| is_one_person(story, unnamed));
    found
}

fn joint(story: &Story, entity: usize, own: Unnamed, other: Unnamed) -> Option<Joint> {
    let (a, b) = (terms(story, own), terms(story, other));
    let both: Vec<(&Term, &Term)> =
        a.iter().filter_map(|(key, term)| Some((*term, *b.get(key)?))).collect();
    let is_whole = both.len() == a.len().min(b.len());
    let words = |unnamed: Unnamed| telling(story.words(unnamed.report, unnamed.span));
    let (x, y) = (words(own), words(other));
    let told = x.len().min(y.len());
    let rarity: f64 = both.iter().map(|(term, _)| term.rarity).sum();
    let is_rare = is_whole && both.len() >= LEAST_WORDS && rarity >= LEAST_RARITY;
    // The words of a source stand in no statement and have no rarity: more of them are asked for.
    let is_long = told >= LEAST_PLAIN && (x.is_subset(&y) || y.is_subset(&x));
    let fits = told >= LEAST_WORDS && (is_rare || is_long);
    (fits && agrees(story, entity, other)).then_some(())?;
    let pair = |(x, y): &(&Term, &Term)| {
        Some((story.passage(own.report, x.span)?, story.passage(other.report, y.span)?))
    };
    let link = DescriptionLink {
        basis: LinkBasis::SameRole,
        named: story.passage(own.report, own.span)?,
        described: story.passage(other.report, other.span)?,
        shared: both.iter().filter_map(pair).collect(),
    };
    Some(Joint { entity, unnamed: other, link })
}

/// The terms of a phrase by their keys.
fn terms<'a>(story: &Story<'a>, phrase: Unnamed) -> BTreeMap<&'a str, &'a Term> {
    let statements = story.reports.get(phrase.report).map_or(&[][..], |r| &r.analysis.statements);
    let from = statements.partition_point(|statement| statement.span.end() <= phrase.span.start());
    let here = statements.iter().skip(from.saturating_sub(NEAR));
    let here = here.take_while(|statement| statement.span.start() < phrase.span.end());
    let inside = here
        .flat_map(|statement| &statement.terms)
        .filter(|term| phrase.span.contains(term.span) && term.kind != TermKind::Number);
    inside.map(|term| (term.key.as_str(), term)).collect()
}

//! A description for a name where the name's own report describes it in the same rare words: "a ruling
//! party official in charge of munitions" in one, "Ri Ode, a ruling party official in charge of
//! munitions" in the other.
//!
//! Asked for are three words at least, all words of the shorter description, words that are rare
//! enough together, and no second person whom they fit.

use std::collections::BTreeMap;

use twosource_analyze::{EntityKind, MentionKind, Term, TermKind};
use twosource_text::Span;

use super::fit::{agrees, is_one_person};
use super::words::telling;
use super::{DescriptionLink, Joint, LinkBasis, Story, Unnamed, is_named};

/// Words that both descriptions have.
const LEAST_WORDS: usize = 3;
/// Rarity of the shared words together; 1 is the rarest that one word can have.
const LEAST_RARITY: f64 = 1.5;

pub(super) fn joints(story: &Story) -> Vec<Joint> {
    let unnamed = unnamed(story);
    let mut found = Vec::new();
    for (at, entity) in story.entities.iter().enumerate() {
        if entity.kind != EntityKind::Person {
            continue;
        }
        for own in &entity.descriptions {
            let others =
                unnamed.iter().filter(|u| u.report != own.report && !story.has(u.report, at));
            found.extend(others.filter_map(|&other| {
                let own = Unnamed { report: own.report, span: own.words.span };
                joint(story, at, own, other)
            }));
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
    let words = |unnamed: Unnamed| telling(story.words(unnamed.report, unnamed.span)).len();
    let is_told = words(own).min(words(other)) >= LEAST_WORDS;
    let rarity: f64 = both.iter().map(|(term, _)| term.rarity).sum();
    let is_rare = both.len() >= LEAST_WORDS && rarity >= LEAST_RARITY;
    (is_whole && is_told && is_rare && agrees(story, entity, other)).then_some(())?;
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
    let terms = statements.iter().flat_map(|statement| &statement.terms);
    let inside = |span: Span| phrase.span.contains(span);
    let inside = terms.filter(|term| inside(term.span) && term.kind != TermKind::Number);
    inside.map(|term| (term.key.as_str(), term)).collect()
}

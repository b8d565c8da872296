//! A description for a name where both do, or undergo, the same: "police arrested a 42-year-old man"
//! beside "Tom Ode, 42, was arrested by police".
//!
//! Asked for are two statements of one point with one verb that tells something, the same role, two
//! more words in common, and nobody else in that role in either of them.

use std::collections::BTreeMap;

use twosource_analyze::{MentionKind, ParticipantRole, Statement};
use twosource_text::Passage;

use super::fit::{agrees, is_one_person};
use super::{DescriptionLink, Joint, LinkBasis, Story, Unnamed};
use crate::account::{Finding, Point, StatementRef};

/// Words in common besides the verb.
const LEAST_SHARED: usize = 2;

/// Verbs that tell nothing of what happens.
const LIGHT: [&str; 9] = ["be", "do", "have", "make", "say", "get", "take", "go", "tell"];

pub(super) fn joints(story: &Story, points: &[Point]) -> Vec<Joint> {
    let mut found = Vec::new();
    for point in points.iter().filter(|point| point.finding != Finding::Differs) {
        for &named in &point.statements {
            let others = point.statements.iter().filter(|other| other.report != named.report);
            found.extend(others.filter_map(|&other| joint(story, named, other)));
        }
    }
    found
}

fn joint(story: &Story, named: StatementRef, described: StatementRef) -> Option<Joint> {
    let (a, b) = (story.statement(named)?, story.statement(described)?);
    let verbs = a.predicate.as_ref().zip(b.predicate.as_ref())?;
    if verbs.0.lemma != verbs.1.lemma || LIGHT.contains(&&*verbs.0.lemma) {
        return None;
    }
    let roles = [ParticipantRole::Agent, ParticipantRole::Patient];
    let (entity, unnamed) = roles.into_iter().find_map(|role| {
        let entity = only_person(story, named, a, role)?;
        let unnamed = only_unnamed(story, described, b, role)?;
        Some((entity, unnamed))
    })?;
    let shared = shared(story, named, described);
    let verb = |shared: &(Passage, Passage)| shared.0.span.overlaps(verbs.0.span);
    let enough = shared.iter().filter(|pair| !verb(pair)).count() >= LEAST_SHARED;
    let absent = !story.has(described.report, entity);
    (enough && absent && agrees(story, entity, unnamed)).then_some(())?;
    let link = DescriptionLink {
        basis: LinkBasis::SameEvent,
        named: story.passage(named.report, a.span)?,
        described: story.passage(described.report, b.span)?,
        shared,
    };
    Some(Joint { entity, unnamed, link })
}

/// The named person who alone has a role.
fn only_person(
    story: &Story,
    at: StatementRef,
    statement: &Statement,
    role: ParticipantRole,
) -> Option<usize> {
    let mut parts = statement.participants.iter().filter(|part| part.role == role);
    let part = parts.next()?;
    let entity = story.named_person(at.report, part.entity?)?;
    parts.next().is_none().then_some(entity)
}

/// The description of somebody without a name who alone has a role.
fn only_unnamed(
    story: &Story,
    at: StatementRef,
    statement: &Statement,
    role: ParticipantRole,
) -> Option<Unnamed> {
    let mut parts = statement.participants.iter().filter(|part| part.role == role);
    let part = parts.next()?;
    let unnamed = Unnamed { report: at.report, span: part.span };
    let entity = part.entity.and_then(|entity| story.entity(at.report, entity));
    let nominal = entity.is_none_or(|entity| {
        let kinds = [MentionKind::Nominal, MentionKind::Pronoun];
        entity.mentions.iter().all(|mention| kinds.contains(&mention.kind))
    });
    let alone = parts.next().is_none() && !has_name(story, unnamed);
    (nominal && alone && is_one_person(story, unnamed)).then_some(unnamed)
}

/// Whether a phrase holds the name of a person: "the brother of Tom Ode".
fn has_name(story: &Story, phrase: Unnamed) -> bool {
    let entities = story.reports.get(phrase.report).map_or(&[][..], |r| &r.analysis.entities);
    let mut people = entities.iter().enumerate();
    people.any(|(entity, found)| {
        story.named_person(phrase.report, entity).is_some()
            && found.mentions.iter().any(|mention| phrase.span.contains(mention.name))
    })
}

/// Words that both statements have, with those of the first and the second.
fn shared(story: &Story, a: StatementRef, b: StatementRef) -> Vec<(Passage, Passage)> {
    let (Some(left), Some(right)) = (story.statement(a), story.statement(b)) else {
        return Vec::new();
    };
    let theirs: BTreeMap<&str, _> =
        right.terms.iter().rev().map(|term| (term.key.as_str(), term.span)).collect();
    let mut ours: BTreeMap<&str, _> = BTreeMap::new();
    for term in &left.terms {
        ours.entry(term.key.as_str()).or_insert(term.span);
    }
    let both = ours.into_iter().filter_map(|(key, span)| Some((span, *theirs.get(key)?)));
    let mut both: Vec<_> = both
        .filter_map(|(x, y)| Some((story.passage(a.report, x)?, story.passage(b.report, y)?)))
        .collect();
    both.sort_unstable();
    both
}

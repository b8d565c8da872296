//! What the reports call people and things besides their names.
//!
//! ```text
//! entities of each report -> their titles, offices and descriptions        (own)
//! statements of one point -> a description in one report for a name in another (event, role)
//! ```
//!
//! A description of one report goes to a name in another only on evidence that can be shown, and never
//! where a second person would fit, where the report of the description has the name itself, or where
//! gender or age speak against it (`fit`).

mod event;
mod fit;
mod own;
mod role;
mod words;

use std::collections::BTreeMap;

use twosource_analyze::{Entity, EntityKind, MentionKind};
use twosource_text::{Passage, Span};

use crate::account::{Point, Report, SharedEntity, StatementRef};
use crate::cluster::by_member;

/// What one report calls somebody or something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// Index in [`Account::reports`](crate::Account::reports).
    pub report: usize,
    /// Its words: "the mayor of Skerling", "Orvanian President".
    pub words: Passage,
    /// Why it is taken for this one; `None` where the report itself has name and description.
    pub link: Option<DescriptionLink>,
}

/// Evidence that a description in one report and a name in another mean one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescriptionLink {
    /// What kind of evidence.
    pub basis: LinkBasis,
    /// The words in the report that has the name: a statement, or its own description.
    pub named: Passage,
    /// The words in the report that has the description: a statement, or the description.
    pub described: Passage,
    /// Words that both have, each in the named and in the described one.
    pub shared: Vec<(Passage, Passage)>,
}

/// What joins a description in one report to a name in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkBasis {
    /// Both do, or undergo, the same in statements of one point.
    SameEvent,
    /// Both are described in the same rare words.
    SameRole,
}

/// A description of somebody whom its report does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Unnamed {
    report: usize,
    span: Span,
}

/// A reason to take an unnamed one for a shared entity.
struct Joint {
    entity: usize,
    unnamed: Unnamed,
    link: DescriptionLink,
}

/// The entities with their descriptions.
pub(crate) fn describe(
    reports: &[Report],
    mut entities: Vec<SharedEntity>,
    points: &[Point],
) -> Vec<SharedEntity> {
    let namesakes = own::namesakes(reports);
    for entity in &mut entities {
        entity.descriptions = own::descriptions(reports, &namesakes, entity);
    }
    let story = Story::new(reports, &entities);
    let mut joints = event::joints(&story, points);
    joints.extend(role::joints(&story));
    let joined = without_rivals(joints);
    for joint in joined {
        let Some(report) = reports.get(joint.unnamed.report) else { continue };
        let words = report.document.passage(joint.unnamed.span);
        let description =
            Description { report: joint.unnamed.report, words, link: Some(joint.link) };
        if let Some(entity) = entities.get_mut(joint.entity) {
            entity.descriptions.push(description);
            entity.descriptions.sort_by_key(|d| (d.report, d.words.span));
        }
    }
    entities
}

/// Those that fit one entity alone, each once.
fn without_rivals(joints: Vec<Joint>) -> Vec<Joint> {
    let mut found: BTreeMap<Unnamed, Option<Joint>> = BTreeMap::new();
    for joint in joints {
        match found.get_mut(&joint.unnamed) {
            Some(known) if known.as_ref().is_some_and(|known| known.entity != joint.entity) => {
                *known = None;
            }
            Some(_) => {}
            None => {
                found.insert(joint.unnamed, Some(joint));
            }
        }
    }
    found.into_values().flatten().collect()
}

/// What the rules look at.
struct Story<'a> {
    reports: &'a [Report],
    entities: &'a [SharedEntity],
    /// The shared entity of each entity of each report.
    shared: BTreeMap<(usize, usize), usize>,
}

impl<'a> Story<'a> {
    fn new(reports: &'a [Report], entities: &'a [SharedEntity]) -> Self {
        Self { reports, entities, shared: by_member(entities) }
    }

    fn entity(&self, report: usize, entity: usize) -> Option<&'a Entity> {
        self.reports.get(report)?.analysis.entities.get(entity)
    }

    /// The shared entity of one report's entity where it is a person with a name in that report.
    fn named_person(&self, report: usize, entity: usize) -> Option<usize> {
        let found = self.entity(report, entity)?;
        (found.kind == EntityKind::Person && is_named(found))
            .then(|| self.shared.get(&(report, entity)).copied())?
    }

    /// Whether a report has any mention of a shared entity.
    fn has(&self, report: usize, entity: usize) -> bool {
        let members = self.entities.get(entity).map_or(&[][..], |entity| &entity.members);
        members.iter().any(|member| member.0 == report)
    }

    fn passage(&self, report: usize, span: Span) -> Option<Passage> {
        Some(self.reports.get(report)?.document.passage(span))
    }

    fn words(&self, report: usize, span: Span) -> &'a str {
        self.reports.get(report).map_or("", |report| report.document.slice(span))
    }

    fn statement(&self, at: StatementRef) -> Option<&'a twosource_analyze::Statement> {
        self.reports.get(at.report)?.analysis.statements.get(at.statement)
    }
}

/// Whether an entity has a name in its report.
fn is_named(entity: &Entity) -> bool {
    entity.mentions.iter().any(|mention| mention.kind == MentionKind::Name)
}

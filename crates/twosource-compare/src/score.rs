//! How much two statements speak of the same matter.
//!
//! The score is the weighted overlap of their terms (Dice), where a term weighs more the rarer it
//! is in English and in the story, plus what a common source, number, verb or agent adds. Every part can be
//! shown: [`evidence`] lists the same features with the words behind them.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use twosource_analyze::{ParticipantRole, Statement, Term, TermKind};
use twosource_text::{Passage, Span};

use crate::account::{Evidence, Feature, Report, SharedEntity, StatementRef};

/// Names occur all over a story and say little about which of its matters is meant.
const NAME_WEIGHT: f64 = 0.4;
/// Added to the mean weight of the two statements, so that two short ones need more in common.
const PRIOR: f64 = 2.0;
/// In a story of fewer statements than this, a term counts as rare as in one of so many: two short
/// notes say nothing about which words are common in their story.
const MIN_STATEMENTS: u32 = 60;
/// For a common source, and against two different ones.
const SOURCE: f64 = 0.05;
/// For two numbers of one unit.
const UNIT: f64 = 0.05;
/// For the same main verb.
const PREDICATE: f64 = 0.05;
/// For the same agent.
const AGENT: f64 = 0.03;
/// Against a pair of which one has no verb: a fragment says little that could be agreed with.
const NO_PREDICATE: f64 = 0.05;

/// Verbs that tell nothing of what happens.
const LIGHT_VERBS: [&str; 5] = ["be", "do", "have", "make", "say"];

/// Weights of the terms of one story.
pub(crate) struct Scorer<'a> {
    reports: &'a [Report],
    /// Number of statements that have a term.
    frequency: FxHashMap<&'a str, u32>,
    statements: f64,
    /// Index of the shared entity of each entity of each report.
    shared: BTreeMap<(usize, usize), usize>,
}

impl<'a> Scorer<'a> {
    pub(crate) fn new(reports: &'a [Report], entities: &[SharedEntity]) -> Self {
        let mut frequency: FxHashMap<&str, u32> = FxHashMap::default();
        let mut count = 0_u32;
        for statement in reports.iter().flat_map(|report| &report.analysis.statements) {
            count += 1;
            for key in keys(statement) {
                *frequency.entry(key).or_default() += 1;
            }
        }
        let members = entities.iter().enumerate();
        let shared =
            members.flat_map(|(at, entity)| entity.members.iter().map(move |&m| (m, at))).collect();
        Self { reports, frequency, statements: f64::from(count.max(MIN_STATEMENTS)), shared }
    }

    /// How many statements of the story have a term.
    pub(crate) fn frequency(&self, key: &str) -> u32 {
        self.frequency.get(key).copied().unwrap_or(0)
    }

    /// Rarity in English times rarity in the story.
    pub(crate) fn weight(&self, term: &Term) -> f64 {
        let frequency = f64::from(self.frequency(&term.key).max(1));
        let kind = if term.kind == TermKind::Name { NAME_WEIGHT } else { 1.0 };
        term.rarity * kind * libm::log((self.statements + 1.0) / frequency)
    }

    /// The weights of a statement's terms, each key once.
    pub(crate) fn weights(&self, statement: &'a Statement) -> BTreeMap<&'a str, f64> {
        statement.terms.iter().map(|term| (term.key.as_str(), self.weight(term))).collect()
    }

    pub(crate) fn statement(&self, at: StatementRef) -> Option<&'a Statement> {
        self.reports.get(at.report)?.analysis.statements.get(at.statement)
    }

    /// The shared entity that stands behind a statement, where one is named.
    pub(crate) fn origin(&self, at: StatementRef) -> Option<usize> {
        let voice = self.statement(at)?.voices.last()?;
        self.shared(at.report, voice.entity?)
    }

    /// The shared entity of one report's entity.
    pub(crate) fn shared(&self, report: usize, entity: usize) -> Option<usize> {
        self.shared.get(&(report, entity)).copied()
    }

    /// The score of two statements, about 0 to 1.
    pub(crate) fn score(&self, left: StatementRef, right: StatementRef) -> f64 {
        let (Some(a), Some(b)) = (self.statement(left), self.statement(right)) else { return 0.0 };
        let (a, b) = (self.weights(a), self.weights(b));
        let shared = a.iter().filter_map(|(key, weight)| Some(weight.min(*b.get(key)?)));
        let overlap: f64 = shared.sum::<f64>() / denominator(&a, &b);
        overlap
            + self.source_bonus(left, right)
            + self.unit_bonus(left, right)
            + self.predicate_bonus(left, right)
            + self.agent_bonus(left, right)
    }

    fn predicate_bonus(&self, left: StatementRef, right: StatementRef) -> f64 {
        let has_verb = |at| self.statement(at).is_some_and(|found| found.predicate.is_some());
        if !has_verb(left) || !has_verb(right) {
            -NO_PREDICATE
        } else if self.same_predicate(left, right).is_some() {
            PREDICATE
        } else {
            0.0
        }
    }

    /// The main verbs of two statements where they are the same and tell something.
    fn same_predicate(&self, left: StatementRef, right: StatementRef) -> Option<(Span, Span)> {
        let a = self.statement(left)?.predicate.as_ref()?;
        let b = self.statement(right)?.predicate.as_ref()?;
        let same = a.lemma == b.lemma && !LIGHT_VERBS.contains(&&*a.lemma);
        same.then_some((a.span, b.span))
    }

    fn agent_bonus(&self, left: StatementRef, right: StatementRef) -> f64 {
        if self.same_agent(left, right).is_some() { AGENT } else { 0.0 }
    }

    /// The words for the agents of two statements where they are one shared entity.
    fn same_agent(&self, left: StatementRef, right: StatementRef) -> Option<(Span, Span)> {
        let theirs: Vec<(usize, Span)> = self.agents(right).collect();
        self.agents(left).find_map(|(entity, a)| {
            let (_, b) = theirs.iter().find(|(other, _)| *other == entity)?;
            Some((a, *b))
        })
    }

    fn agents(&self, at: StatementRef) -> impl Iterator<Item = (usize, Span)> + '_ {
        let participants = self.statement(at).map_or(&[][..], |found| &found.participants);
        let agents = participants.iter().filter(|p| p.role == ParticipantRole::Agent);
        agents.filter_map(move |agent| Some((self.shared(at.report, agent.entity?)?, agent.span)))
    }

    fn source_bonus(&self, left: StatementRef, right: StatementRef) -> f64 {
        match (self.origin(left), self.origin(right)) {
            (Some(a), Some(b)) if a == b => SOURCE,
            (Some(_), Some(_)) => -SOURCE,
            _ => 0.0,
        }
    }

    fn unit_bonus(&self, left: StatementRef, right: StatementRef) -> f64 {
        if crate::measures::same_unit(self.reports, left, right).is_empty() { 0.0 } else { UNIT }
    }

    fn passages(&self, at: StatementRef, terms: &[&Term]) -> Vec<Passage> {
        let Some(report) = self.reports.get(at.report) else { return Vec::new() };
        terms.iter().map(|term| report.document.passage(term.span)).collect()
    }
}

fn keys(statement: &Statement) -> impl Iterator<Item = &str> {
    let mut keys: Vec<&str> = statement.terms.iter().map(|term| term.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter()
}

fn denominator(a: &BTreeMap<&str, f64>, b: &BTreeMap<&str, f64>) -> f64 {
    f64::midpoint(a.values().sum::<f64>(), b.values().sum::<f64>()) + PRIOR
}

/// The features of a pair, strongest first, with the words on both sides.
pub(crate) fn evidence(scorer: &Scorer, left: StatementRef, right: StatementRef) -> Vec<Evidence> {
    let (Some(a), Some(b)) = (scorer.statement(left), scorer.statement(right)) else {
        return Vec::new();
    };
    let total = denominator(&scorer.weights(a), &scorer.weights(b));
    let words =
        if a.is_quoted && b.is_quoted { Feature::SharedQuotation } else { Feature::SharedWords };
    let features = [
        (Feature::SharedNames, TermKind::Name),
        (Feature::SharedNumbers, TermKind::Number),
        (words, TermKind::Word),
    ];
    let mut found: Vec<Evidence> = Vec::new();
    for (feature, kind) in features {
        let (lefts, rights) = (shared_terms(a, b, kind), shared_terms(b, a, kind));
        if !lefts.is_empty() {
            let weight = lefts.iter().map(|term| scorer.weight(term)).sum::<f64>() / total;
            let (left, right) = (scorer.passages(left, &lefts), scorer.passages(right, &rights));
            found.push(Evidence { feature, weight, left, right });
        }
    }
    found.extend(same_source(scorer, left, right));
    let pairs = [
        (Feature::SamePredicate, PREDICATE, scorer.same_predicate(left, right)),
        (Feature::SameAgent, AGENT, scorer.same_agent(left, right)),
    ];
    for (feature, weight, spans) in pairs {
        let passage = |at: StatementRef, span: Span| {
            scorer.reports.get(at.report).map(|report| report.document.passage(span))
        };
        found.extend(spans.map(|(a, b)| Evidence {
            feature,
            weight,
            left: passage(left, a).into_iter().collect(),
            right: passage(right, b).into_iter().collect(),
        }));
    }
    found.sort_by(|x, y| y.weight.total_cmp(&x.weight).then(x.feature.cmp(&y.feature)));
    found
}

/// Terms of one kind that the other statement has too.
fn shared_terms<'a>(statement: &'a Statement, other: &Statement, kind: TermKind) -> Vec<&'a Term> {
    let has = |term: &&Term| other.terms.iter().any(|theirs| theirs.key == term.key);
    statement.terms.iter().filter(|term| term.kind == kind).filter(has).collect()
}

fn same_source(scorer: &Scorer, left: StatementRef, right: StatementRef) -> Option<Evidence> {
    scorer.origin(left).filter(|origin| scorer.origin(right) == Some(*origin))?;
    let source = |at: StatementRef| {
        let span = scorer.statement(at)?.voices.last()?.source?;
        Some(scorer.reports.get(at.report)?.document.passage(span))
    };
    Some(Evidence {
        feature: Feature::SameSource,
        weight: SOURCE,
        left: source(left).into_iter().collect(),
        right: source(right).into_iter().collect(),
    })
}

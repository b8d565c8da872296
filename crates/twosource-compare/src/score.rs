//! How likely two statements are about one matter.
//!
//! ```text
//! statements -> words weighted by rarity -> features -> logistic regression -> probability
//!               (prepared)                  (feature)   (data/alignment.txt)
//! ```
//!
//! Every part can be shown: [`crate::evidence`] lists what speaks for a pair with the words behind it.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use twosource_analyze::{EntityKind, ParticipantRole, Statement, Term, TermKind};
use twosource_text::Span;

use crate::account::{Report, SharedEntity, StatementRef};
use crate::answer;
use crate::cluster;
use crate::feature::{
    Features, features, is_first_person, quoted_pairs, relation, shared_quotation, slots,
};
use crate::figure::scene;
use crate::lead::Leads;
use crate::occasion::Occasion;
use crate::prepared::{Prepared, Shared, Words, with_context};
use crate::synonym::Synonyms;
use crate::weights::AlignmentWeights;

/// Names occur all over a story and say little about which of its matters is meant.
const NAME_WEIGHT: f64 = 0.4;
/// In a story of fewer statements than this, a term counts as rare as in one of so many: two short
/// notes say nothing about which words are common in their story.
const MIN_STATEMENTS: u32 = 60;

/// Fewer terms than this without a verb only name a matter.
const LEAST_TERMS: usize = 3;

/// Verbs that tell nothing of what happens.
const LIGHT_VERBS: [&str; 5] = ["be", "do", "have", "make", "say"];

/// What is known of the statements of one story.
pub(crate) struct Scorer<'a> {
    pub(crate) reports: &'a [Report],
    /// Number of statements that have a term, with a number for the term.
    terms: FxHashMap<&'a str, (u32, u32)>,
    /// Terms of like meaning.
    pub(crate) synonyms: Synonyms,
    statements: f64,
    /// Index of the shared entity of each entity of each report.
    shared: BTreeMap<(usize, usize), usize>,
    /// The shared entities that are people.
    people: BTreeSet<usize>,
    /// The statements of each report, made ready.
    prepared: Vec<Vec<Prepared>>,
    weights: AlignmentWeights,
}

impl<'a> Scorer<'a> {
    pub(crate) fn new(
        reports: &'a [Report],
        entities: &[SharedEntity],
        weights: AlignmentWeights,
        leads: &Leads,
    ) -> Self {
        let (terms, count) = terms(reports, leads);
        let shared = cluster::by_member(entities);
        let statements = f64::from(count.max(MIN_STATEMENTS));
        let synonyms = Synonyms::of(|stem| terms.get(stem).map(|known| known.0));
        let prepared = Vec::new();
        let people = entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::Person);
        let people = people.map(|(at, _)| at).collect();
        let mut scorer =
            Self { reports, terms, synonyms, statements, shared, people, prepared, weights };
        scorer.prepared = (0..reports.len()).map(|report| scorer.prepare(report)).collect();
        scorer
    }

    fn prepare(&self, at: usize) -> Vec<Prepared> {
        let Some(report) = self.reports.get(at) else { return Vec::new() };
        let statements = &report.analysis.statements;
        let words = statements.iter().map(|statement| self.words(statement)).collect();
        let entities = statements.iter().map(|statement| self.mentioned(at, statement));
        let mut prepared = with_context(statements, words, entities.collect(), &self.synonyms);
        let background = scene::background(report);
        let mut last = None;
        for (own, statement) in prepared.iter_mut().zip(statements) {
            // An answer of several clauses begins with the first.
            let begins = statement.attribution != last;
            last = statement.attribution;
            own.question = answer::question(report, statement).filter(|_| begins);
            own.is_background = background.contains(&statement.span);
            let matter = statement.terms.iter().filter(|term| term.kind != TermKind::Name);
            own.matter = matter.filter_map(|term| self.number(&term.key)).collect();
            own.slots = slots(report, statement);
            own.is_first_person = is_first_person(report, statement);
            own.occasion = Occasion::of(report, statement);
            own.quoted = quoted_pairs(report, statement);
        }
        prepared
    }

    /// The terms of a statement with their weights, each key once.
    fn words(&self, statement: &Statement) -> Words {
        let number = |term: &Term| self.terms.get(term.key.as_str()).map_or(0, |known| known.0);
        Words::new(statement.terms.iter().map(|term| (number(term), self.weight(term))).collect())
    }

    /// The shared entities that a statement mentions.
    fn mentioned(&self, report: usize, statement: &Statement) -> BTreeSet<usize> {
        let entities = self.reports.get(report).map_or(&[][..], |r| &r.analysis.entities);
        let inside = entities.iter().enumerate().filter(|(_, entity)| {
            entity.mentions.iter().any(|mention| statement.span.contains(mention.name))
        });
        inside.filter_map(|(at, _)| self.shared(report, at)).collect()
    }

    /// How many statements of the story have a term.
    pub(crate) fn frequency(&self, key: &str) -> u32 {
        self.terms.get(key).map_or(0, |known| known.1)
    }

    /// Rarity in English times rarity in the story.
    pub(crate) fn weight(&self, term: &Term) -> f64 {
        let frequency = f64::from(self.frequency(&term.key).max(1));
        let kind = if term.kind == TermKind::Name { NAME_WEIGHT } else { 1.0 };
        term.rarity * kind * libm::log((self.statements + 1.0) / frequency)
    }

    pub(crate) fn statement(&self, at: StatementRef) -> Option<&'a Statement> {
        self.reports.get(at.report)?.analysis.statements.get(at.statement)
    }

    /// The words of a statement.
    pub(crate) fn text(&self, at: StatementRef) -> &'a str {
        let report = self.reports.get(at.report).zip(self.statement(at));
        report.map_or("", |(report, statement)| report.document.slice(statement.span))
    }

    /// A statement, made ready.
    pub(crate) fn prepared(&self, at: StatementRef) -> Option<&Prepared> {
        self.prepared.get(at.report)?.get(at.statement)
    }

    /// The shared entity that stands behind a statement, where one is named.
    pub(crate) fn origin(&self, at: StatementRef) -> Option<usize> {
        let voice = self.statement(at)?.voices.last()?;
        self.shared(at.report, voice.entity?)
    }

    /// Whether a shared entity is a person.
    pub(crate) fn is_person(&self, shared: usize) -> bool {
        self.people.contains(&shared)
    }

    /// The shared entity of one report's entity.
    pub(crate) fn shared(&self, report: usize, entity: usize) -> Option<usize> {
        self.shared.get(&(report, entity)).copied()
    }

    /// Whether two statements tell what became of people, or how strong a quake was, and only one of
    /// them of the story's own event: a quake years ago killed people too. Other matters of other days
    /// (what was adopted in September) belong to the story as they are.
    pub(crate) fn are_of_two_events(&self, left: StatementRef, right: StatementRef) -> bool {
        let both = self.prepared(left).zip(self.prepared(right));
        both.is_some_and(|(a, b)| {
            a.is_background != b.is_background && !a.slots.is_empty() && !b.slots.is_empty()
        })
    }

    /// Whether two statements share more than names: those occur all over a story.
    pub(crate) fn share_matter(&self, left: StatementRef, right: StatementRef) -> bool {
        let Some((a, b)) = self.prepared(left).zip(self.prepared(right)) else { return false };
        let is_like = |term: &u32| {
            b.matter.contains(term)
                || self.synonyms.like(*term).iter().any(|(like, _)| b.matter.contains(like))
        };
        a.matter.iter().any(is_like)
    }

    /// How many words, numbers and words of like meaning two statements share, names left out.
    pub(crate) fn common_matter(&self, left: StatementRef, right: StatementRef) -> usize {
        let both = self.prepared(left).zip(self.prepared(right));
        let same = both.map_or(0, |(a, b)| a.matter.intersection(&b.matter).count());
        same + self.common(left, right).alike.len()
    }

    /// Whether both statements are quoted as a whole.
    pub(crate) fn are_quoted(&self, left: StatementRef, right: StatementRef) -> bool {
        let quoted = |at| self.statement(at).is_some_and(|statement| statement.is_quoted);
        quoted(left) && quoted(right)
    }

    /// How much of two quotations is word for word the same, 0 to 1.
    pub(crate) fn shared_quotation(&self, left: StatementRef, right: StatementRef) -> f64 {
        let both = self.prepared(left).zip(self.prepared(right));
        both.map_or(0.0, |(a, b)| shared_quotation(a, b))
    }

    /// Whether two statements tell what two named things do.
    pub(crate) fn have_other_agents(&self, left: StatementRef, right: StatementRef) -> bool {
        relation(self, left, right, ParticipantRole::Agent) == Some(false)
    }

    /// Whether two statements tell what became of people, of the same kind.
    pub(crate) fn tell_one_slot(&self, left: StatementRef, right: StatementRef) -> bool {
        let both = self.prepared(left).zip(self.prepared(right));
        both.is_some_and(|(a, b)| !a.slots.is_disjoint(&b.slots))
    }

    /// Whether a statement answers a question.
    pub(crate) fn answers(&self, at: StatementRef) -> bool {
        self.prepared(at).is_some_and(|prepared| prepared.question.is_some())
    }

    /// Whether two statements of one source answer one question.
    pub(crate) fn answer_one_question(&self, left: StatementRef, right: StatementRef) -> bool {
        let question = |at| self.prepared(at).and_then(|prepared| prepared.question.as_ref());
        let one_source = self.origin(left).is_some() && self.origin(left) == self.origin(right);
        let both = question(left).zip(question(right));
        one_source && both.is_some_and(|(a, b)| answer::is_one(a, b))
    }

    /// The shared entities that stand behind a statement together, and whether its source names
    /// others beside them.
    pub(crate) fn origins(&self, at: StatementRef) -> Option<(BTreeSet<usize>, bool)> {
        let (report, statement) = self.reports.get(at.report).zip(self.statement(at))?;
        let speakers = report.analysis.speakers.get(statement.attribution?)?;
        let source = statement.voices.last()?.source?;
        let joined = report.document.slice(source).contains(" and ");
        let shared = speakers.iter().filter_map(|&speaker| self.shared(at.report, speaker));
        Some((shared.collect(), joined))
    }

    /// Whether two named people stand behind two statements, one behind each.
    pub(crate) fn have_other_people(&self, left: StatementRef, right: StatementRef) -> bool {
        let both = self.origin(left).zip(self.origin(right));
        both.is_some_and(|(a, b)| a != b && self.is_person(a) && self.is_person(b))
    }

    /// Whether two named people speak of themselves: "my thoughts are with them".
    pub(crate) fn speak_for_themselves(&self, left: StatementRef, right: StatementRef) -> bool {
        let own = |at| self.prepared(at).is_some_and(|prepared| prepared.is_first_person);
        self.have_other_people(left, right) && (own(left) || own(right))
    }

    /// Whether a statement says something of its matter: "military cooperation" alone only names it.
    pub(crate) fn says_something(&self, at: StatementRef) -> bool {
        self.statement(at).is_some_and(|statement| {
            let is_name = statement.predicate.is_none() && statement.terms.len() < LEAST_TERMS;
            !is_name || statement.is_quoted || !statement.measures.is_empty()
        })
    }

    /// Whether two statements were said on two occasions.
    pub(crate) fn are_of_two_occasions(&self, left: StatementRef, right: StatementRef) -> bool {
        let of = |at| self.prepared(at).and_then(|prepared| prepared.occasion.as_ref());
        of(left).zip(of(right)).is_some_and(|(a, b)| a.is_other(b))
    }

    /// The probability that two statements are about one matter.
    pub(crate) fn score(&self, left: StatementRef, right: StatementRef) -> f64 {
        features(self, left, right).map_or(0.0, |features| self.weights.probability(&features))
    }

    /// What the features of two statements add to the log odds, in the order of the features.
    pub(crate) fn parts(&self, left: StatementRef, right: StatementRef) -> Option<Features> {
        features(self, left, right).map(|features| self.weights.parts(&features))
    }

    /// Weight of the words that two statements share, against their mean weight.
    pub(crate) fn overlap(&self, left: StatementRef, right: StatementRef) -> f64 {
        self.common(left, right).dice()
    }

    /// What the words of two statements have in common.
    pub(crate) fn common(&self, left: StatementRef, right: StatementRef) -> Shared {
        let both = self.prepared(left).zip(self.prepared(right));
        both.map_or_else(Shared::default, |(a, b)| a.words.shared(&b.words))
    }

    /// The number of a term.
    pub(crate) fn number(&self, key: &str) -> Option<u32> {
        self.terms.get(key).map(|known| known.0)
    }

    /// The main verbs of two statements where they are the same and tell something.
    pub(crate) fn same_predicate(
        &self,
        left: StatementRef,
        right: StatementRef,
    ) -> Option<(Span, Span)> {
        let a = self.statement(left)?.predicate.as_ref()?;
        let b = self.statement(right)?.predicate.as_ref()?;
        let same = a.lemma == b.lemma && !LIGHT_VERBS.contains(&&*a.lemma);
        same.then_some((a.span, b.span))
    }

    /// The words for the participants of a role in two statements where they are one shared entity.
    pub(crate) fn same_participant(
        &self,
        left: StatementRef,
        right: StatementRef,
        role: ParticipantRole,
    ) -> Option<(Span, Span)> {
        let theirs: Vec<(usize, Span)> = self.participants(right, role).collect();
        self.participants(left, role).find_map(|(entity, a)| {
            let (_, b) = theirs.iter().find(|(other, _)| *other == entity)?;
            Some((a, *b))
        })
    }

    /// The shared entities that take part in a role, with the words for them.
    pub(crate) fn participants(
        &self,
        at: StatementRef,
        role: ParticipantRole,
    ) -> impl Iterator<Item = (usize, Span)> + '_ {
        let all = self.statement(at).map_or(&[][..], |found| &found.participants);
        let of_role = all.iter().filter(move |participant| participant.role == role);
        of_role.filter_map(move |found| Some((self.shared(at.report, found.entity?)?, found.span)))
    }
}

/// For each term a number, and how many statements have it; then the number of statements. What
/// stands in copied text is counted once, with the text that leads. Numbers follow the alphabet, so
/// that sums of weights do not depend on the order of the reports.
fn terms<'a>(reports: &'a [Report], leads: &Leads) -> (FxHashMap<&'a str, (u32, u32)>, u32) {
    let mut found: BTreeMap<&str, u32> = BTreeMap::new();
    let mut count = 0;
    for (report, item) in reports.iter().enumerate() {
        for (at, statement) in item.analysis.statements.iter().enumerate() {
            let at = StatementRef { report, statement: at };
            let is_copied = leads.follows(at) || statement.is_heading && leads.is_led(report);
            count += u32::from(!is_copied);
            for key in keys(statement) {
                *found.entry(key).or_default() += u32::from(!is_copied);
            }
        }
    }
    let numbered = found.into_iter().zip(1..);
    (numbered.map(|((key, frequency), number)| (key, (number, frequency))).collect(), count)
}

fn keys(statement: &Statement) -> impl Iterator<Item = &str> {
    let mut keys: Vec<&str> = statement.terms.iter().map(|term| term.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter()
}

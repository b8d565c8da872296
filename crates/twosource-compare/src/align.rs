//! Statements of several reports that are about the same matter.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::StatementRef;
use crate::lead::Leads;
use crate::score::Scorer;

/// Lowest probability at which two statements are joined.
const THRESHOLD: f64 = 0.38;

/// The same where the two have other named people behind them, who may say like things: each speaks
/// for himself.
const OTHER_PERSON: f64 = 0.65;

/// Lowest probability at which a second statement of one report joins a matter.
const SECOND: f64 = 0.44;

/// Least that a second statement of one report has in common with what it joins: two statements of
/// one sentence have the same surroundings, though one of them be about something else. Numbers of one
/// slot need no other words.
const SECOND_OVERLAP: f64 = 0.2;

/// Lowest probability between any two statements of two groups that are joined, so that a chain of
/// likenesses does not join what has nothing in common.
const COHESION: f64 = 0.38;

/// Most statements of one report in a matter: what one report says in one sentence, another may say
/// in two, or say twice. (That the two must stand near each other or be alike was tried: two points
/// less of strict F1 on the pairs.)
const MOST_OF_ONE: usize = 2;

/// Terms in more statements than this bring none together by their meaning: in a story of a hundred
/// reports the pairs would be millions.
const MOST_LIKE: usize = 40;

/// One matter: few statements of each report, in the order of the reports.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Matter {
    pub(crate) statements: Vec<StatementRef>,
    /// Statements in copied text that follow one of these.
    pub(crate) followers: Vec<StatementRef>,
}

impl Matter {
    fn of(statement: StatementRef) -> Self {
        Self { statements: vec![statement], followers: Vec::new() }
    }

    /// All statements, in the order of the reports.
    pub(crate) fn all(&self) -> Vec<StatementRef> {
        let mut all = self.statements.clone();
        all.extend(&self.followers);
        all.sort_unstable();
        all
    }
}

/// All statements in matters: those of leading texts are joined by what they say, and those that
/// follow one are put beside it. What follows a heading stands alone, as headings repeat the body.
pub(crate) fn matters(scorer: &Scorer, leads: &Leads, statements: &[StatementRef]) -> Vec<Matter> {
    let (copied, own): (Vec<StatementRef>, Vec<StatementRef>) =
        statements.iter().partition(|&&at| leads.follows(at));
    let mut matters = align(scorer, &own);
    let places: BTreeMap<StatementRef, usize> = matters
        .iter()
        .enumerate()
        .flat_map(|(at, matter)| matter.statements.iter().map(move |&statement| (statement, at)))
        .collect();
    for at in copied {
        let place = places.get(&leads.root(at)).and_then(|&place| matters.get_mut(place));
        match place {
            Some(matter) => matter.followers.push(at),
            None => matters.push(Matter::of(at)),
        }
    }
    matters
}

/// Joins all statements into matters, few to few between any two reports, best pairs first.
fn align(scorer: &Scorer, statements: &[StatementRef]) -> Vec<Matter> {
    let scores: BTreeMap<(StatementRef, StatementRef), f64> = candidates(scorer, statements)
        .into_iter()
        .map(|pair| (pair, score(scorer, pair.0, pair.1)))
        .collect();
    let mut best_first: Vec<_> = scores
        .iter()
        .filter(|((left, right), score)| **score >= least(scorer, *left, *right))
        .map(|(&pair, &s)| (s, pair))
        .collect();
    // Ties end in the words, so that it does not matter which of two copies leads.
    let words = |(a, b): (StatementRef, StatementRef)| {
        let (a, b) = (scorer.text(a), scorer.text(b));
        (a.min(b), a.max(b))
    };
    best_first.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then_with(|| words(a.1).cmp(&words(b.1))).then(a.1.cmp(&b.1))
    });
    let mut groups = Groups::new(scorer, statements);
    for (_, (left, right)) in best_first {
        groups.join(left, right, &scores);
    }
    groups.into_matters()
}

/// How likely two statements are about one matter; two answers to one question are.
fn score(scorer: &Scorer, left: StatementRef, right: StatementRef) -> f64 {
    let score = scorer.score(left, right);
    if scorer.answer_one_question(left, right) { score.max(THRESHOLD) } else { score }
}

/// Lowest probability at which these two are joined.
fn least(scorer: &Scorer, left: StatementRef, right: StatementRef) -> f64 {
    if scorer.have_other_people(left, right) { OTHER_PERSON } else { THRESHOLD }
}

/// Pairs of statements of two reports that share a term which is not everywhere in the story, have
/// terms of like meaning, or answer one question.
pub(crate) fn candidates(
    scorer: &Scorer,
    statements: &[StatementRef],
) -> Vec<(StatementRef, StatementRef)> {
    let reports = statements.iter().map(|at| at.report).collect::<BTreeSet<_>>().len();
    // Bounds the work: a term in more statements than this joins nothing by itself.
    let common = u32::try_from(40 + 10 * reports).unwrap_or(u32::MAX);
    let by_term = by_term(scorer, statements, common);
    let mut pairs = Vec::new();
    for sharing in by_term.values() {
        for (at, &left) in sharing.iter().enumerate() {
            pairs.extend(sharing.iter().skip(at + 1).map(|&right| (left, right)));
        }
    }
    let rare = |term: u32| by_term.get(&term).filter(|found| found.len() <= MOST_LIKE);
    for (one, other) in scorer.synonyms.pairs() {
        let Some((a, b)) = rare(one).zip(rare(other)) else { continue };
        pairs.extend(a.iter().flat_map(|&x| b.iter().map(move |&y| (x, y))));
    }
    let answers: Vec<StatementRef> =
        statements.iter().copied().filter(|&at| scorer.answers(at)).collect();
    pairs.extend(answers.iter().flat_map(|&a| answers.iter().map(move |&b| (a, b))));
    for (left, right) in &mut pairs {
        (*left, *right) = (*left.min(right), *left.max(right));
    }
    pairs.retain(|(a, b)| a.report != b.report);
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|&(a, b)| {
        let apart = scorer.are_of_two_events(a, b)
            || scorer.are_of_two_occasions(a, b)
            || scorer.speak_for_themselves(a, b);
        let says = scorer.says_something(a) && scorer.says_something(b);
        let joins = scorer.share_matter(a, b) || scorer.answer_one_question(a, b);
        !apart && says && joins
    });
    pairs
}

/// The statements of each term that at most `common` of them have.
fn by_term(
    scorer: &Scorer,
    statements: &[StatementRef],
    common: u32,
) -> BTreeMap<u32, Vec<StatementRef>> {
    let mut found: BTreeMap<u32, Vec<StatementRef>> = BTreeMap::new();
    for &at in statements {
        let terms = scorer.statement(at).map_or(&[][..], |statement| &statement.terms);
        for term in terms.iter().filter(|term| scorer.frequency(&term.key) <= common) {
            let Some(number) = scorer.number(&term.key) else { continue };
            let known = found.entry(number).or_default();
            if known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    found
}

/// Statements grouped so far.
struct Groups<'a> {
    scorer: &'a Scorer<'a>,
    group_of: BTreeMap<StatementRef, usize>,
    matters: Vec<Matter>,
}

impl<'a> Groups<'a> {
    fn new(scorer: &'a Scorer<'a>, statements: &[StatementRef]) -> Self {
        let group_of = statements.iter().copied().zip(0..).collect();
        Self { scorer, group_of, matters: statements.iter().map(|&at| Matter::of(at)).collect() }
    }

    /// Joins the groups of two statements unless they are crowded or hold together badly.
    fn join(
        &mut self,
        left: StatementRef,
        right: StatementRef,
        scores: &BTreeMap<(StatementRef, StatementRef), f64>,
    ) {
        let (Some(&to), Some(&from)) = (self.group_of.get(&left), self.group_of.get(&right)) else {
            return;
        };
        let (Some(a), Some(b)) = (self.matters.get(to), self.matters.get(from)) else { return };
        let score = scores.get(&(left, right)).copied().unwrap_or(0.0);
        let is_far = || {
            self.scorer.overlap(left, right) < SECOND_OVERLAP
                && !self.scorer.tell_one_slot(left, right)
        };
        let is_weak = most_of_one(a, b) > 1 && (score < SECOND || is_far());
        if to == from || is_weak || is_crowded(a, b) || cohesion(a, b, scores) < COHESION {
            return;
        }
        let moved = std::mem::take(&mut self.matters[from].statements);
        for statement in &moved {
            self.group_of.insert(*statement, to);
        }
        let target = &mut self.matters[to];
        target.statements.extend(moved);
        target.statements.sort_unstable();
    }

    fn into_matters(self) -> Vec<Matter> {
        self.matters.into_iter().filter(|matter| !matter.statements.is_empty()).collect()
    }
}

/// Whether two groups together have too many statements of one report.
fn is_crowded(a: &Matter, b: &Matter) -> bool {
    most_of_one(a, b) > MOST_OF_ONE
}

/// Most statements that two groups together have of one report.
fn most_of_one(a: &Matter, b: &Matter) -> usize {
    let all = || a.statements.iter().chain(&b.statements);
    let count = |report| all().filter(|other| other.report == report).count();
    all().map(|one| count(one.report)).max().unwrap_or(0)
}

/// Lowest score of the pairs between two groups, those of one report aside; pairs that are no
/// candidates score 0.
fn cohesion(a: &Matter, b: &Matter, scores: &BTreeMap<(StatementRef, StatementRef), f64>) -> f64 {
    let pairs = a.statements.iter().flat_map(|&x| b.statements.iter().map(move |&y| (x, y)));
    let pairs = pairs.filter(|(x, y)| x.report != y.report);
    let found = pairs.map(|(x, y)| scores.get(&(x.min(y), x.max(y))).copied().unwrap_or(0.0));
    found.reduce(f64::min).unwrap_or(0.0)
}

//! The judgement on a matter: how its statements relate.
//!
//! The first rule that applies decides:
//!
//! | rule | finding |
//! |---|---|
//! | one statement only | only in one |
//! | two numbers of one unit exclude each other, bounds considered | differs |
//! | one report has it asserted, another denied | differs |
//! | all statements stand in copied text, or in reports that count once | one voice |
//! | all statements have one and the same stated origin and are close in words | one voice |
//! | announced in one report, told as done in another | reworded |
//! | few of their words are the same | reworded |
//! | else | agreed |
//!
//! No rule says which report is right.

use twosource_analyze::{Statement, Status};

use crate::account::{Difference, Field, Finding, Report, Rule, StatementRef, Support};
use crate::align::Matter;
use crate::measures::{is_duration, same_unit};
use crate::score::Scorer;

/// Overlap below which two statements count as reworded.
const SAME_WORDS: f64 = 0.35;

/// Overlap from which on two statements of one source are taken as one utterance, perhaps in two
/// translations; below it the source may have said two things.
const SAME_UTTERANCE: f64 = 0.25;

/// What was found about a matter.
pub(crate) struct Judgement {
    pub(crate) finding: Finding,
    pub(crate) rule: Rule,
    pub(crate) differences: Vec<Difference>,
}

/// Judges one matter.
pub(crate) fn judge(
    reports: &[Report],
    scorer: &Scorer,
    matter: &Matter,
    support: &Support,
) -> Judgement {
    let decided = |finding, rule, differences| Judgement { finding, rule, differences };
    if matter.statements.len() == 1 {
        return decided(Finding::OnlyInOne, Rule::NoPartner, Vec::new());
    }
    let one_origin = has_one_origin(scorer, matter);
    let overlap = least_overlap(scorer, matter);
    let numbers = exclusive_numbers(reports, matter, one_origin || overlap >= SAME_WORDS);
    if !numbers.is_empty() {
        return decided(Finding::Differs, Rule::NumbersExclude, numbers);
    }
    let denials = between(reports, matter, Field::Polarity, |a, b| a.polarity != b.polarity);
    if !denials.is_empty() {
        return decided(Finding::Differs, Rule::Denied, denials);
    }
    let status = between(reports, matter, Field::Status, |a, b| {
        a.status != b.status && (a.status == Status::Scheduled || b.status == Status::Scheduled)
    });
    if support.independent == 1 {
        return decided(Finding::OneVoice, Rule::SameText, status);
    }
    if overlap >= SAME_UTTERANCE && one_origin {
        return decided(Finding::OneVoice, Rule::SameOrigin, status);
    }
    if !status.is_empty() {
        return decided(Finding::Reworded, Rule::OtherStatus, status);
    }
    if overlap < SAME_WORDS {
        return decided(Finding::Reworded, Rule::FewSharedWords, Vec::new());
    }
    decided(Finding::Agreed, Rule::SameMatter, Vec::new())
}

/// The smallest overlap of two statements of a matter.
fn least_overlap(scorer: &Scorer, matter: &Matter) -> f64 {
    let overlaps = pairs(matter).map(|(left, right)| scorer.overlap(left, right));
    overlaps.fold(1.0, f64::min)
}

/// All pairs of statements of two reports in a matter, in order.
fn pairs(matter: &Matter) -> impl Iterator<Item = (StatementRef, StatementRef)> {
    let statements = &matter.statements;
    let later = move |(at, &left): (usize, &StatementRef)| {
        let later = statements.iter().skip(at + 1).filter(move |right| right.report != left.report);
        later.map(move |&right| (left, right)).collect::<Vec<_>>()
    };
    statements.iter().enumerate().flat_map(later)
}

/// Numbers of one unit that cannot both be right about one thing.
fn exclusive_numbers(reports: &[Report], matter: &Matter, is_close: bool) -> Vec<Difference> {
    let mut found = Vec::new();
    for (left, right) in pairs(matter) {
        for (a, b) in same_unit(reports, left, right) {
            // Durations in loosely matched statements of two voices are mostly lengths of two things.
            let compared = !is_duration(a) || is_close;
            if compared && !a.1.is_compatible(b.1) {
                found.push(Difference {
                    field: Field::Number,
                    left: a.0.document.passage(a.1.span),
                    right: b.0.document.passage(b.1.span),
                });
            }
        }
    }
    found
}

/// Pairs of statements that differ in a property, with the whole statements as values.
fn between(
    reports: &[Report],
    matter: &Matter,
    field: Field,
    differ: impl Fn(&Statement, &Statement) -> bool,
) -> Vec<Difference> {
    let find = |at: StatementRef| {
        let report = reports.get(at.report)?;
        let statement = report.analysis.statements.get(at.statement)?;
        Some((statement, report.document.passage(statement.span)))
    };
    pairs(matter)
        .filter_map(|(left, right)| Some((find(left)?, find(right)?)))
        .filter(|(a, b)| differ(a.0, b.0))
        .map(|(a, b)| Difference { field, left: a.1, right: b.1 })
        .collect()
}

/// Whether the same named source stands behind every statement.
fn has_one_origin(scorer: &Scorer, matter: &Matter) -> bool {
    let mut origins = matter.statements.iter().map(|&at| scorer.origin(at));
    let first = origins.next().flatten();
    first.is_some() && origins.all(|origin| origin == first)
}

//! Who passes a point on, who stands behind it, and how many of the reports count.

use std::collections::BTreeSet;

use twosource_analyze::VoiceRole;
use twosource_text::Passage;

use crate::account::{
    IndependenceGroup, Lineage, Reason, ReasonBasis, Report, StatementRef, Support,
};
use crate::score::Scorer;

/// Groups of reports that count once: copies, and reports of one outlet.
pub(crate) fn independence(reports: &[Report], lineages: &[Lineage]) -> Vec<IndependenceGroup> {
    let reasons = whole_report_reasons(reports, lineages);
    let groups = joined(reports.len(), &reasons);
    let reason_in = |group: &[usize]| {
        let inside = reasons.iter().filter(|reason| group.contains(&reason.reports.0));
        inside.cloned().collect()
    };
    groups
        .into_iter()
        .map(|group| IndependenceGroup { reasons: reason_in(&group), reports: group })
        .collect()
}

/// Reasons that hold for two reports as a whole.
fn whole_report_reasons(reports: &[Report], lineages: &[Lineage]) -> Vec<Reason> {
    let copies = lineages.iter().filter(|lineage| lineage.is_copy);
    let mut reasons: Vec<Reason> = copies
        .map(|lineage| Reason {
            reports: lineage.reports,
            basis: ReasonBasis::SharedText(hundredths(lineage.share)),
        })
        .collect();
    let outlet = |report: &Report| {
        report.document.meta.outlet.as_ref().map(|outlet| outlet.value.to_lowercase())
    };
    for (right, report) in reports.iter().enumerate() {
        let Some(name) = outlet(report) else { continue };
        let same =
            reports.iter().take(right).position(|other| outlet(other).as_ref() == Some(&name));
        if let Some(left) = same {
            reasons.push(Reason { reports: (left, right), basis: ReasonBasis::SameOutlet });
        }
    }
    reasons.sort_by_key(|reason| reason.reports);
    reasons
}

/// A share as a whole number of hundredths, rounded down.
fn hundredths(share: f64) -> u8 {
    (0..=100).rev().find(|&n| f64::from(n) <= share * 100.0).unwrap_or(0)
}

/// Connected groups of `count` items, each sorted, ordered by their first item.
fn joined(count: usize, reasons: &[Reason]) -> Vec<Vec<usize>> {
    let mut group: Vec<usize> = (0..count).collect();
    for reason in reasons {
        let (Some(&a), Some(&b)) = (group.get(reason.reports.0), group.get(reason.reports.1))
        else {
            continue;
        };
        let (to, from) = (a.min(b), a.max(b));
        group.iter_mut().filter(|item| **item == from).for_each(|item| *item = to);
    }
    let first: BTreeSet<usize> = group.iter().copied().collect();
    let members = |of: usize| (0..count).filter(|&at| group.get(at) == Some(&of)).collect();
    first.into_iter().map(members).collect()
}

/// Relays, origins and independent reports of one point.
pub(crate) fn support(
    reports: &[Report],
    groups: &[IndependenceGroup],
    lineages: &[Lineage],
    scorer: &Scorer,
    statements: &[StatementRef],
) -> Support {
    let reasons = reasons(reports, groups, lineages, statements);
    let mut at: Vec<usize> = statements.iter().map(|statement| statement.report).collect();
    at.dedup();
    let among = |group: &[usize]| group.iter().filter(|report| at.contains(report)).count();
    let groups = joined(reports.len(), &reasons);
    Support {
        outlets: at.len(),
        independent: groups.iter().filter(|group| among(group) > 0).count(),
        relays: sources(reports, scorer, statements, VoiceRole::Relay),
        origins: sources(reports, scorer, statements, VoiceRole::Origin),
        unstated: statements.iter().filter(|at| is_unstated(scorer, **at)).count(),
        reasons: reasons
            .into_iter()
            .filter(|r| at.contains(&r.reports.0) && at.contains(&r.reports.1))
            .collect(),
    }
}

/// Why reports count once on these statements: as a whole, or for the passage that holds them.
fn reasons(
    reports: &[Report],
    groups: &[IndependenceGroup],
    lineages: &[Lineage],
    statements: &[StatementRef],
) -> Vec<Reason> {
    let mut found: Vec<Reason> = groups.iter().flat_map(|group| group.reasons.clone()).collect();
    for lineage in lineages.iter().filter(|lineage| !lineage.is_copy) {
        let in_report = |report: usize| statements.iter().find(|at| at.report == report).copied();
        let both = in_report(lineage.reports.0).zip(in_report(lineage.reports.1));
        let words = both.and_then(|(a, b)| shared_passage(reports, lineage, a, b));
        found.extend(words.map(|words| Reason {
            reports: lineage.reports,
            basis: ReasonBasis::SharedPassage(words),
        }));
    }
    found
}

/// Words of the copied passage that holds most of both statements.
fn shared_passage(
    reports: &[Report],
    lineage: &Lineage,
    left: StatementRef,
    right: StatementRef,
) -> Option<u32> {
    let (report, other) = (reports.get(left.report)?, reports.get(right.report)?);
    let a = report.analysis.statements.get(left.statement)?.span;
    let b = other.analysis.statements.get(right.statement)?.span;
    let holds = |passage: &Passage, span: twosource_text::Span| {
        passage.span.intersection(span).is_some_and(|shared| shared.len() * 2 > span.len())
    };
    let passage = lineage.passages.iter().find(|(x, y)| holds(x, a) && holds(y, b))?;
    u32::try_from(report.document.slice(passage.0.span).split_whitespace().count()).ok()
}

/// The sources in one part of the chain: one passage for each named thing, or for each wording
/// where no name is known.
fn sources(
    reports: &[Report],
    scorer: &Scorer,
    statements: &[StatementRef],
    role: VoiceRole,
) -> Vec<Passage> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for &at in statements {
        let Some((report, statement)) = reports.get(at.report).zip(scorer.statement(at)) else {
            continue;
        };
        for voice in statement.voices.iter().filter(|voice| voice.role == role) {
            let Some(span) = voice.source else { continue };
            let shared = voice.entity.and_then(|entity| scorer.shared(at.report, entity));
            let wording = report.document.slice(span).to_lowercase();
            let key = shared.map_or((None, Some(wording)), |entity| (Some(entity), None));
            if seen.insert(key) {
                found.push(report.document.passage(span));
            }
        }
    }
    found
}

/// Whether the text does not say who stands behind a statement.
fn is_unstated(scorer: &Scorer, at: StatementRef) -> bool {
    let origin = scorer.statement(at).and_then(|statement| statement.voices.last());
    origin.is_none_or(|voice| voice.source.is_none())
}

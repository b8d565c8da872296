//! Who passes a point on, who stands behind it, and how many of the reports count.

//!
//! A statement counts for the group of the report that it comes from: the report that leads the copied
//! text in which it stands, or the report of the outlet that it was heard from where that one has the
//! point too. So the rest of a report with one copied passage counts for itself.

use std::collections::{BTreeMap, BTreeSet};

use twosource_analyze::VoiceRole;
use twosource_text::Passage;

use crate::account::{
    IndependenceGroup, Lineage, Reason, ReasonBasis, Report, StatementRef, Support,
};
use crate::heard::{self, Heard};
use crate::lead::Leads;
use crate::score::Scorer;

/// What decides who counts once.
pub(crate) struct Ties<'a> {
    groups: &'a [IndependenceGroup],
    /// The index of the group of each report.
    group_of: BTreeMap<usize, usize>,
    lineages: &'a [Lineage],
    leads: &'a Leads,
    heard: BTreeMap<StatementRef, Heard>,
}

/// Relays, origins and independent reports of one point.
pub(crate) fn support(
    reports: &[Report],
    ties: &Ties,
    scorer: &Scorer,
    statements: &[StatementRef],
) -> Support {
    let at: BTreeSet<usize> = statements.iter().map(|statement| statement.report).collect();
    let counted: BTreeSet<usize> = statements
        .iter()
        .map(|&statement| ties.leads.root(statement))
        .filter(|root| ties.source(*root, &at).is_none())
        .filter_map(|root| ties.group(root.report))
        .collect();
    Support {
        outlets: at.len(),
        // Two reports that each have it from the other are one.
        independent: counted.len().max(1),
        relays: sources(reports, scorer, statements, VoiceRole::Relay),
        origins: sources(reports, scorer, statements, VoiceRole::Origin),
        unstated: statements.iter().filter(|at| is_unstated(scorer, **at)).count(),
        reasons: ties.reasons(reports, statements, &at),
    }
}

impl<'a> Ties<'a> {
    pub(crate) fn new(
        reports: &[Report],
        groups: &'a [IndependenceGroup],
        lineages: &'a [Lineage],
        leads: &'a Leads,
    ) -> Self {
        let of = |(at, group): (usize, &IndependenceGroup)| {
            group.reports.iter().map(move |&report| (report, at)).collect::<Vec<_>>()
        };
        let group_of = groups.iter().enumerate().flat_map(of).collect();
        Self { groups, group_of, lineages, leads, heard: heard::heard(reports) }
    }

    fn group(&self, report: usize) -> Option<usize> {
        self.group_of.get(&report).copied()
    }

    /// Another report of the point, of another group, that a statement was heard from.
    fn source(&self, statement: StatementRef, at: &BTreeSet<usize>) -> Option<(usize, &Heard)> {
        let heard = self.heard.get(&statement)?;
        let own = self.group(statement.report);
        let mut from = heard.from.iter().filter(|from| at.contains(from));
        let first = from.find(|&&from| self.group(from) != own)?;
        Some((*first, heard))
    }

    /// Why reports count once on these statements: as a whole, for the passage that holds them, or
    /// because one has it from the other.
    fn reasons(
        &self,
        reports: &[Report],
        statements: &[StatementRef],
        at: &BTreeSet<usize>,
    ) -> Vec<Reason> {
        let groups: BTreeSet<usize> = at.iter().filter_map(|&report| self.group(report)).collect();
        let groups = groups.into_iter().filter_map(|group| self.groups.get(group));
        let whole = groups.flat_map(|group| &group.reasons);
        let whole = whole.filter(|r| at.contains(&r.reports.0) && at.contains(&r.reports.1));
        let mut found: Vec<Reason> = whole.cloned().collect();
        for &statement in statements {
            found.extend(self.shared_passage(reports, statement));
            found.extend(self.source(statement, at).map(|(first, heard)| {
                let (own, words) = (statement.report, heard.words);
                let reports = (own.min(first), own.max(first));
                Reason { reports, basis: ReasonBasis::FirstReportedBy { first, words } }
            }));
        }
        found.sort_by_key(|reason| reason.reports);
        let mut seen: Vec<Reason> = Vec::new();
        for reason in found {
            let is_same = |known: &Reason| {
                let kind = |reason: &Reason| std::mem::discriminant(&reason.basis);
                known.reports == reason.reports && kind(known) == kind(&reason)
            };
            if !seen.iter().any(is_same) {
                seen.push(reason);
            }
        }
        seen
    }

    /// The copied passage that a statement stands in, where its report counts for itself elsewhere.
    fn shared_passage(&self, reports: &[Report], statement: StatementRef) -> Option<Reason> {
        let root = self.leads.root(statement);
        let (own, other) = (statement.report, root.report);
        if self.group(own) == self.group(other) {
            return None;
        }
        let pair = (own.min(other), own.max(other));
        let report = reports.get(own)?;
        let span = report.analysis.statements.get(statement.statement)?.span;
        let id = report.document.id();
        let lineage = self.lineages.iter().find(|lineage| lineage.reports == pair);
        let passages = lineage.into_iter().flat_map(|lineage| &lineage.passages);
        let own_side = passages.map(|(a, b)| if a.document == id { a } else { b });
        let holding = own_side.filter(|passage| passage.span.overlaps(span));
        let longest = holding.map(|passage| passage.span).max_by_key(|span| span.len());
        let words = report.document.slice(longest.unwrap_or(span)).split_whitespace().count();
        let basis = ReasonBasis::SharedPassage(u32::try_from(words).unwrap_or(u32::MAX));
        Some(Reason { reports: pair, basis })
    }
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

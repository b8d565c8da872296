//! What comes first: reports, points and the headline.

use std::cmp::Reverse;

use twosource_analyze::Analysis;
use twosource_text::{Basis, Date, Document, Note, Passage};

use crate::account::{Finding, Point, Report, StatementRef};
use crate::align::Matter;
use crate::score::Scorer;

/// Reports by the date that they state themselves (undated last), then name, then identity; each
/// identity once.
pub(crate) fn reports(reports: Vec<(Document, Analysis)>) -> Vec<Report> {
    let mut reports: Vec<Report> =
        reports.into_iter().map(|(document, analysis)| Report { document, analysis }).collect();
    let key = |report: &Report| {
        let document = &report.document;
        let date = own_date(document);
        (date.is_none(), date, document.name().to_owned(), document.id())
    };
    reports.sort_by_cached_key(key);
    reports.dedup_by_key(|report| report.document.id());
    reports
}

fn own_date(document: &Document) -> Option<Date> {
    let known = document.meta.published.as_ref()?;
    (!matches!(known.basis, Basis::Borrowed(_))).then(|| known.value.clone())
}

/// All statements of the bodies; titles and headings repeat what the body says.
pub(crate) fn statements(reports: &[Report]) -> Vec<StatementRef> {
    let mut found = Vec::new();
    for (report, item) in reports.iter().enumerate() {
        let statements = item.analysis.statements.iter().enumerate();
        let body = statements.filter(|(_, statement)| !statement.is_heading);
        found.extend(body.map(|(statement, _)| StatementRef { report, statement }));
    }
    found
}

/// Weight of what a matter is about, more where more reports have it and where it stands early
/// (news texts tell the most important things first).
pub(crate) fn importance(reports: &[Report], scorer: &Scorer, matter: &Matter) -> f64 {
    let heaviest = matter.statements.iter().map(|&at| weight(reports, scorer, at));
    let reports = u32::try_from(matter.statements.len()).unwrap_or(u32::MAX);
    heaviest.fold(0.0, f64::max) * f64::from(reports)
}

fn weight(reports: &[Report], scorer: &Scorer, at: StatementRef) -> f64 {
    let Some(statement) = scorer.statement(at) else { return 0.0 };
    let content = scorer.prepared(at).map_or(0.0, |prepared| prepared.words.total());
    let length = reports.get(at.report).map_or(1, |report| report.document.text().len().max(1));
    let position = (statement.span.start() * 100).checked_div(length).unwrap_or(0);
    let early = 1.0 - f64::from(u32::try_from(position).unwrap_or(100).min(100)) / 200.0;
    content * early
}

/// Points by finding, then importance, then place.
pub(crate) fn points(mut points: Vec<Point>) -> Vec<Point> {
    let rank = |finding: Finding| Finding::ALL.iter().position(|&other| other == finding);
    points.sort_by(|a, b| {
        rank(a.finding)
            .cmp(&rank(b.finding))
            .then(Reverse(a.support.independent).cmp(&Reverse(b.support.independent)))
            .then(b.importance.total_cmp(&a.importance))
            .then_with(|| a.statements.cmp(&b.statements))
    });
    points
}

/// The title, or else the first sentence, of the report with most statements in common with
/// others; the first of equals.
pub(crate) fn headline(reports: &[Report], points: &[Point]) -> Option<Passage> {
    let shared = |report: usize| {
        let joined = points.iter().filter(|point| point.statements.len() > 1);
        joined.filter(|point| point.statements.iter().any(|at| at.report == report)).count()
    };
    let best = (0..reports.len()).rev().max_by_key(|&report| shared(report))?;
    let report = reports.get(best)?;
    let title = report.document.meta.title.as_ref().and_then(|title| match title.basis {
        Basis::Text(span) => Some(span),
        _ => None,
    });
    let span = title.or_else(|| report.analysis.sentences.first().map(|sentence| sentence.span))?;
    Some(report.document.passage(span))
}

/// Notes of all reports, with the index of the report.
pub(crate) fn notes(reports: &[Report]) -> Vec<(usize, Note)> {
    let of_report = |(at, report): (usize, &Report)| {
        let notes = report.document.notes.iter().chain(&report.analysis.notes);
        notes.map(|note| (at, note.clone())).collect::<Vec<_>>()
    };
    reports.iter().enumerate().flat_map(of_report).collect()
}

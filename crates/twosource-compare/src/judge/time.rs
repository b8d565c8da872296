//! Times of one thing that exclude each other: adopted last week, adopted in September.
//!
//! Compared are only times of one verb: "closed on Monday, reopened on Friday" tells two.

use twosource_analyze::{Pos, TimeKind};
use twosource_text::Span;

use super::Compared;
use crate::account::{Difference, Field, Report, StatementRef};
use crate::days::Days;

/// Pairs of close statements with one date each, of one verb, that no day fulfills together.
pub(super) fn exclusive(compared: &Compared) -> Vec<Difference> {
    compared.each(|left, right| {
        let (Some(a), Some(b)) = (dated(compared, left), dated(compared, right)) else {
            return Vec::new();
        };
        let one_verb = a.verb == b.verb;
        if !one_verb || !compared.is_close(left, right) || !a.days.excludes(&b.days) {
            return Vec::new();
        }
        let passage = |at: StatementRef, span: Span| {
            compared.report(at).map(|report| report.document.passage(span))
        };
        let found = passage(left, a.span).zip(passage(right, b.span));
        found
            .map(|(left, right)| Difference { field: Field::Time, left, right })
            .into_iter()
            .collect()
    })
}

/// A date with the verb that it dates.
struct Dated {
    span: Span,
    days: Days,
    /// Base form.
    verb: Box<str>,
}

/// The date of a statement that has only one.
fn dated(compared: &Compared, at: StatementRef) -> Option<Dated> {
    let (report, statement) = compared.report(at).zip(compared.scorer.statement(at))?;
    let times = statement.times.iter().filter_map(|&time| report.analysis.times.get(time));
    let mut dates = times.filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    let (Some(time), None) = (dates.next(), dates.next()) else { return None };
    Some(Dated { span: time.span, days: Days::of(time)?, verb: verb(report, time.span)? })
}

/// The base form of the verb above some words.
fn verb(report: &Report, span: Span) -> Option<Box<str>> {
    let syntax = &report.analysis.syntax;
    let first = syntax.tokens_in(span).start;
    let above = syntax.ancestors(first).filter_map(|at| syntax.tokens.get(at));
    let mut verbs = above.filter(|token| token.pos == Pos::VERB && !span.overlaps(token.span));
    verbs.next().map(|token| Box::from(&*token.lemma))
}

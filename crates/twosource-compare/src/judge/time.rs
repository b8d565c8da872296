//! Times of one thing that exclude each other: adopted last week, adopted in September.
//!
//! Compared are only times of one verb: "closed on Monday, reopened on Friday" tells two. A day's
//! difference is none, since reports are written in several time zones; nor is a week's where a
//! date was counted from a day of publication that is borrowed from another report.

use twosource_analyze::{Pos, TimeKind, TimeValue};
use twosource_text::{Basis, Date, Span};

use super::Compared;
use crate::account::{Difference, Field, Report, StatementRef};

/// Pairs of close statements with one date each, of one verb, that no day fulfills together.
pub(super) fn exclusive(compared: &Compared) -> Vec<Difference> {
    compared.each(|left, right| {
        let (Some(a), Some(b)) = (dated(compared, left), dated(compared, right)) else {
            return Vec::new();
        };
        let one_verb = a.verb == b.verb;
        let slack = if a.is_borrowed || b.is_borrowed { BORROWED_SLACK } else { SLACK };
        if !one_verb || !compared.is_close(left, right) || !excludes(a.days, b.days, slack) {
            return Vec::new();
        }
        let passage = |at: StatementRef, span: Span| {
            compared.report(at).map(|report| report.document.passage(span))
        };
        let found = passage(left, a.span).zip(passage(right, b.span));
        found.map(|(left, right)| Difference { field: Field::Time, left, right }).into_iter().collect()
    })
}

/// A date with the verb that it dates.
struct Dated {
    span: Span,
    /// First and last day, as days that can be subtracted.
    days: (i32, i32),
    /// Whether it was counted from a borrowed day.
    is_borrowed: bool,
    /// Base form.
    verb: Box<str>,
}

/// The date of a statement that has only one.
fn dated(compared: &Compared, at: StatementRef) -> Option<Dated> {
    let (report, statement) = compared.report(at).zip(compared.scorer.statement(at))?;
    let times = statement.times.iter().filter_map(|&time| report.analysis.times.get(time));
    let mut dates = times.filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    let (Some(time), None) = (dates.next(), dates.next()) else { return None };
    let days = days(time.value.as_ref()?)?;
    let is_borrowed = matches!(time.anchor, Some(Basis::Borrowed { .. }));
    Some(Dated { span: time.span, days, is_borrowed, verb: verb(report, time.span)? })
}

/// The base form of the verb above some words.
fn verb(report: &Report, span: Span) -> Option<Box<str>> {
    let syntax = &report.analysis.syntax;
    let first = syntax.tokens_in(span).start;
    let above = syntax.ancestors(first).filter_map(|at| syntax.tokens.get(at));
    let mut verbs = above.filter(|token| token.pos == Pos::VERB && !span.overlaps(token.span));
    verbs.next().map(|token| Box::from(&*token.lemma))
}

/// The days that a value allows; `None` where it is open.
fn days(value: &TimeValue) -> Option<(i32, i32)> {
    let (first, last) = (value.first_day()?, value.last_day()?);
    Some((number(&first), number(&last)))
}

/// Days since the year 0, near enough to be subtracted: no month has more than 31.
fn number(date: &Date) -> i32 {
    (i32::from(date.year) * 12 + i32::from(date.month)) * 31 + i32::from(date.day)
}

/// Days between two times of one thing that do not count.
const SLACK: i32 = 1;
const BORROWED_SLACK: i32 = 7;

fn excludes(a: (i32, i32), b: (i32, i32), slack: i32) -> bool {
    a.1 + slack < b.0 || b.1 + slack < a.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_inside_a_month_excludes_nothing() {
        let day = |month, day| number(&Date::new(2031, month, day).unwrap());
        let march = (day(3, 1), day(3, 31));
        assert!(!excludes(march, (day(3, 4), day(3, 4)), SLACK));
        assert!(!excludes(march, (day(4, 1), day(4, 1)), SLACK));
        assert!(excludes(march, (day(4, 3), day(4, 3)), SLACK));
        assert!(excludes((day(2, 20), day(2, 20)), march, SLACK));
    }
}

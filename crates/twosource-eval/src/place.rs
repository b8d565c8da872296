//! Whether the program's statements stand where the gold has passages.
//!
//! As the scorer of pairs sees it: the two share half of the shorter, and a statement that is longer
//! than any sentence stands nowhere.

use crate::predict::{Alignment, ReportSpan};

/// Code points of the longest statement that counts.
const LONGEST: usize = 600;

/// Whether the statements of an alignment lie on passages of both reports.
pub(crate) fn joins(alignment: &Alignment, passages: &[ReportSpan]) -> bool {
    let on = |report: &str| {
        let mut statements = alignment.spans.iter().filter(|span| span.report == report);
        statements.any(|span| passages.iter().any(|passage| same(span, passage)))
    };
    on("a") && on("b")
}

fn same(statement: &ReportSpan, passage: &ReportSpan) -> bool {
    let length = |span: &ReportSpan| span.end.saturating_sub(span.start);
    let end = statement.end.min(passage.end);
    let shared = end.saturating_sub(statement.start.max(passage.start));
    let shorter = length(statement).min(length(passage));
    let counts = statement.report == passage.report && length(statement) <= LONGEST;
    counts && shared > 0 && 2 * shared >= shorter
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(report: &str, start: usize, end: usize) -> ReportSpan {
        ReportSpan { report: report.into(), start, end }
    }

    #[track_caller]
    fn check(statement: (usize, usize), passage: (usize, usize), expected: bool) {
        let (left, right) = (span("a", statement.0, statement.1), span("a", passage.0, passage.1));
        assert_eq!(same(&left, &right), expected);
    }

    #[test]
    fn half_of_the_shorter_span_is_enough() {
        check((0, 10), (5, 30), true);
        check((0, 10), (6, 30), false);
        check((0, 100), (40, 44), true);
        check((0, 10), (10, 20), false);
        check((5, 5), (0, 20), false);
    }

    #[test]
    fn a_whole_report_is_no_statement() {
        check((0, 600), (0, 20), true);
        check((0, 601), (0, 20), false);
    }

    #[test]
    fn spans_of_two_reports_are_two_places() {
        assert!(!same(&span("a", 0, 10), &span("b", 0, 10)));
    }
}

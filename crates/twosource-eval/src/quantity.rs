//! Quantities of task `reading`.

use serde::Serialize;
use twosource::analysis::{Bound, Measure};
use twosource::text::Document;

use crate::predict::code_points;

/// One quantity as the scorer reads it.
#[derive(Debug, Serialize)]
pub(crate) struct QuantityItem {
    start: usize,
    end: usize,
    value: String,
    unit: Option<String>,
}

impl QuantityItem {
    pub(crate) fn of(document: &Document, measure: &Measure) -> Self {
        let [start, end] = code_points(document, measure.span);
        let unit = measure.unit.as_ref().map(|unit| unit.name.to_string());
        Self { start, end, value: value(measure), unit }
    }
}

/// "25", "30..40", "1e4..1e5" for tens of thousands, "X" for a vague number without an order of
/// magnitude, "52-48" for a vote.
fn value(measure: &Measure) -> String {
    let lower = measure.value;
    match (measure.bound, measure.upper, measure.against) {
        (_, _, Some(against)) => format!("{lower}-{against}"),
        (Bound::Vague, Some(upper), _) => match (power(lower), power(upper)) {
            (Some(low), Some(high)) => format!("1e{low}..1e{high}"),
            _ => "X".to_owned(),
        },
        (Bound::Vague, None, _) => "X".to_owned(),
        (_, Some(upper), _) => format!("{lower}..{upper}"),
        (_, None, _) => lower.to_string(),
    }
}

/// The exponent of a power of ten.
fn power(value: f64) -> Option<i32> {
    (0..16).find(|&exponent| value.total_cmp(&10f64.powi(exponent)).is_eq())
}

#[cfg(test)]
mod tests {
    use twosource::analysis::MeasureKind;

    use super::*;

    #[track_caller]
    fn check(bound: Bound, lower: f64, upper: Option<f64>, against: Option<f64>, expected: &str) {
        let span = Document::new("t", "").whole();
        let measure = Measure {
            span,
            number: span,
            value: lower,
            upper,
            bound,
            kind: MeasureKind::Count,
            unit: None,
            about: None,
            outcome: None,
            whole: None,
            against,
        };
        assert_eq!(value(&measure), expected);
    }

    #[test]
    fn values_as_the_scorer_reads_them() {
        check(Bound::AtLeast, 27e6, None, None, "27000000");
        check(Bound::Exact, 1.5, None, None, "1.5");
        check(Bound::Exact, 30.0, Some(40.0), None, "30..40");
        check(Bound::Vague, 1e4, Some(1e5), None, "1e4..1e5");
        check(Bound::Vague, 3.0, None, None, "X");
        check(Bound::Exact, 52.0, None, Some(48.0), "52-48");
    }
}

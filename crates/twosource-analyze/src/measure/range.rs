//! Two numbers that bound one quantity: "between 30 and 40", "30 to 40", "30-40", "two or three".
//!
//! A multiplier after the second number counts for both: "two to three million". Does not find: two
//! values of one thing at two times, "from 10 percent to 12 percent", and scores, "3-1".

use super::number::{Number, read};
use super::numeral::scale;
use super::reader::{Reader, is_blank, is_hyphen};

/// The range that starts with `first`, or `first` itself.
pub(super) fn extended(reader: Reader, first: Number) -> Number {
    match second(reader, &first) {
        Some(second) => joined(reader, &first, &second).unwrap_or(first),
        None => first,
    }
}

fn second(reader: Reader, first: &Number) -> Option<Number> {
    let end = first.words.end;
    let gap = reader.gap_before(end);
    if is_hyphen(gap) || matches!(gap, " - " | " \u{2013} ") {
        return read(reader, end);
    }
    let start = first.words.start;
    let before = start.wrapping_sub(1);
    let joins = match () {
        () if reader.is(before, "between") => reader.is_any(end, &["and", "or"]),
        // "rose from 10 to 12", "rose 2 to 12": two values, no range.
        () if reader.is_any(before, &CHANGES) => false,
        () => reader.is(end, "to") || reader.is(end, "or") && first.value < 20.0,
    };
    let is_near = joins && is_blank(gap) && spaced_or_symbol(reader.gap(end));
    is_near.then(|| read(reader, end + 1))?
}

const CHANGES: [&str; 22] = [
    "from",
    "rose",
    "fell",
    "up",
    "down",
    "gained",
    "lost",
    "added",
    "shed",
    "jumped",
    "climbed",
    "dropped",
    "slipped",
    "slid",
    "edged",
    "increased",
    "decreased",
    "declined",
    "grew",
    "soared",
    "plunged",
    "surged",
];

/// "$2 to $3": a space with a currency sign.
fn spaced_or_symbol(gap: &str) -> bool {
    is_blank(gap) || gap.strip_prefix(' ').is_some_and(super::money::is_symbol)
}

fn joined(reader: Reader, first: &Number, second: &Number) -> Option<Number> {
    let mut low = first.value;
    if let Some(by) = last_scale(reader, second).filter(|_| last_scale(reader, first).is_none())
        && low < second.value / by
    {
        low *= by;
    }
    let alike =
        first.form == second.form || reader.is(first.words.start.wrapping_sub(1), "between");
    if low >= second.value || first.unit.is_some() || !(alike || second.value < 20.0) {
        return None;
    }
    let words = first.words.start..second.words.end;
    let span = first.span.cover(second.span);
    Some(Number { value: low, upper: Some(second.value), words, span, ..second.clone() })
}

/// The multiplier at the end of a number.
fn last_scale(reader: Reader, number: &Number) -> Option<f64> {
    scale(reader.text(number.words.end.wrapping_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn two_bounds_of_one_quantity() {
        check(
            "Between 30 and 40 tents, 30 to 40 carts and 10-15 boats burned.",
            &["Count 30..40 tent", "Count 30..40 cart", "Count 10..15 boat"],
        );
        check("It cost two to three million crowns.", &["Money 2000000..3000000 crown"]);
    }

    #[test]
    fn two_values_are_no_range() {
        check(
            "The rate rose from 10 percent to 12 percent.",
            &["Percent 10 percent", "Percent 12 percent"],
        );
        check("Oil rose $2 to $74 a barrel.", &["Money 2 dollar", "Money 74 dollar per barrel"]);
    }
}

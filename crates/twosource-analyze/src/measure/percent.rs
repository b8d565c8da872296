//! Shares of a whole: "70%", "65 per cent", "two percentage points", "two-thirds of", "half of",
//! "one in five".
//!
//! All in percent, so that a third and 33 percent can be compared.

use std::ops::Range;

use super::MeasureKind;
use super::number::{Form, Number};
use super::numeral::{figure, scale, small};
use super::reader::{Reader, is_blank};
use super::reading::Reading;
use super::unit::{self, Unit, UnitKind};

pub(super) fn find(reader: Reader, number: &Number) -> Option<Reading> {
    let end = number.words.end;
    let (name, used) = unit_after(reader, end)?;
    let span = reader.span(end..end + used);
    let unit = Unit::new(span, name, UnitKind::Scale);
    Some(Reading::new(MeasureKind::Percent, unit, number.words.start..end + used))
}

/// The unit and how many words it takes.
fn unit_after(reader: Reader, end: usize) -> Option<(&'static str, usize)> {
    let last = end.checked_sub(1)?;
    if reader.behind(last).trim_start_matches(' ').starts_with('%') {
        return Some(("percent", 0));
    }
    if !reader.is_joined(last) {
        return None;
    }
    if reader.is_any(end, &["percentage", "basis"]) && reader.is_any(end + 1, &["point", "points"])
    {
        let is_basis = reader.is(end, "basis");
        return Some((if is_basis { "basis point" } else { "percentage point" }, 2));
    }
    if reader.is_any(end, &["percent", "pc", "pct"]) {
        return Some(("percent", 1));
    }
    (reader.is(end, "per") && reader.is(end + 1, "cent")).then_some(("percent", 2))
}

/// "two-thirds of", "a quarter of", "half of": a fraction that starts at word `at`, as percent.
pub(super) fn fraction(reader: Reader, at: usize) -> Option<(Number, Reading)> {
    if let Some((value, end)) = one_in(reader, at) {
        return found(reader, at..end, value);
    }
    let (value, end) = fraction_at(reader, at)?;
    let counts = reader.is(end, "of") && is_blank(reader.gap_before(end));
    // "a quarter of a million" is a number, not a share.
    let counts = counts && !is_of_one(reader, end);
    counts.then(|| found(reader, at..end, value))?
}

/// "of a million", "of a mile", "of a percentage point".
pub(super) fn is_of_one(reader: Reader, at: usize) -> bool {
    let next = reader.text(at + 2);
    let measured = scale(next).is_some()
        || unit::is_word(next)
        || matches!(next, "percent" | "percentage" | "per");
    reader.is(at, "of") && reader.is_any(at + 1, &["a", "an", "one"]) && measured
}

fn found(reader: Reader, words: Range<usize>, value: f64) -> Option<(Number, Reading)> {
    let number = Number::of(reader, words.clone(), value, Form::Words)?;
    let unit = Unit::new(None, "percent", UnitKind::Scale);
    Some((number, Reading::new(MeasureKind::Percent, unit, words)))
}

/// To a hundredth, so that no third is compared to its last digit.
fn percent(part: f64, whole: f64) -> f64 {
    (part / whole * 1e4).round() / 1e2
}

/// "one in five", "nine out of 10", but not "two in five days".
fn one_in(reader: Reader, at: usize) -> Option<(f64, usize)> {
    let count = |at: usize| {
        let text = reader.text(at);
        small(text)
            .or_else(|| figure(text).filter(|(_, rest)| rest.is_empty()).map(|found| found.0))
    };
    let out = usize::from(reader.is(at + 1, "out"));
    let between = reader.is(at + 1 + out, if out == 1 { "of" } else { "in" });
    let (part, whole) = (count(at)?, count(at + 2 + out)?);
    let end = at + 3 + out;
    let plausible = part < 10.0 && (part + 1.0..=1e4).contains(&whole);
    let counted =
        reader.words.get(end).is_some_and(|word| !word.is_stop) && reader.is_spaced(end - 1);
    let spaced = (at..end - 1).all(|at| reader.is_spaced(at));
    let last = reader.text(end - 1);
    // "three out of four trams" may well be three trams.
    let is_round = out == 0 || [5.0, 10.0, 20.0, 100.0].contains(&whole);
    let is_year = last.len() == 4 && last.starts_with(|c: char| c.is_ascii_digit());
    let scaled = unit::find(reader.text(end)).is_some() || scale(reader.text(end)).is_some();
    let is_share = plausible && counted && spaced && between && is_round && !scaled && !is_year;
    is_share.then(|| (percent(part, whole), end))
}

pub(super) fn fraction_at(reader: Reader, at: usize) -> Option<(f64, usize)> {
    if reader.is(at, "half") {
        return Some((50.0, at + 1));
    }
    let one = reader.is_any(at, &["a", "one"]).then_some(1.0);
    let count =
        one.or_else(|| small(reader.text(at)).filter(|&count| (2.0..10.0).contains(&count)))?;
    let part = PARTS.iter().find(|(names, _)| reader.is_any(at + 1, names))?.1;
    let is_fraction = reader.is_joined(at) && count < part;
    is_fraction.then_some((percent(count, part), at + 2))
}

const PARTS: [(&[&str], f64); 6] = [
    (&["third", "thirds"], 3.0),
    (&["quarter", "quarters"], 4.0),
    (&["fifth", "fifths"], 5.0),
    (&["sixth", "sixths"], 6.0),
    (&["eighth", "eighths"], 8.0),
    (&["tenth", "tenths"], 10.0),
];

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn percent_and_points() {
        check(
            "It fell 8% or 65 per cent, by two percentage points.",
            &["Percent 8 percent", "Percent 65 percent", "Percent 2 percentage point"],
        );
    }

    #[test]
    fn fractions() {
        check(
            "Half of the crew and two-thirds of the guests left.",
            &["Percent 50 percent", "Percent 66.67 percent"],
        );
        check(
            "One in five voters stayed away; two in five days left.",
            &["Percent 20 percent", "Count 2 ?", "Amount 5 day"],
        );
    }
}

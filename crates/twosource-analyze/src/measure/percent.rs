//! Shares of a whole: "70%", "65 per cent", "two percentage points", "two-thirds", "half of".
//!
//! All in percent, so that a third and 33 percent can be compared.

use super::MeasureKind;
use super::number::{Form, Number};
use super::numeral::small;
use super::reader::{Reader, is_blank};
use super::reading::Reading;
use super::unit::{Unit, UnitKind};

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
    let (value, end) = fraction_at(reader, at)?;
    let counts = reader.is(end, "of") && is_blank(reader.gap_before(end));
    let number = Number::of(reader, at..end, value, Form::Words)?;
    let reading =
        Reading::new(MeasureKind::Percent, Unit::new(None, "percent", UnitKind::Scale), at..end);
    counts.then_some((number, reading))
}

fn fraction_at(reader: Reader, at: usize) -> Option<(f64, usize)> {
    if reader.is(at, "half") {
        return Some((50.0, at + 1));
    }
    let one = reader.is_any(at, &["a", "one"]).then_some(1.0);
    let count =
        one.or_else(|| small(reader.text(at)).filter(|&count| (2.0..10.0).contains(&count)))?;
    let part = PARTS.iter().find(|(names, _)| reader.is_any(at + 1, names))?.1;
    let is_fraction = reader.is_joined(at) && count < part;
    is_fraction.then_some((count / part * 100.0, at + 2))
}

const PARTS: [(&[&str], f64); 6] = [
    (&["third", "thirds"], 3.0),
    (&["quarter", "quarters"], 4.0),
    (&["fifth", "fifths"], 5.0),
    (&["sixth", "sixths"], 6.0),
    (&["eighth", "eighths"], 8.0),
    (&["tenth", "tenths"], 10.0),
];

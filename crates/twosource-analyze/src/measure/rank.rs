//! Ranks: "the first tram", "the second biggest", "70th", "number one".
//!
//! Apart from counts, since the third crash is no three crashes. Does not find: "first" as an
//! adverb, seconds, centuries, days of the month and fractions.

use super::MeasureKind;
use super::calendar::is_month;
use super::number::{Form, Number};
use super::numeral::{ordinal, tens};
use super::reader::Reader;
use super::reading::Reading;
use super::unit::{Unit, UnitKind};

/// The rank that starts at word `at`.
pub(super) fn find(reader: Reader, at: usize) -> Option<(Number, Reading)> {
    let (value, end) = value(reader, at)?;
    let before = at.wrapping_sub(1);
    let is_date = is_month(reader.text(before))
        || is_month(reader.text(end))
        || reader.is(end, "of") && is_month(reader.text(end + 1));
    let is_noun = reader.is_joined(end - 1)
        && reader.text(end).starts_with(char::is_alphanumeric)
        && !reader.is_any(end, &NO_NOUN);
    // "the 45th President": a figure or a determiner shows that it is no adverb.
    let determined = reader.is_any(before, &DETERMINERS)
        || reader.text(at).starts_with(|c: char| c.is_ascii_digit());
    if is_date || !is_noun || !determined || reader.is_any(end, &["century", "centuries"]) {
        return None;
    }
    let number = Number::of(reader, at..end, value, Form::Words)?;
    let unit = Unit::new(None, "rank", UnitKind::Scale);
    Some((number, Reading::new(MeasureKind::Rank, unit, at..end)))
}

/// "twenty-first" and "first".
fn value(reader: Reader, at: usize) -> Option<(f64, usize)> {
    if let Some(value) = ordinal(reader.text(at)) {
        return Some((value, at + 1));
    }
    if reader.is(at, "number") && reader.is(at + 1, "one") {
        return Some((1.0, at + 2));
    }
    let tens = tens(reader.text(at))?;
    let ones = ordinal(reader.text(at + 1)).filter(|ones| *ones < 10.0)?;
    reader.is_joined(at).then_some((tens + ones, at + 2))
}

const NO_NOUN: [&str; 16] = [
    "of", "and", "or", "in", "on", "at", "to", "with", "for", "by", "from", "is", "was", "that",
    "thing", "but",
];

const DETERMINERS: [&str; 15] = [
    "the", "a", "an", "its", "his", "her", "their", "our", "my", "this", "that", "s", "your",
    "whose", "first",
];

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn ranks() {
        check(
            "The third tram and the 70th ferry left the second-largest port.",
            &["Rank 3 rank", "Rank 70 rank", "Rank 2 rank"],
        );
    }

    #[test]
    fn no_ranks() {
        check("She was first to leave on June 4th, in the 19th century.", &[]);
    }
}

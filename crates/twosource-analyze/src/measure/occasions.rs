//! How often: "twice", "30 times", "on three occasions".
//!
//! Factors ("three times as many", "10 times faster") are amounts of their own. Does not find: "once"
//! as a conjunction.

use super::MeasureKind;
use super::number::{Form, Number};
use super::reader::Reader;
use super::reading::Reading;
use super::unit::{Unit, UnitKind};

/// The name that stands for every way to say it.
const NAME: &str = "time (occasion)";

pub(super) fn find(reader: Reader, number: &Number) -> Option<Reading> {
    let (start, end) = (number.words.start, number.words.end);
    let is_near = reader.is_spaced(end.checked_sub(1)?);
    let word = end + usize::from(reader.is_any(end, &["separate", "different", "other"]));
    let says = reader.is_any(word, &["times", "occasions"])
        || reader.is_any(word, &["time", "occasion"]) && number.value < 2.0;
    let is_factor = is_factor(reader, word + 1);
    let (kind, name) =
        if is_factor { (MeasureKind::Amount, "factor") } else { (MeasureKind::Occasions, NAME) };
    let unit = Unit::new(reader.span(word..word + 1), name, UnitKind::Scale);
    (is_near && says).then(|| Reading::new(kind, unit, start..word + 1))
}

/// "dual", "twin": two of what follows.
pub(super) fn double(reader: Reader, at: usize) -> Option<Number> {
    let is_double = reader.is_any(at, &["dual", "twin"]) && reader.is_spaced(at);
    let number = Number::of(reader, at..at + 1, 2.0, Form::Words)?;
    is_double.then_some(Number { is_double, ..number })
}

/// "twice", "thrice"; "once" where it is bounded.
pub(super) fn adverb(reader: Reader, at: usize) -> Option<(Number, Reading)> {
    let value = match () {
        () if reader.is(at, "twice") => 2.0,
        () if reader.is(at, "thrice") => 3.0,
        () if reader.is(at, "once") && super::bound::before(reader, at).is_some() => 1.0,
        () => return None,
    };
    if is_factor(reader, at + 1) {
        return None;
    }
    let number = Number::of(reader, at..at + 1, value, Form::Words)?;
    let unit = Unit::new(None, NAME, UnitKind::Scale);
    Some((number, Reading::new(MeasureKind::Occasions, unit, at..at + 1)))
}

/// "times [as] many", "times [the] size", "times [faster]".
fn is_factor(reader: Reader, at: usize) -> bool {
    let text = reader.text(at);
    let comparative =
        text.len() > 4 && text.ends_with("er") && !reader.is_any(at, &["over", "after"]);
    let near = reader.is_spaced(at.wrapping_sub(1));
    near && (comparative
        || reader.is_any(at, &["as", "more", "less", "its", "their", "his", "her"])
        || reader.is(at, "the")
            && reader.is_any(
                at + 1,
                &[
                    "size", "number", "amount", "rate", "average", "national", "value", "price",
                    "speed", "normal", "usual",
                ],
            ))
}

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn how_often() {
        check(
            "It failed twice, was sold 30 times and opened on three occasions.",
            &[
                "Occasions 2 time (occasion)",
                "Occasions 30 time (occasion)",
                "Occasions 3 time (occasion)",
            ],
        );
    }

    #[test]
    fn factors() {
        check(
            "It is three times as long and 10 times faster.",
            &["Amount 3 factor", "Amount 10 factor"],
        );
    }

    #[test]
    fn twins() {
        check("The dual goal was met.", &["Count 2 goal"]);
    }
}

//! Numbers that give the order of magnitude only.
//!
//! "tens of thousands", "dozens", "several hundred", "a few", "a handful of". The value is the
//! least that the words allow; the upper one the most, where there is one. Does not find: "many",
//! "numerous" and the like, which no number can disagree with.

use super::number::{Form, Number};
use super::numeral::{plural_scale, scale};
use super::reader::Reader;

/// The vague number that starts at word `at`.
pub(super) fn read(reader: Reader, at: usize) -> Option<Number> {
    magnitude(reader, at).or_else(|| few(reader, at))
}

/// "tens of thousands", "hundreds", "scores of".
fn magnitude(reader: Reader, at: usize) -> Option<Number> {
    let base = plural_scale(reader.text(at))?;
    let (mut value, mut end) = (base, at + 1);
    while let Some(by) = plural_scale(reader.text(end + 1)) {
        if !reader.is(end, "of") || !reader.is_spaced(end - 1) || !reader.is_spaced(end) {
            break;
        }
        value *= by;
        end += 2;
    }
    // "Hundreds Hall": a name.
    let named = reader.is_capitalized(at) && reader.is_capitalized(at + 1) && reader.is_spaced(at);
    let counts =
        !named && (reader.is(end, "of") || end > at + 1 || !reader.is_any(at, &["tens", "scores"]));
    let decade = reader.gap(at.wrapping_sub(1)).ends_with('\'');
    let mut number = Number::of(reader, at..end, value, Form::Vague)?;
    number.upper = Some(value * 10.0);
    // A dozen twice is the least that "dozens" can mean.
    if matches!(base, 12.0 | 20.0) {
        number.value = value * 2.0;
    }
    (counts && !decade).then_some(number)
}

/// "several", "a few hundred", "a handful of", "a number of".
fn few(reader: Reader, at: usize) -> Option<Number> {
    let start = at;
    let at = if reader.is_any(at, &["a", "the"]) && reader.is_spaced(at) { at + 1 } else { at };
    let least = match () {
        () if reader.is(at, "several") => 3.0,
        () if reader.is(at, "few") && at > start && reader.is(start, "a") => 2.0,
        () if reader.is_any(at, &["handful", "number"])
            && at > start
            && reader.is(start, "a")
            && reader.is(at + 1, "of") =>
        {
            2.0
        }
        () => return None,
    };
    let by = scale(reader.text(at + 1)).filter(|_| reader.is_spaced(at));
    let end = at + 1 + usize::from(by.is_some());
    let mut number = Number::of(reader, start..end, least * by.unwrap_or(1.0), Form::Vague)?;
    number.upper = by.map(|by| by * 10.0);
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn orders_of_magnitude() {
        check(
            "Tens of thousands of shells fell and dozens of homes burned.",
            &["Count vague 10000..100000 shell", "Count vague 24..120 home"],
        );
        check(
            "Several hundred cars and a number of boats were lost.",
            &["Count vague 300..1000 car", "Count vague 2 boat"],
        );
    }

    #[test]
    fn decades_and_names_are_none() {
        check("In the tens column of Hundreds Hall many left.", &[]);
    }
}

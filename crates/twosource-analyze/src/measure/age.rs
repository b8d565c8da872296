//! Ages: "Ilse Brandt, 70,", "a 70-year-old", "aged 70", "a boy of 12", "70 years old".
//!
//! Also of things: "the 18-month-old strike". Does not find: an age group ("in his 50s").

use super::MeasureKind;
use super::number::{Form, Number};
use super::person::is_human;
use super::reader::{Reader, is_blank};
use super::reading::Reading;
use super::unit::{self, Unit, UnitKind};

pub(super) fn find(reader: Reader, number: &Number) -> Option<Reading> {
    old(reader, number).or_else(|| aged(reader, number)).or_else(|| apposition(reader, number))
}

/// "70-year-old", "70 years old", "70 years of age".
fn old(reader: Reader, number: &Number) -> Option<Reading> {
    let end = number.words.end;
    let (name, kind) = unit::find(reader.text(end)).filter(|(_, kind)| *kind == UnitKind::Time)?;
    let is_old = reader.is_any(end + 1, &["old", "olds"]) && reader.is_joined(end);
    let of_age = reader.is(end + 1, "of") && reader.is(end + 2, "age");
    if !reader.is_joined(end.wrapping_sub(1)) || !(is_old || of_age) {
        return None;
    }
    let unit = Unit::new(reader.span(end..end + 1), name, kind);
    Some(Reading::new(MeasureKind::Age, unit, number.words.start..end + 2 + usize::from(of_age)))
}

/// "aged 70", "age 12", "at the age of 9", "a boy of 12".
fn aged(reader: Reader, number: &Number) -> Option<Reading> {
    let start = number.words.start;
    let before = start.checked_sub(1)?;
    if !is_blank(reader.gap(before)) || !is_plausible(number) {
        return None;
    }
    let is_of = reader.is(before, "of");
    let first = if let Some(first) = aged_together(reader, start) {
        first
    } else if reader.is_any(before, &["aged", "age", "ages"]) {
        before
    } else if is_of && reader.is_any(before.wrapping_sub(1), &["age", "boy", "girl", "child"]) {
        before - 1
    } else {
        return None;
    };
    let measured = unit::is_word(reader.text(number.words.end));
    (!measured).then(|| years(first..number.words.end))
}

/// "aged 8, 9 and [10]": the number itself, where an age stands before it.
fn aged_together(reader: Reader, start: usize) -> Option<usize> {
    let is_part = |&at: &usize| {
        reader.is(at, "and") || reader.text(at).bytes().all(|byte| byte.is_ascii_digit())
    };
    let back = (1..8).map(|back| start.wrapping_sub(back)).take_while(is_part).count();
    let before = start.wrapping_sub(back + 1);
    (back > 1 && reader.is_any(before, &["aged", "ages"])).then_some(start)
}

/// ", 70," after a name, and "(70)".
fn apposition(reader: Reader, number: &Number) -> Option<Reading> {
    let start = number.words.start;
    let behind = reader.behind(number.words.end.checked_sub(1)?);
    let is_plain = number.form == Form::Figure && number.upper.is_none() && is_plausible(number);
    let before = start.checked_sub(1)?;
    let names = reader.is_capitalized(before) || is_human(&reader.text(before).to_lowercase());
    if !is_plain || !names {
        return None;
    }
    let between_commas = reader.gap_before(start).trim_end() == ","
        && (behind.starts_with([',', ';', ')']) || ends_sentence(behind) || continues(behind));
    let in_brackets = reader.gap_before(start) == " (" && behind.starts_with(')');
    (between_commas || in_brackets).then(|| years(start..number.words.end))
}

fn ends_sentence(behind: &str) -> bool {
    behind.starts_with('.') && !behind.starts_with(|c: char| c.is_ascii_digit())
}

/// "Ilse Brandt, 70, and Marek Dallin, 39 and from Ode".
fn continues(behind: &str) -> bool {
    behind.starts_with(" and ") || behind.starts_with(" of ") || behind.starts_with(" from ")
}

fn is_plausible(number: &Number) -> bool {
    (1.0..=115.0).contains(&number.value) && number.is_whole()
}

fn years(words: std::ops::Range<usize>) -> Reading {
    Reading::new(MeasureKind::Age, Unit::new(None, "year", UnitKind::Time), words)
}

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn of_people() {
        check(
            "Ilse Brandt, 70, met Marek Dallin (45), a 12-year-old girl and a boy of 9.",
            &["Age 70 year", "Age 45 year", "Age 12 year", "Age 9 year"],
        );
        check(
            "His sisters, aged 8 and 10, left; the driver, 42, stayed.",
            &["Age 8 year", "Age 10 year", "Age 42 year"],
        );
    }

    #[test]
    fn of_things() {
        check("The 18-month-old strike ended.", &["Age 18 month"]);
    }

    #[test]
    fn groups_are_none() {
        check("A man in his 50s left.", &[]);
    }
}

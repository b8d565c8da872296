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
    let first = if reader.is_any(before, &["aged", "age", "ages"]) {
        before
    } else if is_of && reader.is_any(before.wrapping_sub(1), &["age", "boy", "girl", "child"]) {
        before - 1
    } else {
        return None;
    };
    let measured = unit::is_word(reader.text(number.words.end));
    (!measured).then(|| years(first..number.words.end))
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

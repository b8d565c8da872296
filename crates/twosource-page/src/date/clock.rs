//! Times of day with their zones.

use super::cursor::Cursor;

/// A time of day.
pub(super) struct Clock {
    pub(super) hour: u16,
    pub(super) minute: u16,
    /// The zone as it is written, without brackets.
    pub(super) zone: Option<String>,
}

/// A time that stands before its date: `11:20 am IST, June 4, 2031`.
pub(super) fn before_date(cursor: &mut Cursor) -> Option<Clock> {
    let clock = clock(cursor)?;
    cursor.skip(",|·•–-");
    cursor.skip_word("on");
    Some(clock)
}

/// A time that stands after its date: `T11:20Z`, `, at 11:20 am IST`, `| 1120 GMT`.
pub(super) fn after_date(cursor: &mut Cursor) -> Option<Clock> {
    cursor.skip(",|·•–-");
    if !cursor.skip_word("at") {
        cursor.skip_word("t");
    }
    clock(cursor)
}

fn clock(cursor: &mut Cursor) -> Option<Clock> {
    let (hour, minute) = cursor
        .attempt(colons)
        .or_else(|| cursor.attempt(full_hour))
        .or_else(|| cursor.attempt(four_digits))?;
    let zone = cursor.attempt(zone);
    Some(Clock { hour, minute, zone })
}

/// `11:20`, `11.20`, `11:20:30.125`, with or without `am` and `pm`.
fn colons(cursor: &mut Cursor) -> Option<(u16, u16)> {
    let hour = cursor.number(2)?;
    let sign = cursor.one_of(":.")?;
    let minute = cursor.digits(2, 2)?;
    cursor.attempt(|cursor| {
        cursor.one_of(sign)?;
        cursor.number(2)
    });
    cursor.attempt(fraction);
    let half = cursor.attempt(half_of_day);
    in_day(hour, half).map(|hour| (hour, minute))
}

/// `5pm`.
fn full_hour(cursor: &mut Cursor) -> Option<(u16, u16)> {
    let hour = cursor.number(2)?;
    let half = half_of_day(cursor)?;
    in_day(hour, Some(half)).map(|hour| (hour, 0))
}

/// `1120 GMT`: only before a zone, because four digits alone are a year.
fn four_digits(cursor: &mut Cursor) -> Option<(u16, u16)> {
    let number = cursor.digits(4, 4)?;
    let mut ahead = *cursor;
    if !cursor.skip_word("hrs") && !cursor.skip_word("hours") {
        zone(&mut ahead)?;
    }
    Some((number / 100, number % 100))
}

fn fraction(cursor: &mut Cursor) -> Option<()> {
    cursor.one_of(".")?;
    cursor.skip_digits()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

fn half_of_day(cursor: &mut Cursor) -> Option<Half> {
    let word = cursor.word()?.to_ascii_lowercase();
    match word.as_str() {
        "am" | "a.m." | "a.m" => Some(Half::Morning),
        "pm" | "p.m." | "p.m" => Some(Half::Afternoon),
        _ => None,
    }
}

fn in_day(hour: u16, half: Option<Half>) -> Option<u16> {
    match (hour, half) {
        (12, Some(Half::Morning)) => Some(0),
        (1..=11, Some(Half::Afternoon)) => Some(hour + 12),
        (0, Some(Half::Afternoon)) | (13.., Some(Half::Morning)) => None,
        _ => Some(hour),
    }
}

/// `Z`, `+02:00`, `IST`, `(GMT+2)`.
fn zone(cursor: &mut Cursor) -> Option<String> {
    let bracket = cursor.one_of("(").is_some();
    let start = cursor.at() + cursor.rest().len() - cursor.rest().trim_start().len();
    let named = cursor.attempt(zone_name);
    let offset = cursor.attempt(offset);
    named.or(offset)?;
    let zone = cursor.between(start, cursor.at()).to_owned();
    if bracket {
        cursor.one_of(")")?;
    }
    Some(zone)
}

fn zone_name(cursor: &mut Cursor) -> Option<()> {
    let word = cursor.word()?;
    let fits = word == "Z" || (2..=5).contains(&word.len());
    (fits && word.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(())
}

fn offset(cursor: &mut Cursor) -> Option<()> {
    cursor.one_of("+-")?;
    if cursor.rest().starts_with(char::is_whitespace) {
        return None;
    }
    let hours = cursor.digits(1, 4)?;
    cursor.attempt(|cursor| {
        cursor.one_of(":")?;
        cursor.digits(2, 2)
    });
    (hours <= 1400).then_some(())
}

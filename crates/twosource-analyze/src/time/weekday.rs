//! Days by their weekday or their distance: "Wednesday", "last Friday", "next Monday",
//! "Monday, June 4", "yesterday", "the weekend".
//!
//! A weekday is the last one up to publication, or the next one from it on where the words around
//! it look ahead ("will meet on Friday").

use super::calendar;
use super::civil::{self, Day};
use super::kind::{Granularity, TimeUnit};
use super::reader::{Found, Reader, day_value};
use super::tense::{Direction, direction};
use super::token::{Class, Gap};
use super::value::{Open, TimeValue};

/// A weekday, alone or with the date behind it.
pub(super) fn weekday(reader: &Reader<'_>, at: usize, number: u8) -> Found {
    if let Some(date) = dated(reader, at) {
        return Found { from: at, ..date };
    }
    let (from, day) = resolved(reader, at, number);
    let value = match day {
        Some(day) => day_value(Some(day)),
        None => TimeValue::Open(Open::Weekday(number)),
    };
    Found::date(from, at + 1, value).counted()
}

/// "Monday, June 4", "Monday 4 June".
fn dated(reader: &Reader<'_>, at: usize) -> Option<Found> {
    matches!(reader.gap(at + 1), Gap::Comma | Gap::Space).then_some(())?;
    let next = at + 1;
    match reader.class(next) {
        Class::Month(month) => {
            calendar::month(reader, next, month).filter(|found| found.to > next + 1)
        }
        Class::Number(_) => calendar::day_first(reader, next),
        _ => None,
    }
}

/// The day, and the first word with "last" and "next".
fn resolved(reader: &Reader<'_>, at: usize, number: u8) -> (usize, Option<Day>) {
    let lead = reader.before_is(at, &["last", "next", "this", "past", "coming"]);
    let from = lead.unwrap_or(at);
    let day = reader.today.and_then(|today| {
        let weekday = civil::weekday(number)?;
        let (yesterday, tomorrow) = (today.yesterday().ok()?, today.tomorrow().ok()?);
        match lead.map(|lead| reader.text(lead).to_ascii_lowercase()).as_deref() {
            Some("last" | "past") => civil::last_weekday(yesterday, weekday),
            Some("next" | "coming") => civil::next_weekday(tomorrow, weekday),
            _ if direction(reader, from, at + 1) == Direction::Future => {
                civil::next_weekday(today, weekday)
            }
            _ => civil::last_weekday(today, weekday),
        }
    });
    (from, day)
}

/// "today", "yesterday", "tomorrow", "the day before yesterday".
pub(super) fn near_day(reader: &Reader<'_>, at: usize, count: i8) -> Found {
    let beyond = match count {
        -1 => beyond(reader, at, "before").map(|from| (from, -2)),
        1 => beyond(reader, at, "after").map(|from| (from, 2)),
        _ => None,
    };
    let (from, count) = beyond.unwrap_or((at, count));
    Found::date(from, at + 1, reader.day_from_today(TimeUnit::Day, i64::from(count))).counted()
}

fn beyond(reader: &Reader<'_>, at: usize, side: &str) -> Option<usize> {
    let side = reader.before_is(at, &[side])?;
    let day = reader.before_is(side, &["day"])?;
    Some(reader.with_before(day, &["the"]))
}

/// "the weekend", "last weekend", "this weekend".
pub(super) fn weekend(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let lead = reader.before_is(at, &["the", "this", "last", "next", "past", "coming"])?;
    let (from, lead) = (reader.with_before(lead, &["the"]), reader.text(lead));
    let ahead = || direction(reader, from, at + 1) == Direction::Future;
    let weeks = match lead {
        "next" => 1,
        "this" | "coming" => 0,
        "the" if ahead() => 0,
        _ => -1,
    };
    let value = reader.today.and_then(|today| {
        // From Saturday on, the weekend just past or under way is the one of this week.
        let weeks = if weeks < 0 && matches!(today.weekday().to_monday_one_offset(), 6 | 7) {
            0
        } else {
            weeks
        };
        let (year, week) = civil::iso_week(civil::shifted(today, TimeUnit::Week, weeks)?);
        Some(TimeValue::Weekend { year, week })
    });
    let value = value.unwrap_or(TimeValue::Open(Open::Some(Granularity::Weekend)));
    Some(Found::date(from, at + 1, value).counted())
}

#[cfg(test)]
mod tests {
    use twosource_text::Date;

    use crate::time::testing::{check, check_on};

    #[test]
    fn weekdays_look_back_unless_the_words_look_ahead() {
        check("They met on Wednesday.", &[("Wednesday", "2031-06-04")]);
        check("They met on Thursday.", &[("Thursday", "2031-05-29")]);
        check("They will meet on Thursday.", &[("Thursday", "2031-06-05")]);
        check("They will meet on Wednesday.", &[("Wednesday", "2031-06-04")]);
        check(
            "She said Monday that they will meet Friday.",
            &[("Monday", "2031-06-02"), ("Friday", "2031-06-06")],
        );
    }

    #[test]
    fn leads_and_dates() {
        check("last Wednesday", &[("last Wednesday", "2031-05-28")]);
        check("next Wednesday", &[("next Wednesday", "2031-06-11")]);
        check("Monday, June 2, 2031", &[("Monday, June 2, 2031", "2031-06-02")]);
    }

    #[test]
    fn days_by_distance() {
        check_on("yesterday", Date::new(2032, 3, 1), &[("yesterday", "2032-02-29")]);
        check("the day after tomorrow", &[("the day after tomorrow", "2031-06-06")]);
        check("Norden Today reports", &[]);
        check("over the weekend", &[("the weekend", "2031-W22-WE")]);
        check("They will meet next weekend", &[("next weekend", "2031-W24-WE")]);
    }
}

//! Calendar units by their distance: "last year", "this month", "next week", "two weeks ago",
//! "a year earlier", "three days later", "the following month", "the year-ago quarter".
//!
//! "Ago" counts from publication, "later" and "earlier" from the last date of the text. In reports
//! of earnings, "a year ago" is the quarter that is reported on, a year before.

use super::amount::{self, Counted};
use super::civil::{self, Day};
use super::kind::{Amount, Granularity, Reference, TimeKind, TimeUnit};
use super::reader::{Found, Reader, day_value};
use super::token::Gap;
use super::value::TimeValue;
use super::{calendar, period};

/// A unit that is placed by the words around it.
pub(super) fn unit(reader: &Reader<'_>, at: usize, unit: TimeUnit, plural: bool) -> Option<Found> {
    ago(reader, at, unit)
        .or_else(|| year_ago(reader, at, unit))
        .or_else(|| shifted(reader, at, unit))
        .or_else(|| if plural { None } else { lead(reader, at, unit) })
}

/// "two weeks ago", "a month and a half ago", "years ago".
fn ago(reader: &Reader<'_>, at: usize, unit: TimeUnit) -> Option<Found> {
    let counted = amount::before(reader, at);
    let half = usize::from(and_a_half(reader, at + 1)) * 3;
    let end = at + 1 + half;
    let (back, to) = if reader.continues(end, &["ago"]) && reader.gap(end) == Gap::Space {
        (-1, end + 1)
    } else if reader.continues(end, &["hence"]) {
        (1, end + 1)
    } else if reader.continues(end, &["from"]) && reader.continues(end + 1, &["now", "today"]) {
        (1, end + 2)
    } else {
        return None;
    };
    let from = counted.map_or(at, |counted| counted.from);
    let number = counted.and_then(|counted| counted.number);
    if unit == TimeUnit::Year && back < 0 && number == Some(Amount::whole(1)) && half == 0 {
        return Some(a_year_back(reader, at, from, to));
    }
    let number = number.map(|number| {
        if half > 0 { Amount { hundredths: number.hundredths.saturating_add(50) } } else { number }
    });
    let value = number.and_then(|number| away(reader.today, number, unit, back));
    let vague = if back < 0 { Reference::Past } else { Reference::Future };
    let value = match (number, value) {
        (_, Some(value)) => value,
        (Some(_), None) if reader.today.is_none() => reader.unit_from_today(unit, 0),
        _ => TimeValue::Reference(vague),
    };
    let kind = if unit.is_clock() { TimeKind::Time } else { TimeKind::Date };
    Some(Found::new(from, to, kind, value).counted())
}

/// "and a half" from `at` on.
pub(super) fn and_a_half(reader: &Reader<'_>, at: usize) -> bool {
    reader.continues(at, &["and"])
        && reader.continues(at + 1, &["a"])
        && reader.continues(at + 2, &["half"])
}

/// The unit that lies an amount away from a day; halves give the next smaller unit.
fn away(day: Option<Day>, number: Amount, unit: TimeUnit, sign: i64) -> Option<TimeValue> {
    let whole = i64::try_from(number.hundredths / 100).ok()?;
    let day = if unit.is_clock() { day? } else { civil::shifted(day?, unit, sign * whole)? };
    if number.hundredths.is_multiple_of(100) || unit.is_clock() {
        return civil::unit_of(day, unit);
    }
    let (smaller, count) = match unit {
        TimeUnit::Century => (TimeUnit::Year, 50),
        TimeUnit::Decade => (TimeUnit::Year, 5),
        TimeUnit::Year => (TimeUnit::Month, 6),
        TimeUnit::Month => (TimeUnit::Day, 15),
        _ => (TimeUnit::Day, 3),
    };
    civil::unit_of(civil::shifted(day, smaller, sign * count)?, smaller)
}

/// A year before publication, or before the quarter that is reported on.
fn a_year_back(reader: &Reader<'_>, at: usize, from: usize, to: usize) -> Found {
    let value = match reader.quarter_near(at) {
        Some((year, quarter)) => TimeValue::Quarter { year: year - 1, quarter },
        None => reader.unit_from_today(TimeUnit::Year, -1),
    };
    Found::date(from, to, value).counted()
}

/// "year-ago quarter", "year-earlier period", "the year-ago third quarter".
fn year_ago(reader: &Reader<'_>, at: usize, unit: TimeUnit) -> Option<Found> {
    let hyphen = unit == TimeUnit::Year
        && reader.gap(at + 1) == Gap::Hyphen
        && reader.is(at + 1, &["ago", "earlier"]);
    hyphen.then_some(())?;
    let from = reader.with_before(at, &["the"]);
    let year = reader.today.map(|today| today.year() - 1);
    if let Some(found) = year.and_then(|year| period::after_year(reader, at, at + 2, year)) {
        return Some(Found { from, ..found }.counted());
    }
    let noun = usize::from(reader.continues(at + 2, &["period", "quarter", "level"]));
    let from = if noun == 1 { from } else { at };
    Some(a_year_back(reader, at, from, at + 2 + noun))
}

/// "three days later", "a year earlier", "the day before".
fn shifted(reader: &Reader<'_>, at: usize, unit: TimeUnit) -> Option<Found> {
    let later = match reader.text(at + 1) {
        "later" => 1,
        "earlier" => -1,
        _ => return the_one_before(reader, at, unit),
    };
    reader.joined(at + 1).then_some(())?;
    let Counted { from, number, .. } = amount::before(reader, at)?;
    let number = number?;
    if later < 0 && unit == TimeUnit::Year && number == Amount::whole(1) {
        return Some(year_earlier(reader, at, from));
    }
    let last = reader.memory.last.map(|(day, _)| day);
    let value = away(last, number, unit, later).filter(|_| !unit.is_clock());
    Some(Found::date(from, at + 2, value?))
}

/// "a year earlier": before the quarter or the date that the text is about.
fn year_earlier(reader: &Reader<'_>, at: usize, from: usize) -> Found {
    let last = reader.memory.last.filter(|(_, size)| *size <= Granularity::Month);
    match (reader.quarter_near(at), last) {
        (None, Some((day, Granularity::Month))) => {
            let month = civil::shifted(day, TimeUnit::Year, -1);
            let value = month.and_then(|day| civil::unit_of(day, TimeUnit::Month));
            let value = value.unwrap_or(TimeValue::Reference(Reference::Past));
            Found::date(from, at + 2, value)
        }
        _ => a_year_back(reader, at, from, at + 2),
    }
}

/// "the year before", "the day before", "the day after".
fn the_one_before(reader: &Reader<'_>, at: usize, unit: TimeUnit) -> Option<Found> {
    let side = match reader.text(at + 1) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let the = reader.before_is(at, &["the"])?;
    // "The day before the vote" is a distance from an event.
    let ends = !matches!(reader.gap(at + 2), Gap::Space | Gap::Hyphen | Gap::Sign);
    let (day, _) = ends.then_some(reader.memory.last)??;
    let value = civil::unit_of(civil::shifted(day, unit, side)?, unit)?;
    (reader.joined(at + 1) && !unit.is_clock()).then(|| Found::date(the, at + 2, value))
}

/// "last year", "the current month", "the following day", "that week".
fn lead(reader: &Reader<'_>, at: usize, unit: TimeUnit) -> Option<Found> {
    const FISCAL: [&str; 7] =
        ["fiscal", "calendar", "business", "school", "full", "entire", "whole"];
    if unit.is_clock() {
        return None;
    }
    let noun = reader.with_before(at, &FISCAL);
    let lead = reader.before(noun)?;
    let the = reader.before_is(lead, &["the", "this"]);
    let from = the.unwrap_or(lead);
    let word = reader.text(lead).to_ascii_lowercase();
    let value = match (word.as_str(), unit) {
        ("last" | "past", _) if the.is_some() => return None,
        ("this", TimeUnit::Day) => return None,
        ("last" | "past", _) => reader.unit_from_today(unit, -1),
        ("this" | "current", _) => reader.unit_from_today(unit, 0),
        ("next" | "coming" | "following", TimeUnit::Day) => {
            day_value(reader.memory.day.and_then(|day| civil::shifted(day, unit, 1)))
        }
        ("next" | "coming", _) => reader.unit_from_today(unit, 1),
        ("following", _) => from_last(reader, unit, 1)?,
        ("previous" | "preceding" | "prior", _) => before_last(reader, unit),
        ("that" | "same", _) => from_last(reader, unit, 0)?,
        ("the", _) => return the_unit(reader, at, lead, unit),
        _ => return None,
    };
    let found = Found::date(from, at + 1, value).counted();
    Some(of_year(reader, found, unit))
}

/// "last year's third quarter".
fn of_year(reader: &Reader<'_>, found: Found, unit: TimeUnit) -> Found {
    let TimeValue::Year(year) = found.value else { return found };
    let within = (unit == TimeUnit::Year && reader.gap(found.to) == Gap::Possessive)
        .then(|| period::after_year(reader, found.from, found.to, year))
        .flatten();
    within.map_or(found, Found::counted)
}

fn from_last(reader: &Reader<'_>, unit: TimeUnit, count: i64) -> Option<TimeValue> {
    let day = if unit == TimeUnit::Day {
        reader.memory.day
    } else {
        reader.memory.last.map(|last| last.0)
    };
    civil::unit_of(civil::shifted(day?, unit, count)?, unit)
}

/// "the previous year": before the last date of that size or finer, else before publication.
fn before_last(reader: &Reader<'_>, unit: TimeUnit) -> TimeValue {
    let value = from_last(reader, unit, -1);
    value.unwrap_or_else(|| reader.unit_from_today(unit, -1))
}

/// "the day" in "earlier in the day": the last day of the text, or that of publication.
fn in_the_day(reader: &Reader<'_>, at: usize, the: usize) -> Option<Found> {
    let within = reader.before_is(the, &["in"])?;
    reader.before_is(within, &["earlier", "later", "early", "late"])?;
    let day = reader.memory.day.or(reader.today);
    Some(Found::date(the, at + 1, day_value(day)).counted())
}

/// "the year", "the month", "the week": the one of publication. "The day" is most often no time.
fn the_unit(reader: &Reader<'_>, at: usize, the: usize, unit: TimeUnit) -> Option<Found> {
    if unit == TimeUnit::Day {
        return in_the_day(reader, at, the);
    }
    if matches!(unit, TimeUnit::Decade | TimeUnit::Century) {
        return None;
    }
    if let Some(year) =
        reader.year(at + 1).filter(|_| unit == TimeUnit::Year && reader.joined(at + 1))
    {
        return Some(Found::date(the, at + 2, TimeValue::Year(year)));
    }
    if let Some((year, to)) =
        calendar::spoken_year(reader, at + 1).filter(|_| unit == TimeUnit::Year)
    {
        return Some(Found::date(the, to, TimeValue::Year(year)));
    }
    if unit == TimeUnit::Year && reader.continues(at + 1, &["ended", "ending", "to"]) {
        let value = TimeValue::Duration { amount: Some(Amount::whole(1)), unit };
        return Some(Found::new(the, at + 1, TimeKind::Duration, value));
    }
    if reader.continues(at + 1, &["ahead"]) {
        return Some(Found::date(the, at + 2, reader.unit_from_today(unit, 1)).counted());
    }
    Some(Found::date(the, at + 1, reader.unit_from_today(unit, 0)).counted())
}

#[cfg(test)]
mod tests {
    use crate::time::testing::check;

    #[test]
    fn units_beside_this_one() {
        check("last year", &[("last year", "2030")]);
        check("next month", &[("next month", "2031-07")]);
        check("earlier this week", &[("earlier this week", "2031-W23 START")]);
        check("the current fiscal year", &[("the current fiscal year", "2031")]);
        check("earlier in the day", &[("earlier in the day", "2031-06-04 START")]);
        check("the year ahead", &[("the year ahead", "2032")]);
    }

    #[test]
    fn ago() {
        check("two weeks ago", &[("two weeks ago", "2031-W21")]);
        check("ten days ago", &[("ten days ago", "2031-05-25")]);
        check("18 years ago", &[("18 years ago", "2013")]);
        check("a month and a half ago", &[("a month and a half ago", "2031-04-19")]);
        check("several years ago", &[("several years ago", "PAST_REF")]);
        check("more than a year ago", &[("more than a year ago", "2030 BEFORE")]);
        check("99999 years ago", &[("99999 years ago", "PAST_REF")]);
    }

    #[test]
    fn later_counts_from_the_last_date() {
        check(
            "It opened on May 1, 2029. Three days later, it closed.",
            &[("May 1, 2029", "2029-05-01"), ("Three days later", "2029-05-04")],
        );
        check(
            "In March 2029 it opened. The following month",
            &[("March 2029", "2029-03"), ("The following month", "2029-04")],
        );
    }
}

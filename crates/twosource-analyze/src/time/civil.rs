//! Calendar arithmetic on civil days (proleptic Gregorian).

use jiff::civil::{ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};
use twosource_text::Date;

use super::kind::TimeUnit;
use super::value::TimeValue;

/// A civil day that can be counted from.
pub(super) type Day = jiff::civil::Date;

/// The day of a date of the documents.
pub(super) fn day(date: &Date) -> Option<Day> {
    new(date.year, date.month, date.day)
}

pub(super) fn new(year: i16, month: u8, day: u8) -> Option<Day> {
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Back to a date of the documents.
pub(super) fn date(day: Day) -> Option<Date> {
    Date::new(day.year(), month(day), u8::try_from(day.day()).ok()?)
}

pub(super) fn month(day: Day) -> u8 {
    day.month().unsigned_abs()
}

pub(super) fn quarter(day: Day) -> u8 {
    (month(day).saturating_sub(1)) / 3 + 1
}

/// ISO 8601 number of a weekday, 1 is Monday.
pub(super) fn weekday(number: u8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()
}

/// The last `weekday` up to and including `today`.
pub(super) fn last_weekday(today: Day, weekday: Weekday) -> Option<Day> {
    shifted(today, TimeUnit::Day, -i64::from(weekday.until(today.weekday())))
}

/// The next `weekday` from `today` on, today included.
pub(super) fn next_weekday(today: Day, weekday: Weekday) -> Option<Day> {
    shifted(today, TimeUnit::Day, i64::from(weekday.since(today.weekday())))
}

/// A day `count` units away; `None` for clock units and out of the calendar.
pub(super) fn shifted(day: Day, unit: TimeUnit, count: i64) -> Option<Day> {
    let span = |span: Result<Span, jiff::Error>| day.checked_add(span.ok()?).ok();
    match unit {
        TimeUnit::Day => span(Span::new().try_days(count)),
        TimeUnit::Week => span(Span::new().try_weeks(count)),
        TimeUnit::Month => span(Span::new().try_months(count)),
        TimeUnit::Quarter => span(Span::new().try_months(count.checked_mul(3)?)),
        TimeUnit::Year => span(Span::new().try_years(count)),
        TimeUnit::Decade => span(Span::new().try_years(count.checked_mul(10)?)),
        TimeUnit::Century => span(Span::new().try_years(count.checked_mul(100)?)),
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => None,
    }
}

/// The unit that holds `day`; a day for units of the clock.
pub(super) fn unit_of(day: Day, unit: TimeUnit) -> Option<TimeValue> {
    let year = day.year();
    Some(match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => {
            TimeValue::Day(date(day)?)
        }
        TimeUnit::Week => {
            let (year, week) = iso_week(day);
            TimeValue::Week { year, week }
        }
        TimeUnit::Month => TimeValue::Month { year, month: month(day) },
        TimeUnit::Quarter => TimeValue::Quarter { year, quarter: quarter(day) },
        TimeUnit::Year => TimeValue::Year(year),
        TimeUnit::Decade => TimeValue::Decade(year.div_euclid(10)),
        TimeUnit::Century => TimeValue::Century(year.div_euclid(100)),
    })
}

/// Year and number of the ISO 8601 week of a day.
pub(super) fn iso_week(day: Day) -> (i16, u8) {
    let week = day.iso_week_date();
    (week.year(), week.week().unsigned_abs())
}

/// First and last day of an ISO 8601 week, from weekday `first` on.
pub(super) fn week(year: i16, week: u8, first: i8) -> Option<(Day, Day)> {
    let at = |weekday: Weekday| ISOWeekDate::new(year, i8::try_from(week).ok()?, weekday).ok();
    let first = at(Weekday::from_monday_one_offset(first).ok()?)?;
    Some((first.date(), at(Weekday::Sunday)?.date()))
}

/// First and last day of `count` months from `first` of `year` on.
pub(super) fn months(year: i16, first: i8, count: i64) -> Option<(Day, Day)> {
    let first = Day::new(year, first, 1).ok()?;
    let after = shifted(first, TimeUnit::Month, count)?;
    Some((first, after.checked_sub(1.days()).ok()?))
}

//! Calendar dates: "June 4, 2031", "4 June", "the 4th of June", "June 2031", "June", "6/4/31",
//! "2031-06-04", "2031", "'31", "nineteen ninety-one".
//!
//! A date without a year lies in the year that brings it nearest to publication, past or future
//! by the words around it. A number of four figures is a year unless it counts something.

use super::civil::{self, Day};
use super::kind::TimeUnit;
use super::period;
use super::reader::{Found, Reader};
use super::tense::{Direction, direction};
use super::token::{Class, Gap};
use super::value::{Open, TimeValue};
use crate::word::WordKind;

/// An expression that begins with the name of a month.
pub(super) fn month(reader: &Reader<'_>, at: usize, month: u8) -> Option<Found> {
    if let Some(day) = month_day(reader, at + 1) {
        return Some(with_year(reader, at, at + 2, month, Some(day)));
    }
    if let Some((year, to)) = year_of_month(reader, at + 1) {
        return Some(Found::date(at, to, TimeValue::Month { year, month }));
    }
    is_month(reader, at).then(|| with_year(reader, at, at + 1, month, None))
}

/// The day in "June 4", "Sept. 4", "June 4th".
fn month_day(reader: &Reader<'_>, at: usize) -> Option<u8> {
    if !matches!(reader.gap(at), Gap::Space | Gap::Period) {
        return None;
    }
    let day = day_number(reader, at)?;
    let counts = reader.joined(at + 1)
        && (matches!(reader.class(at + 1), Class::Unit(..)) || reader.is(at + 1, &["percent"]));
    (!counts).then_some(day)
}

fn day_number(reader: &Reader<'_>, at: usize) -> Option<u8> {
    let day = match reader.class(at) {
        Class::Ordinal(day) => day,
        Class::Number(amount) if reader.token(at)?.kind == WordKind::Number => {
            u8::try_from(amount.as_whole()?).ok()?
        }
        _ => return None,
    };
    (1..=31).contains(&day).then_some(day)
}

/// The year in "June 2031", "June of 2031", "June nineteen ninety-one".
fn year_of_month(reader: &Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let at = if reader.continues(at, &["of"]) { at + 1 } else { at };
    let near = matches!(reader.gap(at), Gap::Space | Gap::Comma | Gap::Period);
    let figures = reader.year(at).map(|year| (year, at + 1));
    near.then(|| figures.or_else(|| spoken_year(reader, at)).or_else(|| named_year(reader, at)))?
}

/// "last year", "this year", "next year" behind a date.
fn named_year(reader: &Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let count = match reader.text(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let year = reader.continues(at + 1, &["year"]) && reader.gap(at + 2) != Gap::Possessive;
    let today = year.then_some(reader.today)??;
    Some((civil::shifted(today, TimeUnit::Year, count)?.year(), at + 2))
}

/// Whether a bare month is meant as one: "May" and names of people also look like months.
fn is_month(reader: &Reader<'_>, at: usize) -> bool {
    const LEADS: [&str; 27] = [
        "the", "in", "of", "by", "until", "till", "since", "from", "to", "through", "last", "next",
        "this", "late", "early", "mid", "each", "every", "before", "after", "during", "between",
        "for", "and", "past", "around", "previous",
    ];
    let text = reader.text(at);
    let led = at > 0 && reader.joined(at) && reader.is(at - 1, &LEADS);
    let whole = text.len() > 4 || matches!(text, "June" | "July" | "JUNE" | "JULY");
    let named = reader.gap(at + 1) == Gap::Space
        && reader.token(at + 1).is_some_and(|next| next.kind == WordKind::Capitalized)
        && reader.class(at + 1) == Class::Other;
    led && (whole || text == "May") || whole && !named && !matches!(text, "March" | "MARCH")
}

/// A month or a day of a month with the year behind it, or the year that fits best.
fn with_year(reader: &Reader<'_>, from: usize, end: usize, month: u8, day: Option<u8>) -> Found {
    let open = TimeValue::Open(day.map_or(Open::Month(month), |day| Open::MonthDay { month, day }));
    if let Some((year, to)) = stated_year(reader, end, day.is_some()) {
        return Found::date(from, to, value(year, month, day).unwrap_or(open));
    }
    let year = reader.today.and_then(|today| nearest(reader, from, end, today, month, day));
    let value = year.and_then(|year| value(year, month, day)).unwrap_or(open);
    Found::date(from, end, value).counted()
}

fn value(year: i16, month: u8, day: Option<u8>) -> Option<TimeValue> {
    match day {
        Some(day) => civil::date(civil::new(year, month, day)?).map(TimeValue::Day),
        None => Some(TimeValue::Month { year, month }),
    }
}

/// The year behind a date: "June 4, 2031", "June 4 '31", "June 4 last year".
fn stated_year(reader: &Reader<'_>, at: usize, is_day: bool) -> Option<(i16, usize)> {
    let comma = is_day && reader.gap(at) == Gap::Comma;
    if !(comma || reader.gap(at) == Gap::Space) {
        return None;
    }
    let counts =
        reader.gap(at + 1) == Gap::Space && matches!(reader.class(at + 1), Class::Unit(..));
    reader.year(at).filter(|_| !counts).map(|year| (year, at + 1)).or_else(|| {
        let at = if reader.continues(at, &["of"]) { at + 1 } else { at };
        named_year(reader, at).or_else(|| reader.year(at).map(|year| (year, at + 1)))
    })
}

/// The year in which a date without one lies.
fn nearest(
    reader: &Reader<'_>,
    from: usize,
    to: usize,
    today: Day,
    month: u8,
    day: Option<u8>,
) -> Option<i16> {
    let year = today.year();
    let back = reader.before_is(from, &["last", "past"]).is_some();
    let ahead = direction(reader, from, to);
    let Some(day) = day else { return Some(year_of_bare_month(month, today, back, ahead)) };
    let this = civil::new(year, month, day);
    let days = i64::from((this? - today).get_days());
    Some(match ahead {
        _ if back && days >= 0 => year - 1,
        Direction::Future if days < -90 => year + 1,
        Direction::Past if days > 150 => year - 1,
        Direction::Open if days > DAYS_AHEAD => year - 1,
        Direction::Open if days < -320 => year + 1,
        _ => year,
    })
}

/// How far ahead a date is expected to lie when nothing tells, in days; two thirds of a year.
const DAYS_AHEAD: i64 = 240;

fn year_of_bare_month(month: u8, today: Day, back: bool, ahead: Direction) -> i16 {
    let (year, now) = (today.year(), civil::month(today));
    match ahead {
        _ if back => year - i16::from(month >= now),
        Direction::Future => year + i16::from(month < now),
        _ => year - i16::from(month > now),
    }
}

/// An expression that begins with a number: a date or a year.
pub(super) fn number(reader: &Reader<'_>, at: usize) -> Option<Found> {
    day_first(reader, at)
        .or_else(|| numeric(reader, at))
        .or_else(|| year(reader, at))
        .or_else(|| spoken(reader, at))
}

/// "4 June 2031", "4th of June".
pub(super) fn day_first(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let day = day_number(reader, at)?;
    let of = usize::from(reader.continues(at + 1, &["of"]));
    let Class::Month(month) = reader.class(at + 1 + of) else { return None };
    reader.joined(at + 1 + of).then_some(())?;
    // "the 12 May votes": a number in front of a month is a day only when no day follows.
    let named = month_day(reader, at + 2 + of).is_none();
    let from = if of == 1 { reader.with_before(at, &["the"]) } else { at };
    named.then(|| with_year(reader, from, at + 2 + of, month, Some(day)))
}

/// "2031-06-04", "06/04/2031", "6/4/31": month first, unless it cannot be one.
fn numeric(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let gap = reader.gap(at + 1);
    let same = matches!(gap, Gap::Hyphen | Gap::Slash) && reader.gap(at + 2) == gap;
    let part = |at: usize| reader.whole(at).and_then(|part| u8::try_from(part).ok());
    same.then_some(())?;
    let day = if let Some(year) = reader.year(at) {
        civil::new(year, part(at + 1)?, part(at + 2)?)?
    } else {
        let year = reader.year(at + 2).or_else(|| short_year(reader, at + 2))?;
        let (first, second) = (part(at)?, part(at + 1)?);
        civil::new(year, first, second).or_else(|| civil::new(year, second, first))?
    };
    Some(Found::date(at, at + 3, TimeValue::Day(civil::date(day)?)))
}

/// "31" in the century that brings it nearest to publication; 1950 to 2049 without one.
fn short_year(reader: &Reader<'_>, at: usize) -> Option<i16> {
    let text = reader.text(at);
    let figures = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let two: i16 = figures.then(|| text.parse().ok())??;
    let near = reader.today.map_or(2000, Day::year);
    let century = near.div_euclid(100) * 100;
    [century - 100, century, century + 100]
        .into_iter()
        .map(|century| century + two)
        .min_by_key(|year| (year - near).abs())
}

/// A year in figures, with the quarter or period that follows it.
fn year(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let year = reader.year(at)?;
    if counts(reader, at, year) {
        return None;
    }
    period::after_year(reader, at, at + 1, year)
        .or_else(|| Some(Found::date(at, at + 1, TimeValue::Year(year))))
}

/// Whether a number of four figures is an amount, a name or a number of something.
fn counts(reader: &Reader<'_>, at: usize, year: i16) -> bool {
    const LEADS: [&str; 17] = [
        "in", "since", "by", "until", "of", "from", "during", "before", "after", "through", "late",
        "early", "mid", "fiscal", "year", "and", "to",
    ];
    const THINGS: [&str; 26] = [
        "people",
        "men",
        "women",
        "children",
        "troops",
        "soldiers",
        "miles",
        "meters",
        "metres",
        "feet",
        "kilometers",
        "pounds",
        "dollars",
        "tons",
        "tonnes",
        "acres",
        "shares",
        "jobs",
        "workers",
        "points",
        "votes",
        "percent",
        "per",
        "kilograms",
        "block",
        "seats",
    ];
    let led = at > 0 && reader.gap(at) == Gap::Space && reader.is(at - 1, &LEADS);
    let unit = match reader.class(at + 1) {
        Class::Unit(unit, _) => unit != TimeUnit::Quarter,
        Class::Scale(_) => true,
        _ => false,
    };
    let counted = reader.joined(at + 1) && (reader.is(at + 1, &THINGS) || unit);
    let named = reader.gap(at) == Gap::Hyphen && !(at > 0 && reader.year(at - 1).is_some());
    let mid = at > 0 && reader.is(at - 1, &["mid", "early", "late", "pre", "post"]);
    let sign = reader.gap(at) == Gap::Sign;
    let usual = (1900..=2060).contains(&year);
    counted || (named && !mid) || sign || !(usual || led && year >= 1500)
}

/// "nineteen ninety-one", "two thousand".
fn spoken(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (year, to) = spoken_year(reader, at)?;
    Some(Found::date(at, to, TimeValue::Year(year)))
}

pub(super) fn spoken_year(reader: &Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let in_words = reader.token(at)?.kind != WordKind::Number;
    if in_words && reader.is(at, &["two"]) && reader.continues(at + 1, &["thousand"]) {
        let led = at > 0 && reader.is(at - 1, &["year", "in", "by"]);
        let ends = !matches!(reader.gap(at + 2), Gap::Space | Gap::Hyphen)
            || reader.is(at - usize::from(led), &["year"]);
        return (led && ends).then_some((2000, at + 2));
    }
    let next = reader.whole(at + 1).filter(|_| in_words && reader.joined(at + 1));
    let unit = || {
        let unit = reader.whole(at + 2).filter(|_| reader.joined(at + 2));
        unit.filter(|unit| (1..10).contains(unit))
    };
    let century = reader.whole(at).filter(|century| (18..=20).contains(century))?;
    let tens = next.filter(|tens| (10..100).contains(tens))?;
    let unit = if tens >= 20 { unit() } else { None };
    let year = century * 100 + tens + unit.unwrap_or(0);
    Some((i16::try_from(year).ok()?, if unit.is_some() { at + 3 } else { at + 2 }))
}

#[cfg(test)]
mod tests {
    use twosource_text::Date;

    use crate::time::testing::{check, check_on};

    #[test]
    fn full_dates() {
        check("June 4, 2031", &[("June 4, 2031", "2031-06-04")]);
        check("the 4th of June 2031", &[("the 4th of June 2031", "2031-06-04")]);
        check("on 4 June 2031.", &[("4 June 2031", "2031-06-04")]);
        check("on 2031-06-04", &[("2031-06-04", "2031-06-04")]);
        check("on 6/14/31", &[("6/14/31", "2031-06-14")]);
        check("Sept. 4 last year", &[("Sept. 4 last year", "2030-09-04")]);
        check("February 30, 2031", &[("February 30, 2031", "XXXX-02-30")]);
    }

    #[test]
    fn a_date_without_a_year_is_the_nearest() {
        check("They met on May 30.", &[("May 30", "2031-05-30")]);
        check("They met on Nov. 30.", &[("Nov. 30", "2030-11-30")]);
        check("They will meet on Nov. 30.", &[("Nov. 30", "2031-11-30")]);
        check("They will meet on March 3.", &[("March 3", "2032-03-03")]);
        let december = Date::new(2031, 12, 20);
        check_on("payable Jan. 5", december, &[("Jan. 5", "2032-01-05")]);
    }

    #[test]
    fn months() {
        check("They met in July.", &[("July", "2030-07")]);
        check("They will meet in July.", &[("July", "2031-07")]);
        check("It was built in October 1988.", &[("October 1988", "1988-10")]);
        check("It is due by May.", &[("May", "2032-05")]);
        check("The mayor, June Dallin, left.", &[]);
    }

    #[test]
    fn years() {
        check("since 2029", &[("2029", "2029")]);
        check("the 2029 flood", &[("2029", "2029")]);
        check(
            "in 1742 and nineteen ninety-one",
            &[("1742", "1742"), ("nineteen ninety-one", "1991")],
        );
        check("the year 2050", &[("the year 2050", "2050")]);
    }
}

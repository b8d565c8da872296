//! Quarters, halves, seasons, decades and centuries: "the third quarter of 2031",
//! "third-quarter", "the first half of 2031", "last summer", "the 1990s", "the 21st century".
//!
//! A quarter without a year is the last one that has begun, or the next one where the words around
//! it look ahead. Fiscal quarters have the number that the text gives them.

use super::civil::{self, Day};
use super::kind::{Season, TimeModifier, TimeUnit};
use super::reader::{Found, Reader};
use super::tense::{Direction, direction};
use super::token::{Class, Gap};
use super::value::{Open, TimeValue};

const OWNERS: [&str; 6] = ["the", "its", "their", "his", "her", "our"];

/// "the third quarter", "third-quarter", "fiscal 2031 third quarter".
pub(super) fn quarter(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (ordinal, quarter) = ordinal_before(reader, at, 4)?;
    let from = owned(reader, ordinal);
    let (year, to, counted) = match year_behind(reader, at + 1) {
        Some((year, to)) => (Some(year), to, false),
        None => (quarter_year(reader, ordinal, at + 1, quarter), at + 1, true),
    };
    let value = year.map_or(TimeValue::Open(Open::Quarter(quarter)), |year| TimeValue::Quarter {
        year,
        quarter,
    });
    let found = Found::date(from, to, value);
    Some(if counted { found.counted() } else { found })
}

/// The ordinal in front of a unit, at most `most`.
fn ordinal_before(reader: &Reader<'_>, at: usize, most: u8) -> Option<(usize, u8)> {
    let before = reader.before(at)?;
    match reader.class(before) {
        Class::Ordinal(number) if (1..=most).contains(&number) => Some((before, number)),
        _ => None,
    }
}

/// With "fiscal", "fiscal year" and the owner in front.
fn owned(reader: &Reader<'_>, at: usize) -> usize {
    let at = reader.with_before(at, &["fiscal"]);
    if reader.gap(at) == Gap::Hyphen { at } else { reader.with_before(at, &OWNERS) }
}

fn quarter_year(reader: &Reader<'_>, from: usize, to: usize, quarter: u8) -> Option<i16> {
    let today = reader.today?;
    let now = civil::quarter(today);
    Some(match direction(reader, from, to) {
        // The quarter just over is reported on in the one after it.
        Direction::Future if quarter + 1 < now => today.year() + 1,
        Direction::Future => today.year(),
        _ => today.year() - i16::from(quarter > now),
    })
}

/// A year behind a quarter or half: "of 2031", "of fiscal 2031", "of last year".
pub(super) fn year_behind(reader: &Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let of = usize::from(reader.continues(at, &["of", "in"]));
    let at = at + of;
    let fiscal = usize::from(reader.continues(at, &["fiscal"]));
    let year = reader.year(at + fiscal).filter(|_| reader.joined(at + fiscal));
    if let Some(year) = year {
        return Some((year, at + fiscal + 1));
    }
    let count = match reader.text(at) {
        "last" => -1,
        "this" => 0,
        "the" if of == 1 => 0,
        "next" => 1,
        _ => return None,
    };
    let year = reader.joined(at) && reader.continues(at + 1, &["year"]);
    let today = year.then_some(reader.today)??;
    Some((civil::shifted(today, TimeUnit::Year, count)?.year(), at + 2))
}

/// What follows a year: "2031 second quarter", "last year's quarter", "the 2031 period".
pub(super) fn after_year(reader: &Reader<'_>, from: usize, to: usize, year: i16) -> Option<Found> {
    matches!(reader.gap(to), Gap::Space | Gap::Possessive).then_some(())?;
    let at = to + usize::from(reader.is(to, &["fiscal"]));
    let from = reader.with_before(from, &["the"]);
    if let Class::Ordinal(number @ 1..=4) = reader.class(at)
        && reader.joined(at + 1)
    {
        let value = match reader.class(at + 1) {
            Class::Unit(TimeUnit::Quarter, _) => TimeValue::Quarter { year, quarter: number },
            Class::Half if number < 3 => TimeValue::Half { year, half: number },
            _ => return None,
        };
        return Some(Found::date(from, at + 2, value));
    }
    if !reader.is(at, &["period", "quarter"]) {
        return None;
    }
    let value = match reader.quarter_near(at) {
        Some((_, quarter)) => TimeValue::Quarter { year, quarter },
        None => TimeValue::Year(year),
    };
    Some(Found::date(from, at + 1, value))
}

/// "the quarter", "the latest period", "the current quarter", "the same quarter".
pub(super) fn bare(reader: &Reader<'_>, at: usize) -> Option<Found> {
    const LATEST: [&str; 6] = ["latest", "most", "just-ended", "recent", "same", "corresponding"];
    let period = reader.is(at, &["period"]);
    let lead = reader.before_is(at, &LATEST);
    let from = reader.before_is(lead.unwrap_or(at), &["the", "that"]);
    if let Some(found) = now(reader, at).filter(|_| !period) {
        return Some(found);
    }
    let from = from?;
    (lead.is_some() || !period).then_some(())?;
    let same = lead.is_some_and(|lead| reader.is(lead, &["same", "corresponding"]));
    let (value, to) = reported(reader, at, same)?;
    Some(Found::date(from, to, value).counted())
}

/// "this quarter", "the current quarter", "last quarter", "next quarter".
fn now(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let lead = reader.before_is(at, &["this", "current", "last", "next", "previous", "coming"])?;
    let count = match reader.text(lead) {
        "last" | "previous" => -1,
        "next" | "coming" => 1,
        _ => 0,
    };
    let value = reader.unit_from_today(TimeUnit::Quarter, count);
    Some(Found::date(reader.with_before(lead, &["the"]), at + 1, value).counted())
}

/// The quarter that is reported on, or the last one that is over; a year before it when the words
/// say so.
fn reported(reader: &Reader<'_>, at: usize, same: bool) -> Option<(TimeValue, usize)> {
    let near = reader.quarter_near(at);
    let over = || {
        let day = civil::shifted(reader.today?, TimeUnit::Quarter, -1)?;
        Some((day.year(), civil::quarter(day)))
    };
    let (year, quarter) = near.or_else(over)?;
    let (back, to) = year_back(reader, at + 1);
    let year = if back { year - 1 } else { year };
    (back || !same || near.is_some()).then_some((TimeValue::Quarter { year, quarter }, to))
}

/// Behind "a year ago", "a year earlier", "last year", "of last year".
fn year_back(reader: &Reader<'_>, at: usize) -> (bool, usize) {
    let of = usize::from(reader.continues(at, &["of", "in"]));
    if reader.continues(at + of, &["last"]) && reader.continues(at + of + 1, &["year"]) {
        return (true, at + of + 2);
    }
    let year = reader.continues(at, &["a", "one", "the"]) && reader.continues(at + 1, &["year"]);
    let back = year && reader.continues(at + 2, &["ago", "earlier", "before"]);
    (back, if back { at + 3 } else { at })
}

/// "the first half of 2031", "second-half" with a year beside it.
pub(super) fn half(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (ordinal, half) = ordinal_before(reader, at, 2)?;
    let (year, to) = year_behind(reader, at + 1)?;
    Some(Found::date(owned(reader, ordinal), to, TimeValue::Half { year, half }))
}

/// "last summer", "the summer of 2031", "this fall". "Spring" and "fall" are verbs, too.
pub(super) fn season(reader: &Reader<'_>, at: usize, season: Season) -> Option<Found> {
    let lead =
        reader.before_is(at, &["this", "last", "next", "the", "in", "early", "late", "past"]);
    let of = usize::from(reader.continues(at + 1, &["of"]));
    if let Some(year) = reader.year(at + 1 + of).filter(|_| reader.joined(at + 1 + of)) {
        let from = reader.with_before(at, &["the"]);
        return Some(Found::date(from, at + 2 + of, TimeValue::Season { year, season }));
    }
    let lead = lead.filter(|_| of == 0)?;
    let value = reader.today.and_then(|today| {
        season_year(reader, today, lead, at, season).map(|year| TimeValue::Season { year, season })
    });
    let value = value.unwrap_or(TimeValue::Open(Open::Season(season)));
    let from = if reader.is(lead, &["in", "early", "late"]) { at } else { lead };
    Some(Found::date(from, at + 1, value).counted())
}

fn season_year(
    reader: &Reader<'_>,
    today: Day,
    lead: usize,
    at: usize,
    season: Season,
) -> Option<i16> {
    let year = today.year();
    let (first, last) = TimeValue::Season { year, season }.days()?;
    Some(match reader.text(lead) {
        "last" | "past" => year - i16::from(last >= today),
        "next" => year + i16::from(first <= today),
        "this" => year,
        _ if direction(reader, lead, at + 1) == Direction::Future => year + i16::from(last < today),
        _ => year - i16::from(first > today),
    })
}

/// "the 1990s", "the nineties"; not "in his nineties".
pub(super) fn decade(reader: &Reader<'_>, at: usize, decade: i16) -> Option<Found> {
    const AGES: [&str; 5] = ["his", "her", "their", "my", "your"];
    let lead = reader.before(at);
    let age = |lead: usize| {
        reader.is(lead, &AGES)
            || reader.is(lead, &["early", "late", "mid"]) && reader.before_is(lead, &AGES).is_some()
    };
    if lead.is_some_and(age) {
        return None;
    }
    let value = if decade >= 100 { decade } else { nearest_decade(reader, decade) };
    Some(Found::date(reader.with_before(at, &["the"]), at + 1, TimeValue::Decade(value)))
}

/// The last such decade that has begun.
fn nearest_decade(reader: &Reader<'_>, decade: i16) -> i16 {
    let now = reader.today.map_or(200, |today| today.year().div_euclid(10));
    let this = now.div_euclid(10) * 10 + decade;
    if this > now { this - 10 } else { this }
}

/// "the 21st century", "this century".
pub(super) fn century(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some((from, number)) = ordinal_before(reader, at, 22) {
        let value = TimeValue::Century(i16::from(number) - 1);
        return Some(Found::date(reader.with_before(from, &["the"]), at + 1, value));
    }
    let lead = reader.before_is(at, &["this", "last", "next"])?;
    let count = match reader.text(lead) {
        "last" => -1,
        "this" => 0,
        _ => 1,
    };
    reader.with_before(lead, &["the"]).eq(&lead).then_some(())?;
    Some(Found::date(lead, at + 1, reader.unit_from_today(TimeUnit::Century, count)).counted())
}

/// "year-end", "year's end".
pub(super) fn year_end(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let near = matches!(reader.gap(at + 1), Gap::Space | Gap::Hyphen | Gap::Possessive);
    (near && reader.is(at + 1, &["end"])).then_some(())?;
    let stated = reader.year(at + 2).filter(|_| reader.joined(at + 2));
    let (value, to) = match stated {
        Some(year) => (TimeValue::Year(year), at + 3),
        None => (reader.unit_from_today(TimeUnit::Year, 0), at + 2),
    };
    let mut found = Found::date(reader.with_before(at, &["the"]), to, value);
    found.modifier = Some(TimeModifier::End);
    found.counted = stated.is_none();
    Some(found)
}

#[cfg(test)]
mod tests {
    use crate::time::testing::check;

    #[test]
    fn quarters() {
        check("the first quarter", &[("the first quarter", "2031-Q1")]);
        check("a third-quarter loss", &[("third-quarter", "2030-Q3")]);
        check("the third quarter of 2029", &[("the third quarter of 2029", "2029-Q3")]);
        check("2029 second quarter", &[("2029 second quarter", "2029-Q2")]);
        check("last year's fourth quarter", &[("last year's fourth quarter", "2030-Q4")]);
        check(
            "It lost in the first quarter, more than in the year-ago quarter.",
            &[("the first quarter", "2031-Q1"), ("the year-ago quarter", "2030-Q1")],
        );
        check("In the latest quarter", &[("the latest quarter", "2031-Q1")]);
    }

    #[test]
    fn seasons_and_halves() {
        check("last summer", &[("last summer", "2030-SU")]);
        check("the summer of 2029", &[("the summer of 2029", "2029-SU")]);
        check("They will meet in the fall", &[("the fall", "2031-FA")]);
        check("prices fall and spring back", &[]);
        check("the first half of 2031", &[("the first half of 2031", "2031-H1")]);
        check("scored in the first half", &[]);
    }

    #[test]
    fn long_periods() {
        check("the early 1990s", &[("the early 1990s", "199 START")]);
        check("the nineties", &[("the nineties", "199")]);
        check("in his nineties", &[]);
        check("the 21st century", &[("the 21st century", "20")]);
        check("by year-end", &[("year-end", "2031 END")]);
    }
}

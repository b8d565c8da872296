//! Days with a name: "Christmas Eve", "New Year's Day", "Thanksgiving", "Labor Day".
//!
//! A day whose date follows from the year alone, in the calendar of the United States where
//! countries differ. Moveable feasts of religious calendars are not found.

use jiff::civil::Weekday;

use super::civil::{self, Day};
use super::kind::TimeUnit;
use super::reader::{Found, Reader, day_value};
use super::tense::{Direction, direction};
use super::token::Gap;

/// On which day of a year a holiday falls.
#[derive(Clone, Copy)]
enum Rule {
    /// Month and day.
    Fixed(u8, u8),
    /// Month, which weekday of it, and which one; -1 is the last.
    Nth(u8, Weekday, i8),
}

/// A holiday that begins at the capitalized word `at`.
pub(super) fn holiday(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (rule, to) = rule(reader, at)?;
    let stated = reader.year(to).filter(|_| matches!(reader.gap(to), Gap::Space | Gap::Comma));
    if let Some(day) = stated.and_then(|year| day_of(rule, year)) {
        return Some(Found::date(at, to + 1, day_value(Some(day))));
    }
    let from = reader.with_before(at, &["last", "next", "this"]);
    let day = reader.today.and_then(|today| nearest(reader, from, to, today, rule));
    Some(Found::date(from, to, day_value(day)).counted())
}

fn rule(reader: &Reader<'_>, at: usize) -> Option<(Rule, usize)> {
    let second = |word: &str| reader.continues(at + 1, &[word]);
    let day = usize::from(second("Day"));
    let possessive = reader.gap(at + 1) == Gap::Possessive;
    Some(match reader.text(at) {
        "Christmas" if second("Eve") => (Rule::Fixed(12, 24), at + 2),
        "Christmas" if day == 1 || !is_compound(reader, at) => (Rule::Fixed(12, 25), at + 1 + day),
        "Thanksgiving" if day == 1 || !is_compound(reader, at) => {
            (Rule::Nth(11, Weekday::Thursday, 4), at + 1 + day)
        }
        "Halloween" if !is_compound(reader, at) => (Rule::Fixed(10, 31), at + 1),
        "New" if second("Year") && reader.gap(at + 2) == Gap::Possessive => {
            match reader.text(at + 2) {
                "Eve" => (Rule::Fixed(12, 31), at + 3),
                "Day" => (Rule::Fixed(1, 1), at + 3),
                _ => return None,
            }
        }
        "Valentine" if possessive && reader.is(at + 1, &["Day"]) => (Rule::Fixed(2, 14), at + 2),
        "Labor" if day == 1 => (Rule::Nth(9, Weekday::Monday, 1), at + 2),
        "Memorial" if day == 1 => (Rule::Nth(5, Weekday::Monday, -1), at + 2),
        "May" if day == 1 => (Rule::Fixed(5, 1), at + 2),
        _ => return None,
    })
}

/// "Christmas tree": the name describes a thing.
fn is_compound(reader: &Reader<'_>, at: usize) -> bool {
    !matches!(reader.gap(at + 1), Gap::Comma | Gap::Period | Gap::Other)
        && !reader.is(at + 1, &["and", "or", "to", "in", "at", "when", "last", "this", "after"])
}

fn day_of(rule: Rule, year: i16) -> Option<Day> {
    match rule {
        Rule::Fixed(month, day) => civil::new(year, month, day),
        Rule::Nth(month, weekday, nth) => {
            civil::new(year, month, 1)?.nth_weekday_of_month(nth, weekday).ok()
        }
    }
}

/// The last one up to publication, or the next one where the words look ahead.
fn nearest(reader: &Reader<'_>, from: usize, to: usize, today: Day, rule: Rule) -> Option<Day> {
    let lead = reader.text(from);
    let this = day_of(rule, today.year())?;
    let ahead =
        lead == "next" || lead != "last" && direction(reader, from, to) == Direction::Future;
    let year = match (ahead, this <= today) {
        (true, true) if this < today => 1,
        (false, false) => -1,
        _ => 0,
    };
    day_of(rule, civil::shifted(this, TimeUnit::Year, year)?.year())
}

#[cfg(test)]
mod tests {
    use crate::time::testing::check;

    #[test]
    fn holidays() {
        check("They met on Christmas Day.", &[("Christmas Day", "2030-12-25")]);
        check("They will meet on New Year's Eve.", &[("New Year's Eve", "2031-12-31")]);
        check("since Thanksgiving Day, 2029", &[("Thanksgiving Day, 2029", "2029-11-22")]);
        check("They met last Memorial Day.", &[("last Memorial Day", "2031-05-26")]);
        check("The Christmas tree of New Aldermere", &[]);
    }
}

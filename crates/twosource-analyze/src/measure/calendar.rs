//! Numbers that place something in time, and so count nothing: years, days of the month, decades
//! and times of day.

use super::number::{Form, Number};
use super::numeral::figure;
use super::reader::{Reader, is_blank, is_hyphen};
use super::unit;
use crate::time::month;

/// Whether a number places something in time.
pub(super) fn is_calendar(reader: Reader, number: &Number) -> bool {
    is_clock(reader, number) || is_day(reader, number) || is_year(reader, number)
}

/// "11:20", "6 am", "17.00 GMT", "7 o'clock", "0800 hours".
fn is_clock(reader: Reader, number: &Number) -> bool {
    let (start, end) = (number.words.start, number.words.end);
    let last = end.wrapping_sub(1);
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let colon = reader.gap(last) == ":" && digit(reader.text(end))
        || reader.gap_before(start) == ":" && digit(reader.text(start.wrapping_sub(1)));
    let half = reader.is_any(end, &MERIDIEMS) && reader.is_joined(last) && number.value < 24.0;
    let zone = reader.is_any(end, &ZONES) && reader.text(end).starts_with(char::is_uppercase);
    colon || half || is_dotted(reader, number) || zone && reader.is_joined(last)
}

/// "at 6.13", "at 1353": hours and minutes with a dot or nothing between them, and no unit.
fn is_dotted(reader: Reader, number: &Number) -> bool {
    let text = reader.text(number.words.start);
    let military = (text.len() == 4).then(|| text.split_at_checked(2)).flatten();
    let Some((hours, minutes)) = text.split_once('.').or(military) else { return false };
    let hour = hours.parse::<u8>().is_ok_and(|hour| hour < 24);
    let plausible = hour && minutes.len() == 2 && minutes < "60";
    let before = number.words.start.wrapping_sub(1);
    let next = number.words.end;
    let at_time = reader.is_any(before, &["at", "by", "until", "till", "since"]);
    let bare = !reader.is_joined(next.wrapping_sub(1))
        || reader.words.get(next).is_none_or(|word| word.is_stop);
    let symbol = super::money::symbol_before(reader, number.words.start).is_some();
    plausible && at_time && bare && !symbol && number.words.len() == 1
}

const MERIDIEMS: [&str; 6] = ["am", "pm", "a.m", "p.m", "o'clock", "o\u{2019}clock"];

const ZONES: [&str; 12] =
    ["GMT", "UTC", "BST", "CET", "CEST", "EST", "EDT", "CST", "PST", "PDT", "IST", "ET"];

/// "June 4", "4 June", "Nov. 9", "the 4th of June", "3 and 5 May".
fn is_day(reader: Reader, number: &Number) -> bool {
    let (start, end) = (number.words.start, number.words.end);
    if number.value > 31.0 || number.form != Form::Figure {
        return false;
    }
    let before = start.wrapping_sub(1);
    let gap = reader.gap(before);
    let after_month = is_month(reader.text(before)) && (is_blank(gap) || gap.trim() == ".");
    let before_month = is_month(reader.text(end)) && reader.is_joined(end.wrapping_sub(1));
    let span_of_days = (is_hyphen(gap) || reader.is_any(before, &["and", "to"]))
        && figure(reader.text(before)).is_some()
        && is_month(reader.text(before.wrapping_sub(1)));
    let first_of_days = (is_hyphen(reader.gap_before(end)) && is_month(reader.text(end + 1)))
        || reader.is_any(end, &["and", "to"])
            && figure(reader.text(end + 1)).is_some()
            && is_month(reader.text(end + 2));
    after_month || before_month || span_of_days || first_of_days
}

/// Whether a word is the name of a month; a capital is needed.
pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// Four figures without a comma, from 1500 to 2100, that no unit follows.
///
/// News agencies part thousands with a comma, so that "2000 people" is rare; it is told by what
/// follows, which must be a plural.
fn is_year(reader: Reader, number: &Number) -> bool {
    let (start, end) = (number.words.start, number.words.end);
    let text = reader.text(start);
    let four = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let plausible = four(text) && number.unit.is_none() && is_plausible(text);
    if !plausible || super::money::symbol_before(reader, start).is_some() {
        return season(reader, number);
    }
    let next = reader.text(start + 1);
    let near = reader.is_joined(start);
    let measured = near && (unit::find(next).is_some() || super::numeral::scale(next).is_some());
    let percent = reader.behind(start).starts_with('%');
    let before = reader.text(start.wrapping_sub(1));
    let names_time = reader.is_any(start.wrapping_sub(1), &TIME_WORDS) || is_month(before);
    let lower = next.starts_with(char::is_lowercase);
    let is_stop = reader.words.get(start + 1).is_none_or(|word| word.is_stop);
    let counted = near && lower && !is_stop && (next.ends_with('s') || next == "people");
    let is_pair = end > start + 1 && four(reader.text(end - 1));
    let is_season = is_hyphen(reader.gap(start)) && reader.text(start + 1).len() == 2;
    is_pair || is_season || !measured && !percent && (names_time || !counted)
}

fn is_plausible(text: &str) -> bool {
    text.parse::<u16>().is_ok_and(|year| (1500..2100).contains(&year))
}

/// The second half of "2015-16".
fn season(reader: Reader, number: &Number) -> bool {
    let before = reader.text(number.words.start.wrapping_sub(1));
    let hyphen = is_hyphen(reader.gap_before(number.words.start));
    hyphen && before.len() == 4 && is_plausible(before) && number.value < 100.0
}

const TIME_WORDS: [&str; 15] = [
    "in", "since", "until", "till", "from", "early", "late", "mid", "circa", "during", "before",
    "after", "summer", "winter", "autumn",
];

#[cfg(test)]
mod tests {
    use super::super::testing::numbers;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(numbers(text), expected, "{text}");
    }

    #[test]
    fn days_and_years() {
        check("On June 4, 2031, on 9 November, on Nov. 9 and in 2029 it rained.", &[]);
        check("The 2029 election and the 1950s and the 2015-16 season and 1914-1918.", &[]);
        check("It ran from 3 to 5 May.", &[]);
        check("It cost 2000 crowns and took 1999 days.", &["2000", "1999"]);
    }

    #[test]
    fn times_of_day() {
        check("At 11:20 am, 6am, 7 p.m. or 0800 GMT.", &[]);
    }
}

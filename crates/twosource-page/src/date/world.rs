//! Dates in the languages of the world's press, and as machines write them.
//!
//! Read are the forms of [`prefix`](super::prefix), and besides: `28. April 2031`, `28 de abril de
//! 2031`, `le 1er mai 2031`, `2031. április 28.`, `2031年4月28日`, `2031년 4월 28일`, `28 tháng 4,
//! 2031`, `28.04.31`, `Mon Apr 28 10:20:00 UTC 2031`. A month is a word of `data/months.txt`. Dates of
//! numbers are read by an [`Order`]. Not read: dates without a year, and relative ones.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use twosource_text::Date;

use super::cursor::Cursor;
use super::order::Order;
use super::{clock, date, date_then_time};

static MONTHS: LazyLock<BTreeMap<&'static str, u16>> = LazyLock::new(|| {
    let lines = include_str!("../../data/months.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(months_of_line).collect()
});

fn months_of_line(line: &'static str) -> Vec<(&'static str, u16)> {
    let (number, names) = line.split_once(' ').unwrap_or_default();
    let number = number.parse().unwrap_or_default();
    names.split(' ').map(|name| (name, number)).collect()
}

/// Words that stand between a date and its time of day.
const BEFORE_TIME: [&str; 16] = [
    "um", "à", "a", "às", "as", "las", "los", "alle", "ore", "kl", "kl.", "klo", "godz.", "o",
    "at", "om",
];

/// Two digits of a year are read as those of 2000 to 2049.
const LAST_SHORT_YEAR: u16 = 49;

/// The date that `text` starts with, and its length in bytes.
pub fn at_start(text: &str, order: Order) -> Option<(Date, usize)> {
    let mut cursor = Cursor::new(text);
    let date = cursor
        .attempt(|cursor| numbers(cursor, order))
        .or_else(|| cursor.attempt(words))
        .or_else(|| cursor.attempt(year_first))
        .or_else(|| cursor.attempt(unix))
        .or_else(|| cursor.attempt(date_then_time))?;
    let date = cursor.attempt(|cursor| time(cursor, &date)).unwrap_or(date);
    Some((date, cursor.at()))
}

/// All dates in running text, in order, with their places in bytes.
pub fn all(text: &str, order: Order) -> Vec<(Range<usize>, Date)> {
    let mut found: Vec<(Range<usize>, Date)> = Vec::new();
    let mut free = 0;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate() {
        // Every date has a number, and few words are names of months.
        let starts = at >= free && byte.is_ascii_digit() && !is_inside(before);
        before = byte;
        if !starts {
            continue;
        }
        let start = month_before(text, at).filter(|&start| start >= free).unwrap_or(at);
        let read = |start: usize| {
            let rest = text.get(start..)?;
            at_start(rest, order).filter(|&(_, len)| ends(rest, len)).map(|read| (start, read))
        };
        if let Some((start, (date, len))) = read(start).or_else(|| read(at)) {
            free = start + len;
            found.push((start..free, date));
        }
    }
    found
}

/// The date of a value that is meant to be one: also `20310428`, `20310428T102000Z`, seconds or
/// milliseconds since 1970.
pub fn machine(text: &str, order: Order) -> Option<Date> {
    let text = text.trim();
    compact(text).or_else(|| seconds(text)).or_else(|| at_start(text, order).map(|(date, _)| date))
}

/// Whether a digit after this byte is not the first of a number.
fn is_inside(before: u8) -> bool {
    before.is_ascii_alphanumeric() || matches!(before, b'/' | b'-' | b'_' | b'.' | b':')
}

/// Where the name of a month begins that ends before a number.
fn month_before(text: &str, at: usize) -> Option<usize> {
    let from = (at.saturating_sub(40)..=at).find(|&from| text.is_char_boundary(from))?;
    let before = text.get(from..at)?.trim_end_matches([' ', '.', ',', '-']);
    let letters = before.chars().rev().take_while(|char| char.is_alphabetic());
    let len: usize = letters.map(char::len_utf8).sum();
    let word = before.get(before.len() - len..)?;
    month(word).map(|_| from + before.len() - len)
}

fn ends(rest: &str, len: usize) -> bool {
    let after = rest.get(len..).unwrap_or_default();
    !after.starts_with(|char: char| char.is_ascii_digit() || char == '/')
}

fn month(word: &str) -> Option<u16> {
    let word = word.trim_end_matches('.');
    if let Some(&month) = MONTHS.get(word) {
        return Some(month);
    }
    // A capital dotted I of Turkish gives two characters.
    let lower = word.to_lowercase().replace('\u{307}', "");
    MONTHS.get(lower.as_str()).copied()
}

/// `06/04/2031`, `6-4-2031`, `6. 4. 2031`, `28.04.31`.
fn numbers(cursor: &mut Cursor, order: Order) -> Option<Date> {
    cursor.attempt(weekday);
    let first = cursor.number(2)?;
    let separator = cursor.one_of("./-")?;
    let second = cursor.number(2)?;
    cursor.one_of(separator)?;
    if separator == "-" {
        // Two digits after hyphens are those of other numbers.
        let year = cursor.year()?;
        let (day, month) = order.sort(first, second)?;
        return date(year, month, day);
    }
    let year = cursor.attempt(short_year).or_else(|| cursor.attempt(Cursor::year))?;
    let order = if separator == "." { Order::DayFirst } else { order };
    let (day, month) = order.sort(first, second)?;
    date(year, month, day)
}

fn short_year(cursor: &mut Cursor) -> Option<u16> {
    let year = cursor.glued_year().or_else(|| cursor.digits(2, 2))?;
    (year <= LAST_SHORT_YEAR).then_some(2000 + year)
}

/// A word that is no month and stands first: a weekday in any language.
fn weekday(cursor: &mut Cursor) -> Option<()> {
    let word = cursor.letters()?;
    if month(word).is_some() {
        return None;
    }
    cursor.skip(",.");
    Some(())
}

/// `28. April 2031`, `28 de abril de 2031`, `April 28th, 2031`.
fn words(cursor: &mut Cursor) -> Option<Date> {
    cursor.attempt(weekday);
    let first = cursor.attempt(day);
    let month = month(cursor.letters()?)?;
    let day = match first {
        Some(day) => day,
        None => day(cursor)?,
    };
    cursor.skip(",.-/");
    ["de", "del", "of", "г"].into_iter().any(|word| cursor.skip_letters(word));
    date(cursor.year()?, month, day)
}

/// The number of a day with what follows it before a month.
fn day(cursor: &mut Cursor) -> Option<u16> {
    let day = cursor.number(2)?;
    for ending in ["st", "nd", "rd", "th", "er", "ère", "e"] {
        cursor.skip_letters(ending);
    }
    cursor.skip(".ºª°,-/");
    ["of", "de", "d", "di", "ng"].into_iter().any(|word| cursor.skip_letters(word));
    cursor.skip("'’");
    Some(day)
}

/// `2031. április 28.`, `2031 m. balandžio 28 d.`, `2031年4月28日`, `2031년 4월 28일`.
fn year_first(cursor: &mut Cursor) -> Option<Date> {
    let year = cursor.year()?;
    if cursor.one_of("年년").is_some() {
        let month = cursor.number(2)?;
        cursor.one_of("月월")?;
        return date(year, month, cursor.number(2)?);
    }
    cursor.skip(".,-");
    cursor.skip_letters("m.");
    cursor.skip_letters("m");
    if let Some(month) = cursor.attempt(|cursor| month(cursor.letters()?)) {
        cursor.skip(".,-");
        return date(year, month, cursor.number(2)?);
    }
    let month = cursor.number(2)?;
    cursor.one_of("./-")?;
    date(year, month, cursor.number(2)?)
}

/// `Mon Apr 28 10:20:00 UTC 2031`, as `date` prints it.
fn unix(cursor: &mut Cursor) -> Option<Date> {
    weekday(cursor)?;
    let month = month(cursor.letters()?)?;
    let day = cursor.number(2)?;
    let time = clock::after_date(cursor)?;
    date(cursor.year()?, month, day)?.at(time.hour, time.minute, time.zone)
}

fn time(cursor: &mut Cursor, date: &Date) -> Option<Date> {
    if date.minute.is_some() {
        return None;
    }
    cursor.skip("日일");
    cursor.skip(",.|·•–-");
    for word in BEFORE_TIME {
        cursor.skip_letters(word);
    }
    let time = clock::after_date(cursor)?;
    date.clone().at(time.hour, time.minute, time.zone)
}

/// `20310428`, alone or before a time, which may be glued to it (`2031042810`, `20310428102030`).
fn compact(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(8)?;
    let digits = day.bytes().all(|byte| byte.is_ascii_digit());
    let after = rest.bytes().take(7).take_while(u8::is_ascii_digit).count();
    // Ten digits from 2000000000 on are seconds of the year 2033 and later.
    let ended = after == 0 || matches!(after, 2 | 4 | 6) && day.starts_with("20");
    let number = |range: Range<usize>| day.get(range)?.parse().ok();
    let read = || date(number(0..4)?, number(4..6)?, number(6..8)?);
    if digits && ended { read() } else { None }
}

/// Seconds (ten digits) or milliseconds (thirteen) since 1970, in Greenwich.
fn seconds(text: &str) -> Option<Date> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = text.parse().ok().filter(|_| digits)?;
    let seconds = match text.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let minutes = u16::try_from(seconds.rem_euclid(86_400) / 60).ok()?;
    let date = of_days(seconds.div_euclid(86_400))?;
    date.at(minutes / 60, minutes % 60, Some("Z".to_owned()))
}

/// The day that is so many days after 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date
/// algorithms").
fn of_days(days: i64) -> Option<Date> {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Date::new(i16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{Order, all, at_start, machine};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let date = at_start(text, Order::Unknown).map(|(date, _)| date.to_string());
        assert_eq!(date.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn languages() {
        check("28. April 2031", "2031-04-28");
        check("Montag, 28. April 2031 um 10:20 Uhr", "2031-04-28T10:20");
        check("28 de abril de 2031", "2031-04-28");
        check("1er mai 2031", "2031-05-01");
        check("28 DÉCEMBRE 2031 à 10:20", "2031-12-28T10:20");
        check("28 апреля 2031, 10:20", "2031-04-28T10:20");
        check("2031. április 28.", "2031-04-28");
        check("2031年4月28日 10:20", "2031-04-28T10:20");
        check("2031년 4월 28일", "2031-04-28");
        check("28 listopada 2031", "2031-11-28");
        check("April 28th, 2031", "2031-04-28");
        check("Apr 28 2031", "2031-04-28");
        check("28/Apr/2031", "2031-04-28");
        check("Ağustos 3, 2031", "2031-08-03");
    }

    #[test]
    fn numbers() {
        check("28.04.31", "2031-04-28");
        check("28.04.3110:20", "2031-04-28T10:20");
        check("28.04.2031:", "2031-04-28");
        check("04/28/31", "2031-04-28");
        check("04-28-31", "none");
        check("28.04.2031 - 10:20 Uhr", "2031-04-28T10:20");
        check("Mo, 28. 4. 2031", "2031-04-28");
        check("2031-04-28T10:20:30+02:00", "2031-04-28T10:20+02:00");
        check("2031-04-28T23:15:0Z", "2031-04-28T23:15Z");
        check("06/04/2031", "none");
        let dated = |order| at_start("06/04/2031", order).map(|(date, _)| date.to_string());
        assert_eq!(dated(Order::DayFirst).as_deref(), Some("2031-04-06"));
        assert_eq!(dated(Order::MonthFirst).as_deref(), Some("2031-06-04"));
    }

    #[test]
    fn machines() {
        let read = |text| machine(text, Order::Unknown).map(|date| date.to_string());
        assert_eq!(read("20310428").as_deref(), Some("2031-04-28"));
        assert_eq!(read("20310428T102030Z").as_deref(), Some("2031-04-28"));
        assert_eq!(read("2031042810").as_deref(), Some("2031-04-28"));
        assert_eq!(read("20310428102030").as_deref(), Some("2031-04-28"));
        assert_eq!(read("1000000000").as_deref(), Some("2001-09-09T01:46Z"));
        assert_eq!(read("1000000000000").as_deref(), Some("2001-09-09T01:46Z"));
        assert_eq!(read("Mon Apr 28 10:20:00 UTC 2031").as_deref(), Some("2031-04-28T10:20 UTC"));
        assert_eq!(read("123456789012"), None);
    }

    #[test]
    fn dates_in_running_text() {
        let text = "Hartmoor, 28. April 2031 | Stand: 3. Mai 2031, 1.2.3.4 und 99.99.2031 é";
        let found = all(text, Order::Unknown);
        let days: Vec<String> = found.iter().map(|(_, date)| date.to_string()).collect();
        assert_eq!(days, ["2031-04-28", "2031-05-03"]);
        assert_eq!(text.get(found[0].0.clone()), Some("28. April 2031"));
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in ["", "April 2031", "28. April", "31. April 2031", "28 pigs 2031", "\u{fffd}"] {
            check(text, "none");
        }
    }
}

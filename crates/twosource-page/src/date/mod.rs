//! Dates as newsrooms write them: in English ([`parse_date`]), and in the languages of the world's
//! press ([`at_start`], [`all`], [`machine`]).

mod clock;
mod cursor;
mod order;
mod world;

use twosource_text::Date;

use cursor::Cursor;

pub use order::Order;
pub use world::{all, at_start, machine};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Reads a calendar date with or without a time of day; `None` when `text` is anything else.
///
/// Understood are ISO 8601 and RFC 3339 (`2031-06-04`, `2031-06-04T11:20+02:00`), RFC 2822
/// (`Wed, 04 Jun 2031 11:20 GMT`), dates in words in either order (`June 4, 2031 11:20 am IST`,
/// `4 June 2031`, `11:20 a.m., Wednesday, 4th of June 2031`), and numbers where the order is
/// certain (`2031/06/04`, `4.6.2031`, `25/12/2031`). `06/04/2031` is two dates and so none.
///
/// ```
/// use twosource_page::date::parse_date;
///
/// let date = parse_date("June 4, 2031 11:20 am IST").unwrap();
/// assert_eq!(date.to_string(), "2031-06-04T11:20 IST");
/// assert_eq!(parse_date("06/04/2031"), None);
/// ```
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let (date, len) = prefix(text)?;
    (len == text.len()).then_some(date)
}

/// The date that `text` starts with, and its length in bytes: as much as can be understood.
pub fn prefix(text: &str) -> Option<(Date, usize)> {
    let mut cursor = Cursor::new(text);
    let date = cursor.attempt(date_then_time).or_else(|| cursor.attempt(time_then_date))?;
    Some((date, cursor.at()))
}

fn date_then_time(cursor: &mut Cursor) -> Option<Date> {
    let date = calendar(cursor)?;
    match cursor.attempt(clock::after_date) {
        Some(time) => date.at(time.hour, time.minute, time.zone),
        None => Some(date),
    }
}

fn time_then_date(cursor: &mut Cursor) -> Option<Date> {
    let time = clock::before_date(cursor)?;
    calendar(cursor)?.at(time.hour, time.minute, time.zone)
}

fn calendar(cursor: &mut Cursor) -> Option<Date> {
    cursor.attempt(weekday);
    cursor.attempt(iso).or_else(|| cursor.attempt(words)).or_else(|| cursor.attempt(numbers))
}

/// Whether a word, without a final period, is the name of a month or a form of it.
pub fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// Whether a word, without a final period, is the name of a weekday or a form of it.
pub fn is_weekday(word: &str) -> bool {
    starts_name(&WEEKDAYS, word).is_some()
}

fn month(word: &str) -> Option<u8> {
    starts_name(&MONTHS, word).and_then(|at| u8::try_from(at + 1).ok())
}

/// The place of the name that `word` shortens, if it keeps three letters and spells no more.
fn starts_name(names: &[&str], word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.');
    let fits =
        |name: &&str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if word.len() < 3 { None } else { names.iter().position(fits) }
}

fn weekday(cursor: &mut Cursor) -> Option<()> {
    cursor.word().filter(|word| is_weekday(word))?;
    cursor.skip(",");
    Some(())
}

/// `2031-06-04` or `2031/06/04`.
fn iso(cursor: &mut Cursor) -> Option<Date> {
    let year = cursor.year()?;
    let separator = cursor.one_of("-/.")?;
    let month = cursor.number(2)?;
    cursor.one_of(separator)?;
    let day = cursor.number(2)?;
    date(year, month, day)
}

/// `June 4th, 2031`, `4 June 2031`, `4th of June, 2031`, `04-Jun-2031`.
fn words(cursor: &mut Cursor) -> Option<Date> {
    let day_first = cursor.attempt(day);
    if day_first.is_some() {
        cursor.skip("-");
        cursor.skip_word("of");
    }
    let month = month(cursor.word()?)?;
    cursor.skip("-");
    let day = day_first.or_else(|| cursor.attempt(day))?;
    cursor.skip(",");
    cursor.skip("-");
    date(cursor.year()?, u16::from(month), day)
}

/// `4.6.2031`, and `25/12/2031` where one number can only be the day.
fn numbers(cursor: &mut Cursor) -> Option<Date> {
    let first = cursor.number(2)?;
    let separator = cursor.one_of("./-")?;
    let second = cursor.number(2)?;
    cursor.one_of(separator)?;
    let year = cursor.year()?;
    let (month, day) = match (separator, first, second) {
        (".", day, month) | (_, day @ 13.., month) | (_, month, day @ 13..) => (month, day),
        (_, day, month) if day == month => (month, day),
        _ => return None,
    };
    date(year, month, day)
}

fn day(cursor: &mut Cursor) -> Option<u16> {
    let day = cursor.number(2)?;
    ["st", "nd", "rd", "th"].into_iter().find(|ending| cursor.skip_word(ending));
    Some(day)
}

fn date(year: u16, month: u16, day: u16) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{is_month, is_weekday, parse_date, prefix};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let date = parse_date(text).map(|date| date.to_string());
        assert_eq!(date.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn machine_forms() {
        check("2031-06-04", "2031-06-04");
        check("2031-06-04T11:20:30.125+02:00", "2031-06-04T11:20+02:00");
        check("2031-06-04T11:20:30Z", "2031-06-04T11:20Z");
        check("2031-06-04 11:20", "2031-06-04T11:20");
        check("2031-06-04 11:20 UTC", "2031-06-04T11:20 UTC");
        check("Wed, 04 Jun 2031 11:20:00 +0200", "2031-06-04T11:20+0200");
        check("04-Jun-2031", "2031-06-04");
    }

    #[test]
    fn dates_in_words() {
        check("June 4, 2031", "2031-06-04");
        check("June 4th 2031", "2031-06-04");
        check("4 June 2031", "2031-06-04");
        check("4th of June, 2031", "2031-06-04");
        check("Wednesday, June 4, 2031", "2031-06-04");
        check("Wed. 4 Jun. 2031", "2031-06-04");
        check("SEPT. 4, 2031", "2031-09-04");
    }

    #[test]
    fn times_of_day() {
        check("June 4, 2031 11:20 am IST", "2031-06-04T11:20 IST");
        check("June 4, 2031, at 11.20 p.m. (GMT+2)", "2031-06-04T23:20 GMT+2");
        check("June 4, 2031 | 12:05 a.m. ET", "2031-06-04T00:05 ET");
        check("4 June 2031 - 1120 GMT", "2031-06-04T11:20 GMT");
        check("4 June 2031 at 5pm", "2031-06-04T17:00");
        check("11:20 IST, 4 June 2031", "2031-06-04T11:20 IST");
        check("5:07 PM EDT, Wed June 4, 2031", "2031-06-04T17:07 EDT");
    }

    #[test]
    fn numbers_only_where_the_order_is_certain() {
        check("4.6.2031", "2031-06-04");
        check("25/12/2031", "2031-12-25");
        check("12/25/2031", "2031-12-25");
        check("06/04/2031", "none");
        check("2031/06/04", "2031-06-04");
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "June 2031",
            "June 4",
            "2031",
            "June 31, 2031",
            "June 4, 2031 and later",
            "yesterday",
            "4 June 2031 25:00",
            "June 4, 2031 at",
            "\u{fffd}",
            "9999999999-01-01",
            "Mayor 4, 2031",
            "June 4, 2031 13 pigs",
        ] {
            check(text, "none");
        }
    }

    #[test]
    fn a_prefix_stops_where_the_date_ends() {
        let (date, len) = prefix("June 4, 2031 11:20 am IST | Updated").unwrap();
        assert_eq!((date.to_string().as_str(), len), ("2031-06-04T11:20 IST", 25));
        assert_eq!(prefix("4 June 2031, Hartmoor").map(|(_, len)| len), Some(11));
    }

    #[test]
    fn names_may_be_short() {
        assert!(is_month("Sept.") && is_month("may") && !is_month("Mayor") && !is_month("Ma"));
        assert!(is_weekday("Thurs") && !is_weekday("Sunlight"));
    }
}

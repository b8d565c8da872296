//! Times and parts of a day: "10 p.m. Wednesday", "11:51 am IST", "1700 GMT", "noon Thursday",
//! "Tuesday night", "this morning", "overnight".
//!
//! Without a day beside it, a time belongs to the day of publication. A zone is kept as written:
//! several zones share an abbreviation.

use twosource_text::Date;

use super::civil;
use super::kind::{DayPart, Granularity, TimeKind, TimeUnit};
use super::reader::{Found, Reader};
use super::token::{Class, Gap};
use super::value::{Open, TimeValue};
use super::{calendar, weekday};
use crate::word::WordKind;

/// A time of day, and the word behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Clock {
    minute: u16,
    zone: Option<String>,
    end: usize,
}

/// An expression that begins with a time of day.
pub(super) fn clock(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let clock = read(reader, at)?;
    let day = day_behind(reader, clock.end);
    let to = day.as_ref().map_or(clock.end, |day| day.to);
    Some(placed(reader, at, to, day.as_ref(), &clock))
}

/// The part or time of day behind the day that was found: "Tuesday night", "Tuesday at 10 p.m.".
pub(super) fn behind(reader: &Reader<'_>, day: Found) -> Found {
    let granularity = day.value.granularity();
    if granularity != Some(Granularity::Day) {
        return day;
    }
    if let Class::Part(part) = reader.class(day.to)
        && reader.joined(day.to)
        && !reader.is(day.to, &["nights"])
    {
        return with_part(day.from, day.to + 1, &day.value, part, day.counted);
    }
    let at = usize::from(reader.continues(day.to, &["at"]) || comma_at(reader, day.to));
    let near = matches!(reader.gap(day.to + at), Gap::Space | Gap::Comma);
    match near.then(|| read(reader, day.to + at)).flatten() {
        Some(clock) => placed(reader, day.from, clock.end, Some(&day), &clock),
        None => day,
    }
}

fn comma_at(reader: &Reader<'_>, at: usize) -> bool {
    reader.gap(at) == Gap::Comma && reader.is(at, &["at"])
}

/// A part of a day that no day stands before: "this morning", "the night of June 4", "last night".
pub(super) fn part(reader: &Reader<'_>, at: usize, part: DayPart) -> Option<Found> {
    let lead =
        reader.before_is(at, &["this", "that", "last", "the", "in", "late", "early", "mid"])?;
    let lead_text = reader.text(lead).to_ascii_lowercase();
    let of = usize::from(reader.continues(at + 1, &["of", "on"]));
    if let Some(day) = day_behind(reader, at + 1 + of) {
        return Some(with_part(lead, day.to, &day.value, part, day.counted));
    }
    let day = match lead_text.as_str() {
        "last" => reader.day_from_today(TimeUnit::Day, -1),
        "this" => reader.day_from_today(TimeUnit::Day, 0),
        _ => last_day(reader),
    };
    let from = if lead_text == "in" { return None } else { lead };
    Some(with_part(from, at + 1, &day, part, true))
}

/// The day that was last named, or that of publication.
fn last_day(reader: &Reader<'_>) -> TimeValue {
    let named = reader.memory.day.and_then(civil::date).map(TimeValue::Day);
    named.unwrap_or_else(|| reader.day_from_today(TimeUnit::Day, 0))
}

/// "tonight", "overnight".
pub(super) fn tonight(reader: &Reader<'_>, at: usize) -> Found {
    let day = reader.day_from_today(TimeUnit::Day, 0);
    with_part(at, at + 1, &day, DayPart::Night, true)
}

fn with_part(from: usize, to: usize, day: &TimeValue, part: DayPart, counted: bool) -> Found {
    let value = match day {
        TimeValue::Day(day) => TimeValue::Part { day: day.clone(), part },
        TimeValue::Open(Open::Weekday(weekday)) => {
            TimeValue::Open(Open::Part(Some(*weekday), part))
        }
        _ => TimeValue::Open(Open::Part(None, part)),
    };
    Found { counted, ..Found::new(from, to, TimeKind::Time, value) }
}

/// The time on its day, or on that of publication.
fn placed(
    reader: &Reader<'_>,
    from: usize,
    to: usize,
    day: Option<&Found>,
    clock: &Clock,
) -> Found {
    let on = day.map_or_else(|| last_day(reader), |day| day.value.clone());
    let value = match on {
        TimeValue::Day(date) => moment(&date, clock),
        TimeValue::Open(Open::Weekday(weekday)) => open(Some(weekday), clock),
        _ => open(None, clock),
    };
    let counted = day.is_none_or(|day| day.counted);
    Found { counted, ..Found::new(from, to, TimeKind::Time, value) }
}

/// Midnight ends the day that stands beside it, as TIMEX3 has it: minute 1440.
fn moment(date: &Date, clock: &Clock) -> TimeValue {
    let (minute, zone) = (Some(clock.minute), clock.zone.clone());
    TimeValue::Moment(Date { minute, zone, ..date.clone() })
}

fn open(weekday: Option<u8>, clock: &Clock) -> TimeValue {
    TimeValue::Open(Open::Clock { weekday, minute: clock.minute, zone: clock.zone.clone() })
}

/// A day right behind a time: "10 p.m. Wednesday", "noon on June 4", "5 p.m. EST, Nov. 6".
fn day_behind(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let near = |at: usize| matches!(reader.gap(at), Gap::Space | Gap::Comma | Gap::Period);
    let on = usize::from(reader.is(at, &["on"]) && near(at));
    let at = at + on;
    near(at).then_some(())?;
    let day = match reader.class(at) {
        Class::Weekday(number) => Some(weekday::weekday(reader, at, number)),
        Class::Month(month) => calendar::month(reader, at, month),
        Class::Number(_) => calendar::day_first(reader, at),
        Class::Day(count) => Some(weekday::near_day(reader, at, count)),
        _ => None,
    };
    day.filter(|day| day.from == at && day.value.granularity() == Some(Granularity::Day))
}

/// A time of day at `at`.
fn read(reader: &Reader<'_>, at: usize) -> Option<Clock> {
    let (minute, end) = match reader.class(at) {
        Class::Noon(hour) => (hour * 60, at + 1),
        Class::Clock => joined_half(reader, at)?,
        Class::Number(_) => figures(reader, at)?,
        _ => return None,
    };
    let zone = zone(reader, end);
    let end = end + usize::from(zone.is_some());
    Some(Clock { minute, zone: zone.map(str::to_owned), end })
}

/// "5pm", "6.10am".
fn joined_half(reader: &Reader<'_>, at: usize) -> Option<(u16, usize)> {
    let text = reader.text(at);
    let figures = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let figures = figures.trim_end_matches('.');
    let half = text.get(figures.len()..)?;
    let (hour, minute) = figures.split_once('.').unwrap_or((figures, "0"));
    let minute = of_half(hour.parse().ok()?, minute.parse().ok()?, half)?;
    Some((minute, at + 1))
}

/// "5 p.m.", "11:51 am", "11:51", "1700 GMT".
fn figures(reader: &Reader<'_>, at: usize) -> Option<(u16, usize)> {
    let text = reader.text(at);
    let colon = reader.gap(at + 1) == Gap::Colon && reader.text(at + 1).len() >= 2;
    if colon {
        return with_minutes(reader, at);
    }
    let half = reader.text(at + 1);
    if reader.joined(at + 1) && is_half(half) {
        let (hour, minute) = text.split_once('.').unwrap_or((text, "0"));
        return Some((of_half(hour.parse().ok()?, minute.parse().ok()?, half)?, at + 2));
    }
    if reader.continues(at + 1, &["o'clock", "o\u{2019}clock"]) {
        return Some((of_day(u16::try_from(reader.whole(at)?).ok()?, 0)?, at + 2));
    }
    military(reader, at)
}

fn with_minutes(reader: &Reader<'_>, at: usize) -> Option<(u16, usize)> {
    let hour = reader.text(at).parse().ok().filter(|_| reader.text(at).len() <= 2)?;
    let second = reader.text(at + 1);
    let digits = second.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let minute = digits.parse().ok().filter(|_| digits.len() == 2)?;
    let glued = second.get(digits.len()..)?;
    if is_half(glued) {
        return Some((of_half(hour, minute, glued)?, at + 2));
    }
    if reader.joined(at + 2) && is_half(reader.text(at + 2)) {
        return Some((of_half(hour, minute, reader.text(at + 2))?, at + 3));
    }
    // A score or a verse has a colon, too: a bare time needs a sign that it is one.
    let led = at > 0
        && reader.joined(at)
        && reader.is(at - 1, &["at", "by", "until", "around", "about", "from", "before", "after"]);
    let zoned = zone(reader, at + 2).is_some() || reader.continues(at + 2, &["local", "hours"]);
    let dated = at == reader.floor && at > 0 || matches!(reader.class(at + 2), Class::Weekday(_));
    (led || zoned || dated).then(|| of_day(hour, minute))?.map(|minute| (minute, at + 2))
}

/// "1700 GMT", "0900 local time", "1300 hours".
fn military(reader: &Reader<'_>, at: usize) -> Option<(u16, usize)> {
    let text = reader.text(at);
    let zoned = zone(reader, at + 1).is_some() || reader.continues(at + 1, &["hours", "local"]);
    let four = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: u16 = (zoned && four).then(|| text.parse().ok())??;
    of_day(number / 100, number % 100).map(|minute| (minute, at + 1))
}

fn is_half(text: &str) -> bool {
    ["am", "pm", "a.m", "p.m"].iter().any(|half| text.eq_ignore_ascii_case(half))
}

/// Minutes after midnight of a time by the twelve-hour clock.
fn of_half(hour: u16, minute: u16, half: &str) -> Option<u16> {
    let afternoon = half.starts_with(['p', 'P']);
    let hour = match (hour, afternoon) {
        (12, false) => 0,
        (12, true) => 12,
        (hour @ 1..12, false) => hour,
        (hour @ 1..12, true) => hour + 12,
        _ => return None,
    };
    of_day(hour, minute)
}

fn of_day(hour: u16, minute: u16) -> Option<u16> {
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// The abbreviation of a zone: "GMT", "EST", "IST".
fn zone<'a>(reader: &Reader<'a>, at: usize) -> Option<&'a str> {
    let near = matches!(reader.gap(at), Gap::Space | Gap::Period);
    let token = reader.token(at).filter(|token| near && token.kind == WordKind::Capitalized)?;
    let upper = token.text.bytes().all(|byte| byte.is_ascii_uppercase());
    let known =
        matches!(token.text, "GMT" | "UTC" | "MSK" | "ET" | "PT" | "CT" | "MT" | "EDT" | "PDT")
            || (token.text.len() == 3 || token.text.len() == 4) && token.text.ends_with("ST");
    (upper && known).then_some(token.text)
}

#[cfg(test)]
mod tests {
    use crate::time::testing::check;

    #[test]
    fn times_of_day() {
        check("at 11:51 am IST", &[("11:51 am IST", "2031-06-04T11:51")]);
        check("at 10 p.m. Tuesday.", &[("10 p.m. Tuesday", "2031-06-03T22:00")]);
        check("at 10 p.m.", &[("10 p.m.", "2031-06-04T22:00")]);
        check("June 2, 2031 9:05 pm", &[("June 2, 2031 9:05 pm", "2031-06-02T21:05")]);
        check("around 6.10am", &[("around 6.10am", "2031-06-04T06:10 APPROX")]);
        check("at 1700 GMT", &[("1700 GMT", "2031-06-04T17:00")]);
        check("noon Monday", &[("noon Monday", "2031-06-02T12:00")]);
        check("won 11:51 and 3:2", &[]);
    }

    #[test]
    fn parts_of_a_day() {
        check("on Tuesday night", &[("Tuesday night", "2031-06-03TNI")]);
        check("last night", &[("last night", "2031-06-03TNI")]);
        check("the morning of June 2", &[("the morning of June 2", "2031-06-02TMO")]);
        check(
            "On Monday it fell. By the evening",
            &[("Monday", "2031-06-02"), ("the evening", "2031-06-02TEV")],
        );
        check("tomorrow morning", &[("tomorrow morning", "2031-06-05TMO")]);
        check("tonight", &[("tonight", "2031-06-04TNI")]);
    }

    #[test]
    fn a_zone_is_kept() {
        use twosource_text::Document;

        use crate::testing::Text;
        use crate::time::{TimeValue, times};

        let text = "on June 2, 2031 at 9:05 pm EST";
        let Text { document, words, .. } = Text::read(Document::new("t", text));
        let found = times(&document, &words);
        let Some(TimeValue::Moment(at)) = &found[0].value else { panic!("{found:?}") };
        assert_eq!(at.to_string(), "2031-06-02T21:05 EST");
    }
}

//! Days and dates.

use jiff::ToSpan;
use jiff::civil::Weekday;
use twosource_text::{Basis, Date, Document, Span};

use crate::word::{Word, WordKind};

/// What a time expression names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeValue {
    /// A calendar day.
    Day(Date),
    /// A year.
    Year(i16),
}

/// A time expression of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// What they name, where it can be told.
    pub value: Option<TimeValue>,
    /// Where the publication date comes from that the words were counted from; `None` when they
    /// name a date by themselves or could not be resolved.
    pub anchor: Option<Basis>,
}

/// Weekdays, dates and years. A weekday is the last such day up to the day of publication.
pub(crate) fn times(document: &Document, words: &[Word]) -> Vec<TimeExpression> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let expression = calendar_day(document, words, at)
            .or_else(|| weekday_expression(document, words, at))
            .or_else(|| year_expression(document, words, at));
        match expression {
            Some((expression, used)) => {
                found.push(expression);
                at += used;
            }
            None => at += 1,
        }
    }
    found
}

type Found = (TimeExpression, usize);

/// "June 4, 2031", "June 4", "4 June 2031".
fn calendar_day(document: &Document, words: &[Word], at: usize) -> Option<Found> {
    let text = |at: usize| words.get(at).map_or("", |word| document.slice(word.span));
    let day_first = words.get(at)?.kind == WordKind::Number;
    let (month_at, day_at) = if day_first { (at + 1, at) } else { (at, at + 1) };
    let month = month(text(month_at))?;
    let day: u8 = text(day_at).trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
    let stated = text(at + 2).parse::<i16>().ok().filter(|year| (1000..3000).contains(year));
    let published = document.meta.published.as_ref();
    let year = stated.or_else(|| published.map(|known| known.value.year));
    let used = if stated.is_some() { 3 } else { 2 };
    let span = words.get(at)?.span.cover(words.get(at + used - 1)?.span);
    let value = year.and_then(|year| Date::new(year, month, day)).map(TimeValue::Day);
    let anchor = published.filter(|_| stated.is_none()).map(|known| known.basis);
    Some((TimeExpression { span, value, anchor }, used))
}

fn weekday_expression(document: &Document, words: &[Word], at: usize) -> Option<Found> {
    let word = words.get(at)?;
    let text = document.slice(word.span);
    let published = document.meta.published.as_ref();
    let today = published.map(|known| &known.value);
    let value = match (weekday(text), text.to_lowercase().as_str()) {
        (Some(day), _) => today.and_then(|today| last_weekday(today, day)),
        (None, "yesterday") => today.and_then(|today| days_before(today, 1)),
        (None, "today") => today.cloned(),
        _ => return None,
    };
    let anchor = value.as_ref().and(published).map(|known| known.basis);
    let value = value.map(|date| TimeValue::Day(Date { minute: None, zone: None, ..date }));
    Some((TimeExpression { span: word.span, value, anchor }, 1))
}

fn year_expression(document: &Document, words: &[Word], at: usize) -> Option<Found> {
    let word = words.get(at)?;
    let before = document.slice(words.get(at.checked_sub(1)?)?.span).to_lowercase();
    let year: i16 = document.slice(word.span).parse().ok()?;
    let named = matches!(before.as_str(), "in" | "since" | "by" | "until" | "of")
        || month(&before).is_some();
    let plausible = (1800..2100).contains(&year) && named;
    let value = Some(TimeValue::Year(year));
    plausible.then_some((TimeExpression { span: word.span, value, anchor: None }, 1))
}

/// 1 to 12 for the name of a month; "May" and "March" only with a capital.
pub(crate) fn month(word: &str) -> Option<u8> {
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let whole = names.iter().position(|name| *name == word);
    let short = |name: &&str| word.len() >= 3 && name.starts_with(word) && word.len() <= 4;
    let at = whole.or_else(|| names.iter().position(short))?;
    u8::try_from(at + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "Monday" => Weekday::Monday,
        "Tuesday" => Weekday::Tuesday,
        "Wednesday" => Weekday::Wednesday,
        "Thursday" => Weekday::Thursday,
        "Friday" => Weekday::Friday,
        "Saturday" => Weekday::Saturday,
        "Sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// The last `weekday` up to and including `today`.
fn last_weekday(today: &Date, weekday: Weekday) -> Option<Date> {
    days_before(today, i64::from(weekday.until(civil(today)?.weekday())))
}

fn days_before(today: &Date, days: i64) -> Option<Date> {
    let day = civil(today)?.checked_sub(days.days()).ok()?;
    Date::new(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?)
}

fn civil(date: &Date) -> Option<jiff::civil::Date> {
    let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    jiff::civil::Date::new(date.year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use twosource_text::Known;

    use super::*;
    use crate::testing::Text;

    #[track_caller]
    fn check(text: &str, published: Option<(i16, u8, u8)>, expected: &[(&str, &str)]) {
        let mut document = Document::new("t", text);
        document.meta.published = published
            .and_then(|(y, m, d)| Date::new(y, m, d))
            .map(|date| Known::new(date, Basis::Given));
        let Text { document, words, .. } = Text::read(document);
        let found = times(&document, &words);
        let found: Vec<_> = found
            .iter()
            .map(|time| {
                let value = match &time.value {
                    Some(TimeValue::Day(day)) => day.to_string(),
                    Some(TimeValue::Year(year)) => year.to_string(),
                    None => String::new(),
                };
                (document.slice(time.span), value)
            })
            .collect();
        let expected: Vec<_> = expected.iter().map(|(a, b)| (*a, (*b).to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn weekdays_look_back_from_publication() {
        // 4 June 2031 is a Wednesday.
        check("on Wednesday", Some((2031, 6, 4)), &[("Wednesday", "2031-06-04")]);
        check("on Thursday", Some((2031, 6, 4)), &[("Thursday", "2031-05-29")]);
        check("on Thursday", None, &[("Thursday", "")]);
        check("yesterday", Some((2032, 3, 1)), &[("yesterday", "2032-02-29")]);
    }

    #[test]
    fn dates_and_years() {
        check("June 4, 2031", None, &[("June 4, 2031", "2031-06-04")]);
        check("4 June", Some((2031, 7, 1)), &[("4 June", "2031-06-04")]);
        check("since 2029", None, &[("2029", "2029")]);
        check("they may march", None, &[]);
    }
}

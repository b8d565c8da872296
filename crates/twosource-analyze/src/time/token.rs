//! Words as the rules of time see them: what a word can be in a time expression, and what stands
//! between it and the word before.

use twosource_text::{Document, Span};

use super::kind::{Amount, DayPart, Reference, Season, TimeUnit};
use crate::number_word;
use crate::word::{Word, WordKind};

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// White space.
    Space,
    /// A hyphen or dash without space.
    Hyphen,
    /// A comma and white space.
    Comma,
    /// A period and white space, after an abbreviation or a sentence.
    Period,
    /// A colon without space.
    Colon,
    /// A slash.
    Slash,
    /// A possessive ending.
    Possessive,
    /// A sign of money or of a number right before the word.
    Sign,
    /// Anything else, or another block.
    Other,
}

/// What a word can be in a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing that begins one.
    Other,
    /// "12", "12.5", "twelve".
    Number(Amount),
    /// "hundred", "dozen".
    Scale(u32),
    /// "third", "3rd".
    Ordinal(u8),
    /// "June", "Jun".
    Month(u8),
    /// ISO 8601 number, 1 is Monday.
    Weekday(u8),
    /// "years"; `true` for the plural.
    Unit(TimeUnit, bool),
    /// "morning".
    Part(DayPart),
    /// "summer".
    Season(Season),
    /// "1990s", "nineties"; the decade, without century where it is below 10.
    Decade(i16),
    /// "Mondays".
    Weekdays(u8),
    /// "half".
    Half,
    /// "weekend".
    Weekend,
    /// "yesterday" is -1.
    Day(i8),
    /// "tonight", "overnight".
    Tonight,
    /// "noon" and "midnight", in hours.
    Noon(u16),
    /// "5pm", "6.10am": figures and half of the day in one word.
    Clock,
    /// "daily".
    Every(TimeUnit),
    /// The first word of the name of a holiday.
    Holiday,
    /// "recently".
    Reference(Reference),
    /// "past", "future", "moment" and other nouns that need their neighbors.
    Vague,
}

/// One word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) gap: Gap,
    pub(super) class: Class,
    pub(super) kind: WordKind,
}

/// The words of a document in text order.
pub(super) fn tokens<'a>(document: &'a Document, words: &[Word]) -> Vec<Token<'a>> {
    let mut before: Option<&Word> = None;
    let token = |word| {
        let gap = before.replace(word).map_or(Gap::Other, |before| gap(document, before, word));
        let text = document.slice(word.span);
        Token { text, span: word.span, gap, class: class(text, word.kind), kind: word.kind }
    };
    words.iter().map(token).collect()
}

fn gap(document: &Document, before: &Word, word: &Word) -> Gap {
    let between = document.slice(before.span.gap(word.span));
    if before.block != word.block {
        return Gap::Other;
    }
    match between {
        " " | "\u{a0}" => Gap::Space,
        "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" => Gap::Hyphen,
        ", " | "," | "., " => Gap::Comma,
        ". " => Gap::Period,
        ":" => Gap::Colon,
        "/" => Gap::Slash,
        "'s " | "\u{2019}s " | "' " | "\u{2019} " => Gap::Possessive,
        _ if between.ends_with(['$', '£', '€', '¥', '#', '.', '+']) => Gap::Sign,
        _ if between.trim().is_empty() && !between.contains("\n\n") => Gap::Space,
        _ => between_lines(between),
    }
}

/// Marks with a line break for the space.
fn between_lines(between: &str) -> Gap {
    match between.trim_end() {
        "," => Gap::Comma,
        "." => Gap::Period,
        "'s" | "\u{2019}s" => Gap::Possessive,
        _ => Gap::Other,
    }
}

fn class(text: &str, kind: WordKind) -> Class {
    match kind {
        WordKind::Number => figure(text),
        WordKind::Capitalized => name(text).unwrap_or_else(|| lower(text)),
        WordKind::Lower => lower(text),
    }
}

fn figure(text: &str) -> Class {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    match text.get(digits.len()..).unwrap_or("") {
        "" => number(text).map_or(Class::Other, Class::Number),
        "s" => decade(digits).map_or(Class::Other, Class::Decade),
        "st" | "nd" | "rd" | "th" => digits.parse().map_or(Class::Other, Class::Ordinal),
        "am" | "pm" | "a.m" | "p.m" | "AM" | "PM" => Class::Clock,
        _ => Class::Other,
    }
}

fn number(text: &str) -> Option<Amount> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let whole = whole.split(',').try_fold(0_u64, |sum, group| {
        let scale = if sum == 0 { 1 } else { 1000 };
        sum.checked_mul(scale)?.checked_add(group.parse().ok()?)
    })?;
    let hundredths = match rest.len() {
        0 => 0,
        1 => rest.parse::<u64>().ok()? * 10,
        2 => rest.parse().ok()?,
        _ => return None,
    };
    Some(Amount { hundredths: whole.checked_mul(100)?.checked_add(hundredths)? })
}

/// "1990" of "1990s" is 199, "90" of "90s" is 9.
fn decade(digits: &str) -> Option<i16> {
    let tens: i16 = digits.strip_suffix('0')?.parse().ok()?;
    matches!(digits.len(), 2 | 4).then_some(tens)
}

/// Months and weekdays, which are written with a capital.
fn name(text: &str) -> Option<Class> {
    if HOLIDAYS.contains(&text) {
        return Some(Class::Holiday);
    }
    let mut buffer = [0; 10];
    let lower = lowered(text, &mut buffer)?;
    if let Some(Class::Weekday(number)) = lower.strip_suffix("days").and_then(weekday) {
        return Some(Class::Weekdays(number));
    }
    if let Some(weekday) = lower.strip_suffix("day").and_then(weekday) {
        return Some(weekday);
    }
    Some(match lower {
        "january" | "jan" => Class::Month(1),
        "february" | "feb" => Class::Month(2),
        "march" | "mar" => Class::Month(3),
        "april" | "apr" => Class::Month(4),
        "may" => Class::Month(5),
        "june" | "jun" => Class::Month(6),
        "july" | "jul" => Class::Month(7),
        "august" | "aug" => Class::Month(8),
        "september" | "sept" | "sep" => Class::Month(9),
        "october" | "oct" => Class::Month(10),
        "november" | "nov" => Class::Month(11),
        "december" | "dec" => Class::Month(12),
        _ => return None,
    })
}

const HOLIDAYS: [&str; 7] =
    ["Christmas", "Thanksgiving", "Halloween", "New", "Valentine", "Labor", "Memorial"];

/// By what stands before "day".
fn weekday(stem: &str) -> Option<Class> {
    const STEMS: [&str; 7] = ["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"];
    let at = STEMS.iter().position(|known| *known == stem)?;
    Some(Class::Weekday(u8::try_from(at + 1).ok()?))
}

fn lower(text: &str) -> Class {
    let mut buffer = [0; 12];
    let Some(word) = lowered(text, &mut buffer) else { return Class::Other };
    // Most words of a text are of another length than all of these, or fail on the first byte.
    match word.len() {
        3..=6 => short(word),
        7..=12 => long(word),
        _ => Class::Other,
    }
}

fn short(word: &str) -> Class {
    match word {
        "year" | "yr" => Class::Unit(TimeUnit::Year, false),
        "years" | "yrs" => Class::Unit(TimeUnit::Year, true),
        "month" => Class::Unit(TimeUnit::Month, false),
        "months" => Class::Unit(TimeUnit::Month, true),
        "week" => Class::Unit(TimeUnit::Week, false),
        "weeks" => Class::Unit(TimeUnit::Week, true),
        "day" => Class::Unit(TimeUnit::Day, false),
        "days" => Class::Unit(TimeUnit::Day, true),
        "hour" => Class::Unit(TimeUnit::Hour, false),
        "hours" => Class::Unit(TimeUnit::Hour, true),
        "minute" => Class::Unit(TimeUnit::Minute, false),
        "decade" => Class::Unit(TimeUnit::Decade, false),
        "night" | "nights" => Class::Part(DayPart::Night),
        "midday" => Class::Part(DayPart::Midday),
        "spring" => Class::Season(Season::Spring),
        "summer" => Class::Season(Season::Summer),
        "fall" | "autumn" => Class::Season(Season::Fall),
        "winter" => Class::Season(Season::Winter),
        "today" => Class::Day(0),
        "noon" => Class::Noon(12),
        "half" => Class::Half,
        "now" => Class::Reference(Reference::Present),
        "recent" | "lately" => Class::Reference(Reference::Past),
        "soon" => Class::Reference(Reference::Future),
        "daily" => Class::Every(TimeUnit::Day),
        "hourly" => Class::Every(TimeUnit::Hour),
        "weekly" => Class::Every(TimeUnit::Week),
        "yearly" => Class::Every(TimeUnit::Year),
        "past" | "future" | "moment" | "time" | "period" | "stage" | "while" | "date" => {
            Class::Vague
        }
        _ => number_word(word),
    }
}

fn long(word: &str) -> Class {
    match word {
        "minutes" => Class::Unit(TimeUnit::Minute, true),
        "seconds" => Class::Unit(TimeUnit::Second, true),
        "quarter" => Class::Unit(TimeUnit::Quarter, false),
        "quarters" => Class::Unit(TimeUnit::Quarter, true),
        "decades" => Class::Unit(TimeUnit::Decade, true),
        "century" => Class::Unit(TimeUnit::Century, false),
        "centuries" => Class::Unit(TimeUnit::Century, true),
        "morning" => Class::Part(DayPart::Morning),
        "afternoon" => Class::Part(DayPart::Afternoon),
        "evening" => Class::Part(DayPart::Evening),
        "weekend" => Class::Weekend,
        "yesterday" => Class::Day(-1),
        "tomorrow" => Class::Day(1),
        "tonight" | "overnight" => Class::Tonight,
        "midnight" => Class::Noon(24),
        "currently" | "nowadays" | "presently" | "current" => Class::Reference(Reference::Present),
        "recently" | "previously" => Class::Reference(Reference::Past),
        "monthly" => Class::Every(TimeUnit::Month),
        "annually" => Class::Every(TimeUnit::Year),
        "present" => Class::Vague,
        "twenties" => Class::Decade(2),
        "thirties" => Class::Decade(3),
        "forties" => Class::Decade(4),
        "fifties" => Class::Decade(5),
        "sixties" => Class::Decade(6),
        "seventies" => Class::Decade(7),
        "eighties" => Class::Decade(8),
        "nineties" => Class::Decade(9),
        _ => number_word(word),
    }
}

fn number_word(word: &str) -> Class {
    const SCALES: [(&str, u32); 6] = [
        ("hundred", 100),
        ("hundreds", 100),
        ("thousand", 1000),
        ("thousands", 1000),
        ("million", 1_000_000),
        ("dozen", 12),
    ];
    if let Some(value) = number_word::small(word).or_else(|| number_word::tens(word)) {
        return Class::Number(Amount::whole(value));
    }
    if let Some((_, value)) = SCALES.iter().find(|(name, _)| *name == word) {
        return Class::Scale(*value);
    }
    let ordinal = number_word::ordinal(word).or((word == "twenty-first").then_some(21));
    let ordinal = ordinal.and_then(|value| u8::try_from(value).ok());
    ordinal.map_or(Class::Other, Class::Ordinal)
}

/// The word in lower case, when it is no longer than the buffer and ASCII.
fn lowered<'a>(word: &str, buffer: &'a mut [u8]) -> Option<&'a str> {
    let lower = buffer.get_mut(..word.len())?;
    lower.iter_mut().zip(word.bytes()).for_each(|(to, from)| *to = from.to_ascii_lowercase());
    std::str::from_utf8(lower).ok()
}

/// 1 to 12 for the name of a month; "May" and "March" only with a capital.
pub(crate) fn month(word: &str) -> Option<u8> {
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    match capital.then(|| name(word))?? {
        Class::Month(month) => Some(month),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Class) {
        let kind = match text.chars().next() {
            Some(c) if c.is_numeric() => WordKind::Number,
            Some(c) if c.is_uppercase() => WordKind::Capitalized,
            _ => WordKind::Lower,
        };
        assert_eq!(class(text, kind), expected, "{text}");
    }

    #[test]
    fn figures() {
        check("1,250", Class::Number(Amount::whole(1250)));
        check("2.5", Class::Number(Amount { hundredths: 250 }));
        check("1990s", Class::Decade(199));
        check("70s", Class::Decade(7));
        check("21st", Class::Ordinal(21));
        check("6.10am", Class::Clock);
        check("12m", Class::Other);
        check("99999999999999999999", Class::Other);
    }

    #[test]
    fn words() {
        check("May", Class::Month(5));
        check("may", Class::Other);
        check("SEPT", Class::Month(9));
        check("Twenty", Class::Number(Amount::whole(20)));
        check("ninety", Class::Number(Amount::whole(90)));
        check("second", Class::Ordinal(2));
        check("Yesterday", Class::Day(-1));
    }
}

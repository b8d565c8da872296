//! Time expressions, as `TimeML` has them (TIMEX3), by rules on words.
//!
//! ```text
//! words -> tokens: what each word can be (token.rs)
//!       -> a rule for the class of the word, which looks a few words to either side:
//!          calendar.rs weekday.rs holiday.rs clock.rs period.rs relative.rs duration.rs set.rs vague.rs
//!       -> "early", "about", "the end of" (modifier.rs)
//! ```
//!
//! The rules follow the annotation guidelines of `TimeML` 1.2.1 and the reading of `HeidelTime`
//! (Strötgen and Gertz 2010). Expressions do not overlap; prepositions stay outside. Days are
//! counted from the publication date; without one, values stay open ("XXXX-WXX-3").
//!
//! Not found: times that are named by an event alone ("after the tour", "at lunch").

mod amount;
mod calendar;
mod civil;
mod clock;
mod duration;
mod holiday;
mod kind;
mod modifier;
mod period;
mod reader;
mod relative;
mod set;
mod tense;
#[cfg(test)]
mod testing;
mod token;
mod vague;
mod value;
mod weekday;

use twosource_text::{Basis, Document, Span};

use crate::word::{Word, WordKind};
use reader::{Found, Reader};
use token::{Class, Gap};
use value::Open;

pub use kind::{Amount, DayPart, Granularity, Reference, Season, TimeKind, TimeModifier, TimeUnit};
pub(crate) use token::month;
pub use value::{Open as OpenTime, TimeValue};

/// A time expression of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// Its class.
    pub kind: TimeKind,
    /// What the words name, where it can be told.
    pub value: Option<TimeValue>,
    /// How the value is bounded.
    pub modifier: Option<TimeModifier>,
    /// Where the publication date comes from that the words were counted from; `None` when they
    /// name a time by themselves or could not be resolved.
    pub anchor: Option<Basis>,
}

/// All time expressions, in text order.
pub(crate) fn times(document: &Document, words: &[Word]) -> Vec<TimeExpression> {
    let mut reader = Reader::new(document, words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.len() {
        let Some(next) = read(&reader, at).map(|next| modifier::dressed(&reader, next)) else {
            at += 1;
            continue;
        };
        reader.remember(&next);
        at = next.to.max(at + 1);
        found.extend(expression(&reader, next));
    }
    found
}

/// The expression whose first telling word is `at`.
fn read(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let found = match reader.class(at) {
        Class::Other | Class::Scale(_) => None,
        Class::Number(_) => clock::clock(reader, at).or_else(|| calendar::number(reader, at)),
        Class::Ordinal(_) => calendar::day_first(reader, at),
        Class::Holiday => holiday::holiday(reader, at),
        Class::Month(5) if reader.continues(at + 1, &["Day"]) => holiday::holiday(reader, at),
        Class::Month(month) => set::named(reader, at, Open::Month(month))
            .or_else(|| calendar::month(reader, at, month)),
        Class::Weekday(_) if is_named_weekday(reader, at) => None,
        Class::Weekday(number) => set::named(reader, at, Open::Weekday(number))
            .or_else(|| Some(weekday::weekday(reader, at, number))),
        Class::Weekdays(number) => Some(set::weekdays(at, number)),
        Class::Unit(TimeUnit::Quarter, plural) => period::quarter(reader, at)
            .or_else(|| if plural { None } else { period::bare(reader, at) })
            .or_else(|| unit(reader, at, TimeUnit::Quarter, plural))
            .filter(|_| !is_fraction(reader, at)),
        Class::Unit(size, plural) => unit(reader, at, size, plural),
        Class::Part(_) if reader.is(at, &["nights"]) => duration::nights(reader, at),
        Class::Part(part) => {
            set::named(reader, at, Open::Part(None, part)).or_else(|| clock::part(reader, at, part))
        }
        Class::Season(season) => set::named(reader, at, Open::Season(season))
            .or_else(|| period::season(reader, at, season)),
        Class::Decade(decade) => period::decade(reader, at, decade),
        Class::Half => period::half(reader, at),
        Class::Weekend => weekday::weekend(reader, at),
        Class::Day(_) if is_name(reader, at) => None,
        Class::Day(count) => Some(weekday::near_day(reader, at, count)),
        Class::Tonight => Some(clock::tonight(reader, at)),
        Class::Noon(_) | Class::Clock => clock::clock(reader, at),
        Class::Every(size) => set::adverb(reader, at, size),
        Class::Reference(reference) => reference_at(reader, at, reference),
        Class::Vague if reader.is(at, &["period"]) => period::bare(reader, at),
        Class::Vague => vague::noun(reader, at),
    };
    found.map(|found| clock::behind(reader, found))
}

/// "Good Friday", "Sunday Herald": a weekday in another name.
fn is_named_weekday(reader: &Reader<'_>, at: usize) -> bool {
    const BEFORE: [&str; 8] =
        ["Black", "Good", "Bloody", "Super", "Ash", "Palm", "Easter", "Cyber"];
    const BEHIND: [&str; 9] =
        ["Times", "Telegraph", "Herald", "Mirror", "Express", "Mail", "Post", "Star", "Tribune"];
    let is = |at: usize, names: &[&str]| names.contains(&reader.text(at));
    reader.before(at).is_some_and(|before| is(before, &BEFORE))
        || reader.gap(at + 1) == Gap::Space && is(at + 1, &BEHIND)
}

/// A capital behind a capital, as in the name of a newspaper.
fn is_name(reader: &Reader<'_>, at: usize) -> bool {
    let capital =
        |at: usize| reader.token(at).is_some_and(|token| token.kind == WordKind::Capitalized);
    capital(at) && reader.before(at).is_some_and(capital)
}

/// "three-quarters", "three quarters of".
fn is_fraction(reader: &Reader<'_>, quarter: usize) -> bool {
    let three = reader.before_is(quarter, &["three", "a"]).is_some();
    three && (reader.gap(quarter) == Gap::Hyphen || reader.continues(quarter + 1, &["of"]))
}

/// "recent" alone; in front of a unit the unit decides.
fn reference_at(reader: &Reader<'_>, at: usize, reference: Reference) -> Option<Found> {
    let unit = reader.joined(at + 1)
        && (matches!(reader.class(at + 1), Class::Unit(..)) || reader.is(at + 1, &["fiscal"]));
    (!unit).then(|| vague::word(reader, at, reference)).flatten()
}

fn unit(reader: &Reader<'_>, at: usize, size: TimeUnit, plural: bool) -> Option<Found> {
    let named = match size {
        TimeUnit::Century => period::century(reader, at),
        TimeUnit::Year => period::year_end(reader, at),
        _ => None,
    };
    named
        .or_else(|| set::unit(reader, at, size))
        .or_else(|| relative::unit(reader, at, size, plural))
        .or_else(|| duration::unit(reader, at, size, plural))
}

fn expression(reader: &Reader<'_>, found: Found) -> Option<TimeExpression> {
    let first = reader.token(found.from)?.span;
    let last = reader.last_span(found.to.checked_sub(1)?)?;
    let known = !matches!(found.value, TimeValue::Open(_) | TimeValue::Reference(_));
    let anchor = reader.published.filter(|_| found.counted && known).map(|date| date.basis);
    Some(TimeExpression {
        span: first.cover(last),
        kind: found.kind,
        value: Some(found.value),
        modifier: found.modifier,
        anchor,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use twosource_models::Resources;
    use twosource_text::{Date, Known};

    use super::testing::{check, check_on};
    use super::*;
    use crate::testing::Text;

    #[test]
    fn a_borrowed_date_stays_marked() {
        let mut document = Document::new("t", "The mill closed on Monday and in 2029.");
        let basis = Basis::Borrowed(document.id());
        document.meta.published = Date::new(2031, 6, 4).map(|date| Known::new(date, basis));
        let Text { document, words, .. } = Text::read(document);
        let found = times(&document, &words);
        let anchors: Vec<_> = found.iter().map(|time| time.anchor).collect();
        assert_eq!(anchors, [Some(basis), None]);
    }

    #[test]
    fn values_stay_open_without_a_publication_date() {
        let none = |text, words, value| check_on(text, None, &[(words, value)]);
        none("They met on Wednesday.", "Wednesday", "XXXX-WXX-3");
        none("They met on Tuesday night.", "Tuesday night", "XXXX-WXX-2TNI");
        none("They met yesterday.", "yesterday", "XXXX-XX-XX");
        none("They met on June 4.", "June 4", "XXXX-06-04");
        none("They met in June.", "June", "XXXX-06");
        none("They met last week.", "last week", "XXXX-WXX");
        none("They met two years ago.", "two years ago", "XXXX");
        none("They met in the third quarter.", "the third quarter", "XXXX-Q3");
        none("They met at 5 p.m. on Friday.", "5 p.m. on Friday", "XXXX-WXX-5T17:00");
    }

    proptest! {
        /// Any sequence of the words that the rules know, with any marks between them.
        #[test]
        fn expressions_never_overlap(text in text()) {
            static RESOURCES: LazyLock<Resources> = LazyLock::new(|| Resources::load().unwrap());
            let mut document = Document::new("t", text);
            document.meta.published = Date::new(2031, 6, 4).map(|date| Known::new(date, Basis::Given));
            let found = crate::read_times(&document, &RESOURCES);
            let ordered = found.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start());
            prop_assert!(ordered && found.iter().all(|time| !time.span.is_empty()));
            for value in found.iter().filter_map(|time| time.value.as_ref()) {
                let days = value.first_day().zip(value.last_day());
                prop_assert!(days.is_none_or(|(first, last)| first <= last));
                prop_assert!(!value.to_string().is_empty());
            }
        }
    }

    fn text() -> impl Strategy<Value = String> {
        const WORDS: [&str; 76] = [
            "a",
            "the",
            "last",
            "next",
            "this",
            "of",
            "in",
            "on",
            "at",
            "by",
            "to",
            "or",
            "so",
            "and",
            "half",
            "two",
            "twenty",
            "hundred",
            "million",
            "9999999999999999",
            "12",
            "1990",
            "31",
            "9999",
            "0",
            "24",
            "60",
            "June",
            "Sept",
            "May",
            "Monday",
            "Sundays",
            "yesterday",
            "p.m",
            "am",
            "6.99pm",
            "GMT",
            "year",
            "years",
            "month",
            "week",
            "day",
            "hours",
            "quarter",
            "decade",
            "century",
            "ago",
            "earlier",
            "later",
            "before",
            "old",
            "third",
            "31st",
            "fiscal",
            "summer",
            "night",
            "tonight",
            "noon",
            "weekend",
            "1990s",
            "nineties",
            "every",
            "daily",
            "now",
            "recent",
            "past",
            "future",
            "more",
            "than",
            "least",
            "early",
            "late",
            "end",
            "start",
            "will",
            "said",
        ];
        const MARKS: [&str; 9] = [" ", " ", " ", "-", ", ", ". ", ":", "/", "'s "];
        let part = (proptest::sample::select(&WORDS[..]), proptest::sample::select(&MARKS[..]));
        let text = |parts: Vec<(&str, &str)>| parts.iter().flat_map(|(a, b)| [*a, *b]).collect();
        proptest::collection::vec(part, 1..40).prop_map(text)
    }

    #[test]
    fn other_words_are_no_times() {
        check("About three-quarters of the fields are dry; it may rain, and they may march.", &[]);
        check("It has 2000 people, 1990 votes and $1950; they took flight R-2000.", &[]);
        check("The summit was on the second floor of a decent house.", &[]);
        check("Black Friday, said the Sunday Herald", &[]);
        check("A previously announced plan of the now-closed mill.", &[]);
    }
}

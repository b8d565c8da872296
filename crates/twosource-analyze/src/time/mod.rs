//! Time expressions, as `TimeML` has them (TIMEX3), by rules on words.
//!
//! ```text
//! words -> tokens: what each word can be (token.rs)
//!       -> a rule for the class of the word, which looks a few words to either side:
//!          calendar.rs weekday.rs clock.rs period.rs relative.rs duration.rs set.rs vague.rs
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
mod modifier;
mod period;
mod reader;
mod relative;
mod set;
mod tense;
mod token;
mod vague;
mod value;
mod weekday;

use twosource_text::{Basis, Document, Span};

use crate::word::Word;
use reader::{Found, Reader};
use token::Class;
use value::Open;

pub(crate) use token::month;
pub use value::{
    Amount, DayPart, Granularity, Open as OpenTime, Reference, Season, TimeKind, TimeModifier,
    TimeUnit, TimeValue,
};

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
        Class::Month(month) => set::named(reader, at, Open::Month(month))
            .or_else(|| calendar::month(reader, at, month)),
        Class::Weekday(number) => set::named(reader, at, Open::Weekday(number))
            .or_else(|| weekday::weekday(reader, at, number)),
        Class::Weekdays(number) => Some(set::weekdays(at, number)),
        Class::Unit(TimeUnit::Quarter, plural) => period::quarter(reader, at)
            .or_else(|| if plural { None } else { period::bare(reader, at) })
            .or_else(|| unit(reader, at, TimeUnit::Quarter, plural)),
        Class::Unit(size, plural) => unit(reader, at, size, plural),
        Class::Part(part) => {
            set::named(reader, at, Open::Part(None, part)).or_else(|| clock::part(reader, at, part))
        }
        Class::Season(season) => set::named(reader, at, Open::Season(season))
            .or_else(|| period::season(reader, at, season)),
        Class::Decade(decade) => period::decade(reader, at, decade),
        Class::Half => period::half(reader, at),
        Class::Weekend => weekday::weekend(reader, at),
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
    let last = reader.token(found.to.checked_sub(1)?)?.span;
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

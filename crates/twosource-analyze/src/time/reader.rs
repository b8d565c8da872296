//! What the rules of time read from: the words, the publication date and what was named before.

use jiff::civil::Weekday;
use twosource_text::{Date, Document, Known, Span};

use super::civil::{self, Day};
use super::kind::{Amount, Granularity, TimeKind, TimeModifier, TimeUnit};
use super::token::{Class, Gap, Token, tokens};
use super::value::{Open, TimeValue};
use crate::word::Word;

/// A time expression as a rule finds it, in words.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its first word.
    pub(super) from: usize,
    /// Behind its last word.
    pub(super) to: usize,
    pub(super) kind: TimeKind,
    pub(super) value: TimeValue,
    pub(super) modifier: Option<TimeModifier>,
    /// Whether it was counted from the publication date.
    pub(super) counted: bool,
}

impl Found {
    /// A value that the words name by themselves.
    pub(super) const fn new(from: usize, to: usize, kind: TimeKind, value: TimeValue) -> Self {
        Self { from, to, kind, value, modifier: None, counted: false }
    }

    /// A calendar value that the words name by themselves.
    pub(super) const fn date(from: usize, to: usize, value: TimeValue) -> Self {
        Self::new(from, to, TimeKind::Date, value)
    }

    /// The same value, counted from the publication date.
    pub(super) const fn counted(mut self) -> Self {
        self.counted = true;
        self
    }
}

/// The calendar values that later expressions count from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Memory {
    /// Year and number of the quarter that is reported on, and the word that named it.
    pub(super) quarter: Option<(i16, u8, usize)>,
    /// Whether a year or some months were reported on since.
    pub(super) is_longer: bool,
    /// The last value, by its first day and its size.
    pub(super) last: Option<(Day, Granularity)>,
    /// The last day.
    pub(super) day: Option<Day>,
}

/// The words of one document with what is known so far.
pub(super) struct Reader<'a> {
    document: &'a Document,
    tokens: Vec<Token<'a>>,
    /// The publication date.
    pub(super) today: Option<Day>,
    /// The publication date with its time of day.
    pub(super) published: Option<&'a Known<Date>>,
    /// Words before this one belong to other expressions.
    pub(super) floor: usize,
    pub(super) memory: Memory,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document, words: &[Word]) -> Self {
        let published = document.meta.published.as_ref();
        let today = published.and_then(|known| civil::day(&known.value));
        let tokens = tokens(document, words);
        Self { document, tokens, today, published, floor: 0, memory: Memory::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    /// The span of a word that ends an expression: with the period of "p.m.".
    pub(super) fn last_span(&self, at: usize) -> Option<Span> {
        let token = self.token(at)?;
        let half = token.text.ends_with(['m', 'M']) && token.text.contains('.');
        let period = self.document.span(token.span.end()..token.span.end() + 1);
        let period = period.filter(|&period| half && self.document.slice(period) == ".");
        Some(period.map_or(token.span, |period| token.span.cover(period)))
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.token(at).map_or(Class::Other, |token| token.class)
    }

    pub(super) fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.text)
    }

    pub(super) fn gap(&self, at: usize) -> Gap {
        self.token(at).map_or(Gap::Other, |token| token.gap)
    }

    /// Whether nothing but a space or hyphen stands before the word.
    pub(super) fn joined(&self, at: usize) -> bool {
        matches!(self.gap(at), Gap::Space | Gap::Hyphen)
    }

    /// Whether the word is one of `words`, in any case.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// Whether the word is one of `words` and continues the phrase before it.
    pub(super) fn continues(&self, at: usize, words: &[&str]) -> bool {
        self.joined(at) && self.is(at, words)
    }

    /// The word before, when it is free and in the same phrase.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        (before >= self.floor && self.joined(at)).then_some(before)
    }

    /// The word before, when it is one of `words`, free and in the same phrase.
    pub(super) fn before_is(&self, at: usize, words: &[&str]) -> Option<usize> {
        self.before(at).filter(|&before| self.is(before, words))
    }

    /// Takes in one of `words` before `at`, where it stands there.
    pub(super) fn with_before(&self, at: usize, words: &[&str]) -> usize {
        self.before_is(at, words).unwrap_or(at)
    }

    /// The whole number that one word stands for.
    pub(super) fn whole(&self, at: usize) -> Option<i64> {
        match self.class(at) {
            Class::Number(amount) => amount.as_whole(),
            _ => None,
        }
    }

    /// The year that one word of four figures stands for.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let text = self.text(at);
        let figures = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = figures.then(|| text.parse().ok())?;
        year.filter(|year| (1000..2200).contains(year))
    }

    /// Whether the last quarter was named so near that "a year earlier" is about it.
    pub(super) fn quarter_near(&self, at: usize) -> Option<(i16, u8)> {
        /// A few paragraphs.
        const NEAR: usize = 150;
        let (year, quarter, named) = self.memory.quarter?;
        let near = at.saturating_sub(named) < NEAR && !self.memory.is_longer;
        near.then_some((year, quarter))
    }

    /// The unit that lies `count` units from the one of publication.
    pub(super) fn unit_from_today(&self, unit: TimeUnit, count: i64) -> TimeValue {
        let today = self.today.and_then(|today| match (unit, today.weekday()) {
            // "Last week" in a Sunday paper is the one that has just ended.
            (TimeUnit::Week, Weekday::Sunday) => today.tomorrow().ok(),
            _ => Some(today),
        });
        let day = today.and_then(|today| civil::shifted(today, unit, count));
        let value = day.and_then(|day| civil::unit_of(day, unit));
        value.unwrap_or(TimeValue::Open(Open::Some(granularity(unit))))
    }

    /// The day that lies `count` units from the day of publication.
    pub(super) fn day_from_today(&self, unit: TimeUnit, count: i64) -> TimeValue {
        let day = self.today.and_then(|today| civil::shifted(today, unit, count));
        day_value(day)
    }

    /// Keeps a quarter that is reported on: one that is over, and not the one a year before it.
    fn remember_quarter(&mut self, year: i16, quarter: u8, found: &Found) {
        let last = found.value.days().map(|(_, last)| last);
        let over = self.today.is_none_or(|today| last.is_some_and(|last| last < today));
        let year_ago = matches!(self.memory.quarter, Some((now, same, _))
            if now == year.saturating_add(1) && same == quarter);
        if over && !year_ago {
            self.memory.quarter = Some((year, quarter, found.to));
        }
        self.memory.is_longer = false;
    }

    /// Keeps what later expressions count from.
    pub(super) fn remember(&mut self, found: &Found) {
        self.floor = found.to;
        if let TimeValue::Duration { amount: Some(amount), unit } = found.value {
            let months = unit == TimeUnit::Month && self.is(found.from, &["the"]);
            let year = unit == TimeUnit::Year && amount == Amount::whole(1);
            self.memory.is_longer |= months || (year && found.kind == TimeKind::Duration);
        }
        let Some((first, _)) = found.value.days() else { return };
        if let TimeValue::Quarter { year, quarter } = found.value {
            self.remember_quarter(year, quarter, found);
        }
        if let Some(granularity) = found.value.granularity() {
            self.memory.last = Some((first, granularity));
            if granularity <= Granularity::Day {
                self.memory.day = Some(first);
            }
        }
    }
}

/// A day, or an open one.
pub(super) fn day_value(day: Option<Day>) -> TimeValue {
    let date = day.and_then(civil::date).map(TimeValue::Day);
    date.unwrap_or(TimeValue::Open(Open::Some(Granularity::Day)))
}

/// The size of a calendar unit; a minute for units of the clock.
pub(super) const fn granularity(unit: TimeUnit) -> Granularity {
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => Granularity::Minute,
        TimeUnit::Day => Granularity::Day,
        TimeUnit::Week => Granularity::Week,
        TimeUnit::Month => Granularity::Month,
        TimeUnit::Quarter => Granularity::Quarter,
        TimeUnit::Year => Granularity::Year,
        TimeUnit::Decade => Granularity::Decade,
        TimeUnit::Century => Granularity::Century,
    }
}

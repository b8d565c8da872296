//! A number of one or more words.
//!
//! "27", "twenty-five", "two hundred and three", "4.5 million", "2bn", "two and a half", "half a
//! million", "a dozen", "a couple of", "a month and a half" (the unit stands inside). Does not
//! find: ranges and vague numbers, which have their own files, and "one" as a pronoun, which the
//! grammar tells.

use std::ops::Range;

use twosource_text::Span;

use super::numeral::{figure, scale, short_scale, small, tens, vulgar_fraction};
use super::reader::{Reader, is_blank};
use super::unit;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Figure,
    Words,
    /// "a month": an article before a unit of measurement.
    Article,
    /// "tens of thousands", "several".
    Vague,
}

/// A number as read off the words.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) value: f64,
    /// The greater one of a range.
    pub(super) upper: Option<f64>,
    pub(super) words: Range<usize>,
    pub(super) span: Span,
    pub(super) form: Form,
    /// The unit where it stands inside the number: "12mph", "a month and a half".
    pub(super) unit: Option<Span>,
    /// "a couple of", "a dozen or so": not to be taken at its word.
    pub(super) is_rough: bool,
    /// "dual": the noun stands in the singular.
    pub(super) is_double: bool,
}

impl Number {
    pub(super) fn of(reader: Reader, words: Range<usize>, value: f64, form: Form) -> Option<Self> {
        let span = reader.span(words.clone())?;
        Some(Self {
            value,
            upper: None,
            words,
            span,
            form,
            unit: None,
            is_rough: false,
            is_double: false,
        })
    }

    pub(super) fn is_whole(&self) -> bool {
        self.value.fract() == 0.0
    }
}

/// The number that starts at word `at`.
pub(super) fn read(reader: Reader, at: usize) -> Option<Number> {
    part_of_one(reader, at)
        .or_else(|| in_figures(reader, at))
        .or_else(|| in_words(reader, at))
        .or_else(|| half(reader, at))
        .or_else(|| after_article(reader, at))
}

fn in_figures(reader: Reader, at: usize) -> Option<Number> {
    let text = reader.text(at);
    let (mut value, letters) = figure(text)?;
    let is_short = short_scale(letters).is_some() && !is_metres(reader, at, letters);
    let mut end = at + 1;
    if letters.is_empty() {
        (value, end) = fraction(reader, value, end);
        (value, end) = scales(reader, value, end);
    } else if is_short {
        value *= short_scale(letters)?;
    } else if !unit::is_written(letters) {
        return None;
    }
    let mut number = Number::of(reader, at..end, value, Form::Figure)?;
    if !letters.is_empty() && !is_short {
        let start = number.span.end().checked_sub(letters.len())?;
        number.unit = reader.document.span(start..number.span.end());
        number.span = reader.document.span(number.span.start()..start)?;
    }
    Some(number)
}

/// "a 40m mast", but "£40m" and "40m people".
fn is_metres(reader: Reader, at: usize, letters: &str) -> bool {
    let is_money = super::money::symbol_before(reader, at).is_some();
    let text = reader.text(at + 1);
    let is_plural = reader.is_spaced(at) && (text.ends_with('s') || text == "people");
    letters == "m" && !is_money && !is_plural
}

/// "1 1/2" and "1 ½".
fn fraction(reader: Reader, value: f64, end: usize) -> (f64, usize) {
    let vulgar = reader.text(end).chars().next().and_then(vulgar_fraction);
    if let Some(part) = vulgar.filter(|_| is_blank(reader.gap_before(end))) {
        return (value + part, end + 1);
    }
    let digit = |at: usize| small_figure(reader.text(at));
    match (digit(end), digit(end + 1)) {
        (Some(part), Some(whole))
            if part < whole && reader.gap(end) == "/" && is_blank(reader.gap_before(end)) =>
        {
            (value + part / whole, end + 2)
        }
        _ => (value, end),
    }
}

/// One figure: part of a written fraction.
fn small_figure(word: &str) -> Option<f64> {
    (word.len() == 1).then(|| word.parse().ok())?
}

/// Multipliers from word `end` on: "4.5 [million]", "500 [thousand crore]".
fn scales(reader: Reader, mut value: f64, mut end: usize) -> (f64, usize) {
    while let Some(by) = scale(reader.text(end)).filter(|_| reader.is_joined(end - 1)) {
        value *= by;
        end += 1;
    }
    (value, end)
}

/// "two hundred and three", "twenty-five", "two and a half million".
fn in_words(reader: Reader, at: usize) -> Option<Number> {
    let (mut value, mut end) = below_hundred(reader, at)?;
    if let Some(next) = and_a_half(reader, end) {
        (value, end) = (value + 0.5, next);
    }
    let mut total = 0.0;
    let mut last = f64::INFINITY;
    while let Some(by) = scale(reader.text(end)).filter(|_| reader.is_joined(end - 1)) {
        value *= by;
        end += 1;
        if let Some((rest, next)) = remainder(reader, end, by.min(last)) {
            if by >= 1e3 {
                (total, value) = (total + value, rest);
            } else {
                value += rest;
            }
            (end, last) = (next, by);
        }
    }
    if let Some(next) = and_a_half(reader, end).filter(|_| total == 0.0 && value < 20.0) {
        (value, end) = (value + 0.5, next);
    }
    Number::of(reader, at..end, total + value, Form::Words)
}

/// What follows a multiplier: "two hundred [and three]", "three thousand [five] hundred".
fn remainder(reader: Reader, at: usize, below: f64) -> Option<(f64, usize)> {
    let at = if reader.is(at, "and") && reader.is_spaced(at.wrapping_sub(1)) { at + 1 } else { at };
    if below < 1e2 || !is_blank(reader.gap_before(at)) {
        return None;
    }
    below_hundred(reader, at).filter(|(value, _)| *value >= 1.0)
}

/// "seven", "twenty", "twenty-five".
fn below_hundred(reader: Reader, at: usize) -> Option<(f64, usize)> {
    let text = reader.text(at);
    if let Some(value) = small(text) {
        return Some((value, at + 1));
    }
    let value = tens(text)?;
    let ones = small(reader.text(at + 1)).filter(|ones| (1.0..10.0).contains(ones));
    match ones.filter(|_| reader.is_joined(at)) {
        Some(ones) => Some((value + ones, at + 2)),
        None => Some((value, at + 1)),
    }
}

/// The word after "and a half".
fn and_a_half(reader: Reader, at: usize) -> Option<usize> {
    let phrase = ["and", "a", "half"];
    let is_there = (0..3).all(|n| reader.is(at + n, phrase.get(n).unwrap_or(&"")))
        && (0..3).all(|n| reader.is_joined((at + n).wrapping_sub(1)));
    is_there.then_some(at + 3)
}

/// "half a million", "half a dozen", "half an hour", "half-a-dozen".
fn half(reader: Reader, at: usize) -> Option<Number> {
    let has_article = reader.is(at, "half") && reader.is_any(at + 1, &["a", "an"]);
    if !has_article || !reader.is_joined(at) || !reader.is_joined(at + 1) {
        return None;
    }
    if let Some(by) = scale(reader.text(at + 2)) {
        return Number::of(reader, at..at + 3, by / 2.0, Form::Words);
    }
    let measured = unit::is_word(reader.text(at + 2));
    measured.then(|| Number::of(reader, at..at + 2, 0.5, Form::Words))?
}

/// "a quarter of a million", "two-thirds of a mile".
fn part_of_one(reader: Reader, at: usize) -> Option<Number> {
    let (percent, end) = super::percent::fraction_at(reader, at)?;
    if !super::percent::is_of_one(reader, end) {
        return None;
    }
    let part = (percent * 1e2).round() / 1e4;
    match scale(reader.text(end + 2)) {
        Some(by) => Number::of(reader, at..end + 3, part * by, Form::Words),
        None => Number::of(reader, at..end + 2, part, Form::Words),
    }
}

/// "a dozen", "a hundred", "a couple of", "a month and a half", "more than a month".
fn after_article(reader: Reader, at: usize) -> Option<Number> {
    if !reader.is_any(at, &["a", "an"]) || !reader.is_spaced(at) {
        return None;
    }
    if scale(reader.text(at + 1)).is_some() {
        let (value, end) = scales(reader, 1.0, at + 1);
        return Number::of(reader, at..end, value, Form::Words);
    }
    let is_set = reader.is_any(at + 1, &["couple", "pair"]) && reader.is(at + 2, "of");
    if is_set && reader.is_spaced(at + 1) {
        let mut number = Number::of(reader, at..at + 2, 2.0, Form::Words)?;
        number.is_rough = reader.is(at + 1, "couple");
        return Some(number);
    }
    unit_after_article(reader, at)
}

/// "a month and a half"; a unit alone only where it is said to count: "more than a month", "a week
/// ago".
fn unit_after_article(reader: Reader, at: usize) -> Option<Number> {
    if !unit::is_word(reader.text(at + 1)) {
        return None;
    }
    let mut number = Number::of(reader, at..at + 1, 1.0, Form::Article)?;
    number.unit = reader.words.get(at + 1).map(|word| word.span);
    if let Some(end) = and_a_half(reader, at + 2) {
        number.words = at..end;
        number.span = reader.span(at..end)?;
        number.value = 1.5;
        return Some(number);
    }
    let counts_back =
        reader.is_any(at + 2, &["ago", "earlier", "later"]) && reader.is_spaced(at + 1);
    let is_bound = super::bound::before(reader, at).is_some();
    (counts_back || is_bound).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn figures_and_words() {
        check(
            "It took 27 trams, twenty-five boats and two hundred and three carts.",
            &["Count 27 tram", "Count 25 boat", "Count 203 cart"],
        );
        check(
            "It sold 4.5 million tickets and 1,200 chairs.",
            &["Count 4500000 ticket", "Count 1200 chair"],
        );
    }

    #[test]
    fn halves_and_dozens() {
        check(
            "Half a million homes, two and a half million trees and a dozen ferries burned.",
            &["Count 500000 home", "Count 2500000 tree", "Count 12 ferry"],
        );
        check("A couple of buses left half an hour later.", &["Count ~2 bus", "Amount 0.5 hour"]);
        check("It lasted a month and a half.", &["Amount 1.5 month"]);
        check("A quarter of a million people live there.", &["Count 250000 person"]);
    }

    #[test]
    fn an_article_counts_only_where_it_is_bounded() {
        check("It lasted more than a month.", &["Amount >=1 month"]);
        check("A month passed.", &[]);
    }
}

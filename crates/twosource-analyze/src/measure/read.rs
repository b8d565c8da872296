//! One number after the other: which rule reads it, and what a measure is made of.

use std::ops::Range;

use twosource_text::Span;

use super::grammar::Grammar;
use super::number::{Form, Number};
use super::reader::Reader;
use super::reading::Reading;
use super::unit::{Unit, UnitKind};
use super::{
    Bound, Measure, about, age, amount, bound, calendar, count, label, magnitude, money, number,
    occasions, outcome, part, percent, range, rank, vague, vote,
};

/// The measure that starts at word `at`, and the word to go on with.
pub(super) fn at(
    reader: Reader,
    grammar: Grammar,
    at: usize,
    earlier: &[Measure],
) -> (Option<Measure>, usize) {
    let told = percent::fraction(reader, at)
        .or_else(|| rank::find(reader, at))
        .or_else(|| occasions::adverb(reader, at));
    if let Some((number, reading)) = told {
        let next = number.words.end;
        return (measure(reader, grammar, &number, Some(reading), earlier), next);
    }
    let Some(first) = vague::read(reader, at)
        .or_else(|| number::read(reader, at))
        .or_else(|| occasions::double(reader, at))
    else {
        return (None, at + 1);
    };
    let vote = vote::find(reader, &first);
    let number = if vote.is_some() { first } else { range::extended(reader, first) };
    let next = vote.as_ref().map_or(number.words.end, |(_, next)| *next);
    if label::is_label(reader, &number) {
        return (None, number.words.end);
    }
    let reading = money::find(reader, &number)
        .or_else(|| percent::find(reader, &number))
        .or_else(|| magnitude::find(reader, &number))
        .or_else(|| vote.map(|(vote, _)| vote));
    if reading.is_none() && calendar::is_calendar(reader, &number) {
        return (None, next);
    }
    let reading = reading
        .or_else(|| age::find(reader, &number))
        .or_else(|| occasions::find(reader, &number))
        .or_else(|| amount::find(reader, &number));
    (measure(reader, grammar, &number, reading, earlier), next)
}

/// Puts a measure together; `None` where a number counts nothing.
fn measure(
    reader: Reader,
    grammar: Grammar,
    number: &Number,
    reading: Option<Reading>,
    earlier: &[Measure],
) -> Option<Measure> {
    let (reading, noun) = match reading {
        Some(reading) => (reading, None),
        None => count::find(reader, grammar, number, earlier)?,
    };
    let (bound, words) = bounded(reader, number, &reading);
    let span = extent(reader, number, words, reading.unit.as_ref())?;
    let tokens = grammar.tokens(if noun.is_some() { number.span } else { span });
    let about = about::find(grammar, tokens.clone(), noun);
    let is_person = reading.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Person);
    let outcome = is_person.then(|| outcome::find(grammar, &tokens, about)).flatten();
    let mut measure = Measure {
        span,
        number: number.span,
        value: number.value,
        upper: number.upper,
        bound,
        kind: reading.kind,
        unit: reading.unit,
        about,
        outcome,
        whole: None,
        against: reading.against,
    };
    measure.whole = part::whole(reader, earlier, &number.words, &measure);
    Some(measure)
}

/// Bound words, number and unit, with their signs.
fn extent(
    reader: Reader,
    number: &Number,
    words: Range<usize>,
    unit: Option<&Unit>,
) -> Option<Span> {
    let span = with_signs(reader, number, reader.span(words)?.cover(number.span));
    let unit = unit.and_then(|unit| unit.span).filter(|unit| unit.start() >= span.start());
    Some(unit.map_or(span, |unit| span.cover(unit)))
}

/// With the currency sign before a number and the percent sign after it.
fn with_signs(reader: Reader, number: &Number, span: Span) -> Span {
    let document = reader.document;
    let before = reader.ahead_of(number.words.start, 4);
    let sign = before.chars().next_back().map_or(0, |c| {
        if money::symbol_before(reader, number.words.start).is_some() { c.len_utf8() } else { 0 }
    });
    let after = reader.behind(number.words.end.wrapping_sub(1));
    let percent = usize::from(after.starts_with('%'));
    let (start, end) = (number.span.start().saturating_sub(sign), number.span.end() + percent);
    document.span(start..end).map_or(span, |signed| span.cover(signed))
}

/// The bound, with all words of the measure.
fn bounded(reader: Reader, number: &Number, reading: &Reading) -> (Bound, Range<usize>) {
    let words =
        reading.words.start.min(number.words.start)..reading.words.end.max(number.words.end);
    let before = bound::before(reader, number.words.start);
    // "50 or more trams", "50 trams or more".
    let unit = reading.unit.as_ref().and_then(|unit| unit.span);
    let behind = unit.map_or(0, |unit| reader.first_after(unit.end()));
    let after = [words.end, number.words.end, behind]
        .into_iter()
        .find_map(|end| bound::after(reader, end.max(number.words.end)));
    let first = before.map_or(words.start, |(_, first)| first.min(words.start));
    let last = after.map_or(words.end, |(_, last)| last.max(words.end));
    let stated = before.or(after).map_or(Bound::Exact, |(bound, _)| bound);
    let bound = match (number.form, stated) {
        (Form::Vague, Bound::Exact | Bound::Approximate) => Bound::Vague,
        (_, Bound::Exact) if number.is_rough => Bound::Approximate,
        _ => stated,
    };
    (bound, first..last)
}

//! Amounts of units: "18", "twenty-four", "a hundred", "a couple of", "two and a half", "several".
//!
//! A range ("two to three weeks") counts as its first number, as `HeidelTime` reads it.

use super::kind::Amount;
use super::reader::Reader;
use super::token::{Class, Gap};

/// Most words of an amount; bounds the way back from a unit.
const LONGEST: usize = 6;

/// An amount in front of a unit. `number` is `None` for vague ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) from: usize,
    pub(super) number: Option<Amount>,
    /// Whether it is "a" or "an", which stands before other things than amounts, too.
    pub(super) article: bool,
}

/// The longest amount that ends right before the unit at `unit`.
pub(super) fn before(reader: &Reader<'_>, unit: usize) -> Option<Counted> {
    let first = unit.saturating_sub(LONGEST).max(reader.floor);
    let ends = |from: usize| {
        let (number, end) = read(reader, from)?;
        let article = end == from + 1 && reader.is(from, &["a", "an"]);
        (end == unit && reader.joined(unit)).then_some(Counted { from, number, article })
    };
    (first..unit).find_map(ends)
}

/// The amount that begins at `at`, with the word behind it.
fn read(reader: &Reader<'_>, at: usize) -> Option<(Option<Amount>, usize)> {
    if let Some(end) = vague(reader, at) {
        return Some((None, end));
    }
    if let Some(end) = couple(reader, at) {
        return Some((Some(Amount::whole(2)), end));
    }
    if let Some(end) = part(reader, at) {
        return Some((Some(Amount { hundredths: 50 }), end));
    }
    let (amount, end) = number(reader, at)?;
    let (amount, end) = with_half(reader, amount, end);
    Some((Some(amount), filler(reader, range_end(reader, end))))
}

/// "several", "a few", "many", "some".
fn vague(reader: &Reader<'_>, at: usize) -> Option<usize> {
    const VAGUE: [&str; 7] = ["several", "few", "many", "some", "numerous", "countless", "various"];
    let at = if reader.is(at, &["a"]) && reader.joined(at + 1) { at + 1 } else { at };
    let end = reader.is(at, &VAGUE).then_some(at + 1)?;
    let number = matches!(reader.class(end), Class::Number(_) | Class::Scale(_));
    (!number).then(|| filler(reader, end))
}

/// "a couple of", "a couple".
fn couple(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let couple = reader.is(at, &["a", "the"]) && reader.continues(at + 1, &["couple"]);
    couple.then(|| if reader.continues(at + 2, &["of"]) { at + 3 } else { at + 2 })
}

/// "half an", "half a".
fn part(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let half = reader.is(at, &["half"]) && reader.continues(at + 1, &["a", "an"]);
    let alone = reader.is(at, &["half"]) && reader.gap(at + 1) == Gap::Hyphen;
    if half { Some(at + 2) } else { alone.then_some(at + 1) }
}

/// A number in figures or words: "1.5", "a hundred", "two thousand", "twenty-four".
pub(super) fn number(reader: &Reader<'_>, at: usize) -> Option<(Amount, usize)> {
    let article = reader.is(at, &["a", "an"]);
    let scaled = matches!(reader.class(at + 1), Class::Scale(_)) && reader.joined(at + 1);
    let (mut amount, mut end) = match reader.class(at) {
        Class::Number(amount) => (amount, at + 1),
        _ if article => (Amount::whole(1), at + 1),
        _ => return None,
    };
    if article && !scaled {
        return Some((amount, end));
    }
    while reader.joined(end) {
        match reader.class(end) {
            Class::Scale(scale) => amount = amount.times(u64::from(scale)),
            Class::Number(unit)
                if is_tens(amount) && unit.hundredths < 1000 && !figures(reader, end) =>
            {
                amount.hundredths += unit.hundredths;
            }
            _ => break,
        }
        end += 1;
    }
    Some((amount, end))
}

const fn is_tens(amount: Amount) -> bool {
    amount.hundredths >= 2000
        && amount.hundredths < 10_000
        && amount.hundredths.is_multiple_of(1000)
}

fn figures(reader: &Reader<'_>, at: usize) -> bool {
    reader.text(at).starts_with(|c: char| c.is_ascii_digit())
}

/// "two and a half", "two-and-a-half", "2 1/2".
fn with_half(reader: &Reader<'_>, amount: Amount, end: usize) -> (Amount, usize) {
    let words = reader.continues(end, &["and"])
        && reader.continues(end + 1, &["a", "one"])
        && reader.continues(end + 2, &["half"]);
    let figures = reader.joined(end)
        && reader.is(end, &["1"])
        && reader.gap(end + 1) == Gap::Slash
        && reader.is(end + 1, &["2"]);
    let half = Amount { hundredths: amount.hundredths.saturating_add(50) };
    match (words, figures) {
        (true, _) => (half, end + 3),
        (_, true) => (half, end + 2),
        _ => (amount, end),
    }
}

/// Behind "or three", "to 18", "-18".
fn range_end(reader: &Reader<'_>, end: usize) -> usize {
    let link = usize::from(reader.continues(end, &["or", "to"]));
    let hyphen = reader.gap(end) == Gap::Hyphen;
    if link == 0 && !hyphen {
        return end;
    }
    let second = number(reader, end + link).filter(|_| reader.joined(end + link));
    second.map_or(end, |(_, end)| end)
}

/// Behind words between a number and its unit: "20 more years", "eight trading days".
fn filler(reader: &Reader<'_>, end: usize) -> usize {
    const FILLERS: [&str; 14] = [
        "more",
        "full",
        "long",
        "consecutive",
        "straight",
        "trading",
        "business",
        "working",
        "other",
        "additional",
        "whole",
        "calendar",
        "short",
        "successive",
    ];
    if reader.continues(end, &FILLERS) { end + 1 } else { end }
}

#[cfg(test)]
mod tests {
    use crate::time::testing::check;

    #[test]
    fn amounts() {
        check("twenty-four hours", &[("twenty-four hours", "PT24H")]);
        check("a couple of years", &[("a couple of years", "P2Y")]);
        check("two to three weeks", &[("two to three weeks", "P2W")]);
        check("20 more years", &[("20 more years", "P20Y")]);
        check("a few days", &[("a few days", "PXD")]);
        check("two thousand years", &[("two thousand years", "P2000Y")]);
        check("2 1/2 years", &[("2 1/2 years", "P2.5Y")]);
    }
}

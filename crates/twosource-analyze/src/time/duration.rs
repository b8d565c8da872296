//! Lengths of time: "three years", "18-month-old", "a decade", "several hours", "hours",
//! "the past four months", "recent months".
//!
//! A length that an event is measured by ("four years after his visit") is found as a length.

use super::amount;
use super::kind::{Amount, Reference, TimeKind, TimeUnit};
use super::reader::{Found, Reader};
use super::relative::and_a_half;
use super::token::{Class, Gap};
use super::value::TimeValue;
use crate::word::WordKind;

const LEADS: [&str; 12] = [
    "past",
    "last",
    "next",
    "first",
    "coming",
    "latest",
    "previous",
    "following",
    "final",
    "final",
    "preceding",
    "another",
];

/// A unit as a length of time.
pub(super) fn unit(reader: &Reader<'_>, at: usize, unit: TimeUnit, plural: bool) -> Option<Found> {
    if unit == TimeUnit::Year && is_age(reader, at) {
        return None;
    }
    counted(reader, at, unit, plural)
        .or_else(|| long(reader, at, unit, plural))
        .or_else(|| whole(reader, at, unit, plural))
        .or_else(|| vague(reader, at, unit, plural))
}

/// "A 30-year-old", "30 years old": the age of a person, unless a thing that can have one follows.
fn is_age(reader: &Reader<'_>, at: usize) -> bool {
    const THINGS: [&str; 38] = [
        "agreement",
        "alliance",
        "case",
        "lawsuit",
        "ban",
        "battle",
        "blockade",
        "bridge",
        "building",
        "campaign",
        "ceasefire",
        "church",
        "civil",
        "company",
        "conflict",
        "crisis",
        "custom",
        "dispute",
        "embargo",
        "feud",
        "firm",
        "house",
        "insurgency",
        "law",
        "museum",
        "party",
        "policy",
        "program",
        "programme",
        "rebellion",
        "record",
        "rule",
        "strike",
        "system",
        "tradition",
        "treaty",
        "truce",
        "war",
    ];
    reader.continues(at + 1, &["old"]) && !reader.continues(at + 2, &THINGS)
}

/// With an amount in front.
fn counted(reader: &Reader<'_>, at: usize, unit: TimeUnit, plural: bool) -> Option<Found> {
    let counted = amount::before(reader, at)?;
    let half = and_a_half(reader, at + 1);
    let number = counted.number.map(|number| {
        if half { Amount { hundredths: number.hundredths.saturating_add(50) } } else { number }
    });
    if counted.article && per(reader, counted.from) {
        return Some(Found::new(counted.from, at + 1, TimeKind::Set, length(number, unit)));
    }
    let modal =
        || reader.before_is(counted.from, &["will", "would", "may", "might", "could", "can"]);
    if unit == TimeUnit::Day && reader.is(counted.from, &["one"]) && modal().is_some() {
        return Some(Found::date(counted.from, at + 1, TimeValue::Reference(Reference::Future)));
    }
    if counted.article && plural {
        return None;
    }
    let end = if half { at + 4 } else { at + 1 };
    let from = led(reader, counted.from);
    Some(Found::new(from, behind(reader, end), TimeKind::Duration, length(number, unit)))
}

/// Whether "a year" behind the word says how often: "$3 million a year", "twice a day".
fn per(reader: &Reader<'_>, article: usize) -> bool {
    let Some(before) = reader.before(article) else { return false };
    let many = matches!(reader.class(before), Class::Number(_) | Class::Scale(_));
    many || reader.is(before, &["times", "once", "twice", "percent", "dollars", "barrels", "tons"])
}

/// With "the past", "the first", "another" in front.
fn led(reader: &Reader<'_>, from: usize) -> usize {
    let lead = reader.with_before(from, &LEADS);
    let the = reader.with_before(lead, &["the", "these", "those"]);
    if the < lead || lead < from { the } else { from }
}

/// Behind "old", "or so".
fn behind(reader: &Reader<'_>, end: usize) -> usize {
    if reader.continues(end, &["old"])
        || reader.gap(end) == Gap::Hyphen && reader.is(end, &["long"])
    {
        return end + 1;
    }
    end
}

/// "two nights", as days.
pub(super) fn nights(reader: &Reader<'_>, at: usize) -> Option<Found> {
    counted(reader, at, TimeUnit::Day, true)
}

/// "a week-long strike", "the months-long talks".
fn long(reader: &Reader<'_>, at: usize, unit: TimeUnit, plural: bool) -> Option<Found> {
    let long = reader.gap(at + 1) == Gap::Hyphen && reader.is(at + 1, &["long"]);
    let amount = if plural { None } else { Some(Amount::whole(1)) };
    long.then(|| Found::new(at, at + 2, TimeKind::Duration, length(amount, unit)))
}

/// "the past year", "the last decade", "another week".
fn whole(reader: &Reader<'_>, at: usize, unit: TimeUnit, plural: bool) -> Option<Found> {
    let lead = reader.before_is(at, &LEADS).filter(|_| !plural)?;
    let from = led(reader, at);
    let another = reader.is(lead, &["another"]);
    (from < lead || another)
        .then(|| Found::new(from, at + 1, TimeKind::Duration, length(Some(Amount::whole(1)), unit)))
}

/// "hours", "recent months", "the coming days", "these days".
fn vague(reader: &Reader<'_>, at: usize, unit: TimeUnit, plural: bool) -> Option<Found> {
    const NOT_BEFORE: [&str; 15] = [
        "small", "wee", "early", "his", "her", "our", "my", "your", "no", "all", "dog", "school",
        "both", "quarters", "holy",
    ];
    plural.then_some(())?;
    let lead = reader.before(at);
    let text = lead.map_or("", |lead| reader.text(lead));
    let reference = match text.to_ascii_lowercase().as_str() {
        "recent" | "past" | "previous" => Some(Reference::Past),
        "coming" | "future" | "next" => Some(Reference::Future),
        "these" => Some(Reference::Present),
        _ => None,
    };
    if let (Some(reference), Some(lead)) = (reference, lead) {
        let from = reader.with_before(lead, &["the"]);
        return Some(Found::date(from, at + 1, TimeValue::Reference(reference)));
    }
    let name = reader.token(at)?.kind == WordKind::Capitalized && reader.gap(at) == Gap::Space;
    if name || NOT_BEFORE.contains(&text) || unit == TimeUnit::Quarter {
        return None;
    }
    let from = reader.with_before(at, &["the", "those"]);
    Some(Found::new(from, at + 1, TimeKind::Duration, length(None, unit)))
}

/// Halves of large units are written in the next smaller one, as TIMEX3 wants whole numbers.
pub(super) fn length(amount: Option<Amount>, unit: TimeUnit) -> TimeValue {
    let (amount, unit) = match (amount, unit) {
        (Some(Amount { hundredths: 50 }), TimeUnit::Century) => (Some(50), TimeUnit::Year),
        (Some(Amount { hundredths: 50 }), TimeUnit::Decade) => (Some(5), TimeUnit::Year),
        (Some(Amount { hundredths: 50 }), TimeUnit::Year) => (Some(6), TimeUnit::Month),
        (Some(Amount { hundredths: 50 }), TimeUnit::Hour) => (Some(30), TimeUnit::Minute),
        (Some(Amount { hundredths: 50 }), TimeUnit::Minute) => (Some(30), TimeUnit::Second),
        _ => return TimeValue::Duration { amount, unit },
    };
    TimeValue::Duration { amount: amount.map(Amount::whole), unit }
}

#[cfg(test)]
mod tests {
    use crate::time::testing::check;

    #[test]
    fn amounts() {
        check("for three years", &[("three years", "P3Y")]);
        check("an 18-month-old war", &[("18-month-old", "P18M")]);
        check("for two and a half hours", &[("two and a half hours", "PT2.5H")]);
        check("for half an hour", &[("half an hour", "PT30M")]);
        check("the past four months", &[("the past four months", "P4M")]);
        check("for two nights", &[("two nights", "P2D")]);
        check("for a decade", &[("a decade", "P1DE")]);
        check("more than 18 months", &[("more than 18 months", "P18M MORE_THAN")]);
        check("up to a hundred days", &[("up to a hundred days", "P100D EQUAL_OR_LESS")]);
        check("four years after his visit", &[("four years", "P4Y")]);
    }

    #[test]
    fn vague_lengths() {
        check("a week-long strike", &[("a week-long", "P1W")]);
        check("several hours", &[("several hours", "PTXH")]);
        check("Hours after it", &[("Hours", "PTXH")]);
        check("in recent months", &[("recent months", "PAST_REF")]);
        check("in the coming days", &[("the coming days", "FUTURE_REF")]);
    }

    #[test]
    fn ages_of_persons_are_no_times() {
        check("The 42-year-old driver, Ode Brandt, is 42 years old.", &[]);
        check("a 30-year-old treaty", &[("30-year-old", "P30Y")]);
    }

    #[test]
    fn how_often() {
        check("It costs $3 million a year.", &[("a year", "P1Y")]);
    }
}

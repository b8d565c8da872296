//! Times that come again and again: "every day", "each July", "daily", "Mondays".

use super::amount;
use super::duration::length;
use super::kind::{Amount, TimeKind, TimeUnit};
use super::reader::{Found, Reader};
use super::value::{Open, TimeValue};
use crate::word::WordKind;

const EACH: [&str; 3] = ["every", "each", "per"];

/// "every day", "each year", "every two weeks", "every other month".
pub(super) fn unit(reader: &Reader<'_>, at: usize, unit: TimeUnit) -> Option<Found> {
    if let Some(from) = reader.before_is(at, &EACH) {
        return Some(set(from, at + 1, length(Some(Amount::whole(1)), unit)));
    }
    if let Some(other) = reader.before_is(at, &["other"]) {
        let from = reader.before_is(other, &["every"])?;
        return Some(set(from, at + 1, length(Some(Amount::whole(2)), unit)));
    }
    let counted = amount::before(reader, at).filter(|counted| !counted.article)?;
    let from = reader.before_is(counted.from, &["every"])?;
    Some(set(from, at + 1, length(counted.number, unit)))
}

/// "each July", "every Monday", "every summer", "every night".
pub(super) fn named(reader: &Reader<'_>, at: usize, value: Open) -> Option<Found> {
    let from = reader.before_is(at, &["every", "each"])?;
    Some(set(from, at + 1, TimeValue::Open(value)))
}

/// "Mondays".
pub(super) fn weekdays(at: usize, number: u8) -> Found {
    set(at, at + 1, TimeValue::Open(Open::Weekday(number)))
}

/// "daily"; with a capital it is most often the name of a newspaper.
pub(super) fn adverb(reader: &Reader<'_>, at: usize, unit: TimeUnit) -> Option<Found> {
    let lower = reader.token(at)?.kind == WordKind::Lower;
    lower.then(|| set(at, at + 1, length(Some(Amount::whole(1)), unit)))
}

const fn set(from: usize, to: usize, value: TimeValue) -> Found {
    Found::new(from, to, TimeKind::Set, value)
}

#[cfg(test)]
mod tests {
    use crate::time::testing::check;

    #[test]
    fn sets() {
        check("every day", &[("every day", "P1D")]);
        check("each July", &[("each July", "XXXX-07")]);
        check("every other week", &[("every other week", "P2W")]);
        check("every two years", &[("every two years", "P2Y")]);
        check("on Mondays", &[("Mondays", "XXXX-WXX-1")]);
        check("daily talks of the Norden Daily", &[("daily", "P1D")]);
    }
}

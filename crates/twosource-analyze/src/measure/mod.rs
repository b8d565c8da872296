//! Quantities: numbers with what they count or measure, how exact they are and what they are about.
//!
//! Each kind has its file. The order in which they are tried is the order of [`read::at`]; a number
//! that no rule knows is a count, if something is counted.

mod about;
mod age;
mod amount;
mod bound;
mod calendar;
mod count;
mod counted;
mod grammar;
mod label;
mod magnitude;
mod money;
mod number;
mod numeral;
mod occasions;
mod outcome;
mod part;
mod percent;
mod person;
mod range;
mod rank;
mod read;
mod reader;
mod reading;
#[cfg(test)]
mod testing;
mod unit;
mod vague;
mod vote;

use twosource_text::{Document, Span};

pub use bound::Bound;
pub use outcome::Outcome;
pub use unit::{Unit, UnitKind};

use crate::syntax::Syntax;
use crate::word::Word;
use grammar::Grammar;
use reader::Reader;

/// What kind of quantity a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeasureKind {
    /// How many people or things.
    Count,
    /// So much of a unit of measurement: lengths, weights, speeds, lengths of time.
    Amount,
    /// A sum of money.
    Money,
    /// A share of a whole or a change, in percent.
    Percent,
    /// The age of a person or thing.
    Age,
    /// The place in an order. It counts nothing.
    Rank,
    /// How often.
    Occasions,
    /// A vote or score; [`Measure::against`] is the other side.
    Vote,
    /// The magnitude of an earthquake.
    Magnitude,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Bound words, number and unit.
    pub span: Span,
    /// The number alone, as it stands in the text.
    pub number: Span,
    /// The stated number, or the lower one of a range.
    pub value: f64,
    /// The upper one of a range: "between 30 and 40", "tens of thousands".
    pub upper: Option<f64>,
    /// How exact it is.
    pub bound: Bound,
    /// What kind of quantity it is.
    pub kind: MeasureKind,
    /// What is counted or measured; `None` where the text does not tell.
    pub unit: Option<Unit>,
    /// What is said of it: "hurt", "killed", "speed limit".
    pub about: Option<Span>,
    /// What became of them, where people are counted.
    pub outcome: Option<Outcome>,
    /// Index of the measure that this one is a part of: "25 hurt, three of them badly".
    pub whole: Option<usize>,
    /// The other number of a vote or score.
    pub against: Option<f64>,
}

impl Measure {
    /// The values that the statement allows, as an inclusive range.
    pub fn range(&self) -> (f64, f64) {
        let upper = self.upper.unwrap_or(self.value);
        match self.bound {
            Bound::Exact => (self.value, upper),
            Bound::Approximate => (self.value * 0.9, upper * 1.1),
            Bound::AtLeast => (self.value, f64::INFINITY),
            Bound::AtMost => (0.0, upper),
            Bound::Vague => (self.value, self.upper.unwrap_or(f64::INFINITY)),
        }
    }

    /// Whether both can be right about one thing.
    pub fn is_compatible(&self, other: &Measure) -> bool {
        let (a, b) = (self.range(), other.range());
        let other_side = match (self.against, other.against) {
            (Some(a), Some(b)) => a.total_cmp(&b).is_eq(),
            _ => true,
        };
        a.0 <= b.1 && b.0 <= a.1 && other_side
    }
}

/// All quantities of a document, in text order.
///
/// Does not find: dates, years and times of day, numbers in names, addresses and telephone numbers,
/// "one" as a pronoun.
pub(crate) fn measures(document: &Document, words: &[Word], syntax: &Syntax) -> Vec<Measure> {
    let reader = Reader { document, words };
    let grammar = Grammar { document, syntax };
    let mut found: Vec<Measure> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (measure, next) = read::at(reader, grammar, at, &found);
        if let Some(measure) = measure {
            let whole = found.len();
            if let Some(part) = found.last_mut().filter(|_| part::follows_of(reader, at)) {
                part.whole = Some(whole);
            }
            found.push(measure);
        }
        at = next.max(at + 1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(value: f64, bound: Bound) -> Measure {
        let span = Document::new("t", "").whole();
        Measure {
            span,
            number: span,
            value,
            upper: None,
            bound,
            kind: MeasureKind::Count,
            unit: None,
            about: None,
            outcome: None,
            whole: None,
            against: None,
        }
    }

    #[test]
    fn compatible_or_not() {
        let exact = measure(27.0, Bound::Exact);
        assert!(measure(25.0, Bound::AtLeast).is_compatible(&exact));
        assert!(!measure(25.0, Bound::Exact).is_compatible(&exact));
        assert!(measure(100.0, Bound::Approximate).is_compatible(&measure(95.0, Bound::Exact)));
        let range = Measure { upper: Some(30.0), ..measure(20.0, Bound::Exact) };
        assert!(range.is_compatible(&exact));
        let vague = Measure { upper: Some(100.0), ..measure(10.0, Bound::Vague) };
        assert!(vague.is_compatible(&exact) && !vague.is_compatible(&measure(9.0, Bound::Exact)));
    }

    #[test]
    fn both_sides_of_a_vote_count() {
        let vote = |against| Measure { against: Some(against), ..measure(52.0, Bound::Exact) };
        assert!(vote(48.0).is_compatible(&vote(48.0)));
        assert!(!vote(48.0).is_compatible(&vote(47.0)));
    }
}

//! The fields in which the statements of a point differ, a line for each.

use twosource_analyze::Statement;
use twosource_compare::{Difference, Field, Point};
use twosource_text::Passage;

use crate::phrase::{Phrase, Tone};
use crate::sources::Sources;
use crate::wording;

/// Values side by side: `number: 40 cubic meters (B) ≠ 35 cubic meters (C)`,
/// `denied (A, B), asserted (C)`.
pub(crate) fn differences(sources: &Sources, point: &Point) -> Vec<Phrase> {
    let mut lines = values_of(sources, point, Field::Number, "number: ", " ≠ ");
    lines.extend(values_of(sources, point, Field::Time, "time: ", " ≠ "));
    lines.extend(values_of(sources, point, Field::State, "stand: ", " | "));
    lines.extend(told(sources, point, Field::Polarity, |s| wording::polarity(s.polarity)));
    lines.extend(told(sources, point, Field::Status, |s| wording::status(s.status)));
    lines
}

/// The differing words inside the statements. Where the statements differ as a whole there are no
/// such words.
pub(crate) fn values(point: &Point) -> Vec<Passage> {
    let is_words = |field| matches!(field, Field::Number | Field::Time | Field::State);
    let words = point.differences.iter().filter(|value| is_words(value.field));
    words.flat_map(|value| [value.left, value.right]).collect()
}

/// One value with the letters of the reports that give it.
struct Side {
    value: String,
    letters: Vec<String>,
}

impl Side {
    fn add(&mut self, letter: String) {
        if !self.letters.contains(&letter) {
            self.letters.push(letter);
        }
    }

    fn phrase(&self, tone: Tone) -> Phrase {
        let value = Phrase::new().with(tone, &self.value);
        value.with(Tone::Place, format!(" ({})", self.letters.join(", ")))
    }
}

/// Pairs of equal words are one line, so that three reports with one number are not three lines.
fn values_of(
    sources: &Sources,
    point: &Point,
    field: Field,
    name: &str,
    sign: &str,
) -> Vec<Phrase> {
    let mut pairs: Vec<(Side, Side)> = Vec::new();
    let side = |passage: Passage| Side {
        value: sources.exact(passage).to_owned(),
        letters: vec![sources.letter(passage)],
    };
    let differences = point.differences.iter().filter(|value| value.field == field);
    for Difference { left, right, .. } in differences {
        let (left, right) = (side(*left), side(*right));
        match pairs.iter_mut().find(|(a, b)| a.value == left.value && b.value == right.value) {
            Some((a, b)) => {
                left.letters.into_iter().for_each(|letter| a.add(letter));
                right.letters.into_iter().for_each(|letter| b.add(letter));
            }
            None => pairs.push((left, right)),
        }
    }
    let line = |(left, right): &(Side, Side)| {
        Phrase::plain(name)
            .and(left.phrase(Tone::Value))
            .with(Tone::Plain, sign)
            .and(right.phrase(Tone::Value))
    };
    pairs.iter().map(line).collect()
}

/// How each statement stands to the matter, where that differs.
fn told(
    sources: &Sources,
    point: &Point,
    field: Field,
    value: impl Fn(&Statement) -> &'static str,
) -> Option<Phrase> {
    point.differences.iter().find(|difference| difference.field == field)?;
    let mut sides: Vec<Side> = Vec::new();
    for &at in &point.statements {
        let (report, statement) = sources.statement(at)?;
        let letter = sources.letter(report.document.passage(statement.span));
        let value = value(statement).to_owned();
        match sides.iter_mut().find(|side| side.value == value) {
            Some(side) => side.add(letter),
            None => sides.push(Side { value, letters: vec![letter] }),
        }
    }
    Some(Phrase::joined(sides.iter().map(|side| side.phrase(Tone::Plain)), ", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn values_of_equal_words_are_joined() {
        let account = sample::account();
        let sources = Sources::new(&account.reports);
        let lines = |at: usize| -> Vec<_> {
            differences(&sources, &account.points[at]).iter().map(ToString::to_string).collect()
        };
        assert_eq!(lines(0), ["number: 40 people (A) ≠ 35 people (B, C)"]);
        assert_eq!(lines(1), ["denied (A), asserted (B)"]);
        assert_eq!(lines(5), ["announced (A), told as done (B)"]);
    }
}

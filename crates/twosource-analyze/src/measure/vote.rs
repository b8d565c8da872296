//! Votes and scores: "52-48", "by 52 votes to 48", "a 3-1 defeat".
//!
//! One measure with both numbers, since neither tells anything alone. Does not find: ranges, whose
//! first number is the smaller one and which count something ("10-15 minutes").

use super::MeasureKind;
use super::number::{Form, Number, read};
use super::reader::{Reader, is_hyphen};
use super::reading::Reading;
use super::unit::{Unit, UnitKind};

/// The vote or score that starts with `first`, with the word after it.
pub(super) fn find(reader: Reader, first: &Number) -> Option<(Reading, usize)> {
    let (second, has_votes) = second(reader, first)?;
    // "2015-16" is a season.
    if first.value >= 1500.0 && !has_votes {
        return None;
    }
    let end = second.words.end;
    let is_plain = |n: &Number| n.is_whole() && n.unit.is_none() && n.form != Form::Vague;
    if !is_plain(first)
        || !is_plain(&second)
        || is_hyphen(reader.gap_before(end)) && !told(reader, end)
    {
        return None;
    }
    let telling =
        has_votes || first.value > second.value || told(reader, end) || is_draw(reader, first, end);
    let unit = Unit::new(None, if has_votes { "vote" } else { "point" }, UnitKind::Thing);
    let words = first.words.start..end;
    let kind = MeasureKind::Vote;
    let against = Some(second.value);
    telling.then_some((Reading { kind, unit: Some(unit), words, against }, end))
}

/// The other side, and whether votes are named.
fn second(reader: Reader, first: &Number) -> Option<(Number, bool)> {
    let end = first.words.end;
    if is_hyphen(reader.gap_before(end)) {
        return Some((read(reader, end)?, false)).filter(|(second, _)| is_figure(first, second));
    }
    let votes = reader.is_any(end, &["votes", "vote"]);
    let at = end + usize::from(votes);
    let before = first.words.start.wrapping_sub(1);
    let voted = votes || reader.is_any(before, &["voted", "vote", "won", "lost", "beat"]);
    let said = reader.is_any(before, &["was", "is", "of"])
        && reader.is_any(before.wrapping_sub(1), &["vote", "score", "tally", "margin"]);
    let voted = voted || said;
    let joined = reader.is_any(at, &["to", "against"]) && voted;
    joined.then(|| Some((read(reader, at + 1)?, true)))?
}

fn is_figure(first: &Number, second: &Number) -> bool {
    first.form == Form::Figure && second.form == Form::Figure && second.upper.is_none()
}

/// "the score was 6-6."
fn is_draw(reader: Reader, first: &Number, end: usize) -> bool {
    let same = reader.text(first.words.start) == reader.text(end.wrapping_sub(1));
    same && first.words.len() == 1 && !reader.is_spaced(end.wrapping_sub(1))
}

/// Whether what follows, or the word before, says that this is how something ended.
fn told(reader: Reader, end: usize) -> bool {
    reader.is_joined(end.wrapping_sub(1)) && reader.is_any(end, &RESULTS)
}

const RESULTS: [&str; 22] = [
    "win",
    "victory",
    "victors",
    "winners",
    "loss",
    "defeat",
    "lead",
    "deficit",
    "draw",
    "tie",
    "vote",
    "score",
    "triumph",
    "decision",
    "ruling",
    "majority",
    "record",
    "scoreline",
    "upset",
    "split",
    "up",
    "down",
];

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn votes() {
        check(
            "Parliament voted 52-48; the bill passed by 52 votes to 48.",
            &["Vote 52-48 point", "Vote 52-48 vote"],
        );
    }

    #[test]
    fn scores() {
        check("Ode lost 5-2 after a 1-3 defeat.", &["Vote 5-2 point", "Vote 1-3 point"]);
    }

    #[test]
    fn seasons_and_ranges_are_none() {
        check("In 2028-29 it lasted 10-15 minutes.", &["Amount 10..15 minute"]);
    }
}

//! When something was said: the same words on two occasions are two utterances.
//!
//! "We want witnesses", she said on Tuesday; "We want witnesses", she had told the council years
//! before. What a report tells in the past perfect without a near date, or with a date long before
//! the report, was said on another occasion than what is told in the simple past.

use twosource_analyze::{Statement, Tag};

use crate::account::Report;
use crate::days::Days;

/// Days before a report that still belong to its event.
const MOST_DAYS: i32 = 21;
/// When a statement was said, as far as its report tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Occasion {
    days: Option<Days>,
    /// Whether it was long before the report.
    is_earlier: bool,
}

impl Occasion {
    /// The occasion of a statement; `None` in the outlet's own voice.
    pub(crate) fn of(report: &Report, statement: &Statement) -> Option<Self> {
        let at = statement.attribution?;
        let analysis = &report.analysis;
        let times = analysis.utterances.get(at).map_or(&[][..], |said| &said.times);
        let mut times = times.iter().filter_map(|&time| analysis.times.get(time));
        let days = times.find_map(Days::of);
        let published = report.document.meta.published.as_ref().map(|known| &known.value);
        let is_far = |days: Days| published.is_some_and(|day| days.until(day) > MOST_DAYS);
        Some(Self { days, is_earlier: days.map_or_else(|| is_past_perfect(report, at), is_far) })
    }

    /// Whether two things were said on two occasions.
    pub(crate) fn is_other(&self, other: &Self) -> bool {
        let apart = self.days.zip(other.days).is_some_and(|(a, b)| a.excludes(&b));
        apart || self.is_earlier != other.is_earlier
    }
}

/// Whether a cue stands in the past perfect: "had told the council".
fn is_past_perfect(report: &Report, attribution: usize) -> bool {
    let analysis = &report.analysis;
    let Some(cue) = analysis.attributions.get(attribution).map(|found| found.cue) else {
        return false;
    };
    let tokens = analysis.syntax.tokens_in(cue).filter_map(|at| analysis.syntax.tokens.get(at));
    let mut tokens = tokens.filter(|token| !matches!(token.tag, Tag::RB));
    let had = tokens.next().is_some_and(|first| &*first.lemma == "have" && first.tag == Tag::VBD);
    had && tokens.any(|token| token.tag == Tag::VBN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_long_before_is_another_occasion() {
        let earlier = Occasion { is_earlier: true, ..Occasion::default() };
        assert!(earlier.is_other(&Occasion::default()));
        assert!(!earlier.is_other(&earlier.clone()));
    }
}

//! Parts of a whole: "25 hurt, [three] of them badly", "20 people, [four] of whom", "24 injured,
//! [four] seriously", "129 people, including [26] crew".

use super::reader::Reader;
use super::{Measure, MeasureKind};

/// The index among `earlier` of what the number at word `at` to `end` is a part of.
pub(super) fn whole(
    reader: Reader,
    earlier: &[Measure],
    words: &std::ops::Range<usize>,
    measure: &Measure,
) -> Option<usize> {
    let (start, end) = (words.start, words.end);
    let of = reader.is(end, "of")
        && reader.is_any(end + 1, &["them", "whom", "these", "those", "which"]);
    let of_which = reader.is(start.wrapping_sub(2), "of")
        && reader.is_any(start.wrapping_sub(1), &["whom", "which"]);
    let manner = reader.text(end).ends_with("ly") && reader.gap_before(start).starts_with(',');
    let including = (1..4).any(|back| reader.is(start.wrapping_sub(back), "including"));
    if !(of || of_which || manner || including) {
        return None;
    }
    let near = |whole: &Measure| measure.span.start().saturating_sub(whole.span.end()) < REACH;
    let fits = |whole: &&(usize, &Measure)| {
        let counted = whole.1.kind == MeasureKind::Count;
        counted && near(whole.1) && whole.1.value > measure.value && is_one_kind(whole.1, measure)
    };
    earlier.iter().enumerate().rev().take(6).find(|found| fits(&found)).map(|(at, _)| at)
}

/// Whether the number at word `at` is the whole of the one before it: "two of the [five]", "94 out
/// of [162]".
pub(super) fn follows_of(reader: Reader, at: usize) -> bool {
    let of = at.wrapping_sub(
        1 + usize::from(reader.is_any(at.wrapping_sub(1), &["the", "its", "his", "her", "their"])),
    );
    let before = of.wrapping_sub(1 + usize::from(reader.is(of.wrapping_sub(1), "out")));
    let text = reader.text(before);
    let is_number =
        text.starts_with(|c: char| c.is_ascii_digit()) || super::numeral::small(text).is_some();
    reader.is(of, "of") && is_number
}

/// How far back a whole may stand, in bytes: about two sentences.
const REACH: usize = 250;

/// Whether both count human beings, or both things of one name.
fn is_one_kind(whole: &Measure, part: &Measure) -> bool {
    match (&whole.unit, &part.unit) {
        (Some(whole), Some(part)) => whole.kind == part.kind,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::wholes;

    #[track_caller]
    fn check(text: &str, expected: &[Option<f64>]) {
        assert_eq!(wholes(text), expected, "{text}");
    }

    #[test]
    fn parts_know_their_whole() {
        check("It hurt 25 people, three of them badly.", &[None, Some(25.0)]);
        check("It treated 20 people, four of whom were badly hurt.", &[None, Some(20.0)]);
        check("Twenty-four were injured, four seriously.", &[None, Some(24.0)]);
        check("Two of the five ferries sank.", &[Some(5.0), None]);
    }

    #[test]
    fn others_have_none() {
        check("It hurt 25 people and killed seven people.", &[None, None]);
    }
}

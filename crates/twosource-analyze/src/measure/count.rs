//! Numbers that no other rule knows: how many people or things, with the noun.

use twosource_syntax::Dep;
use twosource_text::Span;

use super::grammar::Grammar;
use super::number::{Form, Number};
use super::reader::{Reader, is_hyphen};
use super::reading::Reading;
use super::unit::{Unit, UnitKind};
use super::{Measure, MeasureKind, bound, counted, person};

/// A count with its noun; `None` where a number counts nothing.
pub(super) fn find(
    reader: Reader,
    grammar: Grammar,
    number: &Number,
    earlier: &[Measure],
) -> Option<(Reading, Option<usize>)> {
    let kind = MeasureKind::Count;
    let words = number.words.clone();
    let end = words.end;
    if is_hyphen(reader.gap_before(end)) {
        let unit = Some(hyphenated(reader, end)?);
        return Some((Reading { kind, unit, words: words.start..end + 1, against: None }, None));
    }
    let last = earlier.iter().rev().take(REACH).find(|last| is_near(grammar, last, number));
    let before = last.and_then(|last| last.unit.as_ref());
    let counted = counted::find(grammar, grammar.tokens(number.span), number, before);
    // "the 7-11 store": no range without something that is counted.
    let is_joined = number.upper.is_some() && is_hyphen(reader.gap(words.start));
    if is_joined && counted.noun.is_none() {
        return None;
    }
    if counted.noun.is_none() && is_bare_label(reader, grammar, number, counted.unit.as_ref()) {
        return None;
    }
    Some((Reading { kind, unit: counted.unit, words, against: None }, counted.noun))
}

/// How many measures may stand between a number and what it takes its unit from.
const REACH: usize = 3;

/// "58-storey", "three-run": what is joined by a hyphen is the unit. Does not find: "two-handed",
/// "three-way".
fn hyphenated(reader: Reader, at: usize) -> Option<Unit> {
    let lower = reader.text(at).to_lowercase();
    if lower == "strong" {
        return Some(Unit::new(None, "person", UnitKind::Person));
    }
    let is_adjective = lower.len() > 4 && lower.ends_with("ed")
        || ["al", "way", "fold", "time", "ish"].iter().any(|end| lower.ends_with(end));
    let is_noun = lower.len() > 2 && lower.chars().all(char::is_alphabetic) && !is_adjective;
    let name = counted::strip_plural(&lower);
    let human = person::is_human(&name);
    let kind = if human { UnitKind::Person } else { UnitKind::Thing };
    is_noun.then(|| Unit::new(reader.span(at..at + 1), &name, kind))
}

/// Whether a number without a noun counts nothing: "one" as a pronoun, "Varn 2", the number of a
/// picture before its caption.
fn is_bare_label(reader: Reader, grammar: Grammar, number: &Number, unit: Option<&Unit>) -> bool {
    if unit.is_some_and(|unit| unit.kind == UnitKind::Person && unit.span.is_none()) {
        return is_before_caption(reader, number);
    }
    let (start, end) = (number.words.start, number.words.end);
    let before = start.wrapping_sub(1);
    let verb =
        grammar.tokens(number.span).start.checked_sub(1).is_some_and(|at| grammar.is_verb(at));
    let named = reader.is_capitalized(before) && reader.is_spaced(before) && !verb;
    let captioned = reader.is_capitalized(end) && reader.is_spaced(end.wrapping_sub(1));
    let figure = number.form == Form::Figure && bound::before(reader, start).is_none();
    let one = number.words.len() == 1 && reader.is(start, "one") && unit.is_none();
    let tokens = grammar.tokens(number.span);
    // "derailment 8", "the pictures 34": a number after its noun is a name.
    let follows = grammar.top(tokens.clone()).is_some_and(|top| {
        grammar.is_dep(top, &[Dep::Nummod, Dep::Appos, Dep::Npadvmod, Dep::Nmod])
            && grammar
                .head(top)
                .is_some_and(|head| head + 1 == tokens.start && grammar.is_noun(head))
            && reader.is_spaced(before)
    });
    one || figure && (named || captioned || follows)
}

/// A capitalized word right after a figure is a caption, whatever was counted before.
fn is_before_caption(reader: Reader, number: &Number) -> bool {
    let (start, end) = (number.words.start, number.words.end);
    let before = start.wrapping_sub(1);
    let begins = reader.is_capitalized(before) || !reader.is_spaced(before);
    number.form == Form::Figure
        && begins
        && reader.is_capitalized(end)
        && reader.is_spaced(end.wrapping_sub(1))
        && !person::is_state(reader.text(end))
}

/// Whether the last measure was a count in the same or the last sentence.
fn is_near(grammar: Grammar, last: &Measure, number: &Number) -> bool {
    let sentence =
        |span: Span| grammar.token(grammar.tokens(span).start).map(|token| token.sentence);
    let (Some(a), Some(b)) = (sentence(last.number), sentence(number.span)) else { return false };
    last.kind == MeasureKind::Count && b.saturating_sub(a) <= 1
}

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn hyphens() {
        check(
            "A 58-storey tower, a three-run lead and an 8,000-strong force.",
            &["Count 58 storey", "Count 3 run", "Count 8000 person"],
        );
    }

    #[test]
    fn names_and_captions_count_nothing() {
        check("The Varn 2 rocket passed the 7-11 store.", &[]);
    }
}

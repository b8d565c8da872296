//! Vague references: "now", "recently", "the past", "the near future", "at the moment".

use super::kind::{Reference, TimeKind, TimeUnit};
use super::reader::{Found, Reader};
use super::token::Gap;
use super::value::TimeValue;

/// A word that is a reference by itself.
pub(super) fn word(reader: &Reader<'_>, at: usize, reference: Reference) -> Option<Found> {
    if reader.is(at, &["soon"])
        && (at > 0 && reader.is(at - 1, &["as", "too"]) || reader.continues(at + 1, &["after"]))
    {
        return None;
    }
    // "A previously announced plan": part of a description.
    let adverb = reference == Reference::Past && !reader.is(at, &["recent"]);
    if adverb && reader.gap(at + 1) == Gap::Space && is_description(reader, at) {
        return None;
    }
    // "The now-closed mill".
    if reader.gap(at + 1) == Gap::Hyphen {
        return None;
    }
    let from = match reference {
        Reference::Present => reader.with_before(at, &["right", "just"]),
        Reference::Past => reader.with_before(at, &["more", "most", "until"]),
        Reference::Future => at,
    };
    let from = if reader.gap(at) == Gap::Space { from } else { at };
    Some(Found::date(from, at + 1, TimeValue::Reference(reference)))
}

fn is_description(reader: &Reader<'_>, adverb: usize) -> bool {
    let participle = reader.text(adverb + 1).ends_with("ed");
    let had = adverb > 0
        && reader.is(adverb - 1, &["has", "have", "had", "was", "were", "he", "she", "it", "they"]);
    participle && !had && reader.gap(adverb) == Gap::Space
}

/// A noun that is one with the words in front of it.
pub(super) fn noun(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let text = reader.text(at).to_ascii_lowercase();
    match text.as_str() {
        "past" | "present" => plain(reader, at, &text),
        "future" => future(reader, at),
        "moment" | "stage" | "time" => at_the(reader, at),
        "while" => a_while(reader, at),
        "date" => later_date(reader, at),
        _ => None,
    }
}

/// "the past", "the present", with nothing behind that they could describe.
fn plain(reader: &Reader<'_>, at: usize, text: &str) -> Option<Found> {
    let lead = reader.before_is(at, &["the", "at"])?;
    let describes = reader.gap(at + 1) == Gap::Space && !is_function(reader.text(at + 1));
    let from = if reader.is(lead, &["at"]) { at } else { lead };
    let reference = if text == "past" { Reference::Past } else { Reference::Present };
    (!describes && (text == "past") != (from == at))
        .then(|| Found::date(from, at + 1, TimeValue::Reference(reference)))
}

fn is_function(word: &str) -> bool {
    const WORDS: [&str; 24] = [
        "and", "or", "but", "to", "of", "in", "on", "at", "for", "by", "with", "that", "who",
        "when", "is", "was", "has", "have", "had", "he", "she", "it", "they", "as",
    ];
    WORDS.contains(&word)
}

/// "the future", "the near future", "future" behind "in".
fn future(reader: &Reader<'_>, at: usize) -> Option<Found> {
    const HOW: [&str; 5] = ["near", "foreseeable", "immediate", "distant", "not-too-distant"];
    let how = reader.with_before(at, &HOW);
    let lead = reader.before_is(how, &["the", "in"])?;
    let describes = reader.gap(at + 1) == Gap::Space && !is_function(reader.text(at + 1));
    let of = reader.continues(at + 1, &["of"]);
    let from = if reader.is(lead, &["the"]) { lead } else { how };
    (!describes && !of).then(|| Found::date(from, at + 1, TimeValue::Reference(Reference::Future)))
}

/// "the moment", "this stage", "this time" behind "at"; "some time".
fn at_the(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let lead = reader.before_is(at, &["the", "this", "some"])?;
    let text = reader.text(at);
    if reader.is(lead, &["some"]) {
        let value = TimeValue::Duration { amount: None, unit: TimeUnit::Month };
        return (text == "time").then(|| Found::new(lead, at + 1, TimeKind::Duration, value));
    }
    let led = reader.before_is(lead, &["at", "for"]).is_some();
    let past = text == "time" && reader.is(lead, &["the"]);
    (led && !past).then(|| Found::date(lead, at + 1, TimeValue::Reference(Reference::Present)))
}

/// "a later date".
fn later_date(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let later = reader.before_is(at, &["later", "future"])?;
    let a = reader.before_is(later, &["a", "some"])?;
    Some(Found::date(a, at + 1, TimeValue::Reference(Reference::Future)))
}

/// "a while".
fn a_while(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let a = reader.before_is(at, &["a"])?;
    let value = TimeValue::Duration { amount: None, unit: TimeUnit::Day };
    Some(Found::new(a, at + 1, TimeKind::Duration, value))
}

#[cfg(test)]
mod tests {
    use crate::time::testing::check;

    #[test]
    fn references() {
        check("It is now open.", &[("now", "PRESENT_REF")]);
        check("She recently left.", &[("recently", "PAST_REF")]);
        check(
            "in the past, and in the near future",
            &[("the past", "PAST_REF"), ("the near future", "FUTURE_REF")],
        );
        check("at the moment", &[("the moment", "PRESENT_REF")]);
        check("the future king walked past the gate", &[]);
        check("as soon as it opens", &[]);
    }
}

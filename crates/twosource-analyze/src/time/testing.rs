//! What the tests of the rules start from.

use twosource_text::{Basis, Date, Document, Known};

use super::times;
use crate::testing::Text;

/// Words, value and modifier of all expressions of `text`, published on Wednesday 4 June 2031.
#[track_caller]
pub(super) fn check(text: &str, expected: &[(&str, &str)]) {
    check_on(text, Date::new(2031, 6, 4), expected);
}

/// The same for any publication date or none. A modifier stands behind the value.
#[track_caller]
pub(super) fn check_on(text: &str, published: Option<Date>, expected: &[(&str, &str)]) {
    let mut document = Document::new("t", text);
    document.meta.published = published.map(|date| Known::new(date, Basis::Given));
    let Text { document, words, .. } = Text::read(document);
    let found = times(&document, &words);
    let found = found.iter().map(|time| {
        let value = time.value.as_ref().map(ToString::to_string).unwrap_or_default();
        let modifier = time.modifier.map(|modifier| format!(" {}", modifier.name()));
        (document.slice(time.span), value + modifier.as_deref().unwrap_or(""))
    });
    let expected: Vec<_> = expected.iter().map(|(a, b)| (*a, (*b).to_owned())).collect();
    assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
}

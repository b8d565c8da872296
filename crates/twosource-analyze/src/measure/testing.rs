//! What the tests of the rules share.

use super::*;
use crate::testing::Text;

/// The number of every measure, as it stands in the text.
pub(super) fn numbers(text: &str) -> Vec<String> {
    each(text, |document, measure| document.slice(measure.number).to_owned())
}

/// Every measure as kind, bound, value and unit: "Count >=25 person".
pub(super) fn shown(text: &str) -> Vec<String> {
    each(text, |_, measure| {
        let upper = measure.upper.map(|upper| format!("..{upper}")).unwrap_or_default();
        let against = measure.against.map(|against| format!("-{against}")).unwrap_or_default();
        let unit = measure.unit.as_ref().map_or("?", |unit| &unit.name);
        let sign = match measure.bound {
            Bound::Exact => "",
            Bound::Approximate => "~",
            Bound::AtLeast => ">=",
            Bound::AtMost => "<=",
            Bound::Vague => "vague ",
        };
        format!("{:?} {sign}{}{upper}{against} {unit}", measure.kind, measure.value)
    })
}

/// What every measure is about, and what became of the people.
pub(super) fn about(text: &str) -> Vec<String> {
    each(text, |document, measure| {
        let about = measure.about.map_or("?", |about| document.slice(about));
        let outcome = measure.outcome.map(|outcome| format!(" {outcome:?}")).unwrap_or_default();
        format!("{} {about}{outcome}", measure.value)
    })
}

/// The value of the whole that every measure is a part of.
pub(super) fn wholes(text: &str) -> Vec<Option<f64>> {
    let Text { document, words, syntax, .. } = Text::of(text);
    let found = measures(&document, &words, &syntax);
    found.iter().map(|measure| Some(found.get(measure.whole?)?.value)).collect()
}

fn each(text: &str, show: impl Fn(&Document, &Measure) -> String) -> Vec<String> {
    let Text { document, words, syntax, .. } = Text::of(text);
    measures(&document, &words, &syntax).iter().map(|measure| show(&document, measure)).collect()
}

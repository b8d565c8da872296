//! Statements that a report has from another outlet of the story, as it says itself.
//!
//! Finds: an outlet as the source ("the Courier reported that ...") or as the one who was told ("told
//! Radio Tesmar"), by its full name or, after "the", by its last word where no other outlet has it; and
//! sentences with "first reported by X", "X first reported", "according to a report in X". A short
//! sentence that only says who reported first speaks of the sentence before it as well.
//! Example: "The gearbox had failed twice, Pell Sound Radio first reported."
//! Does not find: an outlet's own people ("Courier editor Ilse Brandt said"), an outlet that the text
//! tells of ("the Courier lost its license").

use std::collections::BTreeMap;

use twosource_analyze::Statement;
use twosource_text::{Passage, Span};

use crate::account::{Report, StatementRef};
use crate::publisher::{key, outlet};

/// What stands before the name of an outlet that something is from.
const BEFORE: [&str; 15] = [
    "first reported by",
    "first reported in",
    "first reported on",
    "reported first by",
    "reported by",
    "broken by",
    "according to",
    "according to a report in",
    "according to a report by",
    "according to a report from",
    "according to reports in",
    "as reported in",
    "told",
    "citing",
    "quoted by",
];

/// What follows it.
const AFTER: [&str; 6] =
    ["first reported", "reported first", "reported", "has reported", "had reported", "broke the"];

/// Words beside the name of an outlet that is itself the source.
const BESIDE: [&str; 24] = [
    "a",
    "an",
    "the",
    "report",
    "reports",
    "article",
    "in",
    "by",
    "from",
    "of",
    "newspaper",
    "daily",
    "weekly",
    "news",
    "paper",
    "website",
    "site",
    "magazine",
    "broadcaster",
    "station",
    "outlet",
    "local",
    "agency",
    "which",
];

/// Words of a sentence that only says who reported first.
const SHORT: usize = 12;

/// Where something is from: the reports of an outlet, and the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heard {
    pub(crate) from: Vec<usize>,
    pub(crate) words: Passage,
}

/// An outlet of the story, by the ways in which texts call it.
struct Outlet {
    full: String,
    short: Option<String>,
    reports: Vec<usize>,
}

/// The statements that are from another outlet.
pub(crate) fn heard(reports: &[Report]) -> BTreeMap<StatementRef, Heard> {
    let outlets = outlets(reports);
    let mut found = BTreeMap::new();
    if outlets.len() < 2 && outlets.iter().all(|outlet| outlet.reports.len() == reports.len()) {
        return found;
    }
    for (report, item) in reports.iter().enumerate() {
        let others = || outlets.iter().filter(|outlet| !outlet.reports.contains(&report));
        let told: BTreeMap<usize, Heard> = sentences(item, || others());
        for (statement, of) in item.analysis.statements.iter().enumerate() {
            let voiced = others().find_map(|outlet| voiced(item, of, outlet));
            if let Some(heard) = voiced.or_else(|| told.get(&of.sentence).cloned()) {
                found.insert(StatementRef { report, statement }, heard);
            }
        }
    }
    found
}

fn outlets(reports: &[Report]) -> Vec<Outlet> {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, report) in reports.iter().enumerate() {
        if let Some(name) = outlet(report) {
            by_name.entry(name).or_default().push(at);
        }
    }
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let names: Vec<String> = by_name.keys().cloned().collect();
    let short = |name: &str| {
        let last = last(name);
        let alone =
            names.iter().filter(|other| other.split(' ').any(|word| word == last)).count() == 1;
        (alone && name.contains(' ') && last.len() > 3).then_some(last)
    };
    by_name
        .iter()
        .map(|(name, reports)| Outlet {
            full: name.clone(),
            short: short(name),
            reports: reports.clone(),
        })
        .collect()
}

/// Whether an outlet is the source of a statement, or was told it.
fn voiced(report: &Report, statement: &Statement, outlet: &Outlet) -> Option<Heard> {
    let heard =
        |span: Span| Heard { from: outlet.reports.clone(), words: report.document.passage(span) };
    let sources = statement.voices.iter().filter_map(|voice| voice.source);
    let told = statement.attribution.and_then(|at| report.analysis.utterances.get(at)?.addressee);
    let mut spans = sources.chain(told);
    spans.find(|&span| is_named(report.document.slice(span), outlet)).map(heard)
}

/// Whether words name an outlet and nobody else.
fn is_named(words: &str, outlet: &Outlet) -> bool {
    let plain = key(words);
    let with_article = words.trim_start().to_lowercase().starts_with("the ");
    let rest = match position(&plain, &outlet.full) {
        Some(_) => plain.replacen(&outlet.full, "", 1),
        None => match outlet.short.as_ref().filter(|_| with_article) {
            Some(short) if plain == *short => String::new(),
            _ => return false,
        },
    };
    rest.split_whitespace().all(|word| BESIDE.contains(&word))
}

/// The sentences of a report that say of their matter that it is from an outlet.
fn sentences<'a, I: Iterator<Item = &'a Outlet>>(
    report: &Report,
    others: impl Fn() -> I,
) -> BTreeMap<usize, Heard> {
    let mut found = BTreeMap::new();
    for (at, sentence) in report.analysis.sentences.iter().enumerate() {
        let text = report.document.slice(sentence.span);
        let plain = key(text);
        let from = others().find(|outlet| is_from(&plain, outlet));
        let Some(outlet) = from else { continue };
        let words = report.document.passage(sentence.span);
        let heard = Heard { from: outlet.reports.clone(), words };
        let only_says = plain.contains("first reported") && plain.split(' ').count() <= SHORT;
        if let Some(before) = at.checked_sub(1).filter(|_| only_says) {
            found.entry(before).or_insert_with(|| heard.clone());
        }
        found.insert(at, heard);
    }
    found
}

/// Whether a sentence says that its matter is from an outlet.
fn is_from(plain: &str, outlet: &Outlet) -> bool {
    let with_article = |name: &str| format!("the {name}");
    let short = outlet.short.as_ref().map(|short| with_article(short));
    let names = [Some(outlet.full.clone()), Some(with_article(&outlet.full)), short];
    names.into_iter().flatten().any(|name| {
        let before = BEFORE.iter().any(|cue| position(plain, &format!("{cue} {name}")).is_some());
        before || AFTER.iter().any(|cue| position(plain, &format!("{name} {cue}")).is_some())
    })
}

/// Where whole words stand in plain words.
fn position(plain: &str, words: &str) -> Option<usize> {
    let padded = format!(" {plain} ");
    padded.find(&format!(" {words} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn courier() -> Outlet {
        Outlet {
            full: "hartmoor courier".to_owned(),
            short: Some("courier".to_owned()),
            reports: vec![0],
        }
    }

    #[test]
    fn an_outlet_as_the_source() {
        for words in [
            "the Hartmoor Courier",
            "Hartmoor Courier",
            "the Courier",
            "a report in The Hartmoor Courier",
        ] {
            assert!(is_named(words, &courier()), "{words}");
        }
        for words in ["Courier editor Ilse Brandt", "a courier", "the Lume Courier", "Hartmoor"] {
            assert!(!is_named(words, &courier()), "{words}");
        }
    }

    #[test]
    fn sentences_that_say_where_their_matter_is_from() {
        let check = |text: &str, expected: bool| {
            assert_eq!(is_from(&key(text), &courier()), expected, "{text}")
        };
        check("The plan was first reported by the Hartmoor Courier.", true);
        check("The dam leaks, the Courier first reported.", true);
        check("The dam leaks, according to a report in the Hartmoor Courier.", true);
        check("The Hartmoor Courier lost its license.", false);
        check("A courier reported the fire.", false);
    }
}

//! Statements that a report has from another outlet of the story, as it says itself.
//!
//! Finds: an outlet as the source ("the Courier reported that ...") or as the one who was told ("told
//! Radio Tesmar"), by its full name or, after "the", by its last word where no other outlet has it; and
//! sentences with "first reported by X", "X first reported", "according to a report in X". A short
//! sentence that only says who reported first speaks of the sentence before it as well.
//! Example: "The gearbox had failed twice, Pell Sound Radio first reported."
//! Does not find: an outlet's own people ("Courier editor Ilse Brandt said"), an outlet that the text
//! tells of ("the Courier lost its license").

use std::collections::{BTreeMap, BTreeSet};

use twosource_analyze::Statement;
use twosource_text::{Passage, Span};

use crate::account::{Report, StatementRef};
use crate::publisher::{key, outlet, plain};

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

/// An outlet or agency of the story, by the ways in which texts call it.
struct Outlet {
    full: String,
    /// Its last word, where no other outlet has it.
    short: Option<String>,
    reports: Vec<usize>,
}

/// The outlets of a story by the last word of their names.
struct Outlets(BTreeMap<String, Vec<Outlet>>);

/// The statements that are from another outlet.
pub(crate) fn heard(reports: &[Report]) -> BTreeMap<StatementRef, Heard> {
    let outlets = Outlets::of(reports);
    let mut found = BTreeMap::new();
    for (at, report) in reports.iter().enumerate() {
        let told = sentences(&outlets, at, report);
        for (statement, of) in report.analysis.statements.iter().enumerate() {
            let heard = voiced(&outlets, at, report, of);
            if let Some(heard) = heard.or_else(|| told.get(&of.sentence).cloned()) {
                found.insert(StatementRef { report: at, statement }, heard);
            }
        }
    }
    found
}

impl Outlets {
    fn of(reports: &[Report]) -> Self {
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, report) in reports.iter().enumerate() {
            let agency = report.document.meta.agency.as_ref().map(|agency| key(&agency.value));
            let names: BTreeSet<String> = outlet(report).into_iter().chain(agency).collect();
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                by_name.entry(name).or_default().push(at);
            }
        }
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        for word in by_name.keys().flat_map(|name| name.split(' ')) {
            *uses.entry(word.to_owned()).or_default() += 1;
        }
        let mut found: BTreeMap<String, Vec<Outlet>> = BTreeMap::new();
        for (full, reports) in by_name {
            let last = full.rsplit(' ').next().unwrap_or_default().to_owned();
            let is_short = uses.get(&last) == Some(&1) && last != full && last.len() > 3;
            let short = is_short.then(|| last.clone());
            found.entry(last).or_default().push(Outlet { full, short, reports });
        }
        Self(found)
    }

    /// Other outlets than that of a report whose last word stands in a text.
    fn named_in<'a>(&'a self, report: usize, plain: &'a str) -> impl Iterator<Item = &'a Outlet> {
        let near = plain.split(' ').filter_map(|word| self.0.get(word)).flatten();
        near.filter(move |outlet| !outlet.reports.contains(&report))
    }
}

/// The outlet that is the source of a statement, or was told it.
fn voiced(outlets: &Outlets, at: usize, report: &Report, statement: &Statement) -> Option<Heard> {
    let sources = statement.voices.iter().filter_map(|voice| voice.source);
    let told = statement.attribution.and_then(|at| report.analysis.utterances.get(at)?.addressee);
    let heard = |span: Span| {
        let words = plain(report.document.slice(span));
        let outlet = outlets.named_in(at, &words).find(|outlet| is_named(&words, outlet))?;
        Some(Heard { from: outlet.reports.clone(), words: report.document.passage(span) })
    };
    sources.chain(told).find_map(heard)
}

/// Whether words name an outlet and nobody else.
fn is_named(words: &str, outlet: &Outlet) -> bool {
    if holds(words, &outlet.full) {
        let rest = words.replacen(&outlet.full, "", 1);
        return rest.split_whitespace().all(|word| BESIDE.contains(&word));
    }
    let short = outlet.short.as_ref();
    short.is_some_and(|short| words.strip_prefix("the ") == Some(short))
}

/// The sentences of a report that say of their matter that it is from an outlet.
fn sentences(outlets: &Outlets, at: usize, report: &Report) -> BTreeMap<usize, Heard> {
    let mut found = BTreeMap::new();
    for (number, sentence) in report.analysis.sentences.iter().enumerate() {
        let words = plain(report.document.slice(sentence.span));
        let mut from = outlets.named_in(at, &words).filter(|outlet| is_from(&words, outlet));
        let Some(outlet) = from.next() else { continue };
        let passage = report.document.passage(sentence.span);
        let heard = Heard { from: outlet.reports.clone(), words: passage };
        let only_says = words.contains("first reported") && words.split(' ').count() <= SHORT;
        if let Some(before) = number.checked_sub(1).filter(|_| only_says) {
            found.entry(before).or_insert_with(|| heard.clone());
        }
        found.insert(number, heard);
    }
    found
}

/// Whether a sentence says that its matter is from an outlet.
fn is_from(words: &str, outlet: &Outlet) -> bool {
    let with_article = |name: &str| format!("the {name}");
    let short = outlet.short.as_ref().map(|short| with_article(short));
    let names = [Some(outlet.full.clone()), Some(with_article(&outlet.full)), short];
    let mut names = names.into_iter().flatten().filter(|name| holds(words, name));
    names.any(|name| {
        BEFORE.iter().any(|cue| holds(words, &format!("{cue} {name}")))
            || AFTER.iter().any(|cue| holds(words, &format!("{name} {cue}")))
    })
}

/// Whether whole words stand in plain words.
fn holds(plain: &str, words: &str) -> bool {
    format!(" {plain} ").contains(&format!(" {words} "))
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
            assert!(is_named(&plain(words), &courier()), "{words}");
        }
        for words in ["Courier editor Ilse Brandt", "a courier", "the Lume Courier", "Hartmoor"] {
            assert!(!is_named(&plain(words), &courier()), "{words}");
        }
    }

    #[test]
    fn sentences_that_say_where_their_matter_is_from() {
        let check = |text: &str, expected: bool| {
            assert_eq!(is_from(&plain(text), &courier()), expected, "{text}");
        };
        check("The plan was first reported by the Hartmoor Courier.", true);
        check("The dam leaks, the Courier first reported.", true);
        check("The Courier reported that the dam leaks.", true);
        check("The dam leaks, according to a report in the Hartmoor Courier.", true);
        check("The Hartmoor Courier lost its license.", false);
        check("A courier reported the fire.", false);
    }
}

//! A copy of a report, whole or shortened, raises no count of independent reports.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic like tests")]

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::test_runner::RngSeed;
use twosource::comparison::{Finding, Point};
use twosource::ingest::{Input, Limits, Overrides, parse_date, read};
use twosource::text::{DocId, Document, Span};
use twosource::{Account, Analysis, Options, Resources, analyze, borrow_dates, compare};

use common::SENTENCES;

static RESOURCES: LazyLock<Resources> = LazyLock::new(|| Resources::load().unwrap());

type Read = (Document, Analysis);

fn analyzed(documents: Vec<Document>) -> Vec<Read> {
    let with_analysis = |document: Document| {
        let analysis = analyze(&document, &RESOURCES);
        (document, analysis)
    };
    borrow_dates(documents).into_iter().map(with_analysis).collect()
}

/// A text as another outlet publishes it.
fn published(text: &str, date: Option<&str>, of: &Document) -> Document {
    let own = of.meta.published.as_ref().map(|known| known.value.clone());
    let overrides = Overrides {
        published: date.and_then(parse_date).or(own),
        outlet: Some("The Far Shore Echo".to_owned()),
    };
    let ending = of.name().rsplit('.').next().unwrap_or("txt");
    let input = Input::Text { name: format!("00.{ending}"), text: text.to_owned() };
    read(&[input], &overrides, &Limits::default()).documents.remove(0)
}

/// The text as it is, cut at the end, and without every second paragraph.
fn copies(text: &str) -> Vec<String> {
    let cut = |hundredths: usize| {
        let place = text.floor_char_boundary(text.len() * hundredths / 100);
        let start = text.get(..place).unwrap();
        let end = start.rfind(". ").or_else(|| start.rfind(".\n"));
        end.map_or(text, |end| text.get(..=end).unwrap()).to_owned()
    };
    let paragraphs = text.split("\n\n");
    let second: Vec<&str> =
        paragraphs.enumerate().filter(|(at, _)| at % 2 == 0).map(|(_, text)| text).collect();
    vec![text.to_owned(), cut(80), cut(40), second.join("\n\n")]
}

/// The statements of the reports that stood there before, point by point, with the count of each.
fn counts(account: &Account, of: &[DocId]) -> BTreeMap<Vec<(DocId, Span)>, usize> {
    let statements = |point: &Point| {
        let places = point.statements.iter().map(|&at| {
            let span = account.statement(at).unwrap().span;
            (account.reports[at.report].document.id(), span)
        });
        let mut places: Vec<_> = places.filter(|(id, _)| of.contains(id)).collect();
        places.sort_unstable();
        places
    };
    let points = account.points.iter().map(|p| (statements(p), p.support.independent));
    points.filter(|(places, _)| !places.is_empty()).collect()
}

fn agreed(account: &Account) -> usize {
    account.points_of(Finding::Agreed).count()
}

/// Compares a story before and after a copy joined it.
#[track_caller]
fn check(story: &[Read], copy: Read, what: &str) {
    let ids: Vec<DocId> = story.iter().map(|(document, _)| document.id()).collect();
    let before = compare(story.to_vec(), &Options::default());
    let after = compare([story, &[copy]].concat(), &Options::default());
    let (was, is) = (counts(&before, &ids), counts(&after, &ids));
    let changed: Vec<_> = is.keys().filter(|point| !was.contains_key(*point)).collect();
    assert!(changed.is_empty(), "{what}: points changed: {changed:?}");
    for (point, count) in &is {
        assert!(count <= &was[point], "{what}: {count} > {}: {point:?}", was[point]);
    }
    let original = |point: &&Point| {
        point.statements.iter().any(|at| ids.contains(&after.reports[at.report].document.id()))
    };
    let own = after.points.iter().filter(|point| !original(point));
    assert!(own.clone().all(|point| point.support.independent == 1), "{what}");
    assert!(agreed(&after) <= agreed(&before), "{what}: more points are agreed");
    assert!(after.groups.len() <= before.groups.len(), "{what}: more groups");
}

fn folders() -> Vec<PathBuf> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

#[test]
fn copies_of_the_examples_raise_no_count() {
    let folders = folders();
    assert!(folders.len() > 1);
    for folder in folders {
        let input = Input::Path(folder.to_str().unwrap().to_owned());
        let documents = read(&[input], &Overrides::default(), &Limits::default()).documents;
        let texts: Vec<String> = documents.iter().map(|found| found.text().to_owned()).collect();
        let story = analyzed(documents);
        for (report, text) in texts.iter().enumerate() {
            for (kind, copy) in copies(text).iter().enumerate() {
                // Of one day with its text, the copy leads by its name; later, the text does.
                for date in [None, Some("2033-05-05")] {
                    let document = published(copy, date, &story[report].0);
                    let read = analyzed(vec![document]).remove(0);
                    let name = story[report].0.name();
                    check(&story, read, &format!("{name}, copy {kind} of {date:?}"));
                }
            }
        }
    }
}

/// The same cases in every run: whether a change passes must not hang on chance.
fn cases() -> ProptestConfig {
    ProptestConfig { cases: 24, rng_seed: RngSeed::Fixed(2031), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn copies_of_small_reports_raise_no_count(
        texts in prop::collection::vec(subsequence(SENTENCES.to_vec(), 2..9), 2..5),
        keep in 1..8_usize,
    ) {
        let named = texts.iter().zip('a'..);
        let story = analyzed(
            named.map(|(text, name)| Document::new(name, text.join("\n\n"))).collect(),
        );
        for (at, text) in texts.iter().enumerate() {
            let short = &text[..keep.min(text.len())];
            for (name, copy) in [("zz", text.join("\n\n")), ("00", short.join("\n\n"))] {
                let copy = analyzed(vec![Document::new(name, copy)]).remove(0);
                check(&story, copy, &format!("report {at} as {name}: {texts:#?}"));
            }
        }
    }
}

#[test]
#[ignore = "open: a short copy that stands first parts two reports that count once for a shared sentence"]
fn a_short_copy_that_stands_first_raises_no_count() {
    let ferry = "A ferry hit the pier of Skerling on Tuesday evening.";
    let engine = "The operator, citing the harbor master, said the engine had failed.";
    let third =
        "It was the third accident in Skerling in two years, according to the Sound Herald.";
    let bang = "Mr. Ode told Radio Tesmar that the lights had gone out after a loud bang.";
    let gearbox = "Experts said the accident could have been prevented by a second gearbox.";
    let lady = "The Lady Tamsin carried about 120 people from the island of Marrin.";
    let read = |name: &str, text: &[&str]| Document::new(name, text.join("\n\n"));
    let story = analyzed(vec![
        read("a", &[ferry, bang, engine, third]),
        read("b", &[ferry, engine, gearbox, third]),
        read("c", &[engine, lady]),
    ]);
    let copy = analyzed(vec![read("00", &[ferry, bang, engine])]).remove(0);
    check(&story, copy, "a short copy");
}

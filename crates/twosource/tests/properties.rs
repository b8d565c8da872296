//! What holds for every account: see DESIGN invariants in ARCHITECTURE.md.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic like tests")]

mod common;

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use twosource::comparison::Finding;
use twosource::text::{Document, Passage};
use twosource::{Account, Options, Resources, account};

use common::SENTENCES;

fn report() -> impl Strategy<Value = String> {
    subsequence(SENTENCES.to_vec(), 2..8).prop_map(|sentences| sentences.join("\n"))
}

fn documents(texts: &[String]) -> Vec<Document> {
    let named = texts.iter().zip('a'..).map(|(text, name)| Document::new(name, text.clone()));
    named.collect()
}

/// Everything in an account, written out.
fn written(account: &Account) -> String {
    format!("{account:?}")
}

fn resources() -> &'static Resources {
    static RESOURCES: std::sync::LazyLock<Resources> =
        std::sync::LazyLock::new(|| Resources::load().unwrap());
    &RESOURCES
}

fn run(documents: Vec<Document>) -> Account {
    account(documents, resources(), &Options::default())
}

fn run_with_threads(threads: usize, documents: Vec<Document>) -> Account {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| run(documents))
}

/// Every passage of the points.
fn passages(account: &Account) -> Vec<Passage> {
    let points = account.points.iter();
    let of_point = |point: &twosource::comparison::Point| {
        let differences = point.differences.iter().flat_map(|d| [d.left, d.right]);
        let evidence = point.evidence.iter().flat_map(|e| e.left.iter().chain(&e.right).copied());
        let support = point.support.origins.iter().chain(&point.support.relays).copied();
        differences.chain(evidence).chain(support).collect::<Vec<_>>()
    };
    points.flat_map(of_point).chain(account.headline).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn order_and_threads_change_nothing(
        texts in prop::collection::vec(report(), 2..5),
        first in any::<Index>(),
    ) {
        let mut turned = documents(&texts);
        turned.rotate_left(first.index(texts.len()));
        let expected = written(&run_with_threads(1, documents(&texts)));
        prop_assert_eq!(&written(&run_with_threads(2, turned)), &expected);
    }

    #[test]
    fn every_passage_quotes_its_report(texts in prop::collection::vec(report(), 2..4)) {
        let account = run(documents(&texts));
        for passage in passages(&account) {
            prop_assert!(!account.words(passage).is_empty());
        }
        for point in &account.points {
            for &at in &point.statements {
                let span = account.statement(at).unwrap().span;
                prop_assert!(!account.reports[at.report].document.slice(span).trim().is_empty());
            }
        }
    }

    #[test]
    fn every_statement_of_a_body_is_in_one_point(texts in prop::collection::vec(report(), 2..4)) {
        let account = run(documents(&texts));
        let mut seen: Vec<_> = account.points.iter().flat_map(|p| p.statements.clone()).collect();
        let total = seen.len();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), total);
        let statements = account.reports.iter().flat_map(|r| &r.analysis.statements);
        prop_assert_eq!(statements.filter(|s| !s.is_heading).count(), total);
    }

    #[test]
    fn a_copy_adds_no_independent_report(texts in prop::collection::vec(report(), 2..4)) {
        let long = SENTENCES.join("\n");
        let mut with_copy = documents(&texts);
        with_copy.push(Document::new("long", long.clone()));
        let before = run(with_copy.clone());
        with_copy.push(Document::new("zz copy", long));
        let after = run(with_copy);
        prop_assert_eq!(after.groups.len(), before.groups.len());
        let most = |account: &Account| account.points.iter().map(|p| p.support.independent).max();
        prop_assert!(most(&after) <= most(&before));
        prop_assert!(before.points.iter().all(|p| p.finding == Finding::OnlyInOne || p.statements.len() > 1));
    }
}

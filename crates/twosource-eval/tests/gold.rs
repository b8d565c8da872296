//! The project's own gold: what its records say of the texts holds.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

const FILES: [&str; 4] = ["attributions", "entities", "facts", "traps"];

fn gold() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("gold")
}

fn pairs() -> Vec<PathBuf> {
    let entries = fs::read_dir(gold()).unwrap().map(|entry| entry.unwrap().path());
    let found: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    assert!(!found.is_empty());
    found
}

fn records(pair: &Path, file: &str) -> Vec<Value> {
    let text = fs::read_to_string(pair.join(file).with_extension("jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Calls `visit` with every record of every pair, and where it stands.
fn each(file: &str, visit: impl Fn(&Value, &str)) {
    for pair in pairs() {
        for record in records(&pair, file) {
            visit(&record, &format!("{} {file} {}", pair.display(), record["id"]));
        }
    }
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

/// The reports in which a fact or a trap has spans.
fn sides(record: &Value) -> Vec<&str> {
    let reports = record["spans"].as_array().unwrap().iter();
    let reports: BTreeSet<_> = reports.map(|span| span["report"].as_str().unwrap()).collect();
    reports.into_iter().collect()
}

/// Compares every span in a value with the text of its report; returns how many there are.
fn spans_match(value: &Value, report: Option<&str>, pair: &Path) -> usize {
    match value {
        Value::Array(items) => items.iter().map(|item| spans_match(item, report, pair)).sum(),
        Value::Object(fields) => {
            let report = fields.get("report").and_then(Value::as_str).or(report);
            let own = usize::from(fields.contains_key("start"));
            if own == 1 {
                span_matches(value, report.unwrap(), pair);
            }
            own + fields.values().map(|item| spans_match(item, report, pair)).sum::<usize>()
        }
        _ => 0,
    }
}

fn span_matches(span: &Value, report: &str, pair: &Path) {
    let text = fs::read_to_string(pair.join(report).with_extension("txt")).unwrap();
    let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
    let (start, end) = (at("start"), at("end"));
    assert!(start < end, "{} {span}", pair.display());
    let words: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(words, span["text"], "{} {report} {start}", pair.display());
}

#[test]
fn spans_are_the_words_they_quote() {
    for pair in pairs() {
        for file in FILES {
            let spans: usize =
                records(&pair, file).iter().map(|record| spans_match(record, None, &pair)).sum();
            assert!(spans > 0 || file == "entities", "{} {file}", pair.display());
        }
    }
}

#[test]
fn ids_are_unique() {
    for pair in pairs() {
        for file in FILES {
            let records = records(&pair, file);
            let ids: BTreeSet<_> =
                records.iter().map(|record| record["id"].as_str().unwrap()).collect();
            assert_eq!(ids.len(), records.len(), "{} {file}", pair.display());
        }
    }
}

#[test]
fn facts_stand_in_the_reports_that_their_label_names() {
    each("facts", |fact, at| {
        let both = ["a", "b"].as_slice();
        let (expected, relations) = match fact["label"].as_str().unwrap() {
            "agreed" => (both, Some("agrees")),
            "differs" => (both, Some("differs")),
            "only-a" => (["a"].as_slice(), None),
            "only-b" => (["b"].as_slice(), None),
            label => panic!("{at}: {label}"),
        };
        assert_eq!(sides(fact), expected, "{at}");
        let accepted = strings(&fact["accept"]);
        assert_eq!(accepted.is_empty(), relations.is_none(), "{at}");
        assert!(relations.is_none_or(|relation| accepted.contains(&relation)), "{at}");
        assert!(accepted.iter().all(|relation| ["agrees", "differs"].contains(relation)), "{at}");
    });
}

#[test]
fn traps_join_two_reports() {
    each("traps", |trap, at| assert_eq!(sides(trap), ["a", "b"], "{at}"));
}

#[test]
fn sources_are_entities_of_the_pair() {
    for pair in pairs() {
        let entities = records(&pair, "entities");
        let known: BTreeSet<_> =
            entities.iter().map(|entity| entity["id"].as_str().unwrap()).collect();
        for attribution in records(&pair, "attributions") {
            assert!(["a", "b"].contains(&attribution["report"].as_str().unwrap()));
            let sources = strings(&attribution["source_entity"]);
            assert!(sources.iter().all(|source| known.contains(source)), "{attribution}");
        }
    }
}

#[test]
fn the_readme_names_every_pair_phenomenon_and_kind_of_trap() {
    let readme = fs::read_to_string(gold().join("README.md")).unwrap();
    let named = |name: &str| assert!(readme.contains(&format!("| {name} |")), "{name}");
    for pair in pairs() {
        named(&format!("`{}`", pair.file_name().unwrap().to_str().unwrap()));
    }
    each("facts", |fact, _| strings(&fact["phenomena"]).into_iter().for_each(named));
    each("traps", |trap, _| named(trap["kind"].as_str().unwrap()));
}

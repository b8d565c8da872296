//! Accounts of the examples.

use serde_json::Value;

use crate::{SUMMIT, SUMMIT_OTHERWISE, run, stdout, text};

const FORMATS: [&str; 7] = ["text", "json", "jsonl", "markdown", "html", "csv", "annotations"];

#[test]
fn the_order_of_files_and_the_number_of_threads_change_no_byte() {
    for format in FORMATS {
        let output = |files: &[&str], threads| {
            let args = ["compare", "--all", "--format", format, "--threads", threads];
            stdout(&[&args[..], files].concat())
        };
        let first = output(&SUMMIT, "1");
        assert!(first.len() > 1000);
        assert_eq!(first, output(&SUMMIT_OTHERWISE, "2"), "{format}");
    }
}

#[test]
fn a_folder_and_its_files_are_the_same() {
    let folder = stdout(&["compare", "examples/summit"]);
    assert_eq!(folder, stdout(&["compare", "examples/summit/*"]));
    assert_eq!(folder, stdout(&[&["compare"], &SUMMIT[..]].concat()));
}

#[test]
fn the_story_stands_first() {
    let account = stdout(&["compare", "examples/summit"]);
    let second = account.lines().nth(1).unwrap();
    assert!(second.starts_with("4 reports · "), "{second}");
    assert!(account.contains("· ONLY IN A "));
}

#[test]
fn json_keeps_to_the_schema() {
    let schema = include_str!("../../../../docs/schema/account-v1.schema.json");
    let schema = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for example in ["examples/summit", "examples/accident", "examples/accident.jsonl"] {
        let account: Value =
            serde_json::from_str(&stdout(&["compare", "--format", "json", example])).unwrap();
        let errors: Vec<_> = validator.iter_errors(&account).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{example}: {}", errors.join("\n"));
        assert_eq!(account["documents"].as_array().unwrap().len(), 4);
    }
}

#[test]
fn passages_of_json_are_the_words_of_the_files() {
    let account: Value =
        serde_json::from_str(&stdout(&["compare", "--format", "json", "examples/summit"])).unwrap();
    let name = |id: &Value| {
        let documents = account["documents"].as_array().unwrap();
        documents.iter().find(|document| document["id"] == *id).unwrap()["name"].as_str().unwrap()
    };
    let points = account["points"].as_array().unwrap();
    assert!(points.len() > 20);
    for statement in points.iter().flat_map(|point| point["statements"].as_array().unwrap()) {
        let passage = &statement["passage"];
        let file = std::fs::read_to_string(crate::root().join(name(&passage["document"]))).unwrap();
        let at = |key: &str| usize::try_from(passage[key].as_u64().unwrap()).unwrap();
        let words = file.chars().skip(at("start")).take(at("end") - at("start"));
        assert_eq!(words.collect::<String>(), passage["text"].as_str().unwrap());
    }
}

#[test]
fn explain_knows_the_numbers_of_compare() {
    let account = stdout(&["compare", "examples/summit"]);
    let differs = account.contains("≠ DIFFERS");
    let first = stdout(&["explain", "1", "examples/summit"]);
    assert_eq!(
        differs,
        first.contains("Point 1  ≠ DIFFERS") || first.contains("Point 1 ≠ DIFFERS")
    );
    assert!(first.contains("examples/summit/"), "{first}");
    let output = run(&["explain", "9999", "examples/summit"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("twosource: there is no point 9999: the account has"));
}

#[test]
fn one_report_alone_is_shown_and_said_to_be_alone() {
    let output = run(&["compare", SUMMIT[0]]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("· ONLY IN A "));
    let remark = "twosource: one report alone cannot be compared: nothing stands beside it\n";
    assert_eq!(text(&output.stderr), remark);
    assert_eq!(text(&run(&["compare", "--quiet", SUMMIT[0]]).stderr), "");
}

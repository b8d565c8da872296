//! The account as a page, and a person's marks beside it.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{run, stdout, text};

#[test]
fn a_page_says_when_it_was_made_and_of_what() {
    let page = stdout(&["compare", "examples/wire", "--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>"));
    assert!(page.contains("<time>2031-05-31 21:20 UTC</time>"));
    let account: Value =
        serde_json::from_str(&stdout(&["compare", "examples/wire", "--format", "json"])).unwrap();
    let points = account["points"].as_array().unwrap().len();
    assert_eq!(page.matches("<article class=\"card\"").count(), points);
    assert_eq!(page.matches("<article class=\"report\"").count(), 6);
}

/// A review of the first point of an account.
fn review(account: &Value) -> Value {
    let statements = account["points"][0]["statements"].as_array().unwrap().iter();
    let places: Vec<Value> = statements
        .map(|statement| {
            let at = &statement["passage"];
            json!({"document": at["document"], "start": at["start"], "end": at["end"]})
        })
        .collect();
    let mark =
        json!({"point": 1, "statements": places, "decision": "rejected", "note": "another dam"});
    json!({"format": "twosource/review", "version": 1, "marks": [mark]})
}

#[test]
fn marks_of_a_person_stand_beside_their_point() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("review.json");
    let account: Value =
        serde_json::from_str(&stdout(&["compare", "examples/wire", "--format", "json"])).unwrap();
    let file = review(&account);
    let schema = include_str!("../../../../docs/schema/review-v1.schema.json");
    let schema = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&file));
    fs::write(&path, file.to_string()).unwrap();
    let path = path.to_str().unwrap();
    let page = stdout(&["compare", "examples/wire", "-f", "html", "--review", path]);
    assert!(page.contains("<strong>Review: </strong>rejected: another dam"));
    let without = stdout(&["compare", "examples/wire", "-f", "html"]);
    assert_eq!(
        page.matches("class=\"card\"").count(),
        without.matches("class=\"card\"").count(),
        "marks change nothing that is found"
    );
}

#[track_caller]
fn check_refused(args: &[&str], reason: &str) {
    let output = run(&[&["compare", "examples/wire"], args].concat());
    let said = text(&output.stderr);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{said}");
    assert!(said.contains(reason) && said.contains("\n  hint: "), "{said}");
}

#[test]
fn what_is_no_review_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("review.json");
    fs::write(&path, r#"{"format": "twosource/account", "version": 1, "marks": []}"#).unwrap();
    let path = path.to_str().unwrap();
    check_refused(&["-f", "html", "--review", path], "this is no review: the format is");
    check_refused(&["--review", path], "marks are shown on a page only");
    let output = run(&["compare", "examples/wire", "-f", "html", "--review", "missing.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("missing.json: cannot be read"));
}

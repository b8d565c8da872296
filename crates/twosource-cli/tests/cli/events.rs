//! Reports of several events: an account for each.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::{SUMMIT, root, run, stdout, text};

const STREAM: &str = "examples/stream.jsonl";

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&stdout(&[&["compare", "--format", "json"], args].concat())).unwrap()
}

/// Both examples in one folder.
fn mixed() -> TempDir {
    let folder = TempDir::new().unwrap();
    for example in ["summit", "accident"] {
        for entry in fs::read_dir(root().join("examples").join(example)).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    folder
}

#[test]
fn an_example_of_one_event_has_one_account() {
    for example in ["examples/summit", "examples/accident", "examples/accident.jsonl"] {
        for format in ["text", "json", "jsonl", "markdown", "csv", "annotations"] {
            let account = stdout(&["compare", "--format", format, example]);
            let one = stdout(&["compare", "--one-event", "--format", format, example]);
            assert!(account == one, "{example} as {format}");
        }
    }
}

#[test]
fn two_events_in_a_folder_have_two_accounts() {
    let folder = mixed();
    let path = folder.path().to_str().unwrap();
    let accounts = json(&[path]);
    assert_eq!(accounts["format"], "twosource/accounts");
    let documents = |account: &Value| account["documents"].as_array().unwrap().len();
    let stories = accounts["stories"].as_array().unwrap();
    let counts: Vec<usize> = stories.iter().map(|story| documents(&story["account"])).collect();
    assert_eq!((counts, accounts["alone"].as_array().unwrap().len()), (vec![4, 4], 0));
    assert_eq!(documents(&json(&["--one-event", path])), 8);
}

#[test]
fn reports_that_are_named_are_of_one_event() {
    let files = [&SUMMIT[..], &["examples/accident/marrin-islander.txt"]].concat();
    let files = [&files[..], &["examples/accident/mainland-chronicle.txt"]].concat();
    assert_eq!(json(&files)["documents"].as_array().unwrap().len(), 6);
    assert_eq!(
        json(&["examples/accident.jsonl", SUMMIT[0], SUMMIT[1]])["format"],
        "twosource/account"
    );
}

#[test]
fn accounts_keep_to_the_schema() {
    let schema = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let account = schema(include_str!("../../../../docs/schema/account-v1.schema.json"));
    let stories = schema(include_str!("../../../../docs/schema/stories-v1.schema.json"));
    let accounts = schema(include_str!("../../../../docs/schema/accounts-v1.schema.json"));
    let uri = |schema: &Value| schema["$id"].as_str().unwrap().to_owned();
    let registry = jsonschema::Registry::new().add(uri(&account), account).unwrap();
    let registry = registry.add(uri(&stories), stories).unwrap().prepare().unwrap();
    let validator = jsonschema::options().with_registry(&registry).build(&accounts).unwrap();
    let value = json(&[STREAM]);
    let errors: Vec<_> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    assert!(value["stories"].as_array().unwrap().len() >= 2);
}

#[test]
fn each_format_shows_each_story() {
    let shown = stdout(&["compare", STREAM]);
    assert!(shown.starts_with("The reports tell of several events: "), "{shown}");
    let stories = shown.matches("\n=== STORY ").count();
    assert!(stories >= 2, "{shown}");
    let note = stdout(&["compare", "-f", "markdown", STREAM]);
    assert_eq!(note.matches("\n# Story ").count(), stories);
    let lines = stdout(&["compare", "-f", "jsonl", STREAM]);
    assert_eq!(lines.matches("{\"type\":\"account\",\"story\":").count(), stories);
    assert_eq!(stdout(&["compare", "--threads", "1", STREAM]), shown);
}

#[test]
fn explain_knows_the_stories_of_compare() {
    let accounts = json(&[STREAM]);
    let second =
        &accounts["stories"][1]["account"]["points"][0]["statements"][0]["passage"]["text"];
    let explained = stdout(&["explain", "2.1", "--width", "400", STREAM]);
    assert!(explained.starts_with("Point 1 "), "{explained}");
    let words = second.as_str().unwrap().split_whitespace().next().unwrap();
    assert!(explained.contains(words), "{words}: {explained}");
    let says = |args: &[&str], message: &str| {
        let output = run(&[&["explain"], args].concat());
        assert_eq!(output.status.code(), Some(2));
        let said = text(&output.stderr);
        assert!(said.contains(message) && said.contains("\n  hint: "), "{said}");
    };
    says(&["1", STREAM], "events: which point 1?");
    says(&["99.1", STREAM], "there is no story 99: the reports are of");
    says(&["2.1", "examples/summit"], "there is no story 2: the reports are of one event");
    let one = stdout(&["explain", "1", "examples/summit"]);
    assert_eq!(stdout(&["explain", "1.1", "examples/summit"]), one);
    assert!(stdout(&["explain", "1", "--one-event", STREAM]).starts_with("Point 1 "));
}

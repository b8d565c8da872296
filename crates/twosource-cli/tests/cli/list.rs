//! `twosource attributions`

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::{SUMMIT, SUMMIT_OTHERWISE, run, stdout, text};

#[test]
fn sources_and_words_are_listed() {
    let list = stdout(&["attributions", SUMMIT[1]]);
    assert!(list.contains(" attributions · "), "{list}");
    assert!(list.contains("told"), "{list}");
}

#[test]
fn the_order_of_files_and_the_number_of_threads_change_no_byte() {
    for format in ["text", "json", "jsonl"] {
        let output = |files: &[&str], threads| {
            let args = ["attributions", "--format", format, "--threads", threads];
            stdout(&[&args[..], files].concat())
        };
        assert_eq!(output(&SUMMIT, "1"), output(&SUMMIT_OTHERWISE, "2"), "{format}");
    }
}

#[test]
fn every_line_of_jsonl_tells_what_it_is() {
    let lines = stdout(&["attributions", "--format", "jsonl", "examples/accident.jsonl"]);
    let types: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["type"].as_str().unwrap().into())
        .collect();
    assert_eq!(types.iter().filter(|kind| *kind == "document").count(), 4);
    assert!(types.iter().filter(|kind| *kind == "attribution").count() > 20);
}

#[test]
fn each_profile_lists_who_said_what() {
    let list = |profile| stdout(&["attributions", "--profile", profile, SUMMIT[1]]);
    assert!(list("fast").contains(" attributions · "));
    assert_eq!(list("full"), stdout(&["attributions", SUMMIT[1]]));
}

#[test]
fn profiles_are_compared() {
    let shown = stdout(&["attributions", "--compare-profiles", SUMMIT[1]]);
    assert!(shown.contains(" the same · "), "{shown}");
    let json = ["attributions", "--compare-profiles", "--format", "json"];
    let output = |files: &[&str]| stdout(&[&json[..], files].concat());
    assert_eq!(output(&SUMMIT), output(&SUMMIT_OTHERWISE));
    let value: Value = serde_json::from_str(&output(&SUMMIT)).unwrap();
    assert_eq!(value["format"], "twosource/profiles");
    assert_eq!(value["documents"].as_array().unwrap().len(), 4);
}

#[test]
fn comparing_profiles_ends_as_other_commands_do() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (good, empty) = (path("good.txt"), path("empty.txt"));
    fs::write(&good, "Mayor Ilse Brandt said the old bridge would close.").unwrap();
    fs::write(&empty, "").unwrap();
    let compared = |more: &[&str]| run(&[&["attributions", "--compare-profiles"], more].concat());
    assert_eq!(compared(&[&good]).status.code(), Some(0));
    let beside = compared(&[&good, &empty]);
    assert_eq!(beside.status.code(), Some(1));
    assert!(text(&beside.stdout).contains("NOT READ"));
    assert_eq!(compared(&[&empty]).status.code(), Some(2));
    let lines = compared(&[&good, "--format", "jsonl"]);
    assert_eq!((lines.status.code(), text(&lines.stdout)), (Some(2), String::new()));
    assert!(text(&lines.stderr).contains("\n  hint: choose --format json or text"));
    assert_eq!(compared(&[&good, "--profile", "fast"]).status.code(), Some(2));
}

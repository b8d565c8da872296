//! `twosource attributions`

use serde_json::Value;

use crate::{SUMMIT, SUMMIT_OTHERWISE, stdout};

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

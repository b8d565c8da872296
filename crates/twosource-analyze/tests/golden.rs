//! The decoder against the reference decoder (`training/`), on the texts of `examples/`.
//!
//! The golden file holds, for each text, the tag of every word of every line and all attributions
//! of the flat pass, in code points. Both sides run the same weights in different runtimes, whose
//! last bits differ; now and then that tips a tag, and with it the whole attribution that has it.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic like tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use twosource_analyze::{Decoded, decode};
use twosource_models::Resources;
use twosource_text::{Document, Span};

#[test]
fn labels_and_links_equal_the_reference() {
    let resources = Resources::load().unwrap();
    let (mut tags, mut links) = (Agreement::default(), Agreement::default());
    for line in include_str!("golden/attributions.jsonl").lines() {
        let golden: Value = serde_json::from_str(line).unwrap();
        let document = read(golden["file"].as_str().unwrap());
        let decoded = decode(&document, &resources);
        compare_tags(&decoded, &golden["labels"], &mut tags);
        compare_links(&document, &decoded, &golden["attributions"], &mut links);
    }
    assert!(tags.total > 2500 && links.total > 100, "{tags:?} {links:?}");
    assert!(tags.equal * 1000 >= tags.total * 995, "{tags:?}");
    assert!(links.equal * 100 >= links.total * 95, "{links:?}");
}

#[derive(Debug, Default)]
struct Agreement {
    equal: usize,
    total: usize,
}

fn read(file: &str) -> Document {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    Document::new(file, fs::read_to_string(root.join(file)).unwrap())
}

fn compare_tags(ours: &[Decoded], golden: &Value, found: &mut Agreement) {
    let windows = golden.as_array().unwrap();
    assert_eq!(ours.len(), windows.len(), "windows");
    for (ours, theirs) in ours.iter().zip(windows) {
        let theirs = theirs.as_str().unwrap();
        assert_eq!(ours.tags.len(), theirs.len(), "words of a window");
        found.total += ours.tags.len();
        let same =
            |(ours, theirs): &(&(Span, usize), char)| ours.1.to_string() == theirs.to_string();
        found.equal += ours.tags.iter().zip(theirs.chars()).filter(same).count();
    }
}

fn compare_links(document: &Document, ours: &[Decoded], golden: &Value, found: &mut Agreement) {
    let list = |spans: &[Span]| {
        let points = spans.iter().map(|&span| document.code_points(span));
        let pairs = points.map(|range| format!("[{},{}]", range.start, range.end));
        format!("[{}]", pairs.collect::<Vec<_>>().join(","))
    };
    let links = ours.iter().flat_map(|window| &window.links);
    let ours: BTreeSet<String> = links
        .map(|link| {
            let source: Vec<Span> = link.source.into_iter().collect();
            format!("[{},{},{}]", list(&source), list(&[link.cue]), list(&link.content))
        })
        .collect();
    for theirs in golden.as_array().unwrap() {
        found.total += 1;
        found.equal += usize::from(ours.contains(&theirs.to_string()));
    }
}

//! What the documents say about the repository is so.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic like tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Most lines of a source file.
const MAX_LINES: usize = 500;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn folders(path: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(path)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| root().join(path).join(name).join("Cargo.toml").exists()).collect()
}

/// All Rust files of the workspace.
fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    rust_files(&root().join("crates"), &mut found);
    found
}

#[test]
fn the_architecture_lists_the_crates() {
    let page = text("ARCHITECTURE.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `twosource"));
    let listed: BTreeSet<String> = rows
        .filter_map(|rest| rest.split('`').next())
        .map(|rest| format!("twosource{rest}"))
        .collect();
    assert_eq!(listed, folders("crates"));
}

#[test]
fn files_are_short() {
    for path in sources() {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= MAX_LINES, "{}: {lines} lines", path.display());
    }
}

#[test]
fn the_readme_is_short_and_its_links_lead_somewhere() {
    let page = text("README.md");
    assert!(page.lines().count() < 200);
    for link in page.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        let path = link.split('#').next().unwrap();
        assert!(link.starts_with("http") || root().join(path).exists(), "{link}");
    }
}

#[test]
fn every_capability_names_a_test_that_exists() {
    let code: String = sources().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let page = text("docs/capabilities.md");
    let rows = page.lines().filter(|line| line.contains("| works |"));
    let mut count = 0;
    for row in rows {
        let test = row.split('`').nth(1).unwrap_or_else(|| panic!("no test: {row}"));
        assert!(code.contains(&format!("fn {test}(")), "{test} is no test: {row}");
        count += 1;
    }
    assert!(count >= 20, "{count} rows work");
}

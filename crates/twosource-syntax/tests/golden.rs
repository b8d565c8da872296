//! The pipeline says what spaCy's says of texts written for the project.
//!
//! `training/golden_syntax.py` writes the golden files. Their tokens must be equal; of the rest a
//! few rows may differ on another processor, since the last bits of the sums do.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use std::fs;
use std::path::Path;

use twosource_syntax::{Parse, Pipeline};

/// Rows in a thousand that may differ.
const TOLERANCE: usize = 3;

#[test]
fn the_pipeline_agrees_with_spacy() {
    let pipeline = Pipeline::embedded().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let (mut rows, mut different) = (0, Vec::new());
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 7, "the golden files are there");
    for path in files {
        for block in fs::read_to_string(path).unwrap().split("# ").skip(1) {
            let (text, expected) = block.split_once('\n').unwrap();
            let found = table(text, &pipeline.read(text));
            let expected: Vec<&str> = expected.lines().filter(|line| !line.is_empty()).collect();
            assert_eq!(places(&found), places(&expected), "tokens of {text:?}");
            rows += expected.len();
            let pairs = found.iter().zip(expected);
            different.extend(pairs.filter(|(a, b)| a != b).map(|(a, b)| format!("{a}\n{b}\n")));
        }
    }
    assert!(rows > 1500, "{rows} rows were compared");
    assert!(different.len() * 1000 <= rows * TOLERANCE, "{}", different.join("\n"));
}

fn table(text: &str, parse: &Parse) -> Vec<String> {
    let points = |byte: usize| text.get(..byte).unwrap().chars().count();
    let row = |(at, token): (usize, &twosource_syntax::Token)| {
        let head = if token.head == at { 0 } else { token.head + 1 };
        let name = parse.names.iter().find(|name| name.tokens.contains(&at));
        let name = name.map_or("O".to_owned(), |name| {
            let place = if name.tokens.start == at { "B" } else { "I" };
            format!("{place}-{}", name.label)
        });
        let (start, end, lemma) = (points(token.start), points(token.end), &token.lemma);
        let (tag, pos, dep) = (token.tag, token.pos, token.dep);
        format!("{start}\t{end}\t{tag}\t{pos}\t{head}\t{dep}\t{lemma}\t{name}")
    };
    parse.tokens.iter().enumerate().map(row).collect()
}

fn places<T: AsRef<str>>(rows: &[T]) -> Vec<String> {
    let two = |row: &T| row.as_ref().split('\t').take(2).collect::<Vec<_>>().join("-");
    rows.iter().map(two).collect()
}

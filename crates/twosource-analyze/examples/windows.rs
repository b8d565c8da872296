//! Prints what the encoder reads of text files, a JSON object for each window, positions in code
//! points: the input of `training/golden_labels.py`.
//!
//! ```text
//! cargo run --release -p twosource-analyze --example windows -- examples/*/*.txt > windows.jsonl
//! ```

use std::error::Error;
use std::io::Write as _;
use std::{env, fs, io};

use serde_json::json;
use twosource_analyze::{EncoderWindow, encoder_windows};
use twosource_models::Resources;
use twosource_text::Document;

fn main() -> Result<(), Box<dyn Error>> {
    let resources = Resources::load()?;
    let mut out = io::stdout().lock();
    for file in env::args().skip(1) {
        let document = Document::new(&file, fs::read_to_string(&file)?);
        for window in encoder_windows(&document, &resources) {
            writeln!(out, "{}", line(&document, &window))?;
        }
    }
    Ok(())
}

fn line(document: &Document, window: &EncoderWindow) -> serde_json::Value {
    let points = |&(word, _, _): &_| {
        let range = document.code_points(word);
        [range.start, range.end]
    };
    let syntax = |&(_, first, _): &(_, usize, _)| window.input.syntax.get(first).copied();
    json!({
        "doc_id": document.name(),
        "words": window.words.iter().map(points).collect::<Vec<_>>(),
        "first": window.words.iter().map(|&(_, first, _)| first).collect::<Vec<_>>(),
        "sentences": window.words.iter().map(|&(_, _, sentence)| sentence).collect::<Vec<_>>(),
        "ids": window.input.ids,
        "types": window.input.types,
        "syntax": window.words.iter().filter_map(syntax).collect::<Vec<_>>(),
    })
}

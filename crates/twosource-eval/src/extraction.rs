//! Task `extraction`: the text and the metadata of web pages.

use std::fs;
use std::io::{Read as _, Write};
use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::read::MultiGzDecoder;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use twosource::page::{Source, decode, read};

use crate::meter::{Meter, Timings};
use crate::read as input;
use crate::run::{Run, line};

/// Pages that are read at a time, so that memory does not grow with their number.
const AT_ONCE: usize = 64;

/// What is read of a line of `gold.jsonl.gz`: nothing of the gold itself.
#[derive(Deserialize)]
pub(crate) struct Entry {
    pub(crate) id: String,
    #[serde(default)]
    url: Option<String>,
    file: String,
}

/// A page, as the scorer reads it.
#[derive(Serialize)]
struct PageLine {
    id: String,
    text: String,
    title: Option<String>,
    author: Vec<String>,
    date: Option<String>,
}

/// Prints a line for each page of the folder.
pub(crate) fn run(run: &Run, folder: &Path, out: &mut impl Write) -> Result<Timings> {
    let entries = entries(folder)?;
    let meter = Meter::start();
    let mut words = 0;
    for some in entries.chunks(AT_ONCE) {
        let lines: Vec<PageLine> = run
            .install(|_| some.par_iter().map(|entry| page(folder, entry)).collect::<Result<_>>())?;
        for page in lines {
            words += page.text.split_whitespace().count();
            line(out, &page)?;
        }
    }
    Ok(run.timings(&meter, entries.len(), words))
}

/// The pages of a folder.
pub(crate) fn entries(folder: &Path) -> Result<Vec<Entry>> {
    let gold = input::text(&folder.join("gold.jsonl.gz"))?;
    let lines = gold.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// A page of a folder as text.
pub(crate) fn html(folder: &Path, entry: &Entry) -> Result<String> {
    let path = folder.join(&entry.file);
    let packed = fs::read(&path).with_context(|| path.display().to_string())?;
    let mut bytes = Vec::new();
    MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut bytes)?;
    Ok(decode(&bytes, None).text)
}

fn page(folder: &Path, entry: &Entry) -> Result<PageLine> {
    let source = Source { url: entry.url.clone(), seen: None };
    let page = read(&html(folder, entry)?, &source);
    Ok(PageLine {
        id: entry.id.clone(),
        text: page.text(),
        title: page.facts.title,
        author: page.facts.authors,
        date: page.facts.published.map(|date| date.to_string()),
    })
}

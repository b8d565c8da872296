//! What tells servers which pages are known, kept from run to run.
//!
//! ```text
//! {"version": 1, "pages": {ADDRESS: {"url": ADDRESS AFTER REDIRECTS, "etag": ..., "last_modified": ...}}}
//! ```
//!
//! A killed run leaves the old file.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use twosource_fetch::Validators;

use crate::failure::Hinted;
use crate::replace::replace;

const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Saved {
    version: u32,
    pages: BTreeMap<String, Page>,
}

#[derive(Serialize, Deserialize)]
struct Page {
    url: String,
    etag: Option<String>,
    last_modified: Option<String>,
}

/// The validators of all addresses so far.
pub(super) struct State {
    file: Option<PathBuf>,
    pages: BTreeMap<String, Validators>,
}

impl State {
    /// Reads the file, if there is one.
    pub(super) fn open(file: Option<&Path>) -> Result<Self> {
        let pages = file.map(read).transpose()?.unwrap_or_default();
        Ok(Self { file: file.map(Path::to_owned), pages })
    }

    pub(super) fn get(&self, url: &str) -> Option<&Validators> {
        self.pages.get(url)
    }

    pub(super) fn set(&mut self, url: &str, validators: Option<Validators>) {
        match validators {
            Some(validators) => self.pages.insert(url.to_owned(), validators),
            None => self.pages.remove(url),
        };
    }

    /// Writes the file.
    pub(super) fn save(&self) -> Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        let pages = self.pages.iter().map(|(url, known)| (url.clone(), page(known))).collect();
        let text = serde_json::to_string_pretty(&Saved { version: VERSION, pages })?;
        let written = replace(file, (text + "\n").as_bytes());
        written.with_context(|| format!("{}: cannot be written", file.display()))
    }
}

fn page(known: &Validators) -> Page {
    let Validators { url, etag, last_modified } = known.clone();
    Page { url, etag, last_modified }
}

fn read(file: &Path) -> Result<BTreeMap<String, Validators>> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => {
            return Err(error).with_context(|| format!("{}: cannot be read", file.display()));
        }
    };
    let saved = serde_json::from_str::<Saved>(&text).ok();
    let Some(saved) = saved.filter(|saved| saved.version == VERSION) else {
        let message = format!("{}: not a state of twosource fetch", file.display());
        return Err(Hinted::new(message, "name another file, or delete this one").into());
    };
    let known = |page: Page| Validators {
        url: page.url,
        etag: page.etag,
        last_modified: page.last_modified,
    };
    Ok(saved.pages.into_iter().map(|(url, page)| (url, known(page))).collect())
}

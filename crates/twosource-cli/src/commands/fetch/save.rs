//! The bytes of pages and feeds as they came, kept in a folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use twosource_fetch::Fetched;

/// A folder with a file for each body, named by its SHA-256, so that the same bytes are kept once and
/// a record's text can be traced to them.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn open(path: &Path) -> Result<Self> {
        fs::create_dir_all(path).with_context(|| format!("{}: cannot be made", path.display()))?;
        Ok(Self(path.to_owned()))
    }

    pub(super) fn keep(&self, fetched: &Fetched) -> Result<()> {
        let digest = Sha256::digest(&fetched.body);
        let name = digest.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        let file = self.0.join(format!("{name}.{}", extension(fetched.content_type.as_deref())));
        if file.exists() {
            return Ok(());
        }
        let written = fs::write(&file, &fetched.body);
        written.with_context(|| format!("{}: cannot be written", file.display()))
    }
}

/// The extension by which `twosource` reads the file again.
fn extension(media_type: Option<&str>) -> &'static str {
    match media_type.unwrap_or("text/html") {
        "text/html" | "application/xhtml+xml" => "html",
        "application/rss+xml" => "rss",
        "application/atom+xml" => "atom",
        "application/json" | "application/feed+json" => "json",
        "text/plain" => "txt",
        other if other.ends_with("xml") => "xml",
        _ => "bin",
    }
}

//! Where the result goes.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use anstream::ColorChoice;
use anyhow::{Context, Result};
use twosource::report::TextOptions;

use crate::cli::{Global, Output, Reports};
use crate::failure::Hinted;
use crate::input::Batch;
use crate::{pager, terminal};

/// Where and how a result is written.
pub(crate) struct Plan {
    /// Layout of text.
    pub(crate) text: TextOptions,
    file: Option<PathBuf>,
    pager: bool,
}

impl Plan {
    pub(crate) fn new(output: &Output, global: &Global, show_all: bool) -> Self {
        let is_file = output.file.is_some();
        let columns = || if is_file { TextOptions::default().width } else { terminal::width() };
        Self {
            text: TextOptions {
                width: output.width.unwrap_or_else(columns),
                color: terminal::has_color(global.color, is_file),
                show_all,
            },
            file: output.file.clone(),
            pager: !is_file && !output.no_pager && terminal::stdout_is_terminal(),
        }
    }

    /// Refuses to write over a report that was read.
    pub(crate) fn check(&self, reports: &Reports, batch: &Batch) -> Result<()> {
        self.file.iter().try_for_each(|file| check(file, reports, batch))
    }

    /// Refuses to write over what is not read yet: a file that was named or lies in a folder that was.
    pub(crate) fn check_unread(&self, reports: &Reports) -> Result<()> {
        let mut named = reports.paths.iter().filter_map(|path| fs::canonicalize(path).ok());
        let Some(file) = &self.file else { return Ok(()) };
        refuse(file, |target| named.any(|path| target.starts_with(path)))
    }

    /// Where a result that grows is written: the file, else standard output.
    pub(crate) fn open(&self) -> Result<Box<dyn Write>> {
        let Some(file) = &self.file else { return Ok(Box::new(io::stdout().lock())) };
        let opened = fs::File::create(file);
        let opened = opened.with_context(|| format!("{}: cannot be written", file.display()))?;
        Ok(Box::new(io::BufWriter::new(opened)))
    }

    /// Writes the result to the file, the pager or standard output.
    pub(crate) fn deliver(&self, result: &str) -> Result<()> {
        if let Some(file) = &self.file {
            let written = fs::write(file, result);
            return written.with_context(|| format!("{}: cannot be written", file.display()));
        }
        let is_long = || result.lines().count() >= terminal::height();
        if self.pager && is_long() && pager::show(result)? {
            return Ok(());
        }
        if self.text.color { colored(result) } else { standard(result.as_bytes()) }
    }
}

/// Refuses a file for the result that is a report that was read.
pub(crate) fn check(file: &Path, reports: &Reports, batch: &Batch) -> Result<()> {
    let names = batch.documents.iter().map(twosource::text::Document::name);
    let mut read = names.chain(reports.paths.iter().map(String::as_str));
    refuse(file, |target| read.any(|name| fs::canonicalize(name).is_ok_and(|path| path == target)))
}

fn refuse(file: &Path, is_read: impl FnOnce(&Path) -> bool) -> Result<()> {
    match fs::canonicalize(file).ok().filter(|target| is_read(target)) {
        Some(target) => {
            let message = format!("{}: this is one of the reports", target.display());
            Err(Hinted::new(message, "choose another name for the result").into())
        }
        None => Ok(()),
    }
}

/// To standard output, byte for byte.
pub(crate) fn standard(bytes: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).context("standard output cannot be written")
}

/// To standard output, by way of what older terminals of Windows need for color.
fn colored(result: &str) -> Result<()> {
    let mut out = AutoStream::new(io::stdout().lock(), ColorChoice::Always);
    let written = out.write_all(result.as_bytes()).and_then(|()| out.flush());
    written.context("standard output cannot be written")
}

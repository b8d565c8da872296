//! Task `figures`: the numbers that several reports of a story give for one thing.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::Serialize;
use twosource::comparison::MeasureRef;
use twosource::text::Document;
use twosource::{Account, Options, account};

use crate::meter::{Meter, Timings};
use crate::predict::code_points;
use crate::read;
use crate::run::{Run, line};

/// Two mentions of one slot.
#[derive(Debug, Serialize)]
struct PairLine {
    event: String,
    a: Mention,
    b: Mention,
    finding: &'static str,
}

/// One number in one report.
#[derive(Debug, Serialize)]
struct Mention {
    file: String,
    start: usize,
    end: usize,
}

/// Writes the pairs of each story.
pub(crate) fn run(run: &Run, folders: &[PathBuf], out: &mut impl Write) -> Result<Timings> {
    let meter = Meter::start();
    let (mut reports, mut words) = (0, 0);
    for folder in folders {
        let documents = story(folder)?;
        reports += documents.len();
        words += documents.iter().map(read::words).sum::<usize>();
        let event = file_name(folder)?;
        let account = run.install(|resources| account(documents, resources, &Options::default()));
        pairs(&account, &event)?.iter().try_for_each(|pair| line(out, pair))?;
    }
    Ok(run.timings(&meter, reports, words))
}

/// The reports of a story, in the order of their file names.
pub(crate) fn story(folder: &Path) -> Result<Vec<Document>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().map(|file| read::report(file)).collect()
}

/// The name of a file or folder.
pub(crate) fn file_name(path: &Path) -> Result<String> {
    let name = path.file_name().and_then(|name| name.to_str());
    Ok(name.with_context(|| format!("{}: no name", path.display()))?.to_owned())
}

fn pairs(account: &Account, event: &str) -> Result<Vec<PairLine>> {
    let mut found = Vec::new();
    for figure in &account.figures {
        for (left, right) in figure.pairs() {
            let Some(agrees) = account.is_compatible(left, right) else { continue };
            found.push(PairLine {
                event: event.to_owned(),
                a: mention(account, left)?,
                b: mention(account, right)?,
                finding: if agrees { "agrees" } else { "differs" },
            });
        }
    }
    Ok(found)
}

fn mention(account: &Account, at: MeasureRef) -> Result<Mention> {
    let report = account.reports.get(at.report).context("no such report")?;
    let measure = account.measure(at).context("no such measure")?;
    let [start, end] = code_points(&report.document, measure.span);
    Ok(Mention { file: file_name(Path::new(report.document.name()))?, start, end })
}

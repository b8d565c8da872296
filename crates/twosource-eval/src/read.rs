//! Inputs of the tasks, read as the program reads them.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use twosource::ingest::{Ingest, Input, Limits, Overrides, Problem, parse_date, read_with};
use twosource::text::{Basis, Document, Known};

/// A document with the name that the scorers know it by.
pub(crate) struct Named {
    /// `doc_id` of the record.
    pub(crate) id: String,
    pub(crate) document: Document,
}

/// The records of a JSONL file, in the order in which the program reads them.
pub(crate) fn records(path: &Path) -> Result<Vec<Named>> {
    let (file, ingest) = ingest(path)?;
    if ingest.documents.is_empty() {
        bail!("{}: no record with a text", path.display());
    }
    let prefix = format!("{file}:");
    let named = ingest.documents.into_iter().map(|document| {
        let id =
            document.name().strip_prefix(&prefix).context("the input must be one JSONL file")?;
        Ok(Named { id: id.to_owned(), document })
    });
    named.collect()
}

/// One report, which must be there.
pub(crate) fn report(path: &Path) -> Result<Document> {
    let (_, ingest) = ingest(path)?;
    ingest.documents.into_iter().next().with_context(|| format!("{}: no report", path.display()))
}

/// One report, which must be there, with the date that is given where it states none.
pub(crate) fn dated_report(path: &Path, published: Option<&str>) -> Result<Document> {
    let mut document = report(path)?;
    if document.meta.published.is_none()
        && let Some(text) = published
    {
        let date = parse_date(text).with_context(|| format!("{text}: no date"))?;
        document.meta.published = Some(Known::new(date, Basis::Given));
    }
    Ok(document)
}

/// A text file, unpacked where it is gzip data.
pub(crate) fn text(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let mut text = String::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(bytes)?;
    }
    Ok(text)
}

/// White-space words of a text.
pub(crate) fn words(document: &Document) -> usize {
    document.text().split_whitespace().count()
}

/// What a path gives, with the name of the last file read. Problems are told and do not stop.
fn ingest(path: &Path) -> Result<(String, Ingest)> {
    let path = path.to_str().context("the path is not Unicode")?;
    let mut file = String::new();
    let inputs = [Input::Path(path.to_owned())];
    let ingest = read_with(&inputs, &Overrides::default(), &Limits::default(), |name| {
        name.clone_into(&mut file);
    });
    ingest.problems.iter().try_for_each(tell)?;
    Ok((file, ingest))
}

/// A problem, which stops nothing.
pub(crate) fn tell(problem: &Problem) -> Result<()> {
    let mut stderr = io::stderr().lock();
    writeln!(stderr, "warning: {problem}")?;
    Ok(writeln!(stderr, "hint: {}", problem.hint())?)
}

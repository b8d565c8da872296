//! Task `stories`: the story of each report, in one pass in order of time.

use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use twosource::ingest::{Limits, Overrides, StreamInput, stream};
use twosource::stories::{Options, Stream};
use twosource::text::Document;

use crate::meter::{Meter, Timings};
use crate::read;
use crate::run::Run;

/// Writes `id<TAB>story` for each report. Reports of one time, and those without a time, stay in
/// the order of the input behind what stands before them.
pub(crate) fn run(run: &Run, input: &Path, out: &mut impl Write) -> Result<Timings> {
    let meter = Meter::start();
    let mut documents = documents(input)?;
    order(&mut documents);
    let mut stream = Stream::new(Options::default());
    for document in &documents {
        // The name is that of the file and that of the record.
        let id = document.name().split_once(".jsonl").map_or("", |(_, rest)| rest);
        let id = id.split_once(':').context("the input must be one JSONL file")?.1;
        writeln!(out, "{id}\t{}", stream.push(document).story)?;
    }
    let words = documents.iter().map(read::words).sum();
    Ok(run.timings(&meter, documents.len(), words))
}

fn documents(input: &Path) -> Result<Vec<Document>> {
    let path = input.to_str().context("the path is not Unicode")?.to_owned();
    let items = stream(vec![StreamInput::Path(path)], &Overrides::default(), &Limits::default());
    let mut documents = Vec::new();
    for item in items {
        match item {
            Ok(document) => documents.push(document),
            Err(problem) => read::tell(&problem)?,
        }
    }
    if documents.is_empty() {
        bail!("{}: no record with a text", input.display());
    }
    Ok(documents)
}

/// By time; what has none stays behind what stands before it.
fn order(documents: &mut [Document]) {
    let mut latest = None;
    documents.sort_by_cached_key(|document| {
        let time = document.meta.published.as_ref().map(|date| date.value.minutes());
        let key = time.or(latest);
        latest = latest.max(time);
        key
    });
}

#[cfg(test)]
mod tests {
    use twosource::text::{Basis, Date, Known};

    use super::*;

    #[test]
    fn ties_and_missing_times_keep_the_order() {
        let report = |name: &str, day: Option<u8>| {
            let mut document = Document::new(name, "A fire.");
            let date = day.and_then(|day| Date::new(2031, 6, day));
            document.meta.published = date.map(|date| Known::new(date, Basis::Given));
            document
        };
        let mut documents = [
            report("none", None),
            report("second", Some(2)),
            report("beside", None),
            report("first", Some(1)),
            report("again", Some(2)),
        ];
        order(&mut documents);
        let names: Vec<&str> = documents.iter().map(Document::name).collect();
        assert_eq!(names, ["none", "first", "second", "beside", "again"]);
    }
}

//! What is read, and what could not be read.

use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, Result};
use twosource::ingest::{
    Documents, Ingest, Input, Limits, Overrides, Pieces, Problem, StreamInput, read_with,
};
use twosource::report::Skipped;
use twosource::text::Document;

use crate::cli::Reports;
use crate::commands::Outcome;
use crate::failure::{self, Hinted};
use crate::progress::Progress;

/// What stands for standard input.
const STDIN: &str = "-";

/// The reports and the inputs that gave none.
pub(crate) struct Batch {
    pub(crate) documents: Vec<Document>,
    problems: Vec<Problem>,
}

impl Batch {
    /// Reads all that was named. Problems are told at once; without any report there is no batch.
    pub(crate) fn read(args: &Reports, progress: &Progress) -> Result<Self> {
        let limits = Limits::default();
        let inputs = inputs(args, limits)?;
        let overrides = overrides(args);
        let Ingest { documents, problems } = tracing::info_span!("read").in_scope(|| {
            read_with(&inputs, &overrides, &limits, |name| progress.say(&format!("reading {name}")))
        });
        tracing::info!(reports = documents.len(), skipped = problems.len(), "read");
        progress.suspend(|| failure::problems(&problems));
        if documents.is_empty() {
            return Err(nothing());
        }
        Ok(Self { documents, problems })
    }

    /// The problems as they stand in the result.
    pub(crate) fn skipped(&self) -> Vec<Skipped> {
        self.problems.iter().map(skipped).collect()
    }

    /// Whether the reports may be of several events: all stood in folders or files of records. Who
    /// names reports one by one means one event.
    pub(crate) fn may_hold_several(&self, args: &Reports) -> bool {
        let records = |path: &str| {
            let lower = path.to_lowercase();
            let packed = [".gz", ".zst"].iter().find_map(|end| lower.strip_suffix(end));
            let name = packed.unwrap_or(&lower);
            [".jsonl", ".ndjson", ".warc"].iter().any(|end| name.ends_with(end))
        };
        let is_one = |document: &Document| document.name() == "stdin";
        args.paths.iter().all(|path| path == STDIN || records(path) || Path::new(path).is_dir())
            && !self.documents.iter().any(is_one)
    }

    pub(crate) fn outcome(&self) -> Outcome {
        if self.problems.is_empty() { Outcome::Complete } else { Outcome::Partial }
    }
}

/// A problem as it stands in the result.
pub(crate) fn skipped(problem: &Problem) -> Skipped {
    Skipped { message: problem.to_string(), hint: problem.hint().to_owned() }
}

/// The error of a command that has nothing to show.
pub(crate) fn nothing() -> anyhow::Error {
    let hint = "name .txt, .md, .html, .jsonl or .warc files, or a folder that holds some";
    Hinted::new("no report could be read", hint).into()
}

/// `1 report`, `4 reports`.
pub(crate) fn reports(count: usize) -> String {
    if count == 1 { "1 report".to_owned() } else { format!("{count} reports") }
}

fn inputs(args: &Reports, limits: Limits) -> Result<Vec<Input>> {
    let input = |path: &str| match path {
        STDIN => Ok(Input::Stdin(stdin(limits)?)),
        path => Ok(Input::Path(path.to_owned())),
    };
    each_once(args).into_iter().map(input).collect()
}

/// What was named, standard input once.
fn each_once(args: &Reports) -> Vec<&str> {
    let mut stdin_is_read = false;
    let paths = args.paths.iter().map(String::as_str);
    paths.filter(|path| *path != STDIN || !std::mem::replace(&mut stdin_is_read, true)).collect()
}

/// Everything that was named, one report at a time.
pub(crate) fn stream(args: &Reports) -> Documents {
    twosource::ingest::stream(stream_inputs(args), &overrides(args), &Limits::default())
}

/// Everything that was named, taken apart.
pub(crate) fn pieces(args: &Reports) -> Pieces {
    twosource::ingest::pieces(stream_inputs(args), &overrides(args), &Limits::default())
}

fn stream_inputs(args: &Reports) -> Vec<StreamInput> {
    let input = |path: &str| match path {
        STDIN => StreamInput::Stdin(Box::new(io::stdin())),
        path => StreamInput::Path(path.to_owned()),
    };
    each_once(args).into_iter().map(input).collect()
}

fn overrides(args: &Reports) -> Overrides {
    Overrides { published: args.published.clone(), outlet: args.outlet.clone() }
}

/// One byte beyond the limit is enough for ingest to refuse it.
fn stdin(limits: Limits) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = (limits.max_bytes as u64).saturating_add(1);
    let read = io::stdin().lock().take(most).read_to_end(&mut bytes);
    read.context("standard input cannot be read")?;
    Ok(bytes)
}

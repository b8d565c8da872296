//! What is read, and what could not be read.

use std::io::{self, Read};

use anyhow::{Context, Result};
use twosource::ingest::{Ingest, Input, Limits, Overrides, Problem, read_with};
use twosource::report::Skipped;
use twosource::text::Document;

use crate::cli::Inputs;
use crate::commands::Outcome;
use crate::failure::{self, Hinted};
use crate::progress::Progress;

/// The reports and the inputs that gave none.
pub(crate) struct Batch {
    pub(crate) documents: Vec<Document>,
    problems: Vec<Problem>,
}

impl Batch {
    /// Reads all that was named. Problems are told at once; without any report there is no batch.
    pub(crate) fn read(args: &Inputs, progress: &Progress) -> Result<Self> {
        let limits = Limits::default();
        let inputs = inputs(args, limits)?;
        let overrides =
            Overrides { published: args.published.clone(), outlet: args.outlet.clone() };
        let Ingest { documents, problems } = tracing::info_span!("read").in_scope(|| {
            read_with(&inputs, &overrides, &limits, |name| progress.say(&format!("reading {name}")))
        });
        tracing::info!(reports = documents.len(), skipped = problems.len(), "read");
        progress.suspend(|| failure::problems(&problems));
        if documents.is_empty() {
            let hint = "name .txt, .md or .jsonl files, or a folder that holds some";
            return Err(Hinted::new("no report could be read", hint).into());
        }
        Ok(Self { documents, problems })
    }

    /// The problems as they stand in the result.
    pub(crate) fn skipped(&self) -> Vec<Skipped> {
        let skipped = |problem: &Problem| Skipped {
            message: problem.to_string(),
            hint: problem.hint().to_owned(),
        };
        self.problems.iter().map(skipped).collect()
    }

    pub(crate) fn outcome(&self) -> Outcome {
        if self.problems.is_empty() { Outcome::Complete } else { Outcome::Partial }
    }
}

/// `1 report`, `4 reports`.
pub(crate) fn reports(count: usize) -> String {
    if count == 1 { "1 report".to_owned() } else { format!("{count} reports") }
}

fn inputs(args: &Inputs, limits: Limits) -> Result<Vec<Input>> {
    let mut inputs = Vec::new();
    let mut stdin_is_read = false;
    for path in &args.paths {
        match path.as_str() {
            "-" if stdin_is_read => {}
            "-" => {
                stdin_is_read = true;
                inputs.push(Input::Stdin(stdin(limits)?));
            }
            path => inputs.push(Input::Path(path.to_owned())),
        }
    }
    Ok(inputs)
}

/// One byte beyond the limit is enough for ingest to refuse it.
fn stdin(limits: Limits) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = (limits.max_bytes as u64).saturating_add(1);
    let read = io::stdin().lock().take(most).read_to_end(&mut bytes);
    read.context("standard input cannot be read")?;
    Ok(bytes)
}

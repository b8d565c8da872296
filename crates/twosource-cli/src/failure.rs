//! What went wrong, on standard error: a line that names it and a line that says what to do.

use std::fmt;
use std::io::{self, ErrorKind, Write};

use anyhow::Error;
use twosource::ingest::Problem;

/// An error with what to do about it.
#[derive(Debug)]
pub(crate) struct Hinted {
    message: String,
    hint: String,
}

impl Hinted {
    pub(crate) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }
}

impl fmt::Display for Hinted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Hinted {}

/// An error that ends the command, with its causes, in one line.
pub(crate) fn print(error: &Error) {
    remark(&format!("{error:#}"));
    if let Some(hinted) = error.chain().find_map(|cause| cause.downcast_ref::<Hinted>()) {
        hint(&hinted.hint);
    }
}

/// Inputs that gave no report. Where one hint goes for several in a row, it stands after the last.
pub(crate) fn problems(problems: &[Problem]) {
    for (at, problem) in problems.iter().enumerate() {
        remark(&problem.to_string());
        if problems.get(at + 1).is_none_or(|next| next.hint() != problem.hint()) {
            hint(problem.hint());
        }
    }
}

/// A problem with what to do about it.
pub(crate) fn problem(message: &str, advice: &str) {
    remark(message);
    hint(advice);
}

/// One line on standard error. That it cannot be written is nothing to fail for.
pub(crate) fn remark(message: &str) {
    let _ = writeln!(io::stderr(), "twosource: {message}");
}

fn hint(hint: &str) {
    let _ = writeln!(io::stderr(), "  hint: {hint}");
}

/// Whether the reader of the output has gone.
pub(crate) fn is_broken_pipe(error: &Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|error| error.kind() == ErrorKind::BrokenPipe)
}

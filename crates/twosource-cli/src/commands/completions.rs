//! `twosource completions`

use anyhow::Result;
use clap::CommandFactory;

use super::Outcome;
use crate::cli::{Cli, Completions};
use crate::output;

pub(super) fn run(args: &Completions) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "twosource", &mut script);
    output::standard(&script)?;
    Ok(Outcome::Complete)
}

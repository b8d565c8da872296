//! `twosource man`

use anyhow::{Context, Result};
use clap::CommandFactory;

use super::Outcome;
use crate::cli::{Cli, Man};
use crate::failure::Hinted;
use crate::output;

pub(super) fn run(args: &Man) -> Result<Outcome> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let described = match &args.command {
        None => program,
        Some(name) => named(&program, name)?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(described).render(&mut page).context("the page cannot be written")?;
    output::standard(&page)?;
    Ok(Outcome::Complete)
}

fn named(program: &clap::Command, name: &str) -> Result<clap::Command> {
    let found = program.find_subcommand(name).cloned();
    found.ok_or_else(|| {
        let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
        let hint = format!("the commands are {}", names.join(", "));
        Hinted::new(format!("there is no command {name}"), hint).into()
    })
}

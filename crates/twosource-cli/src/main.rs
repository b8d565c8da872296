//! The command `twosource`.
//!
//! ```text
//! what was typed (cli) -> documents and problems (input) -> library -> text -> where it goes (output)
//! ```
//!
//! Data goes to standard output and nothing else does; messages go to standard error. Only this
//! crate reads the environment and the terminal.

mod cli;
mod clock;
mod commands;
mod failure;
mod input;
mod log;
mod output;
mod pager;
mod progress;
mod replace;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use cli::Cli;

fn main() -> ExitCode {
    let cli = Cli::parse();
    log::start(&cli.global);
    match commands::run(&cli) {
        Ok(outcome) => outcome.into(),
        // The reader has seen enough, as in `twosource compare reports | head`.
        Err(error) if failure::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            failure::print(&error);
            ExitCode::from(2)
        }
    }
}

//! The command as a user meets it: what it prints, where, and how it ends.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod compare;
mod events;
mod fetch;
mod help;
mod ingest;
mod list;
mod output;
mod page;
mod problems;
mod read;
mod stories;
mod tables;

#[path = "../../../twosource-fetch/tests/server/mod.rs"]
mod server;

use std::path::PathBuf;
use std::process::{Command, Output};

/// The program, started in the root of the repository, as on a pipe of a bare system.
fn twosource(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_twosource"));
    command.current_dir(root()).args(args);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PAGER", "LESS", "CI"] {
        command.env_remove(variable);
    }
    // A page tells when it was made.
    command.env("SOURCE_DATE_EPOCH", "1938000000");
    command
}

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Runs to the end.
fn run(args: &[&str]) -> Output {
    twosource(args).output().unwrap()
}

/// Standard output of a run that must end well.
#[track_caller]
fn stdout(args: &[&str]) -> String {
    let output = run(args);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Text without ANSI escapes.
fn without_escapes(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once('m').unwrap().1).collect::<String>()
}

/// Files of an example, in two orders.
const SUMMIT: [&str; 4] = [
    "examples/summit/dunvarra-courier.txt",
    "examples/summit/halyard.txt",
    "examples/summit/ombrey-gazette.txt",
    "examples/summit/sound-herald.md",
];
const SUMMIT_OTHERWISE: [&str; 4] = [SUMMIT[2], SUMMIT[0], SUMMIT[3], SUMMIT[1]];

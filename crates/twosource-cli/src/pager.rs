//! Long results on a terminal go through the user's pager.

use std::env;
use std::io::{ErrorKind, Write};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// Shows the text in `$PAGER`, else in `less`. False when there is none to be had.
pub(crate) fn show(text: &str) -> Result<bool> {
    let Some(mut pager) = start() else { return Ok(false) };
    // Ctrl-C belongs to the pager: without a handler it would end this program below it.
    let _ = ctrlc::set_handler(|| {});
    let written = pager.stdin.take().map(|mut stdin| stdin.write_all(text.as_bytes()));
    match written {
        Some(Err(error)) if error.kind() != ErrorKind::BrokenPipe => {
            return Err(error).context("the pager cannot be written to");
        }
        _ => {}
    }
    pager.wait().context("the pager did not end well")?;
    Ok(true)
}

fn start() -> Option<Child> {
    let wanted = env::var_os("PAGER").map(|pager| pager.to_string_lossy().into_owned());
    let command = wanted.unwrap_or_else(|| "less".to_owned());
    let mut words = command.split_whitespace();
    let program = words.next().filter(|program| *program != "cat")?;
    let mut pager = Command::new(program);
    pager.args(words).stdin(Stdio::piped());
    // F: end if all fits on the screen; R: color; X: leave the text on the screen.
    if env::var_os("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    if env::var_os("LESSCHARSET").is_none() {
        pager.env("LESSCHARSET", "utf-8");
    }
    pager.spawn().ok()
}

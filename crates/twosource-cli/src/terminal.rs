//! What is known about the terminal.

use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};
use terminal_size::{Height, Width, terminal_size};

use crate::cli::When;

/// Lines longer than this are hard to read.
const WIDEST: usize = 120;
/// Columns where there is no terminal.
const DEFAULT_WIDTH: usize = 80;

pub(crate) fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}

pub(crate) fn stdout_is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Columns for text on standard output.
pub(crate) fn width() -> usize {
    if !stdout_is_terminal() {
        return DEFAULT_WIDTH;
    }
    terminal_size().map_or(DEFAULT_WIDTH, |(Width(columns), _)| usize::from(columns).min(WIDEST))
}

/// Lines of the terminal.
pub(crate) fn height() -> usize {
    terminal_size().map_or(usize::MAX, |(_, Height(lines))| usize::from(lines))
}

/// Whether text is colored: as asked, else on a terminal that has color, unless `NO_COLOR` is set.
pub(crate) fn has_color(when: When, is_file: bool) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => !is_file && AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    }
}

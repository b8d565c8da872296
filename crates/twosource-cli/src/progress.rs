//! What goes on, in one moving line on standard error.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::Global;
use crate::terminal;

/// A line that is gone when the work is done. Nothing is shown where nobody looks.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    pub(crate) fn new(global: &Global) -> Self {
        if global.quiet || global.verbose > 0 || !terminal::stderr_is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new_spinner();
        bar.enable_steady_tick(Duration::from_millis(120));
        Self(bar)
    }

    /// One that counts reports and shows how many go in a second.
    pub(crate) fn counting(global: &Global) -> Self {
        let progress = Self::new(global);
        let style = ProgressStyle::with_template("{spinner} {human_pos} reports, {per_sec} {msg}");
        // The template is a constant; should it be refused, the line is the plain one.
        if let Ok(style) = style {
            progress.0.set_style(style);
        }
        progress
    }

    /// One report more.
    pub(crate) fn count(&self) {
        self.0.inc(1);
    }

    pub(crate) fn say(&self, message: &str) {
        self.0.set_message(message.to_owned());
    }

    /// Takes the line away while `work` writes to standard error.
    pub(crate) fn suspend(&self, work: impl FnOnce()) {
        self.0.suspend(work);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

//! What goes on, in one moving line on standard error.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{HumanCount, ProgressBar, ProgressStyle};

use crate::cli::Global;
use crate::terminal;

/// A line that is gone when the work is done. Nothing is shown where nobody looks.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Bytes that were read, where these tell how far the work is.
    read: Option<Arc<AtomicU64>>,
}

impl Progress {
    pub(crate) fn new(global: &Global) -> Self {
        if global.quiet || global.verbose > 0 || !terminal::stderr_is_terminal() {
            return Self { bar: ProgressBar::hidden(), read: None };
        }
        let bar = ProgressBar::new_spinner();
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar, read: None }
    }

    /// One that counts reports and shows how many go in a second.
    pub(crate) fn counting(global: &Global) -> Self {
        let progress = Self::new(global);
        let style = ProgressStyle::with_template("{spinner} {human_pos} reports, {per_sec} {msg}");
        // The template is a constant; should it be refused, the line is the plain one.
        if let Ok(style) = style {
            progress.bar.set_style(style);
        }
        progress
    }

    /// One that shows documents, how many go in a second, bytes of files and the time left.
    pub(crate) fn of_bytes(global: &Global, total: Option<u64>, read: Arc<AtomicU64>) -> Self {
        let mut progress = Self::new(global);
        let template = match total {
            Some(_) => "{spinner} {msg}, {bytes} of {total_bytes}, {eta} left {wide_bar}",
            None => "{spinner} {msg}, {elapsed}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            progress.bar.set_style(style);
        }
        // What an earlier run has read is neither this one's work nor its speed.
        let done = read.load(Ordering::Relaxed);
        if let Some(total) = total {
            progress.bar.set_length(total);
        }
        progress.bar.set_position(done);
        progress.bar.reset_eta();
        progress.read = Some(read);
        progress
    }

    /// So many documents so far, of which an earlier run had `known`.
    pub(crate) fn counted(&self, documents: u64, known: u64) {
        if let Some(read) = &self.read {
            self.bar.set_position(read.load(Ordering::Relaxed));
        }
        let seconds = self.bar.elapsed().as_secs().max(1);
        let rate = HumanCount((documents - known) / seconds);
        self.say(&format!("{} documents, {rate}/s", HumanCount(documents)));
    }

    /// One report more.
    pub(crate) fn count(&self) {
        self.bar.inc(1);
    }

    pub(crate) fn say(&self, message: &str) {
        self.bar.set_message(message.to_owned());
    }

    /// Takes the line away while `work` writes to standard error.
    pub(crate) fn suspend(&self, work: impl FnOnce()) {
        self.bar.suspend(work);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

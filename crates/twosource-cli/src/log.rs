//! What is done, told on standard error when the user wants to know.

use std::io;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::fmt::time::uptime;

use crate::cli::Global;

/// Sets up the log for the whole program.
pub(crate) fn start(global: &Global) {
    let level = match global.verbose {
        0 if global.quiet => "error",
        0 => "warn",
        1 => "info",
        _ => "debug",
    };
    // The names of spans end with the time that they took.
    let spans = if global.verbose > 0 { FmtSpan::CLOSE } else { FmtSpan::NONE };
    let log = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(level))
        .with_span_events(spans)
        .with_writer(io::stderr)
        .with_target(false)
        .with_timer(uptime());
    // It is set once, at the start; a second log would be a second program.
    let _ = log.try_init();
}

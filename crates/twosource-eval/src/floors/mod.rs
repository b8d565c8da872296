//! All scores against their floors: a quality figure never drops unseen.
//!
//! ```text
//! floors.json -> run each task -> its scorer -> compare with the floors -> table, exit code
//! ```
//!
//! The data sets are third-party texts that are no part of the project, but for the pairs in `gold`.
//! Where they or the scorers are not there, the evaluation is skipped with one line.

mod check;
mod file;
mod markdown;
mod phenomena;
mod pool;
mod reading;
mod score;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;

use crate::run::Run;
use score::Setup;

/// Folder of this crate: the floors and the data beside the checkout are found from it.
const CRATE: &str = env!("CARGO_MANIFEST_DIR");

/// Options of `floors`.
#[derive(Args)]
pub(crate) struct FloorsArgs {
    /// The data folder.
    #[arg(long, env = "TWOSOURCE_DATA", value_name = "DIR",
          default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"),
          hide_default_value = true)]
    data: PathBuf,
    /// The folder of the scorers; by default `tools` beside the data folder.
    #[arg(long, value_name = "DIR")]
    tools: Option<PathBuf>,
    /// Raise floors to what was measured, and take in the digests of new gold data.
    #[arg(long)]
    update: bool,
    /// With --update: lower floors too, and take in changed gold data. A decision, with a reason.
    #[arg(long, requires = "update")]
    allow_lower: bool,
    /// Write the tables of docs/quality.md from this run.
    #[arg(long)]
    markdown: bool,
}

/// Runs and scores everything; the exit code tells whether all floors hold.
pub(crate) fn floors(run: &Run, args: &FloorsArgs, out: &mut impl Write) -> Result<ExitCode> {
    let setup = Setup {
        tools: args.tools.clone().unwrap_or_else(|| args.data.join("../tools")),
        data: args.data.clone(),
    };
    let mut measures = file::load()?;
    if let Some(reason) = setup.missing(&measures) {
        writeln!(out, "evaluation skipped: {reason}")?;
        return Ok(ExitCode::SUCCESS);
    }
    let scores: Result<Vec<_>> =
        measures.iter().map(|measure| score::score(run, &setup, measure)).collect();
    let scores = scores?;
    let checks = check::checks(&measures, &scores);
    check::table(&checks, &scores, out)?;
    if args.markdown {
        markdown::write(&measures, &scores)?;
    }
    if args.update {
        let lowered = file::update(&mut measures, &scores, args.allow_lower);
        if lowered > 0 && !args.allow_lower {
            bail!("{lowered} floors would be lowered\nhint: --allow-lower does it");
        }
        file::save(&measures)?;
        return Ok(ExitCode::SUCCESS);
    }
    let failed = checks.iter().any(|check| !check.holds());
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

//! Runs the product on data sets and prints its predictions in the scorers' formats.
//!
//! ```text
//! twosource-eval attributions dev.jsonl.gz   who said what, a line for each document
//! twosource-eval pair DIR                    attributions and alignments of DIR/a.txt and DIR/b.txt
//! twosource-eval traps DIR...                pairs of passages that must not be joined, and whether they are
//! twosource-eval candidates DIR             pairs of statements with their features, to fit weights on
//! twosource-eval figures DIR...            numbers that several reports of a story give for one thing
//! twosource-eval reading DIR...            names, times and numbers of single reports
//! twosource-eval labels dev.jsonl.gz         the encoder's tags, to compare with another decoder
//! twosource-eval windows train.jsonl.gz      what the encoder reads, to train it on
//! twosource-eval reuse dev.jsonl.gz          pairs of texts of which one derives from the other
//! twosource-eval settings reuse --data DIR   the settings of that, fixed on development data
//! twosource-eval generate edited IN --documents N   near duplicates at scale
//! twosource-eval stories dev.jsonl.gz        the story of each report, in one pass
//! twosource-eval extraction DIR              the text and the metadata of web pages
//! twosource-eval archive FILE                 how long a web archive takes to read
//! twosource-eval generate warc --records N    a web archive of invented pages
//! twosource-eval generate stream              an invented stream of reports with their stories
//! twosource-eval floors                      all scores against floors.json
//! ```
//!
//! Predictions go to standard output. Progress goes to standard error, with the timings as its
//! last line, in JSON. Nothing here decides anything about a text: every figure is one of the
//! program that users get.

mod archive;
mod candidates;
mod extraction;
mod figures;
mod floors;
mod generate;
mod meter;
mod page_examples;
mod place;
mod predict;
mod quantity;
mod read;
mod reading;
mod reuse;
mod run;
mod stories;
mod story_examples;
mod traps;

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use twosource::Profile;

use floors::FloorsArgs;
use generate::Generate;
use reading::ReadingArgs;
use reuse::ReuseArgs;
use run::Run;
use story_examples::StoryExamplesArgs;

/// Run Twosource on data sets, in the formats of the scorers.
#[derive(Parser)]
#[command(name = "twosource-eval", version)]
struct Cli {
    #[command(subcommand)]
    task: Task,
    #[command(flatten)]
    options: Options,
}

#[derive(Subcommand)]
enum Task {
    /// Print who said what, one JSON object for each document.
    Attributions {
        /// A .jsonl or .jsonl.gz file with `doc_id` and `text` in each line.
        input: PathBuf,
    },
    /// Print the attributions and alignments of two reports as one JSON object.
    Pair {
        /// A folder with `a.txt` and `b.txt`.
        input: PathBuf,
        /// Align with other weights, in the form of `data/alignment.txt`.
        #[arg(long, value_name = "FILE")]
        weights: Option<PathBuf>,
    },
    /// Print the text and the metadata of web pages, one JSON object for each.
    Extraction {
        /// A folder with `html/` and `gold.jsonl.gz`, of which only `id`, `url` and `file` are read.
        folder: PathBuf,
    },
    /// Read a web archive and print how many documents and broken records it holds.
    Archive {
        /// A .warc file, packed or not.
        input: PathBuf,
    },
    /// Print the pieces of web pages with their features: to fit on what a report is.
    PageExamples {
        /// A folder with `html/` and `gold.jsonl.gz`.
        folder: PathBuf,
    },
    /// Print the names, times and numbers of each report, one JSON object for each.
    Reading(ReadingArgs),
    /// Print the tag of every word, one JSON object for each window that the encoder reads.
    Labels {
        /// A .jsonl or .jsonl.gz file with `doc_id` and `text` in each line.
        input: PathBuf,
    },
    /// Print what the encoder reads, one JSON object for each window: for training.
    Windows {
        /// A .jsonl or .jsonl.gz file with `doc_id` and `text` in each line.
        input: PathBuf,
    },
    /// Print the numbers that several reports give for one thing, a pair of mentions a line.
    Figures {
        /// Folders with the reports of one story each, as text files.
        #[arg(required = true)]
        folders: Vec<PathBuf>,
    },
    /// Print the passages of pairs that must not be joined, and whether they are, a line each.
    Traps {
        /// Folders with two reports and `traps.jsonl` each.
        #[arg(required = true)]
        folders: Vec<PathBuf>,
    },
    /// Print pairs of statements of a story with their features: to fit the alignment on.
    Candidates {
        /// A folder with the reports of one story, as text files.
        folder: PathBuf,
    },
    /// Print features of reports whose stories are known: to fit the weights of stories on.
    StoryExamples(StoryExamplesArgs),
    /// Print the story of each report, a line each: one pass in order of time.
    Stories {
        /// A .jsonl or .jsonl.gz file with `id`, `title`, `text` and `published` in each line.
        input: PathBuf,
    },
    /// Print pairs of texts of which one derives from the other.
    Reuse(ReuseArgs),
    /// Fix settings on development data.
    Settings {
        #[command(subcommand)]
        of: SettingsOf,
    },
    /// Make data to measure on.
    #[command(subcommand)]
    Generate(Generate),
    /// Compare all scores with their floors; fail where one has dropped.
    Floors(FloorsArgs),
}

/// Whose settings are fixed.
#[derive(Subcommand)]
enum SettingsOf {
    /// Those of text reuse.
    Reuse {
        /// The data folder.
        #[arg(long, env = "TWOSOURCE_DATA", value_name = "DIR")]
        data: PathBuf,
        /// Write them into the crate `twosource-reuse`.
        #[arg(long)]
        write: bool,
    },
}

/// Options of every task.
#[derive(Args, Clone, Copy)]
struct Options {
    /// Which encoder to run.
    #[arg(long, default_value = "full", value_parser = profile, global = true)]
    profile: Profile,
    /// Threads to analyze on; 1 keeps figures of speed comparable.
    #[arg(long, value_name = "N", default_value_t = 1, global = true,
          value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: u16,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match dispatch(cli) {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to tell when standard error is closed too.
            let _ = writeln!(io::stderr(), "error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: Cli) -> Result<ExitCode> {
    if let Task::Generate(generate) = &cli.task {
        generate::run(generate, io::stdout().lock())?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Task::Archive { input } = &cli.task {
        let done = archive::run(input, &mut io::stdout().lock())?;
        writeln!(io::stderr(), "{}", serde_json::to_string(&done)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let run = Run::start(cli.options.profile, usize::from(cli.options.threads))?;
    let out = &mut io::stdout().lock();
    let done = match cli.task {
        Task::Attributions { input } => run.attributions(&input, out)?,
        Task::Pair { input, weights } => run.pair(&input, weights.as_deref(), out)?,
        Task::Extraction { folder } => extraction::run(&run, &folder, out)?,
        Task::PageExamples { folder } => page_examples::run(&run, &folder, out)?,
        Task::Reading(args) => reading::run(&run, &args, out)?,
        Task::Labels { input } => run.labels(&input, out)?,
        Task::Windows { input } => run.windows(&input, out)?,
        Task::Figures { folders } => figures::run(&run, &folders, out)?,
        Task::Traps { folders } => traps::run(&run, &folders, out)?,
        Task::Reuse(args) => reuse::run(&run, &args, out)?,
        Task::Settings { of: SettingsOf::Reuse { data, write } } => {
            reuse::fit::run(&run, &data, write, out)?;
            return Ok(ExitCode::SUCCESS);
        }
        Task::Candidates { folder } => candidates::run(&run, &folder, out)?,
        Task::StoryExamples(args) => story_examples::run(&run, &args, out)?,
        Task::Stories { input } => stories::run(&run, &input, out)?,
        Task::Archive { .. } | Task::Generate(_) => return Ok(ExitCode::SUCCESS),
        Task::Floors(args) => return floors::floors(&run, &args, out),
    };
    out.flush()?;
    writeln!(io::stderr(), "{}", serde_json::to_string(&done)?)?;
    Ok(ExitCode::SUCCESS)
}

fn profile(name: &str) -> Result<Profile, String> {
    Profile::named(name)
        .ok_or_else(|| format!("no profile; there are {:?}", Profile::ALL.map(Profile::name)))
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = |cause: &(dyn std::error::Error + 'static)| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json =
            cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json)
    };
    error.chain().filter_map(kind).any(|kind| kind == io::ErrorKind::BrokenPipe)
}

//! What can be typed. Help, completions and the manual page all come from these definitions.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use twosource::ingest::parse_date;
use twosource::text::Date;

mod table;

pub(crate) use table::Table;

const EXAMPLES: &str = "\
Examples:
  twosource compare examples/summit              one account of all reports in a folder
  twosource compare a.txt b.md c.txt --all       with all that one report alone has
  twosource compare *.txt -f markdown -o note.md a note to hand on
  twosource compare *.txt -f html -o page.html   a page to look at, mail and keep
  twosource explain 3 examples/summit            why point 3 is what it is
  twosource attributions a.txt                   who said what in one report
  twosource read a.txt                           one report as the program reads it
  twosource ingest pages/ -o documents.jsonl.zst pages and archives, read once for all commands
  twosource stories examples/stream.jsonl        which reports tell of the same event
  twosource fetch https://news.example/rss       the entries of a feed as records

Exit status:
  0  the result was written
  1  the result was written, but some input was skipped
  2  there is no result: no report could be read, or the command was not understood

Twosource shows who says what, how many of them independently, and where. It does not say who is
right. Nothing leaves this computer; fetch alone uses the network, for the addresses it is given.";

const EXIT_STATUS: &str = "\
Exit status: 0, the result was written; 1, it was written, but some input was skipped; 2, there is
no result.";

/// One sourced account of several reports: who said what, what several independent reports say,
/// what stands in one alone, and where they differ.
#[derive(Debug, Parser)]
#[command(name = "twosource", version, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) global: Global,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compare the reports of one event
    ///
    /// Where a folder or a file of records clearly holds the reports of several events, each event
    /// gets its account.
    #[command(after_help = EXIT_STATUS)]
    Compare(Compare),
    /// Show why a point of the account is what it is
    #[command(after_help = EXIT_STATUS)]
    Explain(Explain),
    /// List who said what in each report
    #[command(after_help = EXIT_STATUS)]
    Attributions(Attributions),
    /// Show each report as the program reads it
    ///
    /// Sentence by sentence what is said, by whom, when and how many; then who is named, and which
    /// parts of the text were left out. All words shown are the report's.
    #[command(after_help = EXIT_STATUS)]
    Read(Read),
    /// Turn reports of any form into records that every command reads
    ///
    /// Pages, web archives, messages and texts are read once and written as JSON Lines: the text of
    /// each report with its parts, and what is known about it. A run that was killed is gone on with
    /// by the same command.
    #[command(after_help = EXIT_STATUS)]
    Ingest(Ingest),
    /// Group a stream of reports into stories
    ///
    /// A story is the reports on one event. Reports are taken one by one in order of time; each
    /// joins a story or opens one, and no earlier answer changes. With --state a later run goes on
    /// where this one stops, also when it was killed.
    #[command(after_help = EXIT_STATUS)]
    Stories(Stories),
    /// Fetch pages and feeds from the network
    ///
    /// Writes a record a line, which every other command reads: the report of each page, and each entry
    /// of a feed or news sitemap with what the feed has of its text. robots.txt is honored, and a host is
    /// asked once a second at most. Addresses inside a network are refused.
    #[command(after_help = EXIT_STATUS)]
    Fetch(Fetch),
    /// Print completions for a shell
    Completions(Completions),
    /// Print a manual page
    Man(Man),
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Messages")]
pub(crate) struct Global {
    /// Show no progress and no remarks; problems are still named
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Tell on standard error what is done; twice for more
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(crate) verbose: u8,
    // Help is not Markdown, so that the name of the variable stands without backticks.
    #[arg(
        long,
        help = "When to use color [auto: on a terminal, unless NO_COLOR is set]",
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true
    )]
    pub(crate) color: When,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

/// Which reports are read, and what is known of them.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct Reports {
    /// Files, folders, patterns, or - for standard input
    ///
    /// Plain text, Markdown, web pages (.html), messages (.eml) and pages that were saved as .mhtml
    /// hold one report each; web archives (.warc) hold many. JSONL holds a report a line, with the
    /// fields "text" and, where known, "id", "title", "outlet", "published", "url", "byline",
    /// "agency", "credit" and "isBasedOn". All may be packed (.gz, .zst). A folder is read with all
    /// folders in it, but for files named README or LICENSE, which must be named to be read.
    #[arg(required = true, value_name = "PATH", help_heading = None)]
    pub(crate) paths: Vec<String>,
    /// When the reports were published (2031-06-04), in place of what they say themselves
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) published: Option<Date>,
    /// Who published the reports, in place of what they say themselves
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,
}

/// What is read, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct Inputs {
    #[command(flatten)]
    pub(crate) reports: Reports,
    /// How much accuracy is given up for speed
    #[arg(long, value_name = "PROFILE", default_value = "full")]
    pub(crate) profile: Profile,
    /// How many threads to use [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    /// For a desk that reads what it gets
    Full,
    /// A smaller encoder, for millions of reports
    Fast,
}

impl From<Profile> for twosource::Profile {
    fn from(profile: Profile) -> Self {
        match profile {
            Profile::Full => Self::Full,
            Profile::Fast => Self::Fast,
        }
    }
}

/// Where the result goes and how text is laid out.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// Write to a file in place of standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Columns of text [default: those of the terminal, at most 120; else 80]
    #[arg(long, value_name = "N")]
    pub(crate) width: Option<usize>,
    /// Do not show long results in a pager
    #[arg(long)]
    pub(crate) no_pager: bool,
}

/// What counts once.
#[derive(Debug, Args)]
#[command(next_help_heading = "Independence")]
pub(crate) struct Independence {
    /// Titles of one owner, which count once: a line each, "Owner | Title | title.example"
    ///
    /// The lines are added to those that are built in. A family takes the place of the built-in one of
    /// the same name, and a title leaves the family that it has there.
    #[arg(long, value_name = "FILE")]
    pub(crate) families: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) independence: Independence,
    /// Form of the result
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: AccountFormat,
    /// With csv and parquet: which table [default: points; to a folder, all]
    ///
    /// With -o DIR/, a folder or a name that ends in /, every table is a file there: points.csv,
    /// statements.csv and so on. Files of other names stay. Otherwise one table is written.
    #[arg(long, value_name = "TABLE", help_heading = "Output")]
    pub(crate) table: Option<Table>,
    /// Show everything in full, also what stands in one report only
    #[arg(short, long, help_heading = "Output")]
    pub(crate) all: bool,
    /// Show the marks of a person beside the points: a file that a page of an account has exported
    ///
    /// Marks change nothing that is found. A mark finds its point by the statements that it had, also
    /// where more reports have come since.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) review: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) grouping: Grouping,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Whether reports may be taken apart by event.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Grouping {
    /// Take all reports as reports of one event
    ///
    /// Otherwise those of a folder or of a file of records get an account for each event where
    /// they clearly tell of several. Reports that are named one by one are always of one event.
    #[arg(long, help_heading = "Input")]
    pub(crate) one_event: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AccountFormat {
    /// For reading on a terminal
    Text,
    /// One object, described in docs/schema/
    Json,
    /// One object a line
    Jsonl,
    /// A note with numbered citations
    Markdown,
    /// A page that needs nothing else, for any browser
    Html,
    /// A table for spreadsheets, or all tables with -o DIR/
    Csv,
    /// The same tables for pandas, R and databases; needs -o
    Parquet,
    /// W3C Web Annotations (JSON-LD): statements and attributions at their places
    Annotations,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// Number of the point, as compare shows it for the same input; 2.3 is point 3 of story 2
    #[arg(value_name = "N")]
    pub(crate) number: PointNumber,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) independence: Independence,
    #[command(flatten)]
    pub(crate) grouping: Grouping,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// The number of a point, where there are several accounts with that of its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PointNumber {
    pub(crate) story: Option<usize>,
    pub(crate) point: usize,
}

impl FromStr for PointNumber {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |digits: &str| {
            digits.parse().map_err(|_| "not a number; write it as in 3 or 2.3".to_owned())
        };
        Ok(match text.split_once('.') {
            Some((story, point)) => Self { story: Some(number(story)?), point: number(point)? },
            None => Self { story: None, point: number(text)? },
        })
    }
}

#[derive(Debug, Args)]
pub(crate) struct Attributions {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// Form of the result
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: ListFormat,
    /// Show where the full and the fast profile differ, in place of the list
    #[arg(long, conflicts_with = "profile")]
    pub(crate) compare_profiles: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For reading on a terminal
    Text,
    /// One object, described in docs/schema/
    Json,
    /// One object a line
    Jsonl,
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// Form of the result
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: ReadFormat,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReadFormat {
    /// For reading on a terminal
    Text,
    /// One object, described in docs/schema/
    Json,
    /// Tokens with tags, heads, lemmas and names, for tools of Universal Dependencies
    Conllu,
}

#[derive(Debug, Args)]
pub(crate) struct Ingest {
    #[command(flatten)]
    pub(crate) reports: Reports,
    /// How many threads to use [default: one for each processor]
    #[arg(long, value_name = "N", help_heading = "Input",
          value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
    /// Write to a file in place of standard output, packed where its name ends in .zst or .gz
    ///
    /// While it is written, FILE.journal says how far the run has come.
    #[arg(short = 'o', long = "output", value_name = "FILE", help_heading = "Output")]
    pub(crate) file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Stories {
    #[command(flatten)]
    pub(crate) reports: Reports,
    /// Take each report at once, in the order in which they come
    ///
    /// Otherwise reports are put in order of time, then of name: all of them up to 128 MiB of text,
    /// and within a window of that size beyond.
    #[arg(long, help_heading = "Input")]
    pub(crate) in_order: bool,
    /// Days without a report after which a story is closed [default: 8]
    #[arg(long, value_name = "DAYS", help_heading = "Stories",
          value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub(crate) window: Option<u32>,
    /// Look at the stories a second time at the end, and tell which should be joined or split
    #[arg(long, help_heading = "Stories")]
    pub(crate) revise: bool,
    /// Keep the stories in a folder, and go on where the last run with it stopped
    ///
    /// Reports that were taken before are left out. DIR/assignments.jsonl and DIR/stories.jsonl
    /// grow by what each run finds. The state is saved at the end, on Ctrl-C, and so often on the
    /// way that it takes at most a tenth of the time; after a crash run the same command again.
    #[arg(long, value_name = "DIR", help_heading = "Stories")]
    pub(crate) state: Option<PathBuf>,
    /// Save the state after every so many reports, in place of by time
    #[arg(long, value_name = "N", requires = "state", help_heading = "Stories",
          value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) save_every: Option<u64>,
    /// Form of the result
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: StoriesFormat,
    /// List all reports of each story
    #[arg(short, long, help_heading = "Output")]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StoriesFormat {
    /// For reading on a terminal, the largest story first
    Text,
    /// One object, described in docs/schema/
    Json,
    /// One object a line: each report as it is taken, each story as it is closed
    Jsonl,
    /// A line for each report: its name and its story
    Tsv,
}

#[derive(Debug, Args)]
pub(crate) struct Fetch {
    /// Addresses of reports, feeds or news sitemaps
    #[arg(required = true, value_name = "URL")]
    pub(crate) urls: Vec<String>,
    /// Fetch the pages of the entries of feeds too, in place of what the feed has of their text
    #[arg(long)]
    pub(crate) entries: bool,
    /// Keep in a file which pages are known, and leave out those that did not change since
    #[arg(long, value_name = "FILE")]
    pub(crate) state: Option<PathBuf>,
    /// Write the records to a file in place of standard output
    #[arg(short = 'o', long = "output", value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Keep the pages as they came in a folder, each named by its SHA-256
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    pub(crate) save: Option<PathBuf>,
    /// Seconds for one address, redirects included
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds,
          help_heading = "Network")]
    pub(crate) timeout: Duration,
    /// Largest page or feed, in bytes, unpacked
    #[arg(long, value_name = "N", default_value = "16777216", help_heading = "Network")]
    pub(crate) max_bytes: usize,
    /// Seconds from one request to a host to the next; robots.txt may ask for more
    #[arg(long, value_name = "SECONDS", default_value = "1", value_parser = seconds,
          help_heading = "Network")]
    pub(crate) delay: Duration,
    /// Reach addresses inside a network too, as of a server on this computer
    #[arg(long, help_heading = "Network")]
    pub(crate) allow_private: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// The command to describe; without one, the program as a whole
    pub(crate) command: Option<String>,
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "not a date; write it as in 2031-06-04".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().ok().filter(|seconds| *seconds <= 86_400.0);
    let time = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    time.ok_or_else(|| "not a number of seconds; write it as in 30 or 0.5".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::{Cli, PointNumber};

    #[test]
    fn the_definitions_are_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_point_may_have_the_number_of_its_story() {
        let number = |text: &str| text.parse::<PointNumber>().ok().map(|n| (n.story, n.point));
        assert_eq!(number("3"), Some((None, 3)));
        assert_eq!(number("2.3"), Some((Some(2), 3)));
        assert_eq!([number("2."), number(".3"), number("-1"), number("1.2.3")], [None; 4]);
    }
}

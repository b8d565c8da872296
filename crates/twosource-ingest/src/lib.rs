//! Files, folders and streams to documents.
//!
//! [`read`] takes what a user names and gives back a [`Document`] for each report, and a
//! [`Problem`] for each input that gave none; one bad file never stops the batch. The text of a
//! document is exactly what was decoded: headlines, bylines, agency lines, datelines, publication
//! lines, emphasis marks and page furniture are recognized as [blocks](twosource_text::Block) and
//! marks, never cut out, so that no position is lost.
//!
//! ```
//! use twosource_ingest::{Input, Limits, Overrides, read};
//!
//! let text = "Tram leaves rails\n\nNorpress\n\nA tram left the rails on Monday, police said.";
//! let input = Input::Text { name: "tram".into(), text: text.into() };
//! let ingest = read(&[input], &Overrides::default(), &Limits::default());
//! let document = &ingest.documents[0];
//! assert_eq!(document.text(), text);
//! assert_eq!(document.label(), "Norpress");
//! assert_eq!(document.meta.title.as_ref().unwrap().value, "Tram leaves rails");
//! ```
//!
//! [`stream`] gives the same documents one by one, in the order in which they come, and holds one at
//! a time, for inputs of any size.
//!
//! Invariants: no network, no clock, no panic on any bytes; the same inputs give the same documents
//! in the same order.

mod ahead;
mod archive;
mod bad_lines;
mod batch;
mod build;
mod decode;
mod described;
mod find;
mod item;
mod language;
mod layout;
mod line;
mod lines;
mod load;
mod mail;
mod newsml;
mod ninjs;
mod page;
mod pieces;
mod problem;
mod record;
mod stream;
mod structured;
mod tally;
mod unpack;

use std::io;

use twosource_text::{Date, Document};

pub use line::record_line;
pub use page::PageBytes;
pub use pieces::{Piece, Pieces, Place};
pub use problem::Problem;
pub use stream::Documents;
pub use tally::{Counts, Reading, Tally};
pub use twosource_page::date::parse_date;

/// What the user says about every document that is read; it wins over the text and the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// When it was published.
    pub published: Option<Date>,
    /// Who published it.
    pub outlet: Option<String>,
}

/// How much is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file, packed and unpacked. More than [`Document::MAX_BYTES`] is never read.
    pub max_bytes: usize,
    /// Bytes of the text of one report. The default, 2 MiB, is several novels: what is longer is no
    /// report, and reading it would take minutes.
    pub max_report_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: Document::MAX_BYTES, max_report_bytes: 2 << 20 }
    }
}

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, a folder or a pattern.
    ///
    /// `.txt` and other files are one report each, `.md` is Markdown, `.html` a page, `.eml` a message,
    /// `.mhtml` a saved page, `.json` an item of ninjs, `.xml` items of NewsML-G2 or NITF, `.warc` a web
    /// archive; each line of `.jsonl` is a record (fields `id` or `doc_id`, `text`, and where present
    /// `title`, `outlet`, `published` or `dct`, `url`, `byline`, `agency`, `credit`, `isBasedOn`), or a
    /// document as [`record_line`] writes it. Each may be packed (`.gz`, `.zst`).
    Path(String),
    /// What stands on standard input: one report, or records when it starts with a JSON object.
    Stdin(Vec<u8>),
    /// A web page that the program already holds.
    Page(PageBytes),
    /// A text that the program already holds.
    Text {
        /// Where it comes from; part of the identity of the document.
        name: String,
        /// The text, kept as it is.
        text: String,
    },
}

/// One thing to read one document at a time.
pub enum StreamInput {
    /// A file, a folder or a pattern, as in [`Input::Path`].
    Path(String),
    /// What comes on standard input: one report, or records when it starts with a JSON object.
    Stdin(Box<dyn io::Read + Send>),
}

/// What came of a batch.
#[derive(Clone, Debug, Default)]
pub struct Ingest {
    /// The documents, by name, then identity; each once.
    pub documents: Vec<Document>,
    /// What gave no document, in the order of the inputs.
    pub problems: Vec<Problem>,
}

/// Reads all `inputs`.
pub fn read(inputs: &[Input], overrides: &Overrides, limits: &Limits) -> Ingest {
    read_with(inputs, overrides, limits, |_| ())
}

/// Reads all `inputs` and calls `progress` with the name of each file before it is read.
pub fn read_with(
    inputs: &[Input],
    overrides: &Overrides,
    limits: &Limits,
    progress: impl FnMut(&str),
) -> Ingest {
    batch::read(inputs, overrides, *limits, progress)
}

/// Reads `inputs` one document at a time, in the order in which they stand there.
///
/// No more than one document, the names of all files and one line of a file of records are held, so
/// that a file of records and a web archive may have any size; [`Limits::max_bytes`] holds for a line of
/// it, and for other files. A record with a title and no text is a report of its title alone, as feeds
/// have them. A document that comes twice is given twice. Bad lines of one file are
/// named as in a batch: the first ten, then one problem that counts the others.
///
/// ```
/// use twosource_ingest::{Limits, Overrides, StreamInput, stream};
///
/// let records = "{\"text\": \"A tram left the rails.\"}\n\n{\"text\": 7}\n";
/// let input = StreamInput::Stdin(Box::new(records.as_bytes()));
/// let mut read = stream(vec![input], &Overrides::default(), &Limits::default());
/// assert_eq!(read.next().unwrap().unwrap().name(), "stdin:1");
/// assert_eq!(read.next().unwrap().unwrap_err().to_string(), "stdin:3: the record has no text");
/// assert!(read.next().is_none());
/// ```
pub fn stream(inputs: Vec<StreamInput>, overrides: &Overrides, limits: &Limits) -> Documents {
    Documents::new(pieces(inputs, overrides, limits))
}

/// Takes `inputs` apart, to read them as [`stream`] does, on several threads.
///
/// ```
/// use twosource_ingest::{Limits, Overrides, StreamInput, Tally, pieces};
///
/// let records = "{\"text\": \"A tram left the rails.\"}\n{\"text\": \"A bridge fell.\"}\n";
/// let input = StreamInput::Stdin(Box::new(records.as_bytes()));
/// let pieces: Vec<_> = pieces(vec![input], &Overrides::default(), &Limits::default()).collect();
/// // In any order, then in that of the input:
/// let readings: Vec<_> = pieces.into_iter().map(|piece| piece.read()).collect();
/// let mut tally = Tally::default();
/// let mut names = Vec::new();
/// for reading in readings {
///     tally.take(reading, |item| names.push(item.unwrap().name().to_owned()));
/// }
/// assert_eq!(names, ["stdin:1", "stdin:2"]);
/// assert_eq!(tally.counts().documents, 2);
/// ```
pub fn pieces(inputs: Vec<StreamInput>, overrides: &Overrides, limits: &Limits) -> Pieces {
    Pieces::of_stream(inputs, overrides, *limits)
}

//! One report or one record to a document: what reading a batch and reading a stream share.

use twosource_page::Decoded;
use twosource_text::Document;

use crate::archive::looks_like_html;
use crate::build::{Given, Lines, document};
use crate::decode::decode;
use crate::layout::Markup;
use crate::line::{self, Line};
use crate::problem::{Problem, one_line};
use crate::record::Record;
use crate::{Limits, Overrides, PageBytes, feed, find, mail, structured};

/// The name of what stands on standard input.
pub(crate) const STDIN: &str = "stdin";

/// Formats that are not read, which people try.
const REFUSED: [&str; 8] = ["csv", "doc", "docx", "epub", "odt", "pdf", "rtf", "zip"];

/// What one file gives: documents and problems, or the one problem of the file as a whole.
pub(crate) type Contents = Result<Vec<Result<Document, Problem>>, Problem>;

/// What a file holds.
#[derive(Clone, Copy)]
pub(crate) enum Format {
    /// One document or a few, read of the unpacked bytes of the file as a whole.
    Several(fn(&str, &[u8], &Settings) -> Contents),
    /// A record a line.
    Records,
    /// A web archive.
    Archive,
}

/// The format that the extension tells.
pub(crate) fn format(name: &str) -> Result<Format, Problem> {
    let extension = find::extension(name);
    match extension.as_str() {
        "jsonl" | "ndjson" => Ok(Format::Records),
        "warc" => Ok(Format::Archive),
        "html" | "htm" | "xhtml" | "shtml" => Ok(Format::Several(page)),
        "rss" | "atom" | "rdf" => Ok(Format::Several(feed::documents)),
        "eml" | "mhtml" | "mht" => Ok(Format::Several(mail::documents)),
        "json" => Ok(Format::Several(structured::json)),
        "xml" => Ok(Format::Several(structured::xml)),
        "md" | "markdown" => Ok(Format::Several(markdown)),
        refused if REFUSED.contains(&refused) => {
            Err(Problem::Format { path: name.to_owned(), extension })
        }
        _ => Ok(Format::Several(plain)),
    }
}

/// How a file is read that has no name, by what it begins with; records and archives are known
/// before.
pub(crate) fn by_content(bytes: &[u8]) -> fn(&str, &[u8], &Settings) -> Contents {
    if feed::looks_like_feed(bytes) {
        feed::documents
    } else if looks_like_html(bytes) {
        page
    } else {
        plain
    }
}

fn plain(name: &str, bytes: &[u8], settings: &Settings) -> Contents {
    settings.report(name, decoded(name, bytes.to_vec())?, Markup::Plain).map(one)
}

fn markdown(name: &str, bytes: &[u8], settings: &Settings) -> Contents {
    settings.report(name, decoded(name, bytes.to_vec())?, Markup::Markdown).map(one)
}

fn page(name: &str, bytes: &[u8], settings: &Settings) -> Contents {
    let page = PageBytes { name: name.to_owned(), bytes: bytes.to_vec(), ..PageBytes::default() };
    settings.page(&page).map(one)
}

/// What a file gives that holds one document.
pub(crate) fn one(document: Document) -> Vec<Result<Document, Problem>> {
    vec![Ok(document)]
}

/// What is said about every document, and the limits as they hold.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    overrides: Overrides,
    /// Bytes of a file that is held whole, and of a line.
    pub(crate) limit: usize,
    report_limit: usize,
    /// Whether a record without a text is a report of its title alone, as feeds have them.
    takes_headlines: bool,
}

impl Settings {
    pub(crate) fn new(overrides: &Overrides, limits: Limits) -> Self {
        let limit = limits.max_bytes.min(Document::MAX_BYTES);
        let report_limit = limits.max_report_bytes.min(limit);
        Self { overrides: overrides.clone(), limit, report_limit, takes_headlines: false }
    }

    /// The same, with the titles of records that have no text.
    pub(crate) fn with_headlines(self) -> Self {
        Self { takes_headlines: true, ..self }
    }

    pub(crate) const fn overrides(&self) -> &Overrides {
        &self.overrides
    }

    pub(crate) const fn report_limit(&self) -> usize {
        self.report_limit
    }

    /// Whether all documents are held at once, as in a batch, where a file of records is not of any
    /// size.
    pub(crate) const fn holds_all(&self) -> bool {
        !self.takes_headlines
    }

    /// Whether a headline without a text is a document.
    pub(crate) const fn takes_headlines(&self) -> bool {
        self.takes_headlines
    }

    /// The document of one report.
    pub(crate) fn report(
        &self,
        name: &str,
        decoded: Decoded,
        markup: Markup,
    ) -> Result<Document, Problem> {
        let path = one_line(name);
        if decoded.text.trim_matches(is_blank).is_empty() {
            return Err(Problem::Empty { path });
        }
        if decoded.text.len() > self.report_limit {
            return Err(Problem::TooLarge { path, limit: self.report_limit });
        }
        Ok(document(&path, decoded, Given::by_user(&self.overrides), Lines::Found(markup)))
    }

    /// The document of the record that stands in a line (counted from 1) of the file `name`.
    pub(crate) fn record(
        &self,
        name: &str,
        line: usize,
        record: &[u8],
    ) -> Result<Document, Problem> {
        let path = name.to_owned();
        if let Some(document) = self.document_line(record) {
            return document;
        }
        let mut record = match Record::read(record) {
            Ok(record) => record,
            Err(reason) => return Err(Problem::Record { path, line, reason }),
        };
        let text = record.take_text().filter(|text| !text.trim_matches(is_blank).is_empty());
        let headline = || record.title().filter(|_| self.takes_headlines);
        let Some(text) = text.or_else(headline) else {
            return Err(Problem::NoText { path, line });
        };
        let given = Given::by_record(&self.overrides, &record);
        let name = record
            .id()
            .map_or_else(|| format!("{name}:{line}"), |id| format!("{name}:{}", one_line(&id)));
        if text.len() > self.report_limit {
            return Err(Problem::TooLarge { path: name, limit: self.report_limit });
        }
        Ok(document(&name, Decoded { text, replaced: 0 }, given, Lines::Found(Markup::Plain)))
    }
}

impl Settings {
    /// The document of a line that was written as one.
    fn document_line(&self, line: &[u8]) -> Option<Result<Document, Problem>> {
        let line = str::from_utf8(line).ok().filter(|line| line.contains("\"blocks\""))?;
        let line: Line = serde_json::from_str(line).ok()?;
        let has_text = !line.text.trim_matches(is_blank).is_empty();
        if line.text.len() > self.report_limit {
            let path = one_line(&line.name);
            return Some(Err(Problem::TooLarge { path, limit: self.report_limit }));
        }
        line::restored(&line, &self.overrides).filter(|_| has_text).map(Ok)
    }
}

/// Whether the first line with anything in it is a record.
pub(crate) fn starts_with_record(line: &[u8]) -> bool {
    Record::read(without_mark(line)).is_ok()
}

pub(crate) fn decoded(name: &str, bytes: Vec<u8>) -> Result<Decoded, Problem> {
    decode(bytes).ok_or_else(|| Problem::Binary { path: name.to_owned() })
}

/// The bytes after the mark of UTF-8, if it stands there.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

/// White space, also the kinds that have no width.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

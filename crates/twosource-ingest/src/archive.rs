//! Web archives (WARC), record by record.
//!
//! A page is a `response` with the status 200, or a `resource`, whose type is HTML. All other
//! records are passed by. Records that are broken, and pages that cannot be unpacked, are told.
//!
//! The reading of records is ours because the crates for it do not go on after a broken one (tried
//! with records that are too short, too long and none): `fastwarc` 2.0 gives the cut page as whole,
//! then stops, or ends without a word; it also needs a C compiler, and crates under CC0. `rust_warc`
//! 1.2 stops, and asks for as much memory as a record says. `warc` 0.4 goes on, but loses the sound
//! records after it and holds every record whole.

mod http;
mod record;

use std::io::{self, BufRead, BufReader, Read};

use twosource_page::Source;

use crate::PageBytes;
use crate::find;
use crate::problem::{Problem, one_line};
pub(crate) use http::looks_like_html;
use record::{Record, Records};
use twosource_page::date::parse_date;

/// Bytes of a page, packed and unpacked. Pages of reports have some hundred thousand.
const LARGEST_PAGE: usize = 16 << 20;
/// Bytes that are asked of the operating system at once.
const BUFFER: usize = 1 << 16;

/// What stands in an archive.
#[derive(Debug)]
pub(crate) enum Found {
    /// A page.
    Page(PageBytes),
    /// A record that cannot be read; where it begins, in bytes of the unpacked archive.
    Broken(u64, Problem),
}

/// The pages of an archive.
pub(crate) struct Archive {
    name: String,
    records: Records<Box<dyn BufRead + Send>>,
    limit: usize,
}

impl Archive {
    /// `reader` gives the unpacked archive.
    pub(crate) fn new(name: &str, reader: Box<dyn Read + Send>, limit: usize) -> Self {
        let reader: Box<dyn BufRead + Send> = Box::new(BufReader::with_capacity(BUFFER, reader));
        let limit = limit.min(LARGEST_PAGE);
        Self { name: name.to_owned(), records: Records::new(reader, limit), limit }
    }

    /// The next page or broken record; `None` at the end. A problem ends the archive.
    pub(crate) fn next(&mut self) -> Result<Option<Found>, Problem> {
        loop {
            let next = self.records.next().map_err(|error| self.failed(&error))?;
            let found = match next {
                None => return Ok(None),
                Some(Err(broken)) => Some(self.broken(broken.at, broken.reason)),
                Some(Ok(record)) => self.page(record),
            };
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    fn failed(&self, error: &io::Error) -> Problem {
        find::refused(&self.name, error)
    }

    fn broken(&self, at: u64, reason: &'static str) -> Found {
        Found::Broken(at, Problem::BrokenRecord { path: self.name.clone(), at, reason })
    }

    /// The page of a record; `None` where it holds none.
    fn page(&self, record: Record) -> Option<Found> {
        let Record { at, head, block } = record;
        let is_answer = match head.kind.as_str() {
            "response" => head.content_type.to_ascii_lowercase().starts_with("application/http"),
            "resource" if http::is_page(Some(&head.content_type), b"") => false,
            _ => return None,
        };
        let is_web = |url: &String| url.starts_with("http:") || url.starts_with("https:");
        if head.kind == "response" && !(is_answer && head.url.as_ref().is_some_and(is_web)) {
            return None;
        }
        // What is too large for a page is a film or the like, mostly.
        let block = block?;
        let (bytes, charset) = if is_answer {
            match http::page(&block, self.limit) {
                Ok(body) => body.map(|body| (body.bytes, body.charset))?,
                Err(reason) => return Some(self.broken(at, reason)),
            }
        } else {
            (block, http::charset(&head.content_type))
        };
        let id = head.id.map_or_else(|| at.to_string(), |id| one_line(&id));
        let seen = head.date.as_deref().and_then(parse_date);
        let source = Source { url: head.url, seen };
        Some(Found::Page(PageBytes { name: format!("{}:{id}", self.name), bytes, charset, source }))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::{Archive, Found};

    fn record(fields: &str, block: &str) -> String {
        let length = block.len();
        format!("WARC/1.1\r\n{fields}\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n")
    }

    #[track_caller]
    fn check(archive: &str, expected: &[&str]) {
        let reader = Box::new(Cursor::new(archive.as_bytes().to_vec()));
        let mut archive = Archive::new("a.warc", reader, 1000);
        let mut found = Vec::new();
        while let Some(next) = archive.next().unwrap() {
            found.push(match next {
                Found::Page(page) => format!(
                    "{} {} {} {}",
                    page.name,
                    page.source.url.unwrap_or_default(),
                    page.source.seen.map(|date| date.to_string()).unwrap_or_default(),
                    String::from_utf8(page.bytes).unwrap()
                ),
                Found::Broken(at, problem) => format!("{at} {problem}"),
            });
        }
        assert_eq!(found, expected);
    }

    const ANSWER: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>tram";

    fn response(more: &str, answer: &str) -> String {
        let fields = "WARC-Type: response\r\nContent-Type: application/http; msgtype=response";
        record(&format!("{fields}\r\n{more}"), answer)
    }

    #[test]
    fn responses_and_resources_are_pages() {
        let url = "WARC-Target-URI: https://courier.example/1";
        let date = "WARC-Date: 2031-06-04T11:20:00Z\r\nWARC-Record-ID: <urn:uuid:7>";
        let named = response(&format!("{url}\r\n{date}"), ANSWER);
        let page = "a.warc:urn:uuid:7 https://courier.example/1 2031-06-04T11:20Z <p>tram";
        check(&named, &[page]);
        check(&response(url, ANSWER), &["a.warc:0 https://courier.example/1  <p>tram"]);
        let saved = format!("WARC-Type: resource\r\nContent-Type: text/html\r\n{url}");
        check(&record(&saved, "<p>bus"), &["a.warc:0 https://courier.example/1  <p>bus"]);
    }

    #[test]
    fn other_records_are_passed_by() {
        let url = "WARC-Target-URI: https://courier.example/1";
        for kind in ["warcinfo", "request", "metadata", "revisit", "conversion", "continuation"] {
            let fields = format!("WARC-Type: {kind}\r\nContent-Type: application/http\r\n{url}");
            check(&record(&fields, ANSWER), &[]);
        }
        check(&response("WARC-Target-URI: dns:courier.example", ANSWER), &[]);
        check(&response(url, &ANSWER.replace("200 OK", "404 Not Found")), &[]);
        check(&response(url, &"a".repeat(2000)), &[]);
        check(
            &record(&format!("WARC-Type: resource\r\nContent-Type: image/png\r\n{url}"), "a"),
            &[],
        );
        check(
            &[response(url, "no head"), response(url, ANSWER)].concat(),
            &[
                "0 a.warc: the record at byte 0 is broken: the head of the answer cannot be read",
                "a.warc:157 https://courier.example/1  <p>tram",
            ],
        );
    }
}

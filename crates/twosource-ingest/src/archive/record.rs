//! A web archive to its records (WARC 1.0 and 1.1, ISO 28500), and what is not one.
//!
//! A record says how long it is. Where that does not lead to the next record or to the end, it is
//! broken: what was taken for its end is looked at again, so that the record after it is not lost.

use std::io::{self, BufRead, Read};

use crate::ahead::Ahead;

/// Bytes of the fields of a record.
const LARGEST_HEAD: usize = 64 << 10;
/// What a record starts with.
const START: &[u8] = b"WARC/";
const DAMAGED: &str = "the compressed data is damaged";
/// Ends of lines between two records.
const LINES_BETWEEN: usize = 2;
/// Bytes at the end of a broken record that are looked at again: as much of the start of the next
/// as may have been taken for its end.
const TAIL: usize = 64;

/// The fields of a record that are used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// `WARC-Type`: `response`, `resource`, `request`, ...
    pub(crate) kind: String,
    /// `WARC-Record-ID` without the angle brackets.
    pub(crate) id: Option<String>,
    /// `WARC-Target-URI`.
    pub(crate) url: Option<String>,
    /// `WARC-Date`.
    pub(crate) date: Option<String>,
    /// `Content-Type` of the block.
    pub(crate) content_type: String,
}

/// One record.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// Where it begins, in bytes of the unpacked archive.
    pub(crate) at: u64,
    pub(crate) head: Head,
    /// The block, unless it is larger than the limit.
    pub(crate) block: Option<Vec<u8>>,
}

/// A stretch that is no record.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// Where it begins, in bytes of the unpacked archive.
    pub(crate) at: u64,
    pub(crate) reason: &'static str,
}

/// The records of an archive in their order.
pub(crate) struct Records<R> {
    source: Ahead<R>,
    /// Bytes of a block that are held.
    limit: usize,
    /// Whether the data behind the last record is damaged.
    is_damaged: bool,
}

/// Why a record ended before its end.
enum Cut {
    Broken(&'static str),
    Failed(io::Error),
}

impl From<io::Error> for Cut {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData => Self::Broken(DAMAGED),
            _ => Self::Failed(error),
        }
    }
}

impl<R: BufRead> Records<R> {
    pub(crate) const fn new(source: R, limit: usize) -> Self {
        Self { source: Ahead::new(source), limit, is_damaged: false }
    }

    /// The next record or what stands in its place; `None` at the end. An error ends the archive.
    pub(crate) fn next(&mut self) -> io::Result<Option<Result<Record, Broken>>> {
        let at = self.source.at();
        match self.record() {
            Ok(record) => Ok(record.map(Ok)),
            Err(Cut::Broken(reason)) => Ok(Some(Err(Broken { at, reason }))),
            Err(Cut::Failed(error)) => Err(error),
        }
    }

    fn record(&mut self) -> Result<Option<Record>, Cut> {
        if std::mem::take(&mut self.is_damaged) {
            return Err(Cut::Broken(DAMAGED));
        }
        self.skip_blank()?;
        let at = self.source.at();
        let mut line = Vec::new();
        self.source.line(&mut line, LARGEST_HEAD)?;
        if line.is_empty() {
            return Ok(None);
        }
        if !is_start(&line) {
            self.find_start()?;
            return Err(Cut::Broken("no record begins here"));
        }
        let (head, length) = self.head()?;
        let block = self.block(length)?;
        Ok(Some(Record { at, head, block }))
    }

    /// Passes by white space; gives how many lines ended in it.
    fn skip_blank(&mut self) -> io::Result<usize> {
        let mut lines = 0;
        loop {
            let held = self.source.fill_buf()?;
            let blank = held.iter().take_while(|byte| byte.is_ascii_whitespace());
            let (blank, ends) = blank.fold((0, 0), |(blank, ends), byte| {
                (blank + 1, ends + usize::from(*byte == b'\n'))
            });
            if blank == 0 {
                return Ok(lines);
            }
            lines += ends;
            self.source.consume(blank);
        }
    }

    /// Goes to the next line that starts a record.
    fn find_start(&mut self) -> io::Result<()> {
        let mut line = Vec::new();
        loop {
            line.clear();
            if self.source.line(&mut line, LARGEST_HEAD)? == 0 {
                return Ok(());
            }
            if is_start(&line) {
                self.source.put_back(&line);
                return Ok(());
            }
        }
    }

    /// The fields up to the blank line, and the length of the block.
    fn head(&mut self) -> Result<(Head, u64), Cut> {
        let (mut head, mut length) = (Head::default(), None);
        let (mut field, mut read) = (Vec::new(), 0);
        loop {
            let mut line = Vec::new();
            read += self.source.line(&mut line, LARGEST_HEAD)?;
            let next = start_in(&line);
            if read > LARGEST_HEAD || line.is_empty() || next.is_some() {
                self.source.put_back(next.unwrap_or_default());
                return Err(self.lost("its fields do not end"));
            }
            if line.starts_with(b" ") || line.starts_with(b"\t") {
                field.extend_from_slice(&line);
                continue;
            }
            note(&field, &mut head, &mut length);
            if line.trim_ascii().is_empty() {
                break;
            }
            field = line;
        }
        match length {
            Some(length) => Ok((head, length)),
            None => Err(self.lost("it does not say how long it is")),
        }
    }

    fn lost(&mut self, reason: &'static str) -> Cut {
        self.find_start().map_or_else(Cut::from, |()| Cut::Broken(reason))
    }

    /// The block of the stated length, where another record or the end follows.
    fn block(&mut self, length: u64) -> Result<Option<Vec<u8>>, Cut> {
        let most = length.min(self.limit as u64);
        let mut block = Vec::new();
        self.source.by_ref().take(most).read_to_end(&mut block)?;
        let is_whole = block.len() as u64 == length;
        if !is_whole && let Some(next) = next_start(&block) {
            self.source.put_back(block.get(next..).unwrap_or_default());
            return Err(Cut::Broken("another record begins before its end"));
        }
        let rest = length - block.len() as u64;
        if self.source.skip(rest)? < rest {
            return Err(Cut::Broken("the archive ends before it does"));
        }
        match self.is_followed() {
            Ok(true) => Ok(is_whole.then_some(block)),
            Ok(false) => Err(self.wrong_length(&block)),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                self.is_damaged = true;
                Ok(is_whole.then_some(block))
            }
            Err(error) => Err(Cut::Failed(error)),
        }
    }

    /// Whether what comes now may come after a record.
    fn is_followed(&mut self) -> io::Result<bool> {
        let lines = self.skip_blank()?;
        let next = self.source.peek(START.len())?;
        Ok(lines >= LINES_BETWEEN || next.is_empty() || next == START)
    }

    /// Goes to the record that follows one whose length is not what it says.
    fn wrong_length(&mut self, block: &[u8]) -> Cut {
        let from = next_start(block).unwrap_or(block.len().saturating_sub(TAIL));
        self.source.put_back(block.get(from..).unwrap_or_default());
        self.lost("it is not as long as it says")
    }
}

/// Whether a line is the first of a record.
fn is_start(line: &[u8]) -> bool {
    let version = line.strip_prefix(START).map(<[u8]>::trim_ascii);
    version.is_some_and(|version| {
        version.len() <= 8 && version.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
    })
}

/// The start of a record in a line, which may stand behind a field that was cut off. Addresses may
/// end like one.
fn start_in(line: &[u8]) -> Option<&[u8]> {
    let at = line.windows(START.len()).rposition(|window| window == START)?;
    let start = line.get(at..).filter(|rest| is_start(rest))?;
    let is_address = line.get(..at).unwrap_or_default().contains(&b'/');
    (!is_address).then_some(start)
}

/// Where, inside of a block, a record begins.
fn next_start(block: &[u8]) -> Option<usize> {
    let starts = block.windows(START.len() + 1).enumerate();
    let starts = starts.filter(|(_, six)| six.starts_with(b"\n") && six.ends_with(START));
    let mut starts = starts.map(|(at, _)| at + 1);
    starts.find(|&at| {
        let line = block.get(at..).unwrap_or_default();
        is_start(line.split_inclusive(|&byte| byte == b'\n').next().unwrap_or_default())
    })
}

/// Keeps a field that is used.
fn note(field: &[u8], head: &mut Head, length: &mut Option<u64>) {
    let field = String::from_utf8_lossy(field);
    let Some((name, value)) = field.split_once(':') else { return };
    let value = value.trim();
    let stated = || Some(value.trim_matches(['<', '>']).to_owned()).filter(|id| !id.is_empty());
    match name.trim().to_ascii_lowercase().as_str() {
        "warc-type" => head.kind = value.to_ascii_lowercase(),
        "warc-record-id" => head.id = stated(),
        "warc-target-uri" => head.url = stated(),
        "warc-date" => head.date = stated(),
        "content-type" => value.clone_into(&mut head.content_type),
        "content-length" => *length = value.parse().ok(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::Records;

    /// A record whose length is off by some bytes.
    fn record(url: &str, off: i64) -> String {
        let block = format!("block of {url}");
        let length = i64::try_from(block.len()).unwrap() + off;
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{url}>\r\n\
             WARC-Target-URI: {url}\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n"
        )
    }

    /// The blocks, and the reasons of what is broken.
    #[track_caller]
    fn check(archive: &str, expected: &[&str]) {
        let mut records = Records::new(archive.as_bytes(), 1000);
        let mut found = Vec::new();
        while let Some(next) = records.next().unwrap() {
            found.push(match next {
                Ok(record) => String::from_utf8(record.block.unwrap_or_default()).unwrap(),
                Err(broken) => format!("! {}", broken.reason),
            });
            assert!(found.len() < 100, "{found:?}");
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn records_follow_one_another() {
        check("", &[]);
        check(&[record("a", 0), record("b", 0)].concat(), &["block of a", "block of b"]);
        check(&record("a", 0).replace("\r\n", "\n"), &["block of a"]);
        check(record("a", 0).trim_end(), &["block of a"]);
        let mut records = Records::new(
            "WARC/1.1\r\nwarc-type: Resource\r\nWARC-Target-URI: <http://a.example/\r\n  x>\r\n\
             WARC-Date: 2031-06-04T11:20:00.5Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
                .as_bytes(),
            10,
        );
        let head = records.next().unwrap().unwrap().unwrap().head;
        assert_eq!((head.kind.as_str(), head.id), ("resource", None));
        assert_eq!(head.url.as_deref(), Some("http://a.example/\r\n  x"));
        assert_eq!(head.date.as_deref(), Some("2031-06-04T11:20:00.5Z"));
    }

    #[test]
    fn a_broken_record_costs_itself_alone() {
        let around = |broken: &str| [&record("a", 0), broken, &record("c", 0)].concat();
        let check = |broken: &str, reason: &str| {
            check(&around(broken), &["block of a", &format!("! {reason}"), "block of c"]);
        };
        for off in [-10, -3, 5, 7, 10, 60] {
            check(&record("b", off), "it is not as long as it says");
        }
        check(&record("b", 5000), "another record begins before its end");
        check(&record("b", 1 << 50), "another record begins before its end");
        check("junk\r\nmore junk\r\n\r\n", "no record begins here");
        check("WARC/1.0\r\nWARC-Type: response\r\n", "its fields do not end");
        check("WARC/1.0\r\nWARC-Type: respon", "its fields do not end");
        check(
            &record("b", 0).replace("Length: 10", "Length: ten"),
            "it does not say how long it is",
        );
        check(
            &record("b", 0).replace("Length: 10", "Length: -1"),
            "it does not say how long it is",
        );
    }

    #[test]
    fn the_last_record_may_be_cut_off() {
        let whole = [record("a", 0), record("b", 0)].concat();
        let (first, cut) = (record("a", 0).len(), whole.trim_end().len());
        for length in first + 1..cut {
            let mut records = Records::new(&whole.as_bytes()[..length], 1000);
            assert!(records.next().unwrap().unwrap().is_ok());
            assert!(records.next().unwrap().unwrap().is_err(), "{length}");
            assert_eq!(records.next().unwrap(), None, "{length}");
        }
    }

    #[test]
    fn a_large_block_is_not_held() {
        let large = record(&"long ".repeat(1000), 0);
        check(&[large, record("b", 0)].concat(), &["", "block of b"]);
    }
}

//! A file of records, line by line.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use crate::item::{STDIN, decoded, is_utf16, without_mark};
use crate::load;
use crate::problem::Problem;
use crate::unpack::{Packing, Unpack};

/// Bytes that are asked of the operating system at once.
const BUFFER: usize = 1 << 16;

/// A line, counted from 1, or what is wrong with it.
pub(crate) type Line = (usize, Result<Vec<u8>, Problem>);

/// The lines of a file or of standard input.
pub(crate) struct Lines {
    name: String,
    reader: BufReader<Box<dyn Read + Send>>,
    limit: usize,
    /// Lines that were looked at before they were wanted.
    ahead: VecDeque<Vec<u8>>,
    line: usize,
    /// Bytes that may still be read.
    left: u64,
}

impl Lines {
    /// `reader` is unpacked where it is packed or named so.
    pub(crate) fn open(
        name: &str,
        reader: Box<dyn Read + Send>,
        limit: usize,
    ) -> Result<Self, Problem> {
        let mut lines = Self {
            name: name.to_owned(),
            reader: BufReader::new(Box::new(io::empty())),
            limit,
            ahead: VecDeque::new(),
            line: 0,
            left: u64::MAX,
        };
        let reader = unpacked(reader, name).map_err(|error| lines.failed(&error))?;
        let (head, reader) = peeked(reader, 3).map_err(|error| lines.failed(&error))?;
        lines.reader = BufReader::with_capacity(BUFFER, reader);
        if is_utf16(&head) && name != STDIN {
            let text = decoded(name, lines.rest()?)?.text;
            lines.reader = BufReader::new(Box::new(Cursor::new(text.into_bytes())));
        }
        Ok(lines)
    }

    /// The same, but with an end after `most` bytes, which is told as a problem.
    pub(crate) fn within(self, most: usize) -> Self {
        Self { left: most as u64, ..self }
    }

    fn failed(&self, error: &io::Error) -> Problem {
        load::failed(&self.name, error)
    }

    /// The next line that is not blank; `None` at the end. A problem ends the file.
    pub(crate) fn next(&mut self) -> Result<Option<Line>, Problem> {
        while let Some(line) = self.next_line()? {
            let line = match line {
                Ok(bytes) if self.line == 1 => Ok(without_mark(&bytes).to_vec()),
                line => line,
            };
            let line = line.map(|mut bytes| {
                bytes.pop_if(|byte| *byte == b'\n');
                bytes
            });
            if line.as_ref().is_ok_and(|bytes| bytes.contains(&0)) {
                return Err(Problem::Binary { path: self.name.clone() });
            }
            if !line.as_ref().is_ok_and(|bytes| bytes.trim_ascii().is_empty()) {
                return Ok(Some((self.line, line)));
            }
        }
        Ok(None)
    }

    /// The next line, or what is wrong with it; the outer error ends the file.
    fn next_line(&mut self) -> Result<Option<Result<Vec<u8>, Problem>>, Problem> {
        self.line += 1;
        if let Some(line) = self.ahead.pop_front() {
            return Ok(Some(Ok(line)));
        }
        let mut line = Vec::new();
        let most = (self.limit as u64).saturating_add(1);
        let read = self.reader.by_ref().take(most).read_until(b'\n', &mut line);
        let read = read.map_err(|error| self.failed(&error))?;
        if read == 0 {
            return Ok(None);
        }
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| self.too_large())?;
        if line.len() > self.limit && !line.ends_with(b"\n") {
            self.reader.skip_until(b'\n').map_err(|error| self.failed(&error))?;
            let path = format!("{}:{}", self.name, self.line);
            return Ok(Some(Err(Problem::TooLarge { path, limit: self.limit })));
        }
        Ok(Some(Ok(line)))
    }

    /// The first line that is not blank, which stays to be read; empty where there is none.
    pub(crate) fn first_line(&mut self) -> Result<Vec<u8>, Problem> {
        let mut seen = VecDeque::new();
        let mut size = 0;
        let first = loop {
            let Some(line) = self.next_line()? else { break Vec::new() };
            let line = line.map_err(|_| self.too_large())?;
            size += line.len();
            if size > self.limit {
                return Err(self.too_large());
            }
            seen.push_back(line.clone());
            if !line.trim_ascii().is_empty() {
                break line;
            }
        };
        (self.ahead, self.line) = (seen, 0);
        Ok(first)
    }

    /// All that is left, within the limit.
    pub(crate) fn rest(&mut self) -> Result<Vec<u8>, Problem> {
        let mut bytes: Vec<u8> = self.ahead.drain(..).flatten().collect();
        let most = (self.limit as u64).saturating_add(1);
        let read = self.reader.by_ref().take(most).read_to_end(&mut bytes);
        read.map_err(|error| self.failed(&error))?;
        if bytes.len() > self.limit {
            return Err(self.too_large());
        }
        Ok(bytes)
    }

    /// The bytes from the start on, where only the first line was looked at.
    pub(crate) fn into_reader(self) -> Box<dyn Read + Send> {
        let ahead: Vec<u8> = self.ahead.into_iter().flatten().collect();
        Box::new(Cursor::new(ahead).chain(self.reader))
    }

    fn too_large(&self) -> Problem {
        Problem::TooLarge { path: self.name.clone(), limit: self.limit }
    }
}

/// What a reader gives when it is unpacked, where it is packed or named so.
pub(crate) fn unpacked(
    reader: Box<dyn Read + Send>,
    name: &str,
) -> io::Result<Box<dyn Read + Send>> {
    let (head, reader) = peeked(reader, 4)?;
    Ok(match Packing::of(&head, name) {
        Some(_) => Box::new(Unpack::new(BufReader::with_capacity(BUFFER, reader))),
        None => reader,
    })
}

/// The first bytes, and the reader as if they had not been read.
fn peeked(
    mut reader: Box<dyn Read + Send>,
    count: u64,
) -> io::Result<(Vec<u8>, Box<dyn Read + Send>)> {
    let mut head = Vec::new();
    reader.by_ref().take(count).read_to_end(&mut head)?;
    Ok((head.clone(), Box::new(Cursor::new(head).chain(reader))))
}

//! A reader into which bytes can be put back.

use std::io::{self, BufRead, Read};

/// What is put back comes first when reading goes on.
#[derive(Debug)]
pub(crate) struct Ahead<R> {
    source: R,
    put_back: Vec<u8>,
    /// How many of these bytes were read.
    used: usize,
    /// Bytes that were read and not put back.
    at: u64,
    /// Whether the source itself has failed, so that it is of no use to go on.
    has_failed: bool,
    /// What was read since the mark, where it is not too much.
    kept: Option<Vec<u8>>,
    /// Bytes that were read again.
    again: u64,
}

/// Bytes that are kept to be read again.
const KEPT: usize = 1 << 20;

impl<R: BufRead> Ahead<R> {
    pub(crate) const fn new(source: R) -> Self {
        let put_back = Vec::new();
        Self { source, put_back, used: 0, at: 0, has_failed: false, kept: None, again: 0 }
    }

    /// Remembers this place.
    pub(crate) fn mark(&mut self) {
        let mut kept = self.kept.take().unwrap_or_default();
        kept.clear();
        self.kept = Some(kept);
    }

    /// Goes back to `after` bytes behind the mark, unless it is too far behind or so much was read
    /// again that the work would not be linear.
    pub(crate) fn back_to_mark(&mut self, after: usize) {
        let Some(kept) = self.kept.take() else { return };
        let bytes = kept.get(after..).unwrap_or_default();
        self.again += bytes.len() as u64;
        if self.again <= 2 * self.at + KEPT as u64 {
            self.put_back(bytes);
        }
    }

    /// Bytes that were read so far.
    pub(crate) const fn at(&self) -> u64 {
        self.at
    }

    pub(crate) const fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Puts back the last bytes that were read.
    pub(crate) fn put_back(&mut self, bytes: &[u8]) {
        self.at = self.at.saturating_sub(bytes.len() as u64);
        if let Some(kept) = &mut self.kept {
            kept.truncate(kept.len().saturating_sub(bytes.len()));
        }
        let left = self.put_back.get(self.used..).unwrap_or_default();
        self.put_back = [bytes, left].concat();
        self.used = 0;
    }

    /// The next bytes, which stay to be read: fewer than `count` only before the end.
    pub(crate) fn peek(&mut self, count: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(count);
        let read = self.by_ref().take(count as u64).read_to_end(&mut bytes);
        self.put_back(&bytes);
        read.map(|_| bytes)
    }

    /// Reads and drops `count` bytes; gives how many there were.
    pub(crate) fn skip(&mut self, count: u64) -> io::Result<u64> {
        io::copy(&mut self.by_ref().take(count), &mut io::sink())
    }

    /// Adds a line with its end to `line`, or the first `most` bytes of it; gives how many bytes
    /// there were.
    pub(crate) fn line(&mut self, line: &mut Vec<u8>, most: usize) -> io::Result<usize> {
        self.by_ref().take(most as u64).read_until(b'\n', line)
    }
}

impl<R: BufRead> Ahead<R> {
    /// Keeps the next `count` bytes, which are held and about to be consumed.
    fn keep(&mut self, count: usize) {
        let Some(mut kept) = self.kept.take().filter(|kept| kept.len() + count <= KEPT) else {
            return;
        };
        if let Ok(held) = self.fill_buf() {
            kept.extend_from_slice(held.get(..count).unwrap_or_default());
            self.kept = Some(kept);
        }
    }
}

impl<R: BufRead> Read for Ahead<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Ahead<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used < self.put_back.len() {
            return Ok(self.put_back.get(self.used..).unwrap_or_default());
        }
        let filled = self.source.fill_buf();
        self.has_failed |= filled.as_ref().is_err_and(|e| e.kind() != io::ErrorKind::Interrupted);
        filled
    }

    fn consume(&mut self, count: usize) {
        self.at += count as u64;
        self.keep(count);
        if self.used < self.put_back.len() {
            self.used += count;
        } else {
            self.source.consume(count);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::Ahead;

    #[test]
    fn what_is_put_back_comes_again() {
        let mut ahead = Ahead::new(&b"tram stop"[..]);
        assert_eq!(ahead.peek(4).unwrap(), b"tram");
        assert_eq!(ahead.peek(6).unwrap(), b"tram s");
        let mut line = Vec::new();
        assert_eq!((ahead.line(&mut line, 3).unwrap(), ahead.at()), (3, 3));
        ahead.put_back(b"ra");
        let mut rest = String::new();
        ahead.read_to_string(&mut rest).unwrap();
        assert_eq!((rest.as_str(), ahead.at()), ("ram stop", 9));
        assert_eq!(ahead.peek(4).unwrap(), b"");
    }
}

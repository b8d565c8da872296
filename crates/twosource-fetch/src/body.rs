//! The body of an answer, unpacked, within the limit.

use std::io::{self, ErrorKind, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use ureq::Body;

use crate::exchange::reason;
use crate::problem::{Reason, one_line};

/// What is done with a body beyond the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beyond {
    /// It is refused.
    Refuse,
    /// What lies beyond is not looked at.
    Leave,
}

/// Reads a body that is packed as `encoding`, up to `limit` bytes. The limit holds for the packed and for
/// the unpacked bytes.
pub(crate) fn read(
    body: &mut Body,
    encoding: Option<&str>,
    limit: usize,
    beyond: Beyond,
) -> Result<Vec<u8>, Reason> {
    let stated = body.content_length().is_some_and(|len| len > limit as u64);
    if stated && beyond == Beyond::Refuse {
        return Err(Reason::TooLarge(limit));
    }
    let packed = body.with_config().limit(u64::MAX).reader();
    let packed = Bounded { reader: packed, left: limit as u64 + 1 };
    match encoding.map(|name| name.trim().to_ascii_lowercase()).as_deref() {
        None | Some("" | "identity") => all(packed, limit, beyond),
        Some("gzip" | "x-gzip") => all(MultiGzDecoder::new(packed), limit, beyond),
        Some("deflate") => all(ZlibDecoder::new(packed), limit, beyond),
        Some(other) => Err(Reason::Encoding(one_line(other))),
    }
}

fn all(reader: impl Read, limit: usize, beyond: Beyond) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    let read = reader.take(limit as u64 + 1).read_to_end(&mut bytes);
    if bytes.len() <= limit {
        read.map_err(|error| failed(error, limit))?;
    } else if beyond == Beyond::Refuse {
        return Err(Reason::TooLarge(limit));
    }
    bytes.truncate(limit);
    Ok(bytes)
}

/// A reader that fails beyond a limit, where an end would look like one of the data.
struct Bounded<R> {
    reader: R,
    left: u64,
}

/// The mark of an error of [`Bounded`].
#[derive(Debug, thiserror::Error)]
#[error("more than the limit")]
struct More;

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 && !buffer.is_empty() {
            return Err(io::Error::other(More));
        }
        let read = self.reader.by_ref().take(self.left).read(buffer)?;
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}

fn failed(error: io::Error, limit: usize) -> Reason {
    let inner = error.get_ref();
    if inner.is_some_and(<dyn std::error::Error + Send + Sync>::is::<More>) {
        return Reason::TooLarge(limit);
    }
    match error.kind() {
        ErrorKind::UnexpectedEof => Reason::CutOff,
        // What flate2 says of bytes that are none of its own.
        ErrorKind::InvalidInput | ErrorKind::InvalidData if inner.is_some() => {
            Reason::Damaged(one_line(&error.to_string()))
        }
        _ => reason(error.into()),
    }
}

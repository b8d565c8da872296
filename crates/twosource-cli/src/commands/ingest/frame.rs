//! Records on their way into a file, packed in frames.
//!
//! A frame is closed behind the piece with which it holds [`FULL`] bytes or more, so that where
//! frames end follows from what is written and not from when, and a file that was cut off behind a
//! frame goes on as if nothing had happened. Frames (Zstandard) and members (gzip) that follow one
//! another are one file.

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

/// Unpacked bytes of a frame.
const FULL: usize = 1 << 20;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Not,
    Gzip,
    Zstandard,
}

impl Packing {
    /// As the name of the file says.
    pub(super) fn of(path: &Path) -> Self {
        let is = |end: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(end));
        if is("gz") {
            Self::Gzip
        } else if is("zst") {
            Self::Zstandard
        } else {
            Self::Not
        }
    }

    fn pack(self, bytes: &[u8]) -> Result<Vec<u8>> {
        Ok(match self {
            Self::Not => bytes.to_vec(),
            Self::Zstandard => compress_to_vec(bytes, CompressionLevel::Fastest),
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(bytes)?;
                encoder.finish()?
            }
        })
    }
}

/// The frame that is being filled.
#[derive(Debug)]
pub(super) struct Frame {
    packing: Packing,
    bytes: Vec<u8>,
}

impl Frame {
    pub(super) const fn new(packing: Packing) -> Self {
        Self { packing, bytes: Vec::new() }
    }

    pub(super) fn push(&mut self, line: &str) {
        self.bytes.extend_from_slice(line.as_bytes());
    }

    pub(super) const fn is_full(&self) -> bool {
        self.bytes.len() >= FULL
    }

    /// The frame, packed; nothing where it is empty.
    pub(super) fn close(&mut self) -> Result<Vec<u8>> {
        let bytes = std::mem::take(&mut self.bytes);
        if bytes.is_empty() { Ok(bytes) } else { self.packing.pack(&bytes) }
    }
}

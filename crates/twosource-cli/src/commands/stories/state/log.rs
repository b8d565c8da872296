//! A file that only grows.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::failure::Hinted;

pub(super) struct Log {
    file: BufWriter<File>,
    length: u64,
    /// Whether a write has failed, after which the length says nothing.
    has_failed: bool,
    path: PathBuf,
}

impl Log {
    /// Opens the file and cuts off what stands beyond `length`.
    pub(super) fn open(path: &Path, length: u64) -> Result<Self> {
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(path);
        let mut file = opened.with_context(|| unwritten(path))?;
        let found = file.metadata().with_context(|| unwritten(path))?.len();
        if found < length {
            let message =
                format!("{}: is damaged: {found} of {length} bytes are there", path.display());
            return Err(Hinted::new(message, super::snapshot::AGAIN).into());
        }
        let cut = file.set_len(length).and_then(|()| file.seek(SeekFrom::Start(length)));
        cut.with_context(|| unwritten(path))?;
        Ok(Self { file: BufWriter::new(file), length, has_failed: false, path: path.to_path_buf() })
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.length += bytes.len() as u64;
        let written = self.file.write_all(bytes);
        self.has_failed |= written.is_err();
        written.with_context(|| unwritten(&self.path))
    }

    /// Brings all of it to the disk and gives its length.
    pub(super) fn sync(&mut self) -> Result<u64> {
        if self.has_failed {
            bail!(unwritten(&self.path));
        }
        let synced = self.file.flush().and_then(|()| self.file.get_ref().sync_data());
        synced.with_context(|| unwritten(&self.path))?;
        Ok(self.length)
    }
}

fn unwritten(path: &Path) -> String {
    format!("{}: cannot be written", path.display())
}

//! The stream as it is saved: a mark, the version, a digest, then both parts in the format of
//! [postcard](https://postcard.jamesmunns.com).

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Error, Result};
use sha2::{Digest, Sha256};
use twosource::stories::Stream;

use crate::failure::Hinted;
use crate::replace::replace;

/// What the file starts with.
const MARK: &[u8; 16] = b"twosource state\n";
/// Version of the folder. It goes up when a file, or what the stream is made of, changes.
const VERSION: u32 = 1;

const NAME: &str = "snapshot.bin";
/// What can be done where files are damaged.
pub(super) const AGAIN: &str = "put a copy of the folder in its place, or begin a new one";

/// A state as it was saved.
pub(super) struct Snapshot {
    /// Of assignments, stories, revisions and the reports seen, in bytes.
    pub(super) lengths: [u64; 4],
    pub(super) window_days: u32,
    pub(super) stream: Stream,
}

/// Replaces the snapshot of a folder in one step.
pub(super) fn write(
    folder: &Path,
    lengths: [u64; 4],
    window_days: u32,
    stream: &Stream,
) -> Result<()> {
    let path = folder.join(NAME);
    let payload = postcard::to_stdvec(&(lengths, window_days, stream))
        .with_context(|| format!("{}: cannot be made", path.display()))?;
    let bytes = [&MARK[..], &VERSION.to_le_bytes(), &Sha256::digest(&payload), &payload].concat();
    replace(&path, &bytes).with_context(|| format!("{}: cannot be written", path.display()))
}

/// The snapshot of a folder; `None` where there is none.
pub(super) fn read(folder: &Path) -> Result<Option<Snapshot>> {
    let path = folder.join(NAME);
    match fs::read(&path) {
        Ok(bytes) => opened(&path, &bytes).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{}: cannot be read", path.display())),
    }
}

fn opened(path: &Path, bytes: &[u8]) -> Result<Snapshot> {
    let rest = bytes.strip_prefix(MARK).ok_or_else(|| damaged(path))?;
    let (version, rest) = rest.split_first_chunk::<4>().ok_or_else(|| damaged(path))?;
    let version = u32::from_le_bytes(*version);
    if version != VERSION {
        return Err(other_version(path, version));
    }
    let (digest, payload) = rest.split_first_chunk::<32>().ok_or_else(|| damaged(path))?;
    if Sha256::digest(payload).as_slice() != digest {
        return Err(damaged(path));
    }
    let (lengths, window_days, stream) =
        postcard::from_bytes(payload).map_err(|_| damaged(path))?;
    Ok(Snapshot { lengths, window_days, stream })
}

fn damaged(path: &Path) -> Error {
    Hinted::new(format!("{}: is damaged", path.display()), AGAIN).into()
}

fn other_version(path: &Path, version: u32) -> Error {
    let which = if version > VERSION { "a newer" } else { "an older" };
    let message = format!("{}: was written by {which} version of twosource", path.display());
    Hinted::new(message, "go on with that version, or choose another folder").into()
}

#[cfg(test)]
mod tests {
    use twosource::stories::Options;

    use super::*;

    #[test]
    fn what_is_not_whole_is_refused() {
        let stream = Stream::new(Options::default());
        let payload = postcard::to_stdvec(&([1_u64, 2, 3, 4], 8_u32, &stream)).unwrap();
        let digest = Sha256::digest(&payload);
        let file = |version: u32, payload: &[u8]| {
            [&MARK[..], &version.to_le_bytes(), &digest, payload].concat()
        };
        let read = |bytes: &[u8]| {
            opened(Path::new("s"), bytes).map(|s| s.lengths).map_err(|error| error.to_string())
        };
        let good = file(VERSION, &payload);
        assert_eq!(read(&good), Ok([1, 2, 3, 4]));
        for length in 0..good.len() {
            assert!(read(&good[..length]).is_err(), "{length}");
        }
        let mut changed = good.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(read(&changed), Err("s: is damaged".to_owned()));
        let newer = "s: was written by a newer version of twosource".to_owned();
        assert_eq!(read(&file(VERSION + 1, &payload)), Err(newer));
    }
}

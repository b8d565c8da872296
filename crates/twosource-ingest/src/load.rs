//! The bytes of one file, unpacked, within the limit.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::find::refused;
use crate::problem::Problem;
use crate::unpack::{Packing, Unpack};

/// Reads a file. What is larger than `limit` is refused before it is read, where the size is
/// known, and never held in memory whole.
pub(crate) fn file(path: &Path, name: &str, limit: usize) -> Result<Vec<u8>, Problem> {
    let file = File::open(path).map_err(|error| refused(name, &error))?;
    let size = file.metadata().map_err(|error| refused(name, &error))?.len();
    if size > limit as u64 {
        return Err(Problem::TooLarge { path: name.to_owned(), limit });
    }
    unpacked(up_to(file, name, limit)?, name, limit)
}

/// The bytes as they are or, where they are packed or named so, what they unpack to.
pub(crate) fn unpacked(bytes: Vec<u8>, name: &str, limit: usize) -> Result<Vec<u8>, Problem> {
    if bytes.len() > limit {
        return Err(Problem::TooLarge { path: name.to_owned(), limit });
    }
    match Packing::of(&bytes, name) {
        Some(_) => up_to(Unpack::new(bytes.as_slice()), name, limit),
        None => Ok(bytes),
    }
}

/// The problem of a file that cannot be read on.
pub(crate) fn failed(name: &str, error: &io::Error) -> Problem {
    match error.kind() {
        ErrorKind::InvalidData => {
            Problem::Damaged { path: name.to_owned(), reason: error.to_string() }
        }
        _ => refused(name, error),
    }
}

fn up_to(from: impl Read, name: &str, limit: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let most = (limit as u64).saturating_add(1);
    from.take(most).read_to_end(&mut bytes).map_err(|error| failed(name, &error))?;
    if bytes.len() > limit {
        return Err(Problem::TooLarge { path: name.to_owned(), limit });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};

    use super::unpacked;
    use crate::problem::Problem;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn gzip_is_known_by_its_first_bytes() {
        assert_eq!(unpacked(gzip(b"tram"), "a.txt", 99), Ok(b"tram".to_vec()));
        let two = [gzip(b"tram "), gzip(b"stop")].concat();
        assert_eq!(unpacked(two, "a.txt.gz", 99), Ok(b"tram stop".to_vec()));
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = gzip(&vec![b'a'; 1 << 20]);
        assert!(bomb.len() < 2000);
        let refused = unpacked(bomb, "a.gz", 2000);
        assert_eq!(refused, Err(Problem::TooLarge { path: "a.gz".into(), limit: 2000 }));
    }

    #[test]
    fn damaged_data_is_named() {
        let mut half = gzip(b"Two trams met at the old depot in Hartmoor.");
        half.truncate(20);
        assert!(matches!(unpacked(half, "a.gz", 99), Err(Problem::Damaged { .. })));
        assert!(matches!(unpacked(b"plain".to_vec(), "a.gz", 99), Err(Problem::Damaged { .. })));
    }
}

//! Packed bytes, unpacked as they are read: gzip (RFC 1952) and Zstandard (RFC 8878), one member or
//! frame after the other.
//!
//! Where the data is damaged, reading fails once with [`ErrorKind::InvalidData`], and goes on with
//! the next member that can be found: in a web archive every record is a member of its own. Zeros
//! after the last member are padding. A dictionary that stands in front of a Zstandard archive (the
//! "zstd WARC" proposal of the IIPC) is used.

use std::io::{self, BufRead, ErrorKind, Read};
use std::mem;
use std::path::Path;

use flate2::bufread::GzDecoder;
use ruzstd::decoding::{BlockDecodingStrategy, Dictionary, FrameDecoder};

use crate::ahead::Ahead;

/// How bytes are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    Gzip,
    Zstandard,
}

/// The first bytes of a gzip member; the third names its only method.
const GZIP: [u8; 3] = [0x1f, 0x8b, 8];
const ZSTANDARD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
/// All but the first byte of a frame that holds no data.
const SKIPPED: [u8; 3] = [0x2a, 0x4d, 0x18];
/// The first byte of such a frame where it holds a dictionary.
const DICTIONARY: u8 = 0x5d;
/// Bytes of a dictionary; those of `zstd --train` have about 110,000.
const LARGEST_DICTIONARY: u64 = 16 << 20;

impl Packing {
    /// How a file is packed that starts with these bytes (four are enough) and has this name.
    pub(crate) fn of(head: &[u8], name: &str) -> Option<Self> {
        let named = |ending: &str| {
            let found = Path::new(name).extension();
            found.is_some_and(|found| found.eq_ignore_ascii_case(ending))
        };
        match head {
            [] => None,
            _ if head.starts_with(&GZIP) => Some(Self::Gzip),
            _ if head.starts_with(&ZSTANDARD) || is_skipped(head) => Some(Self::Zstandard),
            _ if named("gz") => Some(Self::Gzip),
            _ if named("zst") => Some(Self::Zstandard),
            _ => None,
        }
    }
}

fn is_skipped(head: &[u8]) -> bool {
    matches!(head, [0x50..=0x5f, rest @ ..] if rest.starts_with(&SKIPPED))
}

/// What packed bytes unpack to.
pub(crate) struct Unpack<R: BufRead> {
    state: State<R>,
    /// Used for all frames, with the dictionary where there is one.
    frames: FrameDecoder,
    /// Whether the next member has to be looked for.
    is_lost: bool,
}

enum State<R: BufRead> {
    Between(Ahead<R>),
    Gzip(Box<GzDecoder<Ahead<R>>>),
    Zstandard(Ahead<R>),
    /// All is read, or the source has failed.
    Ended,
}

impl<R: BufRead> Unpack<R> {
    pub(crate) fn new(source: R) -> Self {
        let state = State::Between(Ahead::new(source));
        Self { state, frames: FrameDecoder::new(), is_lost: false }
    }

    /// Opens the next member.
    fn open(&mut self, mut source: Ahead<R>) -> Result<State<R>, Damage<R>> {
        loop {
            let begun = self.begin(&mut source);
            match begun {
                Ok(Member::Gzip) => return Ok(State::Gzip(Box::new(GzDecoder::new(source)))),
                Ok(Member::Zstandard) => return Ok(State::Zstandard(source)),
                Ok(Member::Skipped) => {}
                Ok(Member::None) => return Ok(State::Ended),
                Err(error) => return Err(Damage { source, error }),
            }
        }
    }

    fn begin(&mut self, source: &mut Ahead<R>) -> io::Result<Member> {
        if self.is_lost && !find_member(source)? {
            return Ok(Member::None);
        }
        self.is_lost = false;
        let head = source.peek(4)?;
        source.mark();
        if head.starts_with(&GZIP) {
            return Ok(Member::Gzip);
        }
        if head == ZSTANDARD {
            self.frames.reset(&mut *source).map_err(invalid)?;
            return Ok(Member::Zstandard);
        }
        if is_skipped(&head) {
            return self.skip(source, &head).map(|()| Member::Skipped);
        }
        skip_padding(source)?;
        if source.peek(1)?.is_empty() { Ok(Member::None) } else { Err(invalid("no such data")) }
    }

    /// A frame without data.
    fn skip(&mut self, source: &mut Ahead<R>, head: &[u8]) -> io::Result<()> {
        let mut header = [0; 8];
        source.read_exact(&mut header)?;
        let [.., a, b, c, d] = header;
        let length = u64::from(u32::from_le_bytes([a, b, c, d]));
        if head.first() != Some(&DICTIONARY) || length > LARGEST_DICTIONARY {
            return source.skip(length).map(|_| ());
        }
        let mut bytes = Vec::new();
        source.by_ref().take(length).read_to_end(&mut bytes)?;
        let dictionary = Dictionary::decode_dict(&plain(bytes)?).map_err(invalid)?;
        self.frames.add_dict(dictionary).map_err(invalid)
    }

    /// Reads within a frame; nothing at its end.
    fn frame(&mut self, source: &mut Ahead<R>, buffer: &mut [u8]) -> io::Result<usize> {
        while self.frames.can_collect() == 0 && !self.frames.is_finished() {
            let one = BlockDecodingStrategy::UptoBlocks(1);
            self.frames.decode_blocks(&mut *source, one).map_err(invalid)?;
        }
        let count = self.frames.read(buffer)?;
        let stated = self.frames.get_checksum_from_data();
        if count == 0 && stated.is_some() && stated != self.frames.get_calculated_checksum() {
            return Err(invalid("the checksum differs"));
        }
        Ok(count)
    }

    /// One step: some bytes, or `None` where a member ended or began.
    fn step(&mut self, buffer: &mut [u8]) -> Result<Option<usize>, Damage<R>> {
        match mem::replace(&mut self.state, State::Ended) {
            State::Ended => Ok(Some(0)),
            State::Between(source) => {
                self.state = self.open(source)?;
                Ok(None)
            }
            State::Gzip(mut member) => {
                let read = member.read(buffer);
                match read {
                    Ok(0) => self.state = State::Between(member.into_inner()),
                    Ok(_) => self.state = State::Gzip(member),
                    Err(error) => return Err(Damage { source: member.into_inner(), error }),
                }
                Ok(read.ok().filter(|&count| count > 0))
            }
            State::Zstandard(mut source) => {
                let read = self.frame(&mut source, buffer);
                match read {
                    Ok(0) => self.state = State::Between(source),
                    Ok(_) => self.state = State::Zstandard(source),
                    Err(error) => return Err(Damage { source, error }),
                }
                Ok(read.ok().filter(|&count| count > 0))
            }
        }
    }
}

/// What comes next.
enum Member {
    Gzip,
    Zstandard,
    Skipped,
    None,
}

/// Where reading failed, and why.
struct Damage<R> {
    source: Ahead<R>,
    error: io::Error,
}

impl<R: BufRead> Read for Unpack<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            match self.step(buffer) {
                Ok(Some(count)) => return Ok(count),
                Ok(None) => {}
                Err(Damage { source, error }) if source.has_failed() => return Err(error),
                Err(Damage { mut source, error }) => {
                    // What ends too early has taken the start of the next for its own.
                    source.back_to_mark(1);
                    (self.state, self.is_lost) = (State::Between(source), true);
                    return Err(invalid(error));
                }
            }
        }
    }
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error)
}

/// Goes to the start of what looks like a member; whether there is one.
fn find_member(source: &mut Ahead<impl BufRead>) -> io::Result<bool> {
    let mut last = Vec::new();
    loop {
        let chunk = source.fill_buf()?;
        if chunk.is_empty() {
            return Ok(false);
        }
        last.extend_from_slice(chunk);
        let read = chunk.len();
        source.consume(read);
        let found = last.windows(4).position(|four| four.starts_with(&GZIP) || four == ZSTANDARD);
        if let Some(at) = found {
            source.put_back(last.get(at..).unwrap_or_default());
            return Ok(true);
        }
        last.drain(..last.len().saturating_sub(3));
    }
}

fn skip_padding(source: &mut Ahead<impl BufRead>) -> io::Result<()> {
    loop {
        let chunk = source.fill_buf()?;
        let zeros = chunk.iter().take_while(|&&byte| byte == 0).count();
        if zeros == 0 {
            return Ok(());
        }
        source.consume(zeros);
    }
}

/// A dictionary, which may be packed itself.
fn plain(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    if !bytes.starts_with(&ZSTANDARD) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    Unpack::new(bytes.as_slice()).take(LARGEST_DICTIONARY).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read, Write};

    use flate2::{Compression, write::GzEncoder};
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::{Packing, Unpack};

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn zstandard(text: &str) -> Vec<u8> {
        compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
    }

    /// What is read, with `!` for each failure.
    #[track_caller]
    fn check(packed: &[u8], expected: &str) {
        for capacity in [1, 3, 4, 1 << 16] {
            let mut unpack = Unpack::new(BufReader::with_capacity(capacity, packed));
            let mut found = String::new();
            let mut buffer = [0; 7];
            for _ in 0..1000 {
                match unpack.read(&mut buffer) {
                    Ok(0) => break,
                    Ok(count) => found += str::from_utf8(&buffer[..count]).unwrap(),
                    Err(_) => found.push('!'),
                }
            }
            assert_eq!(found, expected, "{capacity}");
        }
    }

    #[test]
    fn members_follow_one_another() {
        check(&[gzip("tram "), gzip(""), gzip("stop")].concat(), "tram stop");
        check(&[zstandard("tram "), zstandard(""), zstandard("stop")].concat(), "tram stop");
        check(&[zstandard("tram "), gzip("stop"), vec![0; 9]].concat(), "tram stop");
        let skipped = [&[0x51, 0x2a, 0x4d, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
        check(&[skipped, zstandard("tram")].concat(), "tram");
    }

    #[test]
    fn reading_goes_on_after_damage() {
        let mut broken = gzip("The tram left the rails near the old depot.");
        let middle = broken.len() / 2;
        broken[middle] ^= 0xff;
        let text = |packed: &[u8]| {
            let mut unpack = Unpack::new(packed);
            let (mut found, mut failures) = (String::new(), 0);
            let mut buffer = [0; 64];
            loop {
                match unpack.read(&mut buffer) {
                    Ok(0) => return (found, failures),
                    Ok(count) => found += &String::from_utf8_lossy(&buffer[..count]),
                    Err(_) => failures += 1,
                }
            }
        };
        let (found, failures) = text(&[gzip("tram "), broken, gzip("stop")].concat());
        assert!(found.starts_with("tram ") && found.ends_with("stop"), "{found}");
        assert_eq!(failures, 1);
        let half = zstandard(&"tram ".repeat(9));
        let packed = [&half[..half.len() / 2], &zstandard("stop")].concat();
        let (found, failures) = text(&packed);
        assert!(found.ends_with("stop") && failures >= 1, "{found}");
        check(&[b"junk".to_vec(), gzip("tram")].concat(), "!tram");
        check(&gzip("tram")[..10], "!");
    }

    #[test]
    fn a_wrong_checksum_is_damage() {
        let mut packed = zstandard("The tram left the rails.");
        *packed.last_mut().unwrap() ^= 1;
        check(&packed, "The tram left the rails.!");
    }

    #[test]
    fn packing_is_known_by_the_first_bytes_or_the_name() {
        assert_eq!(Packing::of(b"\x1f\x8b\x08\0", "a"), Some(Packing::Gzip));
        assert_eq!(Packing::of(&zstandard("a"), "a"), Some(Packing::Zstandard));
        assert_eq!(Packing::of(b"tram", "a.GZ"), Some(Packing::Gzip));
        assert_eq!(Packing::of(b"tram", "a.jsonl.zst"), Some(Packing::Zstandard));
        assert_eq!((Packing::of(b"", "a.gz"), Packing::of(b"tram", "a")), (None, None));
    }
}

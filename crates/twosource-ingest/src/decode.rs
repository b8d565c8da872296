//! From bytes to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use twosource_page::{Decoded, decode_as, utf8_sequences};

/// Decodes text in any encoding that a newsroom meets; `None` when the bytes are no text.
///
/// A byte order mark decides; then UTF-16 without a mark, known by zeros in every second byte;
/// then valid UTF-8; then UTF-8 with a few damaged places; then a guess among the older encodings.
pub(crate) fn decode(bytes: Vec<u8>) -> Option<Decoded> {
    if is_known_binary(&bytes) {
        return None;
    }
    let decoded = if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        decode_as(encoding, bytes.get(mark..).unwrap_or_default())
    } else if let Some(encoding) = unmarked_utf16(&bytes) {
        decode_as(encoding, &bytes)
    } else if bytes.contains(&0) {
        return None;
    } else {
        utf8_or_older(bytes)
    };
    is_text(&decoded.text).then_some(decoded)
}

fn utf8_or_older(bytes: Vec<u8>) -> Decoded {
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, replaced: 0 },
        Err(error) => {
            let bytes = error.into_bytes();
            let encoding = if is_damaged_utf8(&bytes) { UTF_8 } else { guessed(&bytes) };
            decode_as(encoding, &bytes)
        }
    }
}

/// Whether well-formed sequences of several bytes outnumber the malformed ones by far: in an
/// older encoding they are rare accidents.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (good, bad) = utf8_sequences(bytes);
    good >= bad.saturating_mul(4)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The byte order of UTF-16 without a mark: zeros on one side of the pairs only, and text when read
/// so.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (encoding, many, few) =
        if odd > even { (UTF_16LE, odd, even) } else { (UTF_16BE, even, odd) };
    let plausible = many * 50 >= bytes.len() && many > 1 && few * 50 <= many;
    let decoded = plausible.then(|| decode_as(encoding, bytes))?;
    let clean = decoded.replaced * 100 <= decoded.text.len() && is_text(&decoded.text);
    clean.then_some(encoding)
}

/// Whether the bytes start like a format that can look like text.
fn is_known_binary(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-") || bytes.starts_with(b"{\\rtf")
}

/// Whether a decoded text is free of control characters, but for a few strays.
fn is_text(text: &str) -> bool {
    let stray = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127);
    let controls = text.bytes().filter(|byte| stray(byte)).count();
    controls <= 3 || controls.saturating_mul(50) <= text.len()
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode};

    #[track_caller]
    fn check(bytes: &[u8], text: &str, replaced: usize) {
        assert_eq!(decode(bytes.to_vec()), Some(Decoded { text: text.into(), replaced }));
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf8_is_kept_exactly() {
        check("\r\n“Ja”\r\n\u{200f}".as_bytes(), "\r\n“Ja”\r\n\u{200f}", 0);
        check("\u{feff}Tram".as_bytes(), "Tram", 0);
    }

    #[test]
    fn utf16_with_and_without_mark() {
        let text = "Die Straßenbahn “fuhr” weiter.\r\n";
        check(&utf16(&format!("\u{feff}{text}"), u16::to_le_bytes), text, 0);
        check(&utf16(&format!("\u{feff}{text}"), u16::to_be_bytes), text, 0);
        check(&utf16(text, u16::to_le_bytes), text, 0);
        check(&utf16(text, u16::to_be_bytes), text, 0);
        let cyrillic = "Трамвай сошел с рельсов утром, сказала мэр города.\n";
        check(&utf16(cyrillic, u16::to_le_bytes), cyrillic, 0);
    }

    #[test]
    fn lone_surrogates_are_replaced() {
        let mut bytes = utf16("\u{feff}Tram", u16::to_le_bytes);
        bytes.extend([0x00, 0xd8]);
        bytes.extend(utf16(" stop", u16::to_le_bytes));
        check(&bytes, "Tram\u{fffd} stop", 1);
    }

    #[test]
    fn older_encodings_are_guessed() {
        check(
            b"The mayor\x92s words: \x93It is safe,\x94 she said.",
            "The mayor’s words: “It is safe,” she said.",
            0,
        );
        check(
            b"Caf\xe9 owners in Bris\xe9e protest \x96 again",
            "Café owners in Brisée protest – again",
            0,
        );
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = "“Ja”, “nein”, “doch” – ".repeat(3).into_bytes();
        bytes.push(0xff);
        let text = "“Ja”, “nein”, “doch” – ".repeat(3) + "\u{fffd}";
        check(&bytes, &text, 1);
    }

    #[test]
    fn binaries_are_no_text() {
        for bytes in [
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            b"%PDF-1.7 text".to_vec(),
            b"a\0b text with one zero".to_vec(),
            (0..=255).collect(),
            (1..=255).collect(),
            vec![0; 4096],
        ] {
            assert_eq!(decode(bytes), None);
        }
    }
}

//! From the bytes of a page to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes in which a page must declare its encoding (HTML Living Standard, 13.2.3.2); saved pages
/// have comments before, so that some more are read.
const DECLARED_WITHIN: usize = 4096;

/// A text and how many places of it could not be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Places that became U+FFFD.
    pub replaced: usize,
}

/// Decodes a page. `charset` is what the server says of it.
///
/// A byte order mark decides; then well-formed UTF-8 with characters beyond ASCII, which is no other
/// encoding by accident (browsers save pages as UTF-8 and leave the old declaration in them); then
/// what the server says, then what the page declares; then a guess.
pub fn decode(bytes: &[u8], charset: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Ok(text) = str::from_utf8(bytes)
        && (!text.is_ascii() || !is_utf16(charset))
    {
        return Decoded { text: text.to_owned(), replaced: 0 };
    }
    let stated = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let encoding = stated.or_else(|| declared(bytes)).filter(|&encoding| is_fit(encoding, bytes));
    decode_as(encoding.unwrap_or_else(|| guessed(bytes)), bytes)
}

fn is_utf16(label: Option<&str>) -> bool {
    let encoding = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    encoding.is_some_and(|encoding| encoding == UTF_16LE || encoding == UTF_16BE)
}

/// Decodes bytes that are known to be in an encoding and to have no byte order mark.
pub fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let replaced = if damaged { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
    Decoded { text: text.into_owned(), replaced }
}

/// Whether a stated encoding may be right: a page that says UTF-8 and is damaged all over is not.
fn is_fit(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if encoding != UTF_8 {
        return true;
    }
    let (good, bad) = utf8_sequences(bytes);
    good >= bad
}

/// How many sequences of several bytes are well-formed UTF-8, and how many places are malformed. In
/// an older encoding the former are rare accidents.
pub fn utf8_sequences(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|char| char.len_utf8() > 1).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good, bad)
}

/// What a `meta` element or an XML declaration at the start says. The bytes were ASCII up to there,
/// so that UTF-16 cannot be meant (the standard reads UTF-8 then).
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(DECLARED_WITHIN))?;
    let head: String = head.iter().map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let labels = ["charset=", "encoding="].into_iter().filter_map(|key| {
        let (_, rest) = head.split_once(key)?;
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        rest.split(['"', '\'', ' ', ';', '>', '/', '?']).next()
    });
    let mut encodings = labels.filter_map(|label| Encoding::for_label(label.as_bytes()));
    let encoding = encodings.next()?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[track_caller]
    fn check(bytes: &[u8], charset: Option<&str>, expected: &str) {
        assert_eq!(decode(bytes, charset).text, expected);
    }

    #[test]
    fn a_mark_wins_over_all() {
        check(b"\xef\xbb\xbf<meta charset=latin1>\xc3\xa4", None, "<meta charset=latin1>ä");
        check(b"\xff\xfea\0", Some("utf-8"), "a");
    }

    #[test]
    fn utf8_is_known_by_itself() {
        check(b"<meta charset=iso-8859-1>\xc3\xa4", Some("latin1"), "<meta charset=iso-8859-1>ä");
    }

    #[test]
    fn the_server_then_the_page_say_it() {
        let page =
            b"<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">\xcf";
        assert!(decode(page, None).text.ends_with('П'));
        assert!(decode(page, Some("iso-8859-1")).text.ends_with('Ï'));
        let xml = b"<?xml version='1.0' encoding='iso-8859-2'?>\xb1";
        assert!(decode(xml, None).text.ends_with('ą'));
    }

    #[test]
    fn a_wrong_declaration_is_not_followed() {
        let page = b"<meta charset=utf-8><p>\xfcber die Stra\xdfe, f\xfcr alle";
        assert!(decode(page, None).text.ends_with("über die Straße, für alle"));
    }
}

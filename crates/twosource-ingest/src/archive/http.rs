//! What a server answered, as an archive keeps it: the page in it, unpacked.
//!
//! The head is read by `httparse`. Archives differ in what they keep of the transfer: a head may say
//! `chunked` or `gzip` of a body that was unpacked before it was archived, so that what does not look
//! packed is taken as it is.

use std::io::{self, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use httparse::{EMPTY_HEADER, Header, ParserConfig, Response, Status};

use crate::unpack::{Packing, Unpack};

/// Fields of a head.
const MOST_FIELDS: usize = 256;
/// Packings on top of one another.
const MOST_CODINGS: usize = 4;

/// A page as the server gave it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Body {
    /// The encoding that the server says.
    pub(crate) charset: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// The page of an answer; `None` where it is no page: another status than 200, another type.
pub(crate) fn page(answer: &[u8], limit: usize) -> Result<Option<Body>, &'static str> {
    let mut fields = [EMPTY_HEADER; MOST_FIELDS];
    let mut response = Response::new(&mut fields);
    let mut config = ParserConfig::default();
    config
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true)
        .allow_multiple_spaces_in_response_status_delimiters(true)
        .ignore_invalid_headers_in_responses(true);
    let Ok(Status::Complete(end)) = config.parse_response(&mut response, answer) else {
        return Err("the head of the answer cannot be read");
    };
    let body = answer.get(end..).unwrap_or_default();
    let content_type = field(response.headers, "content-type");
    if response.code != Some(200) || !is_page(content_type.as_deref(), body) {
        return Ok(None);
    }
    let chunked = codings(response.headers, "transfer-encoding").any(|name| name == "chunked");
    let mut bytes = match chunked.then(|| unchunked(body)) {
        Some(Some(bytes)) => bytes,
        _ => body.to_vec(),
    };
    let packed: Vec<String> = codings(response.headers, "content-encoding").collect();
    for coding in packed.iter().rev().take(MOST_CODINGS) {
        bytes = unpacked(bytes, coding, limit)?;
    }
    Ok(Some(Body { charset: content_type.as_deref().and_then(charset), bytes }))
}

/// Whether a type says that there is a page; without one, whether the body looks like one.
pub(crate) fn is_page(content_type: Option<&str>, body: &[u8]) -> bool {
    let media = content_type.and_then(|value| value.split([';', ',']).next()).map(str::trim);
    match media.filter(|media| !media.is_empty()) {
        Some(media) => ["text/html", "application/xhtml+xml"]
            .iter()
            .any(|html| media.eq_ignore_ascii_case(html)),
        None => looks_like_html(body),
    }
}

/// Whether bytes begin as pages do.
pub(crate) fn looks_like_html(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let starts = |tag: &[u8]| bytes.get(..tag.len()).is_some_and(|b| b.eq_ignore_ascii_case(tag));
    starts(b"<!doctype html") || starts(b"<html")
}

/// The encoding that a type names.
pub(crate) fn charset(content_type: &str) -> Option<String> {
    let lower = content_type.to_ascii_lowercase();
    let (_, rest) = lower.split_once("charset=")?;
    let label =
        rest.trim_start_matches(['"', '\'', ' ']).split(['"', '\'', ';', ' ', ',']).next()?;
    Some(label.to_owned()).filter(|label| !label.is_empty())
}

fn field(fields: &[Header], name: &str) -> Option<String> {
    let found = fields.iter().find(|field| field.name.eq_ignore_ascii_case(name))?;
    Some(String::from_utf8_lossy(found.value).trim().to_owned())
}

/// The names in a field, in lower case.
fn codings(fields: &[Header], name: &str) -> impl Iterator<Item = String> {
    let value = field(fields, name).unwrap_or_default().to_ascii_lowercase();
    let names: Vec<String> = value.split(',').map(|name| name.trim().to_owned()).collect();
    names.into_iter()
}

/// The chunks joined; `None` where there are none. A last chunk that is cut off is taken as it is.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    let mut is_first = true;
    while let Ok(Status::Complete((start, size))) = httparse::parse_chunk_size(body) {
        let rest = body.get(start..).unwrap_or_default();
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        joined.extend_from_slice(rest.get(..size).unwrap_or(rest));
        is_first = false;
        let Some(after) = rest.get(size..).filter(|_| size > 0) else { break };
        body = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
    }
    (!is_first).then_some(joined)
}

fn unpacked(bytes: Vec<u8>, coding: &str, limit: usize) -> Result<Vec<u8>, &'static str> {
    let packing = Packing::of(&bytes, "");
    match coding {
        "gzip" | "x-gzip" if packing == Some(Packing::Gzip) => {
            read(MultiGzDecoder::new(bytes.as_slice()), limit)
        }
        "zstd" if packing == Some(Packing::Zstandard) => read(Unpack::new(bytes.as_slice()), limit),
        "deflate" if !looks_like_html(&bytes) => deflated(&bytes, limit),
        "br" if !looks_like_html(&bytes) => {
            read(brotli_decompressor::Decompressor::new(bytes.as_slice(), 4096), limit)
        }
        _ => Ok(bytes),
    }
}

/// The format of zlib, which is meant, or without its head, which is what some servers give.
fn deflated(bytes: &[u8], limit: usize) -> Result<Vec<u8>, &'static str> {
    let has_head = matches!(bytes, [first, second, ..]
        if first & 0x0f == 8 && u16::from_be_bytes([*first, *second]).is_multiple_of(31));
    if has_head {
        read(ZlibDecoder::new(bytes), limit)
    } else {
        read(DeflateDecoder::new(bytes), limit)
    }
}

/// All of it within the limit. Where the data ends too early, what was there.
fn read(packed: impl Read, limit: usize) -> Result<Vec<u8>, &'static str> {
    let mut bytes = Vec::new();
    let most = (limit as u64).saturating_add(1);
    match packed.take(most).read_to_end(&mut bytes) {
        _ if bytes.len() > limit => Err("the page is too large"),
        Err(error) if bytes.is_empty() || error.kind() != io::ErrorKind::UnexpectedEof => {
            Err("the compressed page is damaged")
        }
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write};

    use super::page;

    const PAGE: &str = "<!DOCTYPE html><p>The tram left the rails, Ilse Brandt said.";

    fn answer(fields: &str, body: &[u8]) -> Vec<u8> {
        [format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n").as_bytes(), body].concat()
    }

    #[track_caller]
    fn check(answer: &[u8], expected: Result<Option<&str>, &str>) {
        let found = page(answer, 1000);
        let found = found.map(|body| body.map(|body| String::from_utf8(body.bytes).unwrap()));
        assert_eq!(found.as_ref().map(Option::as_deref).map_err(|reason| *reason), expected);
    }

    #[test]
    fn only_pages_that_were_found() {
        check(&answer("Content-Type: text/html; charset=utf-8", PAGE.as_bytes()), Ok(Some(PAGE)));
        check(&answer("Content-Type: application/xhtml+xml", b"<p>"), Ok(Some("<p>")));
        check(&answer("content-type: TEXT/HTML", b""), Ok(Some("")));
        check(&answer("Server: a", PAGE.as_bytes()), Ok(Some(PAGE)));
        check(&answer("Content-Type: image/png", b"\x89PNG"), Ok(None));
        check(&answer("Server: a", b"{}"), Ok(None));
        let moved = b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<p>";
        check(moved, Ok(None));
        check(b"HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n<p>", Ok(Some("<p>")));
        check(b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>", Ok(Some("<p>")));
        check(
            b"HTTP/1.0 200 OK\r\nbad field\r\nContent-Type: text/html\r\n\r\n<p>",
            Ok(Some("<p>")),
        );
        check(b"HTTP/1.1 200 OK\r\nContent-Type: te", Err("the head of the answer cannot be read"));
        check(b"<p>no head", Err("the head of the answer cannot be read"));
    }

    #[test]
    fn the_encoding_is_kept() {
        let charset = |fields: &str| page(&answer(fields, b"a"), 99).unwrap().unwrap().charset;
        assert_eq!(
            charset("Content-Type: text/html; Charset=\"ISO-8859-1\"").unwrap(),
            "iso-8859-1"
        );
        assert_eq!(charset("Content-Type: text/html"), None);
    }

    #[test]
    fn chunks_are_joined() {
        let html = "Content-Type: text/html\r\nTransfer-Encoding: chunked";
        check(&answer(html, b"4\r\ntram\r\n5;a=b\r\n stop\r\n0\r\n\r\n"), Ok(Some("tram stop")));
        check(&answer(html, b"4\r\ntram\r\nffff\r\n stop"), Ok(Some("tram stop")));
        check(&answer(html, b"ffffffffffffffff\r\ntram"), Ok(Some("tram")));
        check(&answer(html, PAGE.as_bytes()), Ok(Some(PAGE)));
        check(&answer(html, b"0\r\n\r\n"), Ok(Some("")));
    }

    fn packed(coding: &str, body: &[u8]) -> Vec<u8> {
        answer(&format!("Content-Type: text/html\r\nContent-Encoding: {coding}"), body)
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = write::GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn packed_pages() {
        check(&packed("gzip", &gzip(PAGE.as_bytes())), Ok(Some(PAGE)));
        check(&packed("gzip, gzip", &gzip(&gzip(PAGE.as_bytes()))), Ok(Some(PAGE)));
        let mut zlib = write::ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(PAGE.as_bytes()).unwrap();
        check(&packed("deflate", &zlib.finish().unwrap()), Ok(Some(PAGE)));
        let mut bare = write::DeflateEncoder::new(Vec::new(), Compression::default());
        bare.write_all(PAGE.as_bytes()).unwrap();
        check(&packed("deflate", &bare.finish().unwrap()), Ok(Some(PAGE)));
        // "tram" as one block that is not compressed (RFC 7932, section 9.2).
        check(&packed("br", b"\x8b\x01\x80tram\x03"), Ok(Some("tram")));
    }

    #[test]
    fn heads_may_speak_of_what_was_unpacked_before() {
        for coding in ["gzip", "br", "deflate", "zstd", "rot13"] {
            check(&packed(coding, PAGE.as_bytes()), Ok(Some(PAGE)));
        }
    }

    #[test]
    fn bombs_and_damage() {
        let bomb = gzip(&vec![b'a'; 1 << 20]);
        check(&packed("gzip", &bomb), Err("the page is too large"));
        check(&packed("br", b"\xff\xff\xff\xff"), Err("the compressed page is damaged"));
        let mut broken = gzip(PAGE.as_bytes());
        broken[15] ^= 0xff;
        assert!(page(&packed("gzip", &broken), 1000).is_err());
    }
}

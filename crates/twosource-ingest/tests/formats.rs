//! Anything under any name ends with an answer.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;
use proptest::sample::select;
use twosource_ingest::{Input, Limits, Overrides, read, record_line};

const NAMES: [&str; 8] =
    ["a.warc", "a.warc.gz", "a.warc.zst", "a.eml", "a.mhtml", "a.json", "a.xml", "a.jsonl"];

/// What formats are made of, so that random files come near to them.
const PIECES: [&str; 44] = [
    "WARC/1.0\r\n",
    "WARC/1.1\n",
    "WARC-Type: response\r\n",
    "WARC-Type: resource\r\nContent-Type: text/html\r\n",
    "WARC-Target-URI: http://a.example/\r\nContent-Type: application/http\r\n",
    "Content-Length: 5\r\n",
    "Content-Length: 99999999999\r\n",
    "Content-Length: 99999999999999999999999\r\n",
    "\r\n",
    "\r\n\r\n",
    "\n",
    "HTTP/1.1 200 OK\r\n",
    "Content-Type: text/html\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Content-Encoding: gzip\r\n",
    "Content-Encoding: br\r\n",
    "5\r\ntrams\r\n",
    "<p>The tram left the rails.</p>",
    "<html>",
    "From: Ilse Brandt <a@b.example>\r\n",
    "Subject: =?utf-8?q?Tram?=\r\n",
    "Date: Wed, 04 Jun 2031 11:20:00 +0200\r\n",
    "Content-Type: multipart/mixed; boundary=b\r\n",
    "--b\r\n",
    "--b--\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Type: message/rfc822\r\n",
    "VHJhbQ==",
    "<newsItem guid=\"a\">",
    "</newsItem>",
    "<newsMessage>",
    "<contentMeta><headline>Tram</headline>",
    "<inlineXML>",
    "</inlineXML>",
    "<inlineData>",
    "<![CDATA[",
    "<!-- ",
    "&amp;&#0;&x;",
    "{\"uri\": \"a\", \"headline\": \"Tram\", \"body_text\": \"It fell.\"}",
    "{\"text\": \"It fell.\", \"name\": \"a\", \"blocks\": []}",
    "[",
    "\u{1f}\u{0}",
    "The tram left the rails.",
    "é",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        9 => select(PIECES.as_slice()).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..20),
        1 => prop::collection::vec(any::<u8>(), 0..20).prop_map(|bytes| gzip(&bytes)),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// What packing makes of some bytes, with some of them changed.
fn packed(bytes: &[u8], damage: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let half = bytes.len() / 2;
    let mut packed = [gzip(&bytes[..half]), gzip(&bytes[half..])].concat();
    for (at, byte) in damage {
        let at = at.index(packed.len());
        packed[at] = *byte;
    }
    packed
}

fn check(name: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let all = |input| read(&[input], &Overrides::default(), &Limits::default());
    let ingest = all(Input::Path(path.to_str().unwrap().to_owned()));
    assert!(ingest.documents.len() + ingest.problems.len() >= 1);
    for problem in &ingest.problems {
        assert!(!problem.to_string().contains('\n'), "{problem}");
    }
    for document in ingest.documents {
        let again = all(Input::Stdin(record_line(&document).into_bytes()));
        assert_eq!(again.documents, [document]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_file_ends_with_an_answer(name in select(NAMES.as_slice()), bytes in bytes()) {
        check(name, &bytes);
    }

    #[test]
    fn any_damage_ends_with_an_answer(
        name in select(NAMES.as_slice()),
        bytes in bytes(),
        damage in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 0..5),
    ) {
        check(name, &packed(&bytes, &damage));
    }
}

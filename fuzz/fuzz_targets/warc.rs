//! Any bytes as a web archive, packed or not: documents or problems, never a panic, and an end.

#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use twosource::ingest::{Limits, Overrides, StreamInput, stream};

fuzz_target!(|bytes: &[u8]| {
    // What does not begin as an archive does is put into one, as a page and as the archive itself.
    let page = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", bytes].concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: \
         application/http\r\nContent-Length: {}\r\n\r\n",
        page.len()
    );
    let wrapped = [head.as_bytes(), &page, b"\r\n\r\nWARC/1.0\r\n", bytes].concat();
    for archive in [bytes.to_vec(), wrapped] {
        let input = StreamInput::Stdin(Box::new(Cursor::new(archive)));
        let read = stream(vec![input], &Overrides::default(), &Limits::default());
        assert!(read.count() <= bytes.len() + 3);
    }
});

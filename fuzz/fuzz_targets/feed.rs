//! Any bytes as a feed: documents or problems, never a panic; each document has words, and links are
//! addresses of the web.

#![no_main]

use libfuzzer_sys::fuzz_target;
use twosource::ingest::{Limits, Overrides, PageBytes, entry_links, served};
use twosource::page::Source;

fuzz_target!(|bytes: &[u8]| {
    let url = Some("https://norpress.example/feed".to_owned());
    let page = PageBytes {
        name: "feed".into(),
        bytes: bytes.to_vec(),
        source: Source { url, ..Source::default() },
        ..PageBytes::default()
    };
    let read = served(&page, Some("application/rss+xml"), &Overrides::default(), &Limits::default());
    for document in read.into_iter().flatten().flatten() {
        assert!(!document.text().trim().is_empty());
    }
    assert!(entry_links(&page).iter().all(|link| link.starts_with("http")));
});

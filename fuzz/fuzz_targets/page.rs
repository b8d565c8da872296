//! Any bytes as a web page: facts, blocks and a document, never a panic, in bounded time.

#![no_main]

use libfuzzer_sys::fuzz_target;
use twosource::ingest::{Input, Limits, Overrides, PageBytes, read};
use twosource::page::Source;

fuzz_target!(|bytes: &[u8]| {
    let source = Source { url: Some("https://post.example/2031/06/04/bridge".into()), seen: None };
    let page = PageBytes { name: "page".into(), bytes: bytes.to_vec(), source, ..PageBytes::default() };
    let ingest = read(&[Input::Page(page)], &Overrides::default(), &Limits::default());
    assert_eq!(ingest.documents.len() + ingest.problems.len(), 1);
    for document in &ingest.documents {
        let spans = || document.blocks.iter().map(|block| block.span);
        assert!(spans().zip(spans().skip(1)).all(|(this, next)| this.end() <= next.start()));
    }
});

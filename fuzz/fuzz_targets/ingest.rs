//! Any bytes on standard input: documents or problems, never a panic; blocks in order and apart.

#![no_main]

use libfuzzer_sys::fuzz_target;
use twosource::ingest::{Input, Limits, Overrides, read};

fuzz_target!(|bytes: &[u8]| {
    let ingest = read(&[Input::Stdin(bytes.to_vec())], &Overrides::default(), &Limits::default());
    for document in &ingest.documents {
        let spans = || document.blocks.iter().map(|block| block.span);
        assert!(spans().zip(spans().skip(1)).all(|(this, next)| this.end() <= next.start()));
        assert!(spans().all(|span| document.slice(span).trim() == document.slice(span)));
    }
});

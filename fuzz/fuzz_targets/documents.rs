//! Any bytes as a message, a saved page, an item of an agency or a record: documents or problems,
//! never a panic; what was read is the same after it was written as a record.

#![no_main]

use libfuzzer_sys::fuzz_target;
use twosource::ingest::{Input, Limits, Overrides, read, record_line};

fuzz_target!(|input: (u8, &[u8])| {
    let (kind, bytes) = input;
    let name = ["a.eml", "a.mhtml", "a.json", "a.xml", "a.jsonl", "a.txt"][usize::from(kind) % 6];
    let folder = std::env::temp_dir().join(format!("twosource-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file can be written");
    let all = |input| read(&[input], &Overrides::default(), &Limits::default());
    let ingest = all(Input::Path(path.to_string_lossy().into_owned()));
    for document in ingest.documents {
        let again = all(Input::Stdin(record_line(&document).into_bytes()));
        assert_eq!(again.documents, [document]);
    }
});

//! A stream gives what a batch gives, and stays within its limits.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::io::{self, Read, Write};

use flate2::{Compression, write::GzEncoder};
use tempfile::{TempDir, tempdir};
use twosource_ingest::{Input, Limits, Overrides, StreamInput, read, stream};

const PROSE: &str = "The tram left the rails near the old depot on Monday, police said.";

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn record(id: usize) -> String {
    format!(
        "{{\"id\": {id}, \"title\": \"Tram {id}\", \"published\": \"2031-06-04\", \"text\": \"{PROSE}\"}}\n"
    )
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// Names of documents and lines of problems, sorted, because a batch sorts them.
fn streamed(inputs: Vec<StreamInput>, limits: &Limits) -> (Vec<String>, Vec<String>) {
    let (mut names, mut problems) = (Vec::new(), Vec::new());
    for item in stream(inputs, &Overrides::default(), limits) {
        match item {
            Ok(document) => names.push(document.name().to_owned()),
            Err(problem) => problems.push(problem.to_string()),
        }
    }
    names.sort();
    problems.sort();
    (names, problems)
}

fn batch(inputs: &[Input]) -> (Vec<String>, Vec<String>) {
    let read = read(inputs, &Overrides::default(), &Limits::default());
    let mut problems: Vec<_> = read.problems.iter().map(ToString::to_string).collect();
    problems.sort();
    (read.documents.iter().map(|document| document.name().to_owned()).collect(), problems)
}

fn folder(files: &[(&str, Vec<u8>)]) -> TempDir {
    let folder = tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

#[test]
fn a_folder_is_read_as_in_a_batch() {
    let three: String = (1..=3).map(record).collect();
    let mixed = format!("\u{feff}{}\n{{}}\nno\n{}", record(1), record(4));
    let bad = "{}\n".repeat(30);
    let folder = folder(&[
        ("a.txt", PROSE.into()),
        ("b.txt.gz", gzip(PROSE.as_bytes())),
        ("c.jsonl", three.clone().into()),
        ("d.jsonl.gz", [gzip(three.as_bytes()), gzip(record(7).as_bytes())].concat()),
        ("e.jsonl", mixed.clone().into()),
        ("f.jsonl", bad.clone().into()),
        ("g.jsonl", format!("{}{bad}{}", record(1), record(2)).into()),
        ("h.jsonl", utf16(&three)),
        ("i.jsonl", Vec::new()),
        ("j.jsonl", "\n \r\n".into()),
        ("k.jsonl.gz", gzip(three.as_bytes())[..20].to_vec()),
        ("l.txt", Vec::new()),
        ("m.md", format!("# Tram\r\n\r\n{PROSE}").into()),
        ("n.jsonl", three.trim_end().replace('\n', "\r\n").into()),
    ]);
    let path = folder.path().to_str().unwrap().to_owned();
    let limits = Limits::default();
    let found = streamed(
        vec![StreamInput::Path(path.clone()), StreamInput::Path("gone.txt".into())],
        &limits,
    );
    assert_eq!(found, batch(&[Input::Path(path), Input::Path("gone.txt".into())]));
    assert_eq!(found.0.len(), 20);
}

#[test]
fn standard_input_is_read_as_in_a_batch() {
    let three: String = (1..=3).map(record).collect();
    let lines = format!("\n\n{three}");
    for bytes in [PROSE.as_bytes(), three.as_bytes(), lines.as_bytes(), b"", b"\n\n", b"{\"a\n\nb"]
    {
        for bytes in [bytes.to_vec(), gzip(bytes)] {
            let input = StreamInput::Stdin(Box::new(io::Cursor::new(bytes.clone())));
            let found = streamed(vec![input], &Limits::default());
            assert_eq!(found, batch(&[Input::Stdin(bytes)]));
        }
    }
}

#[test]
fn a_line_without_end_is_left_out_and_the_rest_goes_on() {
    let limits = Limits { max_bytes: 1000, max_report_bytes: 500 };
    let endless = io::repeat(b'a').take(50 << 20);
    let (before, after) = (io::Cursor::new(record(1)), io::Cursor::new(format!("\n{}", record(2))));
    let reader = before.chain(endless).chain(after);
    let found = streamed(vec![StreamInput::Stdin(Box::new(reader))], &limits);
    assert_eq!(found.0, ["stdin:1", "stdin:2"]);
    assert_eq!(found.1, ["stdin:2: larger than the limit of 1,000 bytes"]);
}

#[test]
fn one_report_without_end_is_refused() {
    let limits = Limits { max_bytes: 1000, max_report_bytes: 500 };
    for byte in [b'a', b'\n'] {
        let reader = Box::new(io::repeat(byte).take(50 << 20));
        let found = streamed(vec![StreamInput::Stdin(reader)], &limits);
        assert_eq!(found.1, ["stdin: larger than the limit of 1,000 bytes"]);
    }
}

#[test]
fn a_file_of_records_may_be_larger_than_the_limit() {
    let lines: String = (1..=100).map(record).collect();
    let limits = Limits { max_bytes: 1000, max_report_bytes: 500 };
    let folder =
        folder(&[("a.jsonl", lines.clone().into()), ("b.jsonl.gz", gzip(lines.as_bytes()))]);
    let path = folder.path().to_str().unwrap().to_owned();
    let found = streamed(vec![StreamInput::Path(path)], &limits);
    assert_eq!((found.0.len(), found.1.len()), (200, 0));
}

#[test]
fn documents_before_the_damage_are_given() {
    let lines: String = (1..=2000).map(record).collect();
    let packed = gzip(lines.as_bytes());
    let folder = folder(&[
        ("a.jsonl.gz", packed[..packed.len() - 9].to_vec()),
        ("b.jsonl", [record(1).as_bytes(), b"{\"text\": \"\0\"}\n", record(2).as_bytes()].concat()),
    ]);
    let path = folder.path().to_str().unwrap().to_owned();
    let (names, problems) = streamed(vec![StreamInput::Path(path)], &Limits::default());
    assert!(names.len() > 1000, "{}", names.len());
    assert!(problems[0].contains("the compressed data is damaged"), "{problems:?}");
    assert!(problems[1].contains("a binary file"), "{problems:?}");
}

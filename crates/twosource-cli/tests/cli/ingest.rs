//! `twosource ingest`

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use flate2::read::MultiGzDecoder;
use serde_json::Value;
use tempfile::TempDir;

use crate::{run, stdout, text, twosource};

const EXAMPLE: &str = "examples/accident";

/// A folder for inputs and outputs.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// The file, unpacked by another program's rules: members or frames to their end.
    fn unpacked(&self, name: &str) -> String {
        let bytes = self.bytes(name);
        let mut plain = String::new();
        if bytes.starts_with(&[0x1f, 0x8b]) {
            MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut plain).unwrap();
            return plain;
        }
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let mut frame = ruzstd::decoding::StreamingDecoder::new(&mut rest).unwrap();
            frame.read_to_string(&mut plain).unwrap();
        }
        plain
    }
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn records_keep_to_their_schema() {
    let schema = include_str!("../../../../docs/schema/document-line-v1.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let examples = ["examples/summit", EXAMPLE, "examples/stream.jsonl"];
    let records = stdout(&[&["ingest"][..], &examples].concat());
    assert!(records.lines().count() > 20);
    for record in lines(&records) {
        let errors: Vec<_> = validator.iter_errors(&record).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{record}: {}", errors.join("\n"));
        let text: Vec<char> = record["text"].as_str().unwrap().chars().collect();
        for block in record["blocks"].as_array().unwrap() {
            let at = |name: &str| usize::try_from(block[name].as_u64().unwrap()).unwrap();
            let words: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(words, words.trim(), "{block}");
        }
    }
}

#[test]
fn other_commands_read_records_as_they_read_the_files() {
    let desk = Desk::new();
    for name in ["a.jsonl.zst", "a.jsonl.gz", "a.jsonl"] {
        let to = desk.text(name);
        assert_eq!(stdout(&["ingest", EXAMPLE, "-o", &to]), "");
        let told = |path: &str| stdout(&["attributions", path, "-f", "jsonl", "--profile", "fast"]);
        assert_eq!(told(&to), told(EXAMPLE), "{name}");
        assert!(!desk.path(&format!("{name}.journal")).exists());
    }
    assert_eq!(desk.unpacked("a.jsonl.zst").as_bytes(), desk.bytes("a.jsonl"));
    assert_eq!(desk.unpacked("a.jsonl.gz").as_bytes(), desk.bytes("a.jsonl"));
    assert_eq!(text(&desk.bytes("a.jsonl")), stdout(&["ingest", EXAMPLE, "--threads", "1"]));
}

/// Paragraphs of a report.
const PARAGRAPHS: &str = include_str!("../../../twosource-ingest/tests/data/paragraphs.html");

fn archive(pages: usize) -> Vec<u8> {
    let mut archive = Vec::new();
    for number in 0..pages {
        let article = if number % 3 == 2 { "" } else { PARAGRAPHS };
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Tram {number}\
             </title></head><body><article>{article}</article></body></html>"
        );
        write!(
            archive,
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n\
             WARC-Target-URI: https://courier.example/{number}\r\nWARC-Date: 2031-06-04T11:20:00Z\
             \r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
            answer.len()
        )
        .unwrap();
    }
    archive
}

#[test]
fn an_archive_becomes_records() {
    let desk = Desk::new();
    let broken = b"WARC/1.0\r\nWARC-Type: response\r\n\r\n";
    fs::write(desk.path("a.warc"), [&archive(6)[..], broken, &archive(1)].concat()).unwrap();
    let output = run(&["ingest", &desk.text("a.warc"), "-o", &desk.text("a.jsonl.zst")]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains(" is broken: it does not say how long it is\n  hint: "), "{said}");
    let end = "twosource: 5 documents, 2 pages without a report, 1 broken record\n";
    assert!(said.ends_with(end), "{said}");
    let records = lines(&desk.unpacked("a.jsonl.zst"));
    let names: Vec<_> = records.iter().map(|r| r["name"].as_str().unwrap()).collect();
    assert!(names[1].ends_with("a.warc:urn:uuid:1"), "{names:?}");
    assert_eq!(names.len(), 5);
    let quiet = run(&["ingest", "-q", &desk.text("a.warc"), "-o", &desk.text("b.jsonl")]);
    assert!(!text(&quiet.stderr).contains("documents"));
}

#[test]
fn threads_change_nothing() {
    let desk = Desk::new();
    fs::write(desk.path("a.warc"), archive(100)).unwrap();
    let with = |threads| stdout(&["ingest", &desk.text("a.warc"), "--threads", threads]);
    assert_eq!(with("1"), with("5"));
}

#[test]
fn where_nothing_can_be_read_nothing_is_written() {
    let desk = Desk::new();
    let output = run(&["ingest", "nowhere.txt", "-o", &desk.text("a.jsonl")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("twosource: no report could be read"));
    assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 0);
}

#[test]
fn an_output_is_no_input() {
    let desk = Desk::new();
    fs::write(desk.path("a.txt"), "The tram left the rails, police said.").unwrap();
    let (folder, to) = (desk.text(""), desk.text("out.jsonl"));
    for _ in 0..2 {
        assert_eq!(stdout(&["ingest", &folder, "-o", &to]), "");
        assert_eq!(text(&desk.bytes("out.jsonl")).lines().count(), 1);
    }
    let output = run(&["ingest", &to, "-o", &to]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("this is one of the reports"));
}

/// Records that are long enough for several frames.
fn records(count: usize) -> String {
    let prose = "The tram left the rails near the old depot on Monday, police said. ".repeat(40);
    let line = |number| format!("{{\"id\": \"r{number}\", \"text\": \"{number} {prose}\"}}\n");
    (0..count).map(line).collect()
}

#[test]
fn a_killed_run_is_gone_on_with() {
    let desk = Desk::new();
    fs::write(desk.path("a.jsonl"), records(2500)).unwrap();
    fs::write(desk.path("b.warc"), archive(40)).unwrap();
    fs::write(desk.path("c.jsonl"), records(2500)).unwrap();
    let inputs = ["a.jsonl", "b.warc", "c.jsonl"].map(|name| desk.text(name));
    let [a, b, c] = inputs.each_ref().map(String::as_str);
    for end in ["jsonl", "jsonl.zst"] {
        let (whole, killed) = (format!("whole.{end}"), format!("killed.{end}"));
        stdout(&["ingest", a, b, c, "-o", &desk.text(&whole)]);
        let to = desk.text(&killed);
        let mut was_there = false;
        for pause in [30, 200, 300, 350, 400, 450] {
            let args = ["ingest", a, b, c, "-o", &to];
            let mut child = twosource(&args).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(pause));
            child.kill().unwrap();
            child.wait().unwrap();
            was_there |= desk.path(&format!("{killed}.journal")).exists();
        }
        assert!(was_there, "each run came to its end");
        stdout(&["ingest", a, b, c, "-o", &to]);
        assert!(desk.bytes(&killed) == desk.bytes(&whole), "the bytes differ: {end}");
        assert!(!desk.path(&format!("{killed}.journal")).exists());
    }
}

#[test]
fn a_journal_belongs_to_one_command() {
    let desk = Desk::new();
    fs::write(desk.path("a.jsonl"), records(3)).unwrap();
    fs::write(desk.path("b.jsonl"), records(4)).unwrap();
    let (a, b, to) = (desk.text("a.jsonl"), desk.text("b.jsonl"), desk.text("out.jsonl"));
    let journal = desk.path("out.jsonl.journal");
    // A run that waits for its input, and is killed.
    let mut child = twosource(&["ingest", &a, "-", "-o", &to])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    for _ in 0..500 {
        if journal.exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let busy = run(&["ingest", &a, "-", "-o", &to]);
    assert!(text(&busy.stderr).contains(": another run writes it\n  hint: "));
    child.kill().unwrap();
    child.wait().unwrap();
    let output = run(&["ingest", &b, "-o", &to]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("another command that did not come to its end\n  hint: run"), "{said}");
    fs::remove_file(&journal).unwrap();
    stdout(&["ingest", &b, "-o", &to]);
    assert_eq!(text(&desk.bytes("out.jsonl")).lines().count(), 4);
}

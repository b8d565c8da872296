//! Web archives and packed files, as they come.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::io::{Cursor, Write};

use flate2::{Compression, write::GzEncoder};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use tempfile::tempdir;
use twosource_ingest::{
    Counts, Input, Limits, Overrides, StreamInput, Tally, pieces, read, stream,
};

/// Paragraphs of a report.
const PARAGRAPHS: &str = include_str!("data/paragraphs.html");

/// A page with a report.
fn page(number: usize) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>Tram {number} leaves rails</title></head><body>\
         <nav><a href=\"/\">Home</a></nav><article><h1>Tram {number} leaves rails</h1>\
         <p>Tram {number} left the rails again.</p>{PARAGRAPHS}</article><footer>Imprint</footer></body></html>"
    )
}

fn record(number: usize, page: &str) -> Vec<u8> {
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let length = answer.len();
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n\
         WARC-Date: 2031-06-04T11:20:00Z\r\nWARC-Target-URI: https://courier.example/{number}\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n\
         {answer}\r\n\r\n"
    )
    .into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

/// Five records: three reports, an index and one that is broken.
fn five() -> Vec<Vec<u8>> {
    let index = "<html><body></body></html>";
    let broken = String::from_utf8(record(3, "<p>")).unwrap().replace("Content-Length: ", "X: ");
    vec![
        record(0, &page(0)),
        record(1, &page(1)),
        record(2, index),
        broken.into_bytes(),
        record(4, &page(4)),
    ]
}

/// The names of the documents and the lines of the problems, and the counts.
fn told(bytes: Vec<u8>) -> (Vec<String>, Vec<String>, Counts) {
    let input = StreamInput::Stdin(Box::new(Cursor::new(bytes)));
    let mut tally = Tally::default();
    let (mut names, mut problems) = (Vec::new(), Vec::new());
    for piece in pieces(vec![input], &Overrides::default(), &Limits::default()) {
        tally.take(piece.read(), |item| match item {
            Ok(document) => names.push(document.name().to_owned()),
            Err(problem) => problems.push(problem.to_string()),
        });
    }
    (names, problems, tally.counts())
}

#[test]
fn an_archive_is_read_however_it_is_packed() {
    let each = |pack: fn(&[u8]) -> Vec<u8>| five().iter().flat_map(|r| pack(r)).collect();
    let archives: [Vec<u8>; 5] = [
        five().concat(),
        gzip(&five().concat()),
        zstandard(&five().concat()),
        each(gzip),
        each(zstandard),
    ];
    for archive in archives {
        let (names, problems, counts) = told(archive);
        assert_eq!(names, ["stdin:urn:uuid:0", "stdin:urn:uuid:1", "stdin:urn:uuid:4"]);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("stdin: the record at byte "), "{problems:?}");
        assert!(problems[0].ends_with(" is broken: it does not say how long it is"));
        let (documents, pages_without_report, broken_records) = (3, 1, 1);
        let unread = 0;
        let expected = Counts { documents, pages_without_report, broken_records, unread };
        assert_eq!(counts, expected);
    }
}

#[test]
fn a_damaged_member_costs_its_record_alone() {
    let mut members: Vec<Vec<u8>> = five().iter().map(|record| gzip(record)).collect();
    let middle = members[1].len() / 2;
    members[1][middle..middle + 40].fill(0xff);
    let (names, problems, counts) = told(members.concat());
    assert_eq!(names, ["stdin:urn:uuid:0", "stdin:urn:uuid:4"]);
    assert_eq!(counts.broken_records, 2, "{problems:?}");
    assert!(problems[0].ends_with("the compressed data is damaged"), "{problems:?}");
    for length in [members[0].len() + 1, members[0].len() + middle] {
        let (names, problems, _) = told(members.concat()[..length].to_vec());
        assert_eq!((names.len(), problems.len()), (1, 1), "{length}: {problems:?}");
    }
}

#[test]
fn the_page_tells_what_the_archive_knows() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.warc.gz");
    fs::write(&path, gzip(&record(7, &page(7)))).unwrap();
    let inputs = [Input::Path(folder.path().to_str().unwrap().to_owned())];
    let ingest = read(&inputs, &Overrides::default(), &Limits::default());
    assert_eq!(ingest.problems, []);
    let document = &ingest.documents[0];
    assert!(document.name().ends_with("a.warc.gz:urn:uuid:7"), "{}", document.name());
    assert!(document.text().contains("Tram 7 left the rails"), "{}", document.text());
    assert_eq!(document.meta.raw.unwrap().len, page(7).len() as u64);
}

#[test]
fn broken_records_beyond_ten_are_counted() {
    let broken = String::from_utf8(record(3, "<p>")).unwrap().replace("Content-Length: ", "X: ");
    let archive = [record(0, &page(0)), broken.repeat(25).into_bytes()].concat();
    let (names, problems, counts) = told(archive);
    assert_eq!((names.len(), problems.len(), counts.broken_records), (1, 11, 25));
    assert_eq!(problems[10], "stdin: 15 more records are broken");
}

#[test]
fn an_archive_without_reports_says_so() {
    let (names, problems, _) = told(record(2, "<html><body></body></html>"));
    assert_eq!(
        (names.len(), problems),
        (0, vec!["stdin: no page of the archive holds a report".to_owned()])
    );
}

#[test]
fn reading_goes_on_from_any_place() {
    let folder = tempdir().unwrap();
    let records =
        "{\"id\": \"a\", \"text\": \"The tram left.\"}\n{\"text\": 7}\n{\"text\": \"Ja.\"}\n";
    fs::write(folder.path().join("a.warc"), five().concat()).unwrap();
    fs::write(folder.path().join("b.jsonl.zst"), zstandard(records.as_bytes())).unwrap();
    fs::write(folder.path().join("c.txt.zst"), zstandard(b"The tram left the rails.")).unwrap();
    let start = || {
        let path = folder.path().to_str().unwrap().to_owned();
        pieces(vec![StreamInput::Path(path)], &Overrides::default(), &Limits::default())
    };
    let names = |pieces: twosource_ingest::Pieces, mut tally: Tally| {
        let mut names = Vec::new();
        for piece in pieces {
            let place = piece.place().clone();
            tally.take(piece.read(), |item| {
                names.extend(item.ok().map(|document| (place.clone(), document.name().to_owned())));
            });
        }
        (names, tally.counts())
    };
    let (all, counts) = names(start(), Tally::default());
    assert_eq!(all.len(), 6);
    for (at, (place, _)) in all.iter().enumerate() {
        let mut rest = start();
        assert!(rest.go_on_from(place));
        let documents = at as u64 + 1;
        let tally = Tally::going_on(Counts { documents, ..Counts::default() });
        let (found, now) = names(rest, tally);
        assert_eq!(found, all[at + 1..], "after {place:?}");
        assert_eq!(now.documents, counts.documents);
    }
    let mut other = start();
    assert!(!other.go_on_from(&twosource_ingest::Place { inputs: 9, ..all[0].0.clone() }));
}

#[test]
fn packed_files_of_all_kinds_are_read() {
    let folder = tempdir().unwrap();
    for (name, bytes) in [
        ("a.html.zst", zstandard(page(1).as_bytes())),
        ("b.md.gz", gzip(b"# Tram\n\nThe tram left the rails.")),
        ("c.txt.zst", zstandard(b"The tram left the rails.")),
        ("c_files.txt", b"The tram left the rails.".to_vec()),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    fs::create_dir(folder.path().join("d_files")).unwrap();
    fs::write(folder.path().join("d_files/frame.html"), "<html>").unwrap();
    fs::write(folder.path().join("d.html"), page(2)).unwrap();
    let input = StreamInput::Path(folder.path().to_str().unwrap().to_owned());
    let items: Vec<_> = stream(vec![input], &Overrides::default(), &Limits::default()).collect();
    assert_eq!(items.len(), 5);
    assert!(items.iter().all(Result::is_ok), "{items:?}");
}

//! `twosource fetch`, against a server on this machine.

use std::fs;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

use crate::server::{Request, Server, page, raw, redirect, send};
use crate::{run, text};

const REPORT: &str = "<html><head><title>Tram leaves rails in Skerling</title></head><body><article>\
    <h1>Tram leaves rails in Skerling</h1>\
    <p>A tram with two cars left the rails near the depot of Skerling on Monday morning, police said.</p>\
    <p>“It was slow, and nobody fell,” said Ilse Brandt, the mayor, who came to see it before noon.</p>\
    <p>The line stays closed until Friday, the company said on its website, and buses run instead.</p>\
    </article></body></html>";

const FEED: &str = "<rss version='2.0'><channel><title>The Halyard</title>\
    <item><title>Tram leaves rails</title><link>/tram</link><guid isPermaLink='false'>1</guid>\
    <pubDate>Wed, 04 Jun 2031 11:20:00 +0200</pubDate>\
    <description>A tram left the rails on Monday, police said.</description></item>\
    <item><title>Depot burns in Marrin</title><link>/gone</link></item></channel></rss>";

/// A server with a feed, a page, and paths that go wrong.
fn server() -> Server {
    Server::pages(|request, stream| match request.path.as_str() {
        "/feed" => send(stream, "200 OK", &["Content-Type: application/rss+xml"], FEED.as_bytes()),
        "/tram" => page(stream, REPORT),
        "/moved" => redirect(stream, "/tram"),
        "/known" if request.header("if-none-match").is_some() => {
            raw(stream, b"HTTP/1.1 304 Not Modified\r\n\r\n");
        }
        "/known" => send(stream, "200 OK", &["ETag: \"1\""], REPORT.as_bytes()),
        "/cut" => raw(stream, b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<p>A tram"),
        "/empty" => page(stream, "<html><body></body></html>"),
        _ => send(stream, "404 Not Found", &[], b""),
    })
}

/// A run that may reach the server and need not be polite to it.
fn fetch(args: &[&str]) -> Output {
    run(&[&["fetch", "--allow-private", "--delay", "0"], args].concat())
}

fn records(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_page_becomes_a_record_that_other_commands_read() {
    let server = server();
    let url = server.url("/moved");
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("tram.jsonl");
    let output = fetch(&[&url, "-o", file.to_str().unwrap()]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(said, format!("twosource: {url}: redirects (302) to {}\n", server.url("/tram")));
    let read = run(&["read", "--format", "json", file.to_str().unwrap()]);
    assert_eq!(read.status.code(), Some(0), "{}", text(&read.stderr));
    assert!(text(&read.stdout).contains("nobody fell"));
}

#[test]
fn a_feed_becomes_a_record_for_each_entry() {
    let server = server();
    let url = server.url("/feed");
    let output = fetch(&[&url]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let records = records(&output);
    assert_eq!(records.len(), 2);
    assert_eq!(records[0]["name"], format!("{url}:1"));
    assert_eq!(records[0]["outlet"], "The Halyard");
    assert_eq!(records[0]["published"], "2031-06-04T11:20+0200");
    assert_eq!(records[0]["url"], server.url("/tram"));
    assert_eq!(records[1]["text"], "Depot burns in Marrin");
}

#[test]
fn the_pages_of_a_feed_stand_for_its_entries() {
    let server = server();
    let output = fetch(&["--entries", &server.url("/feed")]);
    assert_eq!(output.status.code(), Some(1));
    let records = records(&output);
    assert_eq!(records.len(), 2);
    assert!(records[0]["text"].as_str().unwrap().contains("nobody fell"));
    assert_eq!(records[1]["text"], "Depot burns in Marrin");
    assert!(text(&output.stderr).contains("/gone: the server answers with status 404\n  hint: "));
    assert_eq!(server.paths(), ["/robots.txt", "/feed", "/tram", "/gone"]);
}

#[test]
fn a_page_that_did_not_change_is_left_out() {
    let server = server();
    let url = server.url("/known");
    let folder = TempDir::new().unwrap();
    let state = folder.path().join("state.json");
    let state = state.to_str().unwrap();
    let first = fetch(&["--state", state, &url]);
    assert_eq!((first.status.code(), records(&first).len()), (Some(0), 1));
    let again = fetch(&["--state", state, &url]);
    assert_eq!((again.status.code(), records(&again).len()), (Some(0), 0));
    assert!(text(&again.stderr).contains("unchanged since it was fetched last"));
    fs::write(state, "tram").unwrap();
    let refused = fetch(&["--state", state, &url]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("not a state of twosource fetch\n  hint: "));
}

#[test]
fn pages_are_kept_as_they_came() {
    let server = server();
    let folder = TempDir::new().unwrap();
    let kept = folder.path().join("raw");
    fetch(&["--save", kept.to_str().unwrap(), &server.url("/tram"), &server.url("/moved")]);
    let files: Vec<_> = fs::read_dir(&kept).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "the same bytes are kept once");
    let name = files[0].file_name().unwrap().to_str().unwrap();
    let (digest, extension) = name.split_once('.').unwrap();
    assert_eq!((digest.len(), extension), (64, "html"));
    assert_eq!(fs::read_to_string(&files[0]).unwrap(), REPORT);
}

#[test]
fn what_goes_wrong_is_told_and_the_rest_goes_on() {
    let server = server();
    let output = fetch(&[&server.url("/cut"), &server.url("/empty"), &server.url("/tram")]);
    assert_eq!((output.status.code(), records(&output).len()), (Some(1), 1));
    let said = text(&output.stderr);
    assert!(said.contains("/cut: the answer was cut off\n  hint: "), "{said}");
    assert!(said.contains("/empty: the page holds no report: it has no text"), "{said}");
}

#[test]
fn nothing_is_reached_inside_a_network() {
    let server = server();
    let output = run(&["fetch", &server.url("/tram"), "http://localhost/", "file:///etc/passwd"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()));
    let said = text(&output.stderr);
    assert!(said.contains("127.0.0.1 is an address inside a network"), "{said}");
    assert!(said.contains("localhost is a name inside a network"), "{said}");
    assert!(said.contains("file: addresses are not fetched"), "{said}");
    assert!(said.ends_with(
        "twosource: nothing could be fetched\n  hint: name the address of a report or of a feed\n"
    ));
    assert!(server.seen().is_empty());
}

#[test]
fn robots_and_limits_are_told() {
    let server = Server::start(|request: &Request, stream| match request.path.as_str() {
        "/robots.txt" => send(stream, "200 OK", &[], b"User-agent: *\nDisallow: /closed"),
        _ => page(stream, REPORT),
    });
    let output = fetch(&["--max-bytes", "100", &server.url("/closed"), &server.url("/tram")]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("/closed: robots.txt of the site disallows it"), "{said}");
    assert!(said.contains("/tram: larger than the limit of 100 bytes"), "{said}");
    let refused = run(&["fetch", "--timeout", "-1", "a.example"]);
    assert_eq!(refused.status.code(), Some(2));
}

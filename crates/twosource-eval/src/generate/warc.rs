//! `generate warc`: a web archive of invented pages, to read at scale.
//!
//! Of each capture there is a request and an answer. Most answers that are no report are what
//! archives hold besides: lists of links, pictures, moved pages. With `--broken` some records have a
//! wrong length, none, or are no records at all; what is sound can be found all the same. The same
//! seed gives the same bytes on every machine.

use std::fmt::Write as _;
use std::io::Write;

use anyhow::Result;
use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::event::Event;
use super::random::Random;

/// Of so many records one is broken, where some are to be.
const BROKEN: u64 = 17;
const DAYS: u64 = 28;

/// Options of `generate warc`.
#[derive(Args)]
pub(crate) struct WarcArgs {
    /// How many records.
    #[arg(long, value_name = "N")]
    records: u64,
    /// What all names and numbers follow from.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Of a hundred answers, how many hold a report.
    #[arg(long, value_name = "PERCENT", default_value_t = 70)]
    reports: u64,
    /// Pack each record with gzip.
    #[arg(long, conflicts_with = "zstd")]
    gzip: bool,
    /// Pack each record as a Zstandard frame.
    #[arg(long)]
    zstd: bool,
    /// Break some of the records.
    #[arg(long)]
    broken: bool,
}

/// Writes the archive.
pub(super) fn run(args: &WarcArgs, out: &mut impl Write) -> Result<()> {
    for number in 0..args.records {
        let mut bytes = record(args, number);
        if args.broken && number % BROKEN == BROKEN - 1 {
            bytes = broken(&bytes, number / BROKEN);
        }
        out.write_all(&packed(args, bytes)?)?;
    }
    Ok(out.flush()?)
}

fn packed(args: &WarcArgs, bytes: Vec<u8>) -> Result<Vec<u8>> {
    if args.zstd {
        return Ok(compress_to_vec(bytes.as_slice(), CompressionLevel::Fastest));
    }
    if !args.gzip {
        return Ok(bytes);
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&bytes)?;
    Ok(encoder.finish()?)
}

/// The first record says what the archive is; then requests and answers take turns.
fn record(args: &WarcArgs, number: u64) -> Vec<u8> {
    let capture = number / 2;
    let url = format!("https://news.example/{capture}");
    match number {
        0 => whole(number, "warcinfo", "", "application/warc-fields", b"software: invented\r\n"),
        _ if number % 2 == 1 => {
            let request = format!("GET /{capture} HTTP/1.1\r\nHost: news.example\r\n\r\n");
            whole(number, "request", &url, "application/http; msgtype=request", request.as_bytes())
        }
        _ => {
            let answer = answer(args, capture);
            whole(number, "response", &url, "application/http; msgtype=response", &answer)
        }
    }
}

fn whole(number: u64, kind: &str, url: &str, content_type: &str, block: &[u8]) -> Vec<u8> {
    let target = if url.is_empty() { String::new() } else { format!("WARC-Target-URI: {url}\r\n") };
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-\
         {number:012}>\r\nWARC-Date: 2031-03-01T00:00:00Z\r\n{target}Content-Type: {content_type}\
         \r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(args: &WarcArgs, capture: u64) -> Vec<u8> {
    let mut random = Random::of(args.seed, capture);
    if random.chance(args.reports) {
        return html(&page(args.seed, capture));
    }
    match random.below(3) {
        0 => html(&list(capture)),
        1 => b"HTTP/1.1 301 Moved Permanently\r\nLocation: /0\r\n\r\n".to_vec(),
        _ => {
            let picture: Vec<u8> = (0..20_000).map(|_| random.next().to_le_bytes()[0]).collect();
            [b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n", picture.as_slice()].concat()
        }
    }
}

fn html(page: &str) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8";
    format!("{head}\r\nContent-Length: {}\r\n\r\n{page}", page.len()).into_bytes()
}

/// A page with a report, as outlets lay them out.
fn page(seed: u64, capture: u64) -> String {
    let mut random = Random::of(seed, capture + (1 << 40));
    let event = Event::new(capture, random.next(), capture % DAYS);
    let report = event.report(0, 0);
    let lines = report.text.split('\n').filter(|line| !line.is_empty());
    let paragraphs = lines.fold(String::new(), |all, line| all + "<p>" + line + "</p>\n");
    let (title, outlet, day) = (&report.title, &report.outlet, capture % DAYS + 1);
    let byline = report.byline.unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} | {outlet}\
         </title><meta property=\"og:title\" content=\"{title}\"><meta property=\"og:site_name\" \
         content=\"{outlet}\"><meta property=\"article:published_time\" \
         content=\"2031-02-{day:02}T08:00:00Z\"></head>\n<body><nav>{LINKS}</nav>\n<main><article>\
         <h1>{title}</h1>\n<p class=\"byline\">{byline}</p>\n{paragraphs}</article>\n<aside><h2>Read \
         more</h2>{LINKS}</aside></main>\n<footer>{LINKS}</footer></body></html>"
    )
}

const LINKS: &str = "<ul><li><a href=\"/\">Home</a></li><li><a href=\"/town\">Town</a></li>\
                     <li><a href=\"/sport\">Sport</a></li></ul>";

fn list(capture: u64) -> String {
    let links = (capture..capture + 20).fold(String::new(), |mut all, to| {
        // Writing to a string cannot fail.
        let _ = write!(all, "<li><a href=\"/{to}\">No. {to}</a></li>");
        all
    });
    format!(
        "<!DOCTYPE html><html><head><title>All</title></head><body><ul>{links}</ul></body></html>"
    )
}

/// A record in one of four ways that archives are broken.
fn broken(record: &[u8], way: u64) -> Vec<u8> {
    let text = String::from_utf8_lossy(record).into_owned();
    let changed = match way % 4 {
        0 => text.replacen("Content-Length: ", "Content-Length: 9", 1),
        1 => text.replacen("Content-Length: ", "Content-Size: ", 1),
        2 => format!("junk in place of a record, {} bytes\r\n\r\n", record.len()),
        _ => text.chars().take(90).collect(),
    };
    changed.into_bytes()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use twosource::ingest::{Counts, Limits, Overrides, StreamInput, Tally, pieces};

    use super::{WarcArgs, run};

    const PLAIN: WarcArgs =
        WarcArgs { records: 120, seed: 1, reports: 70, gzip: false, zstd: false, broken: false };

    fn made(args: &WarcArgs) -> Vec<u8> {
        let mut out = Vec::new();
        run(args, &mut out).unwrap();
        out
    }

    fn counts(args: &WarcArgs) -> Counts {
        let input = StreamInput::Stdin(Box::new(Cursor::new(made(args))));
        let mut tally = Tally::default();
        for piece in pieces(vec![input], &Overrides::default(), &Limits::default()) {
            tally.take(piece.read(), |_| ());
        }
        tally.counts()
    }

    #[test]
    fn a_seed_gives_one_archive() {
        assert_eq!(made(&PLAIN), made(&PLAIN));
        assert_ne!(made(&PLAIN), made(&WarcArgs { seed: 2, ..PLAIN }));
    }

    #[test]
    fn packing_changes_nothing() {
        let plain = counts(&PLAIN);
        assert!((30..=50).contains(&plain.documents), "{plain:?}");
        assert_eq!((plain.broken_records, plain.unread), (0, 0));
        assert_eq!(counts(&WarcArgs { gzip: true, ..PLAIN }), plain);
        assert_eq!(counts(&WarcArgs { zstd: true, ..PLAIN }), plain);
    }

    #[test]
    fn sound_records_among_broken_ones_are_found() {
        let sound = counts(&PLAIN).documents;
        for (gzip, zstd) in [(false, false), (true, false), (false, true)] {
            let found = counts(&WarcArgs { broken: true, gzip, zstd, ..PLAIN });
            // Seven are broken, of which some hold reports.
            assert_eq!(found.broken_records, 7, "{found:?}");
            assert!(found.documents >= sound - 4, "{found:?} of {sound}");
        }
    }
}

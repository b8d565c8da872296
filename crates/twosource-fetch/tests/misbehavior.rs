//! Servers that misbehave: each ends in a problem of its own, soon and within the limits.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like tests")]

mod server;

use std::io::Write;
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use flate2::{Compression, write::GzEncoder};
use server::{Request, Server, page, raw, redirect, send};
use twosource_fetch::{FetchProblem, Fetched, Fetcher, Reason, Settings};

/// Limits that a test can wait for.
fn settings() -> Settings {
    Settings {
        timeout: Duration::from_millis(400),
        max_bytes: 10_000,
        max_redirects: 3,
        delay: Duration::ZERO,
        allows_private: true,
        ..Settings::default()
    }
}

fn fetch(
    answer: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static,
) -> Result<Fetched, FetchProblem> {
    let server = Server::pages(answer);
    Fetcher::new(settings()).fetch(&server.url("/a"), None)
}

#[track_caller]
fn check(answer: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static, expected: &Reason) {
    let problem = fetch(answer).unwrap_err();
    assert_eq!(&problem.reason, expected);
    assert!(problem.url.starts_with("http://127.0.0.1:") && problem.url.ends_with("/a"));
}

#[track_caller]
fn check_protocol(answer: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) {
    let problem = fetch(answer).unwrap_err();
    assert!(matches!(problem.reason, Reason::Protocol(_)), "{problem:?}");
}

/// Writes the same again and again until the other side has gone.
fn forever(stream: &mut TcpStream, bytes: &[u8], pause: Duration) {
    while stream.write_all(bytes).is_ok() {
        thread::sleep(pause);
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const GZIP: &[&str] = &["Content-Type: text/html", "Content-Encoding: gzip"];

#[test]
fn a_body_that_drips() {
    let drip = |_: &Request, stream: &mut TcpStream| {
        raw(stream, b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
        forever(stream, b"a", Duration::from_millis(10));
    };
    check(drip, &Reason::Timeout(Duration::from_millis(400)));
}

#[test]
fn headers_that_drip_or_never_come() {
    let drip = |_: &Request, stream: &mut TcpStream| {
        raw(stream, b"HTTP/1.1 200 OK\r\nX-A: ");
        forever(stream, b"a", Duration::from_millis(10));
    };
    check(drip, &Reason::Timeout(Duration::from_millis(400)));
    let silent = |_: &Request, _: &mut TcpStream| thread::sleep(Duration::from_millis(900));
    check(silent, &Reason::Timeout(Duration::from_millis(400)));
}

#[test]
fn a_body_without_an_end() {
    let plain = |_: &Request, stream: &mut TcpStream| {
        raw(stream, b"HTTP/1.1 200 OK\r\n\r\n");
        forever(stream, &[b'a'; 1000], Duration::ZERO);
    };
    check(plain, &Reason::TooLarge(10_000));
    let chunked = |_: &Request, stream: &mut TcpStream| {
        raw(stream, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        forever(stream, b"4\r\naaaa\r\n", Duration::ZERO);
    };
    check(chunked, &Reason::TooLarge(10_000));
}

#[test]
fn a_body_that_is_too_large() {
    check(|_, stream| page(stream, &"a".repeat(10_001)), &Reason::TooLarge(10_000));
    assert_eq!(fetch(|_, stream| page(stream, &"a".repeat(10_000))).unwrap().body.len(), 10_000);
}

#[test]
fn packed_bodies() {
    let fetched = fetch(|_, stream| send(stream, "200 OK", GZIP, &gzip(b"A tram stopped.")));
    assert_eq!(fetched.unwrap().body, b"A tram stopped.");

    let bomb = gzip(&vec![b'a'; 5 << 20]);
    assert!(bomb.len() < 10_000);
    check(move |_, stream| send(stream, "200 OK", GZIP, &bomb), &Reason::TooLarge(10_000));

    let half = gzip(b"A tram stopped in Skerling.");
    let half = half[..20].to_vec();
    check(move |_, stream| send(stream, "200 OK", GZIP, &half), &Reason::CutOff);

    let problem = fetch(|_, stream| send(stream, "200 OK", GZIP, b"A tram stopped.")).unwrap_err();
    assert!(matches!(problem.reason, Reason::Damaged(_)), "{problem:?}");

    let brotli = |_: &Request, stream: &mut TcpStream| {
        send(stream, "200 OK", &["Content-Encoding: br"], b"x");
    };
    check(brotli, &Reason::Encoding("br".into()));
}

#[test]
fn packed_bodies_that_unpack_to_nothing_without_an_end() {
    let empty = gzip(b"");
    let endless = move |_: &Request, stream: &mut TcpStream| {
        raw(stream, b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
        forever(stream, &empty, Duration::ZERO);
    };
    check(endless, &Reason::TooLarge(10_000));
}

#[test]
fn a_body_that_is_cut_off() {
    let stated = |_: &Request, stream: &mut TcpStream| {
        raw(stream, b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nA tram");
    };
    check(stated, &Reason::CutOff);
    let chunked = |_: &Request, stream: &mut TcpStream| {
        raw(stream, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nA tram\r\n");
    };
    check(chunked, &Reason::CutOff);
}

#[test]
fn a_connection_that_is_closed_at_once() {
    check(|_, _| (), &Reason::CutOff);
    check(|_, stream| raw(stream, b"HTTP/1.1 200"), &Reason::CutOff);
}

#[test]
fn answers_that_are_no_http() {
    check_protocol(|_, stream| raw(stream, b"220 mail.example ESMTP\r\n\r\n"));
    check_protocol(|_, stream| raw(stream, b"HTTP/1.1 two OK\r\n\r\n"));
    check_protocol(|_, stream| raw(stream, b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"));
    check_protocol(|_, stream| {
        raw(stream, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnine\r\n");
    });
}

#[test]
fn a_flood_of_headers() {
    check_protocol(|_, stream| {
        raw(stream, b"HTTP/1.1 200 OK\r\n");
        forever(stream, b"X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n", Duration::ZERO);
    });
    check_protocol(|_, stream| {
        raw(stream, b"HTTP/1.1 200 OK\r\nX-A: ");
        forever(stream, &[b'a'; 1000], Duration::ZERO);
    });
}

#[test]
fn redirects_without_an_end() {
    check(|_, stream| redirect(stream, "/a"), &Reason::Circle);
    let count = |request: &Request, stream: &mut TcpStream| {
        redirect(stream, &format!("{}a", request.path));
    };
    let problem = fetch(count).unwrap_err();
    assert_eq!(problem.reason, Reason::Redirects(3));
    assert!(problem.url.ends_with("/aaaa"), "{problem}");
    let nowhere = |_: &Request, stream: &mut TcpStream| send(stream, "301 Moved", &[], b"");
    check(nowhere, &Reason::NoLocation);
}

#[test]
fn redirects_out_of_the_web() {
    let problem = fetch(|_, stream| redirect(stream, "file:///etc/passwd")).unwrap_err();
    assert_eq!(problem.reason, Reason::Scheme("file".into()));
    let problem = fetch(|_, stream| redirect(stream, "http://ode:x@a.example/")).unwrap_err();
    assert_eq!(problem.reason, Reason::Credentials);
}

#[test]
fn an_encoding_that_is_not_so() {
    let fetched = fetch(|_, stream| {
        send(stream, "200 OK", &["Content-Type: text/html; charset=utf-8"], b"Stra\xdfe");
    });
    let fetched = fetched.unwrap();
    assert_eq!(fetched.charset.as_deref(), Some("utf-8"));
    assert_eq!(fetched.body, b"Stra\xdfe", "the reader of pages sees that it is not so");
}

#[test]
fn a_server_that_speaks_no_tls() {
    let server = Server::pages(|_, stream| page(stream, "a"));
    let url = server.url("/a").replace("http:", "https:");
    let settings = Settings { honors_robots: false, ..settings() };
    let problem = Fetcher::new(settings).fetch(&url, None).unwrap_err();
    let is_tls = matches!(problem.reason, Reason::Tls(_) | Reason::Timeout(_) | Reason::CutOff);
    assert!(is_tls, "{problem:?}");
}

#[test]
fn a_port_where_nobody_listens() {
    let url = Server::pages(|_, _| ()).url("/a");
    thread::sleep(Duration::from_millis(50));
    let problem = Fetcher::new(settings()).fetch(&url, None).unwrap_err();
    assert!(matches!(problem.reason, Reason::Connection(_)), "{problem:?}");
}

#[test]
fn errors_of_the_server() {
    check(|_, stream| send(stream, "404 Not Found", &[], b"gone"), &Reason::Status(404));
    check(|_, stream| send(stream, "500 Oops", &[], b""), &Reason::Status(500));
}

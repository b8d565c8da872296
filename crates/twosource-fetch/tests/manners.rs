//! What servers may expect: robots, pace, waiting, asking only for what is new.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like tests")]

mod server;

use std::net::TcpStream;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use server::{Request, Server, page, redirect, send};
use twosource_fetch::{Clock, Fetcher, Reason, Settings, Validators};

/// A clock that goes on only by sleeping, and keeps each sleep.
#[derive(Clone, Debug, Default)]
struct Standing(Arc<Mutex<Vec<Duration>>>);

impl Clock for Standing {
    fn now(&self) -> Duration {
        self.0.lock().unwrap().iter().sum()
    }

    fn sleep(&self, time: Duration) {
        self.0.lock().unwrap().push(time);
    }
}

impl Standing {
    fn slept(&self) -> Vec<u64> {
        self.0.lock().unwrap().iter().map(Duration::as_secs).collect()
    }
}

fn settings() -> Settings {
    Settings { timeout: Duration::from_secs(5), allows_private: true, ..Settings::default() }
}

fn fetcher() -> (Fetcher, Standing) {
    let clock = Standing::default();
    (Fetcher::with_clock(settings(), Box::new(clock.clone())), clock)
}

/// A server with rules, and a page at every other path.
fn ruled(status: &'static str, rules: &'static str) -> Server {
    Server::start(move |request, stream| match request.path.as_str() {
        "/robots.txt" => send(stream, status, &[], rules.as_bytes()),
        _ => page(stream, "A tram stopped."),
    })
}

#[track_caller]
fn check_robots(status: &'static str, rules: &'static str, expected: &Result<(), Reason>) {
    let server = ruled(status, rules);
    let fetched = fetcher().0.fetch(&server.url("/news/a"), None);
    assert_eq!(&fetched.map(|_| ()).map_err(|problem| problem.reason), expected);
}

#[test]
fn a_page_with_what_its_headers_say() {
    let server = Server::pages(|_, stream| {
        let headers = ["Content-Type: Text/HTML; charset=\"latin1\"", "ETag: \"7\""];
        send(stream, "200 OK", &headers, b"A tram stopped.");
    });
    let fetched = fetcher().0.fetch(&server.url("/a#part"), None).unwrap();
    assert_eq!((fetched.status, fetched.url), (200, server.url("/a")));
    assert_eq!(fetched.content_type.as_deref(), Some("text/html"));
    assert_eq!(fetched.charset.as_deref(), Some("latin1"));
    assert_eq!(fetched.body, b"A tram stopped.");
    let request = server.seen().pop().unwrap();
    assert!(request.header("user-agent").unwrap().starts_with("Twosource/"));
    assert_eq!(request.header("accept-encoding"), Some("gzip"));
    assert_eq!(request.header("cookie"), None);
}

#[test]
fn robots_are_honored() {
    check_robots("200 OK", "User-agent: *\nDisallow: /news", &Err(Reason::Robots));
    check_robots("200 OK", "User-agent: *\nDisallow: /sport", &Ok(()));
    check_robots("200 OK", "User-agent: twosource\nDisallow: /", &Err(Reason::Robots));
    check_robots("404 Not Found", "User-agent: *\nDisallow: /", &Ok(()));
    check_robots("403 Forbidden", "", &Ok(()));
    check_robots("503 Busy", "", &Err(Reason::NoRobots("status 503".into())));
}

#[test]
fn robots_that_are_no_http_allow_nothing() {
    let server = Server::start(|request, stream| match request.path.as_str() {
        "/robots.txt" => server::raw(stream, b"hello\r\n\r\n"),
        _ => page(stream, "a"),
    });
    let problem = fetcher().0.fetch(&server.url("/a"), None).unwrap_err();
    assert!(matches!(problem.reason, Reason::NoRobots(_)), "{problem}");
}

#[test]
fn robots_are_asked_once() {
    let server = ruled("200 OK", "");
    let (mut fetcher, _) = fetcher();
    for path in ["/a", "/b", "/a"] {
        fetcher.fetch(&server.url(path), None).unwrap();
    }
    assert_eq!(server.paths(), ["/robots.txt", "/a", "/b", "/a"]);
}

#[test]
fn robots_may_be_redirected() {
    let server = Server::start(|request, stream| match request.path.as_str() {
        "/robots.txt" => redirect(stream, "/rules"),
        "/rules" => send(stream, "200 OK", &[], b"User-agent: *\nDisallow: /a"),
        _ => page(stream, "a"),
    });
    assert_eq!(fetcher().0.fetch(&server.url("/a"), None).unwrap_err().reason, Reason::Robots);
    let endless = Server::start(|request, stream| match request.path.as_str() {
        "/a" => page(stream, "a"),
        path => redirect(stream, &format!("{path}x")),
    });
    assert!(fetcher().0.fetch(&endless.url("/a"), None).is_ok());
}

#[test]
fn robots_hold_where_a_page_redirects() {
    let closed = ruled("200 OK", "User-agent: *\nDisallow: /");
    let to = closed.url("/a");
    let open = Server::pages(move |_, stream| redirect(stream, &to));
    let problem = fetcher().0.fetch(&open.url("/a"), None).unwrap_err();
    assert_eq!((problem.reason, problem.url), (Reason::Robots, closed.url("/a")));
    assert_eq!(closed.paths(), ["/robots.txt"]);
}

#[test]
fn redirects_are_told() {
    let server = Server::pages(|request, stream| match request.path.as_str() {
        "/c" => page(stream, "a"),
        "/b" => send(stream, "301 Moved", &["Location: c"], b""),
        _ => redirect(stream, "/b"),
    });
    let fetched = fetcher().0.fetch(&server.url("/a"), None).unwrap();
    let steps: Vec<_> =
        fetched.redirects.iter().map(|step| (step.status, step.to.clone())).collect();
    assert_eq!(steps, [(302, server.url("/b")), (301, server.url("/c"))]);
    assert_eq!(fetched.url, server.url("/c"));
}

#[test]
fn one_host_is_asked_once_a_second() {
    let server = ruled("200 OK", "");
    let (mut fetcher, clock) = fetcher();
    for path in ["/a", "/b", "/c"] {
        fetcher.fetch(&server.url(path), None).unwrap();
    }
    assert_eq!(clock.slept(), [1, 1]);
}

#[test]
fn a_longer_pause_may_be_asked_for() {
    let slept = |rules| {
        let server = ruled("200 OK", rules);
        let (mut fetcher, clock) = fetcher();
        fetcher.fetch(&server.url("/a"), None).unwrap();
        fetcher.fetch(&server.url("/b"), None).unwrap();
        clock.slept()
    };
    assert_eq!(slept("User-agent: *\nCrawl-delay: 7"), [7]);
    assert_eq!(slept("User-agent: *\nCrawl-delay: 0.1"), [1]);
    assert_eq!(slept("User-agent: *\nCrawl-delay: 86400"), [30]);
}

/// A server that is busy with these headers, `times` times.
fn busy(times: usize, status: &'static str, header: &'static str) -> Server {
    let asked = Mutex::new(0);
    Server::pages(move |_: &Request, stream: &mut TcpStream| {
        let mut asked = asked.lock().unwrap();
        *asked += 1;
        match *asked {
            count if count <= times => send(stream, status, &[header], b""),
            _ => page(stream, "A tram stopped."),
        }
    })
}

#[test]
fn a_busy_server_is_asked_again_when_it_says() {
    let server = busy(2, "429 Too Many Requests", "Retry-After: 4");
    let (mut fetcher, clock) = fetcher();
    assert!(fetcher.fetch(&server.url("/a"), None).is_ok());
    assert_eq!(clock.slept(), [4, 4]);
}

#[test]
fn a_busy_server_is_not_waited_for_without_an_end() {
    let refused = |times, status, header| {
        let server = busy(times, status, header);
        let (mut fetcher, clock) = fetcher();
        (fetcher.fetch(&server.url("/a"), None).unwrap_err().reason, clock.slept())
    };
    let busy = |status, seconds: Option<u64>| Reason::Busy {
        status,
        retry_after: seconds.map(Duration::from_secs),
    };
    let hour = refused(9, "429 Too Many Requests", "Retry-After: 3600");
    assert_eq!(hour, (busy(429, Some(3600)), vec![]));
    let often = refused(9, "503 Busy", "Retry-After: 2");
    assert_eq!(often, (busy(503, Some(2)), vec![2, 2]));
    assert_eq!(refused(9, "503 Busy", "X-A: b"), (busy(503, None), vec![]));
}

#[test]
fn a_page_that_did_not_change_is_not_sent_again() {
    let server = Server::pages(|request, stream| {
        if request.header("if-none-match") == Some("\"7\"") {
            return server::raw(stream, b"HTTP/1.1 304 Not Modified\r\nETag: \"7\"\r\n\r\n");
        }
        let headers = ["ETag: \"7\"", "Last-Modified: Wed, 04 Jun 2031 11:20:00 GMT"];
        send(stream, "200 OK", &headers, b"A tram stopped.");
    });
    let (mut fetcher, _) = fetcher();
    let first = fetcher.fetch(&server.url("/a"), None).unwrap();
    let known = first.validators().unwrap();
    let again = fetcher.fetch(&server.url("/a"), Some(&known)).unwrap();
    assert!(!first.is_not_modified && again.is_not_modified && again.body.is_empty());
    assert_eq!(again.validators().unwrap().etag.as_deref(), Some("\"7\""));
    let request = server.seen().pop().unwrap();
    assert_eq!(request.header("if-modified-since"), Some("Wed, 04 Jun 2031 11:20:00 GMT"));

    let other = Validators { url: server.url("/b"), ..known };
    assert!(!fetcher.fetch(&server.url("/a"), Some(&other)).unwrap().is_not_modified);
}

#[test]
fn addresses_inside_a_network_are_refused() {
    let server = Server::pages(|_, stream| page(stream, "a"));
    let settings = Settings { allows_private: false, ..settings() };
    let mut fetcher = Fetcher::new(settings);
    let mut reason = |url: &str| fetcher.fetch(url, None).unwrap_err().reason;
    let local = "127.0.0.1".parse().unwrap();
    assert_eq!(reason(&server.url("/a")), Reason::PrivateAddress(local));
    let number = server.url("/a").replace("127.0.0.1", "2130706433");
    assert_eq!(reason(&number), Reason::PrivateAddress(local));
    assert_eq!(reason("http://[::1]/a"), Reason::PrivateAddress("::1".parse().unwrap()));
    let mapped = "http://[::ffff:169.254.169.254]/";
    assert!(matches!(reason(mapped), Reason::PrivateAddress(_)));
    assert_eq!(reason("http://localhost/a"), Reason::PrivateName("localhost".into()));
    assert!(server.seen().is_empty());
}

//! A server on this machine that answers as a test wants, also against the protocol.

#![allow(dead_code, reason = "each test program uses a part of it")]
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic like tests")]
#![allow(unreachable_pub, reason = "several test programs include it")]

use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path with its query.
    pub path: String,
    /// The lines of the headers.
    pub headers: Vec<String>,
}

impl Request {
    fn read(stream: &TcpStream) -> Option<Self> {
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        let mut lines = lines.take_while(|line| !line.is_empty());
        let path = lines.next()?.split(' ').nth(1)?.to_owned();
        Some(Self { path, headers: lines.collect() })
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut pairs = self.headers.iter().filter_map(|line| line.split_once(": "));
        pairs.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// A server that runs until it is dropped.
pub struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Request>>>,
    is_stopped: Arc<AtomicBool>,
}

impl Server {
    /// Answers each request, in a thread of its own, with what `answer` writes; then the connection is
    /// closed.
    pub fn start(answer: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = Self { address, seen: Arc::default(), is_stopped: Arc::default() };
        let (seen, is_stopped) = (server.seen.clone(), server.is_stopped.clone());
        let answer = Arc::new(answer);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if is_stopped.load(Ordering::SeqCst) {
                    break;
                }
                let (seen, answer) = (seen.clone(), answer.clone());
                thread::spawn(move || serve(stream, &seen, &*answer));
            }
        });
        server
    }

    /// One that has no `robots.txt` and answers all else with `answer`.
    pub fn pages(answer: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) -> Self {
        Self::start(move |request, stream| match request.path.as_str() {
            "/robots.txt" => send(stream, "404 Not Found", &[], b""),
            _ => answer(request, stream),
        })
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// All requests so far.
    pub fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }

    /// Their paths.
    pub fn paths(&self) -> Vec<String> {
        self.seen().into_iter().map(|request| request.path).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_stopped.store(true, Ordering::SeqCst);
        // The loop looks at the mark when somebody comes.
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(
    mut stream: TcpStream,
    seen: &Mutex<Vec<Request>>,
    answer: &(impl Fn(&Request, &mut TcpStream) + ?Sized),
) {
    let Some(request) = Request::read(&stream) else { return };
    seen.lock().unwrap().push(request.clone());
    answer(&request, &mut stream);
    let _ = stream.flush();
    let _ = stream.shutdown(Shutdown::Write);
}

/// A whole answer.
pub fn send(stream: &mut TcpStream, status: &str, headers: &[&str], body: &[u8]) {
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    for header in headers {
        head.push_str(header);
        head.push_str("\r\n");
    }
    head += &["Content-Length: ", &body.len().to_string(), "\r\n\r\n"].concat();
    let _ = stream.write_all(&[head.as_bytes(), body].concat());
}

/// A page.
pub fn page(stream: &mut TcpStream, body: &str) {
    send(stream, "200 OK", &["Content-Type: text/html; charset=utf-8"], body.as_bytes());
}

/// A redirect.
pub fn redirect(stream: &mut TcpStream, to: &str) {
    send(stream, "302 Found", &[&format!("Location: {to}")], b"");
}

/// Bytes as they are, against the protocol or not.
pub fn raw(stream: &mut TcpStream, bytes: &[u8]) {
    let _ = stream.write_all(bytes);
}

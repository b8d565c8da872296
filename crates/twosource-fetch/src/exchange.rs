//! One request and its answer; redirects are for the caller.

use std::io::{self, ErrorKind};
use std::time::Duration;

use ureq::http::Response;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, Error, Timeout};
use url::Url;

use crate::answer::{Answer, text};
use crate::body::{self, Beyond};
use crate::problem::{Reason, one_line};
use crate::resolver::{Guarded, Inside};
use crate::settings::Settings;

/// What is asked for, in order of preference.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, \
                      application/feed+json, application/xml;q=0.9, */*;q=0.5";

/// Bytes of the headers of an answer.
const MAX_HEADER_BYTES: usize = 64 << 10;

/// The agent that makes the connections. It follows nothing, keeps nothing and takes no proxy from the
/// environment, which would connect where nothing is checked.
pub(crate) fn agent(settings: &Settings) -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .user_agent(&settings.user_agent)
        .accept(ACCEPT)
        .accept_encoding("gzip")
        .max_response_header_size(MAX_HEADER_BYTES)
        .timeout_resolve(Some(settings.connect_timeout))
        .timeout_connect(Some(settings.connect_timeout))
        .build();
    Agent::with_parts(config, DefaultConnector::default(), Guarded::new(settings.allows_private))
}

/// What is asked of one server.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'a> {
    pub(crate) url: &'a Url,
    /// Headers beside the usual ones.
    pub(crate) headers: &'a [(&'static str, &'a str)],
    /// The time until the last byte.
    pub(crate) timeout: Duration,
    pub(crate) max_bytes: usize,
    pub(crate) beyond: Beyond,
}

/// Asks once.
pub(crate) fn ask(agent: &Agent, request: Request) -> Result<Answer, Reason> {
    let mut call = agent.get(request.url.as_str());
    for (name, value) in request.headers {
        call = call.header(*name, *value);
    }
    let call = call.config().timeout_global(Some(request.timeout)).build();
    let response = call.call().map_err(reason)?;
    answer(response, request)
}

fn answer(response: Response<Body>, request: Request) -> Result<Answer, Reason> {
    let (parts, mut body) = response.into_parts();
    let mut answer =
        Answer { status: parts.status.as_u16(), headers: parts.headers, body: Vec::new() };
    if answer.is_success() {
        let encoding = text(&answer.headers, "content-encoding");
        answer.body = body::read(&mut body, encoding, request.max_bytes, request.beyond)?;
    }
    Ok(answer)
}

/// What an error of the transport means. Its time limits are all shown as the one that the caller set,
/// which is filled in there.
pub(crate) fn reason(error: Error) -> Reason {
    match error {
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
            Reason::Connection("the host does not answer in time".to_owned())
        }
        Error::Timeout(_) => Reason::Timeout(Duration::ZERO),
        Error::HostNotFound => Reason::UnknownHost,
        Error::Io(error) => io_reason(&error),
        Error::Tls(words) => Reason::Tls(words.to_owned()),
        Error::Rustls(error) => Reason::Tls(one_line(&error.to_string())),
        Error::LargeResponseHeader(..) => Reason::Protocol("the headers are too large".to_owned()),
        Error::Protocol(error) => Reason::Protocol(one_line(&error.to_string())),
        Error::Other(other) => match other.downcast_ref::<Inside>() {
            Some(inside) => Reason::PrivateAddress(inside.0),
            None => Reason::Connection(one_line(&other.to_string())),
        },
        other => Reason::Connection(one_line(&other.to_string())),
    }
}

fn io_reason(error: &io::Error) -> Reason {
    match error.kind() {
        ErrorKind::UnexpectedEof
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe => Reason::CutOff,
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Reason::Timeout(Duration::ZERO),
        // The standard library has no kind for a name that is not known.
        _ if error.to_string().contains("failed to lookup address") => Reason::UnknownHost,
        _ => Reason::Connection(one_line(&error.to_string())),
    }
}

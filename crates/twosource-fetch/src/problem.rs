//! What can go wrong with one address. The rest of the addresses go on.

use std::net::IpAddr;
use std::time::Duration;

use thiserror::Error;

/// Why an address gave nothing.
///
/// `Display` is one line that names the address and the reason; [`FetchProblem::hint`] says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{url}: {reason}")]
pub struct FetchProblem {
    /// The address as it was given, or the one that it redirects to.
    pub url: String,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with an address or its server.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Reason {
    /// It cannot be understood.
    #[error("not a web address: {0}")]
    NotAnAddress(String),
    /// It is neither `http` nor `https`.
    #[error("{0}: addresses are not fetched")]
    Scheme(String),
    /// It has a user name or a password in it.
    #[error("the address holds a user name or password")]
    Credentials,
    /// Its name stands for the own machine or network.
    #[error("{0} is a name inside a network")]
    PrivateName(String),
    /// It leads to the own machine or network.
    #[error("{0} is an address inside a network")]
    PrivateAddress(IpAddr),
    /// Its host is not known.
    #[error("the host is not known")]
    UnknownHost,
    /// Its host cannot be reached.
    #[error("no connection: {0}")]
    Connection(String),
    /// The secure connection failed.
    #[error("no secure connection: {0}")]
    Tls(String),
    /// It took too long.
    #[error("no complete answer within {}", seconds(*.0))]
    Timeout(Duration),
    /// The body is larger than the limit.
    #[error("larger than the limit of {0} bytes")]
    TooLarge(usize),
    /// The connection ended before the body did.
    #[error("the answer was cut off")]
    CutOff,
    /// The body cannot be unpacked.
    #[error("the compressed answer is damaged: {0}")]
    Damaged(String),
    /// The body is packed in a way that is not read.
    #[error("the answer is packed as “{0}”, which is not read")]
    Encoding(String),
    /// The server does not keep to the protocol.
    #[error("the answer is not valid HTTP: {0}")]
    Protocol(String),
    /// It redirects to an address where it was before.
    #[error("it redirects in a circle")]
    Circle,
    /// It redirects more often than the limit.
    #[error("it redirects more than {0} times")]
    Redirects(usize),
    /// It redirects without saying where to.
    #[error("it redirects to no address")]
    NoLocation,
    /// `robots.txt` of the host disallows it.
    #[error("robots.txt of the site disallows it")]
    Robots,
    /// `robots.txt` of the host could not be had, which counts as disallowed (RFC 9309, 2.3.1.4).
    #[error("robots.txt of the site cannot be read: {0}")]
    NoRobots(String),
    /// The server is busy or wants fewer requests.
    #[error("the server is busy (status {status}){}", again(*.retry_after))]
    Busy {
        /// 429 or 503.
        status: u16,
        /// When it asks to be asked again, if it says so.
        retry_after: Option<Duration>,
    },
    /// The server answers with an error.
    #[error("the server answers with status {0}")]
    Status(u16),
}

impl FetchProblem {
    pub(crate) fn new(url: &str, reason: Reason) -> Self {
        Self { url: one_line(url), reason }
    }

    /// What to do about it: one line.
    pub const fn hint(&self) -> &'static str {
        match &self.reason {
            Reason::NotAnAddress(_) | Reason::Scheme(_) => {
                "write it as in https://news.example/report"
            }
            Reason::Credentials => "save the page with a browser and name the file",
            Reason::PrivateName(_) | Reason::PrivateAddress(_) => {
                "--allow-private reaches addresses inside a network"
            }
            Reason::UnknownHost => "check the spelling and the connection to the network",
            Reason::Connection(_) | Reason::Tls(_) => "check the address, and try again later",
            Reason::Timeout(_) => "try again later, or with a longer --timeout",
            Reason::TooLarge(_) => "a larger --max-bytes fetches it",
            Reason::CutOff | Reason::Damaged(_) => "try again later",
            Reason::Encoding(_)
            | Reason::Protocol(_)
            | Reason::Circle
            | Reason::Redirects(_)
            | Reason::NoLocation => "open it with a browser, save the page and name the file",
            Reason::Robots | Reason::NoRobots(_) => {
                "the site does not want programs there; open it with a browser and save the page"
            }
            Reason::Busy { .. } => "try again later, with a longer --delay",
            Reason::Status(_) => "open it with a browser to see what it says",
        }
    }
}

fn again(after: Option<Duration>) -> String {
    after.map(|after| format!("; it asks to wait {}", seconds(after))).unwrap_or_default()
}

/// `1 second`, `0.2 seconds`, `90 seconds`.
fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if time == Duration::from_secs(1) {
        "1 second".to_owned()
    } else {
        format!("{seconds} seconds")
    }
}

/// Words of others in one line.
pub(crate) fn one_line(words: &str) -> String {
    let clean = |char: char| if char.is_control() { char::REPLACEMENT_CHARACTER } else { char };
    words.chars().map(clean).take(1000).collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{FetchProblem, Reason};

    #[track_caller]
    fn check(reason: Reason, expected: &str) {
        let problem = FetchProblem::new("https://a.example/\n", reason);
        assert_eq!(problem.to_string(), format!("https://a.example/\u{fffd}: {expected}"));
        assert!(!problem.hint().contains('\n') && !problem.hint().is_empty());
    }

    #[test]
    fn a_problem_is_one_line() {
        check(Reason::Timeout(Duration::from_millis(200)), "no complete answer within 0.2 seconds");
        let busy = |retry_after| Reason::Busy { status: 429, retry_after };
        check(busy(None), "the server is busy (status 429)");
        let minute = Some(Duration::from_mins(1));
        check(busy(minute), "the server is busy (status 429); it asks to wait 60 seconds");
    }
}

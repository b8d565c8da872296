//! One address after the other: robots, pace, redirects, busy servers.

use std::time::Duration;

use ureq::Agent;
use url::Url;

use crate::answer::Answer;
use crate::body::Beyond;
use crate::clock::{Clock, SystemClock};
use crate::exchange::{self, Request};
use crate::pace::Pace;
use crate::problem::{FetchProblem, Reason};
use crate::robots::{self, Known, Rules};
use crate::settings::Settings;
use crate::target;

/// Redirects of a `robots.txt` that are followed (RFC 9309, 2.3.1.2).
const ROBOTS_REDIRECTS: usize = 5;

/// What tells a server which state of a page is known (RFC 9110, 13.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The address that gave them, after redirects. Another is not told them.
    pub url: String,
    /// `ETag`, as it was given.
    pub etag: Option<String>,
    /// `Last-Modified`, as it was given.
    pub last_modified: Option<String>,
}

/// One step from an address to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The status: 301, 302, 303, 307 or 308.
    pub status: u16,
    /// Where it leads.
    pub to: String,
}

/// What an address gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The address that gave it, after redirects.
    pub url: String,
    /// The steps to it.
    pub redirects: Vec<Redirect>,
    /// 200 to 299, or 304.
    pub status: u16,
    /// The media type in lower case, without parameters.
    pub content_type: Option<String>,
    /// The encoding that the header states, which may be wrong.
    pub charset: Option<String>,
    /// `ETag`, as it was given.
    pub etag: Option<String>,
    /// `Last-Modified`, as it was given.
    pub last_modified: Option<String>,
    /// `Date`, when the server says that it answered, as it was given.
    pub date: Option<String>,
    /// The bytes, unpacked; empty where the page is as it was.
    pub body: Vec<u8>,
    /// Whether the page is as it was when it gave the [`Validators`].
    pub is_not_modified: bool,
}

impl Fetched {
    fn new(url: &Url, redirects: Vec<Redirect>, answer: Answer) -> Self {
        let header = |name| answer.header(name).map(str::to_owned);
        Self {
            url: url.to_string(),
            redirects,
            status: answer.status,
            content_type: answer.media_type(),
            charset: answer.charset(),
            etag: header("etag"),
            last_modified: header("last-modified"),
            date: header("date"),
            is_not_modified: answer.status == 304,
            body: answer.body,
        }
    }

    /// What to tell the server the next time; `None` where it gave nothing for that.
    pub fn validators(&self) -> Option<Validators> {
        let Self { url, etag, last_modified, .. } = self;
        let is_known = etag.is_some() || last_modified.is_some();
        is_known.then(|| Validators {
            url: url.clone(),
            etag: etag.clone(),
            last_modified: last_modified.clone(),
        })
    }
}

/// Fetches addresses one by one, and knows of each host what it allows and when it was asked.
#[derive(Debug)]
pub struct Fetcher {
    settings: Settings,
    agent: Agent,
    clock: Box<dyn Clock>,
    pace: Pace,
    robots: Known,
}

impl Fetcher {
    /// One that goes by the clock of the system.
    pub fn new(settings: Settings) -> Self {
        Self::with_clock(settings, Box::new(SystemClock::default()))
    }

    /// One that goes by `clock`.
    pub fn with_clock(settings: Settings, clock: Box<dyn Clock>) -> Self {
        let agent = exchange::agent(&settings);
        Self { settings, agent, clock, pace: Pace::default(), robots: Known::default() }
    }

    #[cfg(test)]
    pub(crate) fn with_agent(settings: Settings, agent: Agent) -> Self {
        Self { agent, ..Self::new(settings) }
    }

    /// What `url` gives. With the validators of an earlier answer the server may say that nothing changed.
    pub fn fetch(
        &mut self,
        url: &str,
        validators: Option<&Validators>,
    ) -> Result<Fetched, FetchProblem> {
        let mut url = target::parse(url, self.settings.allows_private)?;
        let mut redirects = Vec::new();
        let mut seen = vec![url.clone()];
        let mut left = self.settings.timeout;
        loop {
            let failed = |reason| FetchProblem::new(url.as_str(), reason);
            self.ask_robots(&url).map_err(failed)?;
            let answer = self.ask_page(&url, validators, &mut left).map_err(failed)?;
            if !answer.is_redirect() {
                let answer = accepted(answer).map_err(failed)?;
                return Ok(Fetched::new(&url, redirects, answer));
            }
            let location = answer.location().ok_or_else(|| failed(Reason::NoLocation))?;
            let next = target::join(&url, location, self.settings.allows_private)?;
            if seen.contains(&next) {
                return Err(failed(Reason::Circle));
            }
            if redirects.len() >= self.settings.max_redirects {
                return Err(failed(Reason::Redirects(self.settings.max_redirects)));
            }
            redirects.push(Redirect { status: answer.status, to: next.to_string() });
            seen.push(next.clone());
            url = next;
        }
    }

    /// Asks for a page at the pace of its host, and again where the server says when.
    fn ask_page(
        &mut self,
        url: &Url,
        validators: Option<&Validators>,
        left: &mut Duration,
    ) -> Result<Answer, Reason> {
        let headers = conditions(url, validators);
        let request = |timeout| Request {
            url,
            headers: &headers,
            timeout,
            max_bytes: self.settings.max_bytes,
            beyond: Beyond::Refuse,
        };
        let delay = self.delay(url);
        let mut retries = self.settings.max_retries;
        loop {
            self.pace.wait(host(url), delay, &*self.clock);
            let answer = timed(&self.agent, &*self.clock, left, self.settings.timeout, request)?;
            let wait = answer.retry_after().filter(|&wait| wait <= self.settings.max_wait);
            match wait {
                Some(wait) if answer.is_busy() && retries > 0 => self.clock.sleep(wait),
                _ => return Ok(answer),
            }
            retries -= 1;
        }
    }

    /// The pause between two requests to the host of an address.
    fn delay(&self, url: &Url) -> Duration {
        let asked = self.robots.get(url).and_then(Rules::delay).unwrap_or_default();
        self.settings.delay.max(asked.min(self.settings.max_delay))
    }

    /// Whether the host allows an address. Its rules are fetched where they are not known yet.
    fn ask_robots(&mut self, url: &Url) -> Result<(), Reason> {
        if !self.settings.honors_robots {
            return Ok(());
        }
        if self.robots.get(url).is_none() {
            let rules = self.fetch_robots(url)?;
            self.robots.insert(url, rules);
        }
        self.robots.get(url).map_or(Ok(()), |rules| rules.check(url))
    }

    /// The rules of the host of an address. Where the host cannot be reached at all, the page cannot be
    /// either, for the same reason.
    fn fetch_robots(&self, page: &Url) -> Result<Rules, Reason> {
        let Some(url) = robots::address(page) else { return Ok(Rules::All) };
        let answer = match self.ask_robots_file(url) {
            Ok(Some(answer)) => answer,
            Ok(None) => return Ok(Rules::All),
            Err(reason) if is_unreachable(&reason) => return Err(reason),
            Err(reason) => return Ok(Rules::Nothing(reason.to_string())),
        };
        Ok(match answer.status {
            200..300 => Rules::read(self.settings.product(), &answer.body),
            500.. => Rules::Nothing(format!("status {}", answer.status)),
            _ => Rules::All,
        })
    }

    /// The answer after redirects; none where these do not end.
    fn ask_robots_file(&self, mut url: Url) -> Result<Option<Answer>, Reason> {
        let mut left = self.settings.timeout;
        for _ in 0..=ROBOTS_REDIRECTS {
            let request = |timeout| Request {
                url: &url,
                headers: &[],
                timeout,
                max_bytes: robots::MAX_BYTES,
                beyond: Beyond::Leave,
            };
            let timeout = self.settings.timeout;
            let answer = timed(&self.agent, &*self.clock, &mut left, timeout, request)?;
            if !answer.is_redirect() {
                return Ok(Some(answer));
            }
            let Some(location) = answer.location() else { return Ok(None) };
            match target::join(&url, location, self.settings.allows_private) {
                Ok(next) => url = next,
                Err(_) => return Ok(None),
            }
        }
        Ok(None)
    }
}

/// Asks within the time that is `left` of `whole`, and takes from it what the answer took.
fn timed<'a>(
    agent: &Agent,
    clock: &dyn Clock,
    left: &mut Duration,
    whole: Duration,
    request: impl Fn(Duration) -> Request<'a>,
) -> Result<Answer, Reason> {
    if left.is_zero() {
        return Err(Reason::Timeout(whole));
    }
    let start = clock.now();
    let answer = exchange::ask(agent, request(*left));
    *left = left.saturating_sub(clock.now().saturating_sub(start));
    answer.map_err(|reason| match reason {
        Reason::Timeout(_) => Reason::Timeout(whole),
        other => other,
    })
}

/// The answer, where it is the page or says that this is as it was.
fn accepted(answer: Answer) -> Result<Answer, Reason> {
    match answer.status {
        200..300 | 304 => Ok(answer),
        status if answer.is_busy() => {
            Err(Reason::Busy { status, retry_after: answer.retry_after() })
        }
        status => Err(Reason::Status(status)),
    }
}

/// The headers that make a request conditional; none for another address than that of the validators.
fn conditions<'a>(url: &Url, validators: Option<&'a Validators>) -> Vec<(&'static str, &'a str)> {
    let Some(known) = validators.filter(|known| known.url == url.as_str()) else {
        return Vec::new();
    };
    let etag = known.etag.as_deref().map(|etag| ("if-none-match", etag));
    let date = known.last_modified.as_deref().map(|date| ("if-modified-since", date));
    etag.into_iter().chain(date).collect()
}

fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default()
}

const fn is_unreachable(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::UnknownHost
            | Reason::Connection(_)
            | Reason::Tls(_)
            | Reason::PrivateAddress(_)
            | Reason::PrivateName(_)
    )
}

//! `robots.txt` of the hosts that are asked (RFC 9309).
//!
//! It is asked once for each scheme, host and port. An error of the client (4xx) means that all is
//! allowed; an error of the server, or none that can be had, that nothing is.

use std::collections::BTreeMap;
use std::time::Duration;

use texting_robots::Robot;
use url::Url;

use crate::problem::Reason;

/// Bytes of a `robots.txt` that are read; the rest is left (RFC 9309, 2.5 asks for 500 KiB at least).
pub(crate) const MAX_BYTES: usize = 512 << 10;

/// What a host allows.
#[derive(Debug)]
pub(crate) enum Rules {
    /// All, as it states nothing.
    All,
    /// Nothing, because its rules could not be had.
    Nothing(String),
    /// What the rules say.
    Stated(Robot),
}

impl Rules {
    /// Reads a file for the program `product`. A rule that cannot be understood allows nothing.
    pub(crate) fn read(product: &str, bytes: &[u8]) -> Self {
        match Robot::new(product, bytes) {
            Ok(robot) => Self::Stated(robot),
            Err(_) => Self::Nothing("a rule is not understood".to_owned()),
        }
    }

    /// Whether an address may be asked for.
    pub(crate) fn check(&self, url: &Url) -> Result<(), Reason> {
        match self {
            Self::All => Ok(()),
            Self::Nothing(reason) => Err(Reason::NoRobots(reason.clone())),
            Self::Stated(robot) if robot.allowed(url.as_str()) => Ok(()),
            Self::Stated(_) => Err(Reason::Robots),
        }
    }

    /// The pause between requests that the host asks for.
    pub(crate) fn delay(&self) -> Option<Duration> {
        let Self::Stated(robot) = self else { return None };
        Duration::try_from_secs_f32(robot.delay?).ok()
    }
}

/// The rules of each origin.
#[derive(Debug, Default)]
pub(crate) struct Known(BTreeMap<String, Rules>);

impl Known {
    pub(crate) fn get(&self, url: &Url) -> Option<&Rules> {
        self.0.get(&origin(url))
    }

    pub(crate) fn insert(&mut self, url: &Url, rules: Rules) {
        self.0.insert(origin(url), rules);
    }
}

/// Where the rules for an address stand.
pub(crate) fn address(url: &Url) -> Option<Url> {
    let mut robots = url.join("/robots.txt").ok()?;
    robots.set_query(None);
    Some(robots)
}

fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use url::Url;

    use super::{Rules, address};

    #[track_caller]
    fn check(text: &str, path: &str, allowed: bool) {
        let rules = Rules::read("Twosource", text.as_bytes());
        let url = Url::parse("https://a.example").unwrap().join(path).unwrap();
        assert_eq!(rules.check(&url).is_ok(), allowed, "{path}");
    }

    #[test]
    fn rules_for_all_and_for_us() {
        check("User-agent: *\nDisallow: /private", "/private/x", false);
        check("User-agent: *\nDisallow: /private", "/open", true);
        check("User-agent: twosource\nAllow: /\n\nUser-agent: *\nDisallow: /", "/x", true);
        check("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", true);
        check("", "/x", true);
        check("<html>not found</html>", "/x", true);
    }

    #[test]
    fn a_pause_may_be_asked_for() {
        let delay = |text: &str| Rules::read("Twosource", text.as_bytes()).delay();
        assert_eq!(delay("User-agent: *\nCrawl-delay: 2.5"), Some(Duration::from_millis(2500)));
        assert_eq!(delay("User-agent: *\nCrawl-delay: inf"), None);
        assert_eq!(delay("User-agent: *\nDisallow: /x"), None);
    }

    #[test]
    fn the_file_stands_at_the_root() {
        let url = Url::parse("https://a.example:8080/x/y?q=1").unwrap();
        assert_eq!(address(&url).unwrap().as_str(), "https://a.example:8080/robots.txt");
    }
}

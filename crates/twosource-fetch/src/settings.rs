//! How much is fetched, how fast, and from where.

use std::time::Duration;

/// Limits and manners of a [`Fetcher`](crate::Fetcher).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What the program calls itself. The part before the first `/` is the product token that
    /// `robots.txt` may name.
    pub user_agent: String,
    /// The time to find a host and connect to it.
    pub connect_timeout: Duration,
    /// The time for one address from the first request to the last byte, redirects included and pauses
    /// out of politeness not.
    pub timeout: Duration,
    /// Bytes of a body, packed and unpacked.
    pub max_bytes: usize,
    /// Redirects that are followed for one address.
    pub max_redirects: usize,
    /// The least time from one request to a host to the next.
    pub delay: Duration,
    /// The longest pause that a host gets because its `robots.txt` asks for one (`Crawl-delay`).
    pub max_delay: Duration,
    /// The longest wait for a busy server that says when to come again (`Retry-After`).
    pub max_wait: Duration,
    /// How often a busy server is asked again.
    pub max_retries: usize,
    /// Whether addresses inside a network (private, loopback, link-local and so on) may be reached.
    pub allows_private: bool,
    /// Whether `robots.txt` is asked and honored.
    pub honors_robots: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            user_agent: concat!(
                "Twosource/",
                env!("CARGO_PKG_VERSION"),
                " (+",
                env!("CARGO_PKG_REPOSITORY"),
                ")"
            )
            .to_owned(),
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(30),
            max_bytes: 16 << 20,
            max_redirects: 5,
            delay: Duration::from_secs(1),
            max_delay: Duration::from_secs(30),
            max_wait: Duration::from_secs(30),
            max_retries: 2,
            allows_private: false,
            honors_robots: true,
        }
    }
}

impl Settings {
    /// The name by which `robots.txt` may address the program (RFC 9309, 2.2.1).
    pub(crate) fn product(&self) -> &str {
        let product = self.user_agent.split(['/', ' ']).next().unwrap_or_default();
        if product.is_empty() { "*" } else { product }
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn the_product_is_the_first_word() {
        assert_eq!(Settings::default().product(), "Twosource");
        let settings = Settings { user_agent: String::new(), ..Settings::default() };
        assert_eq!(settings.product(), "*");
    }
}

//! Names to addresses, of which those inside a network are refused.
//!
//! The check stands where the connection is made, on the very addresses that it is made to: a name that
//! resolves to another address a moment later (DNS rebinding) changes nothing.

use std::fmt;
use std::net::IpAddr;

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::address::is_global;

/// Resolves as the system does and refuses a host of which any address lies inside a network.
#[derive(Debug, Default)]
pub(crate) struct Guarded {
    pub(crate) allows_private: bool,
    system: DefaultResolver,
}

impl Guarded {
    pub(crate) fn new(allows_private: bool) -> Self {
        Self { allows_private, system: DefaultResolver::default() }
    }
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.system.resolve(uri, config, timeout)?;
        let inside = found.iter().map(std::net::SocketAddr::ip).find(|&ip| !is_global(ip));
        match inside.filter(|_| !self.allows_private) {
            Some(address) => Err(Error::Other(Box::new(Inside(address)))),
            None => Ok(found),
        }
    }
}

/// The address that was refused.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inside(pub(crate) IpAddr);

impl fmt::Display for Inside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is an address inside a network", self.0)
    }
}

impl std::error::Error for Inside {}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use ureq::config::Config;
    use ureq::http::Uri;
    use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
    use ureq::unversioned::transport::NextTimeout;
    use ureq::{Agent, Error};

    use super::Guarded;
    use crate::exchange;
    use crate::fetcher::Fetcher;
    use crate::problem::Reason;
    use crate::server::{Server, redirect};
    use crate::settings::Settings;

    /// Takes one name for that of a server of the test, which stands in for one of the internet.
    #[derive(Debug)]
    struct WithFront(SocketAddr, Guarded);

    impl Resolver for WithFront {
        fn resolve(
            &self,
            uri: &Uri,
            config: &Config,
            timeout: NextTimeout,
        ) -> Result<ResolvedSocketAddrs, Error> {
            if uri.host() != Some("front.example") {
                return self.1.resolve(uri, config, timeout);
            }
            let mut found = self.empty();
            found.push(self.0);
            Ok(found)
        }
    }

    #[test]
    fn a_redirect_into_a_network_is_refused() {
        let inside = Server::pages(|_, stream| crate::server::page(stream, "secret"));
        let to = inside.url("/a");
        let front = Server::pages(move |_, stream| redirect(stream, &to));
        let settings = Settings::default();
        let resolver = WithFront(front.address(), Guarded::new(false));
        let agent = Agent::with_parts(
            exchange::agent(&settings).config().clone(),
            ureq::unversioned::transport::DefaultConnector::default(),
            resolver,
        );
        let mut fetcher = Fetcher::with_agent(settings, agent);
        let problem = fetcher.fetch("http://front.example/a", None).unwrap_err();
        assert_eq!(problem.reason, Reason::PrivateAddress("127.0.0.1".parse().unwrap()));
        assert_eq!(problem.url, inside.url("/a"));
        assert_eq!((front.paths().len(), inside.paths().len()), (2, 0));
    }
}

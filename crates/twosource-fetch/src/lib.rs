//! Pages and feeds from the network, politely and within limits.
//!
//! The only crate that uses the network, and only for addresses that the user names (and where they
//! redirect to). [`Fetcher::fetch`] gives the bytes that a server sent, unpacked, and what its headers
//! say of them; reading them as a page or a feed is another crate's work.
//!
//! ```no_run
//! use twosource_fetch::{Fetcher, Settings};
//!
//! let mut fetcher = Fetcher::new(Settings::default());
//! match fetcher.fetch("https://norpress.example/tram", None) {
//!     Ok(fetched) => println!("{}: {} bytes", fetched.url, fetched.body.len()),
//!     Err(problem) => eprintln!("{problem}\n  hint: {}", problem.hint()),
//! }
//! ```
//!
//! Invariants, each with a test against a server that misbehaves:
//!
//! - Only `http` and `https`; no address inside a network is reached unless
//!   [`Settings::allows_private`], whatever a name resolves to and wherever a server redirects.
//! - Time, size (also unpacked), headers and redirects are bounded.
//! - `robots.txt` (RFC 9309) is asked once for each host and honored, also after redirects; two requests
//!   to a host are [`Settings::delay`] apart.
//! - A body that was cut off is a problem, never a shorter page.
//! - No proxy is taken from the environment, no cookie kept, no password sent.

mod address;
mod answer;
mod body;
mod clock;
mod exchange;
mod fetcher;
mod pace;
mod problem;
mod resolver;
mod retry;
mod robots;
mod settings;
mod target;

#[cfg(test)]
#[path = "../tests/server/mod.rs"]
mod server;

pub use clock::{Clock, SystemClock};
pub use fetcher::{Fetched, Fetcher, Redirect, Validators};
pub use problem::{FetchProblem, Reason};
pub use settings::Settings;

//! When a result was made.

use jiff::Timestamp;

/// The minute of making, in Greenwich. `SOURCE_DATE_EPOCH` (reproducible-builds.org) sets it, so that
/// the same input can give the same page.
pub(crate) fn now() -> String {
    let at = fixed().unwrap_or_else(Timestamp::now);
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

#[expect(clippy::disallowed_methods, reason = "the command line is where the environment is read")]
fn fixed() -> Option<Timestamp> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?;
    Timestamp::from_second(seconds.parse().ok()?).ok()
}

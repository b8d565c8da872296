//! When a result was made.

use jiff::Timestamp;

/// The minute of making, in Greenwich. `SOURCE_DATE_EPOCH` (reproducible-builds.org) sets it, so that
/// the same input can give the same page.
pub(crate) fn now() -> Option<String> {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok();
    let fixed = fixed.and_then(|seconds| Timestamp::from_second(seconds.parse().ok()?).ok());
    let at = fixed.unwrap_or_else(Timestamp::now);
    Some(at.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

//! When a busy server wants to be asked again (RFC 9110, 10.2.3).

use std::time::Duration;

use jiff::fmt::rfc2822;

/// The wait that `Retry-After` asks for: seconds, or a date, which is read against the `Date` of the
/// same answer, so that no clock has to agree with that of the server.
pub(crate) fn after(value: &str, date: Option<&str>) -> Option<Duration> {
    if let Ok(seconds) = value.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let seconds = second(value)?.checked_sub(second(date?)?)?;
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
}

fn second(date: &str) -> Option<i64> {
    rfc2822::parse(date.trim()).ok().map(|date| date.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::after;

    #[track_caller]
    fn check(value: &str, date: Option<&str>, seconds: Option<u64>) {
        assert_eq!(after(value, date), seconds.map(Duration::from_secs), "{value}");
    }

    #[test]
    fn seconds_or_a_date() {
        let date = Some("Wed, 04 Jun 2031 11:20:00 GMT");
        check(" 120 ", None, Some(120));
        check("Wed, 04 Jun 2031 11:21:30 GMT", date, Some(90));
        check("Wed, 04 Jun 2031 11:00:00 GMT", date, Some(0));
        check("Wed, 04 Jun 2031 11:21:30 GMT", None, None);
        check("-1", date, None);
        check("soon", date, None);
    }
}

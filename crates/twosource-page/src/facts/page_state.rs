//! Dates of publication in the data that scripts of a page hold: `"publishedAt": "2031-06-04T10:20Z"`.
//!
//! Templates that draw a page in the browser carry the report as data (`__NEXT_DATA__`, `dataLayer`). The
//! same data may hold other reports, so that a page states a day here only where all its scripts give
//! no other one.

use twosource_text::Field;

use super::claim::Claim;
use crate::date::{Order, machine};

/// Names of members in small letters without `_`, `-` and `.`. Dates of creation are not those of
/// publication.
const NAMES: [&str; 17] = [
    "articlepublished",
    "articlepublisheddate",
    "contentpublisheddate",
    "datepublished",
    "firstpublished",
    "firstpublishedat",
    "firstpublishdate",
    "firstpublisheddate",
    "pubdate",
    "publicationdate",
    "publishdate",
    "publishedat",
    "publisheddate",
    "publishedon",
    "publishedtime",
    "publishtime",
    "pagepublished",
];

/// More members than this are those of a list.
const MOST: usize = 50;

/// A member with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    name: String,
    value: String,
}

/// The members of a script that state a date of publication.
pub(super) fn members(script: &str) -> Vec<Member> {
    // Each name holds this.
    let places = script.match_indices("ub").filter_map(|(at, _)| member(script, at));
    places.take(MOST).collect()
}

/// The day that the members of a page agree on.
pub(super) fn claim(members: &[Member]) -> Option<Claim> {
    let day = |member: &Member| {
        machine(&member.value, Order::Unknown).map(|date| (date.year, date.month, date.day))
    };
    let first = members.first().filter(|_| members.len() < MOST)?;
    let known = day(first)?;
    members.iter().all(|member| day(member) == Some(known)).then_some(())?;
    Claim::new(Field::Published, &first.value, format!("script {}", first.name))
}

/// The member around the place in its name, if it is one.
fn member(script: &str, at: usize) -> Option<Member> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let before =
        script.as_bytes().get(..at)?.iter().rev().take(30).take_while(|byte| is_name(byte));
    let start = at - before.count();
    let name_len = script.as_bytes().get(start..)?.iter().take(40).take_while(|byte| is_name(byte));
    let end = start + name_len.count();
    let name = script.get(start..end)?;
    let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    NAMES.contains(&bare.to_ascii_lowercase().as_str()).then_some(())?;
    let rest = script.get(end..)?.trim_start_matches(['"', '\'', '\\']);
    let rest = rest.trim_start().strip_prefix([':', '='])?.trim_start();
    let value = value(rest)?;
    Some(Member { name: name.to_owned(), value: value.to_owned() })
}

/// A text in quotes or a number, if it is short enough for a date and begins like one.
fn value(rest: &str) -> Option<&str> {
    let rest = rest.trim_start_matches('\\');
    let inner = rest.trim_start_matches(['"', '\'']);
    let digits = inner.bytes().take(14).take_while(u8::is_ascii_digit).count();
    let len = if inner.len() == rest.len() {
        digits
    } else {
        inner.bytes().take(41).take_while(|byte| !matches!(byte, b'"' | b'\'' | b'\\')).count()
    };
    // A year, a day without hyphens, seconds or milliseconds.
    let is_date = matches!(digits, 4 | 8 | 10 | 13) && len <= 40;
    inner.get(..len).filter(|_| is_date)
}

#[cfg(test)]
mod tests {
    use super::{claim, members};

    #[track_caller]
    fn check(scripts: &[&str], expected: &str) {
        let members: Vec<_> = scripts.iter().flat_map(|script| members(script)).collect();
        let claim = claim(&members).map(|claim| format!("{}: {}", claim.origin, claim.value));
        assert_eq!(claim.as_deref().unwrap_or("none"), expected, "{scripts:?}");
    }

    #[test]
    fn one_day() {
        check(
            &[r#"{"published_at":"2031-06-04T10:20:00Z"}"#],
            "script published_at: 2031-06-04T10:20:00Z",
        );
        check(&[r#"x="{\"publishDate\": \"2031-06-04\"}""#], "script publishDate: 2031-06-04");
        check(&["{datePublished:1000000000}"], "script datePublished: 1000000000");
        check(
            &[r#"{"pubDate":"2031-06-04"}"#, r#"{"publishedAt": "2031-06-04 10:20"}"#],
            "script pubDate: 2031-06-04",
        );
    }

    #[test]
    fn several_days_or_none() {
        check(&[r#"[{"pubDate":"2031-06-04"},{"pubDate":"2031-06-05"}]"#], "none");
        for script in [
            "",
            "ub",
            r#"{"published":true}"#,
            r#"{"pubDate":null}"#,
            r#"{"publishedAt":"soon"}"#,
            r#"{"publisher":"2031-06-04"}"#,
            "\"pubDate\":",
            "pubDateé:'2031-06-04'",
            "pubDate='2031-06-0",
        ] {
            let read = claim(&members(script));
            assert!(read.is_none() || script.ends_with("06-0"), "{script}");
        }
    }
}

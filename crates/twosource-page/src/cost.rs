//! Markup that would take a parser of HTML very long.
//!
//! The standard's algorithm looks through all open elements at most start tags, and opens all unclosed
//! formatting elements anew in each block (HTML Living Standard, 13.2.4): a hundred kilobytes of unclosed
//! tags take minutes, or all the memory. What that work comes to is known beforehand: the elements that
//! are open at each start tag, summed up.

use std::collections::BTreeMap;

/// The sum beyond which markup is not parsed; a report has some ten thousand.
const LIMIT: usize = 1_000_000;

/// Elements that end by themselves, or have nothing in them.
const CLOSING: [&str; 27] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li",
    "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "th",
    "tr", "track", "wbr",
];

/// Whether parsing would take too long.
pub(crate) fn is_too_costly(html: &str) -> bool {
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let (mut depth, mut cost) = (0_usize, 0_usize);
    for tag in html.split('<').skip(1) {
        if let Some(name) = tag.strip_prefix('/').map(name) {
            if let Some(count) = open.get_mut(&name).filter(|count| **count > 0) {
                *count -= 1;
                depth -= 1;
            }
            continue;
        }
        let name = name(tag);
        if name.is_empty() {
            continue;
        }
        cost += depth;
        if cost > LIMIT {
            return true;
        }
        if !CLOSING.contains(&name.as_str()) {
            depth += 1;
            *open.entry(name).or_default() += 1;
        }
    }
    false
}

/// The name that a tag starts with, in lower case; empty where it is none.
pub(crate) fn name(tag: &str) -> String {
    let is_end = |char: char| char.is_ascii_whitespace() || matches!(char, '>' | '/');
    let name = tag.split(is_end).next().unwrap_or_default();
    let is_name = name.starts_with(|char: char| char.is_ascii_alphabetic()) && name.len() < 40;
    if is_name { name.to_ascii_lowercase() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::is_too_costly;

    #[test]
    fn reports_are_not() {
        let report =
            "<div><p>A <b>tram</b><br>stopped.<ul><li>One<li>Two</ul></div>".repeat(10_000);
        assert!(!is_too_costly(&report));
        assert!(!is_too_costly(&"<p>".repeat(1_000_000)));
        assert!(!is_too_costly(&"5 < 6 <> </p>".repeat(100_000)));
    }

    #[test]
    fn depth_and_unclosed_formatting_are() {
        assert!(is_too_costly(&"<div>".repeat(3_000)));
        assert!(is_too_costly(&"<b></i>".repeat(3_000)));
        let fonts: String =
            (0..200).fold(String::new(), |all, number| all + &format!("<font color={number}>"));
        assert!(is_too_costly(&(fonts + &"<p>".repeat(10_000))));
    }
}

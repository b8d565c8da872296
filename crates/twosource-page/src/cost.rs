//! Markup that would take a parser of HTML very long.
//!
//! The standard's algorithm looks through all open elements at most start tags, and opens all unclosed
//! formatting elements anew in each block (HTML Living Standard, 13.2.4): a hundred kilobytes of unclosed
//! tags take minutes, or all the memory. What that work comes to is known beforehand: the elements that
//! are open at each start tag, summed up.

use std::collections::BTreeMap;

/// The sum beyond which a piece of markup is not parsed; a report has some ten thousand.
pub(crate) const LIMIT: usize = 1_000_000;

/// The same for a whole page: half a second of work. Large pages that are well formed have a tenth.
pub(crate) const PAGE_LIMIT: usize = 20_000_000;

/// What a page keeps that would take too long: elements that hold no others.
const KEPT: [&str; 6] = ["meta", "title", "/title", "script", "/script", "time"];

/// What begins a line.
const LINES: [&str; 20] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "div",
    "footer",
    "h1",
    "h2",
    "h3",
    "header",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "td",
    "tr",
    "ul",
];

/// A page as paragraphs one after the other, with what its head states: for a page of which the tree
/// cannot be built in time.
pub(crate) fn flattened(html: &str) -> String {
    let mut flat = String::with_capacity(html.len());
    for (number, part) in html.split('<').enumerate() {
        let (slash, tag) = part.strip_prefix('/').map_or(("", part), |tag| ("/", tag));
        let name = format!("{slash}{}", name(tag));
        if number == 0 || KEPT.contains(&name.as_str()) {
            flat.push_str(if number == 0 { "" } else { "<" });
            flat.push_str(part);
            continue;
        }
        if LINES.contains(&name.trim_start_matches('/')) {
            flat.push_str("<p>");
        }
        flat.push_str(part.split_once('>').map_or("", |(_, words)| words));
    }
    flat
}

/// Elements that end by themselves, or have nothing in them.
const CLOSING: [&str; 27] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li",
    "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "th",
    "tr", "track", "wbr",
];

/// Whether parsing would take too long.
pub(crate) fn is_too_costly(html: &str, limit: usize) -> bool {
    // At a tag no more elements are open than came before it.
    let tags = html.bytes().filter(|&byte| byte == b'<').count();
    if tags.saturating_mul(tags.saturating_sub(1)) / 2 <= limit {
        return false;
    }
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
        if cost > limit {
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
    use super::{LIMIT, PAGE_LIMIT, flattened, is_too_costly};

    #[test]
    fn reports_are_not() {
        let report =
            "<div><p>A <b>tram</b><br>stopped.<ul><li>One<li>Two</ul></div>".repeat(10_000);
        assert!(!is_too_costly(&report, LIMIT));
        assert!(!is_too_costly(&"<p>".repeat(1_000_000), LIMIT));
        assert!(!is_too_costly(&"5 < 6 <> </p>".repeat(100_000), LIMIT));
    }

    #[test]
    fn depth_and_unclosed_formatting_are() {
        assert!(is_too_costly(&"<div>".repeat(3_000), LIMIT));
        assert!(is_too_costly(&"<b></i>".repeat(3_000), LIMIT));
        let fonts: String =
            (0..200).fold(String::new(), |all, number| all + &format!("<font color={number}>"));
        assert!(is_too_costly(&(fonts + &"<p>".repeat(10_000)), LIMIT));
    }

    #[test]
    fn a_page_that_cannot_be_parsed_in_time_is_flattened() {
        let page =
            format!("<title>Tram</title>{}<div class=x>It fell.</div>", "<b></i>".repeat(50_000));
        assert!(is_too_costly(&page, PAGE_LIMIT));
        assert_eq!(flattened(&page), "<title>Tram</title><p>It fell.<p>");
    }
}

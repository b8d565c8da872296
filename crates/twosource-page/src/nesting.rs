//! Pages that would take a parser of HTML quadratic time, made harmless before it sees them.
//!
//! For every element the parser looks through the elements that are open, and for every attribute
//! through those before it. Browsers bound both, and so does this: elements deeper than
//! [`DEEPEST`] lose their tags and keep their text, and the attributes after [`MOST_ATTRIBUTES`] of
//! a tag are cut off. Other pages are left as they are.

use std::borrow::Cow;
use std::ops::Range;

/// Chromium nests no deeper than 512; the pages of newspapers stay far below this, and the time for
/// the worst page grows with it.
const DEEPEST: usize = 150;

const MOST_ATTRIBUTES: usize = 400;

/// Elements without an end, and those that another of their kind ends.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Elements whose content is text up to their end tag.
const RAW: &[&str] =
    &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// Elements that nest although their tag ends with a slash.
const HTML: &[&str] = &[
    "a", "b", "big", "code", "div", "em", "font", "i", "s", "section", "small", "span", "strong",
    "table", "tt", "u", "ul",
];

/// The page with bounded nesting and tags.
pub(crate) fn bounded(html: &str) -> Cow<'_, str> {
    let drops = Scan { html, depth: 0, drops: Vec::new() }.run();
    if drops.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut kept = String::with_capacity(html.len());
    let mut at = 0;
    for drop in drops {
        kept.push_str(html.get(at..drop.start).unwrap_or_default());
        at = drop.end;
    }
    kept.push_str(html.get(at..).unwrap_or_default());
    Cow::Owned(kept)
}

struct Scan<'h> {
    html: &'h str,
    depth: usize,
    drops: Vec<Range<usize>>,
}

impl Scan<'_> {
    fn run(mut self) -> Vec<Range<usize>> {
        let mut at = 0;
        while let Some(next) = self.from(at).find('<') {
            at = self.tag(at + next);
        }
        self.drops
    }

    fn from(&self, at: usize) -> &str {
        self.html.get(at..).unwrap_or_default()
    }

    /// Reads what begins at a `<`, and gives the place after it.
    fn tag(&mut self, at: usize) -> usize {
        let rest = self.from(at + 1);
        if let Some(comment) = rest.strip_prefix("!--") {
            return comment.find("-->").map_or(self.html.len(), |end| at + 4 + end);
        }
        let (is_end, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let name = name(rest);
        if name.is_empty() {
            return at + 1;
        }
        let tag = Tag::read(rest);
        let start = at + 1 + usize::from(is_end);
        let end = start + tag.len;
        let is_raw = !is_end && RAW.contains(&name.as_str());
        if let Some(cut) = tag.cut {
            // The sign that ends the tag stays.
            self.drops.push(start + cut..end.saturating_sub(1).max(start + cut));
        }
        if !is_raw && nests(&name, tag.is_closed) {
            self.nest(is_end, at..end);
        }
        if is_raw { self.after_raw(end, &name) } else { end }
    }

    fn nest(&mut self, is_end: bool, place: Range<usize>) {
        if !is_end {
            self.depth += 1;
        }
        if self.depth > DEEPEST {
            // A cut inside the tag goes with it.
            self.drops.pop_if(|last| last.start > place.start);
            self.drops.push(place);
        }
        if is_end {
            self.depth = self.depth.saturating_sub(1);
        }
    }

    /// The place of the end tag of an element with text only.
    fn after_raw(&self, at: usize, name: &str) -> usize {
        let ends = self.from(at).match_indices("</");
        let mut places = ends.map(|(place, _)| at + place);
        let own = |place: &usize| {
            let found = self.html.get(place + 2..place + 2 + name.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(name))
        };
        places.find(own).unwrap_or(self.html.len())
    }
}

fn nests(name: &str, is_closed: bool) -> bool {
    if is_closed { HTML.contains(&name) } else { !FLAT.contains(&name) }
}

/// The name of a tag in small letters.
fn name(rest: &str) -> String {
    if !rest.starts_with(|char: char| char.is_ascii_alphabetic()) {
        return String::new();
    }
    let ends = |char: char| char.is_ascii_whitespace() || "/>".contains(char);
    let name = rest.split(ends).next().unwrap_or_default();
    name.chars().take(40).collect::<String>().to_ascii_lowercase()
}

/// A tag after its `<`.
struct Tag {
    /// Its bytes with the `>`.
    len: usize,
    /// Where its attributes become too many.
    cut: Option<usize>,
    /// Whether it ends with a slash.
    is_closed: bool,
}

impl Tag {
    fn read(rest: &str) -> Self {
        let mut quote = None;
        let mut last = b' ';
        let mut attributes = 0;
        let mut cut = None;
        for (at, byte) in rest.bytes().enumerate() {
            match quote {
                Some(open) if byte == open => quote = None,
                Some(_) => continue,
                None if byte == b'>' => return Self { len: at + 1, cut, is_closed: last == b'/' },
                None if matches!(byte, b'"' | b'\'') && last == b'=' => quote = Some(byte),
                None if byte.is_ascii_whitespace() || byte == b'/' => {
                    attributes += 1;
                    if attributes == MOST_ATTRIBUTES {
                        cut = Some(at);
                    }
                }
                None => {}
            }
            if !byte.is_ascii_whitespace() {
                last = byte;
            }
        }
        Self { len: rest.len(), cut, is_closed: false }
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, bounded};

    #[track_caller]
    fn unchanged(html: &str) {
        assert_eq!(bounded(html), html);
    }

    #[test]
    fn common_pages_stay_as_they_are() {
        unchanged("");
        unchanged(
            "<!doctype html><p>One <b>two</b><p>three <br> < 4 <!-- <div> --> <a title='>' href=x>y</a>",
        );
        unchanged(&"<p>One<li>two<img src=x>".repeat(2000));
        unchanged(&"<svg><path d='M'/></svg>".repeat(2000));
        unchanged(&format!("<script>{}</script><p>x", "'<div>'".repeat(2000)));
        unchanged("<div title=it's><div");
    }

    #[test]
    fn deep_elements_lose_their_tags() {
        let html = "<div>".repeat(2000) + "deep" + &"</div>".repeat(2000) + "<p>end";
        let page = bounded(&html);
        assert_eq!(page.matches("<div>").count(), DEEPEST);
        assert_eq!(page.matches("</div>").count(), DEEPEST);
        assert!(page.contains("deep") && page.ends_with("<p>end"));
    }

    #[test]
    fn attributes_are_bounded() {
        let html = format!("<p {}>text", "a1=b ".repeat(5000));
        let page = bounded(&html);
        assert!(page.len() < 3000 && page.ends_with(">text"));
        for hostile in [
            "<p \u{e9}".repeat(3000),
            "<".repeat(3000),
            "</".repeat(3000),
            "<!--".repeat(3000),
            "<a '".repeat(3000),
        ] {
            bounded(&hostile);
        }
    }
}

//! The elements of an XML feed or sitemap, entry by entry.
//!
//! Feeds are often not well-formed, so that reading is lenient: an end tag closes all that was left
//! open in its element, one that closes nothing is passed over, entities of HTML stay as they are for
//! the reader of HTML, and prefixes that were not declared mean what they usually mean. What stands before
//! a place that cannot be read is kept.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements inside one another; deeper is no feed.
const MAX_DEPTH: usize = 256;

/// Entries of one feed; sitemaps may have 50,000.
const MAX_ENTRIES: usize = 50_000;

/// What an XML file is by its first element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Root {
    /// RSS 0.9 to 2.0.
    Rss,
    /// Atom 0.3 and 1.0, a feed or one entry.
    Atom,
    /// A sitemap.
    Sitemap,
    /// A list of sitemaps.
    SitemapIndex,
}

impl Root {
    fn of(local: &str) -> Option<Self> {
        match local {
            "rss" | "rdf" => Some(Self::Rss),
            "feed" | "entry" => Some(Self::Atom),
            "urlset" => Some(Self::Sitemap),
            "sitemapindex" => Some(Self::SitemapIndex),
            _ => None,
        }
    }
}

/// One element of an entry or of the head of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Field {
    /// The names from the entry on, in lower case: `author/name`, `dc:creator`.
    pub(crate) path: String,
    /// Attributes by name without prefix, in lower case.
    pub(crate) attributes: Vec<(String, String)>,
    /// Its own text.
    pub(crate) text: String,
    /// All that stands in a headline or text, where there are elements in it.
    pub(crate) markup: Option<String>,
}

impl Field {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }
}

/// A file as its elements.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    pub(crate) root: Root,
    /// What stands outside the entries; the paths start below the first element.
    pub(crate) head: Vec<Field>,
    pub(crate) entries: Vec<Vec<Field>>,
    /// Why the rest was not read.
    pub(crate) broken: Option<String>,
}

/// Reads a file; `None` where it is no feed.
pub(crate) fn read(text: &str) -> Option<Fields> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut walk = Walk::new(text);
    loop {
        let at = position(&reader);
        let event = match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => event,
            Err(error) => {
                walk.broken = Some(error.to_string());
                break;
            }
        };
        if !walk.take(&event, at..position(&reader)) {
            break;
        }
    }
    walk.end()
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// An element that is open.
struct Open {
    /// The name as it is written.
    tag: String,
    field: Field,
    /// Where its content starts.
    start: usize,
    has_elements: bool,
}

struct Walk<'a> {
    text: &'a str,
    root: Option<Root>,
    prefixes: BTreeMap<String, &'static str>,
    stack: Vec<Open>,
    /// Where the entry stands in the stack.
    entry: Option<usize>,
    fields: Vec<Field>,
    head: Vec<Field>,
    entries: Vec<Vec<Field>>,
    broken: Option<String>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            root: None,
            prefixes: BTreeMap::new(),
            stack: Vec::new(),
            entry: None,
            fields: Vec::new(),
            head: Vec::new(),
            entries: Vec::new(),
            broken: None,
        }
    }

    /// Takes an event that stands at a place of the text; false where reading ends.
    fn take(&mut self, event: &Event, at: Range<usize>) -> bool {
        match event {
            Event::Start(start) => return self.open(start, at.end),
            Event::Empty(start) => {
                let goes_on = self.open(start, at.end);
                if goes_on {
                    self.close_last(at.end);
                }
                return goes_on;
            }
            Event::End(end) => self.close(end.name().as_ref(), at.start),
            Event::Text(text) => self.words(text),
            Event::CData(text) => self.words(text),
            Event::GeneralRef(reference) => self.words(&resolved(reference)),
            _ => {}
        }
        true
    }

    fn open(&mut self, start: &BytesStart, at: usize) -> bool {
        let tag = start.name().as_ref().to_owned();
        let local = start.local_name().as_ref().to_ascii_lowercase();
        if self.stack.is_empty() && self.root.is_none() {
            self.root = Root::of(&local);
            if self.root.is_none() {
                return false;
            }
        }
        let attributes = self.attributes(start);
        let is_entry = self.is_entry(&local);
        if is_entry {
            self.close_entry(at);
        }
        if self.stack.len() >= MAX_DEPTH || self.entries.len() >= MAX_ENTRIES {
            let limit = if self.entries.len() >= MAX_ENTRIES { "too long" } else { "too deep" };
            self.broken = Some(limit.to_owned());
            return false;
        }
        let name = self.name(&tag, &local, &attributes);
        if let Some(outer) = self.stack.last_mut() {
            outer.has_elements = true;
        }
        if is_entry {
            self.entry = Some(self.stack.len());
        }
        let path = self.path(&name);
        let field = Field { path, attributes, ..Field::default() };
        self.stack.push(Open { tag, field, start: at, has_elements: false });
        true
    }

    /// An entry that was left open ends where the next one starts.
    fn close_entry(&mut self, at: usize) {
        while self.entry.is_some_and(|entry| self.stack.len() > entry) {
            self.close_last(at);
        }
    }

    fn is_entry(&self, local: &str) -> bool {
        let inside = self.entry.and_then(|entry| self.stack.get(entry..)).map_or(0, <[Open]>::len);
        let names = match self.root {
            Some(Root::Rss) => local == "item",
            Some(Root::Atom) => local == "entry",
            Some(Root::Sitemap) => local == "url",
            Some(Root::SitemapIndex) => local == "sitemap",
            None => false,
        };
        names && inside <= 1
    }

    /// The names from the entry, or from below the first element, to an element.
    fn path(&self, name: &str) -> String {
        let from = self.entry.map_or(1, |entry| entry + 1);
        match self.stack.last().filter(|_| self.stack.len() > from) {
            Some(outer) => format!("{}/{name}", outer.field.path),
            None => name.to_owned(),
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(open) = self.stack.last_mut() {
            open.field.text.push_str(words);
        }
    }

    /// Closes the innermost element with a name and all in it.
    fn close(&mut self, tag: &str, at: usize) {
        let tag = tag.trim();
        let Some(found) = self.stack.iter().rposition(|open| open.tag == tag) else { return };
        while self.stack.len() > found {
            self.close_last(at);
        }
    }

    fn close_last(&mut self, at: usize) {
        let Some(open) = self.stack.pop() else { return };
        if self.entry == Some(self.stack.len()) {
            self.entry = None;
            self.entries.push(std::mem::take(&mut self.fields));
            return;
        }
        if self.stack.is_empty() || is_inside_markup(&open.field.path) {
            return;
        }
        let mut field = open.field;
        if open.has_elements && is_text(&field.path) {
            field.markup = self.text.get(open.start..at).map(str::to_owned);
        }
        let fields = if self.entry.is_some() { &mut self.fields } else { &mut self.head };
        fields.push(field);
    }

    fn attributes(&mut self, start: &BytesStart) -> Vec<(String, String)> {
        let mut kept = Vec::new();
        for attribute in start.html_attributes().with_checks(false).filter_map(Result::ok) {
            let key = attribute.key.as_ref();
            let value = quick_xml::escape::unescape(&attribute.value)
                .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
            if let Some(prefix) = key.strip_prefix("xmlns:") {
                let known = namespace(&value).map(|name| (prefix.to_ascii_lowercase(), name));
                self.prefixes.extend(known);
            }
            let local = key.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
            kept.push((local, value));
        }
        kept
    }

    /// The name of an element with the usual prefix of its namespace; none where this is that of the
    /// feed itself.
    fn name(&self, tag: &str, local: &str, attributes: &[(String, String)]) -> String {
        let usual = match tag.split_once(':') {
            Some((prefix, _)) => {
                let prefix = prefix.to_ascii_lowercase();
                self.prefixes.get(&prefix).map_or(prefix, |&usual| usual.to_owned())
            }
            None => attributes
                .iter()
                .find(|(key, value)| key == "xmlns" && namespace(value) == Some("atom"))
                .map_or_else(String::new, |_| "atom".to_owned()),
        };
        match usual.as_str() {
            "" | "rss" => local.to_owned(),
            "atom" if self.root == Some(Root::Atom) => local.to_owned(),
            usual => format!("{usual}:{local}"),
        }
    }

    fn end(self) -> Option<Fields> {
        let cut = (!self.stack.is_empty()).then(|| "it is cut off".to_owned());
        Some(Fields {
            root: self.root?,
            head: self.head,
            entries: self.entries,
            broken: self.broken.or(cut),
        })
    }
}

/// Whether an element belongs to the text of an entry.
fn is_inside_markup(path: &str) -> bool {
    let Some((top, rest)) = path.split_once('/') else { return false };
    is_text(top) || rest.split('/').count() > 2
}

/// Whether an element is a headline or a text, which may have markup in it.
fn is_text(path: &str) -> bool {
    matches!(
        path.strip_prefix("channel/").unwrap_or(path),
        "content" | "content:encoded" | "description" | "summary" | "title" | "xhtml:body"
    )
}

/// The usual prefix of a namespace; `rss` for those that feeds and sitemaps have of their own.
fn namespace(uri: &str) -> Option<&'static str> {
    match uri.trim() {
        "http://www.w3.org/2005/Atom" | "http://purl.org/atom/ns#" => Some("atom"),
        "http://purl.org/rss/1.0/"
        | "http://my.netscape.com/rdf/simple/0.9/"
        | "http://backend.userland.com/rss2"
        | "http://www.sitemaps.org/schemas/sitemap/0.9" => Some("rss"),
        "http://purl.org/dc/elements/1.1/" => Some("dc"),
        "http://purl.org/dc/terms/" => Some("dcterms"),
        "http://purl.org/rss/1.0/modules/content/" => Some("content"),
        "http://www.google.com/schemas/sitemap-news/0.9" => Some("news"),
        "http://search.yahoo.com/mrss/" => Some("media"),
        "http://www.w3.org/1999/xhtml" => Some("xhtml"),
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#" => Some("rdf"),
        _ => None,
    }
}

/// What a reference stands for; those of HTML stay as they are.
fn resolved(reference: &BytesRef) -> String {
    if let Ok(Some(char)) = reference.resolve_char_ref() {
        return char.to_string();
    }
    let name: &str = reference;
    quick_xml::escape::resolve_predefined_entity(name)
        .map_or_else(|| format!("&{name};"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{Fields, read};

    fn shown(fields: &Fields) -> Vec<String> {
        let show = |at: usize, fields: &[super::Field]| {
            let line =
                |field: &super::Field| format!("{at} {} = {}", field.path, field.text.trim());
            fields.iter().map(line).collect::<Vec<_>>()
        };
        let entries = (1..).zip(&fields.entries).flat_map(|(at, fields)| show(at, fields));
        show(0, &fields.head).into_iter().chain(entries).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str], broken: Option<&str>) {
        let fields = read(text).unwrap();
        assert_eq!(shown(&fields), expected);
        assert_eq!(fields.broken.as_deref(), broken);
    }

    #[test]
    fn elements_have_paths() {
        check(
            "<?xml version='1.0'?><rss><channel><title>A &amp; &#66; &eacute;</title>\
             <item><title><![CDATA[Tram]]></title><author><name>Ode</name></author></item>\
             </channel></rss>",
            &[
                "0 channel/title = A & B &eacute;",
                "0 channel = ",
                "1 title = Tram",
                "1 author/name = Ode",
                "1 author = ",
            ],
            None,
        );
    }

    #[test]
    fn prefixes_have_their_usual_names() {
        check(
            "<rss xmlns:x='http://purl.org/dc/elements/1.1/'><item><x:creator>a</x:creator>\
             <dc:date>b</dc:date><atom:link href='c'/><link xmlns='http://www.w3.org/2005/Atom'/>\
             </item></rss>",
            &["1 dc:creator = a", "1 dc:date = b", "1 atom:link = ", "1 atom:link = "],
            None,
        );
        check(
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:id>1</a:id></a:entry></a:feed>",
            &["1 id = 1"],
            None,
        );
    }

    #[test]
    fn what_is_not_well_formed() {
        check(
            "<rss><item><title>a<br>b</title></x><item><title>c</item></rss>",
            &["1 title = a", "2 title = c"],
            None,
        );
        check(
            "<rss><item><title>a & b</title></item><item><title>c</ti",
            &["1 title = a & b"],
            Some("syntax error: tag not closed: `>` not found before end of input"),
        );
        check(
            "<rss><item><title>a</title></item><item><title>c",
            &["1 title = a"],
            Some("it is cut off"),
        );
        assert!(read("<html><item></item></html>").is_none());
        assert!(read("").is_none() && read("tram").is_none());
    }

    #[test]
    fn deep_elements_end_the_reading() {
        let deep = format!("<rss><item><title>a</title></item>{}", "<x>".repeat(100_000));
        check(&deep, &["1 title = a"], Some("too deep"));
    }

    #[test]
    fn markup_is_kept_as_it_stands() {
        let fields =
            read("<feed><entry><content><div><p>A &amp; b</p></div></content></entry></feed>");
        let fields = fields.unwrap();
        let field = fields.entries.first().and_then(|entry| entry.first()).unwrap();
        assert_eq!(field.markup.as_deref(), Some("<div><p>A &amp; b</p></div>"));
    }
}

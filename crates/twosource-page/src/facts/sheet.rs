//! A page as one flat list of its tags over one text, made in a single walk that does not recurse.
//!
//! Rules look at tags by their attributes and places; none of them walks the tree. The text has one
//! space between words and a line break between blocks; scripts, styles, forms and hidden templates
//! are not in it.

use std::cell::Ref;
use std::ops::Range;

use dom_query::{Document, Element, NodeData, NodeRef};

use super::{page_state, zone};

/// More text than this is not looked at.
const MOST_TEXT: usize = 4_000_000;

/// Bytes of a tag that are looked at.
const LONGEST: usize = 2000;

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "time",
    "tr",
    "ul",
];

/// Elements whose text is not part of what is read.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "select", "option", "textarea", "title",
    "button", "iframe", "object", "math", "audio", "video", "canvas",
];

/// An element of the page.
pub(super) struct Tag<'a> {
    element: Ref<'a, Element>,
    /// Its text.
    pub(super) place: Range<usize>,
    /// The place in the list after the last element inside it.
    pub(super) end: usize,
    /// The element that holds it, as a place in the list.
    pub(super) parent: Option<usize>,
    /// The outermost element around it that by its name stands beside the report, as a place in the
    /// list.
    pub(super) beside: Option<usize>,
}

impl Tag<'_> {
    pub(super) fn name(&self) -> &str {
        &self.element.name.local
    }

    /// The value of an attribute, without the space around it; `None` where it is empty.
    pub(super) fn attr(&self, name: &str) -> Option<&str> {
        let attr = self.element.attrs.iter().find(|attr| &*attr.name.local == name)?;
        Some(attr.value.trim()).filter(|value| !value.is_empty())
    }

    /// Whether it has the attribute, also without a value.
    pub(super) fn element_has(&self, name: &str) -> bool {
        self.element.attrs.iter().any(|attr| &*attr.name.local == name)
    }

    /// Whether `word` is one of the words of an attribute.
    pub(super) fn has_word(&self, attr: &str, word: &str) -> bool {
        self.attr(attr).is_some_and(|words| {
            words.split_ascii_whitespace().any(|each| each.eq_ignore_ascii_case(word))
        })
    }
}

/// The tags of a page in their order, its text and its scripts with data.
#[derive(Default)]
pub(super) struct Sheet<'a> {
    pub(super) tags: Vec<Tag<'a>>,
    pub(super) text: String,
    /// What the scripts for linked data hold.
    pub(super) scripts: Vec<String>,
    /// What the other scripts say of publication.
    pub(super) state: Vec<page_state::Member>,
    /// The title element.
    pub(super) title: String,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let mut walk = Walk::default();
        walk.document(document.root());
        walk.sheet
    }

    /// The elements inside the tag at a place.
    pub(super) fn inside(&self, at: usize) -> &[Tag<'a>] {
        let range = self.tags.get(at).map(|tag| at + 1..tag.end);
        range.and_then(|range| self.tags.get(range)).unwrap_or_default()
    }

    /// The words of a tag on one line.
    pub(super) fn words(&self, tag: &Tag) -> String {
        let words: Vec<&str> = self.lines(tag).collect();
        words.join(" ")
    }

    /// The lines of a tag. Of a long one only the first are given: no piece of metadata is long, and
    /// tags can hold each other.
    pub(super) fn lines(&self, tag: &Tag) -> impl Iterator<Item = &str> {
        let Range { start, end } = tag.place;
        let last = end.min(start + LONGEST);
        let end = (last..end).find(|&at| self.text.is_char_boundary(at)).unwrap_or(end);
        let text = self.text.get(start..end).unwrap_or_default();
        text.lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// The elements around the tag at a place, from the inside.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = &Tag<'a>> {
        let parent = |&at: &usize| self.tags.get(at).and_then(|tag| tag.parent);
        std::iter::successors(self.tags.get(at).and_then(|tag| tag.parent), parent)
            .filter_map(|at| self.tags.get(at))
            .take(40)
    }

    /// Whether the tag stands beside the report whose headline is at `headline` in the text.
    pub(super) fn is_beside(&self, tag: &Tag, headline: Option<usize>) -> bool {
        let beside = tag.beside.and_then(|at| self.tags.get(at));
        beside.is_some_and(|side| !headline.is_some_and(|at| side.place.contains(&at)))
    }
}

#[derive(Default)]
struct Walk<'a> {
    sheet: Sheet<'a>,
    /// The open elements, as places in the list.
    open: Vec<usize>,
    /// How many open elements keep their text to themselves.
    silent: usize,
}

impl<'a> Walk<'a> {
    fn document(&mut self, root: NodeRef<'a>) {
        let mut node = root;
        loop {
            self.enter(&node);
            if let Some(child) = node.first_child() {
                node = child;
                continue;
            }
            loop {
                if node.id == root.id {
                    return;
                }
                self.leave(&node);
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else { return };
                node = parent;
            }
        }
    }

    fn enter(&mut self, node: &NodeRef<'a>) {
        match node.element_ref() {
            Some(element) => self.open(node, element),
            None if self.silent == 0 => self.add(node),
            None => {}
        }
    }

    fn open(&mut self, node: &NodeRef<'a>, element: Ref<'a, Element>) {
        let name: &str = &element.name.local;
        self.keep_data(node, &element);
        self.silent += usize::from(SILENT.contains(&name));
        if BLOCKS.contains(&name) {
            self.end_line();
        }
        let parent = self.open.last().copied();
        let at = self.sheet.tags.len();
        let outer = parent.and_then(|at| self.sheet.tags.get(at)).and_then(|tag| tag.beside);
        let beside = outer.or_else(|| zone::is_beside(&element).then_some(at));
        let start = self.sheet.text.len();
        self.sheet.tags.push(Tag { element, place: start..start, end: at + 1, parent, beside });
        self.open.push(at);
    }

    fn leave(&mut self, node: &NodeRef<'a>) {
        if !node.is_element() {
            return;
        }
        let end = self.sheet.text.len();
        let count = self.sheet.tags.len();
        let Some(tag) = self.open.pop().and_then(|at| self.sheet.tags.get_mut(at)) else { return };
        tag.place.end = end.max(tag.place.start);
        tag.end = count;
        self.silent -= usize::from(SILENT.contains(&tag.name()));
        if BLOCKS.contains(&tag.name()) {
            self.end_line();
        }
    }

    /// Keeps the title and the scripts with data.
    fn keep_data(&mut self, node: &NodeRef<'a>, element: &Element) {
        let name: &str = &element.name.local;
        let is_data =
            |value: &str| value.trim().to_ascii_lowercase().starts_with("application/ld+json");
        let kind = element.attrs.iter().find(|attr| &*attr.name.local == "type");
        if name == "script" && kind.is_some_and(|kind| is_data(&kind.value)) {
            self.sheet.scripts.push(own_text(node));
        } else if name == "script" {
            self.sheet.state.extend(page_state::members(&own_text(node)));
        } else if name == "title" && self.sheet.title.is_empty() && self.silent == 0 {
            let text = own_text(node);
            self.sheet.title = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    /// Adds the text of a node, with one space where it has any.
    fn add(&mut self, node: &NodeRef<'a>) {
        let text = &mut self.sheet.text;
        node.query(|node| {
            let NodeData::Text { contents } = &node.data else { return };
            for word in contents.split_inclusive(char::is_whitespace) {
                let end = word.trim_end();
                if text.len() + end.len() < MOST_TEXT {
                    text.push_str(end);
                }
                if end.len() < word.len() && !text.ends_with([' ', '\n']) {
                    text.push(' ');
                }
            }
        });
    }

    fn end_line(&mut self) {
        if self.silent == 0 && !self.sheet.text.ends_with('\n') {
            self.sheet.text.push('\n');
        }
    }
}

/// All that is shown of a page, as its tags would hold it.
pub(super) fn text_of(document: &Document) -> String {
    Sheet::new(document).text
}

/// The text that stands directly in a node.
fn own_text(node: &NodeRef<'_>) -> String {
    let mut text = String::new();
    for child in node.children_it(false) {
        child.query(|child| {
            if let NodeData::Text { contents } = &child.data {
                text.push_str(contents);
            }
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::{Sheet, Tag};

    #[track_caller]
    fn check(html: &str, text: &str) {
        let document = Document::from(html);
        assert_eq!(Sheet::new(&document).text.trim(), text, "{html}");
    }

    #[test]
    fn text_has_lines_and_no_scripts() {
        check("<p>A <b>tram</b>\n left<p>the&nbsp;rails", "A tram left\nthe rails");
        check("<p>One<script>two()</script> three<style>x</style>", "One three");
        check("<span>One</span><span>Two</span>", "OneTwo");
        check("", "");
    }

    #[test]
    fn titles_and_scripts_are_kept() {
        let html = "<title> A  tram </title><svg><title>Icon</title></svg>\
                    <script type='application/ld+json'>{}</script>";
        let document = Document::from(html);
        let sheet = Sheet::new(&document);
        assert_eq!((sheet.title.as_str(), sheet.scripts.len()), ("A tram", 1));
    }

    #[test]
    fn tags_know_what_is_around_them() {
        let document = Document::from("<div class='related'><h1>A <i>tram</i></h1></div><p>End");
        let sheet = Sheet::new(&document);
        let at = sheet.tags.iter().position(|tag| tag.name() == "i").unwrap();
        let names: Vec<&str> = sheet.around(at).map(Tag::name).collect();
        assert_eq!(names, ["h1", "div", "body", "html"]);
        let tag = &sheet.tags[at];
        assert_eq!(sheet.words(tag), "tram");
        assert!(sheet.is_beside(tag, None) && !sheet.is_beside(tag, Some(tag.place.start)));
    }

    #[test]
    fn deep_pages_do_not_overflow_the_stack() {
        let html = "<div>".repeat(5000) + "deep";
        check(&html, "deep");
    }
}

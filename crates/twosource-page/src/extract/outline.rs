//! A page as a flat list of elements and of pieces of text.
//!
//! A piece is what stands between two boundaries of blocks: mostly a paragraph, a heading, an item of
//! a list or the label of a button. The walk keeps its own stack, so that pages nested a hundred
//! thousand deep are read like others.

use dom_query::{Document, NodeRef};

use super::names::{Names, is_of_readers};
use super::stated::Stated;

/// Pieces beyond these are not read: the longest reports have some thousands.
const MOST_PIECES: usize = 40_000;

/// Kinds of elements that matter here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tag {
    #[default]
    Other,
    Div,
    Paragraph,
    Heading(u8),
    Item,
    List,
    Quote,
    Cell,
    Table,
    Article,
    Main,
    Section,
    Aside,
    Nav,
    Header,
    Footer,
    Figure,
    Caption,
    Form,
    Definition,
    Preformatted,
    Body,
    Link,
    Inline,
    Break,
    Skipped,
}

impl Tag {
    fn of(name: &str) -> Self {
        match name {
            "div" => Self::Div,
            "p" => Self::Paragraph,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" | "h6" => Self::Heading(5),
            "li" => Self::Item,
            "ul" | "ol" | "dl" => Self::List,
            "blockquote" => Self::Quote,
            "td" | "th" => Self::Cell,
            "table" | "tbody" | "thead" | "tfoot" | "tr" => Self::Table,
            "article" => Self::Article,
            "main" => Self::Main,
            "section" => Self::Section,
            "aside" => Self::Aside,
            "nav" | "menu" => Self::Nav,
            "header" | "hgroup" => Self::Header,
            "footer" => Self::Footer,
            "figure" => Self::Figure,
            "figcaption" | "caption" => Self::Caption,
            "form" | "fieldset" | "label" | "legend" => Self::Form,
            "dt" | "dd" => Self::Definition,
            "pre" => Self::Preformatted,
            "body" => Self::Body,
            "a" => Self::Link,
            "br" | "hr" => Self::Break,
            "b" | "strong" | "i" | "em" | "u" | "span" | "font" | "small" | "big" | "abbr"
            | "acronym" | "cite" | "q" | "time" | "sub" | "sup" | "mark" | "code" | "tt" | "s"
            | "strike" | "del" | "ins" | "bdi" | "bdo" | "kbd" | "var" | "samp" | "dfn" | "wbr"
            | "nobr" | "data" | "ruby" | "img" | "head" | "picture" | "source" | "meter"
            | "progress" | "output" => Self::Inline,
            "script" | "style" | "template" | "noscript" | "svg" | "math" | "iframe" | "object"
            | "embed" | "canvas" | "audio" | "video" | "button" | "select" | "option"
            | "textarea" | "input" | "title" | "meta" | "link" | "map" | "area" | "datalist"
            | "dialog" | "frameset" | "noframes" => Self::Skipped,
            _ => Self::Other,
        }
    }

    const fn is_block(self) -> bool {
        !matches!(self, Self::Link | Self::Inline | Self::Skipped)
    }

    /// A bit of its own among those that are asked about ancestors.
    pub(super) const fn bit(self) -> u32 {
        match self {
            Self::Article => 1,
            Self::Main => 1 << 1,
            Self::Aside => 1 << 2,
            Self::Nav => 1 << 3,
            Self::Header => 1 << 4,
            Self::Footer => 1 << 5,
            Self::Figure => 1 << 6,
            Self::Caption => 1 << 7,
            Self::Form => 1 << 8,
            Self::Table | Self::Cell => 1 << 9,
            Self::Item | Self::List => 1 << 10,
            Self::Quote => 1 << 11,
            Self::Section => 1 << 12,
            Self::Heading(_) => 1 << 13,
            Self::Paragraph => 1 << 14,
            Self::Definition => 1 << 15,
            _ => 0,
        }
    }
}

/// Bits of [`Tag::bit`] that there are.
pub(super) const TAG_BITS: usize = 16;

/// An element that is drawn.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Element {
    /// The element around it; the first one is its own.
    pub(super) parent: usize,
    pub(super) depth: usize,
    pub(super) tag: Tag,
    /// What it says of itself.
    pub(super) names: Names,
    /// The same with all that is said around it.
    pub(super) around: Names,
    /// The tags of it and all around it.
    pub(super) tags: u32,
    /// Whether it or something around it is kept from sight.
    pub(super) is_hidden: bool,
    /// Whether it or something around it is marked as the text of a report (schema.org
    /// `articleBody`).
    pub(super) is_body: bool,
    /// Whether it or something around it holds what readers wrote.
    pub(super) is_of_readers: bool,
    /// A fingerprint of its tag and class and those of the element around it.
    pub(super) path: u64,
}

/// A run of text without a boundary of blocks in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// The innermost block around it.
    pub(super) element: usize,
    /// Its words on one line.
    pub(super) text: String,
    /// Bytes of it that are links.
    pub(super) link_len: usize,
    /// Bytes of it that are bold.
    pub(super) bold_len: usize,
    /// What the inline elements in it say of themselves.
    pub(super) names: Names,
}

/// A page, flat.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    pub(super) elements: Vec<Element>,
    pub(super) pieces: Vec<Piece>,
    pub(super) stated: Stated,
}

/// Where the walk is: elements open and close.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Open),
}

/// An element on whose end something is to be done.
#[derive(Clone, Copy)]
struct Open {
    tag: Tag,
    is_bold: bool,
    /// The element outside it.
    outer: usize,
}

struct Walk<'a> {
    steps: Vec<Step<'a>>,
    outline: Outline,
    piece: Piece,
    element: usize,
    links: usize,
    bold: usize,
}

impl Outline {
    /// The page of a parsed document.
    pub(super) fn of(document: &Document) -> Self {
        let mut walk = Walk {
            steps: document.root().children_it(true).map(Step::Enter).collect(),
            outline: Self { elements: vec![Element::default()], ..Self::default() },
            piece: Piece::default(),
            element: 0,
            links: 0,
            bold: 0,
        };
        while let Some(step) = walk.steps.pop() {
            match step {
                Step::Enter(node) => walk.enter(node),
                Step::Leave(open) => walk.leave(open),
            }
        }
        walk.flush();
        walk.outline
    }
}

impl<'a> Walk<'a> {
    fn enter(&mut self, node: NodeRef<'a>) {
        if node.is_text() {
            self.text(&node.text());
            return;
        }
        let Some(element) = node.element_ref() else { return };
        let name: &str = &element.name.local;
        let tag = Tag::of(name);
        if tag == Tag::Skipped {
            self.skipped(&node, name, &element);
            return;
        }
        let is_bold = matches!(name, "b" | "strong");
        let own = self.element(tag, &element);
        drop(element);
        if tag.is_block() {
            self.flush();
        }
        if tag == Tag::Break {
            return;
        }
        let open = Open { tag, is_bold, outer: self.element };
        if tag.is_block() {
            self.outline.elements.push(own);
            self.element = self.outline.elements.len() - 1;
        } else {
            self.piece.names = self.piece.names.and(own.names);
        }
        self.links += usize::from(tag == Tag::Link);
        self.bold += usize::from(is_bold);
        self.steps.push(Step::Leave(open));
        self.steps.extend(node.children_it(true).map(Step::Enter));
    }

    /// What is not drawn may state something.
    fn skipped(&mut self, node: &NodeRef, name: &str, element: &dom_query::Element) {
        let stated = &mut self.outline.stated;
        match name {
            "meta" => stated.meta(element),
            "script" => {
                let text = node.first_child().map(|text| text.text()).unwrap_or_default();
                stated.script(&text);
            }
            "title" if stated.page_title.is_empty() => stated.page_title = node.text().to_string(),
            _ => {}
        }
    }

    fn leave(&mut self, open: Open) {
        if open.tag.is_block() {
            self.flush();
            self.element = open.outer;
        }
        self.links -= usize::from(open.tag == Tag::Link);
        self.bold -= usize::from(open.is_bold);
    }

    fn element(&self, tag: Tag, element: &dom_query::Element) -> Element {
        let outer = self.outline.elements.get(self.element).copied().unwrap_or_default();
        let mut own = Element { parent: self.element, depth: outer.depth + 1, tag, ..outer };
        own.names = Names::default();
        let mut class_hash = hash(tag_number(tag), b"");
        for attribute in &element.attrs {
            let value: &str = &attribute.value;
            match &*attribute.name.local {
                "class" => {
                    own.is_of_readers |= may_be_of_readers(tag) && is_of_readers(value);
                    own.names = own.names.and(Names::of(value));
                    class_hash = hash(class_hash, value.as_bytes());
                }
                "id" | "role" | "data-testid" | "data-component" => {
                    own.is_of_readers |= may_be_of_readers(tag) && is_of_readers(value);
                    own.names = own.names.and(Names::of(value));
                }
                "itemprop" => {
                    own.names = own.names.and(Names::of(value));
                    own.is_body |= value.eq_ignore_ascii_case("articleBody");
                }
                "hidden" => own.is_hidden = true,
                "aria-hidden" => own.is_hidden |= value == "true",
                "style" => own.is_hidden |= is_hiding(value),
                _ => {}
            }
        }
        own.around = outer.around.and(own.names);
        own.tags = outer.tags | tag.bit();
        own.path = hash(class_hash, &(outer.path & 0xffff_ffff).to_le_bytes());
        own.path = (own.path << 32) | (class_hash & 0xffff_ffff);
        own
    }

    fn text(&mut self, text: &str) {
        let piece = &mut self.piece;
        for (number, word) in text.split_whitespace().enumerate() {
            let starts_apart = number > 0 || text.starts_with(char::is_whitespace);
            if starts_apart && !piece.text.is_empty() && !piece.text.ends_with(' ') {
                piece.text.push(' ');
            }
            piece.text.push_str(word);
            piece.link_len += if self.links > 0 { word.len() } else { 0 };
            piece.bold_len += if self.bold > 0 { word.len() } else { 0 };
        }
        let ends_apart = text.ends_with(char::is_whitespace);
        if ends_apart && !piece.text.is_empty() && !piece.text.ends_with(' ') {
            piece.text.push(' ');
        }
    }

    fn flush(&mut self) {
        let mut piece = std::mem::take(&mut self.piece);
        piece.text.truncate(piece.text.trim_end().len());
        if piece.text.is_empty() || self.outline.pieces.len() >= MOST_PIECES {
            return;
        }
        piece.element = self.element;
        self.outline.pieces.push(piece);
    }
}

/// Elements that hold all of the page or of its report say with such a name that it has comments.
const fn may_be_of_readers(tag: Tag) -> bool {
    !matches!(tag, Tag::Body | Tag::Main | Tag::Link | Tag::Inline | Tag::Heading(_) | Tag::Other)
}

fn is_hiding(style: &str) -> bool {
    let style: String = style.chars().take(200).filter(|char| !char.is_whitespace()).collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

fn tag_number(tag: Tag) -> u64 {
    u64::from(tag.bit()) + 77
}

/// FNV-1a: the same on every machine.
fn hash(start: u64, bytes: &[u8]) -> u64 {
    let start = start ^ 0xcbf2_9ce4_8422_2325;
    bytes.iter().fold(start, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

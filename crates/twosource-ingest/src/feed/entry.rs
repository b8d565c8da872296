//! What a feed says of its entries, in one form for all kinds of feeds.

use twosource_page::Block;
use twosource_text::BlockKind;

/// A value with the place that states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) value: String,
    /// `rss pubdate`, `json feed date_published`.
    pub(crate) origin: String,
}

impl Stated {
    /// A value that is not blank, on one line.
    pub(crate) fn new(value: &str, origin: impl Into<String>) -> Option<Self> {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        (!value.is_empty()).then(|| Self { value, origin: origin.into() })
    }
}

/// The feed that an entry was taken from (RSS and Atom `source`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Channel {
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
}

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What the feed calls it; part of the name of the document.
    pub(crate) id: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<Stated>,
    /// The text without the headline.
    pub(crate) blocks: Vec<Block>,
    pub(crate) published: Option<Stated>,
    pub(crate) modified: Option<Stated>,
    pub(crate) outlet: Option<Stated>,
    pub(crate) language: Option<Stated>,
    pub(crate) authors: Vec<String>,
    /// Where the authors are stated.
    pub(crate) authors_origin: String,
    pub(crate) source: Option<Channel>,
    /// Addresses of what it is based on.
    pub(crate) based_on: Vec<String>,
}

/// A feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Feed {
    pub(crate) title: Option<Stated>,
    pub(crate) language: Option<Stated>,
    pub(crate) authors: Vec<String>,
    pub(crate) entries: Vec<Entry>,
    /// Why the rest was not read.
    pub(crate) broken: Option<String>,
}

/// The blocks of a text that may be HTML: with a tag in it it is, else its lines are paragraphs.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    if has_tag(text) {
        return twosource_page::fragment(text);
    }
    let line = |line: &str| Block { kind: BlockKind::Paragraph, text: inline(line) };
    text.lines().map(line).filter(|block| !block.text.is_empty()).collect()
}

/// The same for a text that is no HTML, whatever it looks like.
pub(crate) fn plain_blocks(text: &str) -> Vec<Block> {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = |line| Block { kind: BlockKind::Paragraph, text: words(line) };
    text.lines().map(line).filter(|block| !block.text.is_empty()).collect()
}

/// A text on one line, without the tags and entities that it may have.
pub(crate) fn inline(text: &str) -> String {
    if !has_tag(text) && !text.contains('&') {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let lines: Vec<String> =
        twosource_page::fragment(text).into_iter().map(|block| block.text).collect();
    lines.join(" ")
}

/// Whether there is something like `<p>` or `</p>`, as there is not in `5 < 6`.
fn has_tag(text: &str) -> bool {
    let starts_tag = |rest: &str| rest.starts_with(|char: char| char.is_ascii_alphabetic());
    text.split('<')
        .skip(1)
        .any(|rest| starts_tag(rest.strip_prefix('/').unwrap_or(rest)) && rest.contains('>'))
}

/// Bytes of the words of blocks.
pub(crate) fn size(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.text.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::{blocks, inline};

    #[test]
    fn html_is_told_from_words() {
        assert_eq!(inline("Tram &amp; <b>bus</b>\n stop"), "Tram & bus stop");
        assert_eq!(inline("5 < 6 and 7 > 4"), "5 < 6 and 7 > 4");
        assert_eq!(inline("Ode &#8217; s"), "Ode ’ s");
    }

    #[test]
    fn lines_without_tags_are_paragraphs() {
        let texts = |text| blocks(text).into_iter().map(|block| block.text).collect::<Vec<_>>();
        assert_eq!(texts("One\n\nTwo  words\n"), ["One", "Two words"]);
        assert_eq!(texts("<p>One\ntwo</p>Three"), ["One two", "Three"]);
    }
}

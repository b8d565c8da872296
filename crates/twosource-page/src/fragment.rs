//! A piece of HTML that is all report, as feeds and wire formats (XHTML, NITF 3) carry them, to its blocks.
//!
//! Nothing is weighed and nothing left out but what is not read: scripts, styles, forms, pictures and
//! films. Two line breaks in a row part paragraphs, as one does not. Markup that would take very long to
//! parse loses its tags, of which those of blocks still part paragraphs.

use dom_query::{Document, NodeRef};
use twosource_text::BlockKind;

use crate::Block;
use crate::cost::{self, is_too_costly};
use crate::nesting::bounded;

/// The blocks of a piece of HTML or XHTML, in order.
pub fn fragment(html: &str) -> Vec<Block> {
    let html = bounded(html);
    if is_too_costly(&html, cost::LIMIT) {
        return without_tags(&html);
    }
    let document = Document::from(&*html);
    let mut walk = Walk::default();
    let mut steps = vec![Step::Enter(document.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) => walk.enter(node, &mut steps),
            Step::Leave(outer) => {
                walk.flush();
                walk.kind = outer;
            }
        }
    }
    walk.flush();
    walk.blocks
}

/// What stands between the tags.
fn without_tags(html: &str) -> Vec<Block> {
    let mut walk = Walk::default();
    for (number, part) in html.split('<').enumerate() {
        let (tag, words) =
            if number > 0 { part.split_once('>').unwrap_or_default() } else { ("", part) };
        let name = cost::name(tag.strip_prefix('/').unwrap_or(tag));
        if is_block(&name) {
            walk.flush();
        }
        walk.text(words);
    }
    walk.flush();
    walk.blocks
}

/// Where the walk is: nodes open, blocks close and give back the kind outside them.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Option<BlockKind>),
}

#[derive(Default)]
struct Walk {
    blocks: Vec<Block>,
    /// The words of the block so far, on one line.
    line: String,
    /// The kind of the block that the walk is in, where it is no paragraph.
    kind: Option<BlockKind>,
    /// Whether a line break came last.
    is_broken: bool,
}

impl Walk {
    fn enter<'a>(&mut self, node: NodeRef<'a>, steps: &mut Vec<Step<'a>>) {
        if node.is_text() {
            return self.text(&node.text());
        }
        let name = node.node_name().unwrap_or_default().to_ascii_lowercase();
        // XHTML in a feed may have a prefix.
        let name = name.rsplit(':').next().unwrap_or_default();
        if is_skipped(name) {
            return;
        }
        if name == "br" {
            return self.line_break();
        }
        if is_block(name) {
            self.flush();
            steps.push(Step::Leave(self.kind));
            self.kind = kind(name).or(self.kind);
        }
        steps.extend(node.children_it(true).map(Step::Enter));
    }

    fn text(&mut self, text: &str) {
        let starts_apart = text.starts_with(char::is_whitespace);
        for (number, word) in text.split_whitespace().enumerate() {
            if number > 0 || starts_apart {
                self.space();
            }
            self.line.push_str(word);
            self.is_broken = false;
        }
        if text.ends_with(char::is_whitespace) {
            self.space();
        }
    }

    fn line_break(&mut self) {
        if self.is_broken {
            self.flush();
        }
        self.space();
        self.is_broken = true;
    }

    fn space(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
    }

    fn flush(&mut self) {
        self.is_broken = false;
        let line = std::mem::take(&mut self.line);
        let text = line.trim().to_owned();
        if !text.is_empty() {
            self.blocks.push(Block { kind: self.kind.unwrap_or(BlockKind::Paragraph), text });
        }
    }
}

fn kind(name: &str) -> Option<BlockKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl2" => Some(BlockKind::Heading),
        "blockquote" | "bq" => Some(BlockKind::BlockQuote),
        "li" | "dt" | "dd" => Some(BlockKind::ListItem),
        "figcaption" | "caption" | "media-caption" => Some(BlockKind::Caption),
        _ => None,
    }
}

fn is_block(name: &str) -> bool {
    const OTHERS: [&str; 27] = [
        "address", "article", "aside", "block", "body", "center", "div", "dl", "figure", "lede",
        "media", "footer", "header", "hr", "main", "ol", "p", "pre", "section", "table", "tbody",
        "td", "th", "thead", "tr", "ul", "html",
    ];
    kind(name).is_some() || OTHERS.contains(&name)
}

fn is_skipped(name: &str) -> bool {
    const NAMES: [&str; 16] = [
        "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "audio",
        "video", "button", "select", "textarea", "form", "head", "canvas",
    ];
    NAMES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::fragment;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let shown: Vec<_> = fragment(html)
            .iter()
            .map(|block| format!("{:?}: {}", block.kind, block.text))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn blocks_of_a_report() {
        check(
            "<h2>No way\n back</h2><p>A <b>tram</b>, <a href=x>police</a> said.<p>It stopped.</p>\
             <blockquote><p>It was slow.</p></blockquote><ul><li>Two cars<li><p>One driver</ul>\
             <figure><img alt=x><figcaption>The depot</figcaption></figure>And <i>more</i>",
            &[
                "Heading: No way back",
                "Paragraph: A tram, police said.",
                "Paragraph: It stopped.",
                "BlockQuote: It was slow.",
                "ListItem: Two cars",
                "ListItem: One driver",
                "Caption: The depot",
                "Paragraph: And more",
            ],
        );
    }

    #[test]
    fn the_content_of_nitf() {
        check(
            "<block><hl2>Depot</hl2><p>It fell.</p></block><media><media-caption>Ode</media-caption>\
             </media>",
            &["Heading: Depot", "Paragraph: It fell.", "Caption: Ode"],
        );
    }

    #[test]
    fn line_breaks() {
        check("One<br>two<br/> <br>three", &["Paragraph: One two", "Paragraph: three"]);
        check("<br><br>", &[]);
    }

    #[test]
    fn plain_words_and_entities() {
        check("Caf&eacute; &amp; bar &lt;open&gt;", &["Paragraph: Café & bar <open>"]);
        check(" \n ", &[]);
    }

    #[test]
    fn prefixes_and_what_is_not_read() {
        check("<x:div><x:p>One</x:p><x:p>Two</x:p></x:div>", &["Paragraph: One", "Paragraph: Two"]);
        check("<p>One<script>alert(1)</script></p><style>p {}</style>", &["Paragraph: One"]);
    }

    #[test]
    fn deep_markup_is_read() {
        let deep = format!("{}One{}", "<div>".repeat(500), "</div>".repeat(500));
        check(&deep, &["Paragraph: One"]);
        let deeper = format!("{}One<p>Two", "<div><b></i></p>".repeat(50_000));
        check(&deeper, &["Paragraph: One", "Paragraph: Two"]);
    }
}

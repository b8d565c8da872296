//! The blocks of markup that is a report and nothing else: the body of an item of a news feed or of
//! an agency's file. Nothing is left out but scripts and the like.

use dom_query::{Document, NodeRef};
use twosource_text::BlockKind;

use crate::{Block, nesting};

/// What has no words of the report.
const WITHOUT_WORDS: [&str; 11] = [
    "script", "style", "noscript", "template", "iframe", "svg", "form", "button", "select", "head",
    "object",
];

/// What begins and ends a line, besides what [`kind`] knows (HTML; NITF 3).
const LINES: [&str; 24] = [
    "p", "div", "section", "article", "main", "header", "footer", "aside", "figure", "table",
    "thead", "tbody", "tr", "td", "th", "ul", "ol", "dl", "hr", "pre", "address", "block", "media",
    "lede",
];

/// What a step of the walk does.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Option<BlockKind>),
}

/// Reads HTML, XHTML or the content of NITF.
pub fn fragment(markup: &str) -> Vec<Block> {
    let document = Document::fragment(&*nesting::bounded(markup));
    let mut lines = Lines::default();
    // Its own stack: markup can be nested deeper than that of the thread.
    let mut steps = vec![Step::Enter(document.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(kind) => lines.leave(kind),
            Step::Enter(node) if node.is_text() => lines.words(&node.text()),
            Step::Enter(node) => enter(node, &mut lines, &mut steps),
        }
    }
    lines.end();
    lines.blocks
}

fn enter<'a>(node: NodeRef<'a>, lines: &mut Lines, steps: &mut Vec<Step<'a>>) {
    let name = node.node_name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
    // XML may have its names behind a prefix.
    let name = name.rsplit(':').next().unwrap_or_default();
    if WITHOUT_WORDS.contains(&name) || node.is_comment() {
        return;
    }
    if name == "br" {
        lines.words("\n");
        return;
    }
    let kind = kind(name);
    if kind.is_some() || LINES.contains(&name) {
        lines.enter(kind);
        steps.push(Step::Leave(kind));
    }
    let mut children: Vec<Step> = node.children_it(true).map(Step::Enter).collect();
    steps.append(&mut children);
}

/// What the words of an element are.
fn kind(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl2" => BlockKind::Heading,
        "li" | "dt" | "dd" => BlockKind::ListItem,
        "blockquote" | "bq" => BlockKind::BlockQuote,
        "figcaption" | "caption" | "media-caption" => BlockKind::Caption,
        _ => return None,
    })
}

#[derive(Default)]
struct Lines {
    blocks: Vec<Block>,
    /// The words since the last line ended.
    words: String,
    /// The kinds of the elements around.
    kinds: Vec<BlockKind>,
}

impl Lines {
    fn words(&mut self, words: &str) {
        self.words.push_str(words);
    }

    fn enter(&mut self, kind: Option<BlockKind>) {
        self.end();
        self.kinds.extend(kind);
    }

    fn leave(&mut self, kind: Option<BlockKind>) {
        self.end();
        if kind.is_some() {
            self.kinds.pop();
        }
    }

    /// The line ends here.
    fn end(&mut self) {
        let words = std::mem::take(&mut self.words);
        let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
            self.blocks.push(Block { kind, text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fragment;

    #[track_caller]
    fn check(markup: &str, expected: &[&str]) {
        let blocks = fragment(markup);
        let shown: Vec<_> =
            blocks.iter().map(|block| format!("{:?}: {}", block.kind, block.text)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn elements_are_blocks() {
        check("The tram <b>left</b> the rails.", &["Paragraph: The tram left the rails."]);
        check(
            "<h2>No way back</h2><p>It fell.<br>Nobody was hurt.</p><ul><li>Two cars</li></ul>\
             <blockquote><p>“Slow”</p></blockquote><figure><img><figcaption>The depot</figcaption>\
             </figure>",
            &[
                "Heading: No way back",
                "Paragraph: It fell. Nobody was hurt.",
                "ListItem: Two cars",
                "BlockQuote: “Slow”",
                "Caption: The depot",
            ],
        );
        check(
            "<p>a</p>b<div>c<p>d",
            &["Paragraph: a", "Paragraph: b", "Paragraph: c", "Paragraph: d"],
        );
    }

    #[test]
    fn what_has_no_words_is_left_out() {
        check(
            "<script>x()</script><p>It fell.</p><style>p{}</style><!-- no -->",
            &["Paragraph: It fell."],
        );
        check("", &[]);
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
    fn markup_may_be_nested_deeply() {
        let deep = format!("{}It fell.", "<div>".repeat(200_000));
        check(&deep, &["Paragraph: It fell."]);
    }
}

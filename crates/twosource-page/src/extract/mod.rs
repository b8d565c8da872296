//! The main text of a page.

use trafilatura::{ExtractionFocus, Options, extract};
use twosource_text::BlockKind;

use crate::Block;

/// The blocks of the report.
pub(crate) fn blocks(html: &str) -> Vec<Block> {
    let options = Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_focus(ExtractionFocus::FavorPrecision);
    let text = extract(html, &options).map(|result| result.content_text).unwrap_or_default();
    let block = |line: &str| Block { kind: BlockKind::Paragraph, text: line.trim().to_owned() };
    text.lines().filter(|line| !line.trim().is_empty()).map(block).collect()
}

//! Whether a page holds no report, and why.
//!
//! Finds: pages without text; error pages (a title that says so, little text); lists of reports (many
//! headlines that are links, no three paragraphs in a row; the front page of a site); stubs of paid
//! reports (marked as not free, little text).
//! Does not find: pages that hold something else than a report in running text, such as imprints.

use super::names::HEADINGS;
use super::outline::{Element, Outline, Piece, Tag};
use super::stated::Stated;
use crate::{Absence, Block};

/// Less text than this is no report.
const LEAST: usize = 120;
/// Less than this may be the start of a paid report or an error message.
const LITTLE: usize = 700;
/// Bytes from which a block is a paragraph of a report.
const PROSE: usize = 80;
/// Headlines from which a page may be a list.
const HEADLINES: usize = 8;
/// Bytes from which a link is a headline.
const HEADLINE: usize = 25;

/// What titles of error pages start with or are.
const ERRORS: [&str; 16] = [
    "404",
    "403",
    "500",
    "502",
    "503",
    "page not found",
    "not found",
    "access denied",
    "forbidden",
    "error",
    "just a moment",
    "attention required",
    "seite nicht gefunden",
    "page introuvable",
    "página no encontrada",
    "are you a robot",
];

/// Why the blocks that were taken are no report; `None` where they are one.
pub(super) fn absence(outline: &Outline, blocks: &[Block], path: &str) -> Option<Absence> {
    let stated = &outline.stated;
    let len: usize = blocks.iter().map(|block| block.text.len()).sum();
    let is_little = len < LITTLE;
    if is_little && is_error(&stated.page_title) {
        return Some(Absence::Error);
    }
    if is_little && stated.is_paid {
        return Some(Absence::Paid);
    }
    if is_list(outline, blocks, stated, path) {
        return Some(Absence::List);
    }
    (len < LEAST).then_some(Absence::Empty)
}

fn is_error(title: &str) -> bool {
    let title = title.trim().to_lowercase();
    let says = |error: &str| {
        let rest = title.strip_prefix(error);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    ERRORS.iter().any(|error| says(error))
}

fn is_list(outline: &Outline, blocks: &[Block], stated: &Stated, path: &str) -> bool {
    if stated.is_article || longest_run(blocks) >= 3 {
        return false;
    }
    let paragraphs = blocks.iter().filter(|block| is_paragraph(block)).count();
    let headlines = outline.pieces.iter().filter(|piece| is_headline(outline, piece)).count();
    let is_front = matches!(path, "" | "/");
    headlines >= HEADLINES && (headlines >= 2 * paragraphs || is_front)
}

/// Paragraphs that follow each other without a heading between.
fn longest_run(blocks: &[Block]) -> usize {
    let (mut run, mut longest) = (0, 0);
    for block in blocks {
        run = if is_paragraph(block) { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

fn is_paragraph(block: &Block) -> bool {
    block.text.len() >= PROSE && block.text.ends_with(['.', '!', '?', '”', '"', '»', '“'])
}

/// A link that is as long as a headline, in a heading or a list.
fn is_headline(outline: &Outline, piece: &Piece) -> bool {
    let element: Option<&Element> = outline.elements.get(piece.element);
    let is_named = element.is_some_and(|element| {
        matches!(element.tag, Tag::Heading(_) | Tag::Item) || element.names.has(HEADINGS)
    });
    is_named && piece.text.len() >= HEADLINE && piece.link_len * 10 >= piece.text.len() * 8
}

#[cfg(test)]
mod tests {
    use crate::{Absence, Source, read};

    fn absence(html: &str, url: &str) -> Option<Absence> {
        read(html, &Source { url: Some(url.to_owned()), seen: None }).absence
    }

    #[test]
    fn a_list_of_reports_is_no_report() {
        let item = |n: usize| {
            format!(
                "<article><h2><a href='/r/{n}'>Council of Skerling votes on the harbor, part {n}</a></h2>\
                 <p>The council met on Monday and voted on what is to come of the old harbor.</p></article>"
            )
        };
        let page: String = (0..20).map(item).collect();
        let page = format!("<title>Harbor Post</title><main>{page}</main>");
        assert_eq!(absence(&page, "https://post.example/news"), Some(Absence::List));
    }

    #[test]
    fn an_error_is_no_report() {
        let page = "<title>404 - Page not found</title><main><h1>Not found</h1>\
            <p>We could not find the page that you were looking for, please try the search.</p></main>";
        assert_eq!(absence(page, "https://post.example/x"), Some(Absence::Error));
    }

    #[test]
    fn the_start_of_a_paid_report_is_no_report() {
        let page = "<title>Bridge closes</title><script type='application/ld+json'>\
            {\"@type\": \"NewsArticle\", \"isAccessibleForFree\": false}</script><article>\
            <h1>Bridge closes</h1><p>The old bridge in Ostrand will close on Monday, the mayor said.</p>\
            <p>Subscribe to read on.</p></article>";
        assert_eq!(absence(page, "https://post.example/bridge"), Some(Absence::Paid));
    }

    #[test]
    fn a_report_is_one() {
        let page = "<title>Bridge closes</title><article><h1>Bridge closes</h1>\
            <p>The old bridge in Ostrand will close on Monday, Mayor Ilse Brandt said on Friday.</p>\
            <p>Traffic will be led over the new bridge in the north until the end of the year.</p>\
            <p>“Nobody will be cut off,” she told reporters in front of the town hall.</p></article>";
        assert_eq!(absence(page, "https://post.example/bridge"), None);
    }
}

//! How words are found again: by position, and by the words with those around them.

use twosource_text::{Document, Span};

use super::id;
use super::wire::{Body, Selector, Target, Words};

/// Code points of the text before and behind the words that are given with them.
const CONTEXT: usize = 32;

/// The words of a span at their place.
pub(super) fn target(document: &Document, span: Span) -> Target<'_> {
    let selector = selectors(document, span);
    Target::Words(Words { kind: "SpecificResource", source: source(document), selector })
}

/// The same as a body.
pub(super) fn body<'a>(purpose: &'static str, document: &'a Document, span: Span) -> Body<'a> {
    let selector = Some(selectors(document, span));
    Body::SpecificResource { purpose, source: source(document), selector }
}

fn selectors(document: &Document, span: Span) -> [Selector<'_>; 2] {
    let points = document.code_points(span);
    let text = document.text();
    let before = text.get(..span.start()).unwrap_or("");
    let behind = text.get(span.end()..).unwrap_or("");
    let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let to = behind.char_indices().nth(CONTEXT).map_or(behind.len(), |(at, _)| at);
    [
        Selector::TextPositionSelector { start: points.start, end: points.end },
        Selector::TextQuoteSelector {
            exact: document.slice(span),
            prefix: before.get(from..).unwrap_or(""),
            suffix: behind.get(..to).unwrap_or(""),
        },
    ]
}

/// The address of a document where it is one, else its identity.
pub(super) fn source(document: &Document) -> String {
    let address = document.meta.url.as_deref().filter(|url| is_iri(url));
    address.map_or_else(|| id::document(document.id()), str::to_owned)
}

/// Whether an address of the web can stand as an IRI (RFC 3987) as it is written.
fn is_iri(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let barred =
        |char: char| char.is_whitespace() || char.is_control() || "<>\"{}|\\^`".contains(char);
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(barred))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_at_the_ends_have_what_context_there_is() {
        let document = Document::new("a.txt", "Öre \u{1f68b} tram");
        let select = |words| match selectors(&document, document.find(words).unwrap()) {
            [
                Selector::TextPositionSelector { start, end },
                Selector::TextQuoteSelector { prefix, suffix, .. },
            ] => (start, end, prefix, suffix),
            _ => unreachable!(),
        };
        assert_eq!(select("Öre"), (0, 3, "", " \u{1f68b} tram"));
        assert_eq!(select("tram"), (6, 10, "Öre \u{1f68b} ", ""));
    }

    #[test]
    fn context_is_of_32_code_points() {
        let text = format!("{}x{}", "ä".repeat(40), "ö".repeat(40));
        let document = Document::new("a.txt", text);
        let [_, Selector::TextQuoteSelector { prefix, suffix, .. }] =
            selectors(&document, document.find("x").unwrap())
        else {
            unreachable!()
        };
        assert_eq!((prefix, suffix), (&*"ä".repeat(32), &*"ö".repeat(32)));
    }

    #[test]
    fn only_addresses_of_the_web_are_sources() {
        let mut document = Document::new("a.txt", "The bridge will close.");
        let identity = source(&document);
        assert!(identity.starts_with("urn:uuid:"));
        for (url, is_source) in [
            ("https://post.example/news/bridge?id=4#top", true),
            ("http://post.example/brücke", true),
            ("/news/bridge", false),
            ("javascript:alert(1)", false),
            ("https://post.example/two words", false),
            ("https://", false),
        ] {
            document.meta.url = Some(url.to_owned());
            assert_eq!(source(&document) == url, is_source, "{url}");
            assert!(is_source || source(&document) == identity);
        }
    }
}

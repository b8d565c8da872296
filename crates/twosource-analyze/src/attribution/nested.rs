//! Reports inside reports: "the news agency said [the minister said [prices would rise]]".
//!
//! What it does: runs the encoder once more on the words of each content that holds a reporting
//! verb, and keeps what it finds there as an inner attribution.
//!
//! Why: the corpus that the encoder learned from marks one level only, so that the flat pass never
//! sees the inner one. The reporting-verb condition keeps precision: without it most finds are
//! wishes and thoughts.

use twosource_models::Resources;
use twosource_text::{Document, Span};

use super::link::{Link, links};
use super::window::Window;

/// Shortest content, in words, that can hold a report worth finding.
const MIN_WORDS: usize = 6;

/// Inner links with the index of the outer link whose content holds them.
pub(crate) fn inner(
    document: &Document,
    window: &Window,
    outer: &[Link],
    resources: &Resources,
) -> Vec<(usize, Link)> {
    let mut found: Vec<(usize, Link)> = Vec::new();
    for (at, link) in outer.iter().enumerate() {
        for &content in &link.content {
            for inner in inside(document, window, content, resources) {
                let known = outer.iter().chain(found.iter().map(|(_, link)| link));
                if known.into_iter().all(|other| other.cue != inner.cue) {
                    found.push((at, inner));
                }
            }
        }
    }
    found
}

/// What a second pass finds inside one content.
fn inside(document: &Document, window: &Window, content: Span, resources: &Resources) -> Vec<Link> {
    let words: Vec<Span> = window.words().collect();
    let first = words.partition_point(|word| word.start() < content.start());
    let end = words.partition_point(|word| word.end() <= content.end());
    let reports = |span: Span| reports(document, span, resources);
    let all = words.len();
    if end < first + MIN_WORDS
        || end - first == all
        || !words.get(first..end).unwrap_or_default().iter().any(|&word| reports(word))
    {
        return Vec::new();
    }
    let part = window.cut(first, end);
    let Some(scores) = resources.encoder.encode(&part.input()) else { return Vec::new() };
    let (_, mut found) = links(&part, &scores, &resources.decoder);
    found.retain(|link| link.source.is_some() && reports(link.cue));
    found
}

/// Whether a cue holds a reporting verb.
fn reports(document: &Document, cue: Span, resources: &Resources) -> bool {
    document.slice(cue).split_whitespace().any(|word| {
        resources.lexicon.reporting_verbs.has(word.trim_matches(|c: char| !c.is_alphabetic()))
    })
}

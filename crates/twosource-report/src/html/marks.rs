//! Phrases and passages as markup.

use maud::{Markup, html};
use twosource_compare::{Finding, Stance};
use twosource_text::{Passage, Span};

use super::story::Story;
use crate::clean::one_line;
use crate::phrase::{Phrase, Piece, Tone};

/// The name of a finding in the attributes of the page, which style and script read.
pub(super) const fn class(finding: Finding) -> &'static str {
    match finding {
        Finding::Differs => "differs",
        Finding::Denied => "denied",
        Finding::Superseded => "superseded",
        Finding::Agreed => "agreed",
        Finding::OneVoice => "one-voice",
        Finding::MoreSpecific => "more",
        Finding::OtherAnswer => "answer",
        Finding::Reworded => "reworded",
        Finding::OnlyInOne => "only",
    }
}

/// The sign of a stance, which tells it without color.
pub(super) const fn sign(stance: Stance) -> &'static str {
    match stance {
        Stance::Says => "●",
        Stance::SaysMore => "⊕",
        Stance::OtherStand => "→",
        Stance::Differs => "≠",
        Stance::Denies => "¬",
    }
}

/// What a stance is called.
pub(super) const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Says => "says it",
        Stance::SaysMore => "says it with more detail",
        Stance::OtherStand => "tells an earlier or a later stand",
        Stance::Differs => "differs",
        Stance::Denies => "denies it",
    }
}

/// A phrase, each tone with its element.
pub(super) fn phrase(phrase: &Phrase) -> Markup {
    html! { @for piece in &phrase.pieces { (self::piece(piece)) } }
}

fn piece(piece: &Piece) -> Markup {
    let text = &piece.text;
    html! {
        @match piece.tone {
            Tone::Plain => (text),
            Tone::Aside => span.aside { (text) },
            Tone::Strong => strong { (text) },
            Tone::Place => span.place { (text) },
            Tone::Name => span.name { (text) },
            Tone::Words => span.words { (text) },
            Tone::Value => b.value { (text) },
            Tone::Finding(_) => strong { (text) },
        }
    }
}

/// What stands out in a passage in its context.
pub(super) struct Highlights {
    /// The words that are cited; around them stands the context.
    pub(super) cited: Span,
    /// Values that differ.
    pub(super) values: Vec<Span>,
    /// Words that other reports have too.
    pub(super) matched: Vec<Span>,
}

/// A passage with its words cited, compared and matched, and what stands around them.
pub(super) fn in_context(story: &Story, whole: Passage, highlights: &Highlights) -> Markup {
    let document = story.sources.document(whole.document);
    let pieces = document.map(|document| {
        let inner = highlights.values.iter().chain(&highlights.matched).copied();
        let stretches: Vec<Span> = inner.chain([highlights.cited]).collect();
        let spans = story.sources.pieces(whole, &stretches);
        let is_cited = |span: Span| highlights.cited.contains(span);
        let first = spans.partition_point(|&span| span.end() <= highlights.cited.start());
        let last = first + spans.iter().skip(first).take_while(|&&span| is_cited(span)).count();
        let text = |range: std::ops::Range<usize>| {
            let spans = spans.get(range).unwrap_or_default();
            let words: String = spans.iter().map(|&span| document.slice(span)).collect();
            one_line(&words)
        };
        html! {
            span.context { (text(0..first)) }
            mark {
                @for &span in spans.get(first..last).unwrap_or_default() {
                    (highlighted(&one_line(document.slice(span)), span, highlights))
                }
            }
            span.context { (text(last..spans.len())) }
        }
    });
    pieces.unwrap_or_default()
}

fn highlighted(text: &str, span: Span, highlights: &Highlights) -> Markup {
    let holds = |spans: &[Span]| spans.iter().any(|other| other.contains(span));
    html! {
        @if holds(&highlights.values) { b.value { (text) } }
        @else if holds(&highlights.matched) { u { (text) } }
        @else { (text) }
    }
}

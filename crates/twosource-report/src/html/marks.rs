//! Phrases and passages as markup.

use std::ops::Range;

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
    let Some(document) = story.sources.document(whole.document) else { return html! {} };
    let inner = highlights.values.iter().chain(&highlights.matched).copied();
    let stretches: Vec<Span> = inner.chain([highlights.cited]).collect();
    let mut runs: Vec<(Light, String)> = Vec::new();
    for span in story.sources.pieces(whole, &stretches) {
        let (light, words) = (highlights.light(span), document.slice(span));
        match runs.last_mut() {
            Some((last, text)) if *last == light => text.push_str(words),
            _ => runs.push((light, words.to_owned())),
        }
    }
    let is_context = |(light, _): &(Light, String)| *light == Light::Context;
    let first = runs.iter().take_while(|run| is_context(run)).count();
    let last = runs.len() - runs.iter().rev().take_while(|run| is_context(run)).count();
    let part = |range: Range<usize>| runs.get(range).unwrap_or_default();
    html! {
        @for (_, text) in part(0..first) { span.context { (one_line(text)) } }
        mark { @for (light, text) in part(first..last) { (lit(*light, &one_line(text))) } }
        @for (_, text) in part(last..runs.len()) { span.context { (one_line(text)) } }
    }
}

/// What a stretch of a passage is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Light {
    Context,
    Cited,
    Matched,
    Value,
}

impl Highlights {
    fn light(&self, span: Span) -> Light {
        let holds = |spans: &[Span]| spans.iter().any(|other| other.contains(span));
        match () {
            () if !self.cited.contains(span) => Light::Context,
            () if holds(&self.values) => Light::Value,
            () if holds(&self.matched) => Light::Matched,
            () => Light::Cited,
        }
    }
}

fn lit(light: Light, text: &str) -> Markup {
    html! {
        @match light {
            Light::Value => b.value { (text) },
            Light::Matched => u { (text) },
            Light::Cited | Light::Context => (text),
        }
    }
}

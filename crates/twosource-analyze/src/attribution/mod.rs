//! Who said what: sources, cues and contents (the attribution relation of PARC 3).
//!
//! ```text
//! block -> window (words, pieces, input types)
//!       -> encoder scores
//!       -> labels   the best sequence of BIO tags that is well formed      (viterbi)
//!       -> links    each content to its cue, each cue to its source,
//!                   with a confidence                                      (link)
//!       -> nested   once more inside contents that hold a reporting verb   (nested)
//!       -> kind     direct, indirect or mixed, by quotation marks          (kind)
//!       -> repair   what syntax knows better: interruption, coordination   (repair)
//!       -> hedge    without the outlet's own "it seems"                    (hedge)
//!       -> added    clauses of reporting verbs that were left out          (complement)
//!       -> goes on  quotations over several paragraphs, floating ones      (quotation)
//!       -> relay    the inner voice of "X, citing Y, said"                 (relay)
//! ```

mod complement;
mod confidence;
mod deed;
mod feature;
mod hedge;
mod kind;
mod link;
mod nested;
mod pointer;
mod quotation;
mod relay;
mod repair;
mod viterbi;
mod window;

use twosource_models::{Resources, Window as Input};
use twosource_text::{Document, Note, NoteKind, Span};

pub use confidence::Confidence;
pub(crate) use hedge::is_inference;
pub use kind::AttributionKind;
pub use link::Link;
use window::Window;

use crate::prose::Prose;
use crate::syntax::Syntax;

/// One source, cue and content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attribution {
    /// Who is said to stand behind the content; `None` where the text does not say.
    pub source: Option<Span>,
    /// The words that attribute.
    pub cue: Span,
    /// Words after the cue that tell where, when or how it was said: "said [at a briefing]".
    pub manner: Option<Span>,
    /// What is attributed, in one or more pieces, in text order, never empty.
    pub content: Vec<Span>,
    /// Direct, indirect or mixed.
    pub kind: AttributionKind,
    /// Index, in [`Analysis::attributions`](crate::Analysis::attributions), of the attribution
    /// whose content holds this one: the next voice outward.
    pub parent: Option<usize>,
    /// How likely source, cue and content are right.
    pub confidence: Confidence,
}

impl Attribution {
    /// From the first to the last byte of source, cue and content.
    pub fn extent(&self) -> Span {
        let parts = self.content.iter().copied().chain(self.source);
        parts.fold(self.cue, Span::cover)
    }
}

/// What the attribution stage finds in a document.
pub(crate) struct Found {
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) unattributed: Vec<Span>,
}

/// Attributions of all `blocks`, in text order.
pub(crate) fn attributions(
    document: &Document,
    blocks: &[Prose],
    syntax: &Syntax,
    resources: &Resources,
    notes: &mut Vec<Note>,
) -> Found {
    let mut attributions: Vec<Attribution> = Vec::new();
    let mut unread = 0;
    for window in window::windows(document, blocks, syntax, &resources.pieces) {
        let Some(scores) = resources.encoder.encode(&window.input()) else {
            unread += 1;
            continue;
        };
        let (_, outer) = link::links(&window, &scores, &resources.decoder);
        let inner = nested::inner(document, &window, &outer, resources);
        let first = attributions.len();
        attributions.extend(outer.iter().map(|link| kind::typed(document, blocks, link, None)));
        attributions.extend(
            inner
                .iter()
                .map(|(parent, link)| kind::typed(document, blocks, link, Some(first + parent))),
        );
    }
    if unread > 0 {
        let message = format!("{unread} passages could not be read by the encoder");
        notes.push(Note::new(NoteKind::Unreadable, message));
    }
    let mut attributions = repair::repaired(document, blocks, syntax, attributions);
    attributions.retain(|attribution| {
        !hedge::is_hedge(syntax, attribution)
            && !deed::is_deed(document, syntax, attribution)
            && !deed::is_refusal(document, syntax, attribution)
    });
    let mut attributions = complement::added(document, blocks, syntax, resources, attributions);
    quotation::continue_quotations(document, blocks, &mut attributions);
    let attributions = relay::chains(document, blocks, syntax, attributions);
    let attributions = without_cycles(attributions);
    let unattributed = quotation::unattributed(document, blocks, &attributions);
    Found { attributions: in_text_order(&attributions), unattributed }
}

/// Attributions none of which is inside itself: where two finds each hold the other one, the earlier
/// stands outside.
fn without_cycles(mut attributions: Vec<Attribution>) -> Vec<Attribution> {
    for at in 0..attributions.len() {
        let parent = |of: &usize| attributions.get(*of).and_then(|attribution| attribution.parent);
        let above = std::iter::successors(parent(&at), parent).take(attributions.len());
        let is_inside_itself = above.clone().any(|outer| outer == at);
        if is_inside_itself && let Some(attribution) = attributions.get_mut(at) {
            attribution.parent = None;
        }
    }
    attributions
}

/// What the encoder reads of one window: for training.
#[derive(Clone, Debug, PartialEq)]
pub struct EncoderWindow {
    /// The window's words, each with the index of its first piece and that of its sentence.
    pub words: Vec<(Span, usize, usize)>,
    /// Pieces, input types and syntax.
    pub input: Input,
}

/// What the decoder finds in one window, before nesting and continued quotations: for comparison
/// with a reference decoder.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The window's words, each with its tag, 0 to 6 in the order of the encoder's outputs.
    pub tags: Vec<(Span, usize)>,
    /// Contents linked to cues and sources.
    pub links: Vec<Link>,
}

/// Every window of a document, as the encoder reads it.
pub fn encoder_windows(document: &Document, resources: &Resources) -> Vec<EncoderWindow> {
    let read =
        |window: &Window| EncoderWindow { words: window.places().collect(), input: window.input() };
    all_windows(document, resources).iter().map(read).collect()
}

/// The decoder's output for every window of a document.
pub fn decode(document: &Document, resources: &Resources) -> Vec<Decoded> {
    let decoded = all_windows(document, resources).into_iter().filter_map(|window| {
        let scores = resources.encoder.encode(&window.input())?;
        let (tags, links) = link::links(&window, &scores, &resources.decoder);
        Some(Decoded {
            tags: window.words().zip(tags.iter().map(|&tag| tag as usize)).collect(),
            links,
        })
    });
    decoded.collect()
}

fn all_windows(document: &Document, resources: &Resources) -> Vec<Window> {
    let blocks = crate::prose::blocks(document);
    let sentences = crate::sentence::sentences(document, &blocks, &resources.lexicon);
    let syntax = Syntax::read(document, &blocks, &sentences, &resources.syntax);
    window::windows(document, &blocks, &syntax, &resources.pieces).collect()
}

/// Sorts by place and moves the parent indices along.
fn in_text_order(attributions: &[Attribution]) -> Vec<Attribution> {
    let mut order: Vec<usize> = (0..attributions.len()).collect();
    let place = |&at: &usize| attributions.get(at).map(|a| (a.extent(), a.cue, a.content.clone()));
    order.sort_by_key(place);
    let mut position = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        if let Some(slot) = position.get_mut(old) {
            *slot = new;
        }
    }
    let moved = |parent: usize| position.get(parent).copied();
    order
        .iter()
        .filter_map(|&old| attributions.get(old))
        .map(|a| Attribution { parent: a.parent.and_then(moved), ..a.clone() })
        .collect()
}

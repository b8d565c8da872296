//! Contents to cues, cues to sources, and how sure that is.

use std::collections::BTreeMap;

use twosource_models::{Decoder, Evidence, Scores, log_odds};
use twosource_text::Span;

use super::confidence::Confidence;
use super::pointer::{Pointers, Words, mean, tag_log_probabilities};
use super::viterbi::{Role, Tag, best_tags, spans_of};
use super::window::Window;

/// One cue with the contents and the source that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Who is said to stand behind the content.
    pub source: Option<Span>,
    /// The words that attribute.
    pub cue: Span,
    /// What is attributed, in text order, never empty.
    pub content: Vec<Span>,
    /// How likely it is right.
    pub confidence: Confidence,
}

/// The tags of a window's words and its links, in the order of their cues.
pub(super) fn links(window: &Window, scores: &Scores, decoder: &Decoder) -> (Vec<Tag>, Vec<Link>) {
    let tags = tag_log_probabilities(window, scores);
    let best = best_tags(&tags, &decoder.bias);
    let scored = Scored {
        window,
        decoder,
        tags: &tags,
        to_cue: Pointers::new(window, &scores.content_cue),
        to_source: Pointers::new(window, &scores.cue_source),
    };
    let found = linked(&best, &scored);
    (best, found.iter().filter_map(|found| scored.link(found)).collect())
}

/// Source, cue and contents.
type Parts = (Option<Words>, Words, Vec<Words>);

/// Each content goes to the cue with the best mean pointer score, contents of one cue are joined,
/// and each cue takes the best source unless "none" scores at least as high. Cues and sources of
/// the same sentence come before those elsewhere. Cues without content and contents without a cue
/// are dropped.
fn linked(tags: &[Tag], scored: &Scored) -> Vec<Parts> {
    let cues = spans_of(tags, Role::Cue);
    let sources = spans_of(tags, Role::Source);
    let mut contents: BTreeMap<Words, Vec<Words>> = BTreeMap::new();
    for content in spans_of(tags, Role::Content) {
        let to_cue = |cue: &Words| scored.to_cue.mean_score(content, Some(cue.0));
        if let Some((cue, _)) = best(&scored.near(content, &cues), to_cue) {
            contents.entry(cue).or_default().push(content);
        }
    }
    let linked = contents.into_iter();
    linked.map(|(cue, contents)| (scored.source(cue, &sources), cue, contents)).collect()
}

/// A window with what the encoder says of it.
struct Scored<'a> {
    window: &'a Window,
    decoder: &'a Decoder,
    /// Log probabilities.
    tags: &'a [[f64; 7]],
    to_cue: Pointers<'a>,
    to_source: Pointers<'a>,
}

impl Scored<'_> {
    /// Those of `others` that begin in the sentences of `words`; all of them where none does.
    ///
    /// In the training part of `PolNeAR` one content in 300 belongs to a cue elsewhere although its
    /// sentence has a cue, and one cue in 900 to a source elsewhere although its sentence has one.
    fn near(&self, words: Words, others: &[Words]) -> Vec<Words> {
        let sentences = self.window.sentences(words.0, words.1);
        let is_near = |other: &&Words| {
            self.window.sentences(other.0, other.1).next().is_some_and(|at| sentences.contains(&at))
        };
        let found: Vec<Words> = others.iter().filter(is_near).copied().collect();
        if found.is_empty() { others.to_vec() } else { found }
    }

    fn source(&self, cue: Words, sources: &[Words]) -> Option<Words> {
        let to_source = |source: &Words| self.to_source.mean_score(cue, Some(source.0));
        let none = self.to_source.mean_score(cue, None);
        let found = best(&self.near(cue, sources), to_source).filter(|found| found.1 > none);
        found.map(|(source, _)| source)
    }

    /// A link with its confidence; `None` where that is too low.
    fn link(&self, (source, cue, contents): &Parts) -> Option<Link> {
        let confidence = self.decoder.confidence(&self.evidence(*source, *cue, contents));
        if confidence < self.decoder.threshold {
            return None;
        }
        let span = |words: &Words| self.window.span(words.0, words.1);
        Some(Link {
            source: source.as_ref().and_then(span),
            cue: span(cue)?,
            content: contents.iter().filter_map(span).collect(),
            confidence: Confidence::of(confidence),
        })
    }

    fn evidence(&self, source: Option<Words>, cue: Words, contents: &[Words]) -> Evidence {
        let words: Vec<usize> = contents.iter().flat_map(|content| content.0..content.1).collect();
        let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
        let to_cue = words.iter().map(|&word| self.to_cue.probability(word, Some(cue.0)));
        let target = source.map(|source| source.0);
        let to_source = (cue.0..cue.1).map(|word| self.to_source.probability(word, target));
        Evidence {
            cue: log_odds(self.mean_probability(cue.0..cue.1, Role::Cue)),
            content: log_odds(self.mean_probability(words.iter().copied(), Role::Content)),
            cue_link: log_odds(mean(to_cue)),
            source_link: log_odds(mean(to_source)),
            has_source: if source.is_some() { 1.0 } else { 0.0 },
            length: libm::log(f64::from(count.max(1))),
        }
    }

    /// Mean probability that words have a role.
    fn mean_probability(&self, words: impl Iterator<Item = usize>, role: Role) -> f64 {
        let (begin, inside) = role.tags();
        mean(
            words
                .filter_map(|word| self.tags.get(word))
                .map(|tags| libm::exp(tags[begin as usize]) + libm::exp(tags[inside as usize])),
        )
    }
}

/// The best item with its score; the first of equals.
fn best(items: &[Words], score: impl Fn(&Words) -> f64) -> Option<(Words, f64)> {
    let scored = items.iter().map(|item| (*item, score(item)));
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

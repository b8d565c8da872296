//! Which words of one text are the same words of another, in order.
//!
//! Copied passages say where; inside them the words are aligned step by step. Sentences that both have
//! word for word are the same words too, quotations in them as well: everywhere in a copy, and beside
//! copied passages in other reports.

use std::collections::BTreeMap;
use std::ops::Range;

use twosource_text::Span;

use crate::account::{Lineage, Report};

/// How many words are looked ahead where two texts part.
const AHEAD: usize = 12;

/// The words of a report as they are compared.
pub(crate) struct Words {
    /// In small letters.
    pub(crate) lower: Vec<String>,
    spans: Vec<Span>,
    /// The words of each sentence of the body.
    sentences: Vec<Range<usize>>,
}

impl Words {
    pub(crate) fn of(report: &Report) -> Self {
        let (document, analysis) = (&report.document, &report.analysis);
        let spans: Vec<Span> = analysis.words.iter().map(|word| word.span).collect();
        let lower = spans.iter().map(|&span| document.slice(span).to_lowercase()).collect();
        let mut found = Self { lower, spans, sentences: Vec::new() };
        let headings: Vec<usize> = analysis
            .statements
            .iter()
            .filter(|statement| statement.is_heading)
            .map(|statement| statement.sentence)
            .collect();
        let body = analysis.sentences.iter().enumerate();
        let body = body.filter(|(at, _)| headings.binary_search(at).is_err());
        found.sentences = body
            .map(|(_, sentence)| found.inside(sentence.span))
            .filter(|range| !range.is_empty())
            .collect();
        found
    }

    /// The words that a span holds.
    pub(crate) fn inside(&self, span: Span) -> Range<usize> {
        let start = self.spans.partition_point(|word| word.start() < span.start());
        let end = self.spans.partition_point(|word| word.end() <= span.end());
        start..end.max(start)
    }

    /// The sentences of the body, each as its words.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = &[String]> {
        self.sentences.iter().filter_map(|range| self.lower.get(range.clone()))
    }

    /// The sentences of the body with the places of their words.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = (&Range<usize>, &[String])> {
        let words = |range: &Range<usize>| self.lower.get(range.clone()).unwrap_or_default();
        self.sentences.iter().map(move |range| (range, words(range)))
    }

    /// The spans of the first and the last word of a range, as one.
    pub(crate) fn span(&self, range: &Range<usize>) -> Option<Span> {
        let (first, last) =
            (self.spans.get(range.start)?, self.spans.get(range.end.checked_sub(1)?)?);
        Some(first.cover(*last))
    }
}

/// For each word of the one report the same word of the other.
pub(crate) struct WordMap {
    to: Vec<Option<usize>>,
}

impl WordMap {
    /// From the one report of a lineage to the other; `is_left` where the one is the first of them.
    pub(crate) fn new(from: &Words, to: &Words, lineage: &Lineage, is_left: bool) -> Self {
        let mut map = Self { to: vec![None; from.lower.len()] };
        for (left, right) in &lineage.passages {
            let (own, other) = if is_left { (left, right) } else { (right, left) };
            map.align(from, to, from.inside(own.span), to.inside(other.span));
        }
        map.add_sentences(from, to, lineage.is_copy);
        map
    }

    /// The same word in the other text.
    pub(crate) fn get(&self, word: usize) -> Option<usize> {
        self.to.get(word).copied().flatten()
    }

    fn set(&mut self, word: usize, other: usize) {
        if let Some(slot) = self.to.get_mut(word) {
            slot.get_or_insert(other);
        }
    }

    /// Aligns two stretches word by word; where they part, by the nearest two words that are the same
    /// in both.
    fn align(&mut self, from: &Words, to: &Words, own: Range<usize>, other: Range<usize>) {
        let (mut a, mut b) = (own.start, other.start);
        let same = |x: usize, y: usize| {
            x < own.end
                && y < other.end
                && from.lower.get(x).is_some()
                && from.lower.get(x) == to.lower.get(y)
        };
        while a < own.end && b < other.end {
            if same(a, b) {
                self.set(a, b);
                (a, b) = (a + 1, b + 1);
                continue;
            }
            let steps = (1..=2 * AHEAD).flat_map(|sum| (0..=sum).map(move |i| (i, sum - i)));
            let is_end = |x: usize, y: usize| x + 1 == own.end || y + 1 == other.end;
            let next = steps.filter(|(i, j)| *i <= AHEAD && *j <= AHEAD).find(|(i, j)| {
                let (x, y) = (a + i, b + j);
                same(x, y) && (same(x + 1, y + 1) || is_end(x, y))
            });
            let Some((i, j)) = next else {
                (a, b) = (a + 1, b + 1);
                continue;
            };
            (a, b) = (a + i, b + j);
        }
    }

    /// Adds the sentences that both have word for word: of a copy all, else those that a copied passage
    /// reaches into.
    fn add_sentences(&mut self, from: &Words, to: &Words, is_copy: bool) {
        let mut known: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
        for (at, sentence) in to.sentences().enumerate() {
            known.entry(sentence).or_default().push(at);
        }
        let mut next = 0;
        for (range, sentence) in from.sentences.iter().zip(from.sentences()) {
            let reached = range.clone().any(|word| self.get(word).is_some());
            let Some(places) = known.get(sentence).filter(|_| is_copy || reached) else { continue };
            let place = places.iter().find(|&&at| at >= next).or(places.first());
            let Some((at, other)) = place.and_then(|&at| Some((at, to.sentences.get(at)?))) else {
                continue;
            };
            next = at + 1;
            for (own, other) in range.clone().zip(other.clone()) {
                self.set(own, other);
            }
        }
    }
}

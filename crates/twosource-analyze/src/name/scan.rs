//! Capitalized runs to names.

use rustc_hash::FxHashSet;
use twosource_models::Resources;
use twosource_text::{Document, Span};

use super::Mention;
use crate::sentence::Sentence;
use crate::word::{Word, WordKind};

/// All names in text order, each with the title before it.
pub(super) fn names(
    document: &Document,
    words: &[Word],
    sentences: &[Sentence],
    resources: &Resources,
) -> Vec<Mention> {
    let mut scan = Scan { document, words, sentences, resources, inside: FxHashSet::default() };
    scan.inside = scan.capitalized_inside();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = scan.run_end(at);
        if end > at {
            found.extend(scan.mention(at, end));
        }
        at = end.max(at + 1);
    }
    found
}

struct Scan<'a> {
    document: &'a Document,
    words: &'a [Word],
    sentences: &'a [Sentence],
    resources: &'a Resources,
    /// Words that are capitalized in the middle of some sentence.
    inside: FxHashSet<&'a str>,
}

impl<'a> Scan<'a> {
    fn capitalized_inside(&self) -> FxHashSet<&'a str> {
        let inside = (0..self.words.len())
            .filter(|&at| self.is_capitalized(at) && !self.starts_sentence(at));
        inside.map(|at| self.text(at)).collect()
    }

    fn text(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| self.document.slice(word.span))
    }

    /// The word after the longest capitalized run that starts at `at`.
    fn run_end(&self, at: usize) -> usize {
        if !self.is_capitalized(at) {
            return at;
        }
        let mut end = at + 1;
        loop {
            if self.is_capitalized(end) && self.joins(end) {
                end += 1;
            } else if self.is_connector(end) && self.joins(end) && self.joins(end + 1) {
                end += 2;
            } else {
                return end;
            }
        }
    }

    fn is_capitalized(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.kind == WordKind::Capitalized)
    }

    /// Lower-case words inside names: particles, and "of" after an organization word.
    fn is_connector(&self, at: usize) -> bool {
        let particle = matches!(self.text(at), "de" | "van" | "von" | "bin" | "al" | "der" | "la");
        let of = self.text(at) == "of"
            && at.checked_sub(1).is_some_and(|before| {
                self.resources.lexicon.organization_words.has(self.text(before))
            });
        (particle || of) && self.is_capitalized(at + 1)
    }

    /// Whether only a space, hyphen, or the period of an initial or title stands before word `at`.
    fn joins(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.words.get(before)) else {
            return false;
        };
        let Some(word) = self.words.get(at).filter(|word| word.block == before.block) else {
            return false;
        };
        match self.document.slice(before.span.gap(word.span)) {
            " " | "-" => !self.is_possessive(before),
            ". " | "." => self.ends_in_period(at - 1),
            _ => false,
        }
    }

    /// Whether a word stands before a possessive ending, which closes a name.
    fn is_possessive(&self, word: &Word) -> bool {
        let rest = self.document.text().get(word.span.end()..).unwrap_or("");
        rest.starts_with("'s") || rest.starts_with("\u{2019}s")
    }

    /// Initials and abbreviated titles keep their period.
    fn ends_in_period(&self, at: usize) -> bool {
        let text = self.text(at);
        text.chars().count() == 1 || text.contains('.') || self.is_title(at) && text.len() <= 5
    }

    fn is_title(&self, at: usize) -> bool {
        self.resources.lexicon.titles.has(self.text(at).trim_end_matches('.'))
    }

    /// The name in `start..end` with its title; `None` when nothing of it is a name.
    fn mention(&self, start: usize, end: usize) -> Option<Mention> {
        let mut first = start;
        while first < end && self.resources.lexicon.not_names.has(self.text(first)) {
            first += 1;
        }
        // The last title word ends the title: "Deputy Foreign Minister Davit Ormel".
        let has_organization = (first..end).any(|at| {
            self.resources.lexicon.organization_words.has(self.text(at)) && !self.is_title(at)
        });
        let titled = (first..end).rev().find(|&at| self.is_title(at) && at + 1 < end);
        let name = titled.filter(|_| !has_organization).map_or(first, |title| title + 1);
        if name >= end || name == first && self.is_only_sentence_start(first, end) {
            return None;
        }
        let only_title = end - name == 1 && self.is_title(name);
        let name_span = self.words.get(name)?.span.cover(self.words.get(end - 1)?.span);
        let title_start = (name > first).then(|| self.title_start(first));
        let title = title_start
            .and_then(|at| Some(self.words.get(at)?.span.cover(self.words.get(name - 1)?.span)));
        let title = title.or_else(|| self.lower_title(name));
        (!only_title).then_some(Mention { name: name_span, title })
    }

    /// A title may begin before the capitals ("former President").
    fn title_start(&self, first: usize) -> usize {
        let before = first.checked_sub(1);
        before.filter(|&at| self.is_title(at) && self.joins(at + 1)).unwrap_or(first)
    }

    /// A lower-case office right before a name ("spokesman Davit Ormel").
    fn lower_title(&self, name: usize) -> Option<Span> {
        let before = name.checked_sub(1)?;
        (self.is_title(before) && self.joins(name))
            .then(|| self.words.get(before).map(|w| w.span))?
    }

    /// Whether the run is one word that is capitalized only because it starts a sentence.
    ///
    /// A common word in first place is a name only where the same word is capitalized in the
    /// middle of some sentence too.
    fn is_only_sentence_start(&self, first: usize, end: usize) -> bool {
        if end - first != 1 || !self.starts_sentence(first) {
            return false;
        }
        let text = self.text(first);
        let common =
            self.resources.pieces.rank(&text.to_lowercase()).is_some_and(|rank| rank < 20_000);
        common && !self.inside.contains(text)
    }

    fn starts_sentence(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let after = self.sentences.partition_point(|s| s.span.start() <= word.span.start());
        let Some(sentence) = after.checked_sub(1).and_then(|at| self.sentences.get(at)) else {
            return false;
        };
        let gap = sentence.span.before(word.span);
        if gap.len() > 8 && !self.document.slice(gap).ends_with(['"', '\u{201c}']) {
            return false;
        }
        let before = self.document.slice(gap);
        let opening = before.trim_end_matches(['"', '\u{201c}', '\u{2018}', '\'', '*', '(']);
        opening.is_empty() || before.ends_with(['"', '\u{201c}']) || opening.ends_with(':')
    }
}

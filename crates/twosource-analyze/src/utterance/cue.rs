//! The words of a cue in their sentence: what every rule about an utterance looks at.

use std::ops::Range;

use twosource_syntax::{Dep, Pos, Tag};
use twosource_text::Span;

use crate::attribution::Attribution;
use crate::entity::Reading;
use crate::statement::{is_passive, predicate};

/// Words that govern a cue are looked for at most this many arcs up.
const MAX_UP: usize = 6;

/// A cue with the words that it hangs together with.
pub(super) struct Cue<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) attribution: &'a Attribution,
    /// Its own tokens, at least one.
    pub(super) tokens: Range<usize>,
    /// The verb that the others hang on; another word where there is none.
    pub(super) head: usize,
    /// Words above that the head completes, from below: "refused" of "refused to say", "without" of
    /// "without saying".
    pub(super) governors: Vec<usize>,
    /// The head and the infinitives below it: "declined" and "comment" of "declined to comment".
    pub(super) verbs: Vec<usize>,
}

impl<'a> Cue<'a> {
    /// `None` for a cue that the parser saw no word of.
    pub(super) fn new(reading: &'a Reading<'a>, attribution: &'a Attribution) -> Option<Self> {
        let tokens = reading.syntax.tokens_in(attribution.cue);
        let verb = predicate(reading.syntax, tokens.clone()).map(|found| found.token);
        let head = verb.unwrap_or_else(|| reading.head_of(&tokens));
        let mut cue =
            Self { reading, attribution, tokens, head, governors: Vec::new(), verbs: Vec::new() };
        cue.governors = cue.above();
        cue.verbs = cue.below();
        (!cue.tokens.is_empty()).then_some(cue)
    }

    fn above(&self) -> Vec<usize> {
        let completes = |&at: &usize| {
            let short = self.is(at, Dep::Advmod) && self.lemma(at) == "short";
            let below = self.reading.has_label(at, &[Dep::Xcomp, Dep::Pcomp, Dep::Acomp]);
            // "stopped short of saying": the preposition of a verb, not that of a noun.
            let from = matches!(self.lemma(at).as_str(), "of" | "from");
            let leads = from && self.is(at, Dep::Prep) && self.is_clause_marker(at);
            (below || short || leads).then(|| self.reading.head(at))
        };
        let up = std::iter::successors(completes(&self.head), completes);
        up.take(MAX_UP).collect()
    }

    /// Whether a preposition leads over to a clause.
    fn is_clause_marker(&self, at: usize) -> bool {
        self.reading.children(at).any(|child| self.is(child, Dep::Pcomp))
    }

    fn below(&self) -> Vec<usize> {
        let next = |&at: &usize| {
            let infinitive = |&child: &usize| {
                self.is(child, Dep::Xcomp)
                    && !self.in_content(child)
                    && self.reading.has_pos(child, &[Pos::VERB, Pos::AUX])
            };
            self.reading.children(at).find(infinitive)
        };
        std::iter::successors(Some(self.head), next).take(MAX_UP).collect()
    }

    pub(super) fn is(&self, at: usize, dep: Dep) -> bool {
        self.reading.dep(at) == dep
    }

    pub(super) fn lemma(&self, at: usize) -> String {
        self.reading.lemma(at).to_lowercase()
    }

    pub(super) fn span(&self, at: usize) -> Option<Span> {
        self.reading.token(at).map(|token| token.span)
    }

    /// Whether a token stands in what is said.
    pub(super) fn in_content(&self, at: usize) -> bool {
        let content = &self.attribution.content;
        self.span(at).is_some_and(|span| content.iter().any(|piece| piece.contains(span)))
    }

    /// Whether a token stands in the words that name the source.
    pub(super) fn in_source(&self, at: usize) -> bool {
        let source = self.attribution.source;
        self.span(at).is_some_and(|span| source.is_some_and(|source| source.contains(span)))
    }

    /// The words that can tell what is done by the saying: the governing words, then those of the
    /// cue without the parts of a phrase ("said at a *press conference*").
    pub(super) fn telling(&self) -> impl Iterator<Item = usize> + '_ {
        let inside = self.tokens.clone().filter(|&at| {
            let part = [Dep::Compound, Dep::Pobj, Dep::Poss, Dep::Aux, Dep::Auxpass];
            at == self.head || !self.reading.has_label(at, &part)
        });
        let outside = |at: &&usize| !self.tokens.contains(at);
        self.governors.iter().filter(outside).copied().chain(inside)
    }

    /// What the verbs of the cue are done to or lead to: "a statement" of "issued a statement".
    pub(super) fn objects(&self) -> impl Iterator<Item = usize> + '_ {
        let below = self.verbs.iter().flat_map(|&verb| self.reading.children(verb));
        below.filter(|&at| self.is(at, Dep::Dobj) && !self.in_content(at))
    }

    /// The prepositions below a word, outside of what is said.
    pub(super) fn prepositions(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.reading.children(at).filter(|&child| {
            let leads = self.reading.has_label(child, &[Dep::Prep, Dep::Dative, Dep::Agent]);
            leads && self.reading.has_pos(child, &[Pos::ADP]) && !self.in_content(child)
        })
    }

    /// What a preposition leads to.
    pub(super) fn object_of(&self, preposition: usize) -> Option<usize> {
        self.reading.children(preposition).find(|&at| self.is(at, Dep::Pobj))
    }

    /// Whether what is said is an infinitive: "told them to leave".
    pub(super) fn leads_to_infinitive(&self, verb: usize) -> bool {
        let marked = |at: usize| self.reading.tag(at) == Tag::TO;
        let first =
            self.attribution.content.iter().map(|&piece| self.reading.syntax.tokens_in(piece));
        let by_parse = self.reading.children(verb).any(|at| {
            self.reading.has_label(at, &[Dep::Xcomp, Dep::Ccomp])
                && self.reading.children(at).any(marked)
        });
        by_parse || first.into_iter().any(|piece| !piece.is_empty() && marked(piece.start))
    }

    /// Whether the verb is one of a passive clause.
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        is_passive(self.reading.syntax, verb)
            || self.is(verb, Dep::Advcl)
                && self.subject(verb).is_none()
                && matches!(self.reading.tag(verb), Tag::VBN | Tag::VBD)
    }

    /// The own subject of a verb.
    pub(super) fn subject(&self, verb: usize) -> Option<usize> {
        let subjects = [Dep::Nsubj, Dep::Nsubjpass];
        self.reading.children(verb).find(|&at| self.reading.has_label(at, &subjects))
    }

    /// The verb that a cue is a participle beside: "closed" of "closed the road, saying" and of
    /// "closed the road by saying".
    pub(super) fn host(&self) -> Option<usize> {
        let participle = self.reading.tag(self.head) == Tag::VBG;
        let above = self.reading.head(self.head);
        let host = match self.reading.dep(self.head) {
            Dep::Advcl => Some(above),
            Dep::Pcomp if self.lemma(above) == "by" => Some(self.reading.head(above)),
            _ => None,
        };
        host.filter(|_| participle && self.subject(self.head).is_none())
    }

    /// Participles beside the cue that belong to the saying: "Speaking to reporters, he said".
    pub(super) fn participles(&self) -> impl Iterator<Item = usize> + '_ {
        let below = self.verbs.iter().flat_map(|&verb| self.reading.children(verb));
        below.filter(|&at| {
            self.is(at, Dep::Advcl)
                && matches!(self.reading.tag(at), Tag::VBG | Tag::VBN)
                && matches!(
                    self.lemma(at).as_str(),
                    "speak" | "talk" | "write" | "address" | "ask" | "testify" | "quote" | "appear"
                )
                && !self.in_content(at)
        })
    }
}

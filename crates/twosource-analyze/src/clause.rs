//! Sentences to clauses.
//!
//! ```text
//! stretch in one voice -> where a clause begins or ends, by the parse -> pieces of some length
//! ```
//!
//! A new clause begins at:
//!
//! - an adverbial clause ("after water came in", "as crews left"), unless it is a bare infinitive;
//! - a relative clause or participle after a comma ("which sank within the hour", "injuring two");
//! - a coordinated predicate ("and was taken to hospital");
//! - a conjunction after a comma before a subject with its verb;
//! - what something leads one to think ("the choice of the port suggests [that ...]");
//! - a clause set beside the main one, a semicolon, a colon or a dash;
//! - a preposition of circumstance after a comma ("despite the warnings").
//!
//! It ends where the words below its verb end. A restrictive relative clause ("the man who drove
//! it") stays with its noun, which would be about nothing without it. A clause that interrupts
//! another one, between its subject and its verb, is a hole in it: what is around it stays together.
//! So do two verbs with one object ("seized and searched the ship"), and what holds only under a
//! condition with that condition ("if the dam holds").

use std::ops::Range;

use twosource_syntax::{Dep, Pos, Tag};
use twosource_text::{Document, Span};

use crate::attribution::is_inference;
use crate::syntax::Syntax;

/// Fewest words of a clause; shorter pieces stay with the clause before them.
const MIN_WORDS: usize = 4;

/// Longest quotation that is not cut, in words.
const MAX_QUOTATION: usize = 25;

/// Whether a stretch begins with a quotation mark, emphasis marks aside.
pub(crate) fn is_quotation(text: &str) -> bool {
    text.trim_start_matches('*').starts_with(['"', '\u{201c}', '\'', '\u{2018}'])
}

/// A clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// From its first to its last word.
    pub(crate) span: Span,
    /// Another clause inside, which is no part of it.
    pub(crate) hole: Option<Span>,
}

/// Cuts a stretch of a sentence into its clauses.
///
/// A quotation of up to [`MAX_QUOTATION`] words stays whole: its words are the speaker's.
pub(crate) fn clauses(document: &Document, syntax: &Syntax, stretch: Span) -> Vec<Clause> {
    let tokens = syntax.tokens_in(stretch);
    let words = Words::count(syntax, tokens.clone());
    if is_quotation(document.slice(stretch)) && words.total() <= MAX_QUOTATION {
        return vec![Clause { span: trim(document, stretch), hole: None }];
    }
    let holes = holes(syntax, tokens.clone(), &words);
    let mut cuts = cuts(syntax, tokens, &words);
    cuts.retain(|cut| !holes.iter().any(|hole| hole.start <= *cut && *cut <= hole.end));
    let starts = cuts.iter().filter_map(|&cut| syntax.tokens.get(cut)).map(|token| token.span);
    let holes: Vec<Span> = holes.into_iter().filter_map(|hole| syntax.span(hole)).collect();
    let mut found = Vec::new();
    for span in pieces(document, stretch, starts) {
        let hole = holes.iter().find(|hole| span.contains(**hole)).copied();
        found.push(Clause { span, hole });
    }
    found.extend(holes.into_iter().flat_map(|hole| clauses(document, syntax, hole)));
    found.sort_unstable_by_key(|clause| clause.span);
    found
}

/// Clauses inside another one, in text order, at most one in each: those that interrupt it ("the
/// ferry, [which left at noon], sank"), and what something leads one to think ("the choice suggests
/// [that he wants help]").
fn holes(syntax: &Syntax, tokens: Range<usize>, words: &Words) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let long = |from: usize, to: usize| words.between(from, to) >= MIN_WORDS;
    for at in tokens.clone() {
        let [start, end] = boundaries(syntax, at)[..] else { continue };
        let is_new = found.last().is_none_or(|last| last.end <= start);
        let inside = tokens.start < start && end <= tokens.end;
        let is_inner = resumes(syntax, start, end) || is_inferred(syntax, at);
        if inside && is_new && long(start, end) && is_inner {
            found.push(start..end);
        }
    }
    found
}

/// Whether the words before `start` hang on a verb from `end` on.
fn resumes(syntax: &Syntax, start: usize, end: usize) -> bool {
    let is_word = |at: &usize| syntax.tokens.get(*at).is_some_and(|t| t.pos != Pos::PUNCT);
    let Some(before) = (syntax.sentence_of(start).start..start).rev().find(is_word) else {
        return false;
    };
    let subject = std::iter::once(before).chain(syntax.ancestors(before)).find(|&at| {
        syntax.tokens.get(at).is_some_and(|token| matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass))
    });
    subject.and_then(|subject| syntax.head(subject)).is_some_and(|verb| verb >= end)
}

/// Tokens at which a piece begins, in text order, with enough words on both sides.
fn cuts(syntax: &Syntax, tokens: Range<usize>, words: &Words) -> Vec<usize> {
    let mut wanted: Vec<usize> = tokens
        .clone()
        .flat_map(|at| boundaries(syntax, at))
        .filter(|cut| tokens.contains(cut))
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut last = tokens.start;
    wanted.retain(|&cut| {
        let enough =
            words.between(last, cut) >= MIN_WORDS && words.between(cut, tokens.end) >= MIN_WORDS;
        if enough {
            last = cut;
        }
        enough
    });
    wanted
}

/// Where the clause that token `at` heads begins, and where what follows it begins.
fn boundaries(syntax: &Syntax, at: usize) -> Vec<usize> {
    let Some(token) = syntax.tokens.get(at) else { return Vec::new() };
    if token.tag == Tag::Colon {
        // The second hyphen of "one-on-one" is none that parts.
        return if is_joined(syntax, at) { Vec::new() } else { vec![at + 1] };
    }
    if token.tag == Tag::CC {
        return if opens_main_clause(syntax, at) { vec![at] } else { Vec::new() };
    }
    let reach = syntax.subtree(at);
    let start = with_conjunction(syntax, reach.start);
    let after_comma = previous(syntax, start).is_some_and(|tag| tag == Tag::Comma);
    let is_verb = matches!(token.pos, Pos::VERB | Pos::AUX);
    let finite_or_marked = syntax.children(at).any(|child| {
        syntax.tokens.get(child).is_some_and(|child| {
            matches!(child.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Mark | Dep::Expl)
                || child.tag == Tag::WRB
        })
    });
    let begins = match token.dep {
        Dep::Advcl => {
            (finite_or_marked || after_comma)
                && !tells_when(syntax, at)
                && !is_condition(syntax, at)
                && is_set_off(syntax, reach.end, at)
        }
        Dep::Relcl | Dep::Acl => after_comma,
        Dep::Conj => is_verb && heads_verb(syntax, at) && !shares_object(syntax, at, start),
        Dep::Parataxis => true,
        // Before its head it is the first of two main clauses.
        Dep::Ccomp => is_verb && (after_comma || at < token.head || is_inferred(syntax, at)),
        Dep::Prep => after_comma && CIRCUMSTANCES.contains(&&*token.lemma),
        _ => false,
    };
    // What follows a clause in the middle is not part of it.
    let end = if token.dep == Dep::Conj { None } else { Some(reach.end) };
    if begins { std::iter::once(start).chain(end).collect() } else { Vec::new() }
}

/// Whether a clause is what something leads one to think: "the choice suggests [that ...]".
fn is_inferred(syntax: &Syntax, at: usize) -> bool {
    let head = syntax.head(at).and_then(|head| syntax.tokens.get(head));
    head.is_some_and(|head| is_inference(&head.lemma))
}

/// Whether a clause is a condition: "if the dam holds".
fn is_condition(syntax: &Syntax, at: usize) -> bool {
    let mut marks = syntax.children(at).filter_map(|child| syntax.tokens.get(child));
    marks.any(|child| child.dep == Dep::Mark && ["if", "unless"].contains(&&*child.lemma))
}

/// Whether a clause before its verb is followed by a mark. Where none stands the parser often takes
/// the subject that follows for a part of it: "When it tipped over everybody fell".
fn is_set_off(syntax: &Syntax, end: usize, at: usize) -> bool {
    let is_before = syntax.head(at).is_some_and(|head| head >= end);
    let mark = |at: usize| syntax.tokens.get(at).is_some_and(|token| token.pos == Pos::PUNCT);
    !is_before || mark(end) || end.checked_sub(1).is_some_and(mark)
}

/// Whether a coordinated verb has the object of both: "seized and searched the ship".
fn shares_object(syntax: &Syntax, at: usize, start: usize) -> bool {
    let before = (0..start).rev().find(|&at| {
        syntax.tokens.get(at).is_some_and(|token| token.tag != Tag::CC && token.pos != Pos::PUNCT)
    });
    before.is_some() && before == syntax.head(at)
}

/// Whether a clause says when something came about, which without it would say nothing: "the
/// meeting came [hours after the launch]".
fn tells_when(syntax: &Syntax, at: usize) -> bool {
    let head = syntax.head(at).filter(|head| *head < at);
    let head = head.and_then(|head| syntax.tokens.get(head));
    head.is_some_and(|head| ["come", "happen", "occur"].contains(&&*head.lemma))
}

/// Whether a conjunction after a comma stands before a subject with its verb: a main clause, even
/// where the parser, led astray before, does not see it as one.
fn opens_main_clause(syntax: &Syntax, conjunction: usize) -> bool {
    let after_comma = previous(syntax, conjunction) == Some(Tag::Comma);
    let next = conjunction + 1;
    let is_subject = |at: &usize| {
        syntax.tokens.get(*at).is_some_and(|token| {
            matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Expl) && token.head > *at
        })
    };
    let mut above = std::iter::once(next).chain(syntax.ancestors(next));
    after_comma && above.find(is_subject).is_some_and(|at| syntax.subtree(at).start == next)
}

/// Prepositions that open a statement of their own after a comma.
const CIRCUMSTANCES: [&str; 10] =
    ["after", "amid", "before", "despite", "following", "since", "until", "with", "without", "in"];

/// A clause begins at the conjunction before it, and at the preposition before its relative pronoun:
/// "[at which] they met".
fn with_conjunction(syntax: &Syntax, start: usize) -> usize {
    let before = start.checked_sub(1);
    let first = syntax.tokens.get(start).map(|token| token.tag);
    match (previous(syntax, start), first) {
        (Some(Tag::CC), _) | (Some(Tag::IN), Some(Tag::WDT | Tag::WP)) => before.unwrap_or(start),
        _ => start,
    }
}

/// Whether a mark stands between two words without space.
fn is_joined(syntax: &Syntax, at: usize) -> bool {
    let span = |at: usize| syntax.tokens.get(at).map(|token| token.span);
    let before = at.checked_sub(1).and_then(span);
    let around = before.zip(span(at)).zip(span(at + 1));
    around.is_some_and(|((before, mark), after)| {
        before.end() == mark.start() && mark.end() == after.start()
    })
}

/// The tag of the token before `at` in its sentence.
fn previous(syntax: &Syntax, at: usize) -> Option<Tag> {
    let before = at.checked_sub(1)?;
    syntax.sentence_of(at).contains(&before).then(|| syntax.tokens.get(before).map(|t| t.tag))?
}

/// Whether the word that `at` is coordinated with is a verb.
fn heads_verb(syntax: &Syntax, at: usize) -> bool {
    let head = syntax.head(at).and_then(|head| syntax.tokens.get(head));
    head.is_some_and(|head| matches!(head.pos, Pos::VERB | Pos::AUX))
}

/// How many words stand before each token.
struct Words {
    first: usize,
    before: Vec<usize>,
}

impl Words {
    fn count(syntax: &Syntax, tokens: Range<usize>) -> Self {
        let first = tokens.start;
        let mut before = vec![0];
        for token in syntax.tokens.get(tokens).unwrap_or_default() {
            let last = before.last().copied().unwrap_or(0);
            let is_word =
                token.pos != Pos::PUNCT && token.tag != Tag::POS && token.tag != Tag::HYPH;
            before.push(last + usize::from(is_word));
        }
        Self { first, before }
    }

    fn total(&self) -> usize {
        self.before.last().copied().unwrap_or(0)
    }

    fn between(&self, from: usize, to: usize) -> usize {
        let at = |token: usize| {
            let place = token.checked_sub(self.first).and_then(|at| self.before.get(at));
            place.copied().unwrap_or(0)
        };
        at(to).saturating_sub(at(from))
    }
}

/// The stretch cut at each of `starts`, marks and space trimmed off.
fn pieces(document: &Document, stretch: Span, starts: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut rest = stretch;
    for start in starts {
        found.push(rest.before(start));
        rest = rest.starting_at(start);
    }
    found.push(rest);
    found.into_iter().map(|piece| trim(document, piece)).filter(|p| !p.is_empty()).collect()
}

/// Words that tie a clause to what stands before it and say nothing themselves.
const LEADING: [&str; 5] = ["that", "and", "but", "or", "at which"];

/// Words left hanging where something was cut off behind.
const TRAILING: [&str; 9] = ["and", "but", "that", "with", "at which", "or", "as", "at", "from"];

/// Without white space, separating marks and hanging connectives at its ends; quotation marks stay.
pub(crate) fn trim(document: &Document, span: Span) -> Span {
    let text = LEADING.iter().fold(trim_marks(document.slice(span)), |text, word| {
        let rest = text.strip_prefix(word).filter(|rest| rest.starts_with(char::is_whitespace));
        trim_marks(rest.unwrap_or(text))
    });
    let text = TRAILING.iter().fold(text, |text, word| {
        let rest = text.strip_suffix(word).filter(|rest| rest.ends_with(char::is_whitespace));
        trim_marks(rest.unwrap_or(text))
    });
    document.span_of(text).unwrap_or(span)
}

fn trim_marks(text: &str) -> &str {
    let separates = |c: char| matches!(c, ',' | ';' | ':' | '-' | '\u{2013}' | '\u{2014}');
    let text = text.trim_start_matches(['.', '?', '!', ')']);
    text.trim_matches(|c: char| c.is_whitespace() || separates(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let Text { document, syntax, .. } = Text::of(text);
        let found = clauses(&document, &syntax, document.whole());
        let found: Vec<_> = found.iter().map(|clause| document.slice(clause.span)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cuts_at_conjunctions_and_marks() {
        check(
            "The ferry left at noon with forty aboard, and it sank within the hour after water came in.",
            &[
                "The ferry left at noon with forty aboard",
                "it sank within the hour",
                "after water came in.",
            ],
        );
    }

    #[test]
    fn coordinated_predicates_are_clauses() {
        check(
            "The driver was arrested at the scene and was taken to a police station in Skerling.",
            &["The driver was arrested at the scene", "was taken to a police station in Skerling."],
        );
        check(
            "Police closed the bridge and the road to Hartmoor.",
            &["Police closed the bridge and the road to Hartmoor."],
        );
    }

    #[test]
    fn what_belongs_together_stays_together() {
        check(
            "On Monday night they stopped and searched the vessel in the port of Marn.",
            &["On Monday night they stopped and searched the vessel in the port of Marn."],
        );
        check(
            "The village will have to be left for good if the old dam breaks again.",
            &["The village will have to be left for good if the old dam breaks again."],
        );
    }

    #[test]
    fn relative_clauses_after_a_comma() {
        check(
            "The tram hit a wall near the station, injuring at least two of its passengers.",
            &["The tram hit a wall near the station", "injuring at least two of its passengers."],
        );
        check(
            "The man who drove the tram was held by police.",
            &["The man who drove the tram was held by police."],
        );
    }

    #[test]
    fn what_interrupts_a_clause_is_a_hole_in_it() {
        let text = "The old ferry, which had left Ode at noon, sank off the island of Marn.";
        check(text, &[text, "which had left Ode at noon"]);
        let Text { document, syntax, .. } = Text::of(text);
        let holes: Vec<_> =
            clauses(&document, &syntax, document.whole()).iter().map(|found| found.hole).collect();
        let hole = holes[0].map(|hole| document.slice(hole));
        assert_eq!((hole, holes[1]), (Some("which had left Ode at noon"), None));
    }

    #[test]
    fn short_ends_stay_together() {
        check("She came, and he left.", &["She came, and he left."]);
        check("", &[]);
    }
}

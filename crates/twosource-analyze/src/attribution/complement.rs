//! Clauses that a reporting verb governs, where the encoder saw no cue.
//!
//! What it finds: "Two barges were held, [the Harbor Office] [reports]." and "[Harbor News] [said] the
//! minister had left": a finite reporting verb with a subject and a clausal complement, which is in
//! no cue yet; and what somebody is asked to do ("[the union] [asked] the port [to pay the crews]").
//! The complement becomes the content.
//!
//! What it does not find: verbs of thought, what people say of themselves ("I said ..."), infinitives
//! and questions, "it is said".
//!
//! Why: such clauses are the one pattern of indirect speech that grammar alone tells (Pareti et al.
//! 2013), and the encoder misses some where an outlet passes on another one's report.

use twosource_models::Resources;
use twosource_syntax::{Dep, Tag};
use twosource_text::{Document, Span};

use super::Attribution;
use super::confidence::Confidence;
use super::kind::kind;
use crate::prose::Prose;
use crate::syntax::Syntax;

/// Shortest content, in tokens.
const MIN_TOKENS: usize = 4;
/// Longest subject, in tokens.
const MAX_SUBJECT: usize = 25;
/// Too few are found to measure it: they stand among the others, not at their head.
const CONFIDENCE: f64 = 0.6;

/// Adds them, each inside the attribution whose content holds it.
pub(super) fn added(
    document: &Document,
    blocks: &[Prose],
    syntax: &Syntax,
    resources: &Resources,
    mut attributions: Vec<Attribution>,
) -> Vec<Attribution> {
    let cues: Vec<Span> = attributions.iter().map(|a| a.cue).collect();
    let free = |at: &usize| {
        let span = syntax.tokens.get(*at).map(|token| token.span);
        span.is_some_and(|span| !cues.iter().any(|cue| cue.overlaps(span)))
    };
    let verbs = (0..syntax.tokens.len()).filter(|&at| is_report(syntax, at, resources));
    for verb in verbs.filter(free) {
        let Some((source, cue, content)) = clause(syntax, verb) else { continue };
        let parent = attributions.iter().position(|other| {
            let holds = |piece: &Span| content.iter().any(|part| piece.overlaps(*part));
            other.content.iter().any(|piece| piece.contains(cue) && holds(piece))
        });
        attributions.push(Attribution {
            source: Some(source),
            cue,
            manner: None,
            kind: kind(document, blocks, &content),
            content,
            parent,
            confidence: Confidence::of(CONFIDENCE),
        });
    }
    attributions
}

/// Reporting verbs that tell what somebody thinks, or what things tell.
const THOUGHTS: [&str; 8] =
    ["believe", "conclude", "estimate", "indicate", "recall", "reveal", "suggest", "think"];

/// Verbs whose infinitive is what is said.
const ASKING: [&str; 5] = ["ask", "beg", "order", "tell", "urge"];

/// Whether a token is a finite verb of saying.
fn is_report(syntax: &Syntax, at: usize, resources: &Resources) -> bool {
    syntax.tokens.get(at).is_some_and(|token| {
        matches!(token.tag, Tag::VBD | Tag::VBZ | Tag::VBP)
            && resources.lexicon.reporting_verbs.has(&token.lemma)
            && !THOUGHTS.contains(&&*token.lemma)
    })
}

/// Whether a subject can be somebody: no "that", "it" or "I".
fn is_somebody(syntax: &Syntax, at: usize) -> bool {
    syntax.tokens.get(at).is_some_and(|token| {
        matches!(token.tag, Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::PRP)
            && !matches!(token.lemma.to_lowercase().as_str(), "i" | "we" | "you" | "it")
    })
}

/// Subject, verb and complement.
fn clause(syntax: &Syntax, verb: usize) -> Option<(Span, Span, Vec<Span>)> {
    let child = |dep: Dep| syntax.children_with(verb, &[dep]).next();
    let mut subjects = syntax.children_with(verb, &[Dep::Nsubj]);
    let subject = subjects.next_back().filter(|&at| is_somebody(syntax, at))?;
    let subject = syntax.subtree(subject);
    // "The ferry, the office said, had sunk.": the parser gives the verb two subjects.
    let front = subjects.next_back().map(|at| syntax.subtree(at));
    let asks = syntax.tokens.get(verb).is_some_and(|verb| ASKING.contains(&&*verb.lemma));
    let complement = child(Dep::Ccomp).or_else(|| child(Dep::Xcomp).filter(|_| asks))?;
    let complement = syntax.subtree(complement);
    if child(Dep::Neg).is_some() || subject.len() > MAX_SUBJECT || complement.len() < MIN_TOKENS {
        return None;
    }
    let holds = |at: usize| complement.contains(&at);
    if holds(verb) || subject.clone().any(holds) {
        return None;
    }
    let content = front.into_iter().chain([complement]).filter_map(|part| syntax.span(part));
    Some((syntax.span(subject)?, syntax.tokens.get(verb)?.span, content.collect()))
}

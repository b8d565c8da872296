//! Voices between the outlet and the speaker that one attribution does not show.
//!
//! What it finds:
//!
//! - "X, citing Y, said P" and "X reported, citing Y, that P": Y stands behind what X says.
//! - "Citing Y, X said P": the same.
//! - "Y was quoted by X as saying P": the grammatical subject stands behind what X passes on.
//! - "A said P, according to X": X passes on what A said.
//!
//! In each case the inner voice becomes an attribution of its own with the same content, whose
//! parent is the outer one.
//!
//! Why: the encoder learned from a corpus without nesting and links one source to a content. The
//! words that carry the chain are few and fixed, so a rule finds them.

use twosource_text::{Document, Span};

use super::Attribution;
use crate::prose::{Prose, block_of};
use crate::syntax::Syntax;

/// Longest name of a cited source, in bytes; what is longer is a clause.
const MAX_SOURCE: usize = 90;

/// Adds the inner voices and removes what the encoder made of their words.
pub(super) fn chains(
    document: &Document,
    blocks: &[Prose],
    syntax: &Syntax,
    attributions: Vec<Attribution>,
) -> Vec<Attribution> {
    let mut attributions = cited_first(document, syntax, attributions);
    inside_according(document, &mut attributions);
    let mut found: Vec<(usize, Inner)> = Vec::new();
    for (at, outer) in attributions.iter().enumerate() {
        let Some(block) = block_of(blocks, outer.cue) else { continue };
        let inner = citing(document, block, outer).or_else(|| quoted_by(document, block, outer));
        found.extend(inner.map(|inner| (at, inner)));
    }
    let mut dropped: Vec<usize> = Vec::new();
    for (outer, inner) in found {
        let replaced = |(_, a): &(usize, &Attribution)| a.cue.overlaps(inner.cue);
        let others = attributions.iter().enumerate().filter(|(at, _)| *at != outer);
        dropped.extend(others.filter(replaced).map(|(at, _)| at));
        if let Some(attribution) = attributions.get(outer).cloned() {
            let (source, cue) = (Some(inner.source), inner.cue);
            let content = inner_content(document, &attribution.content, inner.source);
            attributions.push(Attribution {
                source,
                cue,
                content,
                parent: Some(outer),
                ..attribution
            });
        }
    }
    without(attributions, &dropped)
}

/// "A said P, according to X": what A said is inside what X is the source of.
fn inside_according(document: &Document, attributions: &mut [Attribution]) {
    let is_according = |a: &Attribution| {
        document.slice(a.cue).to_lowercase().starts_with("according") && a.source.is_some()
    };
    // Whatever an "according to" was found inside of, it is the outer voice.
    attributions.iter_mut().filter(|a| is_according(a)).for_each(|a| a.parent = None);
    let outer: Vec<(usize, Vec<Span>)> = attributions
        .iter()
        .enumerate()
        .filter(|(_, a)| is_according(a))
        .map(|(at, a)| (at, a.content.clone()))
        .collect();
    for attribution in attributions.iter_mut().filter(|a| a.parent.is_none() && !is_according(a)) {
        let reaches = |contents: &[Span]| {
            let own = attribution.content.iter().chain([&attribution.cue]);
            own.clone().all(|part| contents.iter().any(|content| content.overlaps(*part)))
                || attribution.content.as_slice() == contents
        };
        let found = outer.iter().find(|(_, contents)| reaches(contents));
        attribution.parent = found.map(|(at, _)| *at);
    }
}

/// "Citing Y, X said P": what the encoder read as "X cites [Y]" becomes Y's word inside X's.
fn cited_first(
    document: &Document,
    syntax: &Syntax,
    mut attributions: Vec<Attribution>,
) -> Vec<Attribution> {
    let main_of = |citing: &Attribution| -> Option<usize> {
        let [cited] = citing.content.as_slice() else { return None };
        let is_first = cited.end() <= citing.source?.start();
        let is_name = cited.len() <= MAX_SOURCE
            && matches!(document.slice(citing.cue).to_lowercase().as_str(), "citing" | "quoting");
        if !is_first || !is_name {
            return None;
        }
        let verb = syntax.head(syntax.tokens_in(citing.cue).next()?)?;
        let verb = syntax.tokens.get(verb)?.span;
        attributions.iter().position(|other| other.cue.contains(verb) && other.parent.is_none())
    };
    let mains: Vec<Option<usize>> = attributions.iter().map(main_of).collect();
    for (at, main) in mains.iter().enumerate() {
        let Some(content) = main.and_then(|main| Some(attributions.get(main)?.content.clone()))
        else {
            continue;
        };
        let Some(citing) = attributions.get_mut(at) else { continue };
        citing.source = citing.content.first().copied();
        citing.content = content;
        citing.parent = *main;
    }
    attributions
}

/// The content without the inner source and what leads over to the speech ("as saying").
fn inner_content(document: &Document, content: &[Span], source: Span) -> Vec<Span> {
    let speech = |&piece: &Span| {
        let text = document.slice(piece);
        let rest = ["as saying ", "as telling "].iter().find_map(|lead| text.strip_prefix(lead));
        rest.and_then(|rest| document.span_of(rest)).unwrap_or(piece)
    };
    let leads = |piece: &&Span| matches!(document.slice(**piece), "as saying" | "as telling");
    let apart = content.iter().filter(|piece| !piece.overlaps(source) && !leads(piece));
    let apart: Vec<Span> = apart.map(speech).collect();
    if apart.is_empty() { content.to_vec() } else { apart }
}

/// An inner voice: who, and the words that say so.
struct Inner {
    source: Span,
    cue: Span,
}

/// "citing Y" right after the source or the cue of `outer`.
fn citing(document: &Document, block: &Prose, outer: &Attribution) -> Option<Inner> {
    let after_source = outer.source.filter(|source| source.end() <= outer.cue.start());
    [after_source, Some(outer.cue)].into_iter().flatten().find_map(|before| {
        let rest = block.span.after(before);
        let text = document.slice(rest);
        let marks = text.len() - text.trim_start_matches([',', ' ']).len();
        let tail = text.get(marks..)?.strip_prefix("citing ")?;
        let source = name_at_start(document, tail)?;
        let start = rest.start() + marks;
        let cue = document.span(start..start + "citing".len())?;
        (!outer.content.iter().any(|content| content.overlaps(cue) && content.len() > MAX_SOURCE))
            .then_some(Inner { source, cue })
    })
}

/// The noun phrase up to the next comma, period or "that".
fn name_at_start(document: &Document, text: &str) -> Option<Span> {
    let ends = [",", ". ", ";", " that ", " said", " reported"];
    let end = ends.iter().filter_map(|end| text.find(end)).min();
    let name = text.get(..end.unwrap_or(text.len()))?.trim().trim_end_matches('.');
    (!name.is_empty() && name.len() <= MAX_SOURCE).then(|| document.span_of(name))?
}

/// "Y was quoted by X as saying": `outer` has X as its source and "quoted" in its cue.
fn quoted_by(document: &Document, block: &Prose, outer: &Attribution) -> Option<Inner> {
    let source = outer.source?;
    let before = block.span.before(source);
    let text = document.slice(before);
    let passive = text.strip_suffix(" by ")?;
    let verb = passive.rfind(char::is_whitespace)? + 1;
    if !matches!(passive.get(verb..)?, "quoted" | "cited") {
        return None;
    }
    let before_verb = passive.get(..verb)?.trim_end();
    let subject = AUXILIARIES.iter().find_map(|auxiliary| before_verb.strip_suffix(auxiliary))?;
    let cue = document.span_of(passive.get(subject.len()..)?.trim_start())?;
    let name = subject.get(clause_start(subject)..)?.trim();
    (!name.is_empty() && name.len() <= MAX_SOURCE)
        .then(|| Some(Inner { source: document.span_of(name)?, cue }))?
}

/// Where the last clause of a text begins; the period of a title does not end one.
fn clause_start(text: &str) -> usize {
    let Some(at) = text.rfind([',', '.', ';', '\u{201d}', '"']) else { return 0 };
    let head = text.get(..at).unwrap_or("");
    if is_title(text, at) { head.rfind(' ').map_or(0, |space| space + 1) } else { at + 1 }
}

const AUXILIARIES: [&str; 5] = [" was", " were", " has been", " is", " had been"];

fn is_title(text: &str, period: usize) -> bool {
    let word = text.get(..period).and_then(|head| head.rsplit(' ').next()).unwrap_or("");
    text.get(period..).is_some_and(|rest| rest.starts_with('.'))
        && word.len() <= 4
        && word.starts_with(char::is_uppercase)
}

/// The attributions except those at `dropped`, with parents moved along.
fn without(attributions: Vec<Attribution>, dropped: &[usize]) -> Vec<Attribution> {
    let kept: Vec<usize> = (0..attributions.len()).filter(|at| !dropped.contains(at)).collect();
    let moved = |parent: usize| kept.binary_search(&parent).ok();
    let items =
        attributions.into_iter().enumerate().filter(|(at, _)| kept.binary_search(at).is_ok());
    items.map(|(_, a)| Attribution { parent: a.parent.and_then(moved), ..a }).collect()
}

#[cfg(test)]
mod tests {
    use twosource_models::Resources;

    use super::*;

    /// Each chain of two, as "outer > inner: content".
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new("t", text);
        let analysis = crate::analyze(&document, &Resources::load().unwrap());
        let all = &analysis.attributions;
        let words = |span: Option<Span>| span.map_or("-", |span| document.slice(span));
        let found: Vec<String> = all
            .iter()
            .filter_map(|inner| {
                let outer = all.get(inner.parent?)?;
                let content: Vec<_> = inner.content.iter().map(|&c| document.slice(c)).collect();
                let (outer, source) = (words(outer.source), words(inner.source));
                Some(format!("{outer} > {source}: {}", content.join(" ... ")))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn citing_between_source_and_cue() {
        check(
            "Radio Tesmar, citing the Orvanian Defense Ministry, said two survey ships had left port.",
            &["Radio Tesmar > the Orvanian Defense Ministry: two survey ships had left port"],
        );
    }

    #[test]
    fn quoted_by_a_relay() {
        check(
            "Mr. Dallin was quoted by the state news agency ORVA as saying “the gates will open in July.”",
            &["the state news agency ORVA > Mr. Dallin: “the gates will open in July.”"],
        );
    }

    #[test]
    fn no_chain_without_the_words() {
        check("The minister said the gates would open in July, and left.", &[]);
    }
}

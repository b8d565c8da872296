//! Contents to cues, cues to sources.

use twosource_models::Scores;
use twosource_text::Span;

use super::viterbi::{Role, Tag, spans_of};
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
}

type Words = (usize, usize);

/// Links of one window, in the order of their cues.
///
/// Each content goes to the cue with the best mean pointer score, contents of one cue are joined,
/// and each cue takes the best source unless "none" scores at least as high. Cues without content
/// and contents without a cue are dropped.
pub(crate) fn links(window: &Window, tags: &[Tag], scores: &Scores) -> Vec<Link> {
    let cues = spans_of(tags, Role::Cue);
    let sources = spans_of(tags, Role::Source);
    let mut contents: Vec<Vec<Words>> = vec![Vec::new(); cues.len()];
    for content in spans_of(tags, Role::Content) {
        let to_cue = |cue: &Words| mean(window, content, &scores.content_cue, cue.0);
        if let Some(found) = best(&cues, to_cue).and_then(|at| contents.get_mut(at.0)) {
            found.push(content);
        }
    }
    let linked = cues.iter().zip(contents).filter(|(_, contents)| !contents.is_empty());
    linked.filter_map(|(cue, contents)| link(window, *cue, &contents, &sources, scores)).collect()
}

fn link(
    window: &Window,
    cue: Words,
    contents: &[Words],
    sources: &[Words],
    scores: &Scores,
) -> Option<Link> {
    let to_source = |source: &Words| mean(window, cue, &scores.cue_source, source.0);
    let none = mean_at(window, cue, &scores.cue_source, 0);
    let span = |words: &Words| window.span(words.0, words.1);
    let source = best(sources, to_source).filter(|found| found.1 > none);
    Some(Link {
        source: source.and_then(|found| sources.get(found.0)).and_then(span),
        cue: span(&cue)?,
        content: contents.iter().filter_map(span).collect(),
    })
}

/// Mean pointer score from the words of `from` to the word `to`.
fn mean(window: &Window, from: Words, matrix: &twosource_models::Matrix, to: usize) -> f64 {
    mean_at(window, from, matrix, window.position(to))
}

fn mean_at(window: &Window, from: Words, matrix: &twosource_models::Matrix, column: usize) -> f64 {
    let score = |word| matrix.row(window.position(word)).get(column).copied().unwrap_or(f32::MIN);
    let total: f64 = (from.0..from.1).map(|word| f64::from(score(word))).sum();
    let count = u32::try_from(from.1 - from.0).unwrap_or(u32::MAX);
    total / f64::from(count.max(1))
}

/// Index and score of the best item; the first of equals.
fn best(items: &[Words], score: impl Fn(&Words) -> f64) -> Option<(usize, f64)> {
    let scored = items.iter().map(score).enumerate();
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

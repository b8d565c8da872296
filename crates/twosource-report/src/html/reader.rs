//! Each report in full, its statements tinted by the finding of their point and linked to it.

use maud::{Markup, html};
use twosource_compare::{Report, StatementRef};
use twosource_text::{BlockKind, Document, Span};

use super::citation::web;
use super::marks::class;
use super::story::{Story, clip};
use crate::clean::one_line;
use crate::sources::{letter, published};
use crate::wording;

/// Characters of a title above a report.
const TITLE: usize = 240;

pub(super) fn view(story: &Story) -> Markup {
    html! {
        p.aside {
            "Each statement carries the color of its finding and the number of its point; "
            "a click goes there."
        }
        @for (at, report) in story.sources.all() { (self::report(story, at, report)) }
    }
}

fn report(story: &Story, at: usize, report: &Report) -> Markup {
    let document = &report.document;
    let statements = Stretches::new(report);
    html! {
        article.report id=(story.id(&format!("r-{}", letter(at)))) {
            header {
                h3 { span.letter { (letter(at)) } " " (clip(document.label(), TITLE)) }
                p.aside {
                    (published(report)) " · " (clip(document.name(), TITLE))
                    @if let Some(url) = web(report) {
                        " · " a.out href=(url) rel="noreferrer noopener" { "at the source" }
                    }
                }
            }
            div.text dir="auto" {
                @for block in document.blocks.iter().filter(|block| block.kind != BlockKind::Furniture) {
                    (self::block(story, at, report, block.kind, &statements.of(document, block.span)))
                }
            }
        }
    }
}

fn block(story: &Story, at: usize, report: &Report, kind: BlockKind, pieces: &[Piece]) -> Markup {
    let text = html! { @for piece in pieces { (self::piece(story, at, report, piece)) } };
    html! {
        @match kind {
            BlockKind::Title => h4.title { (text) },
            BlockKind::Heading => h5 { (text) },
            BlockKind::BlockQuote => blockquote { (text) },
            BlockKind::ListItem => p.item { (text) },
            BlockKind::Paragraph | BlockKind::Correction => p { (text) },
            _ => p.outside title=[wording::block(kind)] { (text) },
        }
    }
}

fn piece(story: &Story, report: usize, own: &Report, piece: &Piece) -> Markup {
    let passage = own.document.passage(piece.span);
    let spans = story.sources.pieces(passage, &[]);
    let words: String = spans.iter().map(|&span| own.document.slice(span)).collect();
    let words = one_line(&words);
    let at = piece.statement.map(|statement| StatementRef { report, statement });
    let number = at.and_then(|at| story.point_of(at));
    let finding = number.and_then(|number| story.get(number)).map(|point| point.finding);
    let id = piece.starts.then(|| story.place_id(report, piece.span.start()));
    html! {
        @match number.zip(finding) {
            Some((number, finding)) => a id=[id]
                href=(story.point(number)) data-f=(class(finding))
                data-n=[piece.ends.then_some(number)] { (words) },
            None if id.is_some() => span id=[id] { (words) },
            None => (words),
        }
    }
}

/// A piece of text inside at most one statement: the shortest that holds it.
struct Piece {
    span: Span,
    /// Index in the statements of the report.
    statement: Option<usize>,
    /// Whether a statement starts here, whose anchor this is.
    starts: bool,
    /// Whether the statement ends here.
    ends: bool,
}

/// The statements of a report, to cut its text by.
struct Stretches {
    /// Sorted by start, with their indices.
    spans: Vec<(Span, usize)>,
}

impl Stretches {
    fn new(report: &Report) -> Self {
        let statements = report.analysis.statements.iter().enumerate();
        let mut spans: Vec<_> = statements.map(|(at, own)| (own.span, at)).collect();
        spans.sort_unstable();
        Self { spans }
    }

    /// A block, cut where statements start and end.
    fn of(&self, document: &Document, block: Span) -> Vec<Piece> {
        let inside: Vec<_> =
            self.spans.iter().copied().filter(|(span, _)| block.contains(*span)).collect();
        let mut cuts: Vec<usize> = vec![block.start(), block.end()];
        cuts.extend(inside.iter().flat_map(|(span, _)| [span.start(), span.end()]));
        cuts.sort_unstable();
        cuts.dedup();
        let pairs = cuts.iter().zip(cuts.iter().skip(1));
        let spans = pairs.filter_map(|(&start, &end)| document.span(start..end));
        spans
            .map(|span| {
                let holding = inside.iter().filter(|(own, _)| own.contains(span));
                let shortest = holding.min_by_key(|(own, at)| (own.len(), *at));
                Piece {
                    span,
                    statement: shortest.map(|(_, at)| *at),
                    starts: inside.iter().any(|(own, _)| own.start() == span.start()),
                    ends: shortest.is_some_and(|(own, _)| own.end() == span.end()),
                }
            })
            .collect()
    }
}

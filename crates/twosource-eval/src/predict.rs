//! From results of the program to lines that the scorers read.
//!
//! All positions are code points (Unicode scalar values) of the text as it was read.

use serde::{Deserialize, Serialize};
use twosource::Account;
use twosource::analysis::{Attribution, Decoded, EncoderWindow, Link, decode, encoder_windows};
use twosource::comparison::{Finding, MeasureRef, Point, Report, StatementRef};
use twosource::text::{Document, Passage, Span};
use twosource::{Resources, analyze};

use crate::read::Named;

/// Start and end, end exclusive.
type Range = [usize; 2];

/// A line of task `attributions`.
#[derive(Debug, Serialize)]
pub(crate) struct DocumentLine {
    doc_id: String,
    attributions: Vec<AttributionItem>,
}

#[derive(Debug, Serialize)]
struct AttributionItem {
    id: String,
    #[serde(flatten)]
    parts: Parts,
}

/// Source, cue and content. A source that the text does not state is an empty list.
#[derive(Clone, Debug, Serialize)]
struct Parts {
    source: Vec<Range>,
    cue: Vec<Range>,
    content: Vec<Range>,
}

/// The object of task `pair`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PairObject {
    pub(crate) attributions: Vec<PairAttribution>,
    pub(crate) alignments: Vec<Alignment>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct PairAttribution {
    /// `a` or `b`.
    pub(crate) report: String,
    #[serde(flatten)]
    parts: Parts,
    speaker: Option<Speaker>,
    confidence: u8,
}

/// Who speaks, by the fullest name.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Speaker {
    One(String),
    Together(Vec<String>),
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Alignment {
    pub(crate) spans: Vec<ReportSpan>,
    pub(crate) relation: Relation,
}

/// A place in one of the two reports.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct ReportSpan {
    pub(crate) report: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What the scorer knows of two statements about one matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Relation {
    Agrees,
    Differs,
}

/// A line of task `labels`: one window.
#[derive(Debug, Serialize)]
pub(crate) struct WindowLine {
    doc_id: String,
    words: Vec<Range>,
    /// 0 for words outside, then begin and inside of source, cue and content.
    tags: Vec<usize>,
    /// What is linked, before nesting and continued quotations.
    links: Vec<Parts>,
}

/// A line of task `windows`: what the encoder reads at a time.
#[derive(Debug, Serialize)]
pub(crate) struct InputLine {
    doc_id: String,
    words: Vec<Range>,
    /// The index of each word's first piece.
    first: Vec<usize>,
    /// The index of each word's sentence.
    sentences: Vec<usize>,
    /// Vocabulary index of each piece.
    ids: Vec<u32>,
    /// Input type of each piece: letter case and quotation marks.
    types: Vec<u8>,
    /// What the parser says of each word.
    syntax: Vec<[u8; 5]>,
}

/// Who said what in one document, on one level.
///
/// The corpora of this task mark no report inside another one, so that inner attributions, which
/// the program finds too, would all count as wrong; the task `pair`, whose gold is nested, has them.
/// And they count where, when and how something was said as part of the cue ("said at a briefing"),
/// which the program keeps apart as the manner.
pub(crate) fn attributions(named: &Named, resources: &Resources) -> DocumentLine {
    let analysis = analyze(&named.document, resources);
    let item = |(number, attribution): (usize, &Attribution)| AttributionItem {
        id: number.to_string(),
        parts: parts(
            &named.document,
            attribution.source,
            attribution.manner.map_or(attribution.cue, |manner| attribution.cue.cover(manner)),
            &attribution.content,
        ),
    };
    let outermost = analysis.attributions.iter().filter(|attribution| attribution.parent.is_none());
    let attributions = (1..).zip(outermost).map(item).collect();
    DocumentLine { doc_id: named.id.clone(), attributions }
}

/// What the decoder makes of one document, window by window.
pub(crate) fn windows(named: &Named, resources: &Resources) -> Vec<WindowLine> {
    let Named { id, document } = named;
    let line = |decoded: Decoded| {
        let (words, tags): (Vec<Span>, Vec<usize>) = decoded.tags.into_iter().unzip();
        let words = words.into_iter().map(|word| code_points(document, word)).collect();
        let links = decoded
            .links
            .iter()
            .map(|link: &Link| parts(document, link.source, link.cue, &link.content))
            .collect();
        WindowLine { doc_id: id.clone(), words, tags, links }
    };
    decode(document, resources).into_iter().map(line).collect()
}

/// What the encoder reads of one document, window by window.
pub(crate) fn inputs(named: &Named, resources: &Resources) -> Vec<InputLine> {
    let Named { id, document } = named;
    let line = |window: EncoderWindow| InputLine {
        doc_id: id.clone(),
        words: window.words.iter().map(|&(word, _, _)| code_points(document, word)).collect(),
        syntax: window
            .words
            .iter()
            .filter_map(|&(_, first, _)| window.input.syntax.get(first).copied())
            .collect(),
        first: window.words.iter().map(|&(_, first, _)| first).collect(),
        sentences: window.words.iter().map(|&(_, _, sentence)| sentence).collect(),
        ids: window.input.ids,
        types: window.input.types,
    };
    encoder_windows(document, resources).into_iter().map(line).collect()
}

/// The account of a pair. `names` gives each report the name that the scorer knows it by.
pub(crate) fn pair(account: &Account, names: impl Fn(&Document) -> String) -> PairObject {
    let reports = account.reports.iter().enumerate();
    let attributions = reports.flat_map(|(at, report)| {
        let name = names(&report.document);
        let attributions = report.analysis.attributions.iter().enumerate();
        attributions.map(move |(number, attribution)| PairAttribution {
            report: name.clone(),
            parts: of_attribution(&report.document, attribution),
            speaker: speaker(account, at, number, attribution),
            confidence: attribution.confidence.percent(),
        })
    });
    let alignments = account.points.iter().flat_map(|point| alignments(account, point, &names));
    let figures = account.figures.iter().flat_map(|figure| {
        figure.pairs().filter_map(|(left, right)| figure_pair(account, left, right, &names))
    });
    PairObject {
        attributions: attributions.collect(),
        alignments: alignments.chain(figures).collect(),
    }
}

/// Two numbers of one thing. An account aligns them apart from the statements that they stand in;
/// vague ones neither agree nor differ.
fn figure_pair(
    account: &Account,
    left: MeasureRef,
    right: MeasureRef,
    names: &impl Fn(&Document) -> String,
) -> Option<Alignment> {
    let span = |at: MeasureRef| {
        let document = &account.reports.get(at.report)?.document;
        let [start, end] = code_points(document, account.measure(at)?.span);
        Some(ReportSpan { report: names(document), start, end })
    };
    let agrees = account.is_compatible(left, right)?;
    let relation = if agrees { Relation::Agrees } else { Relation::Differs };
    Some(Alignment { spans: vec![span(left)?, span(right)?], relation })
}

/// The pairs of statements of two reports in a point, each with its own relation.
fn alignments(
    account: &Account,
    point: &Point,
    names: &impl Fn(&Document) -> String,
) -> Vec<Alignment> {
    let passage = |at: StatementRef| {
        let document = &account.reports.get(at.report)?.document;
        Some(document.passage(account.statement(at)?.span))
    };
    let span = |at: StatementRef| {
        let document = &account.reports.get(at.report)?.document;
        let [start, end] = code_points(document, account.statement(at)?.span);
        Some(ReportSpan { report: names(document), start, end })
    };
    let mut found = Vec::new();
    for (at, &left) in point.statements.iter().enumerate() {
        for &right in point.statements.iter().skip(at + 1) {
            let both = passage(left).zip(passage(right)).filter(|_| left.report != right.report);
            let spans = [span(left), span(right)].into_iter().flatten().collect();
            if let Some((a, b)) = both {
                found.push(Alignment { spans, relation: relation(point, a, b) });
            }
        }
    }
    found
}

/// The scorer knows two relations only: two statements differ where the program names a field in
/// which they do, or takes them for two answers.
fn relation(point: &Point, left: Passage, right: Passage) -> Relation {
    let holds = |whole: Passage, part: Passage| {
        whole.document == part.document && whole.span.contains(part.span)
    };
    let decides = matches!(point.finding, Finding::Differs | Finding::Denied | Finding::Superseded);
    let mut fields = point.differences.iter();
    let differ = fields.any(|field| holds(left, field.left) && holds(right, field.right));
    if decides && differ || point.finding == Finding::OtherAnswer {
        Relation::Differs
    } else {
        Relation::Agrees
    }
}

/// The fullest names of those who speak over all reports, else the words of the source.
fn speaker(
    account: &Account,
    at: usize,
    number: usize,
    attribution: &Attribution,
) -> Option<Speaker> {
    let source = attribution.source?;
    let report = account.reports.get(at)?;
    let entities = report.analysis.speakers.get(number).map_or(&[][..], Vec::as_slice);
    let mut names: Vec<String> =
        entities.iter().filter_map(|&entity| full_name(account, at, entity)).map(plain).collect();
    match names.len() {
        0 => Some(Speaker::One(plain(report.document.slice(source)))),
        1 => names.pop().map(Speaker::One),
        _ => Some(Speaker::Together(names)),
    }
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn full_name(account: &Account, report: usize, entity: usize) -> Option<&str> {
    let known = account.entities.iter().find(|known| known.members.contains(&(report, entity)));
    if let Some(known) = known {
        return Some(account.words(known.name));
    }
    let Report { document, analysis } = account.reports.get(report)?;
    Some(document.slice(analysis.entities.get(entity)?.name))
}

fn of_attribution(document: &Document, attribution: &Attribution) -> Parts {
    parts(document, attribution.source, attribution.cue, &attribution.content)
}

fn parts(document: &Document, source: Option<Span>, cue: Span, content: &[Span]) -> Parts {
    let range = |span: &Span| code_points(document, *span);
    Parts {
        source: source.iter().map(range).collect(),
        cue: vec![range(&cue)],
        content: content.iter().map(range).collect(),
    }
}

/// The code points of a span, end exclusive.
pub(crate) fn code_points(document: &Document, span: Span) -> Range {
    let points = document.code_points(span);
    [points.start, points.end]
}

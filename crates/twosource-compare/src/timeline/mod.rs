//! The story in time, on two tracks: when it happened and when it was reported.
//!
//! ```text
//! statements   -> those whose own time dates them          (dating)    -+
//! attributions -> those whose cue tells when they were said (reported)  +-> one entry for each point
//! reports      -> their publication                         (reported) -+   and time, in time order
//! ```
//!
//! Statements of one point whose times can be one are one entry with all reports that have it. Where
//! the times exclude each other they are entries of their own that refer to one another; no entry
//! says which is right. A time that rests on a borrowed publication date excludes nothing.

mod clause;
mod dating;
mod entry;
mod range;
mod reported;
mod verb;
mod way;

use std::collections::BTreeMap;

use twosource_analyze::TimeExpression;
use twosource_text::Basis;

pub use entry::{
    TimeLimit, TimelineEntry, TimelineKind, TimelineMention, TimelineStatus, Track, When,
};

use crate::account::{Point, Report, SharedEntity, StatementRef};
use crate::cluster::by_member;

/// One mention, before it is joined with others.
struct Dated {
    kind: TimelineKind,
    status: TimelineStatus,
    /// Indices of the points of its statements.
    points: Vec<usize>,
    /// The shared entity that speaks, where it is known.
    speaker: Option<usize>,
    /// What happens, for an event.
    event: Option<Event>,
    mention: TimelineMention,
}

/// What happens.
#[derive(Clone)]
struct Event {
    /// Base form of the verb that tells it.
    verb: Box<str>,
    /// Whether it is what its statement is about, and not told by the way.
    is_main: bool,
}

impl Dated {
    fn of(kind: TimelineKind, mention: TimelineMention) -> Self {
        Self {
            kind,
            status: TimelineStatus::Done,
            points: Vec::new(),
            speaker: None,
            event: None,
            mention,
        }
    }
}

/// The entries of all reports in time order; those without a date come last.
pub(crate) fn timeline(
    reports: &[Report],
    entities: &[SharedEntity],
    points: &[Point],
) -> Vec<TimelineEntry> {
    let (point_of, speakers) = (by_statement(points), by_member(entities));
    let mut all: Vec<Dated> = Vec::new();
    for (at, report) in reports.iter().enumerate() {
        all.extend(events(at, report));
        all.extend(reported::sayings(at, report));
    }
    for dated in &mut all {
        let found = dated.mention.statements.iter().filter_map(|at| point_of.get(at).copied());
        dated.points = distinct(found);
        dated.speaker = speaker(reports, &dated.mention).and_then(|at| speakers.get(&at).copied());
    }
    all.extend(reported::publications(reports));
    let mut entries: Vec<TimelineEntry> = groups(all).into_iter().filter_map(entry).collect();
    entries.sort_by_cached_key(|entry| {
        let first = entry.mentions.first();
        let place = first
            .map(|mention| (mention.report, mention.words, mention.statements.first().copied()));
        (range::order(entry.when.as_ref()), entry.kind, place)
    });
    refer(reports, &mut entries);
    entries
}

/// The index of the point of each statement.
fn by_statement(points: &[Point]) -> BTreeMap<StatementRef, usize> {
    let of_point = |(at, point): (usize, &Point)| {
        point.statements.iter().map(move |&statement| (statement, at)).collect::<Vec<_>>()
    };
    points.iter().enumerate().flat_map(of_point).collect()
}

/// Report and entity of the innermost voice of something said.
fn speaker(reports: &[Report], mention: &TimelineMention) -> Option<(usize, usize)> {
    let said = reports.get(mention.report)?.analysis.utterances.get(mention.attribution?)?;
    Some((mention.report, said.voices.last()?.entity?))
}

fn distinct(points: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut points: Vec<usize> = points.collect();
    points.sort_unstable();
    points.dedup();
    points
}

/// The statements of a report with the times that date them.
fn events(at: usize, report: &Report) -> Vec<Dated> {
    let (mut found, said) = (Vec::new(), dating::of_sayings(report));
    for (statement, told) in report.analysis.statements.iter().enumerate() {
        for date in dating::dates(report, told, &said) {
            let Some(time) = report.analysis.times.get(date.time) else { continue };
            let Some(when) = when(time, date.limit) else { continue };
            let mention = TimelineMention {
                report: at,
                when: Some(when),
                words: Some(report.document.passage(time.span)),
                what: Some(report.document.passage(date.words)),
                statements: vec![StatementRef { report: at, statement }],
                attribution: None,
            };
            let event = Event { verb: lemma(report, date.verb), is_main: date.is_main };
            let dated = Dated::of(TimelineKind::Event, mention);
            found.push(Dated { status: date.status, event: Some(event), ..dated });
        }
    }
    found
}

fn lemma(report: &Report, verb: usize) -> Box<str> {
    report.analysis.syntax.tokens.get(verb).map_or_else(Box::default, |token| token.lemma.clone())
}

/// The time that an expression names, where it is one of the calendar.
fn when(time: &TimeExpression, limit: TimeLimit) -> Option<When> {
    let value = time.value.clone().filter(|value| value.first_day().is_some())?;
    let is_borrowed = matches!(time.anchor, Some(Basis::Borrowed(_)));
    Some(When { value, modifier: time.modifier, limit, is_borrowed })
}

/// Mentions of one kind and point whose times can be one, the finest first, as one group.
fn groups(mut all: Vec<Dated>) -> Vec<Vec<Dated>> {
    // Stable, so that ties keep the order of reports and texts.
    all.sort_by_key(|dated| dated.mention.when.as_ref().map(range::length));
    let mut groups: Vec<Vec<Dated>> = Vec::new();
    let mut by_point: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for dated in all {
        let same = dated.points.iter().flat_map(|point| by_point.get(point).into_iter().flatten());
        let fits = |&at: &usize| {
            groups.get(at).is_some_and(|group| group.iter().all(|other| is_one(other, &dated)))
        };
        let at = same.copied().find(fits).unwrap_or(groups.len());
        for &point in &dated.points {
            by_point.entry(point).or_default().push(at);
        }
        match groups.get_mut(at) {
            Some(group) => group.push(dated),
            None => groups.push(vec![dated]),
        }
    }
    groups
}

/// Whether two mentions of one point are about one thing at one time.
fn is_one(a: &Dated, b: &Dated) -> bool {
    let times = a.mention.when.as_ref().zip(b.mention.when.as_ref());
    let once = a.mention.report != b.mention.report;
    let same = match a.kind {
        TimelineKind::Event => is_one_event(a, b),
        TimelineKind::Said => a.speaker == b.speaker && once,
        TimelineKind::Published => false,
    };
    a.kind == b.kind && same && times.is_some_and(|(a, b)| range::is_compatible(a, b))
}

/// Main events of one point are one where both have come or both are to come; else the verb must be
/// the same.
fn is_one_event(a: &Dated, b: &Dated) -> bool {
    let Some((x, y)) = a.event.as_ref().zip(b.event.as_ref()) else { return false };
    let main = x.is_main && y.is_main && a.status == b.status;
    main || x.verb == y.verb
}

/// A group as an entry: the finest time, and done where one report tells it as done.
fn entry(group: Vec<Dated>) -> Option<TimelineEntry> {
    let first = group.first()?;
    let (kind, when) = (first.kind, first.mention.when.clone());
    let status = group.iter().map(|dated| dated.status).min()?;
    let points = distinct(group.iter().flat_map(|dated| dated.points.iter().copied()));
    let mut mentions: Vec<_> = group.into_iter().map(|dated| dated.mention).collect();
    mentions.sort_by_key(|mention| (mention.report, mention.words));
    Some(TimelineEntry { kind, status, when, points, mentions, differs_from: Vec::new() })
}

/// Lets events of one point refer to one another where their times exclude each other.
fn refer(reports: &[Report], entries: &mut [TimelineEntry]) {
    let mut by_point: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        for &point in entry.points.iter().filter(|_| entry.kind == TimelineKind::Event) {
            by_point.entry(point).or_default().push(at);
        }
    }
    for places in by_point.values() {
        for &at in places {
            let others = places.iter().copied().filter(|&other| {
                entries
                    .get(at)
                    .zip(entries.get(other))
                    .is_some_and(|(a, b)| excludes(reports, a, b))
            });
            let others: Vec<usize> = others.collect();
            if let Some(entry) = entries.get_mut(at) {
                entry.differs_from.extend(others);
                entry.differs_from.sort_unstable();
                entry.differs_from.dedup();
            }
        }
    }
}

/// Whether two reports tell the same with the same verb, of times that cannot be one but lie near each
/// other: what shares fell on in November and in February are two matters.
fn excludes(reports: &[Report], a: &TimelineEntry, b: &TimelineEntry) -> bool {
    let pairs = a.mentions.iter().flat_map(|x| b.mentions.iter().map(move |y| (x, y)));
    let mut pairs = pairs.filter(|(x, y)| x.report != y.report);
    let exclude = |x: &TimelineMention, y: &TimelineMention| {
        let times = x.when.as_ref().zip(y.when.as_ref());
        let times = times.filter(|(x, y)| !x.is_borrowed && !y.is_borrowed);
        times.is_some_and(|(x, y)| !range::is_compatible(x, y) && range::is_near(x, y))
    };
    pairs.any(|(x, y)| {
        exclude(x, y) && verb(reports, x).is_some_and(|v| verb(reports, y) == Some(v))
    })
}

fn verb<'a>(reports: &'a [Report], mention: &TimelineMention) -> Option<&'a str> {
    let at = mention.statements.first()?;
    let statement = reports.get(at.report)?.analysis.statements.get(at.statement)?;
    // What is told by the way is not what the statements have in common.
    mention.what.filter(|what| what.span.contains(statement.span))?;
    statement.predicate.as_ref().map(|predicate| &*predicate.lemma)
}

//! The story in time: which entries are shown, and a line for each.

use std::cmp::Reverse;

use twosource_analyze::{Granularity, TimeValue};
use twosource_compare::{
    Account, TimeLimit, TimelineEntry, TimelineKind, TimelineMention, TimelineStatus, Track, When,
};
use twosource_text::Passage;

use crate::phrase::{Phrase, Tone};
use crate::sources::{Sources, letter};
use crate::support::chain;
use crate::wording;

/// Entries besides publications that are shown when folded.
const SHOWN: usize = 12;
/// How many entries before one are looked at for its words.
const NEAR: usize = 8;
/// A statement of fewer words is shown with its sentence.
const LEAST_WORDS: usize = 6;

/// The entries that are shown, in time order.
pub(crate) struct Shown<'a> {
    /// How many there are besides publications, shown or folded.
    pub(crate) total: usize,
    /// The meaning, or what is folded.
    pub(crate) remark: String,
    pub(crate) rows: Vec<Row<'a>>,
}

/// A line of the timeline.
pub(crate) enum Row<'a> {
    /// What happened or was said.
    Entry(&'a TimelineEntry),
    /// The reports that were published on one day.
    Published(Vec<&'a TimelineEntry>),
}

/// What is shown: those in most reports, then those of the most important points; everything with
/// `show_all`. Publications are always shown, those of one day together.
pub(crate) fn shown(account: &Account, show_all: bool) -> Shown<'_> {
    let is_publication = |entry: &TimelineEntry| entry.kind == TimelineKind::Published;
    let mut ranked: Vec<(usize, &TimelineEntry)> =
        account.timeline.iter().enumerate().filter(|(_, entry)| !is_publication(entry)).collect();
    let total = ranked.len();
    if !show_all {
        ranked.retain(|(at, _)| !is_repeated(account, *at));
    }
    ranked.sort_by(|a, b| {
        rank(account, a.1)
            .cmp(&rank(account, b.1))
            .then(importance(account, b.1).total_cmp(&importance(account, a.1)))
    });
    if !show_all {
        ranked.truncate(SHOWN);
    }
    let mut kept: Vec<usize> = ranked.into_iter().map(|(at, _)| at).collect();
    kept.sort_unstable();
    let remark = match kept.len() {
        count if count == total => wording::TIMELINE.to_owned(),
        count => format!("the {count} most important shown; --all shows all"),
    };
    let mut rows: Vec<Row> = Vec::new();
    // Publications alone are told with the reports.
    let all = if total == 0 { &[][..] } else { &account.timeline[..] };
    for (at, entry) in all.iter().enumerate() {
        if is_publication(entry) {
            publish(&mut rows, entry);
        } else {
            rows.extend(kept.binary_search(&at).is_ok().then_some(Row::Entry(entry)));
        }
    }
    Shown { total, remark, rows }
}

/// Adds a publication to those of its day.
fn publish<'a>(rows: &mut Vec<Row<'a>>, entry: &'a TimelineEntry) {
    let day = rows.iter_mut().rev().find_map(|row| match row {
        Row::Published(day) if day.iter().all(|other| is_one_day(other, entry)) => Some(day),
        _ => None,
    });
    match day {
        Some(day) => day.push(entry),
        None => rows.push(Row::Published(vec![entry])),
    }
}

/// Whether an entry has the words of one before it: reports repeat themselves.
fn is_repeated(account: &Account, at: usize) -> bool {
    let words = |entry: &TimelineEntry| {
        let mention = entry.mentions.first()?;
        let own = mention.statements.first().and_then(|&at| account.statement(at));
        let report = account.reports.get(mention.report)?;
        let what = mention.what.or_else(|| Some(report.document.passage(own?.span)))?;
        Some((entry.kind, mention.report, account.words(what)))
    };
    let own = account.timeline.get(at).and_then(words);
    let before = account.timeline.get(..at).unwrap_or_default();
    let same = before.iter().rev().take(NEAR).any(|other| words(other) == own);
    own.is_some() && same
}

/// What happened before what was said, and what several reports have first, copies aside.
fn rank(account: &Account, entry: &TimelineEntry) -> (Reverse<usize>, bool) {
    let separate = account.independent(entry.reports());
    (Reverse(separate), entry.kind.track() == Track::Reported)
}

fn importance(account: &Account, entry: &TimelineEntry) -> f64 {
    let points = entry.points.iter().filter_map(|&point| account.points.get(point));
    points.map(|point| point.importance).fold(0.0, f64::max)
}

fn is_one_day(a: &TimelineEntry, b: &TimelineEntry) -> bool {
    let day = |entry: &TimelineEntry| {
        let date = entry.when.as_ref()?.value.first_day()?;
        Some((date.year, date.month, date.day))
    };
    day(a) == day(b)
}

/// The time of a line, never finer than a day, so that the lines stand below each other: `2031-06-04`,
/// `2029-11`. What it leaves out is told by [`remarks`].
pub(crate) fn time(row: &Row) -> Phrase {
    let when = match row {
        Row::Entry(entry) => entry.when.as_ref(),
        Row::Published(entries) => entries.first().and_then(|entry| entry.when.as_ref()),
    };
    Phrase::new().with(Tone::Strong, when.map_or_else(|| "no date".to_owned(), day))
}

fn day(when: &When) -> String {
    let is_coarse = when.granularity().is_some_and(|granularity| granularity >= Granularity::Month);
    match when.value.first_day() {
        Some(date) if !is_coarse => {
            format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
        }
        _ => wording::time(&when.value),
    }
}

/// What the day leaves out: `from then`, `about 21:00`, `to 2031-06-08`.
fn rest(when: &When) -> String {
    let limit = match when.limit {
        TimeLimit::At => "",
        TimeLimit::From => "from then",
        TimeLimit::Until => "up to then",
    };
    let last = when.value.last_day().map(|date| format!("to {date}"));
    let fine = match &when.value {
        TimeValue::Moment(at) => {
            at.minute.map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60))
        }
        TimeValue::Part { part, .. } => Some(wording::day_part(*part).to_owned()),
        TimeValue::Week { .. } | TimeValue::Weekend { .. } => last,
        _ => None,
    };
    let modifier = when.modifier.map_or("", wording::modifier);
    let fine = format!("{modifier}{}", fine.unwrap_or_default());
    let fine = fine.trim().trim_end_matches(" of");
    [limit, fine].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn written(when: &When) -> String {
    let rest = rest(when);
    if rest.is_empty() { day(when) } else { format!("{}, {rest}", day(when)) }
}

/// What stands before the words: other times, point, status and kind.
pub(crate) fn remarks(account: &Account, entry: &TimelineEntry) -> Phrase {
    let numbers: Vec<String> = entry.points.iter().map(|point| (point + 1).to_string()).collect();
    let points = match numbers.as_slice() {
        [] => Phrase::new(),
        [one] => Phrase::aside(format!("point {one}")),
        _ => Phrase::aside(format!("points {}", numbers.join(", "))),
    };
    Phrase::joined([times(account, entry), points, kind(entry)], " · ")
}

/// What the day leaves out, and the times of other entries that exclude it.
pub(crate) fn times(account: &Account, entry: &TimelineEntry) -> Phrase {
    let own = entry.when.as_ref().map(rest).map(Phrase::plain);
    let others = entry.differs_from.iter().filter_map(|&at| account.timeline.get(at));
    let others = others.map(|other| Phrase::plain(other_time(other)));
    Phrase::joined(own.into_iter().chain(others), " · ")
}

/// Said then, announced, expected; and whether the date was borrowed.
pub(crate) fn kind(entry: &TimelineEntry) -> Phrase {
    let words = match entry.kind {
        TimelineKind::Said => Some("said then"),
        _ => status(entry.status),
    };
    let is_borrowed = entry.when.as_ref().is_some_and(|when| when.is_borrowed);
    let borrowed = is_borrowed.then_some("date borrowed");
    Phrase::joined(words.into_iter().chain(borrowed).map(Phrase::plain), " · ")
}

/// `≠ 2031-06-05 (B)`.
fn other_time(entry: &TimelineEntry) -> String {
    let letters: Vec<String> = entry.reports().into_iter().map(letter).collect();
    let when = entry.when.as_ref().map_or_else(String::new, written);
    format!("≠ {when} ({})", letters.join(", "))
}

const fn status(status: TimelineStatus) -> Option<&'static str> {
    match status {
        TimelineStatus::Done => None,
        TimelineStatus::Possible => Some("possible"),
        TimelineStatus::Scheduled => Some("announced"),
        TimelineStatus::Expected => Some("expected"),
    }
}

/// The mentions of an entry, each report once, with the passage that is shown for it.
pub(crate) fn mentions<'a>(
    sources: &Sources,
    entry: &'a TimelineEntry,
) -> Vec<(&'a TimelineMention, Passage)> {
    let mut found: Vec<(&TimelineMention, Passage)> = Vec::new();
    for mention in &entry.mentions {
        let known = found.iter().any(|(other, _)| other.report == mention.report);
        let passage = passage(sources, mention).filter(|_| !known);
        found.extend(passage.map(|passage| (mention, passage)));
    }
    found
}

/// The words of a mention, of a very short one the sentence.
fn passage(sources: &Sources, mention: &TimelineMention) -> Option<Passage> {
    let first = mention.statements.first().and_then(|&at| sources.statement(at));
    let own = first.map(|(report, statement)| report.document.passage(statement.span));
    let own = mention.what.or(own).or(mention.words)?;
    let is_short = sources.exact(own).split_whitespace().count() < LEAST_WORDS;
    let sentence = first.filter(|_| is_short).and_then(|(report, statement)| {
        let sentence = report.analysis.sentences.get(statement.sentence)?;
        Some(report.document.passage(sentence.span)).filter(|p| p.span.contains(own.span))
    });
    Some(sentence.unwrap_or(own))
}

/// Who says it, then the words with the time in them.
pub(crate) fn words(sources: &Sources, mention: &TimelineMention, passage: Passage) -> Phrase {
    let first = mention.statements.first().and_then(|&at| sources.statement(at));
    // A sentence or a clause with what it describes can hold the source.
    let holds_source = first.is_some_and(|(_, statement)| {
        let mut sources = statement.voices.iter().filter_map(|voice| voice.source);
        sources.any(|source| passage.span.overlaps(source))
    });
    let chain = first.filter(|_| !holds_source).map(|(report, statement)| chain(report, statement));
    let values: Vec<Passage> = mention.words.into_iter().collect();
    chain.unwrap_or_default().and(sources.words(passage, &values))
}

/// `published: A, B (borrowed)`.
pub(crate) fn published(entries: &[&TimelineEntry]) -> Phrase {
    let letters = entries.iter().flat_map(|entry| &entry.mentions).map(|mention| {
        let borrowed = mention.when.as_ref().is_some_and(|when| when.is_borrowed);
        let letter = Phrase::new().with(Tone::Place, letter(mention.report));
        if borrowed { letter.with(Tone::Plain, " (borrowed)") } else { letter }
    });
    Phrase::plain("published: ").and(Phrase::joined(letters, ", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn publications_of_one_day_are_one_line() {
        let account = sample::account();
        let shown = shown(&account, false);
        let rows: Vec<String> = shown
            .rows
            .iter()
            .filter_map(|row| match row {
                Row::Published(entries) => Some(format!("{} {}", time(row), published(entries))),
                Row::Entry(_) => None,
            })
            .collect();
        assert_eq!(rows, ["2031-06-04 published: A, C (borrowed)", "2031-06-05 published: B"]);
    }

    #[test]
    fn times_that_exclude_each_other_refer_to_one_another() {
        let account = sample::account();
        assert_eq!(
            remarks(&account, &account.timeline[2]).to_string(),
            "≠ 2031-06-10 (A) · point 6"
        );
    }
}

//! Which time expressions tell when the matter of a statement happened.
//!
//! A time dates a statement when its way up the parse leads to the main verb, or to a verb that
//! completes it ("is due [to sign]"), through nothing but prepositions and other times, or, for a day
//! or less, through what follows the verb ("signed the accord *on Wednesday*"). So the time of a noun
//! ("*Monday's* vote"), of a relative clause ("who left *on Monday*") and of the saying do not.
//!
//! Lengths, sets and vague words ("recently") are no dates. In a quotation, words that count from the
//! day of speaking ("yesterday") are left out, since that day need not be the day of the report.

use std::collections::BTreeSet;

use twosource_analyze::{
    DayPart, Modality, Moment, Polarity, Statement, Status, TimeExpression, TimeKind, TimeValue,
};
use twosource_text::Span;

use super::entry::{TimeLimit, TimelineStatus};
use super::range;
use super::verb::Verb;
use super::{clause, way};
use crate::account::Report;
use crate::days::number;

/// Verbs of saying: their times are those of the saying.
const SAYING: [&str; 12] = [
    "say", "tell", "ask", "add", "report", "write", "announce", "state", "quote", "tweet", "cite",
    "warn",
];

/// A time with what it dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dating {
    /// Index in `Analysis::times`.
    pub(super) time: usize,
    /// What the time is to the event.
    pub(super) limit: TimeLimit,
    /// The verb that tells the event.
    pub(super) verb: usize,
    /// The words of the event: the statement, or a clause in it.
    pub(super) words: Span,
    /// Whether it is the main event of the statement.
    pub(super) is_main: bool,
    /// Told as done, possible, scheduled or expected.
    pub(super) status: TimelineStatus,
}

/// Indices of the times that tell when something was said.
pub(super) fn of_sayings(report: &Report) -> BTreeSet<usize> {
    report.analysis.utterances.iter().flat_map(|said| said.times.iter().copied()).collect()
}

/// The dates of what a statement tells; `said` are the times of sayings.
pub(super) fn dates(report: &Report, statement: &Statement, said: &BTreeSet<usize>) -> Vec<Dating> {
    let told = statement.polarity == Polarity::Asserted
        && statement.modality != Modality::Underspecified
        && !statement.is_heading;
    let Some(predicate) = statement.predicate.as_ref().filter(|_| told) else { return Vec::new() };
    let times = statement.times.iter().filter_map(|&at| Some((at, report.analysis.times.get(at)?)));
    let usable =
        times.filter(|(at, time)| !said.contains(at) && is_usable(report, statement, time));
    usable.filter_map(|(at, time)| date(report, statement, predicate.token, at, time)).collect()
}

/// "last night" in a report of the evening, which may be written for the papers of the next morning.
pub(super) fn is_evening_before(report: &Report, time: &TimeExpression) -> bool {
    const EVENING: u16 = 18 * 60;
    let Some(known) = report.document.meta.published.as_ref() else { return false };
    let late = known.value.minute.is_some_and(|minute| minute >= EVENING);
    let night = matches!(&time.value, Some(TimeValue::Part { day: night, part })
        if matches!(part, DayPart::Night | DayPart::Evening) && number(night) < number(&known.value));
    late && night && time.anchor.is_some()
}

/// Whether a time of day ("at 9:34 a.m.") was placed on another day than that of the report without a
/// word for a day, by what stands before it.
fn is_of_unsure_day(report: &Report, time: &TimeExpression) -> bool {
    const DAYS: [&str; 9] =
        ["day", "yester", "last", "next", "previous", "that", "before", "after ", "tomorrow"];
    let (TimeKind::Time, Some(value)) = (time.kind, &time.value) else { return false };
    let words = report.document.slice(time.span).to_lowercase();
    let months = words.split(|char: char| !char.is_alphabetic());
    let is_dated = DAYS.iter().any(|word| words.contains(word))
        || months
            .filter(|word| word.len() >= 3)
            .any(|word| MONTHS.iter().any(|m| m.starts_with(word)));
    let published = published(report);
    !is_dated && value.first_day().map(|first| number(&first)) != published
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether a time of day is later than the publication on the same day: "at 7 p.m." in a report of the
/// morning is that of another day. Midnight is what records have that know no time of day.
fn is_after_publication(report: &Report, time: &TimeExpression) -> bool {
    let published = report.document.meta.published.as_ref().map(|known| &known.value);
    let (Some(published), Some(value)) = (published, &time.value) else { return false };
    let same = value.first_day().is_some_and(|first| number(&first) == number(published));
    let minute = published.minute.filter(|minute| *minute > 0);
    same && minute.is_some_and(|minute| range::minute(value) > minute)
}

/// "the 90s" that no digits of the century tell: a decade, an age or a speed.
fn is_short_decade(report: &Report, time: &TimeExpression) -> bool {
    let is_decade = matches!(time.value, Some(TimeValue::Decade(_)));
    let digits = report.document.slice(time.span).bytes().filter(u8::is_ascii_digit).count();
    is_decade && digits < 4
}

/// Whether a time is part of something else: "*Monday*'s vote", the season "*2015*-16".
pub(super) fn is_part(report: &Report, time: &TimeExpression) -> bool {
    let after = report.document.text().get(time.span.end()..).unwrap_or_default();
    let mut chars = after.chars();
    let hyphen = chars.next().is_some_and(|char| matches!(char, '-' | '\u{2013}' | '/'));
    let number = chars.next().is_some_and(|char| char.is_ascii_digit());
    hyphen && number || after.starts_with("'s ") || after.starts_with("\u{2019}s ")
}

/// The event of a statement that a time dates.
fn date(
    report: &Report,
    statement: &Statement,
    predicate: usize,
    at: usize,
    time: &TimeExpression,
) -> Option<Dating> {
    let syntax = &report.analysis.syntax;
    let (verb, limit) = way::to_verb(syntax, time)?;
    let is_main = way::is_same_event(syntax, verb, predicate);
    let event = if is_main { predicate } else { verb };
    let verb = Verb { syntax, at: event };
    let words = words(report, statement, verb, is_main)?;
    let status = if is_main { of_statement(statement) } else { clause::status(verb, statement)? };
    let says = SAYING.contains(&verb.lemma());
    let done = status == TimelineStatus::Done;
    let late = done && limit == TimeLimit::At && is_after_publication(report, time);
    let fits = !says && !late && is_in_tense(verb, report, time, limit);
    fits.then_some(Dating { time: at, limit, verb: event, words, is_main, status })
}

/// The words of an event. A statement that is a relative clause takes what it describes with it.
fn words(report: &Report, statement: &Statement, verb: Verb, is_main: bool) -> Option<Span> {
    if !is_main {
        return clause::words(verb, statement.span);
    }
    let sentence = report.analysis.sentences.get(statement.sentence).map(|sentence| sentence.span);
    let sentence = sentence.filter(|_| clause::describes(verb));
    let whole = sentence.and_then(|sentence| clause::words(verb, sentence));
    Some(whole.map_or(statement.span, |whole| whole.cover(statement.span)))
}

/// The status of the main event.
fn of_statement(statement: &Statement) -> TimelineStatus {
    match (statement.moment, statement.modality) {
        (Moment::Scheduled, _) => TimelineStatus::Scheduled,
        (Moment::Expected, _) => TimelineStatus::Expected,
        _ if statement.status == Status::Scheduled => TimelineStatus::Scheduled,
        (_, Modality::Certain) => TimelineStatus::Done,
        _ => TimelineStatus::Possible,
    }
}

/// Whether an expression names a time of the calendar that is not the time of a saying.
fn is_usable(report: &Report, statement: &Statement, time: &TimeExpression) -> bool {
    let is_date = matches!(time.kind, TimeKind::Date | TimeKind::Time);
    let is_known = time.value.as_ref().is_some_and(|value| value.first_day().is_some());
    let quotations = &report.analysis.quotations;
    let quoted = || {
        let after = quotations.partition_point(|quote| quote.start() <= time.span.start());
        let before = after.checked_sub(1).and_then(|at| quotations.get(at));
        statement.is_quoted || before.is_some_and(|quote| quote.contains(time.span))
    };
    is_date
        && is_known
        && !is_short_decade(report, time)
        && !is_evening_before(report, time)
        && !is_of_unsure_day(report, time)
        && !is_part(report, time)
        && (time.anchor.is_none() || !quoted())
}

/// Whether the tense of the verb allows the date: what is told as past cannot lie after the day of the
/// report, and what is to come cannot lie before it.
fn is_in_tense(verb: Verb, report: &Report, time: &TimeExpression, limit: TimeLimit) -> bool {
    let Some(today) = published(report) else { return true };
    let days = time.value.as_ref().and_then(|value| Some((value.first_day()?, value.last_day()?)));
    let Some((first, last)) = days else { return false };
    let (first, last) = (number(&first), number(&last));
    let before = last < today && limit != TimeLimit::From;
    let after = first > today && limit != TimeLimit::Until;
    let past = verb.is_past() && !verb.is_completed();
    !(verb.is_modal() && before || past && after)
}

/// The day of publication.
fn published(report: &Report) -> Option<i32> {
    let known = report.document.meta.published.as_ref()?;
    Some(number(&known.value))
}

#[cfg(test)]
mod tests {
    use twosource_analyze::analyze;
    use twosource_models::Resources;
    use twosource_text::{Basis, Date, Document, Known};

    use super::*;

    /// The dated statements of a report of Wednesday, June 4, 2031, each as "status limit value", with the words of a clause.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut document = Document::new("t", text);
        let published = Date::new(2031, 6, 4).unwrap();
        document.meta.published = Some(Known::new(published, Basis::Given));
        let analysis = analyze(&document, &Resources::load().unwrap());
        let report = Report { document, analysis };
        let statements = report.analysis.statements.iter();
        let said = of_sayings(&report);
        let found = statements.flat_map(|statement| dates(&report, statement, &said));
        let shown = found.map(|date| {
            let value = report.analysis.times[date.time].value.as_ref().unwrap();
            let words = report.document.slice(date.words);
            let is_whole = report.analysis.statements.iter().any(|s| s.span == date.words);
            let words = if is_whole { "" } else { words };
            format!("{:?} {:?} {value} {words}", date.status, date.limit).trim().to_owned()
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn the_time_of_the_main_verb_dates() {
        check("The old bridge closed on Monday.", &["Done At 2031-06-02"]);
        check("On Monday the old bridge closed.", &["Done At 2031-06-02"]);
        check("Marek Dallin signed the water accord on Tuesday.", &["Done At 2031-06-03"]);
        check("Lena Strand will visit Port Ombrey next month.", &["Scheduled At 2031-07"]);
        check("The leaders are due to sign an accord on Thursday.", &["Scheduled At 2031-06-05"]);
    }

    #[test]
    fn a_beginning_and_an_end_are_marked() {
        check("The gates of the dam have been closed since November 2029.", &["Done From 2029-11"]);
        check("The old bridge stays closed until Friday.", &["Scheduled Until 2031-06-06"]);
    }

    #[test]
    fn a_time_of_day_needs_its_day() {
        check("The old bridge closed at 9:34 a.m. on Tuesday.", &["Done At 2031-06-03T09:34"]);
        check("The old bridge closed at 9:34 a.m.", &["Done At 2031-06-04T09:34"]);
        check(
            "On May 6 the council met in Skerling. The old bridge closed at 9:34 a.m.",
            &["Done At 2031-05-06"],
        );
    }

    #[test]
    fn a_time_that_may_belong_to_another_verb_dates_nothing() {
        check("Eight people were taken to Skerling after the collision at sea on Monday.", &[]);
        check("Fares rose by the order of a court in Skerling after a strike on Monday.", &[]);
    }

    #[test]
    fn a_clause_inside_has_its_own_date() {
        check(
            "Fears grew after Lena Strand visited Port Ombrey in May.",
            &["Done At 2031-05 Lena Strand visited Port Ombrey in May"],
        );
        check(
            "Ilse Brandt praised the crew, which had reached the island on Sunday.",
            &["Done At 2031-06-01 the crew, which had reached the island on Sunday."],
        );
    }

    #[test]
    fn times_of_other_things_do_not() {
        check("Monday's vote angered the farmers of Skerling.", &[]);
        check("The old bridge stayed closed for three days.", &[]);
        check("A ferry crosses the bay every Monday.", &[]);
        check("Ilse Brandt said on Monday that the old bridge had three cracks.", &[]);
        check("The old bridge did not close on Monday.", &[]);
        check("Skerling won its first cup since 2019.", &[]);
        check("“We closed the old bridge yesterday,” Ilse Brandt said.", &[]);
    }
}

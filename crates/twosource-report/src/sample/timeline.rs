//! The timeline and the descriptions of the account, with every kind, status, limit and basis.

use twosource_analyze::{TimeModifier, TimeValue};
use twosource_compare::{
    Description, DescriptionLink, LinkBasis, Report, StatementRef, TimeLimit, TimelineEntry,
    TimelineKind, TimelineMention, TimelineStatus, When,
};
use twosource_text::Date;

use super::passage;

/// A mention: report, statement, the words for the time, its value and whether it is borrowed.
type Told = (usize, usize, &'static str, TimeValue, bool);

fn day(day: u8) -> TimeValue {
    TimeValue::Day(Date::new(2031, 6, day).unwrap())
}

/// Entries in time order.
pub(super) fn timeline(reports: &[Report]) -> Vec<TimelineEntry> {
    use TimelineKind::{Event, Published, Said};
    use TimelineStatus::{Done, Expected, Possible, Scheduled};
    let entry = |kind, status, limit, told: &[Told]| entry(reports, kind, status, limit, told);
    let spring = TimeValue::Month { year: 2031, month: 3 };
    let mut found = vec![
        entry(Event, Done, TimeLimit::From, &[(0, 6, "the spring", spring, false)]),
        entry(
            Event,
            Scheduled,
            TimeLimit::At,
            &[(0, 0, "Monday", day(2), false), (1, 0, "Monday", day(2), false)],
        ),
        entry(Event, Done, TimeLimit::At, &[(1, 4, "Tuesday", day(3), false)]),
        entry(Said, Done, TimeLimit::At, &[(0, 1, "June 4, 2031", day(4), false)]),
        entry(Published, Done, TimeLimit::At, &[(0, 0, "June 4, 2031", day(4), false)]),
        entry(Published, Done, TimeLimit::At, &[(2, 0, "Monday", day(4), true)]),
        entry(Published, Done, TimeLimit::At, &[(1, 0, "Monday", day(5), false)]),
        entry(Event, Possible, TimeLimit::Until, &[(0, 8, "noon", day(8), false)]),
        entry(Event, Scheduled, TimeLimit::At, &[(0, 4, "Tuesday", day(10), false)]),
        entry(Event, Expected, TimeLimit::At, &[(2, 0, "Monday", day(11), true)]),
    ];
    found[0].when.as_mut().unwrap().modifier = Some(TimeModifier::Start);
    for (at, point) in [(0, 12), (1, 2), (2, 5), (3, 0), (7, 14), (8, 5), (9, 2)] {
        found[at].points = vec![point];
    }
    found[2].differs_from = vec![8];
    found[8].differs_from = vec![2];
    for at in [5, 6] {
        found[at].mentions[0].words = None;
    }
    found
}

fn entry(
    reports: &[Report],
    kind: TimelineKind,
    status: TimelineStatus,
    limit: TimeLimit,
    told: &[Told],
) -> TimelineEntry {
    let mention = |(report, statement, words, value, is_borrowed): Told| {
        let at = StatementRef { report, statement };
        let document = &reports[report].document;
        let span = reports[report].analysis.statements[statement].span;
        let is_event = kind == TimelineKind::Event;
        let is_publication = kind == TimelineKind::Published;
        TimelineMention {
            report,
            when: Some(When { value, modifier: None, limit, is_borrowed }),
            words: Some(passage(&reports[report], words)),
            what: is_event.then(|| document.passage(span)),
            statements: if is_publication { vec![] } else { vec![at] },
            attribution: (kind == TimelineKind::Said).then_some(0),
        }
    };
    let mentions: Vec<_> = told.iter().cloned().map(mention).collect();
    TimelineEntry {
        kind,
        status,
        when: mentions[0].when.clone(),
        points: vec![],
        mentions,
        differs_from: vec![],
    }
}

/// What the reports call the mayor: by themselves, and by evidence of both kinds.
pub(super) fn descriptions(reports: &[Report]) -> Vec<Description> {
    let at = |report: usize, words: &str| passage(&reports[report], words);
    let link = |basis, shared| DescriptionLink {
        basis,
        named: at(0, "40 people had been asked to leave"),
        described: at(1, "35 people had been asked to leave"),
        shared,
    };
    let event =
        link(LinkBasis::SameEvent, vec![(at(0, "asked to leave"), at(1, "asked to leave"))]);
    let role = link(LinkBasis::SameRole, vec![]);
    vec![
        Description { report: 0, words: at(0, "Mayor"), link: None },
        Description { report: 1, words: at(1, "the mayor"), link: Some(event) },
        Description { report: 2, words: at(2, "She"), link: Some(role) },
    ]
}

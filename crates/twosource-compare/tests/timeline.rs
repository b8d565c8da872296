//! Small stories, their timelines and their descriptions.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic like tests")]

use twosource_analyze::analyze;
use twosource_compare::{Account, Options, TimelineEntry, TimelineKind, compare};
use twosource_models::Resources;
use twosource_text::{Basis, Date, Document, Known};

/// An account of reports: name, day of June 2031 on which it was published (0: unknown), text.
fn account(reports: &[(&str, u8, &str)]) -> Account {
    let resources = Resources::load().unwrap();
    let analyzed = reports.iter().map(|&(name, day, text)| {
        let mut document = Document::new(name, text);
        let day = Date::new(2031, 6, day);
        document.meta.published = day.map(|day| Known::new(day, Basis::Given));
        let analysis = analyze(&document, &resources);
        (document, analysis)
    });
    compare(analyzed.collect(), &Options::default())
}

/// "status time: words (letters of the reports)".
fn shown(account: &Account, entry: &TimelineEntry) -> String {
    let when = entry.when.as_ref().map_or("-".into(), |when| when.value.to_string());
    let first = &entry.mentions[0];
    let statement = first.statements.first().and_then(|&at| account.statement(at));
    let own = statement.map(|s| account.reports[first.report].document.passage(s.span));
    let words = first.what.or(own).map_or("", |passage| account.words(passage));
    format!("{:?} {when}: {words} {:?}", entry.status, entry.reports())
}

#[track_caller]
fn check(reports: &[(&str, u8, &str)], kind: TimelineKind, expected: &[&str]) -> Account {
    let account = account(reports);
    let entries = account.timeline.iter().filter(|entry| entry.kind == kind);
    let found: Vec<String> = entries.map(|entry| shown(&account, entry)).collect();
    assert_eq!(found, expected);
    account
}

#[test]
fn one_thing_is_one_entry_with_all_reports() {
    check(
        &[
            ("a", 4, "The old harbor bridge of Skerling closed on Monday for repairs."),
            ("b", 5, "The old harbor bridge in Skerling closed for repairs on Monday morning."),
        ],
        TimelineKind::Event,
        &["Done 2031-06-02TMO: The old harbor bridge of Skerling closed on Monday for repairs. \
           [0, 1]"],
    );
}

#[test]
fn times_that_exclude_each_other_stand_beside_each_other() {
    let account = check(
        &[
            ("a", 4, "The old harbor bridge of Skerling closed on Monday for repairs."),
            ("b", 5, "The old harbor bridge of Skerling closed on Tuesday for repairs."),
        ],
        TimelineKind::Event,
        &[
            "Done 2031-06-02: The old harbor bridge of Skerling closed on Monday for repairs. [0]",
            "Done 2031-06-03: The old harbor bridge of Skerling closed on Tuesday for repairs. \
             [1]",
        ],
    );
    let others: Vec<_> = account.timeline.iter().map(|entry| entry.differs_from.clone()).collect();
    assert_eq!(others, [vec![1], vec![0], vec![], vec![]]);
}

#[test]
fn what_is_to_come_is_marked() {
    check(
        &[
            ("a", 4, "Lena Strand will visit the shipyard of Port Ombrey on Friday."),
            ("b", 4, "The gates of the Upper Sarrow Dam were closed in November 2029."),
        ],
        TimelineKind::Event,
        &[
            "Done 2029-11: The gates of the Upper Sarrow Dam were closed in November 2029. [1]",
            "Scheduled 2031-06-06: Lena Strand will visit the shipyard of Port Ombrey on Friday. \
             [0]",
        ],
    );
}

#[test]
fn the_saying_and_the_publication_are_a_track_of_their_own() {
    let reports = [
        ("a", 4, "Ilse Brandt said on Monday that the old harbor bridge had three cracks."),
        ("b", 0, "Divers found three cracks in the northern pillar of the harbor bridge."),
    ];
    let account = check(
        &reports,
        TimelineKind::Said,
        &["Done 2031-06-02: the old harbor bridge had three cracks [0]"],
    );
    let published: Vec<_> = account
        .timeline
        .iter()
        .filter(|entry| entry.kind == TimelineKind::Published)
        .map(|entry| entry.when.as_ref().map(|when| when.value.to_string()))
        .collect();
    assert_eq!(published, [Some("2031-06-04".to_owned()), None]);
}

/// The descriptions of the entity of that name that rest on evidence, as "words: named | described".
#[track_caller]
fn check_links(reports: &[(&str, u8, &str)], name: &str, expected: &[&str]) {
    let account = account(reports);
    let mut entities = account.entities.iter();
    let entity = entities.find(|entity| account.words(entity.name) == name).unwrap();
    let linked = entity.descriptions.iter().filter_map(|description| {
        let link = description.link.as_ref()?;
        let words = [description.words, link.named, link.described].map(|p| account.words(p));
        Some(format!("{:?} {}: {} | {}", link.basis, words[0], words[1], words[2]))
    });
    assert_eq!(linked.collect::<Vec<_>>(), expected);
}

#[test]
fn a_description_goes_to_a_name_where_both_undergo_the_same() {
    check_links(
        &[
            ("a", 4, "Police arrested Tomas Ode at the ferry terminal in Skerling."),
            ("b", 4, "Police arrested a 42-year-old man at the ferry terminal in Skerling."),
        ],
        "Tomas Ode",
        &["SameEvent a 42-year-old man: Police arrested Tomas Ode at the ferry terminal in \
           Skerling. | Police arrested a 42-year-old man at the ferry terminal in Skerling."],
    );
}

#[test]
fn another_age_or_gender_or_a_second_name_joins_nothing() {
    let named = "Police arrested Tomas Ode, 31, at the ferry terminal in Skerling.";
    let older = "Police arrested a 42-year-old man at the ferry terminal in Skerling.";
    check_links(&[("a", 4, named), ("b", 4, older)], "Tomas Ode", &[]);
    let he = "Police arrested Tomas Ode at the ferry terminal in Skerling. He was taken away.";
    let woman = "Police arrested a young woman at the ferry terminal in Skerling.";
    check_links(&[("a", 4, he), ("b", 4, woman)], "Tomas Ode", &[]);
    let both = "Police arrested a young man at the ferry terminal in Skerling. Tomas Ode left.";
    check_links(&[("a", 4, he), ("b", 4, both)], "Tomas Ode", &[]);
}

#[test]
fn a_description_goes_to_a_name_that_has_the_same_rare_words() {
    check_links(
        &[
            ("a", 4, "Rurik Ode, the deputy director of the munitions depot, left the capital."),
            ("b", 4, "The deputy director of the munitions depot said the roof was burning."),
        ],
        "Rurik Ode",
        &["SameRole The deputy director of the munitions depot: the deputy director of the \
           munitions depot | The deputy director of the munitions depot"],
    );
}

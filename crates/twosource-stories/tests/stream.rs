//! What holds of a stream whatever is in it.

use proptest::prelude::*;
use twosource_stories::{Assignment, Options, Revision, Stream};
use twosource_text::{Basis, Date, Document, Known};

const QUAKE: &str = "A quake of magnitude 5.6 shook the island of Ode on Monday and killed seven people in \
    the town of Skerling, Governor Ilse Brandt said. Houses fell in Skerling harbor.";
const QUAKE_AGAIN: &str = "Seven people died in Skerling when a magnitude 5.6 quake struck Ode island on Monday. \
    Governor Ilse Brandt flew to the harbor of Skerling.";
const OTHER_QUAKE: &str = "A quake of magnitude 6.1 shook the province of Tavre on Tuesday and killed twelve people \
    in the town of Lunding, Governor Marek Dallin said. A school fell in Lunding valley.";
const STRIKE: &str = "Drivers of the Hartmoor tram walked out on Wednesday after talks on pay broke down, the \
    union of transport workers said. The company Norline offered three percent.";

fn report(name: &str, title: &str, text: &str, day: u8) -> Document {
    let mut document = Document::new(name, text);
    document.meta.title = Some(Known::new(title.to_owned(), Basis::Given));
    document.meta.published = Date::new(2031, 6, day).map(|date| Known::new(date, Basis::Given));
    document.meta.outlet = Some(Known::new(format!("The {name}"), Basis::Given));
    document
}

fn week() -> [Document; 4] {
    [
        report("Courier", "Seven dead in Ode quake", QUAKE, 2),
        report("Echo", "Lunding counts its dead after quake", OTHER_QUAKE, 3),
        report("Gazette", "Skerling mourns seven killed by quake", QUAKE_AGAIN, 3),
        report("Ledger", "Hartmoor tram drivers walk out", STRIKE, 4),
    ]
}

fn pushed(stream: &mut Stream, documents: &[Document]) -> Vec<Assignment> {
    documents.iter().map(|document| stream.push(document)).collect()
}

#[test]
fn like_events_of_one_week_stay_apart() {
    let mut stream = Stream::new(Options::default());
    let found = pushed(&mut stream, &week());
    assert_eq!(found.iter().map(|at| at.opened).collect::<Vec<_>>(), [true, true, false, true]);
    assert_eq!(found[0].story, found[2].story);
    let stories = stream.open_stories();
    assert_eq!(stories.iter().map(|story| story.reports).collect::<Vec<_>>(), [2, 1, 1]);
    assert_eq!(stories[0].outlets, ["The Courier", "The Gazette"]);
    assert_eq!(
        (stories[0].first.as_deref(), stories[0].last.as_deref()),
        (Some("2031-06-02"), Some("2031-06-03"))
    );
    assert!(stories[0].label.words.contains("quake"), "{:?}", stories[0].label);
}

#[test]
fn a_copy_is_a_report_but_no_text() {
    let mut documents = week().to_vec();
    let long = format!("{QUAKE} {} {}", STRIKE, OTHER_QUAKE.replace("Tavre", "Ode"));
    documents.push(report("Mail", "Quake on Ode", &long, 4));
    documents.push(report("Post", "Ode: seven dead", &long, 4));
    let mut stream = Stream::new(Options::default());
    let found = pushed(&mut stream, &documents);
    assert_eq!(found[4].story, found[5].story);
    let stories = stream.open_stories();
    let story = stories.iter().find(|story| story.id == found[5].story).unwrap();
    assert!(story.lineages < story.reports, "{story:?}");
}

#[test]
fn stories_close_when_nothing_comes() {
    let mut stream = Stream::new(Options::default());
    pushed(&mut stream, &week());
    assert!(stream.take_closed().is_empty());
    let late = report("Star", "Seven dead in Ode quake", QUAKE, 28);
    assert!(stream.push(&late).opened, "the first story was closed");
    assert_eq!(stream.take_closed().len(), 3);
    assert_eq!(stream.open_stories().len(), 1);
}

#[test]
fn what_was_torn_apart_is_joined_by_a_revision() {
    let short = report("Wire", "Quake", "A quake shook Ode.", 2);
    let mut stream = Stream::new(Options::default());
    let mut documents = vec![short];
    documents.extend(week());
    let before = pushed(&mut stream, &documents);
    for revision in stream.revise() {
        match revision {
            Revision::Joined { story, into } => assert_ne!(story, into),
            Revision::Split { story, from, reports } => {
                assert!(story != from && !reports.is_empty());
            }
        }
    }
    let reports: usize = stream.open_stories().iter().map(|story| story.reports).sum();
    assert_eq!(reports, before.len(), "no report is lost");
}

/// Reports that share some words, on some days, with or without a title.
fn any_reports() -> impl Strategy<Value = Vec<Document>> {
    let word = prop::sample::select(vec![
        "quake", "Ode", "Skerling", "tram", "7", "June", "4", "2031", "killed", "Brandt",
        "\u{301}", "“", "vote",
    ]);
    let text = prop::collection::vec(word, 0..30).prop_map(|words| words.join(" "));
    let parts = (text, 0_u8..31, any::<bool>());
    prop::collection::vec(parts, 1..20).prop_map(|reports| {
        let numbered = reports.into_iter().zip(0..);
        let made = numbered.map(|((text, day, titled), number): (_, u32)| {
            let mut document = report(&format!("r{number}"), &text, &text, day);
            if !titled {
                document.meta.title = None;
            }
            document
        });
        made.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_stream_goes_on_after_it_was_written_down(documents in any_reports(), at in 0_usize..20) {
        let mut whole = Stream::new(Options::default());
        let expected = pushed(&mut whole, &documents);
        let (before, after) = documents.split_at(at.min(documents.len()));
        let mut stream = Stream::new(Options::default());
        let mut found = pushed(&mut stream, before);
        let written = serde_json::to_vec(&stream).unwrap();
        let mut stream: Stream = serde_json::from_slice(&written).unwrap();
        found.extend(pushed(&mut stream, after));
        prop_assert_eq!(found, expected);
        prop_assert_eq!(stream.open_stories(), whole.open_stories());
    }

    #[test]
    fn no_report_is_lost(documents in any_reports()) {
        let mut stream = Stream::new(Options::default());
        let opened = pushed(&mut stream, &documents).iter().filter(|at| at.opened).count();
        let mut stories = stream.take_closed();
        stories.extend(stream.open_stories());
        prop_assert_eq!(stories.len(), opened);
        prop_assert_eq!(stories.iter().map(|story| story.reports).sum::<usize>(), documents.len());
        stream.revise();
        prop_assert!(stream.open_stories().iter().all(|story| story.lineages <= story.reports));
    }
}

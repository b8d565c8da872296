//! Inputs that no newsroom sends: each ends with an analysis, no panic, and time that grows no
//! worse than n log n.
//!
//! The encoder's time is linear in the text and far above everything else, so the long inputs run
//! with a stand-in that finds attributions everywhere: what is left is the program's own code,
//! under more load than any text gives it.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic like tests")]

use std::time::{Duration, Instant};

use twosource::comparison::Report;
use twosource::models::{Encoder, Matrix, Scores, Window};
use twosource::report::{TextOptions, conllu, reading, reading_json};
use twosource::text::Document;
use twosource::{Options, Resources, account, analyze};

/// Far above what linear code needs, tests side by side on two cores; far below what quadratic code
/// does. Nearly all of it is the parser, which does some 20,000 tokens a second.
const LIMIT: Duration = Duration::from_mins(2);

/// Tags words in turn as source, cue and content, and links each to its neighbor.
struct Eager;

impl Encoder for Eager {
    fn encode(&self, window: &Window) -> Option<Scores> {
        let length = window.ids.len() + 2;
        let mut tags = Vec::with_capacity(length * 7);
        let mut near = Vec::with_capacity(length * length);
        for row in 0..length {
            let tag = [1, 3, 5, 6, 6][row % 5];
            tags.extend((0..7).map(|column| if column == tag { 9.0 } else { 0.0 }));
            let distance = |column: usize| -f32::from(u16::try_from(row.abs_diff(column)).unwrap());
            near.extend((0..length).map(distance));
        }
        let near = Matrix::new(near, length);
        let tags = Matrix::new(tags, 7);
        Some(Scores { tags, content_cue: near.clone(), cue_source: near })
    }
}

/// Every form of a reading; that they end is what is tested.
fn show(reports: &[Report]) {
    let options = TextOptions { show_all: true, ..TextOptions::default() };
    assert!(!reading(reports, &[], &options).is_empty());
    assert!(reading_json(reports, &[]).ends_with("}\n"));
    assert!(conllu(reports).lines().all(|line| {
        line.is_empty() || line.starts_with('#') || line.split('\t').count() == 10
    }));
}

#[track_caller]
fn check(name: &str, text: impl Into<String>) {
    let resources = Resources { encoder: Box::new(Eager), ..Resources::load().unwrap() };
    let document = Document::new(name, text.into());
    #[expect(clippy::disallowed_methods, reason = "the time is what is tested")]
    let start = Instant::now();
    let analysis = analyze(&document, &resources);
    let inside = analysis.statements.iter().all(|s| document.whole().contains(s.span));
    assert!(inside, "{name}");
    let account = account(vec![document, Document::new("b", "")], &resources, &Options::default());
    assert_eq!(account.reports.len(), 2);
    show(&account.reports);
    assert!(start.elapsed() < LIMIT, "{name}: {:?}", start.elapsed());
}

#[test]
fn every_byte_value_as_latin_1() {
    check("bytes", (0..=255_u8).map(char::from).cycle().take(100_000).collect::<String>());
}

#[test]
fn a_megabyte_without_a_space() {
    check("wall", "x".repeat(1 << 20));
    check("wall of accents", "e\u{301}".repeat(1 << 17));
    check("hyphens", "ab-".repeat(1 << 16));
}

#[test]
fn open_quotation_marks() {
    check("double", "“".repeat(40_000));
    check("straight", "\"".repeat(40_000));
    check("words", "“no ".repeat(40_000));
    check("paragraphs", "“Ode said no\n".repeat(12_000));
}

#[test]
fn deep_brackets_and_marks() {
    check("brackets", "(".repeat(40_000) + &")".repeat(40_000));
    check("asterisks", "*".repeat(40_000));
    check("periods", "a. ".repeat(40_000));
}

#[test]
fn right_to_left_and_combining_marks() {
    check("rtl", "שר הביטחון אמר כי הגשר ייסגר. ".repeat(4_000));
    check("combining", "a\u{300}\u{301}\u{302}\u{303} ".repeat(25_000));
    check("joiners", "\u{200d}\u{200e}\u{feff}".repeat(25_000));
    check("nul", "\0 word \0".repeat(25_000));
}

#[test]
fn one_sentence_over_and_over() {
    check("repeated", "Mayor Ilse Brandt said 27 people were hurt on Monday.\n".repeat(4_000));
}

#[test]
fn many_names_and_numbers() {
    let name = |n: usize| format!("Tom{n} Ode{n} and {n} people");
    check("names", (0..5_000).map(name).collect::<Vec<_>>().join(", "));
    let line = |n: usize| format!("Tom{n} Ode spoke.");
    check("one surname", (0..5_000).map(line).collect::<Vec<_>>().join("\n"));
}

#[test]
fn hostile_reports_compare_with_the_real_encoder() {
    let resources = Resources::load().unwrap();
    let texts = ["“".repeat(5000), "Ode said no. ".repeat(100), String::new(), "\u{0}".into()];
    let documents =
        texts.iter().zip(["a", "b", "c", "d"]).map(|(t, n)| Document::new(n, t.clone()));
    let account = account(documents.collect(), &resources, &Options::default());
    assert_eq!(account.reports.len(), 4);
}

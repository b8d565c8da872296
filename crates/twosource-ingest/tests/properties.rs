//! What holds for every input.

use std::fs;

use proptest::prelude::*;
use proptest::sample::select;
use twosource_ingest::{Ingest, Input, Limits, Overrides, parse_date, read};
use twosource_text::{Document, Span};

/// Pieces that rules look for, so that random texts meet them.
const PIECES: [&str; 60] = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\t",
    "\u{2028}",
    "\u{a0}",
    "# ",
    "## ",
    "> ",
    ">",
    "- ",
    "* ",
    "• ",
    "1. ",
    "**",
    "*",
    "__",
    "_",
    "***",
    "---",
    "===",
    "[",
    "](",
    ")",
    "(",
    "![",
    "“",
    "”",
    "\"",
    "’",
    "By ",
    "Ilse Brandt",
    " and ",
    "Norpress",
    "(AP) — ",
    "Reuters",
    "HARTMOOR, June 4 (Norpress) - ",
    "HARTMOOR — ",
    "Published - ",
    "Updated: ",
    "June 4, 2031",
    " 11:20 am IST",
    "4 June 2031 | ",
    "CORRECTION:",
    "Read more:",
    "Tram leaves rails",
    "The tram left the rails on Monday, police said.",
    "said",
    ",",
    ".",
    "!",
    "трамвай ",
    "電車が脱線した。",
    "ترام",
    "e\u{301}",
    "🚋",
    "\u{0}",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES.as_slice()), 0..80).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => pieces(), 1 => "(?s).{0,400}", 1 => "[ -~\n]{0,400}"]
}

fn read_one(input: Input) -> Ingest {
    read(&[input], &Overrides::default(), &Limits::default())
}

fn from_text(text: &str) -> Ingest {
    read_one(Input::Text { name: "a".into(), text: text.into() })
}

/// Blocks and marks are in order, disjoint and on character boundaries; blocks are trimmed and hold
/// the marks; every word of the text is in a block or in a mark before one.
fn check_structure(document: &Document) {
    let spans = |spans: Vec<Span>| {
        assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{spans:?}");
        for span in spans {
            assert!(!span.is_empty(), "{span:?}");
            assert_eq!(document.span(span.range()), Some(span));
        }
    };
    spans(document.blocks.iter().map(|block| block.span).collect());
    spans(document.marks.clone());
    for block in &document.blocks {
        let words = document.slice(block.span);
        assert_eq!(words, words.trim(), "{block:?}");
    }
    for mark in &document.marks {
        assert!(document.blocks.iter().any(|block| block.span.contains(*mark)), "{mark:?}");
    }
    let mut rest = document.whole();
    for block in &document.blocks {
        assert_eq!(letters(document.slice(rest.before(block.span))), "");
        rest = rest.after(block.span);
    }
    assert_eq!(letters(document.slice(rest)), "");
}

/// The letters outside of blocks: bullets are none.
fn letters(text: &str) -> String {
    text.chars().filter(|char| char.is_alphabetic()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_bytes_give_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let ingest = read_one(Input::Stdin(bytes));
        prop_assert_eq!(ingest.documents.len() + ingest.problems.len(), 1);
        ingest.documents.iter().for_each(check_structure);
    }

    #[test]
    fn bytes_with_some_text_give_an_answer(
        text in pieces(),
        noise in prop::collection::vec(128_u8.., 0..6),
        at in 0..200_usize,
    ) {
        let mut bytes = text.into_bytes();
        let at = at.min(bytes.len());
        bytes.splice(at..at, noise);
        let ingest = read_one(Input::Stdin(bytes));
        prop_assert!(ingest.documents.len() + ingest.problems.len() >= 1);
        ingest.documents.iter().for_each(check_structure);
    }

    #[test]
    fn every_text_has_sound_blocks(text in any_text()) {
        from_text(&text).documents.iter().for_each(check_structure);
    }

    #[test]
    fn text_is_kept_exactly(text in any_text()) {
        let document = from_text(&text).documents.pop();
        prop_assert!(document.is_none_or(|document| document.text() == text));
        let text = text.replace('\0', "").replace(|char: char| char.is_control() && char != '\n', "");
        if !text.trim_start().starts_with(['\u{feff}', '{']) {
            let document = read_one(Input::Stdin(text.clone().into_bytes())).documents.pop();
            prop_assert!(document.is_none_or(|document| document.text() == text));
        }
    }

    #[test]
    fn utf16_says_the_same_as_utf8(text in pieces()) {
        let marked = format!("\u{feff}{}", text.replace('\0', ""));
        let wide = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let (narrow, wide) = (read_one(Input::Stdin(marked.into_bytes())), read_one(Input::Stdin(wide)));
        prop_assert_eq!(narrow.documents, wide.documents);
    }

    #[test]
    fn records_keep_their_text(text in any_text()) {
        let line = serde_json::json!({"id": "r", "text": text}).to_string();
        let document = read_one(Input::Stdin(line.into_bytes())).documents.pop();
        prop_assert!(document.is_none_or(|document| document.text() == text && document.name() == "stdin:r"));
    }

    #[test]
    fn any_date_is_read_or_refused(text in "[0-9a-zA-Z:., /|+-]{0,40}|(?s).{0,40}") {
        let _ = parse_date(&text);
    }

    #[test]
    fn printed_dates_are_read_again(
        (year, month, day) in (1000_i16..9999, 1_u8..=12, 1_u8..=28),
        (hour, minute) in (0_u16..24, 0_u16..60),
    ) {
        let date = twosource_text::Date::new(year, month, day).unwrap();
        prop_assert_eq!(parse_date(&date.to_string()), Some(date.clone()));
        let date = date.at(hour, minute, Some("+02:00".into())).unwrap();
        prop_assert_eq!(parse_date(&date.to_string()), Some(date));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn markdown_files_have_sound_blocks(text in any_text()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, text).unwrap();
        let ingest = read_one(Input::Path(path.to_str().unwrap().to_owned()));
        ingest.documents.iter().for_each(check_structure);
    }

    #[test]
    fn the_order_of_inputs_does_not_matter(mut texts in prop::collection::vec(pieces(), 1..5)) {
        let all = |texts: &[String]| {
            let inputs: Vec<_> = texts
                .iter()
                .map(|text| Input::Text { name: "a".into(), text: text.clone() })
                .collect();
            read(&inputs, &Overrides::default(), &Limits::default()).documents
        };
        let forward = all(&texts);
        texts.reverse();
        prop_assert_eq!(forward, all(&texts));
    }
}

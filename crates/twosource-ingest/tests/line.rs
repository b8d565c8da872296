//! A line of a document gives back the document.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use proptest::prelude::*;
use proptest::sample::select;
use twosource_ingest::{Input, Limits, Overrides, parse_date, read, record_line};
use twosource_text::{
    Basis, Block, BlockKind, Candidate, Credit, CreditRole, Date, Document, Field, Known, Note,
    NoteKind, Raw, Span,
};

fn read_line(line: &str) -> Vec<Document> {
    let input = Input::Stdin(line.as_bytes().to_vec());
    let ingest = read(&[input], &Overrides::default(), &Limits::default());
    assert_eq!(ingest.problems, []);
    ingest.documents
}

#[track_caller]
fn check(document: Document) {
    let line = record_line(&document);
    assert_eq!(line.matches('\n').count(), 1, "{line}");
    assert_eq!(read_line(&line), [document], "{line}");
}

fn from_text(text: &str) -> Option<Document> {
    let input = Input::Text { name: "a".into(), text: text.into() };
    read(&[input], &Overrides::default(), &Limits::default()).documents.pop()
}

const REPORT: &str = "Tram “leaves” rails in Hartmoor\n\nBy Ilse Brandt\n\nHARTMOOR, June 4 \
    (Norpress) - A tram left the rails on Monday, police said. “It was *slow*,” Tom Ode said.\n\n\
    Read more:\nThe depot that never was\n\nPublished - June 4, 2031 11:20 am IST\n";

#[test]
fn a_report_comes_back() {
    let document = from_text(REPORT).unwrap();
    assert!(document.blocks.len() > 5 && !document.marks.is_empty());
    check(document);
}

/// Paragraphs of a report.
const PARAGRAPHS: &str = include_str!("data/paragraphs.html");

#[test]
fn a_page_comes_back() {
    let html = format!(
        "<html><head><title>Tram leaves rails</title></head><body><article><h1>Tram</h1>\
         {PARAGRAPHS}</article></body></html>"
    );
    let page = twosource_ingest::PageBytes {
        name: "a.html".into(),
        bytes: html.into_bytes(),
        ..twosource_ingest::PageBytes::default()
    };
    let ingest = read(&[Input::Page(page)], &Overrides::default(), &Limits::default());
    check(ingest.documents.into_iter().next().unwrap());
}

#[test]
fn other_languages_and_damage_come_back() {
    check(
        from_text(&"Die Straßenbahn sei aus den Gleisen gesprungen, sagte sie. ".repeat(3))
            .unwrap(),
    );
    let input =
        Input::Stdin(b"Caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 \xff!".to_vec());
    let documents = read(&[input], &Overrides::default(), &Limits::default()).documents;
    assert_eq!(documents[0].notes[0].kind, NoteKind::Decoding);
    check(documents.into_iter().next().unwrap());
}

#[test]
fn what_the_user_says_wins() {
    let line = record_line(&from_text(REPORT).unwrap());
    let overrides =
        Overrides { published: parse_date("2031-07-01"), outlet: Some("Courier".into()) };
    let input = Input::Stdin(line.into_bytes());
    let document = read(&[input], &overrides, &Limits::default()).documents.pop().unwrap();
    assert_eq!(document.meta.published.unwrap().value.to_string(), "2031-07-01");
    assert_eq!(document.meta.outlet.unwrap().basis, Basis::Given);
}

#[test]
fn what_does_not_hold_together_is_read_like_other_records() {
    let line = record_line(&from_text("The tram left. It fell.").unwrap());
    let read_as = |line: &str| read_line(line)[0].name().to_owned();
    assert_eq!(read_as(&line), "a");
    for (from, to) in [
        ("\"end\":23", "\"end\":99"),
        ("\"kind\":\"paragraph\"", "\"kind\":\"song\""),
        ("\"start\":0", "\"start\":-1"),
        ("\"blocks\":[", "\"blocks\":[{\"kind\":\"paragraph\",\"start\":3,\"end\":5},"),
        ("\"name\":\"a\",", ""),
    ] {
        assert!(line.contains(from), "{line}");
        assert!(read_as(&line.replace(from, to)).starts_with("stdin:"), "{to}");
    }
}

fn basis(spans: Vec<Span>) -> impl Strategy<Value = Basis> {
    prop_oneof![
        select(vec![Basis::Given, Basis::Metadata, Basis::FileName]),
        select(spans).prop_map(Basis::Text),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    let zone = prop::option::of("Z|\\+02:00|[A-Z]{2,4}|.{0,6}");
    let time = prop::option::of(0_u16..1440);
    (-50_i16..9999, 1_u8..=12, 1_u8..=28, time, zone).prop_map(
        |(year, month, day, minute, zone)| Date {
            minute,
            zone,
            ..Date::new(year, month, day).unwrap()
        },
    )
}

/// A document with anything in it that can be there.
fn any_document() -> impl Strategy<Value = Document> {
    let text = "[a-z]{3}(?s).{0,60}";
    (text, prop::collection::vec(any::<prop::sample::Index>(), 0..12)).prop_flat_map(
        |(text, cuts)| {
            let mut document = Document::new("näme:1", text.as_str());
            let ends: Vec<usize> =
                text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| ends[cut.index(ends.len())]).collect();
            cuts.sort_unstable();
            let spans: Vec<Span> =
                cuts.windows(2).filter_map(|pair| document.span(pair[0]..pair[1])).collect();
            document.blocks =
                spans.iter().map(|&span| Block { kind: BlockKind::Links, span }).collect();
            document.marks.clone_from(&spans);
            let spans = if spans.is_empty() { vec![document.whole()] } else { spans };
            let known = || (".{0,9}", basis(spans.clone())).prop_map(|(v, b)| Known::new(v, b));
            let dates = (date(), basis(spans.clone()), prop::option::of(date()));
            (Just(document), known(), known(), prop::option::of(known()), dates, select(spans))
                .prop_map(|(mut document, one, two, three, (date, date_basis, other), span)| {
                    let meta = &mut document.meta;
                    meta.authors = vec![one.value.clone(), two.value.clone()];
                    meta.based_on = vec![two.value.clone()];
                    meta.candidates = vec![Candidate {
                        field: Field::BasedOn,
                        value: one.value.clone(),
                        origin: two.value.clone(),
                        is_chosen: three.is_some(),
                    }];
                    meta.credits = vec![Credit { role: CreditRole::Owner, name: one.clone() }];
                    (meta.title, meta.outlet, meta.agency) = (Some(one), Some(two), three.clone());
                    (meta.byline, meta.language) = (three.clone(), three.map(|known| known.value));
                    meta.published = Some(Known::new(date, date_basis));
                    meta.modified = other.map(|date| Known::new(date, Basis::Metadata));
                    meta.raw = meta.modified.as_ref().map(|_| Raw { sha256: [171; 32], len: 7 });
                    let note = Note::new(NoteKind::Unreadable, "a “part”");
                    document.notes = vec![note.clone(), Note { span: Some(span), ..note }];
                    document
                })
        },
    )
}

proptest! {
    #[test]
    fn every_document_comes_back(document in any_document()) {
        check(document);
    }

    #[test]
    fn every_text_comes_back(text in "(?s)[A-Za-z“”*>\n .#-]{1,200}|(?s).{0,200}") {
        if let Some(document) = from_text(&text) {
            check(document);
        }
    }
}

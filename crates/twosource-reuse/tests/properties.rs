//! What holds for any texts.

use proptest::prelude::*;
use twosource_reuse::{
    Index, Relation, Reuse, Settings, Shared, Text, Words, align, find, signature,
};
use twosource_text::{Block, BlockKind, Document};

/// Words of a small vocabulary, so that texts share shingles by chance, with marks and line ends.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        20 => (0..40_u8).prop_map(|n| format!("word{n} ")),
        1 => Just("“".to_owned()),
        1 => Just("\" ".to_owned()),
        1 => Just("’s ".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just("Žofie, ".to_owned()),
    ];
    prop::collection::vec(word, 0..160).prop_map(|words| words.concat())
}

fn document(name: &str, text: &str) -> Document {
    Document::new(name, text)
}

fn ready(document: &Document) -> Text {
    Text::new(Words::read(document), &Settings::default())
}

fn mirrored(mut shared: Shared) -> Shared {
    for passage in &mut shared.passages {
        std::mem::swap(&mut passage.left, &mut passage.right);
    }
    shared.passages.sort_by_key(|passage| (passage.left, passage.right));
    shared.shares = (shared.shares.1, shared.shares.0);
    shared
}

proptest! {
    #[test]
    fn any_text_can_be_read(one in ".{0,400}", two in any::<String>()) {
        let (a, b) = (document("a", &one), document("b", &two));
        let found = find(&[&a, &b, &a], &Settings::default());
        prop_assert!(found.iter().all(|reuse| reuse.pair.0 < reuse.pair.1));
    }

    #[test]
    fn both_orders_are_one(one in text(), two in text()) {
        let (a, b) = (ready(&document("a", &one)), ready(&document("b", &two)));
        let settings = Settings::default();
        prop_assert_eq!(align(&a, &b, &settings), mirrored(align(&b, &a, &settings)));
    }

    #[test]
    fn passages_lie_in_the_texts_and_apart(one in text(), two in text()) {
        let (a, b) = (document("a", &one), document("b", &two));
        let shared = align(&ready(&a), &ready(&b), &Settings::default());
        let whole = |share: f64| (0.0..=1.0).contains(&share);
        prop_assert!(whole(shared.shares.0) && whole(shared.shares.1), "{:?}", shared.shares);
        for passage in &shared.passages {
            prop_assert!(a.span(passage.left.range()).is_some() && !passage.left.is_empty());
            prop_assert!(b.span(passage.right.range()).is_some() && !passage.right.is_empty());
        }
        for (at, one) in shared.passages.iter().enumerate() {
            for other in &shared.passages[at + 1..] {
                prop_assert!(!one.left.overlaps(other.left) && !one.right.overlaps(other.right));
            }
        }
    }

    #[test]
    fn a_text_is_a_copy_of_itself(seed in 0..1000_u32, length in 60..300_u32) {
        let text: String = (0..length).map(|n| format!("w{seed}x{n} ")).collect::<Vec<_>>().concat();
        let (a, b) = (document("a", &text), document("b", &text));
        let found = find(&[&a, &b], &Settings::default());
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].relation, Relation::Copy);
        prop_assert_eq!(found[0].shared.shares, (1.0, 1.0));
        prop_assert_eq!(found[0].shared.passages.len(), 1);
    }

    #[test]
    fn the_order_of_documents_makes_no_difference(texts in prop::collection::vec(text(), 2..6), turn in 0..6_usize) {
        let documents: Vec<Document> =
            texts.iter().enumerate().map(|(at, text)| document(&at.to_string(), text)).collect();
        let all: Vec<&Document> = documents.iter().collect();
        let mut turned = all.clone();
        turned.rotate_left(turn % all.len());
        let names = |documents: &[&Document], found: Vec<Reuse>| {
            let mut names: Vec<_> = found.into_iter().map(|reuse| {
                let (a, b) = (documents[reuse.pair.0].name(), documents[reuse.pair.1].name());
                let shared = if a <= b { reuse.shared } else { mirrored(reuse.shared) };
                (a.min(b).to_owned(), a.max(b).to_owned(), reuse.relation, format!("{shared:?}"))
            }).collect();
            names.sort();
            names
        };
        let settings = Settings::default();
        prop_assert_eq!(names(&all, find(&all, &settings)), names(&turned, find(&turned, &settings)));
    }

    #[test]
    fn what_is_taken_out_of_the_index_is_not_found(texts in prop::collection::vec(text(), 1..12), gone in 0..12_u64) {
        let settings = Settings::default();
        let prints: Vec<Vec<u32>> =
            texts.iter().map(|text| signature(&Words::read(&document("t", text)), &settings)).collect();
        let (mut whole, mut without) = (Index::new(settings.clone()), Index::new(settings));
        for (id, prints) in (0..).zip(&prints) {
            whole.add(id, prints);
            if id != gone {
                without.add(id, prints);
            }
        }
        whole.remove(gone);
        prop_assert_eq!(whole.len(), without.len());
        for prints in &prints {
            prop_assert_eq!(whole.candidates(prints), without.candidates(prints));
        }
        whole.retain(|_| false);
        prop_assert!(whole.is_empty() && prints.iter().all(|prints| whole.candidates(prints).is_empty()));
    }
}

/// Texts that repeat themselves must not cost more than texts that do not, by orders.
#[test]
fn texts_that_repeat_themselves_are_read() {
    let periodic = |period: usize| -> String {
        (0..60_000).map(|n| format!("w{} ", n % period)).collect::<Vec<_>>().concat()
    };
    for period in [1, 2, 7, 100] {
        let (a, b) = (document("a", &periodic(period)), document("b", &(periodic(period) + "end")));
        let shared = align(&ready(&a), &ready(&b), &Settings::default());
        assert!(shared.shares.0 > 0.9, "period {period}: {:?}", shared.shares);
    }
}

const STORY: &str = "Two trams met on one track at the old depot of Hartmoor on Monday morning, and eleven passengers were hurt, the fire service says.\n\
The driver of the second tram had seen no signal, Ilse Brandt of the works council told the city's assembly in the afternoon.\n\
The points at the depot date from the sixties and were to be replaced next spring, when line nine closes for the summer.\n\
Engineers will look at the wreck today before a crane lifts the cars from the track near the cattle market.";

fn relation(a: &str, b: &str) -> Option<Relation> {
    let (a, b) = (document("a", a), document("b", b));
    find(&[&a, &b], &Settings::default()).first().map(|reuse| reuse.relation)
}

#[test]
fn whole_cut_edited_and_turned_texts_are_copies() {
    let lines: Vec<&str> = STORY.lines().collect();
    assert_eq!(
        relation(STORY, &format!("SKERLING (Norpress) - {STORY}\n(c) Norpress")),
        Some(Relation::Copy)
    );
    assert_eq!(relation(STORY, &lines[..2].join("\n")), Some(Relation::Copy));
    let turned = [lines[3], lines[1], lines[2], lines[0]].join("\n");
    assert_eq!(relation(STORY, &turned), Some(Relation::Copy));
    let edited = STORY
        .replace("passengers", "people")
        .replace("depot", "yard")
        .replace("replaced", "exchanged");
    assert_eq!(relation(STORY, &edited), Some(Relation::Copy));
    let damaged = STORY.replace("tr", "tn").replace("ee", "ce").replace("wr", "vvr");
    assert_eq!(relation(STORY, &damaged), Some(Relation::Copy));
}

#[test]
fn a_passage_in_another_report_is_partial() {
    let own: String = (0..30)
        .map(|n| format!("Reporter {n} walked street {n} and counted {n} broken lamps there. "))
        .collect::<Vec<_>>()
        .concat();
    let passages: Vec<&str> = STORY.lines().take(2).collect();
    assert_eq!(
        relation(STORY, &format!("{own}\n{}\n{own}", passages.join("\n"))),
        Some(Relation::Partial)
    );
}

#[test]
fn one_speech_in_two_reports_is_no_reuse() {
    let speech = format!("“{}”", STORY.replace('\n', " "));
    let one = format!(
        "Marek Dallin spoke to the crowd. {speech} Nobody clapped, and rain drove most of them home before ten."
    );
    let two = format!(
        "At the harbor the mayor of Ode was blunt. {speech} Her party had asked for another tone in such a week."
    );
    assert_eq!(relation(&one, &two), None);
}

#[test]
fn forms_on_unrelated_pages_are_no_reuse() {
    let form = "Get the morning letter of the Skerling Herald in your inbox every day and never miss what moves the town, we send no more than one a day and you can leave the list whenever you like to";
    let page = |name: &str| {
        let story: String = (0..150).map(|n| format!("{name}{n} ")).collect::<Vec<_>>().concat();
        document(name, &format!("{story}\n{form}"))
    };
    let pages = [page("alpha"), page("beta"), page("gamma"), page("delta")];
    let pages: Vec<&Document> = pages.iter().collect();
    assert_eq!(find(&pages, &Settings::default()), []);
}

#[test]
fn what_ingest_marks_as_furniture_is_left_out() {
    let form = STORY.lines().next().unwrap_or_default();
    let page = |name: &str| {
        let story: String = (0..60).map(|n| format!("{name}{n} ")).collect::<Vec<_>>().concat();
        let mut document = document(name, &format!("{story}\n{form}"));
        let (form, story) = (document.find(form).unwrap(), document.find(story.trim()).unwrap());
        document.blocks = vec![
            Block { kind: BlockKind::Paragraph, span: story },
            Block { kind: BlockKind::Furniture, span: form },
        ];
        document
    };
    assert_eq!(find(&[&page("alpha"), &page("beta")], &Settings::default()), []);
}

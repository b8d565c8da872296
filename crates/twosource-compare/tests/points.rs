//! Small stories and the points that they give.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic like tests")]

use twosource_analyze::analyze;
use twosource_compare::{Account, Finding, Options, Stance, compare};
use twosource_models::Resources;
use twosource_text::{Basis, Date, Document, Known};

/// A story of a few reports, and the points of it that are not in one report only.
#[derive(Default)]
struct Story(Vec<(&'static str, &'static str)>, Vec<u8>);

impl Story {
    fn report(mut self, name: &'static str, text: &'static str) -> Self {
        self.0.push((name, text));
        self
    }

    /// The days of June 2031 on which the reports were published.
    fn published(mut self, days: &[u8]) -> Self {
        self.1 = days.to_vec();
        self
    }

    fn account(&self) -> Account {
        let resources = Resources::load().unwrap();
        let analyzed = self.0.iter().enumerate().map(|(at, (name, text))| {
            let mut document = Document::new(*name, *text);
            let day = self.1.get(at).and_then(|&day| Date::new(2031, 6, day));
            document.meta.published = day.map(|day| Known::new(day, Basis::Given));
            let analysis = analyze(&document, &resources);
            (document, analysis)
        });
        compare(analyzed.collect(), &Options::default())
    }

    /// The findings alone, those of one report aside.
    #[track_caller]
    fn findings(&self, expected: &[&str]) {
        let points = self.account().points.into_iter();
        let shared = points.filter(|point| point.finding != Finding::OnlyInOne);
        let found: Vec<String> = shared.map(|point| format!("{:?}", point.finding)).collect();
        assert_eq!(found, expected);
    }

    /// How each report stands to the first point.
    #[track_caller]
    fn stances(&self, expected: &[Option<Stance>]) {
        let account = self.account();
        let reports = 0..account.reports.len();
        let found: Vec<_> = reports.map(|at| account.stance(&account.points[0], at)).collect();
        assert_eq!(found, expected);
    }

    #[track_caller]
    fn points(&self, expected: &[&str]) {
        let account = self.account();
        let shared = account.points.iter().filter(|p| p.finding != Finding::OnlyInOne);
        let found: Vec<String> = shared
            .map(|point| {
                let words = point.statements.iter().filter_map(|&at| {
                    let report = &account.reports[at.report].document;
                    Some(report.slice(account.statement(at)?.span))
                });
                format!("{:?}: {}", point.finding, words.collect::<Vec<_>>().join(" | "))
            })
            .collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn independent_reports_agree() {
    Story::default()
        .report("a", "The old harbor bridge of Skerling will close on Monday for repairs.")
        .report("b", "Repairs will close the old harbor bridge in Skerling from Monday.")
        .points(&["Agreed: The old harbor bridge of Skerling will close on Monday for repairs. \
                   | Repairs will close the old harbor bridge in Skerling from Monday."]);
}

#[test]
fn exclusive_numbers_differ() {
    Story::default()
        .report("a", "The ferry collision in Skerling injured 25 passengers on Monday.")
        .report("b", "On Monday 31 passengers were injured in the Skerling ferry collision.")
        .points(&["Differs: The ferry collision in Skerling injured 25 passengers on Monday. \
                   | On Monday 31 passengers were injured in the Skerling ferry collision."]);
}

#[test]
fn bounds_are_no_difference() {
    let story = Story::default()
        .report("a", "The ferry collision in Skerling injured at least 25 passengers on Monday.")
        .report("b", "On Monday 31 passengers were injured in the Skerling ferry collision.");
    assert!(story.account().points.iter().all(|point| point.finding != Finding::Differs));
}

#[test]
fn one_speaker_is_one_voice() {
    Story::default()
        .report("a", "Mayor Ilse Brandt said the harbor bridge would stay closed until autumn.")
        .report(
            "b",
            "The harbor bridge would stay closed until autumn, said Ilse Brandt, the mayor.",
        )
        .points(&["OneVoice: the harbor bridge would stay closed until autumn \
                   | The harbor bridge would stay closed until autumn"]);
}

#[test]
fn unrelated_reports_share_no_point() {
    Story::default()
        .report("a", "The orchestra of Dunvarra opens its season with a requiem.")
        .report("b", "Fishermen at Port Olm found a rare turtle in their nets.")
        .points(&[]);
}

const WIRE: &str = "A cable car stopped above the gorge of Tresk on Sunday evening and left \
    nineteen people hanging in the wind for almost four hours before crews from two valleys \
    lowered them on ropes. The operator opened the line again on Monday after an inspection of \
    the drive, and the mountain rescue service thanked the farmers who had lit the slope with \
    the lamps of their tractors until the last passenger was down.";

#[test]
fn copies_count_once_with_the_reason() {
    let account = Story::default().report("a", WIRE).report("b", WIRE).account();
    assert!(account.lineages[0].is_copy);
    assert_eq!(account.groups.len(), 1);
    assert_eq!(account.groups[0].reasons.len(), 1);
    let shared = account.points.iter().filter(|point| point.statements.len() > 1);
    assert!(shared.clone().count() >= 3);
    for point in shared {
        assert_eq!((point.support.outlets, point.support.independent), (2, 1));
        assert_eq!(point.finding, Finding::OneVoice);
    }
}

#[test]
fn a_shared_quotation_is_no_copy() {
    let speech = "“We asked for nothing but the water that our grandfathers dug for, and we will \
        sit on this dam until somebody comes down from the capital and tells us to our faces why \
        the gates were closed in the very spring when the seed was already in the ground.”";
    let a = format!("Farmers met at the dam. {speech} said Tom Ode, who led them.");
    let b = format!("The protest went into its third day. Tom Ode told reporters: {speech}");
    let story = Story(vec![("a", a.leak()), ("b", b.leak())], Vec::new());
    assert!(story.account().lineages.is_empty());
}

#[test]
fn an_early_toll_is_superseded() {
    Story::default()
        .report("a", "At least five people were killed when a ferry capsized off Skerling.")
        .report("b", "At least seven people were killed when the ferry capsized off Skerling.")
        .points(&[
            "Superseded: At least five people were killed | At least seven people were killed",
            "Agreed: when a ferry capsized off Skerling. | when the ferry capsized off Skerling.",
        ]);
}

#[test]
fn what_was_closed_reopens() {
    Story::default()
        .report("a", "Police closed the old harbor bridge of Skerling after the collision.")
        .report("b", "The old harbor bridge of Skerling reopened after the collision.")
        .points(&[
            "Superseded: Police closed the old harbor bridge of Skerling after the collision. | \
                   The old harbor bridge of Skerling reopened after the collision.",
        ]);
}

#[test]
fn a_denial_is_told_from_a_difference() {
    Story::default()
        .report("a", "A sluice gate at the Skerling dam was left open on Sunday night.")
        .report("b", "The water board denied that a sluice gate at the Skerling dam was left open.")
        .points(&["Denied: A sluice gate at the Skerling dam was left open on Sunday night. | \
                   a sluice gate at the Skerling dam was left open"]);
}

#[test]
fn a_part_is_no_other_toll() {
    let story = Story::default()
        .report("a", "A ferry capsized off Skerling. 50 people were injured, officials said.")
        .report(
            "b",
            "A ferry capsized off Skerling. 50 people were injured, officials said. Bride Hospital \
             said it was treating 20 injured people.",
        );
    let account = story.account();
    assert!(account.points.iter().all(|point| point.finding != Finding::Differs));
    let injured = &account.figures[0];
    let values: Vec<f64> =
        injured.mentions.iter().map(|&at| account.measure(at).unwrap().value).collect();
    assert_eq!(values, [50.0, 50.0]);
}

#[test]
fn figures_of_other_years_are_left_out() {
    let story = Story::default()
        .report("a", "A magnitude 6.1 quake killed 12 people near Ostrand on Sunday.")
        .report(
            "b",
            "A quake of magnitude 5.9 killed 12 people near Ostrand on Sunday.\n\nIn March 1987, a \
             magnitude 6.8 quake hit Varn. It killed 340 people.",
        );
    let account = story.account();
    let values = |at: usize| -> Vec<f64> {
        let mentions = &account.figures[at].mentions;
        mentions.iter().map(|&at| account.measure(at).unwrap().value).collect()
    };
    assert_eq!((values(0), values(1)), (vec![12.0, 12.0], vec![6.1, 5.9]));
}

#[test]
fn one_report_says_more() {
    Story::default()
        .report("a", "The ferry struck the quay.")
        .report(
            "b",
            "The ferry struck the quay in the harbor of Wenlow at noon after its engine failed.",
        )
        .points(&["MoreSpecific: The ferry struck the quay. | \
                   The ferry struck the quay in the harbor of Wenlow at noon"]);
}

#[test]
fn numbers_that_are_not_the_same_are_no_agreement() {
    Story::default()
        .report("a", "The talks at the Hotel Bellmont lasted nearly six hours.")
        .report("b", "The talks at the Hotel Bellmont lasted about five hours.")
        .points(&["Reworded: The talks at the Hotel Bellmont lasted nearly six hours. | \
                   The talks at the Hotel Bellmont lasted about five hours."]);
}

#[test]
fn a_negative_statement_agrees_with_no_positive_one() {
    Story::default()
        .report("a", "The fire at the Skerling granary was related to the strike of the dockers.")
        .report("b", "The fire at the Skerling granary was not related to the strike of the dockers.")
        .points(&[
            "Reworded: The fire at the Skerling granary was related to the strike of the dockers. | \
             The fire at the Skerling granary was not related to the strike of the dockers.",
        ]);
}

#[test]
fn a_toll_may_grow_from_day_to_day() {
    let story = || {
        Story::default()
            .report("a", "Twelve people were killed when a ferry capsized.")
            .report("b", "Nineteen people were killed when a ferry capsized.")
    };
    let finding = |story: Story| {
        let points = story.account().points;
        points.into_iter().find(|point| !point.differences.is_empty()).map(|point| point.finding)
    };
    assert_eq!(finding(story().published(&[4, 5])), Some(Finding::Superseded));
    assert_eq!(finding(story().published(&[5, 4])), Some(Finding::Differs));
    assert_eq!(finding(story().published(&[4, 4])), Some(Finding::Differs));
    assert_eq!(finding(story()), Some(Finding::Differs));
}

#[test]
fn words_of_like_meaning_join() {
    Story::default()
        .report("a", "The ferry struck the old quay of Wenlow, and two sailors were hurt.")
        .report("b", "Two sailors were injured when a vessel hit the old quay of Wenlow.")
        .findings(&["Agreed", "Agreed"]);
}

#[test]
fn dates_of_one_verb_differ() {
    Story::default()
        .report("a", "The ferry Wenlow Star sank off the old lighthouse on June 3.")
        .report("b", "Off the old lighthouse the ferry Wenlow Star sank in April.")
        .published(&[9, 9])
        .findings(&["Differs"]);
}

#[test]
fn one_question_may_have_two_answers() {
    Story::default()
        .report(
            "a",
            "Ilse Brandt ate with them. Asked about the salt tax, Brandt said there was no reason \
             to hurry.",
        )
        .report(
            "b",
            "It rained. Asked about the salt tax, Ilse Brandt said the council of Wenlow had \
             obeyed every law.",
        )
        .points(&["OtherAnswer: there was no reason to hurry | \
                   the council of Wenlow had obeyed every law"]);
}

#[test]
fn one_phrase_on_two_occasions_is_two_utterances() {
    Story::default()
        .report(
            "a",
            "\"We need witnesses, not heroes,\" Inspector Rolf Tamm told reporters on Tuesday.",
        )
        .report(
            "b",
            "\"We need witnesses, not heroes,\" Inspector Rolf Tamm had told the council in 2019.",
        )
        .published(&[4, 4])
        .points(&[]);
}

#[test]
fn two_people_speak_for_themselves() {
    Story::default()
        .report(
            "a",
            "\"My thoughts are with the families of the sailors,\" Mayor Ilse Brandt said.",
        )
        .report(
            "b",
            "\"My thoughts are with the families of the sailors,\" Minister Otto Kell said.",
        )
        .points(&[]);
}

#[test]
fn names_alone_join_nothing() {
    Story::default()
        .report("a", "Harbor Minister Otto Kell visited Wenlow in spring.")
        .report("b", "Harbor Minister Otto Kell attended the talks.")
        .points(&[]);
}

#[test]
fn one_utterance_in_two_translations_is_one_voice() {
    Story::default()
        .report("a", "Asked about the yard, Ilse Brandt said: \"That's why we have come here.\"")
        .report("b", "When asked about the yard, Ilse Brandt said: \"That is why we came here.\"")
        .findings(&["OneVoice"]);
}

#[test]
fn initials_and_transcriptions_are_one_person() {
    let account = Story::default()
        .report("a", "Heymar K. Olvardi opened the dam.")
        .report("b", "Heimar Olvarti opened the dam.")
        .account();
    let people: Vec<usize> = account.entities.iter().map(|entity| entity.members.len()).collect();
    assert_eq!(people.first(), Some(&2));
}

#[test]
fn each_report_stands_to_a_point_in_its_way() {
    let (says, silent) = (Some(Stance::Says), None);
    Story::default()
        .report("a", "The ferry collision in Skerling injured 25 passengers on Monday.")
        .report("b", "On Monday 31 passengers were injured in the Skerling ferry collision.")
        .report("c", "A baker opened a second shop in Wenlow.")
        .stances(&[Some(Stance::Differs), Some(Stance::Differs), silent]);
    Story::default()
        .report("a", "A sluice gate at the Skerling dam was left open on Sunday night.")
        .report("b", "The water board denied that a sluice gate at the Skerling dam was left open.")
        .stances(&[says, Some(Stance::Denies)]);
    Story::default()
        .report("a", "Police closed the old harbor bridge of Skerling after the collision.")
        .report("b", "The old harbor bridge of Skerling reopened after the collision.")
        .stances(&[Some(Stance::OtherStand), Some(Stance::OtherStand)]);
    Story::default()
        .report("a", "The ferry struck the quay.")
        .report(
            "b",
            "The ferry struck the quay in the harbor of Wenlow at noon after its engine failed.",
        )
        .stances(&[says, Some(Stance::SaysMore)]);
}

//! One test for each row of `docs/capabilities.md` that works, on sentences written for it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests may panic like tests"
)]

use std::sync::LazyLock;

use twosource::analysis::{
    Analysis, AttributionKind, Bound, Entity, EvidenceMode, MeasureKind, Mention, MentionKind,
    Modality, Moment, Polarity, SpeechAct, Statement, Status, TimeValue, Utterance, VoiceRole,
    read_times,
};
use twosource::comparison::{Difference, Field, Finding};
use twosource::text::{Basis, Date, Document, Known, NoteKind};
use twosource::{Account, Options, Resources, account, analyze};

static RESOURCES: LazyLock<Resources> = LazyLock::new(|| Resources::load().unwrap());

/// One report with its analysis.
struct Read {
    document: Document,
    analysis: Analysis,
}

impl Read {
    fn of(text: &str) -> Self {
        let document = Document::new("a.txt", text);
        let analysis = analyze(&document, &RESOURCES);
        Self { document, analysis }
    }

    /// Each attribution as "source | cue | content", outer ones first.
    fn attributions(&self) -> Vec<String> {
        let words = |span| self.document.slice(span);
        let line = |a: &twosource::analysis::Attribution| {
            let content: Vec<_> = a.content.iter().map(|&piece| words(piece)).collect();
            format!("{} | {} | {}", a.source.map_or("-", words), words(a.cue), content.join(" + "))
        };
        self.analysis.attributions.iter().map(line).collect()
    }

    #[track_caller]
    fn says(&self, expected: &str) {
        let found = self.attributions();
        assert!(found.iter().any(|line| line == expected), "{found:#?}");
    }

    /// The statement that holds some words.
    #[track_caller]
    fn statement(&self, words: &str) -> &Statement {
        let holds = |s: &&Statement| self.document.slice(s.span).contains(words);
        self.analysis.statements.iter().find(holds).expect("a statement with these words")
    }

    /// How the statement that holds some words is said.
    #[track_caller]
    fn utterance(&self, words: &str) -> &Utterance {
        let attribution = self.statement(words).attribution.expect("an attribution");
        &self.analysis.utterances[attribution]
    }

    /// The sources of a statement from the outlet inward.
    fn chain(&self, statement: &Statement) -> Vec<&str> {
        let sources = statement.voices.iter().map(|v| v.source);
        sources.map(|s| s.map_or("-", |span| self.document.slice(span))).collect()
    }

    /// The mentions of the entity that some words refer to, each with its kind.
    #[track_caller]
    fn mentions(&self, words: &str) -> Vec<(&str, MentionKind)> {
        let text = |mention: &Mention| self.document.slice(mention.name);
        let names = |entity: &&Entity| entity.mentions.iter().any(|m| text(m) == words);
        let entity = self.analysis.entities.iter().find(names).expect("an entity of that name");
        entity.mentions.iter().map(|mention| (text(mention), mention.kind)).collect()
    }

    /// The fullest names of those who say a statement.
    fn speakers(&self, statement: &Statement) -> Vec<&str> {
        let speakers = statement.attribution.and_then(|at| self.analysis.speakers.get(at));
        let entities =
            speakers.into_iter().flatten().filter_map(|&at| self.analysis.entities.get(at));
        entities.map(|entity| self.document.slice(entity.name)).collect()
    }

    fn entities(&self) -> Vec<Vec<&str>> {
        let mentions = |e: &twosource::analysis::Entity| {
            e.mentions.iter().map(|m| self.document.slice(m.name)).collect()
        };
        self.analysis.entities.iter().map(mentions).collect()
    }
}

fn compare(texts: &[&str]) -> Account {
    let named = texts.iter().zip('a'..).map(|(text, name)| Document::new(name, *text));
    account(named.collect(), &RESOURCES, &Options::default())
}

/// Findings of the points that more than one report has.
fn findings(account: &Account) -> Vec<Finding> {
    account.points.iter().filter(|p| p.statements.len() > 1).map(|p| p.finding).collect()
}

#[test]
fn row_01_nested_attribution() {
    let read = Read::of(
        "Radio Tesmar, citing the Orvanian Defense Ministry, said two survey ships had left Port Olm.",
    );
    let statement = read.statement("survey ships");
    assert_eq!(read.chain(statement), ["Radio Tesmar", "the Orvanian Defense Ministry"]);
    let roles: Vec<_> = statement.voices.iter().map(|voice| voice.role).collect();
    assert_eq!(roles, [VoiceRole::Relay, VoiceRole::Origin]);
}

#[test]
fn row_02_relayed_quote_in_the_passive() {
    let read = Read::of(
        "Mr. Dallin was quoted by the state news agency ORVA as saying “the gates will open in July.”",
    );
    assert_eq!(read.chain(read.statement("gates")), ["the state news agency ORVA", "Mr. Dallin"]);
}

#[test]
fn row_03_attribution_at_both_ends() {
    let read = Read::of(
        "Deputy Foreign Minister Davit Ormel said Tesmar may discuss food aid with the delegation, according to Tesmari news agencies.",
    );
    let chain = read.chain(read.statement("food aid"));
    assert_eq!(chain, ["Tesmari news agencies", "Deputy Foreign Minister Davit Ormel"]);
}

#[test]
fn row_04_told_an_outlet() {
    let read = Read::of(
        "The head of the farmers' union, Hanne Quist, told Radio Tesmar that the fields were already dry.",
    );
    let chain = read.chain(read.statement("fields"));
    assert!(chain[0].contains("Hanne Quist"), "{chain:?}");
    let said = read.utterance("fields");
    assert_eq!(said.addressee.map(|span| read.document.slice(span)), Some("Radio Tesmar"));
    let hearers =
        said.addressees.iter().map(|&at| read.document.slice(read.analysis.entities[at].name));
    assert_eq!(hearers.collect::<Vec<_>>(), ["Radio Tesmar"]);
    assert!(!read.document.slice(read.statement("fields").span).contains("Radio Tesmar"));
}

#[test]
fn row_05_one_quotation_in_two_translations() {
    let account = compare(&[
        "Asked about the river, Marek Dallin said: “We are opening the gates so that nobody closes them again.”",
        "“We open the gates so that nobody will close them again,” President Marek Dallin said in Aldermere.",
    ]);
    assert_eq!(findings(&account), [Finding::OneVoice]);
    assert_eq!(account.points[0].support.independent, 2);
    assert_eq!(account.points[0].support.origins.len(), 1);
}

#[test]
fn row_08_mixed_quotation() {
    let read = Read::of("Ms. Rost said there was no annex, “secret or otherwise.”");
    assert_eq!(read.analysis.attributions[0].kind, AttributionKind::Mixed);
}

#[test]
fn row_09_style_quotes_are_no_speech() {
    let read = Read::of(
        "The guests ate “harbor pie” with plum sauce.\n'NEIGHBORS'\nThe ships lay in fog.",
    );
    assert!(read.analysis.attributions.is_empty() && read.analysis.unattributed.is_empty());
}

#[test]
fn row_12_several_sentences_in_one_quotation() {
    let read = Read::of("“We heard a bang. Then the lights went out,” said Tom Ode, a passenger.");
    let both = [read.statement("bang"), read.statement("lights")];
    assert!(both.iter().all(|s| read.chain(s)[0].contains("Tom Ode")));
    assert_ne!(both[0].span, both[1].span);
}

#[test]
fn row_13_denial() {
    let read = Read::of("The company denied that the ferry had sailed with a known fault.");
    assert_eq!(read.statement("known fault").polarity, Polarity::Denied);
}

#[test]
fn row_16_hedges() {
    let read = Read::of("The ships may reach Tesmari waters by the weekend, the ministry said.");
    assert_eq!(read.statement("ships").status, Status::Possible);
}

#[test]
fn row_17_vague_and_bounded_numbers() {
    let read =
        Read::of("The drought hurt tens of thousands of families. It lasted more than 18 months.");
    let bounds: Vec<_> = read.analysis.measures.iter().map(|m| m.bound).collect();
    assert_eq!(bounds, [Bound::Vague, Bound::AtLeast]);
}

#[test]
fn row_19_compatible_durations() {
    let account = compare(&[
        "The water dispute over the Sarrow river has lasted more than 18 months.",
        "The water dispute over the Sarrow river has lasted 19 months.",
    ]);
    let found = findings(&account);
    assert!(!found.is_empty() && !found.contains(&Finding::Differs), "{found:?}");
}

#[test]
fn row_23_borrowed_weekday() {
    let mut dated = Document::new("a", "The leaders met in Aldermere.");
    let day = Date::new(2031, 6, 5).unwrap();
    dated.meta.published = Some(Known::new(day, Basis::Given));
    let undated = Document::new("b", "The leaders met on Wednesday.");
    let account = account(vec![dated, undated], &RESOURCES, &Options::default());
    let report = &account.reports[1];
    let time = &report.analysis.times[0];
    assert_eq!(time.value, Date::new(2031, 6, 4).map(TimeValue::Day));
    assert!(matches!(time.anchor, Some(Basis::Borrowed(_))));
    assert_eq!(report.document.notes[0].kind, NoteKind::BorrowedDate);
}

#[test]
fn row_24_relative_dates() {
    let text = "The ferry sank in July, hours after the storm, and four years after the last one. \
        The owner will meet the mayor next month.";
    let mut document = Document::new("a", text);
    let day = Date::new(2031, 6, 4).unwrap();
    document.meta.published = Some(Known::new(day, Basis::Given));
    let times = read_times(&document, &RESOURCES);
    let values: Vec<_> =
        times.iter().filter_map(|time| time.value.as_ref()).map(ToString::to_string).collect();
    assert_eq!(values, ["2030-07", "PTXH", "P4Y", "2031-07"]);
}

#[test]
fn row_25_scheduled() {
    let read = Read::of("The minister will visit Port Ombrey next month, the government said.");
    assert_eq!(read.statement("visit").status, Status::Scheduled);
}

#[test]
fn row_26_scheduled_then_done() {
    let account = compare(&[
        "The two leaders will sign the water agreement at the Hotel Bellmont.",
        "The two leaders signed the water agreement at the Hotel Bellmont.",
    ]);
    let point = &account.points[0];
    assert_eq!(point.statements.len(), 2);
    let status: Vec<_> = point
        .statements
        .iter()
        .map(|&at| account.statement(at).map(|s| (s.status, s.moment, s.predicate.clone())))
        .collect();
    let differs = |d: &Difference| d.field == Field::Status;
    assert!(point.differences.iter().any(differs), "{status:?}");
}

#[test]
fn row_29_unnamed_sources() {
    Read::of("The gates could open within a week, analysts said.")
        .says("analysts | said | The gates could open within a week");
}

#[test]
fn row_33_name_variants() {
    let read = Read::of("Lim Soo-Ahn spoke first. Later Lim Soo Ahn left. Mr. Lim waved.");
    assert_eq!(read.entities(), [["Lim Soo-Ahn", "Lim Soo Ahn", "Lim"]]);
}

#[test]
fn row_34_two_people_with_one_surname() {
    let read = Read::of("President Marek Dallin spoke. Mr. Dallin left with Adm. Ines Dallin.");
    assert_eq!(read.entities(), [vec!["Marek Dallin", "Dallin"], vec!["Ines Dallin"]]);
}

#[test]
fn row_40_spelling_variants() {
    let account = compare(&[
        "Engineers reorganised the defence programme of the neighbouring harbours.",
        "Engineers reorganized the defense program of the neighboring harbors.",
    ]);
    assert_eq!(findings(&account), [Finding::Agreed]);
}

#[test]
fn row_48_joint_speakers() {
    let read = Read::of("Tesmari and Orvanian officials said the talks would go on.");
    assert_eq!(read.chain(read.statement("talks")), ["Tesmari and Orvanian officials"]);
}

#[test]
fn row_49_abbreviation_explained_in_the_text() {
    let read = Read::of("The Sarrow Basin Commission (SBC) met in May. The SBC then adjourned.");
    assert_eq!(read.entities()[0], ["Sarrow Basin Commission", "SBC", "SBC"]);
}

#[test]
fn row_50_apposition_between_name_and_verb() {
    let read = Read::of(
        "Anneke Rost, the Orvanian Foreign Ministry spokeswoman, said there was no secret annex to the deal.",
    );
    let chain = read.chain(read.statement("annex"));
    assert!(chain[0].starts_with("Anneke Rost"), "{chain:?}");
}

#[test]
fn row_55_bounds_agree_and_values_differ() {
    let hurt =
        |number: &str| format!("The ferry collision in Skerling injured {number} passengers.");
    let of = |a: &str, b: &str| findings(&compare(&[&hurt(a), &hurt(b)]));
    assert!(!of("at least 25", "27").contains(&Finding::Differs));
    assert_eq!(of("25", "27"), [Finding::Differs]);
}

#[test]
fn row_14_accusation_against_fact() {
    let read = Read::of("Orvania has accused Tesmar of diverting the river at Ostrand since May.");
    let statement = read.statement("diverting");
    assert_eq!(statement.act, Some(SpeechAct::Accuses));
    let read = Read::of("Tesmar diverted the river at Ostrand in May.");
    assert_eq!(read.statement("diverted").act, None);
}

#[test]
fn row_22_ages_in_apposition() {
    let read = Read::of("Brandt, 47, and Dallin, 62, met for two hours in Ostrand.");
    let ages = read.analysis.measures.iter().filter(|m| m.kind == MeasureKind::Age);
    assert_eq!(ages.map(|m| m.value).collect::<Vec<_>>(), [47.0, 62.0]);
}

#[test]
fn row_28_a_photograph_as_evidence() {
    let read = Read::of("Satellite photos showed that two bridges had been built over the Sarrow.");
    let statement = read.statement("two bridges");
    assert_eq!(statement.evidence, Some(EvidenceMode::Image));
}

#[test]
fn row_32_inference_cues() {
    let read = Read::of("The crew appeared to have left the ferry before it sank near Ostrand.");
    let statement = read.statement("crew");
    assert_eq!(statement.evidence, Some(EvidenceMode::Inference));
    assert_eq!(statement.modality, Modality::Probable);
}

#[test]
fn row_35_a_capital_that_stands_for_a_government() {
    let read = Read::of(
        "France closed the border on Monday. Paris said the road would open in May. The envoy landed in Paris at noon.",
    );
    let france = read.mentions("France");
    assert!(france.contains(&("Paris", MentionKind::Metonym)), "{france:?}");
    let paris = france.iter().filter(|(words, _)| *words == "Paris").count();
    assert_eq!(paris, 1, "the city is another one");
}

#[test]
fn row_36_alias_by_description() {
    let read = Read::of(
        "Marek Dallin met the envoy of Tesmar on Monday. The Orvanian president, who arrived by boat, left at noon. Later Ilse Brandt, the harbor chief, told reporters that Dallin had signed.",
    );
    let brandt =
        read.analysis.entities.iter().find(|e| read.document.slice(e.name) == "Ilse Brandt");
    let roles: Vec<_> =
        brandt.unwrap().roles.iter().map(|&role| read.document.slice(role)).collect();
    assert!(roles.iter().any(|role| role.contains("harbor chief")), "{roles:?}");
}

#[test]
fn row_37_role_variants() {
    let read = Read::of(
        "Ilse Brandt, the mayor of Ostrand, opened the bridge. Mayor Brandt thanked the crews. The mayor left at noon.",
    );
    let brandt = read.mentions("Ilse Brandt");
    assert!(brandt.contains(&("Brandt", MentionKind::Name)), "{brandt:?}");
    assert!(brandt.contains(&("The mayor", MentionKind::Nominal)), "{brandt:?}");
}

#[test]
fn row_45_a_statement_that_is_not_made() {
    let read = Read::of("The ministry declined to say how many ships had left Port Olm.");
    let statement = read.statement("ships");
    assert_eq!(statement.act, Some(SpeechAct::DeclinesToSay));
    assert_eq!(statement.modality, Modality::Underspecified);
    assert_eq!(read.utterance("ships").polarity, None);
}

#[test]
fn row_46_pronoun_speakers() {
    let read = Read::of(
        "Mayor Ilse Brandt opened the bridge on Monday. She said two more crossings would follow in June.",
    );
    assert_eq!(read.speakers(read.statement("crossings")), ["Ilse Brandt"]);
}

#[test]
fn row_47_written_utterances() {
    let read =
        Read::of("“The river belongs to both of us,” President Marek Dallin wrote in the book.");
    assert_eq!(read.statement("river belongs").evidence, Some(EvidenceMode::Writing));
    let read =
        Read::of("The ministry said in a statement on Friday that two ships had left Port Olm.");
    let said = read.utterance("two ships");
    assert_eq!(said.evidence, Some(EvidenceMode::Writing));
    assert_eq!(said.setting.map(|span| read.document.slice(span)), Some("in a statement"));
    let times = said.times.iter().map(|&at| read.document.slice(read.analysis.times[at].span));
    assert_eq!(times.collect::<Vec<_>>(), ["Friday"]);
}

#[test]
fn a_statement_knows_its_predicate_participants_place_and_moment() {
    let read = Read::of("Police closed the old bridge in Berlin. The road will reopen next week.");
    let closed = read.statement("closed");
    assert_eq!(closed.predicate.as_ref().map(|p| &*p.lemma), Some("close"));
    let words: Vec<_> = closed.participants.iter().map(|p| read.document.slice(p.span)).collect();
    assert!(words.first() == Some(&"Police") && words.len() == 2, "{words:?}");
    assert_eq!(closed.states.iter().map(|state| state.name).collect::<Vec<_>>(), ["closed"]);
    assert_eq!(closed.places.len(), 1);
    assert_eq!(closed.moment, Moment::Day);
    assert_eq!(read.statement("reopen").moment, Moment::Expected, "no date is known");
}

//! An account made by hand that holds every finding, rule, field, feature and reason, for tests.

mod readings;
mod stories;
mod timeline;

use twosource_analyze::{
    Analysis, Attribution, AttributionKind, Bound, Confidence, Entity, EntityKind, EvidenceMode,
    Measure, MeasureKind, Mention, MentionKind, Modality, Moment, Outcome, Polarity, SpeechAct,
    Statement, Status, TimeExpression, TimeKind, TimeValue, Unit, UnitKind, Utterance, Voice,
    VoiceRole,
};
use twosource_compare::{
    Account, Difference, Direction, DirectionBasis, Evidence, Feature, Field, Figure, Finding,
    IndependenceGroup, Lineage, MeasureRef, Point, Reason, ReasonBasis, Report, Rule, SharedEntity,
    Slot, StatementRef, Support,
};
use twosource_text::{
    Basis, Credit, CreditRole, Date, Document, Known, Note, NoteKind, Passage, Span,
};

pub(crate) use readings::readings;
pub(crate) use stories::{accounts, listing};

use crate::Skipped;

const A: &str = "# Old bridge in Ostrand to close

The Harbor Post
June 4, 2031

The old bridge will close on Monday. Mayor Ilse Brandt said 40 people had been asked to leave.

Radio Ostrand, citing the Harbor Office, reported that two barges had been held.

The Works Ministry denied that **any money** was missing.

A ferry will start on Tuesday. \u{201c}We will walk,\u{201d} the mayor said.

\u{201c}Nobody asked us.\u{201d} Eleven gulls sat on the rail of the bridge all that afternoon, as they
had on every afternoon since the first crack was seen in the spring, and nobody drove them away.

The baker kept his shop open. The school closed at noon.
";

const B: &str = "Ostrand bridge to close after cracks found

The old bridge in Ostrand will be closed on Monday, the mayor said. She said 35 people had been asked to leave.

Two barges had been held, the Harbor Office said. A clerk said money was missing from the fund.

Ferries started on Tuesday. Brandt said: \u{201c}We will walk until the last bolt is tight.\u{201d}

Norpress contributed to this report.
";

const C: &str = "The old bridge in Ostrand will be closed on Monday. She said 35 people had been asked to leave.

Brandt said: \u{201c}We will walk until the last bolt is tight.\u{201d}
";

/// Inputs that gave no report.
pub(crate) fn skipped() -> Vec<Skipped> {
    let message = "reports/d.txt: the file is empty".to_owned();
    vec![Skipped { message, hint: "check that the text was saved".to_owned() }]
}

/// Text without ANSI escapes.
pub(crate) fn without_escapes(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once('m').unwrap().1).collect::<String>()
}

/// Three reports, the third a copy of the second.
pub(crate) fn account() -> Account {
    let reports = vec![first(), second(), third()];
    let points = points(&reports);
    let passage = |report: usize, words: &str| passage(&reports[report], words);
    let brandt = SharedEntity {
        kind: EntityKind::Person,
        name: passage(0, "Ilse Brandt"),
        members: vec![(0, 0), (1, 0)],
        descriptions: timeline::descriptions(&reports),
    };
    let lineage = Lineage {
        reports: (1, 2),
        share: 0.934_567,
        shares: (0.81, 0.934_567),
        passages: vec![(passage(1, "She said 35 people"), passage(2, "She said 35 people"))],
        is_copy: true,
        direction: Some(Direction { first: 1, basis: DirectionBasis::Credited(None) }),
    };
    let passages = vec![(passage(0, "on Monday"), passage(2, "on Monday"))];
    let direction = Some(Direction { first: 2, basis: DirectionBasis::Published });
    let partial = Lineage {
        reports: (0, 2),
        share: 0.1,
        shares: (0.1, 0.08),
        passages,
        is_copy: false,
        direction,
    };
    let mut reasons = reasons(&reports);
    reasons.retain(|reason| {
        let of_passage = matches!(reason.basis, ReasonBasis::SharedPassage(_));
        reason.reports == (1, 2) && !of_passage
    });
    Account {
        headline: Some(passage(0, "Old bridge in Ostrand to close")),
        points,
        entities: vec![brandt],
        figures: vec![Figure {
            slot: Slot::People(Outcome::Displaced),
            mentions: (0..2).map(|report| MeasureRef { report, measure: 0 }).collect(),
        }],
        timeline: timeline::timeline(&reports),
        lineages: vec![partial, lineage],
        groups: vec![
            IndependenceGroup { reports: vec![0], reasons: vec![] },
            IndependenceGroup { reports: vec![1, 2], reasons },
        ],
        notes: vec![(2, reports[2].document.notes[0].clone())],
        reports,
    }
}

fn copies() -> Reason {
    let basis = ReasonBasis::SharedText { percent: 93, of: 2, first: Some(1) };
    Reason { reports: (1, 2), basis }
}

/// A reason of every kind.
pub(crate) fn reasons(reports: &[Report]) -> Vec<Reason> {
    let at = |report: usize, words: &str| passage(&reports[report], words);
    let name = || "Norpress".to_owned();
    let words = vec![at(1, "Norpress contributed")];
    let others = [
        ((1, 2), ReasonBasis::SharedPassage(12)),
        ((0, 1), ReasonBasis::SameOutlet),
        ((0, 1), ReasonBasis::SameFamily("Ode Media".to_owned())),
        ((1, 2), ReasonBasis::SameAgency { name: name(), words: words.clone() }),
        ((1, 2), ReasonBasis::SameAgency { name: name(), words: Vec::new() }),
        ((1, 2), ReasonBasis::BasedOn { first: 1, words: Some(words[0]) }),
        ((1, 2), ReasonBasis::BasedOn { first: 1, words: None }),
        (
            (0, 1),
            ReasonBasis::FirstReportedBy { first: 1, words: at(0, "The school closed at noon.") },
        ),
        ((0, 1), ReasonBasis::SameByline("Ilse Brandt".to_owned())),
    ];
    let others = others.into_iter().map(|(reports, basis)| Reason { reports, basis });
    std::iter::once(copies()).chain(others).collect()
}

fn first() -> Report {
    let document = Document::new("reports/harbor-post.md", A);
    let at = |words: &str| document.find(words).unwrap();
    let title =
        Known::new("Old bridge in Ostrand to close".into(), Basis::Text(at("Old bridge in")));
    let outlet = Known::new("The Harbor Post".into(), Basis::Text(at("The Harbor Post")));
    let date = Known::new(Date::new(2031, 6, 4).unwrap(), Basis::Text(at("June 4, 2031")));
    let marks = ["**any", "** was"].map(at).map(|span| stars(&document, span)).to_vec();
    let mut report = Report { document, analysis: Analysis::default() };
    report.document.meta.title = Some(title);
    report.document.meta.outlet = Some(outlet);
    report.document.meta.published = Some(date);
    report.document.meta.language = Some("eng".into());
    report.document.marks = marks;
    add_entity(&mut report, EntityKind::Person, "Ilse Brandt");
    add_entity(&mut report, EntityKind::Organization, "Radio Ostrand");
    add(&mut report, "The old bridge will close on Monday.", &[]);
    add(
        &mut report,
        "40 people had been asked to leave",
        &[("Mayor Ilse Brandt", "said", Some(0))],
    );
    let chain = [("Radio Ostrand", "reported", Some(1)), ("Harbor Office", "citing", None)];
    add(&mut report, "two barges had been held", &chain);
    add(&mut report, "**any money** was missing", &[("The Works Ministry", "denied", None)]);
    add(&mut report, "A ferry will start on Tuesday.", &[]);
    add(&mut report, "\u{201c}We will walk,\u{201d}", &[("the mayor", "said", Some(0))]);
    let gulls = A.split_once("Eleven").unwrap().1.split_once("away.").unwrap().0;
    add(&mut report, &format!("Eleven{gulls}away."), &[]);
    add(&mut report, "The baker kept his shop open.", &[]);
    add(&mut report, "The school closed at noon.", &[]);
    report.analysis.statements[3].polarity = Polarity::Denied;
    report.analysis.statements[3].act = Some(SpeechAct::Denies);
    report.analysis.statements[4].status = Status::Scheduled;
    report.analysis.unattributed =
        vec![report.document.find("\u{201c}Nobody asked us.\u{201d}").unwrap()];
    add_number(&mut report, 1, "40 people", "40", 40.0);
    add_time(&mut report, 0, "Monday", Some(TimeValue::Day(Date::new(2031, 6, 2).unwrap())));
    report
}

fn second() -> Report {
    let mut document = Document::new("reports/norpress.txt", B);
    document.meta.outlet = Some(Known::new("Norpress".into(), Basis::Given));
    document.meta.published =
        Some(Known::new(Date::new(2031, 6, 5).unwrap().at(9, 5, None).unwrap(), Basis::FileName));
    let line = document.find("Norpress contributed to this report.").unwrap();
    let roles = [
        CreditRole::Contributor,
        CreditRole::Owner,
        CreditRole::FirstPublisher,
        CreditRole::Writer,
    ];
    let name = Known::new("Lume Wire".to_owned(), Basis::Text(line));
    document.meta.credits = roles.map(|role| Credit { role, name: name.clone() }).to_vec();
    document.meta.based_on = vec!["https://norpress.example/1".to_owned()];
    let mut report = Report { document, analysis: Analysis::default() };
    add_entity(&mut report, EntityKind::Person, "Brandt");
    add(
        &mut report,
        "The old bridge in Ostrand will be closed on Monday",
        &[("the mayor", "said", None)],
    );
    add(&mut report, "35 people had been asked to leave", &[("She", "said", Some(0))]);
    add(&mut report, "Two barges had been held", &[("the Harbor Office", "said", None)]);
    add(&mut report, "money was missing from the fund", &[("A clerk", "said", None)]);
    add(&mut report, "Ferries started on Tuesday.", &[]);
    let walk = "\u{201c}We will walk until the last bolt is tight.\u{201d}";
    add(&mut report, walk, &[("Brandt", "said", Some(0))]);
    add_number(&mut report, 1, "35 people", "35", 35.0);
    report
}

fn third() -> Report {
    let lender = Document::new("reports/harbor-post.md", A).id();
    let mut document = Document::new("reports/isle.txt", C);
    let date = Date::new(2031, 6, 4).unwrap();
    document.meta.published = Some(Known::new(date, Basis::Borrowed(lender)));
    document.notes = vec![Note {
        kind: NoteKind::BorrowedDate,
        message: "no publication date in the text; 2031-06-04 is borrowed".into(),
        span: None,
    }];
    let mut report = Report { document, analysis: Analysis::default() };
    add(&mut report, "The old bridge in Ostrand will be closed on Monday.", &[]);
    add(&mut report, "35 people had been asked to leave", &[("She", "said", None)]);
    let walk = "\u{201c}We will walk until the last bolt is tight.\u{201d}";
    add(&mut report, walk, &[("Brandt", "said", None)]);
    report
}

/// The two stars at the start of a span.
fn stars(document: &Document, span: Span) -> Span {
    document.span(span.start()..span.start() + 2).unwrap()
}

fn add_entity(report: &mut Report, kind: EntityKind, name: &str) {
    let span = report.document.find(name).unwrap();
    report.analysis.entities.push(Entity {
        kind,
        name: span,
        key: name.to_lowercase(),
        mentions: vec![Mention { name: span, title: None, kind: MentionKind::Name }],
        roles: vec![],
    });
}

/// Adds a statement with its voices (source, cue, entity) and an attribution for each voice.
fn add(report: &mut Report, words: &str, voices: &[(&str, &str, Option<usize>)]) {
    let document = &report.document;
    let span = document.find(words).unwrap();
    let analysis = &mut report.analysis;
    let mut parent = None;
    let mut chain = Vec::new();
    for (at, (source, cue, entity)) in voices.iter().enumerate() {
        let role = if at + 1 == voices.len() { VoiceRole::Origin } else { VoiceRole::Relay };
        let (source, cue) = (document.find(source).unwrap(), document.find(cue).unwrap());
        chain.push(Voice { role, source: Some(source), cue, entity: *entity });
        let kind = AttributionKind::Indirect;
        let content = vec![span];
        analysis.attributions.push(Attribution {
            source: Some(source),
            cue,
            manner: None,
            content,
            kind,
            parent,
            confidence: Confidence::of(0.9),
        });
        analysis.utterances.push(Utterance {
            act: SpeechAct::Says,
            polarity: Some(Polarity::Asserted),
            certainty: Modality::Certain,
            evidence: Some(EvidenceMode::Speech),
            addressee: None,
            addressees: vec![],
            setting: None,
            times: vec![],
            voices: chain.clone(),
        });
        parent = Some(analysis.attributions.len() - 1);
    }
    analysis.statements.push(Statement {
        span,
        sentence: 0,
        attribution: parent,
        voices: chain,
        predicate: None,
        participants: vec![],
        places: vec![],
        polarity: Polarity::Asserted,
        modality: Modality::Certain,
        act: parent.map(|_| SpeechAct::Says),
        evidence: parent.map(|_| EvidenceMode::Speech),
        states: vec![],
        moment: Moment::Day,
        status: Status::Told,
        terms: vec![],
        measures: vec![],
        times: vec![],
        is_heading: false,
        is_quoted: false,
    });
}

fn add_number(report: &mut Report, statement: usize, words: &str, number: &str, value: f64) {
    let at = |words: &str| report.document.find(words).unwrap();
    let kind = UnitKind::Person;
    let unit = Some(Unit { span: Some(at("people")), name: "person".into(), kind });
    report.analysis.measures.push(Measure {
        span: at(words),
        number: at(number),
        value,
        upper: None,
        bound: Bound::Exact,
        kind: MeasureKind::Count,
        unit,
        about: None,
        outcome: None,
        whole: None,
        against: None,
    });
    report.analysis.statements[statement].measures.push(report.analysis.measures.len() - 1);
}

fn add_time(report: &mut Report, statement: usize, words: &str, value: Option<TimeValue>) {
    let span = report.document.find(words).unwrap();
    let anchor = report.document.meta.published.as_ref().map(|known| known.basis);
    let (kind, modifier) = (TimeKind::Date, None);
    report.analysis.times.push(TimeExpression { span, kind, value, modifier, anchor });
    report.analysis.statements[statement].times.push(report.analysis.times.len() - 1);
}

fn passage(report: &Report, words: &str) -> Passage {
    report.document.passage(report.document.find(words).unwrap())
}

fn points(reports: &[Report]) -> Vec<Point> {
    let at = |report: usize, words: &str| passage(&reports[report], words);
    let difference = |field, left: (usize, &str), right: (usize, &str)| Difference {
        field,
        left: at(left.0, left.1),
        right: at(right.0, right.1),
    };
    let text = copies();
    let passage = Reason { reports: (1, 2), basis: ReasonBasis::SharedPassage(12) };
    let outlet = Reason { reports: (0, 1), basis: ReasonBasis::SameOutlet };
    let mayors = vec![at(0, "Mayor Ilse Brandt"), at(1, "She")];
    let mut numbers = point(Finding::Differs, Rule::NumbersExclude, &[(0, 1), (1, 1), (2, 1)]);
    numbers.differences = vec![
        difference(Field::Number, (0, "40 people"), (1, "35 people")),
        difference(Field::Number, (0, "40 people"), (2, "35 people")),
    ];
    numbers.support = support((3, 2), &[], &mayors, 0, std::slice::from_ref(&text));
    let mut bridge = point(Finding::Agreed, Rule::SameMatter, &[(0, 0), (1, 0), (2, 0)]);
    bridge.support = support((3, 2), &[], &[at(1, "the mayor")], 2, &[text]);
    bridge.evidence = evidence(&at);
    let mut barges = point(Finding::OneVoice, Rule::SameOrigin, &[(0, 2), (1, 2)]);
    barges.support = support((2, 2), &[at(0, "Radio Ostrand")], &[at(0, "Harbor Office")], 0, &[]);
    let mut walk = point(Finding::OneVoice, Rule::SameText, &[(1, 5), (2, 2)]);
    walk.support = support((2, 1), &[], &[at(1, "Brandt")], 0, &[passage]);
    let mut money = point(Finding::Denied, Rule::Denied, &[(0, 3), (1, 3)]);
    money.differences = vec![difference(
        Field::Polarity,
        (0, "**any money** was missing"),
        (1, "money was missing from the fund"),
    )];
    money.support = support((2, 1), &[], &[at(0, "The Works Ministry")], 0, &[outlet]);
    let mut ferry = point(Finding::Superseded, Rule::OtherStatus, &[(0, 4), (1, 4)]);
    ferry.differences = vec![difference(
        Field::Status,
        (0, "A ferry will start on Tuesday."),
        (1, "Ferries started on Tuesday."),
    )];
    ferry.support = support((2, 2), &[], &[], 2, &[]);
    let few = Point {
        finding: Finding::Reworded,
        rule: Rule::FewSharedWords,
        differences: vec![],
        ..ferry.clone()
    };
    let more = Point { finding: Finding::MoreSpecific, rule: Rule::MoreWords, ..few.clone() };
    let turned = Point { rule: Rule::OtherPolarity, ..few.clone() };
    let toll = Point { rule: Rule::OtherNumber, ..ferry.clone() };
    let state = difference(Field::State, (0, "start"), (1, "started"));
    let state = Point { rule: Rule::LaterState, differences: vec![state], ..ferry.clone() };
    let answers = Point { finding: Finding::OtherAnswer, rule: Rule::OtherAnswer, ..few.clone() };
    let dates = difference(Field::Time, (0, "Monday"), (1, "Tuesday"));
    let dates = Point {
        finding: Finding::Differs,
        rule: Rule::TimesExclude,
        differences: vec![dates],
        ..ferry.clone()
    };
    let alone = (5..9).map(|n| point(Finding::OnlyInOne, Rule::NoPartner, &[(0, n)]));
    let shared = [
        numbers, money, bridge, barges, walk, ferry, few, more, toll, state, turned, dates, answers,
    ];
    shared.into_iter().chain(alone).collect()
}

fn point(finding: Finding, rule: Rule, statements: &[(usize, usize)]) -> Point {
    let statements: Vec<_> =
        statements.iter().map(|&(report, statement)| StatementRef { report, statement }).collect();
    Point {
        finding,
        rule,
        support: support((statements.len(), statements.len()), &[], &[], statements.len(), &[]),
        statements,
        differences: vec![],
        evidence: vec![],
        importance: 1.234_567_8,
    }
}

fn support(
    (outlets, independent): (usize, usize),
    relays: &[Passage],
    origins: &[Passage],
    unstated: usize,
    reasons: &[Reason],
) -> Support {
    let (relays, origins, reasons) = (relays.to_vec(), origins.to_vec(), reasons.to_vec());
    Support { outlets, independent, relays, origins, unstated, reasons }
}

fn evidence(at: &impl Fn(usize, &str) -> Passage) -> Vec<Evidence> {
    let words = |report, words: &[&str]| words.iter().map(|word| at(report, word)).collect();
    let features = [
        (
            Feature::SharedWords,
            0.31,
            words(0, &["bridge", "close"]),
            words(1, &["bridge", "closed"]),
        ),
        (Feature::SharedNames, 0.2, words(0, &["Monday"]), words(1, &["Monday"])),
        (Feature::SharedNumbers, 0.1, words(0, &["40"]), words(1, &["35"])),
        (Feature::SimilarWords, 0.1, words(0, &["start"]), words(1, &["started"])),
        (Feature::SharedQuotation, 0.1, vec![], vec![]),
        (Feature::SameState, 0.1, vec![], vec![]),
        (Feature::SameSource, 0.04, words(0, &["Brandt"]), words(1, &["Brandt"])),
        (Feature::SamePredicate, 0.05, words(0, &["close"]), words(1, &["closed"])),
        (Feature::SameAgent, 0.03, words(0, &["Brandt"]), words(1, &["She"])),
        (Feature::SamePatient, 0.02, words(0, &["bridge"]), words(1, &["bridge"])),
        (Feature::SimilarSentence, 0.02, vec![], vec![]),
        (Feature::SimilarContext, 0.01, vec![], vec![]),
    ];
    features
        .into_iter()
        .map(|(feature, weight, left, right)| Evidence { feature, weight, left, right })
        .collect()
}

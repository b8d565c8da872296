//! What counts once, and why.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic like tests")]

use std::sync::LazyLock;

use twosource_analyze::analyze;
use twosource_compare::{
    Account, DirectionBasis, Families, Finding, Options, Point, ReasonBasis, compare,
};
use twosource_models::Resources;
use twosource_text::{Basis, Credit, CreditRole, Date, Document, Known, Meta};

static RESOURCES: LazyLock<Resources> = LazyLock::new(|| Resources::load().unwrap());

const BRIDGE: &str = "The old harbor bridge of Skerling will close on Monday for repairs.";
const REPAIRS: &str = "Repairs will close the old harbor bridge in Skerling from Monday.";

const WIRE: &str = "A cable car stopped above the gorge of Tresk on Sunday evening and left \
    nineteen people hanging in the wind for almost four hours before crews from two valleys \
    lowered them on ropes. The operator opened the line again on Monday after an inspection of \
    the drive. The mountain rescue service thanked the farmers who had lit the slope with \
    the lamps of their tractors until the last passenger was down.";

fn given(value: &str) -> Option<Known<String>> {
    Some(Known::new(value.to_owned(), Basis::Given)).filter(|known| !known.value.is_empty())
}

fn outlet(name: &str) -> Meta {
    Meta { outlet: given(name), ..Meta::default() }
}

fn credit(role: CreditRole, name: &str) -> Vec<Credit> {
    vec![Credit { role, name: Known::new(name.to_owned(), Basis::Given) }]
}

fn account_with(options: &Options, reports: &[(&str, Meta)]) -> Account {
    let analyzed = reports.iter().zip('a'..).map(|((text, meta), name)| {
        let mut document = Document::new(name, *text);
        document.meta = meta.clone();
        let analysis = analyze(&document, &RESOURCES);
        (document, analysis)
    });
    compare(analyzed.collect(), options)
}

fn account(reports: &[(&str, Meta)]) -> Account {
    account_with(&Options::default(), reports)
}

/// The reasons of all groups, and how many groups there are.
#[track_caller]
fn check(reports: &[(&str, Meta)], groups: usize, expected: &[ReasonBasis]) -> Account {
    let account = account(reports);
    let reasons = account.groups.iter().flat_map(|group| &group.reasons);
    let reasons: Vec<ReasonBasis> = reasons.map(|reason| reason.basis.clone()).collect();
    assert_eq!((account.groups.len(), reasons.as_slice()), (groups, expected));
    account
}

fn holding<'a>(account: &'a Account, words: &str) -> &'a Point {
    let has = |point: &&Point| {
        point.statements.iter().any(|&at| {
            let span = account.statement(at).unwrap().span;
            account.reports[at.report].document.slice(span).contains(words)
        })
    };
    account.points.iter().find(has).unwrap()
}

#[test]
fn one_agency_counts_once() {
    let by = |name: &str| Meta { agency: given("Norpress"), ..outlet(name) };
    let basis = ReasonBasis::SameAgency { name: "Norpress".to_owned(), words: Vec::new() };
    check(&[(BRIDGE, by("Olm Echo")), (REPAIRS, by("Lume Post"))], 1, std::slice::from_ref(&basis));
    // The agency's own report need not name it again.
    check(&[(BRIDGE, outlet("Norpress")), (REPAIRS, by("Lume Post"))], 1, &[basis]);
}

#[test]
fn a_contribution_joins_nothing() {
    let with =
        |name: &str| Meta { credits: credit(CreditRole::Contributor, "Norpress"), ..outlet(name) };
    check(&[(BRIDGE, with("Olm Echo")), (REPAIRS, with("Lume Post"))], 2, &[]);
}

#[test]
fn two_agencies_in_one_paper_are_two() {
    let by = |agency: &str| Meta { agency: given(agency), ..outlet("Olm Echo") };
    check(&[(BRIDGE, by("Norpress")), (REPAIRS, by("Lume Wire"))], 2, &[]);
    check(&[(BRIDGE, by("Norpress")), (REPAIRS, outlet("The Olm Echo"))], 2, &[]);
    let two = [(BRIDGE, outlet("Olm Echo")), (REPAIRS, outlet("The Olm Echo"))];
    check(&two, 1, &[ReasonBasis::SameOutlet]);
}

#[test]
fn titles_of_one_owner_count_once() {
    let families = Families::parse("Ode Media | The Olm Echo | lume.example").unwrap();
    let options = Options::default().with_families(families);
    let post = Meta { url: Some("https://www.lume.example/1".to_owned()), ..Meta::default() };
    let reports = [(BRIDGE, outlet("Olm Echo")), (REPAIRS, post)];
    let account = account_with(&options, &reports);
    assert_eq!(account.groups.len(), 1);
    let basis = &account.groups[0].reasons[0].basis;
    assert_eq!(*basis, ReasonBasis::SameFamily("Ode Media".to_owned()));
    check(&reports, 2, &[]);
}

#[test]
fn what_a_report_is_based_on() {
    let based = Meta { based_on: vec!["https://olm.example/1/".to_owned()], ..outlet("Lume Post") };
    let first = Meta { url: Some("http://olm.example/1".to_owned()), ..outlet("Olm Echo") };
    let basis = ReasonBasis::BasedOn { first: 0, words: None };
    check(&[(BRIDGE, first), (REPAIRS, based)], 1, std::slice::from_ref(&basis));
    let credits = credit(CreditRole::FirstPublisher, "The Olm Echo");
    let post = Meta { credits, ..outlet("Lume Post") };
    check(&[(BRIDGE, outlet("Olm Echo")), (REPAIRS, post)], 1, &[basis]);
}

#[test]
fn one_writer_counts_once() {
    let by = |line: &str| Meta { byline: given(line), ..Meta::default() };
    let basis = ReasonBasis::SameByline("Ilse Brandt".to_owned());
    check(&[(BRIDGE, by("Tom Ode and Ilse Brandt")), (REPAIRS, by("Ilse Brandt"))], 1, &[basis]);
    check(&[(BRIDGE, by("Echo Staff")), (REPAIRS, by("Echo Staff"))], 2, &[]);
}

#[test]
fn a_statement_from_another_outlet_counts_with_it() {
    let account = account(&[
        (BRIDGE, outlet("The Olm Echo")),
        (
            "Repairs will close the old harbor bridge in Skerling from Monday, the Echo reported. \
             Eleven gulls sat on the rail.",
            outlet("Lume Post"),
        ),
    ]);
    assert_eq!(account.groups.len(), 2);
    let point = holding(&account, "will close");
    assert_eq!((point.support.outlets, point.support.independent), (2, 1));
    let basis = &point.support.reasons[0].basis;
    assert!(matches!(basis, ReasonBasis::FirstReportedBy { first: 0, .. }), "{basis:?}");
}

#[test]
fn what_came_first_is_told_or_unknown() {
    let day = |day| Meta {
        published: Date::new(2031, 6, day).map(|day| Known::new(day, Basis::Given)),
        ..Meta::default()
    };
    let direction = |a: Meta, b: Meta| {
        let account = account(&[(WIRE, a), (WIRE, b)]);
        account.lineages[0].direction.clone().map(|found| (found.first, found.basis))
    };
    assert_eq!(direction(Meta::default(), Meta::default()), None);
    assert_eq!(direction(day(4), day(4)), None);
    assert_eq!(direction(day(4), day(5)), Some((0, DirectionBasis::Published)));
    let of = Meta { agency: given("Norpress"), ..outlet("Olm Echo") };
    let told = direction(outlet("Norpress"), of);
    assert_eq!(told, Some((0, DirectionBasis::Credited(None))));
}

#[test]
fn an_updated_copy_still_differs() {
    let updated = WIRE.replace("nineteen people", "twenty-three people");
    let account = account(&[(WIRE, Meta::default()), (&updated, Meta::default())]);
    assert!(account.lineages[0].is_copy);
    let point = holding(&account, "nineteen people");
    assert!(holding(&account, "twenty-three people") == point, "{:?}", account.points);
    assert!(matches!(point.finding, Finding::Differs | Finding::Superseded), "{point:?}");
    assert_eq!(point.support.independent, 1);
}

#[test]
fn the_rest_of_a_report_with_a_copied_passage_counts() {
    let own = format!(
        "Nobody in Tresk had slept. {} The cable car line of Tresk was built in 1958 by two \
         brothers from Olm. Mayor Ilse Brandt visited the station at noon and spoke with the crew \
         for an hour. A school class had been on the mountain that day, and the teacher had counted \
         her pupils twice. The hotel above the gorge gave soup to everybody who came in. The \
         company has run the line for eleven years and had no accident before.",
        WIRE.split_inclusive(". ").take(1).collect::<String>()
    );
    let third = "A school class was on the mountain, and its teacher counted the pupils twice.";
    let reports =
        [(WIRE, Meta::default()), (own.as_str(), Meta::default()), (third, Meta::default())];
    let account = account(&reports);
    let copied = holding(&account, "nineteen people");
    assert_eq!((copied.support.outlets, copied.support.independent), (2, 1));
    let rest = holding(&account, "counted her pupils");
    assert_eq!((rest.support.outlets, rest.support.independent), (2, 2));
}

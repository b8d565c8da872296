//! What a number counts, so that numbers of two reports can be compared.

use std::collections::BTreeSet;

use twosource_analyze::{
    Bound, Measure, MeasureKind, Mention, MentionKind, Modality, Outcome, Pos, Statement, TermKind,
    UnitKind,
};
use twosource_text::Span;

use crate::account::{MeasureRef, Report, Slot, StatementRef};
use crate::lead::Leads;

/// Verbs and nouns that tell nothing of what is counted.
const LIGHT: [&str; 24] = [
    "be", "have", "do", "make", "take", "get", "give", "go", "come", "say", "tell", "include",
    "show", "see", "use", "need", "become", "remain", "stay", "total", "number", "other", "one",
    "more",
];

/// Nouns for people that do not tell who they are.
const PEOPLE: [&str; 9] =
    ["person", "people", "man", "woman", "child", "other", "individual", "victim", "member"];

/// "One side" counts nothing.
const LEAST_COUNT: f64 = 2.0;

/// Weaker quakes make no news of their own: they are aftershocks.
const LEAST_MAGNITUDE: f64 = 4.5;

/// The slot that a measure fills; `None` where it cannot be told, or where it is a part of another.
pub(super) fn slot(report: &Report, measure: &Measure) -> Option<Slot> {
    match (measure.outcome, measure.kind) {
        (Some(outcome), _) => people(report, measure, outcome),
        (None, MeasureKind::Magnitude) => magnitude(report, measure),
        // Sums of money are offers, prices and profits: what they are is seldom told by one word.
        (None, MeasureKind::Count | MeasureKind::Amount) => counted(report, measure),
        _ => None,
    }
}

/// Most of the injured are counted when they come to hospital, unless it is one hospital of several.
fn people(report: &Report, measure: &Measure, outcome: Outcome) -> Option<Slot> {
    let whole = measure.whole.and_then(|at| report.analysis.measures.get(at));
    let is_local = [Some(measure), whole].into_iter().flatten().any(|m| at_facility(report, m));
    let degree = matches!(outcome, Outcome::BadlyInjured | Outcome::SlightlyInjured);
    if is_local || (whole.is_some() && !degree) {
        return None;
    }
    let comes = outcome == Outcome::Hospitalized && !stays(report, measure);
    Some(Slot::People(if comes { Outcome::Injured } else { outcome }))
}

/// "30 remained in hospital" does not say how many had come there.
fn stays(report: &Report, measure: &Measure) -> bool {
    let syntax = &report.analysis.syntax;
    let statement = statement_of(report, measure);
    let tokens = statement.map_or(0..0, |statement| syntax.tokens_in(statement.span));
    let mut lemmas = tokens.filter_map(|at| syntax.tokens.get(at)).map(|token| &*token.lemma);
    lemmas.any(|lemma| matches!(lemma, "remain" | "stay" | "still" | "release" | "discharge"))
}

/// Whether people are counted at one named place: "20 patients were at St Bride's", "St Bride's
/// Hospital said it had 20 patients". Two such places together have them all.
fn at_facility(report: &Report, measure: &Measure) -> bool {
    let statement = statement_of(report, measure).filter(|_| is_treated(measure.outcome));
    let Some(statement) = statement else { return false };
    let sources = statement.voices.iter().filter_map(|voice| voice.source);
    let told: Vec<Span> = sources.chain([statement.span]).collect();
    let is_hospital = |mention: &&Mention| {
        let name = report.document.slice(mention.name);
        mention.kind == MentionKind::Name && HOSPITALS.iter().any(|word| name.contains(word))
    };
    let mentions = report.analysis.entities.iter().flat_map(|entity| &entity.mentions);
    let named = mentions.filter(|mention| told.iter().any(|span| span.contains(mention.name)));
    named.filter(is_hospital).count() == 1
}

/// Words in the names of houses where people are treated.
const HOSPITALS: [&str; 6] =
    ["Hospital", "Clinic", "Infirmary", "Medical Cent", "Health Cent", "Trauma Cent"];

fn is_treated(outcome: Option<Outcome>) -> bool {
    matches!(
        outcome,
        Some(Outcome::Hospitalized | Outcome::BadlyInjured | Outcome::SlightlyInjured)
    )
}

/// The magnitude of the quake itself: no aftershock, and not what quakes of some size can do.
fn magnitude(report: &Report, measure: &Measure) -> Option<Slot> {
    let statement = statement_of(report, measure)?;
    let told = |key: &str| statement.terms.iter().any(|term| term.key == key);
    let can = |at: usize| {
        report.analysis.syntax.tokens.get(at).is_some_and(|token| &*token.lemma == "can")
    };
    let mut tokens = report.analysis.syntax.tokens_in(statement.span);
    let is_general = statement.modality != Modality::Certain || tokens.any(can);
    let is_own = measure.value >= LEAST_MAGNITUDE && !told("aftershock") && !is_general;
    is_own.then_some(Slot::Magnitude)
}

fn counted(report: &Report, measure: &Measure) -> Option<Slot> {
    let unit = measure.unit.as_ref().filter(|unit| unit.kind != UnitKind::Time)?;
    let about = head_lemma(report, measure.about?)?;
    let noun = noun(report, measure);
    let has_part = unit.kind == UnitKind::Person && unit.name.as_ref() != "person"
        || noun.as_ref().is_some_and(|noun| !PEOPLE.contains(&&**noun));
    let unit = match (unit.kind, noun) {
        (UnitKind::Person | UnitKind::Thing, Some(noun)) => noun,
        _ => unit.name.clone(),
    };
    let is_many = measure.bound != Bound::Vague && measure.value >= LEAST_COUNT;
    let tells = is_many && (has_part || !LIGHT.contains(&&*about)) && about != unit;
    (measure.whole.is_none() && tells).then_some(Slot::Counted { unit, about })
}

/// The base form of the word that heads a phrase.
fn head_lemma(report: &Report, phrase: Span) -> Option<Box<str>> {
    let syntax = &report.analysis.syntax;
    let tokens = syntax.tokens_in(phrase);
    let is_head = |at: &usize| {
        let token = syntax.tokens.get(*at);
        token.is_some_and(|token| token.head == *at || !tokens.contains(&token.head))
    };
    let at = tokens.clone().find(is_head)?;
    syntax.tokens.get(at).map(|token| token.lemma.to_lowercase().into())
}

/// The base forms of the nouns behind a number: "26 crew members" has "crew member".
fn noun(report: &Report, measure: &Measure) -> Option<Box<str>> {
    let syntax = &report.analysis.syntax;
    let behind = measure.span.after(measure.number);
    let tokens = syntax.tokens_in(behind).filter_map(|at| syntax.tokens.get(at));
    let nouns = tokens.filter(|token| token.pos == Pos::NOUN);
    let lemmas: Vec<String> = nouns.map(|token| token.lemma.to_lowercase()).collect();
    (!lemmas.is_empty()).then(|| lemmas.join(" ").into())
}

/// The statement that a measure stands in.
pub(super) fn statement_of<'a>(report: &'a Report, measure: &Measure) -> Option<&'a Statement> {
    report.analysis.statements.iter().find(|statement| statement.span.contains(measure.number))
}

/// Whether two measures stand in one copied statement.
pub(super) fn is_copied(reports: &[Report], leads: &Leads, a: MeasureRef, b: MeasureRef) -> bool {
    let root = |at: MeasureRef| {
        let report = reports.get(at.report)?;
        let measure = report.analysis.measures.get(at.measure)?;
        let mut statements = report.analysis.statements.iter();
        let statement = statements.position(|one| one.span.contains(measure.number))?;
        Some(leads.root(StatementRef { report: at.report, statement }))
    };
    a.report != b.report && root(a).is_some() && root(a) == root(b)
}

/// Whether the sentences of two measures share what is counted, what is told of it, and one more
/// word.
pub(super) fn have_common_words(reports: &[Report], a: MeasureRef, b: MeasureRef) -> bool {
    let (a, b) = (words(reports, a), words(reports, b));
    a.intersection(&b).count() >= LEAST_COMMON
}

/// Words in common, names and numbers aside.
const LEAST_COMMON: usize = 3;

/// The words of the sentence of a measure.
fn words(reports: &[Report], at: MeasureRef) -> BTreeSet<&str> {
    let Some(report) = reports.get(at.report) else { return BTreeSet::new() };
    let measure = report.analysis.measures.get(at.measure);
    let own = measure.and_then(|measure| statement_of(report, measure));
    let together = report.analysis.statements.iter();
    let together = together.filter(|other| own.is_some_and(|own| own.sentence == other.sentence));
    let words = together.flat_map(|statement| &statement.terms);
    words.filter(|term| term.kind == TermKind::Word).map(|term| term.key.as_str()).collect()
}

//! What speaks for and against two statements being about one matter, as numbers.
//!
//! Overlaps are weighted by rarity and lie between 0 and 1 (Dice's coefficient, and the share of the
//! statement with more to say); the rest are counts of up to a few, or 0 and 1. What each is worth
//! stands in `data/alignment.txt`, fitted by `training/alignment.py`.

use std::collections::BTreeSet;

use twosource_analyze::{
    AttributionKind, Measure, MeasureKind, Moment, Outcome, ParticipantRole, Pos, Statement,
};

use crate::account::{Report, StatementRef};
use crate::measures::same_unit;
use crate::prepared::Prepared;
use crate::score::Scorer;

/// Number of features.
pub(crate) const COUNT: usize = NAMES.len();

/// The names of the features, in their order.
pub(crate) const NAMES: [&str; 25] = [
    "words",
    "longer",
    "sentence",
    "context",
    "common",
    "synonyms",
    "names",
    "quotation",
    "quoted",
    "same_unit",
    "clash",
    "same_slot",
    "other_slot",
    "state",
    "predicate",
    "no_predicate",
    "short",
    "agent",
    "other_agent",
    "patient",
    "source",
    "other_source",
    "other_person",
    "attributed",
    "distance",
];

/// Values of the features, in the order of [`NAMES`].
pub(crate) type Features = [f64; COUNT];

/// Most common words and names that count.
const MOST_COMMON: usize = 4;
const MOST_ALIKE: usize = 3;
const MOST_NAMES: usize = 3;
/// Fewer terms than this say little without a verb.
const LEAST_TERMS: usize = 3;

/// The features of two statements; `None` where one is not there.
pub(crate) fn features(
    scorer: &Scorer,
    left: StatementRef,
    right: StatementRef,
) -> Option<Features> {
    let (a, b) = (scorer.statement(left)?, scorer.statement(right)?);
    let (x, y) = (scorer.prepared(left)?, scorer.prepared(right)?);
    let units = same_unit(scorer.reports, left, right);
    // Numbers of other events than the story's may be of two events.
    let tell = !x.is_background && !y.is_background;
    let slot = tell && !x.slots.is_disjoint(&y.slots);
    let other_slot = tell && !slot && !x.slots.is_empty() && !y.slots.is_empty();
    let no_predicate = a.predicate.is_none() || b.predicate.is_none();
    let agents = relation(scorer, left, right, ParticipantRole::Agent);
    let patients = relation(scorer, left, right, ParticipantRole::Patient);
    let origins = scorer.origin(left).zip(scorer.origin(right));
    let flag = |holds: bool| f64::from(u8::from(holds));
    let words = x.words.shared(&y.words);
    let fewest = x.words.len().min(y.words.len());
    Some([
        words.dice(),
        words.of_longer(),
        x.sentence.shared(&y.sentence).dice(),
        x.context.shared(&y.context).dice(),
        count(words.common, MOST_COMMON),
        count(words.alike.len(), MOST_ALIKE),
        count(x.entities.intersection(&y.entities).count(), MOST_NAMES),
        shared_quotation(x, y),
        flag(a.is_quoted && b.is_quoted),
        flag(!units.is_empty()),
        flag(units.iter().any(|(a, b)| !a.1.is_compatible(b.1))),
        flag(slot),
        flag(other_slot),
        flag(same_state(a, b)),
        flag(scorer.same_predicate(left, right).is_some()),
        flag(no_predicate),
        flag(no_predicate && fewest < LEAST_TERMS),
        flag(agents == Some(true)),
        flag(agents == Some(false)),
        flag(patients == Some(true)),
        flag(origins.is_some_and(|(a, b)| a == b)),
        flag(origins.is_some_and(|(a, b)| a != b)),
        flag(scorer.have_other_people(left, right)),
        flag(!a.voices.is_empty() && !b.voices.is_empty()),
        (place(scorer, left) - place(scorer, right)).abs(),
    ])
}

fn count(found: usize, most: usize) -> f64 {
    u32::try_from(found.min(most)).map_or(0.0, f64::from)
}

/// Whether participants of one role are the same entity; `None` where one side has none.
pub(crate) fn relation(
    scorer: &Scorer,
    left: StatementRef,
    right: StatementRef,
    role: ParticipantRole,
) -> Option<bool> {
    let of = |at| scorer.participants(at, role).map(|(entity, _)| entity).collect::<BTreeSet<_>>();
    let (a, b) = (of(left), of(right));
    (!a.is_empty() && !b.is_empty()).then(|| !a.is_disjoint(&b))
}

/// Whether both tell one state: arrested, closed, killed.
fn same_state(a: &Statement, b: &Statement) -> bool {
    a.states.iter().any(|state| b.states.iter().any(|other| other.name == state.name))
}

/// What became of people, or that a magnitude is told.
pub(crate) type Told = (bool, Option<Outcome>);

/// What the measures of a statement tell.
pub(crate) fn slots(report: &Report, statement: &Statement) -> BTreeSet<Told> {
    let told = |measure: &Measure| match (measure.outcome, measure.kind) {
        // Most of the injured are counted when they come to hospital.
        (Some(Outcome::Hospitalized), _) => Some((false, Some(Outcome::Injured))),
        (Some(outcome), _) => Some((false, Some(outcome))),
        (None, MeasureKind::Magnitude) => Some((true, None)),
        _ => None,
    };
    // "A quake of this strength can cause damage" tells of none.
    let is_general = statement.moment == Moment::Standing;
    report.measures(statement).filter(|_| !is_general).filter_map(told).collect()
}

/// How much of two quotations is word for word the same, by pairs of words; short words count too:
/// "that is why we came here".
pub(crate) fn shared_quotation(left: &Prepared, right: &Prepared) -> f64 {
    let Some((a, b)) = left.quoted.as_ref().zip(right.quoted.as_ref()) else { return 0.0 };
    let (common, all) = (a.intersection(b).count(), a.len() + b.len());
    let number = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
    if all == 0 { 0.0 } else { 2.0 * number(common) / number(all) }
}

/// Whether a statement holds "I", "we" or one of their forms.
pub(crate) fn is_first_person(report: &Report, statement: &Statement) -> bool {
    const FORMS: [&str; 8] = ["i", "me", "my", "mine", "we", "us", "our", "ours"];
    let syntax = &report.analysis.syntax;
    let tokens = syntax.tokens_in(statement.span).filter_map(|at| syntax.tokens.get(at));
    let mut pronouns = tokens.filter(|token| token.pos == Pos::PRON);
    pronouns.any(|token| FORMS.contains(&report.document.slice(token.span).to_lowercase().as_str()))
}

/// Two neighboring words.
pub(crate) type WordPair = (String, String);

/// Pairs of neighboring words of a statement that is quoted, at least in part.
pub(crate) fn quoted_pairs(report: &Report, statement: &Statement) -> Option<BTreeSet<WordPair>> {
    let attribution = report.analysis.attributions.get(statement.attribution?)?;
    if attribution.kind == AttributionKind::Indirect {
        return None;
    }
    let syntax = &report.analysis.syntax;
    let tokens = syntax.tokens_in(statement.span).filter_map(|at| syntax.tokens.get(at));
    let is_said = |span| attribution.content.iter().any(|piece| piece.contains(span));
    let words = tokens.filter(|token| token.pos != Pos::PUNCT && is_said(token.span));
    // By base forms: "that's why we came" and "that is why we have come" are one utterance.
    let words: Vec<String> = words.map(|token| token.lemma.to_lowercase()).collect();
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [first, second] => Some((first.clone(), second.clone())),
        _ => None,
    });
    Some(pairs.collect())
}

/// How far into its report a statement stands, 0 to 1.
fn place(scorer: &Scorer, at: StatementRef) -> f64 {
    let found = scorer.reports.get(at.report).zip(scorer.statement(at));
    found.map_or(0.0, |(report, statement)| {
        let number = |bytes: usize| u32::try_from(bytes).map_or(f64::from(u32::MAX), f64::from);
        number(statement.span.start()) / number(report.document.text().len().max(1))
    })
}

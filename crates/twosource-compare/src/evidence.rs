//! What speaks for two statements being about one matter, with the words behind it.

use twosource_analyze::{ParticipantRole, Statement, Term, TermKind};
use twosource_text::{Passage, Span};

use crate::account::{Evidence, Feature, StatementRef};
use crate::feature::NAMES;
use crate::measures::same_unit;
use crate::score::Scorer;

/// What each feature is shown as. Words, names, numbers and words of like meaning share one part of
/// the score.
const SHOWN: [(&str, Feature); 15] = [
    ("sentence", Feature::SimilarSentence),
    ("context", Feature::SimilarContext),
    ("quotation", Feature::SharedQuotation),
    ("quoted", Feature::SharedQuotation),
    ("same_unit", Feature::SharedNumbers),
    ("same_slot", Feature::SharedNumbers),
    ("state", Feature::SameState),
    ("synonyms", Feature::SharedWords),
    ("predicate", Feature::SamePredicate),
    ("agent", Feature::SameAgent),
    ("patient", Feature::SamePatient),
    ("source", Feature::SameSource),
    ("words", Feature::SharedWords),
    ("longer", Feature::SharedWords),
    ("common", Feature::SharedWords),
];

/// The evidence for a pair, strongest first.
pub(crate) fn evidence(scorer: &Scorer, left: StatementRef, right: StatementRef) -> Vec<Evidence> {
    let Some(parts) = scorer.parts(left, right) else { return Vec::new() };
    let mut found: Vec<Evidence> = Vec::new();
    for (name, feature) in SHOWN {
        let at = NAMES.iter().position(|other| *other == name);
        let weight = at.and_then(|at| parts.get(at)).copied().unwrap_or(0.0);
        match found.iter_mut().find(|known| known.feature == feature) {
            Some(known) => known.weight += weight,
            None => found.push(item(scorer, left, right, feature, weight)),
        }
    }
    let words = found.iter().position(|item| item.feature == Feature::SharedWords);
    if let Some(words) = words.map(|at| found.remove(at)) {
        found.extend(by_kind(scorer, left, right, words.weight));
    }
    found.retain(|item| item.weight > LEAST);
    found.sort_by(|x, y| y.weight.total_cmp(&x.weight).then(x.feature.cmp(&y.feature)));
    found
}

/// Evidence that weighs less is not worth a line.
const LEAST: f64 = 0.05;

fn item(
    scorer: &Scorer,
    left: StatementRef,
    right: StatementRef,
    feature: Feature,
    weight: f64,
) -> Evidence {
    let (left, right) = passages(scorer, left, right, feature).unwrap_or_default();
    Evidence { feature, weight, left, right }
}

/// The words behind a feature, on both sides.
fn passages(
    scorer: &Scorer,
    left: StatementRef,
    right: StatementRef,
    feature: Feature,
) -> Option<(Vec<Passage>, Vec<Passage>)> {
    let both = |spans: (Span, Span)| {
        Some((vec![passage(scorer, left, spans.0)?], vec![passage(scorer, right, spans.1)?]))
    };
    match feature {
        Feature::SimilarSentence | Feature::SimilarContext => {
            both((sentence(scorer, left)?, sentence(scorer, right)?))
        }
        Feature::SharedQuotation => {
            both((scorer.statement(left)?.span, scorer.statement(right)?.span))
        }
        Feature::SamePredicate => both(scorer.same_predicate(left, right)?),
        Feature::SameAgent => both(scorer.same_participant(left, right, ParticipantRole::Agent)?),
        Feature::SamePatient => {
            both(scorer.same_participant(left, right, ParticipantRole::Patient)?)
        }
        Feature::SameSource => {
            let source = |at| scorer.statement(at)?.voices.last()?.source;
            both((source(left)?, source(right)?))
        }
        Feature::SharedNumbers => Some(numbers(scorer, left, right)),
        Feature::SameState => {
            let (ours, theirs) = (scorer.statement(left)?, scorer.statement(right)?);
            let same = ours.states.iter().find_map(|state| {
                let other = theirs.states.iter().find(|other| other.name == state.name)?;
                Some((state.span, other.span))
            });
            both(same?)
        }
        Feature::SharedWords | Feature::SharedNames | Feature::SimilarWords => None,
    }
}

/// Numbers of one unit.
fn numbers(
    scorer: &Scorer,
    left: StatementRef,
    right: StatementRef,
) -> (Vec<Passage>, Vec<Passage>) {
    let units = same_unit(scorer.reports, left, right).into_iter();
    units.map(|(a, b)| (a.0.document.passage(a.1.span), b.0.document.passage(b.1.span))).unzip()
}

fn passage(scorer: &Scorer, at: StatementRef, span: Span) -> Option<Passage> {
    Some(scorer.reports.get(at.report)?.document.passage(span))
}

fn sentence(scorer: &Scorer, at: StatementRef) -> Option<Span> {
    let sentence = scorer.statement(at)?.sentence;
    Some(scorer.reports.get(at.report)?.analysis.sentences.get(sentence)?.span)
}

/// The shared words by kind; each kind has its share of the weight.
fn by_kind(scorer: &Scorer, left: StatementRef, right: StatementRef, weight: f64) -> Vec<Evidence> {
    let Some((a, b)) = scorer.statement(left).zip(scorer.statement(right)) else {
        return Vec::new();
    };
    let kind = |kind| (shared_terms(a, b, kind), shared_terms(b, a, kind));
    let (ours, theirs): (Vec<u32>, Vec<u32>) = scorer.common(left, right).alike.into_iter().unzip();
    let kinds = [
        (Feature::SharedNames, kind(TermKind::Name)),
        (Feature::SharedNumbers, kind(TermKind::Number)),
        (Feature::SharedWords, kind(TermKind::Word)),
        (Feature::SimilarWords, (numbered(scorer, a, &ours), numbered(scorer, b, &theirs))),
    ];
    let weigh = |terms: &[&Term]| terms.iter().map(|term| scorer.weight(term)).sum::<f64>();
    let total: f64 = kinds.iter().map(|(_, (own, _))| weigh(own)).sum();
    let items = kinds.iter().map(|(feature, (own, other))| Evidence {
        feature: *feature,
        weight: weight * weigh(own) / total.max(f64::MIN_POSITIVE),
        left: terms(scorer, left, own),
        right: terms(scorer, right, other),
    });
    items.collect()
}

/// The terms of a statement with these numbers.
fn numbered<'a>(scorer: &Scorer, statement: &'a Statement, numbers: &[u32]) -> Vec<&'a Term> {
    let is_meant = |term: &&Term| scorer.number(&term.key).is_some_and(|n| numbers.contains(&n));
    statement.terms.iter().filter(is_meant).collect()
}

fn terms(scorer: &Scorer, at: StatementRef, terms: &[&Term]) -> Vec<Passage> {
    terms.iter().filter_map(|term| passage(scorer, at, term.span)).collect()
}

/// Terms of one kind that the other statement has too.
fn shared_terms<'a>(statement: &'a Statement, other: &Statement, kind: TermKind) -> Vec<&'a Term> {
    let has = |term: &&Term| other.terms.iter().any(|theirs| theirs.key == term.key);
    statement.terms.iter().filter(|term| term.kind == kind).filter(has).collect()
}

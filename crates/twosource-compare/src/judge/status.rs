//! What one report announces and another tells as done.

use twosource_analyze::{Modality, Moment, SpeechAct, Statement, Status};

use super::Compared;
use crate::account::{Difference, Field};

/// Pairs of statements of which one is scheduled and one told.
pub(super) fn announced(compared: &Compared) -> Vec<Difference> {
    compared.wholes(Field::Status, |(left, a), (right, b)| {
        let both = [a.status, b.status];
        let announced = both.contains(&Status::Scheduled) && both.contains(&Status::Told);
        let (before, after) = if a.status == Status::Scheduled { (a, b) } else { (b, a) };
        let unread = after.predicate.is_none() && compared.is_alike(left, right);
        let told = tells_of(before, after) || unread && is_done(after);
        announced && told && is_put_forward(a) && is_put_forward(b)
    })
}

/// Whether a statement says that something is so; what is asked is not.
fn is_put_forward(statement: &Statement) -> bool {
    statement.act != Some(SpeechAct::Asks)
}

/// Whether something is told as done. "It would withdraw" and "they are starting" are not.
fn is_done(statement: &Statement) -> bool {
    matches!(statement.moment, Moment::Day | Moment::Past)
        && statement.modality == Modality::Certain
}

/// Verbs of wishing and thinking, which tell no deed.
const THOUGHTS: [&str; 8] = ["want", "hope", "wish", "like", "think", "believe", "expect", "need"];

/// Whether the one speaks of the deed that the other tells as done.
fn tells_of(announced: &Statement, done: &Statement) -> bool {
    let is_over =
        matches!(done.moment, Moment::Day | Moment::Past) && done.modality == Modality::Certain;
    let verb = done.predicate.as_ref().filter(|verb| !THOUGHTS.contains(&&*verb.lemma));
    let Some(verb) = verb.filter(|_| is_over) else { return false };
    let mut actions = done.terms.iter().filter(|term| verb.span.contains(term.span));
    actions.any(|action| announced.terms.iter().any(|term| term.key == action.key))
}

//! States that follow each other: closed, reopened.

use std::collections::BTreeSet;

use twosource_analyze::{Polarity, State, Statement};
use twosource_text::Passage;

use super::Compared;
use crate::account::{Difference, Field, StatementRef};

/// A state, and one that ends it.
const ENDS: [(&str, &str); 10] = [
    ("closed", "reopened"),
    ("closed", "open"),
    ("trapped", "freed"),
    ("missing", "found"),
    ("hospitalized", "discharged"),
    ("arrested", "freed"),
    ("scheduled", "canceled"),
    ("scheduled", "postponed"),
    ("evacuated", "reopened"),
    ("destroyed", "restored"),
];

/// Pairs of statements of which one tells a state and the other one that ends it, and neither both.
pub(super) fn later(compared: &Compared) -> Vec<Difference> {
    compared.each(|left, right| {
        let (Some(a), Some(b)) =
            (compared.scorer.statement(left), compared.scorer.statement(right))
        else {
            return Vec::new();
        };
        let (names, others) = (names(a), names(b));
        let ends = |&&(state, end): &&(&str, &str)| {
            let follows = |x: &BTreeSet<&str>, y: &BTreeSet<&str>| {
                x.contains(state) && !x.contains(end) && y.contains(end) && !y.contains(state)
            };
            follows(&names, &others) || follows(&others, &names)
        };
        let found = ENDS.iter().filter(ends).filter_map(|(state, end)| {
            let word = |at: StatementRef, of: &Statement| word(compared, at, of, [state, end]);
            Some(Difference { field: Field::State, left: word(left, a)?, right: word(right, b)? })
        });
        found.take(1).collect()
    })
}

/// The states that a statement asserts.
fn names(statement: &Statement) -> BTreeSet<&'static str> {
    let asserted = statement.polarity == Polarity::Asserted;
    statement.states.iter().filter(|_| asserted).map(|state| state.name).collect()
}

fn word(
    compared: &Compared,
    at: StatementRef,
    statement: &Statement,
    names: [&str; 2],
) -> Option<Passage> {
    let is_told = |state: &&State| names.contains(&state.name);
    let state = statement.states.iter().find(is_told)?;
    Some(compared.report(at)?.document.passage(state.span))
}

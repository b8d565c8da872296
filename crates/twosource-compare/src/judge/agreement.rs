//! What it takes for statements to agree.
//!
//! Each of them must say the same of the same as one of another report: most words in common and two
//! of them more than names, one and the same agent where both name one, and not two named people, each
//! of whom speaks for himself; and so on from that one, until all are reached. "Who was on his way to work" agrees with nothing: it
//! tells of whoever stands before it.

use std::collections::BTreeSet;

use super::Compared;
use crate::account::StatementRef;

/// Least overlap of statements that agree; those with less are reworded.
const AGREED: f64 = 0.4;
/// The same where one of them has no verb: a fragment says little that could be agreed with.
const NEARLY_ALL: f64 = 0.6;
/// Least that any two of them have in common, so that no third statement is agreed with by way of a
/// second.
const LEAST: f64 = 0.15;
/// Fewest words, names aside, that two statements share when they agree.
const COMMON: usize = 2;
/// Share of two quotations that are one, whatever their words.
const ONE_QUOTATION: f64 = 0.5;

/// Whether the statements agree, each with the next, and none is far from the rest.
pub(super) fn agree(compared: &Compared) -> bool {
    let edges: Vec<(StatementRef, StatementRef)> =
        compared.pairs.iter().copied().filter(|&(a, b)| is_one(compared, a, b)).collect();
    compared.overlap >= LEAST && are_connected(compared, &edges)
}

/// Whether the edges lead from any statement to any other: two pairs that agree are two agreements.
fn are_connected(compared: &Compared, edges: &[(StatementRef, StatementRef)]) -> bool {
    let all: BTreeSet<StatementRef> =
        compared.pairs.iter().flat_map(|&(left, right)| [left, right]).collect();
    let mut reached: BTreeSet<StatementRef> = all.first().into_iter().copied().collect();
    loop {
        let before = reached.len();
        for &(a, b) in edges {
            if reached.contains(&a) || reached.contains(&b) {
                reached.extend([a, b]);
            }
        }
        if reached.len() == before {
            return reached == all;
        }
    }
}

fn is_one(compared: &Compared, left: StatementRef, right: StatementRef) -> bool {
    let scorer = compared.scorer;
    let whole = compared.has_verb(left) && compared.has_verb(right);
    let enough = scorer.overlap(left, right) >= if whole { AGREED } else { NEARLY_ALL };
    let common = scorer.common_matter(left, right) >= COMMON
        || scorer.shared_quotation(left, right) >= ONE_QUOTATION;
    let tells = compared.names_subject(left) && compared.names_subject(right);
    let apart = scorer.have_other_people(left, right) || scorer.have_other_agents(left, right);
    enough && common && tells && !apart
}

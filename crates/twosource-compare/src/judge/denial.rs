//! What one report has asserted and another denied.
//!
//! Somebody must deny it. "There is no other ship" and "no further ship exists" are negative both,
//! and what is negative in words alone is often the same matter from the other side.

use twosource_analyze::{SpeechAct, Statement};

use super::Compared;
use crate::account::{Difference, Field};

/// Pairs of close statements, one asserted and one denied.
pub(super) fn denials(compared: &Compared) -> Vec<Difference> {
    compared.each(|left, right| {
        let found = || {
            let (a, b) = (compared.scorer.statement(left)?, compared.scorer.statement(right)?);
            let differ = a.polarity != b.polarity && (denies(a) || denies(b));
            let differ = differ && compared.is_close(left, right);
            differ.then_some(Difference {
                field: Field::Polarity,
                left: compared.report(left)?.document.passage(a.span),
                right: compared.report(right)?.document.passage(b.span),
            })
        };
        found().into_iter().collect()
    })
}

fn denies(statement: &Statement) -> bool {
    statement.act == Some(SpeechAct::Denies)
}

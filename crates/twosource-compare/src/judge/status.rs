//! What one report announces and another tells as done.

use twosource_analyze::Status;

use super::Compared;
use crate::account::{Difference, Field};

/// Pairs of statements of which one is scheduled and one told.
pub(super) fn announced(compared: &Compared) -> Vec<Difference> {
    compared.each(|left, right| {
        let found = || {
            let (a, b) = (compared.scorer.statement(left)?, compared.scorer.statement(right)?);
            let both = [a.status, b.status];
            let differ = both.contains(&Status::Scheduled) && both.contains(&Status::Told);
            differ.then_some(Difference {
                field: Field::Status,
                left: compared.report(left)?.document.passage(a.span),
                right: compared.report(right)?.document.passage(b.span),
            })
        };
        found().into_iter().collect()
    })
}

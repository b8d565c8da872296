//! What a shared text makes of two texts.

use crate::align::Shared;
use crate::settings::Settings;

/// How two texts that share text relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// One text whole, shortened, updated, lightly edited or put in another order.
    Copy,
    /// Passages of one text inside a report of its own.
    Partial,
}

/// The strength of a pair, 0 to 1, and what it makes of the texts; `None` below
/// [`Settings::partial`].
pub(crate) fn judge(shared: &Shared, settings: &Settings) -> Option<(f64, Relation)> {
    let (more, less) = (shared.shares.0.max(shared.shares.1), shared.shares.0.min(shared.shares.1));
    let strength = more.min(1.0) * 0.5 + less.min(1.0) * 0.5;
    if shared.words < settings.least_words || strength < settings.partial {
        return None;
    }
    let relation = if strength >= settings.copy { Relation::Copy } else { Relation::Partial };
    Some((strength, relation))
}

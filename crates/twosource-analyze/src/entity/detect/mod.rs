//! Candidates for mentions.

mod name;
mod nominal;
mod pronoun;
mod run;
mod split;
mod title;

use super::candidate::Candidate;
use super::reading::Reading;

/// All candidates, in text order; of two that start together the longer comes first.
pub(super) fn candidates(reading: &Reading) -> Vec<Candidate> {
    let mut found = name::names(reading);
    let nominals = nominal::nominals(reading, &found);
    found.extend(nominals);
    found.extend(pronoun::pronouns(reading));
    found.sort_by_key(|c| (c.span.start(), std::cmp::Reverse(c.span.end()), c.kind));
    found.dedup_by_key(|c| c.span);
    found
}

//! The sieves, the surest first.

mod abbreviation;
mod apposition;
mod description;
mod exact;
mod group;
mod pronoun;
mod quotation;
mod role;
mod short;
mod surname;

use super::candidate::Candidate;
use super::cluster::Clusters;
use super::reading::Reading;

/// What a sieve works on.
pub(super) struct Work<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) candidates: &'a [Candidate],
    pub(super) clusters: Clusters<'a>,
}

impl<'a> Work<'a> {
    fn candidate(&self, at: usize) -> Option<&'a Candidate> {
        self.candidates.get(at)
    }

    /// Indices of the candidates that pass a test.
    fn which(&self, test: impl Fn(&Candidate) -> bool) -> Vec<usize> {
        let all = self.candidates.iter().enumerate();
        all.filter(|(_, candidate)| test(candidate)).map(|(at, _)| at).collect()
    }
}

/// Joins the candidates of a document.
pub(super) fn join<'a>(reading: &'a Reading<'a>, candidates: &'a [Candidate]) -> Clusters<'a> {
    let mut work = Work { reading, candidates, clusters: Clusters::new(candidates) };
    exact::join(&mut work);
    abbreviation::join(&mut work);
    apposition::join(&mut work);
    short::join(&mut work);
    surname::join(&mut work);
    description::join(&mut work);
    quotation::join(&mut work);
    pronoun::join(&mut work);
    group::join(&mut work);
    work.clusters
}

//! A second look at open stories: what should have been one is joined, what should have been two is
//! parted.
//!
//! The first answers depend on the order of the reports; later ones may show that two stories are
//! about one event, or that one holds two. Stories are joined when the reports of each would join
//! the other; a story is parted when its reports, clustered anew by average linkage (Sokal and
//! Michener 1958), fall into groups that have little to do with each other. Only stories all of whose
//! reports are still at hand are parted.

use crate::key::Key;
use crate::likeness::{PairFeatures, count};
use crate::open::{Member, Open};
use crate::rarity::Rarity;
use crate::weights::Weights;
use crate::{StoryId, fit::StoryFeatures};

/// What a second look at the stories changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revision {
    /// All reports of a story belong to another.
    Joined {
        /// The story that is no more.
        story: StoryId,
        /// The story that has its reports now.
        into: StoryId,
    },
    /// Some reports of a story are a story of their own.
    Split {
        /// The new story.
        story: StoryId,
        /// The story that had its reports.
        from: StoryId,
        /// The names of the documents, in the order in which they came.
        reports: Vec<String>,
    },
}

/// How far above the threshold two stories must be to be joined, in log odds.
const SURPLUS: f64 = 0.5;
/// Reports of a story that are clustered anew.
const MOST: usize = 64;

/// Weighs stories against each other.
pub(crate) struct Judge<'a> {
    pub(crate) rarity: &'a Rarity,
    pub(crate) weights: &'a Weights,
    /// How many stories are open.
    pub(crate) open: usize,
}

impl Judge<'_> {
    /// Whether two stories are one: the reports at hand of each fit the other on the whole.
    pub(crate) fn are_one(&self, a: &Open, b: &Open) -> bool {
        let is_dated = a.is_dated() && b.is_dated();
        let threshold = self.weights.threshold(is_dated, self.open) + SURPLUS;
        self.fit(a, b).min(self.fit(b, a)) >= threshold
    }

    /// Mean log odds of the reports of one story and another story.
    fn fit(&self, of: &Open, to: &Open) -> f64 {
        let odds: Vec<f64> = of.members().map(|key| self.odds(key, of, to)).collect();
        mean(&odds)
    }

    fn odds(&self, key: &Key, of: &Open, to: &Open) -> f64 {
        let days = of.days_apart(to);
        let features =
            StoryFeatures::of(key, &to.profile, to.members(), days, self.rarity, self.weights);
        self.weights.story(&features)
    }

    /// The groups that the reports of a story fall into, each by index and in order; one group where
    /// the story holds together.
    pub(crate) fn groups(&self, members: &[Member]) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = (0..members.len()).map(|at| vec![at]).collect();
        if members.len() > MOST {
            return vec![groups.concat()];
        }
        let odds: Vec<Vec<f64>> = members
            .iter()
            .map(|a| members.iter().map(|b| self.pair(&a.key, &b.key)).collect())
            .collect();
        let between = |a: &[usize], b: &[usize]| {
            let each = a.iter().flat_map(|&x| b.iter().map(move |&y| (x, y)));
            let odds: Vec<f64> = each.filter_map(|(x, y)| odds.get(x)?.get(y).copied()).collect();
            mean(&odds)
        };
        while let Some((left, right)) = nearest(&groups, between, self.weights.apart()) {
            let joined = groups.remove(right);
            if let Some(group) = groups.get_mut(left) {
                group.extend(joined);
                group.sort_unstable();
            }
        }
        groups
    }

    fn pair(&self, a: &Key, b: &Key) -> f64 {
        self.weights.pair(&PairFeatures::of(a, b, self.rarity))
    }
}

/// The two groups that are closest, if they are closer than `least`.
fn nearest(
    groups: &[Vec<usize>],
    between: impl Fn(&[usize], &[usize]) -> f64,
    least: f64,
) -> Option<(usize, usize)> {
    let pairs =
        (0..groups.len()).flat_map(|left| (left + 1..groups.len()).map(move |right| (left, right)));
    let odds = pairs.filter_map(|(left, right)| {
        Some((between(groups.get(left)?, groups.get(right)?), (left, right)))
    });
    let best = odds.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (best.0 >= least).then_some(best.1)
}

fn mean(odds: &[f64]) -> f64 {
    if odds.is_empty() { f64::NEG_INFINITY } else { odds.iter().sum::<f64>() / count(odds.iter()) }
}

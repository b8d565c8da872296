//! Sparse vectors of words.

use serde::{Deserialize, Serialize};

use crate::term::Term;

/// Weights of terms, sorted by term; of length one unless empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Vector(Vec<(Term, f32)>);

impl Vector {
    /// From weights in the order of terms, each term once.
    pub(crate) fn unit(weights: impl Iterator<Item = (Term, f64)>) -> Self {
        let weights: Vec<(Term, f64)> = weights.filter(|(_, weight)| *weight > 0.0).collect();
        let length = libm::sqrt(weights.iter().map(|(_, weight)| weight * weight).sum());
        Self(weights.into_iter().map(|(term, weight)| (term, narrow(weight / length))).collect())
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = (Term, f64)> + '_ {
        self.0.iter().map(|&(term, weight)| (term, f64::from(weight)))
    }

    /// The weight of a term, 0 where the vector lacks it.
    pub(crate) fn get(&self, term: Term) -> f64 {
        let at = self.0.binary_search_by_key(&term, |entry| entry.0);
        at.ok().and_then(|at| self.0.get(at)).map_or(0.0, |entry| f64::from(entry.1))
    }

    pub(crate) fn has(&self, term: Term) -> bool {
        self.0.binary_search_by_key(&term, |entry| entry.0).is_ok()
    }

    /// Cosine of two vectors, 0 to 1.
    pub(crate) fn cosine(&self, other: &Self) -> f64 {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut sum = 0.0;
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.0.cmp(&b.0) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    sum += f64::from(a.1) * f64::from(b.1);
                    left.next();
                    right.next();
                }
            }
        }
        sum
    }

    /// The terms of most weight, heaviest first.
    pub(crate) fn top(&self, count: usize) -> Vec<(Term, f32)> {
        let mut entries = self.0.clone();
        entries.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        entries.truncate(count);
        entries
    }
}

/// To the width that is stored.
#[expect(clippy::cast_possible_truncation, reason = "weights need no more than 24 bits")]
pub(crate) fn narrow(weight: f64) -> f32 {
    weight as f32
}

#[cfg(test)]
mod tests {
    use super::Vector;

    #[test]
    fn cosines() {
        let vector = |weights: &[(u32, f64)]| Vector::unit(weights.iter().copied());
        let (a, b) = (vector(&[(1, 3.0), (4, 4.0)]), vector(&[(2, 1.0), (4, 1.0)]));
        assert!((a.cosine(&a) - 1.0).abs() < 1e-6);
        assert!((a.cosine(&b) - 0.8 * libm::sqrt(0.5)).abs() < 1e-6);
        assert!((a.cosine(&b) - b.cosine(&a)).abs() < 1e-12);
        assert!(a.cosine(&Vector::default()).abs() < 1e-12);
    }

    #[test]
    fn the_heaviest_come_first() {
        let a = Vector::unit([(1, 3.0), (4, 4.0), (7, 3.0)].into_iter());
        assert_eq!(a.top(2).iter().map(|entry| entry.0).collect::<Vec<_>>(), [4, 1]);
    }
}

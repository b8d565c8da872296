//! Scores for the transitions of the parser and of the name finder.
//!
//! Both look at a few tokens of their state. What each token adds in each of these roles is
//! computed once for the whole text, so that a step is a sum, a maximum and one small product
//! (`spacy.TransitionBasedParser.v2` with its upper layer).

use ndarray::Array2;

use crate::embed::WIDTH;
use crate::error::LoadError;
use crate::weights::Weights;

/// Width of the hidden layer.
const HIDDEN: usize = 64;

/// Values from which each hidden output takes the larger.
const PIECES: usize = 2;

/// Numbers that a token adds in one role.
const LOWER: usize = HIDDEN * PIECES;

/// The network behind one kind of transitions.
pub(crate) struct Scorer {
    /// Tokens that a state shows.
    roles: usize,
    /// [`WIDTH`] by [`HIDDEN`].
    inputs: Array2<f32>,
    input_bias: Vec<f32>,
    /// [`HIDDEN`] by roles times [`LOWER`].
    lower: Array2<f32>,
    /// What an absent token adds, by role.
    absent: Vec<f32>,
    bias: Vec<f32>,
    /// One row of [`HIDDEN`] numbers for each transition.
    upper: Vec<f32>,
    upper_bias: Vec<f32>,
}

/// A text's tokens in all roles.
pub(crate) struct Tokens<'s> {
    scorer: &'s Scorer,
    /// A row per token, [`LOWER`] numbers for each role.
    sums: Array2<f32>,
}

impl Scorer {
    /// The network named `part`, whose states show `roles` tokens.
    pub(crate) fn new(weights: &Weights, part: &str, roles: usize) -> Result<Self, LoadError> {
        let turned = |name: &str, inputs| weights.turned(&format!("{part}.{name}"), inputs);
        let row = |name: &str| weights.values(&format!("{part}.{name}"));
        let scorer = Self {
            roles,
            inputs: turned("linear1.W", WIDTH)?,
            input_bias: row("linear1.b")?,
            lower: turned("precomputable_affine0.W", HIDDEN)?,
            absent: row("precomputable_affine0.pad")?,
            bias: row("precomputable_affine0.b")?,
            upper: row("linear0.W")?,
            upper_bias: row("linear0.b")?,
        };
        let shapes = [
            (scorer.input_bias.len(), HIDDEN),
            (scorer.lower.ncols(), roles * LOWER),
            (scorer.absent.len(), roles * LOWER),
            (scorer.bias.len(), LOWER),
            (scorer.upper.len(), scorer.transitions() * HIDDEN),
        ];
        if shapes.iter().any(|(found, expected)| found != expected) {
            return Err(LoadError::Weights(format!("{part} has other shapes than expected")));
        }
        Ok(scorer)
    }

    /// Number of transitions.
    pub(crate) fn transitions(&self) -> usize {
        self.upper_bias.len()
    }

    /// Prepares the tokens of a text by their vectors.
    pub(crate) fn tokens(&self, vectors: &Array2<f32>) -> Tokens<'_> {
        let mut hidden = vectors.dot(&self.inputs);
        for mut row in hidden.rows_mut() {
            for (value, bias) in row.iter_mut().zip(&self.input_bias) {
                *value += bias;
            }
        }
        Tokens { scorer: self, sums: hidden.dot(&self.lower) }
    }
}

impl Tokens<'_> {
    /// Writes the score of each transition in a state that shows the tokens at `shown`.
    pub(crate) fn score(&self, shown: &[Option<usize>], scores: &mut Vec<f32>) {
        let scorer = self.scorer;
        let mut sum = [0.0; LOWER];
        sum.copy_from_slice(&scorer.bias);
        for (role, token) in shown.iter().take(scorer.roles).enumerate() {
            let place = role * LOWER..(role + 1) * LOWER;
            let added = match token {
                Some(at) => self.row(*at).get(place),
                None => scorer.absent.get(place),
            };
            for (sum, added) in sum.iter_mut().zip(added.unwrap_or_default()) {
                *sum += added;
            }
        }
        let mut hidden = [0.0_f32; HIDDEN];
        let (pairs, _) = sum.as_chunks::<PIECES>();
        for (hidden, [a, b]) in hidden.iter_mut().zip(pairs) {
            *hidden = a.max(*b);
        }
        scores.clear();
        let (rows, _) = scorer.upper.as_chunks::<HIDDEN>();
        scores.extend(rows.iter().zip(&scorer.upper_bias).map(|(row, b)| b + dot(row, &hidden)));
    }

    fn row(&self, token: usize) -> &[f32] {
        let width = self.scorer.roles * LOWER;
        let sums = self.sums.as_slice().unwrap_or_default();
        sums.get(token * width..(token + 1) * width).unwrap_or_default()
    }
}

/// In eight sums, so that the compiler can do them side by side.
fn dot(a: &[f32; HIDDEN], b: &[f32; HIDDEN]) -> f32 {
    let mut sums = [0.0; 8];
    let ((a, _), (b, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    for (a, b) in a.iter().zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

/// The first of the highest scores among the allowed transitions.
pub(crate) fn best(scores: &[f32], is_allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (at, &score) in scores.iter().enumerate() {
        if best.is_none_or(|(_, highest)| score > highest) && is_allowed(at) {
            best = Some((at, score));
        }
    }
    best.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_equal_scores_wins() {
        assert_eq!(best(&[1.0, 3.0, 3.0], |_| true), Some(1));
        assert_eq!(best(&[1.0, 3.0, 2.0], |at| at != 1), Some(2));
        assert_eq!(best(&[1.0], |_| false), None);
    }
}

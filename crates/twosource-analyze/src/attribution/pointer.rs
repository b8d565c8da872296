//! The encoder's scores by word.

use twosource_models::{Matrix, Scores};

use super::window::Window;

/// A range of words of a window, end exclusive.
pub(super) type Words = (usize, usize);

/// Log probabilities of the seven tags, for every word of a window.
pub(super) fn tag_log_probabilities(window: &Window, scores: &Scores) -> Vec<[f64; 7]> {
    window.tag_logits(scores).iter().map(log_softmax).collect()
}

fn log_softmax(logits: &[f64; 7]) -> [f64; 7] {
    let log = log_sum(logits.iter().copied());
    logits.map(|logit| logit - log)
}

/// Logarithm of the sum of exponentials.
fn log_sum(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let top = values.clone().fold(f64::NEG_INFINITY, f64::max);
    top + libm::log(values.map(|value| libm::exp(value - top)).sum::<f64>())
}

/// One of the two matrices of pointers, from words to words or to "none".
pub(super) struct Pointers<'a> {
    window: &'a Window,
    matrix: &'a Matrix,
}

impl<'a> Pointers<'a> {
    pub(super) fn new(window: &'a Window, matrix: &'a Matrix) -> Self {
        Self { window, matrix }
    }

    /// Mean score of the pointers from the words of `from` to word `to`, or to "none".
    pub(super) fn mean_score(&self, from: Words, to: Option<usize>) -> f64 {
        let column = self.column(to);
        mean((from.0..from.1).map(|word| self.score(word, column)))
    }

    /// Probability of the pointer from `word` to word `to`, or to "none".
    pub(super) fn probability(&self, word: usize, to: Option<usize>) -> f64 {
        let every = (0..self.window.len()).map(Some).chain([None]);
        let total = log_sum(every.map(|to| self.score(word, self.column(to))));
        libm::exp(self.score(word, self.column(to)) - total)
    }

    fn score(&self, word: usize, column: usize) -> f64 {
        let row = self.matrix.row(self.window.position(word));
        f64::from(row.get(column).copied().unwrap_or(f32::MIN))
    }

    /// The column of a word's first piece; the opening piece stands for "none".
    fn column(&self, to: Option<usize>) -> usize {
        to.map_or(0, |word| self.window.position(word))
    }
}

/// The mean; 0 of nothing.
pub(super) fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_probabilities_sum_to_one() {
        let logs = log_softmax(&[0.0, 1.0, -2.0, 300.0, 299.0, 0.0, 0.0]);
        let total: f64 = logs.iter().map(|&log| libm::exp(log)).sum();
        assert!((total - 1.0).abs() < 1e-12, "{total}");
    }

    #[test]
    fn the_mean_of_nothing_is_nothing() {
        assert!(mean(std::iter::empty()).abs() < f64::EPSILON);
    }
}

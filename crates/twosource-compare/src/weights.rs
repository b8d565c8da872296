//! What each feature of a pair of statements is worth.
//!
//! Other weights than those of the program are for measuring: fitted with an event left out, they
//! say how the program does on an event that it has not seen.

use crate::feature::{COUNT, Features, NAMES};

static FILE: &str = include_str!("../data/alignment.txt");

/// A logistic regression over the features of two statements.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignmentWeights {
    constant: f64,
    of_feature: Features,
}

impl Default for AlignmentWeights {
    /// Those that are part of the program.
    fn default() -> Self {
        Self::parse(FILE)
    }
}

impl AlignmentWeights {
    /// Lines of a name and a number, as in `data/alignment.txt`; a feature that they do not name is
    /// worth nothing.
    pub fn parse(text: &str) -> Self {
        let value = |name: &str| {
            let lines = text.lines().filter_map(|line| line.split_once(' '));
            let found =
                lines.filter(|(key, _)| *key == name).find_map(|(_, value)| value.parse().ok());
            found.unwrap_or(0.0)
        };
        Self { constant: value("constant"), of_feature: NAMES.map(value) }
    }

    /// What each feature adds to the log odds.
    pub(crate) fn parts(&self, features: &Features) -> Features {
        let mut parts = [0.0; COUNT];
        let all = parts.iter_mut().zip(&self.of_feature).zip(features);
        all.for_each(|((part, weight), value)| *part = weight * value);
        parts
    }

    pub(crate) fn probability(&self, features: &Features) -> f64 {
        let odds = self.constant + self.parts(features).iter().sum::<f64>();
        1.0 / (1.0 + libm::exp(-odds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_every_feature_and_no_other() {
        let named = |name: &str| FILE.lines().any(|line| line.starts_with(&format!("{name} ")));
        assert!(NAMES.iter().chain(&["constant"]).all(|name| named(name)));
        let lines = FILE.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), COUNT + 1);
    }

    #[test]
    fn weights_are_read_by_name() {
        let weights = AlignmentWeights::parse("# comment\nconstant -1\nsentence 2.5\n");
        let mut features = [0.0; COUNT];
        assert!((weights.probability(&features) - 0.268_941).abs() < 1e-6);
        features[2] = 0.4;
        assert!((weights.probability(&features) - 0.5).abs() < 1e-9);
    }
}

//! What each feature is worth, fitted on development data by `training/stories.py`.

use crate::fit::StoryFeatures;
use crate::likeness::PairFeatures;

static FILE: &str = include_str!("../data/weights.txt");

/// Two logistic regressions: over pairs of reports, and over a report and a story.
///
/// Other weights than those of the program are for measuring: fitted with a story left out, they say
/// how the program does on a story that it has not seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    pair: Linear,
    story: Linear,
    /// Log odds from which on a report joins a story.
    pub(crate) threshold: f64,
}

#[derive(Clone, Debug, PartialEq)]
struct Linear {
    constant: f64,
    of_feature: Vec<f64>,
}

impl Default for Weights {
    fn default() -> Self {
        Self::parse(FILE)
    }
}

impl Weights {
    /// Lines of a name and a number, as in `data/weights.txt`; a feature that they do not name is
    /// worth nothing.
    pub fn parse(text: &str) -> Self {
        let value = |name: &str| {
            let lines = text.lines().filter_map(|line| line.split_once(' '));
            let mut found = lines.filter(|(key, _)| *key == name);
            found.find_map(|(_, value)| value.trim().parse().ok()).unwrap_or(0.0)
        };
        let linear = |model: &str, names: &[&str]| Linear {
            constant: value(&format!("{model}.constant")),
            of_feature: names.iter().map(|name| value(&format!("{model}.{name}"))).collect(),
        };
        Self {
            pair: linear("pair", PairFeatures::NAMES),
            story: linear("story", StoryFeatures::NAMES),
            threshold: value("threshold"),
        }
    }

    /// Log odds that two reports are about one event.
    pub(crate) fn pair(&self, features: &PairFeatures) -> f64 {
        self.pair.of(features.values())
    }

    /// Log odds that a report belongs to a story.
    pub(crate) fn story(&self, features: &StoryFeatures) -> f64 {
        self.story.of(features.values())
    }
}

impl Linear {
    fn of(&self, features: impl Iterator<Item = f64>) -> f64 {
        let parts = features.zip(&self.of_feature).map(|(value, weight)| value * weight);
        self.constant + parts.sum::<f64>()
    }
}

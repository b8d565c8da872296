//! What each feature is worth, fitted on development data by `training/stories.py`.

use crate::fit::StoryFeatures;
use crate::likeness::PairFeatures;

static FILE: &str = include_str!("../data/weights.txt");

/// Fewer open stories than this do not make a report join more easily: two like events are as
/// likely among few.
const LEAST_OPEN: usize = 20;

/// Two logistic regressions: over pairs of reports, and over a report and a story.
///
/// Other weights than those of the program are for measuring: fitted with a story left out, they say
/// how the program does on a story that it has not seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    pair: Linear,
    story: Linear,
    /// Log odds from which on a report with a date joins a story.
    dated: f64,
    /// The same for a report without one, for which nothing says that the story is of its days.
    undated: f64,
    /// What each factor e of open stories adds to the threshold: of more stories, more are alike by
    /// chance.
    crowd: f64,
    /// Mean log odds of pairs of reports below which two groups of one story are parted.
    apart: f64,
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
            dated: value("threshold.dated"),
            undated: value("threshold.undated"),
            crowd: value("threshold.crowd"),
            apart: value("threshold.apart"),
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

    /// Log odds below which two groups of reports are of two events.
    pub(crate) fn apart(&self) -> f64 {
        self.apart
    }

    /// Log odds from which on it joins, among so many open stories.
    pub(crate) fn threshold(&self, is_dated: bool, open: usize) -> f64 {
        let open = u32::try_from(open.max(LEAST_OPEN)).map_or(f64::MAX, f64::from);
        // Stories without dates never close, so that their number says nothing.
        if is_dated { self.dated + self.crowd * libm::log(open) } else { self.undated }
    }
}

impl Linear {
    fn of(&self, features: impl Iterator<Item = f64>) -> f64 {
        let parts = features.zip(&self.of_feature).map(|(value, weight)| value * weight);
        self.constant + parts.sum::<f64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_every_feature_and_no_other() {
        let named = |name: &str| FILE.lines().any(|line| line.starts_with(&format!("{name} ")));
        let of = |model: &str, names: &[&str]| -> Vec<String> {
            names.iter().chain(&["constant"]).map(|name| format!("{model}.{name}")).collect()
        };
        let mut names = of("pair", PairFeatures::NAMES);
        names.extend(of("story", StoryFeatures::NAMES));
        names.extend(
            ["threshold.apart", "threshold.crowd", "threshold.dated", "threshold.undated"]
                .map(str::to_owned),
        );
        for name in &names {
            assert!(named(name), "{name}");
        }
        assert_eq!(FILE.lines().filter(|line| !line.starts_with('#')).count(), names.len());
    }

    #[test]
    fn weights_are_read_by_name() {
        let weights = Weights::parse("# comment\nstory.constant -1\nstory.size 2.5\n");
        let features = StoryFeatures { size: 2.0, ..StoryFeatures::default() };
        assert!((weights.story(&features) - 4.0).abs() < 1e-9);
        assert!(weights.threshold(true, 7).abs() < 1e-9);
    }
}

//! Features of reports whose stories are known, for fitting the weights.

use std::collections::BTreeMap;

use twosource_text::Document;

use crate::fit::StoryFeatures;
use crate::key::Key;
use crate::likeness::PairFeatures;
use crate::open::{Member, Open};
use crate::rarity::Rarity;
use crate::reading::Reading;
use crate::term::Terms;
use crate::weights::Weights;

/// Least cosine of what is worth fitting: below it nothing is ever joined.
const LEAST_COSINE: f64 = 0.06;

/// Stories without a report for longer than this are not fitted: a stream would have closed them.
const WINDOW_DAYS: f64 = 14.0;

/// Features of two reports, or of a report and a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Index of the report.
    pub report: usize,
    /// Index of the other report, or of a report of the story.
    pub other: usize,
    /// Whether they belong together.
    pub right: bool,
    /// By name.
    pub features: Vec<(&'static str, f64)>,
}

/// Every report, in this order, with each earlier one that shares words with it.
pub fn pairs(documents: &[(Document, String)]) -> Vec<Example> {
    let (keys, rarity) = keys(documents);
    let mut found = Vec::new();
    for (report, (key, (_, gold))) in keys.iter().zip(documents).enumerate() {
        for (other, (earlier, (_, known))) in keys.iter().zip(documents).enumerate().take(report) {
            if key.all.cosine(&earlier.all) >= LEAST_COSINE {
                let features = PairFeatures::of(key, earlier, &rarity);
                let features = PairFeatures::NAMES.iter().copied().zip(features.values()).collect();
                found.push(Example { report, other, right: gold == known, features });
            }
        }
    }
    found
}

/// Every report, in this order, with each story that earlier ones make by the gold.
pub fn stories(documents: &[(Document, String)], weights: &Weights) -> Vec<Example> {
    let (keys, rarity) = keys(documents);
    let mut open: BTreeMap<&str, (usize, Open)> = BTreeMap::new();
    let mut found = Vec::new();
    for (report, (key, (document, gold))) in keys.into_iter().zip(documents).enumerate() {
        let at = document.meta.published.as_ref().map(|known| known.value.minutes());
        for (known, (other, story)) in &open {
            let days = story.days_until(at);
            if days <= WINDOW_DAYS && story.profile.cosine(&key) >= LEAST_COSINE {
                let (profile, members) = (&story.profile, story.members());
                let features = StoryFeatures::of(&key, profile, members, days, &rarity, weights);
                let features =
                    StoryFeatures::NAMES.iter().copied().zip(features.values()).collect();
                let right = gold == known;
                found.push(Example { report, other: *other, right, features });
            }
        }
        let number = u64::try_from(report).unwrap_or(u64::MAX);
        let member = Member::new(document, key, number, at.unwrap_or(0));
        match open.get_mut(gold.as_str()) {
            Some((_, story)) => story.add(member),
            None => drop(open.insert(gold, (report, Open::new(member)))),
        }
    }
    found
}

/// The reports as a stream would weigh them.
fn keys(documents: &[(Document, String)]) -> (Vec<Key>, Rarity) {
    let (mut terms, mut rarity) = (Terms::new(), Rarity::default());
    let keys = documents.iter().map(|(document, _)| {
        let reading = Reading::of(document, &mut terms);
        rarity.add(reading.counts.keys().copied());
        Key::new(reading, &rarity)
    });
    let keys = keys.collect();
    (keys, rarity)
}

//! The floors, as they are kept in `floors.json`.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use super::CRATE;
use super::score::Scored;

/// One data set with its floors.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measure {
    pub(super) name: String,
    pub(super) task: Task,
    /// The profile to run with; that of the run where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) profile: Option<String>,
    /// Path in the data folder, or in the folder of the project's own gold.
    pub(super) input: String,
    /// Whether the input is the project's own gold rather than third-party data.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) own: bool,
    /// File in the folder of the scorers.
    pub(super) scorer: String,
    /// How far a score may lie below its floor. Processors round the last bits of the encoder's
    /// scores differently, which tips a label now and then: about one statement of a small set.
    pub(super) tolerance: f64,
    /// Dotted path in the scorer's JSON, and the least value that it may have.
    pub(super) metrics: BTreeMap<String, f64>,
    /// Digest of the gold data that the floors were measured on.
    pub(super) gold_sha256: String,
}

/// What is run on the input.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Task {
    /// `twosource-eval attributions`.
    Attributions,
    /// `twosource-eval pair`.
    Pair,
    /// `twosource-eval reading`.
    Reading,
    /// `twosource-eval figures` on every folder beside the gold file that is the input.
    Figures,
    /// `twosource-eval pair` on every folder in the input, scored as one.
    Pairs,
    /// `twosource-eval reuse` on the documents of the labelled pairs that are the input.
    Reuse,
    /// `twosource-eval stories`; the gold is the `.gold.tsv` beside the input, else the field
    /// `cluster` of the input itself.
    Stories,
    /// `twosource-eval extraction`.
    Extraction,
}

/// Reads `floors.json`.
pub(super) fn load() -> Result<Vec<Measure>> {
    let path = path();
    let text = fs::read_to_string(&path).with_context(|| path.clone())?;
    serde_json::from_str(&text).context(path)
}

/// Writes `floors.json`.
pub(super) fn save(measures: &[Measure]) -> Result<()> {
    let text = serde_json::to_string_pretty(measures)? + "\n";
    fs::write(path(), text).with_context(path)
}

fn path() -> String {
    format!("{CRATE}/floors.json")
}

/// Raises floors to the scores and takes in new digests. Returns how many floors and digests
/// stand against it; with `allow_lower` these are taken over as well.
pub(super) fn update(measures: &mut [Measure], scores: &[Scored], allow_lower: bool) -> usize {
    let mut against = 0;
    for (measure, scored) in measures.iter_mut().zip(scores) {
        let changed = measure.gold_sha256 != scored.gold_sha256;
        let known = !measure.gold_sha256.is_empty();
        against += usize::from(changed && known);
        if changed && (allow_lower || !known) {
            measure.gold_sha256.clone_from(&scored.gold_sha256);
        }
        for (path, floor) in &mut measure.metrics {
            let Some(value) = scored.metric(path) else { continue };
            let drops = value < *floor - measure.tolerance;
            against += usize::from(drops);
            if value > *floor || (drops && allow_lower) {
                *floor = ten_thousandths(value);
            }
        }
    }
    against
}

fn ten_thousandths(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn measure(floor: f64, digest: &str) -> Vec<Measure> {
        vec![Measure {
            name: "m".into(),
            task: Task::Pair,
            profile: None,
            input: "m".into(),
            own: false,
            scorer: "s.py".into(),
            tolerance: 0.0005,
            metrics: BTreeMap::from([("a.f1".to_owned(), floor)]),
            gold_sha256: digest.into(),
        }]
    }

    #[track_caller]
    fn check(floor: f64, digest: &str, allow_lower: bool, expected: (usize, f64, &str)) {
        let scored = Scored::new(json!({"a": {"f1": 0.5}}), "new".into());
        let mut measures = measure(floor, digest);
        let against = update(&mut measures, &[scored], allow_lower);
        let found = &measures[0];
        assert_eq!((against, found.metrics["a.f1"], found.gold_sha256.as_str()), expected);
    }

    #[test]
    fn floors_rise_and_do_not_fall() {
        check(0.4, "new", false, (0, 0.5, "new"));
        check(0.5003, "new", false, (0, 0.5003, "new"));
        check(0.6, "new", false, (1, 0.6, "new"));
        check(0.6, "new", true, (1, 0.5, "new"));
    }

    #[test]
    fn changed_gold_is_a_decision() {
        check(0.0, "", false, (0, 0.5, "new"));
        check(0.5, "old", false, (1, 0.5, "old"));
        check(0.5, "old", true, (1, 0.5, "new"));
    }

    #[test]
    fn the_file_in_the_project_can_be_read() {
        assert!(!load().unwrap().is_empty());
    }
}

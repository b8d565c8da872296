//! Scores beside their floors.

use std::io::Write;

use anyhow::Result;

use super::file::Measure;
use super::score::Scored;

/// One row of the table.
pub(super) struct Check {
    name: String,
    what: String,
    outcome: Outcome,
}

enum Outcome {
    /// A score, its floor, and how far it may lie below.
    Score { value: f64, floor: f64, tolerance: f64 },
    /// The scorer does not give this figure.
    Unknown,
    /// The gold data is not what the floors were measured on.
    OtherGold,
}

impl Check {
    /// Whether the floor holds.
    pub(super) fn holds(&self) -> bool {
        matches!(self.outcome, Outcome::Score { value, floor, tolerance } if value >= floor - tolerance)
    }

    fn word(&self) -> String {
        match self.outcome {
            Outcome::Score { value, floor, .. } if value > floor + 0.0005 => "ok, above".to_owned(),
            Outcome::Score { .. } if self.holds() => "ok".to_owned(),
            Outcome::Score { value, floor, .. } => format!("DROPPED by {:.4}", floor - value),
            Outcome::Unknown => "NO SUCH FIGURE".to_owned(),
            Outcome::OtherGold => "OTHER GOLD DATA".to_owned(),
        }
    }

    fn numbers(&self) -> (String, String) {
        match self.outcome {
            Outcome::Score { value, floor, .. } => (format!("{value:.4}"), format!("{floor:.4}")),
            _ => ("-".to_owned(), "-".to_owned()),
        }
    }
}

/// All comparisons, in the order of the measures.
pub(super) fn checks(measures: &[Measure], scores: &[Scored]) -> Vec<Check> {
    measures.iter().zip(scores).flat_map(|(measure, scored)| of(measure, scored)).collect()
}

fn of(measure: &Measure, scored: &Scored) -> Vec<Check> {
    let check =
        |what: &str, outcome| Check { name: measure.name.clone(), what: what.to_owned(), outcome };
    let mut found = Vec::new();
    if measure.gold_sha256 != scored.gold_sha256 {
        found.push(check("gold data", Outcome::OtherGold));
    }
    found.extend(measure.metrics.iter().map(|(path, &floor)| {
        let tolerance = measure.tolerance;
        let outcome = scored.metric(path).map(|value| Outcome::Score { value, floor, tolerance });
        check(path, outcome.unwrap_or(Outcome::Unknown))
    }));
    found
}

/// Prints all comparisons, then the speed of the runs that were timed.
pub(super) fn table(checks: &[Check], scores: &[Scored], out: &mut impl Write) -> Result<()> {
    let width = |column: fn(&Check) -> &str| {
        checks.iter().map(|check| column(check).chars().count()).max().unwrap_or(0)
    };
    let (first, second) = (width(|check| &check.name), width(|check| &check.what));
    writeln!(out, "{:first$}  {:second$}  {:>6}  {:>6}", "data", "figure", "score", "floor")?;
    for check in checks {
        let (value, floor) = check.numbers();
        let (name, what, word) = (&check.name, &check.what, check.word());
        writeln!(out, "{name:first$}  {what:second$}  {value:>6}  {floor:>6}  {word}")?;
    }
    if let Some(timings) = scores.first().and_then(|scored| scored.timings.as_ref()) {
        writeln!(out, "speed: {}", serde_json::to_string(timings)?)?;
    }
    let failed = checks.iter().filter(|check| !check.holds()).count();
    Ok(writeln!(out, "floors: {} hold, {failed} do not", checks.len() - failed)?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::super::file::Task;
    use super::*;

    #[track_caller]
    fn check(floor: f64, digest: &str, expected: &[(bool, &str)]) {
        let measure = Measure {
            name: "m".into(),
            task: Task::Pair,
            profile: None,
            input: "m".into(),
            own: false,
            scorer: "s.py".into(),
            tolerance: 0.0005,
            metrics: BTreeMap::from([("f1".to_owned(), floor)]),
            gold_sha256: digest.into(),
        };
        let scored = Scored::new(json!({"f1": 0.5}), "d".into());
        let checks = of(&measure, &scored);
        let found: Vec<_> = checks.iter().map(|check| (check.holds(), check.word())).collect();
        let found: Vec<_> = found.iter().map(|(holds, word)| (*holds, word.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_drop_is_told() {
        check(0.5, "d", &[(true, "ok")]);
        check(0.5004, "d", &[(true, "ok")]);
        check(0.4, "d", &[(true, "ok, above")]);
        check(0.6, "d", &[(false, "DROPPED by 0.1000")]);
    }

    #[test]
    fn other_gold_is_told() {
        check(0.5, "e", &[(false, "OTHER GOLD DATA"), (true, "ok")]);
    }
}

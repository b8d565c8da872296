//! How sure the program is of an attribution.

/// Probability that source, cue and content are right, each by half of their words at least; in
/// hundredths, since processors round the encoder's last bits differently.
///
/// Calibrated on articles that people have marked (reliability table in `docs/quality.md`). It serves to
/// order and to fold: it says how well the text was read, nothing about whether what is said holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u8);

impl Confidence {
    /// From a probability; one that is no number counts as 0.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a probability in hundredths lies between 0 and 100"
    )]
    pub fn of(probability: f64) -> Self {
        Self((probability.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// In hundredths, 0 to 100.
    pub fn percent(self) -> u8 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_become_hundredths() {
        let found = [0.0, 0.354, 0.356, 1.0, 7.0, f64::NAN].map(|p| Confidence::of(p).percent());
        assert_eq!(found, [0, 35, 36, 100, 100, 0]);
    }
}

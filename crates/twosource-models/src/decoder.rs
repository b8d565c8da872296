//! How the encoder's scores become attributions: options that were chosen on held-out articles and
//! belong to one set of weights (`training/calibrate.py`).

use crate::LoadError;

/// Probabilities are kept this far from 0 and 1, so that their log odds stay finite.
const CERTAIN: f64 = 1e-4;

/// The decoder's options for one set of weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoder {
    /// Added to the log probabilities of the seven tags, in the order of [`Scores::tags`]. Above 0
    /// for the tags of a role more is found, with lower precision, so that the confidence, which
    /// sees the whole attribution, decides.
    ///
    /// [`Scores::tags`]: crate::Scores::tags
    pub bias: [f64; 7],
    /// Least confidence of an attribution.
    pub threshold: f64,
    constant: f64,
    weights: Evidence,
}

/// What speaks for an attribution.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Log odds of the mean probability that the words of the cue are a cue.
    pub cue: f64,
    /// The same of the content.
    pub content: f64,
    /// Log odds of the mean probability of the pointers from content to cue.
    pub cue_link: f64,
    /// Log odds of the mean probability of the pointers from cue to source, or to "none".
    pub source_link: f64,
    /// 1 with a source, 0 without.
    pub has_source: f64,
    /// Logarithm of the number of words of the content.
    pub length: f64,
}

impl Decoder {
    /// Reads lines of a name and a value.
    pub(crate) fn parse(text: &str) -> Result<Self, LoadError> {
        let value = |name: &str| {
            let mut values =
                text.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            let parsed = values.find_map(|value| value.trim().parse::<f64>().ok());
            parsed.ok_or_else(|| LoadError::Decoder(name.to_owned()))
        };
        let [source, cue, content] =
            [value("bias.source")?, value("bias.cue")?, value("bias.content")?];
        Ok(Self {
            bias: [0.0, source, source, cue, cue, content, content],
            threshold: value("threshold")?,
            constant: value("constant")?,
            weights: Evidence {
                cue: value("weight.cue")?,
                content: value("weight.content")?,
                cue_link: value("weight.cue_link")?,
                source_link: value("weight.source_link")?,
                has_source: value("weight.has_source")?,
                length: value("weight.length")?,
            },
        })
    }

    /// Probability that an attribution is right, by logistic regression: that its source, cue and
    /// content each share at least half of their words with what people mark.
    pub fn confidence(&self, evidence: &Evidence) -> f64 {
        let terms = self.weights.values().into_iter().zip(evidence.values());
        let odds = terms.fold(self.constant, |sum, (weight, value)| sum + weight * value);
        1.0 / (1.0 + libm::exp(-odds))
    }
}

impl Evidence {
    const fn values(&self) -> [f64; 6] {
        let Self { cue, content, cue_link, source_link, has_source, length } = *self;
        [cue, content, cue_link, source_link, has_source, length]
    }
}

/// Logarithm of p / (1 - p), for a probability that is kept off 0 and 1.
pub fn log_odds(probability: f64) -> f64 {
    let kept = probability.clamp(CERTAIN, 1.0 - CERTAIN);
    libm::log(kept / (1.0 - kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: &str = "# a comment\nbias.source 0.5\nbias.cue 1\nbias.content 0\nthreshold 0.3\n\
        constant -1\nweight.cue 0.5\nweight.content 1\nweight.cue_link 0\nweight.source_link 0\n\
        weight.has_source 0\nweight.length -0.25\n";

    #[test]
    fn options_are_read_by_name() {
        let decoder = Decoder::parse(OPTIONS).unwrap();
        let tenths = decoder.bias.map(|bias| (bias * 10.0).to_string());
        assert_eq!(tenths.join(" "), "0 5 5 10 10 0 0");
        assert!(Decoder::parse("threshold 0.3").is_err());
    }

    #[test]
    fn confidence_is_a_probability_that_grows_with_what_speaks_for_it() {
        let decoder = Decoder::parse(OPTIONS).unwrap();
        let even = Evidence { cue: 2.0, ..Evidence::default() };
        assert!((decoder.confidence(&even) - 0.5).abs() < 1e-12);
        let more = Evidence { content: log_odds(1.0), ..even };
        assert!(decoder.confidence(&more) > 0.99);
    }
}

//! How much accuracy is given up for speed.

static FULL: &[u8] = include_bytes!("../weights/attribution-l6.onnx");
static FAST: &[u8] = include_bytes!("../weights/attribution-l3.onnx");

static FULL_DECODER: &str = include_str!("../weights/attribution-l6.decoder.txt");
static FAST_DECODER: &str = include_str!("../weights/attribution-l3.decoder.txt");

/// Which encoder reads the text. Everything else is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Six layers: for a desk that reads what it gets.
    #[default]
    Full,
    /// A smaller encoder: for millions of documents.
    Fast,
}

impl Profile {
    /// All profiles.
    pub const ALL: [Self; 2] = [Self::Full, Self::Fast];

    /// `full` or `fast`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Fast => "fast",
        }
    }

    /// The profile of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }

    /// The encoder's weights, in ONNX.
    pub(crate) const fn weights(self) -> &'static [u8] {
        match self {
            Self::Full => FULL,
            Self::Fast => FAST,
        }
    }

    /// The options that belong to these weights.
    pub(crate) const fn decoder(self) -> &'static str {
        match self {
            Self::Full => FULL_DECODER,
            Self::Fast => FAST_DECODER,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn profiles_are_found_by_name() {
        assert_eq!(Profile::named("fast"), Some(Profile::Fast));
        assert_eq!(Profile::named("slow"), None);
    }

    #[test]
    fn weights_are_those_of_the_model_card() {
        for profile in Profile::ALL {
            let mut digest = String::new();
            for byte in Sha256::digest(profile.weights()) {
                write!(digest, "{byte:02x}").unwrap();
            }
            assert!(include_str!("../weights/MODEL_CARD.md").contains(&digest), "{digest}");
        }
    }
}

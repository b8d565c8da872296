//! How a source knows what it says, or in what form it says it.

use twosource_models::WordClasses;

/// Evidence mode (evidentiality; Aikhenvald 2004), as far as words of source and cue tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceMode {
    /// The source saw or heard it.
    Observation,
    /// Somebody says it; nothing more is told.
    Speech,
    /// A statement, letter, report or post.
    Writing,
    /// Photos, footage, satellite images.
    Image,
    /// Other media.
    Media,
    /// It is concluded from something else.
    Inference,
}

/// The mode told by the base forms of the words of the source's head and of the cue, in this order.
pub(super) fn mode<'a>(
    mut lemmas: impl Iterator<Item = &'a str>,
    modes: &WordClasses,
) -> Option<EvidenceMode> {
    lemmas.find_map(|lemma| parse(modes.of(lemma)?))
}

fn parse(class: &str) -> Option<EvidenceMode> {
    Some(match class {
        "image" => EvidenceMode::Image,
        "writing" => EvidenceMode::Writing,
        "observation" => EvidenceMode::Observation,
        "media" => EvidenceMode::Media,
        "inference" => EvidenceMode::Inference,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    #[track_caller]
    fn check(words: &str, expected: Option<EvidenceMode>) {
        let Text { resources, .. } = Text::of("");
        assert_eq!(mode(words.split(' '), &resources.lexicon.evidence), expected, "{words}");
    }

    #[test]
    fn modes_by_words() {
        check("official photo show", Some(EvidenceMode::Image));
        check("mayor write", Some(EvidenceMode::Writing));
        check("passenger see", Some(EvidenceMode::Observation));
        check("mayor say", None);
    }
}

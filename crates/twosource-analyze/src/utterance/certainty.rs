//! How certain a source is of what it says.
//!
//! The weakest word of the cue decides (`certainty.txt`; the degrees of `FactBank`): "is sure",
//! "believes", "hinted", "reportedly said". What is asked, urged, or not put forward at all is
//! underspecified.
//!
//! Words inside the content ("may", "likely") belong to its statements.

use twosource_syntax::Dep;

use super::SpeechAct;
use super::cue::Cue;
use crate::statement::{Modality, Polarity};

/// The certainty of a source whose utterance has this act and polarity.
pub(super) fn certainty(cue: &Cue, act: SpeechAct, polarity: Option<Polarity>) -> Modality {
    if polarity.is_none() || act == SpeechAct::Urges {
        return Modality::Underspecified;
    }
    let classes = &cue.reading.resources.lexicon.certainty;
    let adverbs =
        cue.verbs.iter().flat_map(|&verb| cue.reading.children(verb)).filter(|&at| {
            cue.reading.has_label(at, &[Dep::Advmod, Dep::Acomp]) && !cue.in_content(at)
        });
    let words = cue.telling().chain(adverbs);
    let by_word = words.filter_map(|at| parse(classes.of(&cue.lemma(at))?)).max();
    let foreseen = (act == SpeechAct::Predicts).then_some(Modality::Probable);
    by_word.max(foreseen).unwrap_or(Modality::Certain)
}

fn parse(class: &str) -> Option<Modality> {
    Some(match class {
        "probable" => Modality::Probable,
        "possible" => Modality::Possible,
        "underspecified" => Modality::Underspecified,
        _ => return None,
    })
}

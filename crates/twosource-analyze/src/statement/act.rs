//! What a source does by saying something.

use twosource_models::WordClasses;

/// The act of the cue (speech acts; Searle 1976), told by its words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpeechAct {
    /// States it; any cue that tells nothing else.
    Says,
    /// Says that it is not so.
    Denies,
    /// Says that somebody is to blame.
    Accuses,
    /// Says that something bad may come.
    Warns,
    /// Says that something should be done.
    Urges,
    /// Wants to know.
    Asks,
    /// Says that it will see to it.
    Promises,
    /// Says what will come.
    Predicts,
    /// Says that it will not say, or does not say.
    DeclinesToSay,
}

/// The act that the base forms of a cue's words tell, `negated` where the cue is.
///
/// The first word that tells an act decides: "warned and urged" warns. Who calls for something
/// urges; who calls somebody a liar does not.
pub(super) fn act<'a>(
    mut lemmas: impl Iterator<Item = &'a str>,
    acts: &WordClasses,
    negated: bool,
) -> SpeechAct {
    let mut last = "";
    let told = lemmas.find_map(|lemma| {
        let calls_for = last == "call" && matches!(lemma, "for" | "on" | "upon");
        last = lemma;
        if calls_for { Some(SpeechAct::Urges) } else { acts.of(lemma).and_then(parse) }
    });
    let told = told.unwrap_or(SpeechAct::Says);
    if negated && told == SpeechAct::Says { SpeechAct::DeclinesToSay } else { told }
}

fn parse(class: &str) -> Option<SpeechAct> {
    Some(match class {
        "denies" => SpeechAct::Denies,
        "accuses" => SpeechAct::Accuses,
        "warns" => SpeechAct::Warns,
        "urges" => SpeechAct::Urges,
        "asks" => SpeechAct::Asks,
        "promises" => SpeechAct::Promises,
        "predicts" => SpeechAct::Predicts,
        "declines" => SpeechAct::DeclinesToSay,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    #[track_caller]
    fn check(cue: &str, negated: bool, expected: SpeechAct) {
        let Text { resources, .. } = Text::of("");
        let lemmas = cue.split(' ');
        assert_eq!(act(lemmas, &resources.lexicon.speech_acts, negated), expected, "{cue}");
    }

    #[test]
    fn acts_by_cue() {
        check("say", false, SpeechAct::Says);
        check("have deny", false, SpeechAct::Denies);
        check("call on", false, SpeechAct::Urges);
        check("also call", false, SpeechAct::Says);
        check("decline to comment", false, SpeechAct::DeclinesToSay);
        check("do not say", true, SpeechAct::DeclinesToSay);
        check("vow", false, SpeechAct::Promises);
    }
}

//! What a source does by saying something.
//!
//! The first word of the cue that tells an act decides: "warned and urged" warns. Words are those of
//! `speech_acts.txt`; some tell an act only with an infinitive or a preposition ("told them to
//! leave", "called for calm"). A negated cue declines ("did not say", "has not promised").
//!
//! Not told: acts of the content alone ("said: 'Will you come?'").

use twosource_syntax::Dep;

use super::cue::Cue;

/// The act of an utterance (speech acts; Searle 1976), told by its cue.
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

impl SpeechAct {
    /// The name in output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Says => "says",
            Self::Denies => "denies",
            Self::Accuses => "accuses",
            Self::Warns => "warns",
            Self::Urges => "urges",
            Self::Asks => "asks",
            Self::Promises => "promises",
            Self::Predicts => "predicts",
            Self::DeclinesToSay => "declines_to_say",
        }
    }
}

/// The act that the words of a cue tell, whether or not it is negated.
pub(super) fn act(cue: &Cue) -> SpeechAct {
    let by_phrase = || {
        // "peppered the envoy with questions": where the verb is none of saying, all words count.
        let verbs = &cue.reading.resources.lexicon.reporting_verbs;
        let says = cue.verbs.iter().any(|&verb| verbs.has(cue.reading.text(verb)));
        (!says).then(|| cue.tokens.clone().find_map(|at| of_word(cue, at)))?
    };
    cue.telling().find_map(|at| of_word(cue, at)).or_else(by_phrase).unwrap_or(SpeechAct::Says)
}

fn of_word(cue: &Cue, at: usize) -> Option<SpeechAct> {
    let acts = &cue.reading.resources.lexicon.speech_acts;
    let lemma = cue.lemma(at);
    let with = |word: &str| acts.of(&format!("{lemma}+{word}"));
    let infinitive = || cue.leads_to_infinitive(at).then(|| with("to")).flatten();
    let particles = cue.reading.children(at).filter(|&child| {
        cue.reading.has_label(child, &[Dep::Prep, Dep::Prt, Dep::Dative]) && child > at
    });
    let by_particle = || particles.into_iter().find_map(|child| with(&cue.lemma(child)));
    let class = infinitive().or_else(by_particle).or_else(|| acts.of(&lemma));
    class.and_then(parse)
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

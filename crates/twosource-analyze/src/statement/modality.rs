//! How certain the voice is.

use twosource_syntax::{Dep, Tag};

use super::Status;
use super::predicate::dep;
use crate::syntax::Syntax;
use crate::utterance::{SpeechAct, Utterance};

/// Degree of certainty (`FactBank`; Saurí and Pustejovsky 2009), apart from polarity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modality {
    /// Nothing weakens it.
    Certain,
    /// "likely", "appears to", "is believed to".
    Probable,
    /// "may", "could", "possibly".
    Possible,
    /// Not put forward at all: a question, a condition, what is hoped for or asked for.
    Underspecified,
}

impl Modality {
    /// The name in output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Probable => "probable",
            Self::Possible => "possible",
            Self::Underspecified => "underspecified",
        }
    }
}

const POSSIBLE: [&str; 8] =
    ["may", "might", "could", "possibly", "perhaps", "maybe", "possible", "potentially"];

const PROBABLE: [&str; 15] = [
    "likely",
    "probably",
    "apparently",
    "seemingly",
    "presumably",
    "reportedly",
    "allegedly",
    "probable",
    "seem",
    "appear",
    "believe",
    "think",
    "suspect",
    "estimate",
    "expect",
];

/// The modality of the clause of a verb in some utterance: the weaker of what the clause and the cue
/// tell.
pub(super) fn modality(syntax: &Syntax, verb: usize, said: Option<&Utterance>) -> Modality {
    let asked = said.is_some_and(|said| {
        matches!(said.act, SpeechAct::Asks | SpeechAct::Urges | SpeechAct::DeclinesToSay)
    });
    let of_cue = said.map_or(Modality::Certain, |said| said.certainty);
    if asked { Modality::Underspecified } else { of_clause(syntax, verb).max(of_cue) }
}

/// The modality of the clause of a verb by its own words.
fn of_clause(syntax: &Syntax, verb: usize) -> Modality {
    let lemma = |at: usize| syntax.tokens.get(at).map_or("", |token| &*token.lemma);
    let open = syntax.children(verb).any(|at| {
        dep(syntax, at) == Some(Dep::Mark) && matches!(lemma(at), "if" | "whether" | "unless")
    });
    if open {
        return Modality::Underspecified;
    }
    let tells = |words: &[&str]| {
        let own = words.contains(&lemma(verb)) && has_complement(syntax, verb);
        own || syntax.children(verb).any(|at| words.contains(&lemma(at)) && weakens(syntax, at))
    };
    // "is believed to have left": the verb above carries it.
    let above = syntax.head(verb).filter(|_| dep(syntax, verb) == Some(Dep::Xcomp));
    if tells(&POSSIBLE) {
        Modality::Possible
    } else if tells(&PROBABLE) || above.is_some_and(|above| PROBABLE.contains(&lemma(above))) {
        Modality::Probable
    } else {
        Modality::Certain
    }
}

fn has_complement(syntax: &Syntax, verb: usize) -> bool {
    syntax
        .children(verb)
        .any(|at| matches!(dep(syntax, at), Some(Dep::Xcomp | Dep::Ccomp | Dep::Oprd)))
}

/// Whether a word below a verb speaks of the whole clause: an auxiliary, adverb or predicate word.
fn weakens(syntax: &Syntax, at: usize) -> bool {
    let modal = syntax.tokens.get(at).is_some_and(|token| token.tag == Tag::MD);
    modal || matches!(dep(syntax, at), Some(Dep::Advmod | Dep::Acomp))
}

/// The older, coarser reading that the account shows.
pub(super) fn status(modality: Modality, future: bool) -> Status {
    match modality {
        Modality::Possible | Modality::Probable => Status::Possible,
        _ if future => Status::Scheduled,
        _ => Status::Told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::predicate::predicate;
    use crate::testing::Text;

    #[track_caller]
    fn check(text: &str, expected: Modality) {
        let Text { syntax, .. } = Text::of(text);
        let verb = predicate(&syntax, 0..syntax.tokens.len()).unwrap().token;
        assert_eq!(of_clause(&syntax, verb), expected, "{text}");
    }

    #[test]
    fn degrees() {
        check("The ferry sank.", Modality::Certain);
        check("The ferry may have sunk.", Modality::Possible);
        check("The ferry probably sank.", Modality::Probable);
        check("The crew appeared to be asleep.", Modality::Probable);
    }
}

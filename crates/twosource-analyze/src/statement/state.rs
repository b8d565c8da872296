//! Words that tell how a matter stands: closed, reopened, trapped, freed.

use std::ops::Range;

use twosource_models::WordClasses;
use twosource_syntax::{Dep, Pos};
use twosource_text::Span;

use super::predicate::dep;
use crate::syntax::Syntax;

/// One such word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The state, one of the classes of `data/states.txt`, "held", "hospitalized" or "discharged".
    pub name: &'static str,
    /// The word that tells it.
    pub span: Span,
}

/// What is held when a meeting, a vote or a trial is.
const EVENTS: [&str; 18] = [
    "talk",
    "meeting",
    "summit",
    "election",
    "vote",
    "session",
    "conference",
    "ceremony",
    "hearing",
    "trial",
    "rally",
    "referendum",
    "briefing",
    "funeral",
    "exercise",
    "protest",
    "vigil",
    "event",
];

/// The states that some tokens tell, in text order.
pub(super) fn states(syntax: &Syntax, tokens: Range<usize>, classes: &WordClasses) -> Vec<State> {
    let state = |at: usize| {
        let token = syntax.tokens.get(at)?;
        if !matches!(token.pos, Pos::VERB | Pos::ADJ) {
            return None;
        }
        let name = match &*token.lemma {
            "hold" => holds_event(syntax, at).then_some("held"),
            lemma => hospital(syntax, at, lemma).or_else(|| classes.of(lemma)),
        }?;
        // "a closed door" and "before closing" tell nothing of the matter.
        let attribute = matches!(token.dep, Dep::Amod | Dep::Pcomp | Dep::Compound);
        (!attribute).then_some(State { name, span: token.span })
    };
    tokens.filter_map(state).collect()
}

/// Verbs of coming to hospital, and of leaving it.
const ADMITS: [&str; 8] =
    ["take", "rush", "bring", "admit", "transport", "carry", "fly", "airlift"];
const DISCHARGES: [&str; 2] = ["release", "discharge"];

/// "taken to hospital", "released from the hospital".
fn hospital(syntax: &Syntax, verb: usize, lemma: &str) -> Option<&'static str> {
    let (leading, state) = match lemma {
        "hospitalize" | "hospitalise" => return Some("hospitalized"),
        lemma if ADMITS.contains(&lemma) => ("to", "hospitalized"),
        lemma if DISCHARGES.contains(&lemma) => ("from", "discharged"),
        _ => return None,
    };
    let is = |at: usize, lemma: &str| syntax.tokens.get(at).is_some_and(|t| &*t.lemma == lemma);
    let mut preposition = syntax.children(verb).filter(|&at| is(at, leading));
    let at_hospital = |at| syntax.children(at).any(|noun| is(noun, "hospital"));
    preposition.any(at_hospital).then_some(state)
}

fn holds_event(syntax: &Syntax, verb: usize) -> bool {
    syntax.children(verb).any(|at| {
        matches!(dep(syntax, at), Some(Dep::Dobj | Dep::Nsubjpass))
            && syntax.tokens.get(at).is_some_and(|token| EVENTS.contains(&&*token.lemma))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let Text { syntax, resources, .. } = Text::of(text);
        let found = states(&syntax, 0..syntax.tokens.len(), &resources.lexicon.states);
        assert_eq!(found.iter().map(|state| state.name).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn verbs_and_participles() {
        check("The bridge was closed on Monday and reopened later.", &["closed", "reopened"]);
        check("Two people remain trapped.", &["trapped"]);
        check("The leaders held talks.", &["held"]);
        check("The leaders held hands.", &[]);
    }
}

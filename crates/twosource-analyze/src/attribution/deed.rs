//! Deeds that look like words.
//!
//! What it finds: a person who shows, leads or drives somebody somewhere: "[Brandt] [showed] [Dallin
//! around the yard]"; and whoever is denied or refused a thing: "four ships [denied] [entry to the
//! port]".
//!
//! What it does not find: what is shown by a clause ("showed that the gate was open"), and things
//! that show something ("photos show two tugs").

use twosource_syntax::{Dep, Pos};
use twosource_text::{Document, Span};

use super::Attribution;
use crate::syntax::Syntax;

/// Verbs that have to do with a way as well as with words.
const VERBS: [&str; 4] = ["show", "lead", "drive", "take"];

/// What is granted or withheld, not said to be false.
const WITHHELD: [&str; 16] = [
    "access",
    "admission",
    "asylum",
    "bail",
    "boarding",
    "care",
    "entry",
    "leave",
    "parole",
    "passage",
    "permission",
    "permit",
    "right",
    "treatment",
    "treatments",
    "visa",
];

/// Whether an attribution tells that something was withheld: "denied them entry".
pub(super) fn is_refusal(document: &Document, syntax: &Syntax, attribution: &Attribution) -> bool {
    let [content] = attribution.content[..] else { return false };
    let lemma = |at: usize| syntax.tokens.get(at).map_or("", |token| &*token.lemma);
    let mut cue = syntax.tokens_in(attribution.cue);
    let refuses = cue.any(|at| ["deny", "refuse"].contains(&lemma(at)));
    let mut words = syntax.tokens_in(content);
    let has_verb = words.clone().any(|at| {
        syntax
            .tokens
            .get(at)
            .is_some_and(|token| matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Mark))
    });
    let quoted = document.slice(content).contains(['"', '\u{201c}']);
    refuses && !has_verb && !quoted && words.any(|at| WITHHELD.contains(&lemma(at)))
}

/// Whether an attribution tells what somebody does with another person, not what somebody says.
pub(super) fn is_deed(document: &Document, syntax: &Syntax, attribution: &Attribution) -> bool {
    let [content] = attribution.content[..] else { return false };
    let mut tokens = syntax.tokens_in(attribution.cue);
    let Some(verb) = tokens.find(|&at| is_verb(syntax, at)) else { return false };
    let by_person = attribution.source.is_some_and(|source| names_person(syntax, source));
    let parts = syntax.children(verb).filter_map(|child| syntax.tokens.get(child));
    let parts: Vec<_> = parts.filter(|token| content.contains(token.span)).collect();
    let is_person = |span| names_person(syntax, span);
    let has_object = parts.iter().any(|part| part.dep == Dep::Dobj && is_person(part.span));
    let has_clause = parts.iter().any(|part| matches!(part.dep, Dep::Ccomp | Dep::Xcomp));
    by_person && has_object && !has_clause && !document.slice(content).contains(['"', '\u{201c}'])
}

fn is_verb(syntax: &Syntax, at: usize) -> bool {
    syntax
        .tokens
        .get(at)
        .is_some_and(|token| token.pos == Pos::VERB && VERBS.contains(&&*token.lemma))
}

/// Whether words hold a proper name or a pronoun for a person.
fn names_person(syntax: &Syntax, span: Span) -> bool {
    let tokens = syntax.tokens_in(span).filter_map(|at| syntax.tokens.get(at));
    let pronoun = |lemma: &str| ["he", "she", "they", "him", "her", "them"].contains(&lemma);
    tokens
        .into_iter()
        .any(|token| token.pos == Pos::PROPN || token.pos == Pos::PRON && pronoun(&token.lemma))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;
    use crate::{AttributionKind, Confidence};

    #[track_caller]
    fn check(text: &str, [source, cue, content]: [&str; 3], expected: bool) {
        let Text { document, syntax, .. } = Text::of(text);
        let find = |words: &str| document.find(words).unwrap();
        let attribution = Attribution {
            source: Some(find(source)),
            cue: find(cue),
            manner: None,
            content: vec![find(content)],
            kind: AttributionKind::Indirect,
            parent: None,
            confidence: Confidence::of(0.5),
        };
        assert_eq!(is_deed(&document, &syntax, &attribution), expected, "{text}");
    }

    #[test]
    fn what_is_withheld_is_not_denied() {
        let check = |text: &str, cue: &str, content: &str, expected: bool| {
            let Text { document, syntax, .. } = Text::of(text);
            let attribution = Attribution {
                source: None,
                cue: document.find(cue).unwrap(),
                manner: None,
                content: vec![document.find(content).unwrap()],
                kind: AttributionKind::Indirect,
                parent: None,
                confidence: Confidence::of(0.5),
            };
            assert_eq!(is_refusal(&document, &syntax, &attribution), expected, "{text}");
        };
        check("The council denied entry to four ships.", "denied", "entry to four ships", true);
        check("The mayor denied the report.", "denied", "the report", false);
        check(
            "The port denied that the permit was forged.",
            "denied",
            "that the permit was forged",
            false,
        );
    }

    #[test]
    fn showing_somebody_around_is_no_saying() {
        check(
            "After lunch Brandt showed Dallin around the new yard.",
            ["Brandt", "showed", "Dallin around the new yard"],
            true,
        );
        check(
            "Brandt showed that the gate was open.",
            ["Brandt", "showed", "that the gate was open"],
            false,
        );
        check("Photos show two tugs beside it.", ["Photos", "show", "two tugs beside it"], false);
    }
}

//! The outlet's own hedges, which are no reports of anybody's words.
//!
//! What it finds: a cue without a source whose verb tells how things look: "[it] [appears] [that the
//! gate was open]", "the move [suggests] ...".
//!
//! What it does not find: hedges with somebody behind them ("it seems to the mayor that ...", "analysts
//! suggest"), and passives of speech ("it is said", "is expected").
//!
//! Why: the corpus marks some of them; on its held-out articles 9 of 13 such finds were wrong. A
//! statement has them in its modality and evidence.

use twosource_syntax::Pos;

use super::Attribution;
use crate::syntax::Syntax;

/// Verbs of appearance and of inference from things.
const VERBS: [&str; 7] = ["appear", "imply", "look", "see", "seem", "suggest", "underscore"];

/// Whether a verb tells how things look or what they lead one to think.
pub(crate) fn is_inference(lemma: &str) -> bool {
    VERBS.contains(&lemma)
}

/// Whether an attribution is the outlet's own hedge.
pub(super) fn is_hedge(syntax: &Syntax, attribution: &Attribution) -> bool {
    if attribution.source.is_some() {
        return false;
    }
    let tokens = syntax.tokens.get(syntax.tokens_in(attribution.cue)).unwrap_or_default();
    let mut verbs = tokens.iter().filter(|token| token.pos == Pos::VERB);
    let is_pronoun = tokens.iter().all(|token| token.pos == Pos::PRON);
    is_pronoun || verbs.any(|verb| is_inference(&verb.lemma))
}

#[cfg(test)]
mod tests {
    use twosource_text::Span;

    use super::*;
    use crate::testing::Text;

    #[track_caller]
    fn check(text: &str, source: Option<&str>, cue: &str, expected: bool) {
        let Text { document, syntax, .. } = Text::of(text);
        let find = |words: &str| document.find(words).unwrap();
        let content: Vec<Span> = document.find("gate was open").into_iter().collect();
        let attribution = Attribution {
            source: source.map(find),
            cue: find(cue),
            manner: None,
            content,
            kind: crate::AttributionKind::Indirect,
            parent: None,
            confidence: crate::Confidence::of(0.5),
        };
        assert_eq!(is_hedge(&syntax, &attribution), expected, "{text}");
    }

    #[test]
    fn how_things_look_to_the_outlet() {
        check("It appears that the gate was open.", None, "appears", true);
        check("The tracks suggest the gate was open.", None, "suggest", true);
        check("Divers suggest the gate was open.", Some("Divers"), "suggest", false);
        check("It is said that the gate was open.", None, "is said", false);
    }
}

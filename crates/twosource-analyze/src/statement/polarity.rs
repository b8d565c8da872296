//! Whether a statement is put forward or denied.
//!
//! Two things can turn it: the cue ("denied that"), and the statement itself: a negation of its
//! predicate, a negative subject or object ("nobody", "no evidence"), a verb that says that
//! something did not come about ("failed to", "declined to"; implicative verbs, Karttunen 1971).
//! Both together leave it as it is.

use twosource_syntax::Dep;

use super::predicate::dep;
use crate::syntax::Syntax;

/// Whether the voice asserts or denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Polarity {
    /// Puts it forward.
    Asserted,
    /// Denies it ("denied", "did not", "nobody").
    Denied,
}

impl Polarity {
    /// The name in output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Denied => "denied",
        }
    }
}

/// Verbs whose complement did not come about.
const NEGATIVE: [&str; 8] =
    ["fail", "decline", "refuse", "neglect", "avoid", "refrain", "forget", "lack"];

/// Whether the clause of a verb is negative.
pub(super) fn is_negative(syntax: &Syntax, verb: usize) -> bool {
    let lemma = |at: usize| syntax.tokens.get(at).map_or("", |token| &*token.lemma);
    let turned = syntax.children(verb).any(|at| dep(syntax, at) == Some(Dep::Neg));
    let implied = is_implicative(lemma(verb));
    let nothing = syntax.children(verb).any(|at| {
        let argument = matches!(
            dep(syntax, at),
            Some(Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Attr | Dep::Acomp)
        );
        argument && is_nothing(syntax, at)
    });
    [turned, implied, nothing].iter().filter(|&&turn| turn).count() % 2 == 1
}

/// Whether the complement of a verb did not come about.
pub(crate) fn is_implicative(lemma: &str) -> bool {
    NEGATIVE.contains(&lemma)
}

/// "nobody", "no evidence", "none of them".
pub(crate) fn is_nothing(syntax: &Syntax, noun: usize) -> bool {
    let lemma = |at: usize| syntax.tokens.get(at).map(|token| token.lemma.to_lowercase());
    let word = lemma(noun).unwrap_or_default();
    matches!(word.as_str(), "nobody" | "nothing" | "none" | "neither")
        || syntax.children(noun).any(|at| {
            let word = lemma(at).unwrap_or_default();
            matches!(word.as_str(), "no" | "neither")
                && matches!(dep(syntax, at), Some(Dep::Det | Dep::Neg | Dep::Preconj))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::predicate::predicate;
    use crate::testing::Text;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let Text { syntax, .. } = Text::of(text);
        let verb = predicate(&syntax, 0..syntax.tokens.len()).unwrap().token;
        assert_eq!(is_negative(&syntax, verb), expected, "{text}");
    }

    #[test]
    fn negations_of_all_kinds() {
        check("The ferry sank.", false);
        check("The ferry did not sink.", true);
        check("Nobody was hurt.", true);
        check("Police found no evidence of a fault.", true);
        check("The minister declined to comment.", true);
        check("The brakes failed to hold.", true);
    }

    #[test]
    fn two_negations_make_none() {
        check("The minister did not refuse the offer.", false);
    }
}

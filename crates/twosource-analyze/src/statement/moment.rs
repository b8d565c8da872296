//! When a statement's matter lies, seen from the day of the report.
//!
//! Grammar first: what is told with "will", "is due to", "plans to" lies ahead; it is scheduled where
//! a plan or a date is told, else expected. Then the time expressions of the statement against the
//! day of publication; then tense: the past perfect looks back, the simple present holds at any time.

use twosource_syntax::{Dep, Tag};

use super::Modality;
use super::predicate::dep;
use crate::syntax::Syntax;

/// Where a statement's matter lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// Before the day of the report.
    Past,
    /// The day that the report is about.
    Day,
    /// Announced for later.
    Scheduled,
    /// Expected, feared or foretold.
    Expected,
    /// Holds without a time: what is usual, what something is.
    Standing,
}

/// The days of the time expressions of a statement against the day of publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) before: bool,
    pub(super) same: bool,
    pub(super) after: bool,
}

/// What a clause's grammar says of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// "had left".
    Perfect,
    /// "left", "has left".
    Past,
    /// "leaves".
    Present,
    /// "will leave", "is due to leave".
    Future {
        /// A plan is told, not only a guess.
        planned: bool,
    },
}

/// Words that tell a plan for what follows them with "to" or "for".
const PLANS: [&str; 9] =
    ["schedule", "plan", "due", "set", "slate", "arrange", "intend", "agree", "prepare"];

/// Words that tell an expectation.
const EXPECTATIONS: [&str; 7] =
    ["expect", "likely", "hope", "aim", "want", "predict", "anticipate"];

/// The tense of the clause of a verb. What has no tense of its own ("injuring two", "to discuss it")
/// has that of the clause it belongs to.
pub(super) fn tense(syntax: &Syntax, verb: usize) -> Tense {
    let verb = if is_finite(syntax, verb) {
        verb
    } else {
        syntax.ancestors(verb).find(|&above| is_finite(syntax, above)).unwrap_or(verb)
    };
    let Some(token) = syntax.tokens.get(verb) else { return Tense::Present };
    let lemma = |at: usize| syntax.tokens.get(at).map_or("", |token| &*token.lemma);
    let auxiliaries = || {
        let aux = |&at: &usize| matches!(dep(syntax, at), Some(Dep::Aux | Dep::Auxpass));
        syntax.children(verb).filter(aux)
    };
    let leads_on = syntax
        .children(verb)
        .any(|at| matches!(dep(syntax, at), Some(Dep::Xcomp)) || lemma(at) == "for");
    let carried = syntax.children(verb).find(|&at| {
        matches!(dep(syntax, at), Some(Dep::Acomp | Dep::Oprd))
            && (PLANS.contains(&lemma(at)) || EXPECTATIONS.contains(&lemma(at)))
    });
    if PLANS.contains(&lemma(verb)) && leads_on
        || carried.is_some_and(|at| PLANS.contains(&lemma(at)))
    {
        return Tense::Future { planned: true };
    }
    if EXPECTATIONS.contains(&lemma(verb)) && leads_on || carried.is_some() {
        return Tense::Future { planned: false };
    }
    if auxiliaries().any(|at| matches!(lemma(at), "will" | "shall" | "'ll" | "wo")) {
        return Tense::Future { planned: false };
    }
    let going = lemma(verb) == "go" && token.tag == Tag::VBG && leads_on;
    let tags = || auxiliaries().chain([verb]).filter_map(|at| syntax.tokens.get(at));
    if going {
        Tense::Future { planned: false }
    } else if auxiliaries().any(|at| lemma(at) == "have" && is(syntax, at, Tag::VBD)) {
        Tense::Perfect
    } else if tags().any(|token| token.tag == Tag::VBD)
        || auxiliaries().any(|at| lemma(at) == "have")
        || token.tag == Tag::VBN && auxiliaries().next().is_none()
    {
        Tense::Past
    } else {
        Tense::Present
    }
}

/// Whether a verb or one of its auxiliaries is finite.
fn is_finite(syntax: &Syntax, verb: usize) -> bool {
    let tag = |at: usize| syntax.tokens.get(at).map(|token| token.tag);
    let auxiliary = |&at: &usize| matches!(dep(syntax, at), Some(Dep::Aux | Dep::Auxpass));
    std::iter::once(verb)
        .chain(syntax.children(verb).filter(auxiliary))
        .any(|at| matches!(tag(at), Some(Tag::VBD | Tag::VBP | Tag::VBZ | Tag::MD)))
}

fn is(syntax: &Syntax, at: usize, tag: Tag) -> bool {
    syntax.tokens.get(at).is_some_and(|token| token.tag == tag)
}

/// The moment of a statement.
pub(super) fn moment(tense: Tense, days: Days, modality: Modality) -> Moment {
    match tense {
        Tense::Future { planned } => {
            let dated = days.after || days.same;
            let sure = matches!(modality, Modality::Certain);
            if planned || dated && sure { Moment::Scheduled } else { Moment::Expected }
        }
        _ if days.same => Moment::Day,
        _ if days.after && !days.before => Moment::Scheduled,
        _ if days.before => Moment::Past,
        Tense::Perfect => Moment::Past,
        Tense::Present => match modality {
            Modality::Possible | Modality::Probable => Moment::Expected,
            _ => Moment::Standing,
        },
        Tense::Past => Moment::Day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::predicate::predicate;
    use crate::testing::Text;

    #[track_caller]
    fn check(text: &str, days: Days, expected: Moment) {
        let Text { syntax, .. } = Text::of(text);
        let verb = predicate(&syntax, 0..syntax.tokens.len()).unwrap().token;
        assert_eq!(moment(tense(&syntax, verb), days, Modality::Certain), expected, "{text}");
    }

    #[test]
    fn grammar_decides_first() {
        let none = Days::default();
        check("The bridge closed.", none, Moment::Day);
        check("The bridge had closed.", none, Moment::Past);
        check("The bridge connects two towns.", none, Moment::Standing);
        check("The bridge will close.", none, Moment::Expected);
        check("The bridge is scheduled to close.", none, Moment::Scheduled);
        check("The bridge is expected to close.", none, Moment::Expected);
        let Text { syntax, .. } = Text::of("The tram left the rails, injuring two people.");
        let injuring = (0..syntax.tokens.len()).find(|&at| &*syntax.tokens[at].lemma == "injure");
        assert_eq!(tense(&syntax, injuring.unwrap()), Tense::Past, "as the clause it belongs to");
    }

    #[test]
    fn then_the_days_that_are_told() {
        check("The bridge closed.", Days { before: true, ..Days::default() }, Moment::Past);
        check("The bridge will close.", Days { after: true, ..Days::default() }, Moment::Scheduled);
    }
}

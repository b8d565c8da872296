//! What somebody was asked before a statement: the same question may have two answers.
//!
//! "Asked about the bridge, the mayor said it was safe"; "Asked about the bridge, the mayor said to
//! wait for the report". Both answers may have been given, the one after the other: that is neither
//! agreement nor conflict.

use std::collections::BTreeSet;

use twosource_analyze::{Pos, Statement};

use crate::account::Report;

/// Words that ask.
const ASKS: [&str; 4] = ["ask", "question", "press", "query"];

/// Words of a question that tell what it is about.
const TELLING: [Pos; 5] = [Pos::NOUN, Pos::PROPN, Pos::VERB, Pos::ADJ, Pos::NUM];

/// The words of the question that a statement answers, by their base forms; `None` where no question
/// stands before it in its sentence.
pub(crate) fn question(report: &Report, statement: &Statement) -> Option<BTreeSet<String>> {
    let analysis = &report.analysis;
    let attribution = analysis.attributions.get(statement.attribution?)?;
    let syntax = &analysis.syntax;
    let cue = syntax.tokens_in(attribution.cue).start;
    let asks =
        |at: &usize| syntax.tokens.get(*at).is_some_and(|token| ASKS.contains(&&*token.lemma));
    let before = syntax.sentence_of(cue).start..cue;
    let ask = before.clone().find(asks)?;
    let within = syntax.subtree(ask).start.max(before.start)..syntax.subtree(ask).end.min(cue);
    let words = within.filter(|&at| at != ask).filter_map(|at| syntax.tokens.get(at));
    let telling = words.filter(|token| TELLING.contains(&token.pos));
    let found: BTreeSet<String> = telling.map(|token| token.lemma.to_lowercase()).collect();
    (!found.is_empty()).then_some(found)
}

/// Whether two questions are one: half of the words of the shorter one, at least, are in the other.
pub(crate) fn is_one(left: &BTreeSet<String>, right: &BTreeSet<String>) -> bool {
    let common = left.intersection(right).count();
    common > 0 && 2 * common >= left.len().min(right.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_words_make_one_question() {
        let words = |all: &[&str]| all.iter().map(|&word| word.to_owned()).collect();
        assert!(is_one(&words(&["help", "build", "bridge"]), &words(&["help", "build", "dam"])));
        assert!(!is_one(&words(&["help", "build", "bridge"]), &words(&["rent", "dam", "help"])));
        assert!(!is_one(&words(&[]), &words(&["bridge"])));
    }
}

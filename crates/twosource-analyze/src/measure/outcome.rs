//! What became of the people that a number counts.
//!
//! The many words for it as a few values, so that "27 hurt" meets "25 wounded" and never "7 killed".
//! Degrees are told apart: of 25 hurt, three may be hurt badly.

use std::ops::Range;

use twosource_syntax::{Dep, Tag};
use twosource_text::Span;

use super::grammar::Grammar;

/// What became of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// "killed", "dead", "lost their lives", "death toll".
    Killed,
    /// "hurt", "injured", "wounded".
    Injured,
    /// "seriously hurt", "in critical condition".
    BadlyInjured,
    /// "slightly hurt", "with minor injuries".
    SlightlyInjured,
    /// "taken to hospital", "hospitalized", "treated".
    Hospitalized,
    /// "missing", "unaccounted for".
    Missing,
    /// "trapped", "stranded".
    Trapped,
    /// "rescued", "freed", "pulled out".
    Rescued,
    /// "arrested", "held".
    Detained,
    /// "evacuated", "displaced", "homeless".
    Displaced,
}

impl Outcome {
    /// Whether two numbers of people with these outcomes may be about one thing. Most of the
    /// injured are counted when they come to hospital.
    pub fn is_like(self, other: Self) -> bool {
        use Outcome::{Hospitalized, Injured};
        self == other || matches!((self, other), (Injured, Hospitalized) | (Hospitalized, Injured))
    }
}

/// The outcome that the words which a number is `about` tell, with what follows the number.
pub(super) fn find(
    grammar: Grammar,
    tokens: &Range<usize>,
    about: Option<Span>,
) -> Option<Outcome> {
    let told = grammar.tokens(about?);
    let plain = told
        .clone()
        .find_map(|at| of_word(grammar.text(at)))
        .or_else(|| told.clone().find_map(|at| of_complement(grammar, at)))
        .or_else(|| loses_life(grammar, told).then_some(Outcome::Killed));
    let degree = degree(grammar, tokens);
    match (plain, degree) {
        (None | Some(Outcome::Injured | Outcome::Hospitalized), Some(degree)) => Some(degree),
        (plain, _) => plain,
    }
}

fn of_word(word: &str) -> Option<Outcome> {
    let lower = word.to_lowercase();
    let row = WORDS.iter().find(|(words, _)| words.contains(&lower.as_str()));
    row.map(|(_, outcome)| *outcome)
}

/// "remain [trapped]", "are still [missing]".
fn of_complement(grammar: Grammar, verb: usize) -> Option<Outcome> {
    let is_complement = |&at: &usize| grammar.is_dep(at, &[Dep::Acomp, Dep::Oprd, Dep::Attr]);
    let mut complements = grammar.children(verb).filter(is_complement);
    complements.find_map(|at| of_word(grammar.text(at)))
}

/// "lost their lives".
fn loses_life(grammar: Grammar, told: Range<usize>) -> bool {
    let mut verbs = told.filter(|&at| grammar.lemma(at) == "lose");
    verbs.any(|verb| {
        grammar.children(verb).any(|child| matches!(grammar.lemma(child), "life" | "lives"))
    })
}

/// How badly, in the words after a number up to the next number.
fn degree(grammar: Grammar, tokens: &Range<usize>) -> Option<Outcome> {
    let same =
        |&at: &usize| grammar.is_same_sentence(at, tokens.start) && !grammar.is_tag(at, &[Tag::CD]);
    (tokens.end..tokens.end + REACH).take_while(same).find_map(|at| {
        let lower = grammar.text(at).to_lowercase();
        let row = DEGREES.iter().find(|(words, _)| words.contains(&lower.as_str()));
        row.map(|(_, degree)| *degree)
    })
}

/// How far behind a number its degree may stand, in tokens.
const REACH: usize = 10;

const WORDS: [(&[&str], Outcome); 8] = [
    (
        &[
            "kill",
            "kills",
            "killed",
            "killing",
            "dead",
            "die",
            "dies",
            "died",
            "dying",
            "death",
            "deaths",
            "fatality",
            "fatalities",
            "perished",
            "drowned",
            "murdered",
            "executed",
            "massacred",
            "toll",
        ],
        Outcome::Killed,
    ),
    (
        &[
            "hurt", "injure", "injured", "injures", "injuring", "injury", "injuries", "wound",
            "wounds", "wounded", "wounding", "hurting",
        ],
        Outcome::Injured,
    ),
    (
        &["hospital", "hospitals", "hospitalized", "hospitalised", "treated", "treating"],
        Outcome::Hospitalized,
    ),
    (&["missing", "unaccounted"], Outcome::Missing),
    (&["trapped", "trapping", "stranded", "stranding"], Outcome::Trapped),
    (&["rescued", "rescuing", "freed", "freeing", "saved", "pulled"], Outcome::Rescued),
    (&["arrested", "arresting", "detained", "detaining", "held", "jailed"], Outcome::Detained),
    (
        &["evacuated", "evacuating", "displaced", "displacing", "homeless", "fled"],
        Outcome::Displaced,
    ),
];

const DEGREES: [(&[&str], Outcome); 2] = [
    (
        &[
            "seriously",
            "badly",
            "critically",
            "severely",
            "gravely",
            "serious",
            "severe",
            "critical",
            "threatening",
        ],
        Outcome::BadlyInjured,
    ),
    (&["slightly", "lightly", "minor", "slight"], Outcome::SlightlyInjured),
];

#[cfg(test)]
mod tests {
    use super::super::testing::about;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(about(text), expected, "{text}");
    }

    #[test]
    fn degrees_come_apart() {
        check(
            "Twenty-five were hurt, three of them badly.",
            &["25 hurt Injured", "3 hurt BadlyInjured"],
        );
        check(
            "Four people were seriously injured while 20 others were slightly hurt.",
            &["4 injured BadlyInjured", "20 hurt SlightlyInjured"],
        );
    }

    #[test]
    fn what_people_remain() {
        check("Two people remain trapped in the wreck.", &["2 remain Trapped"]);
    }

    #[test]
    fn idioms() {
        check("At least seven people lost their lives.", &["7 lost Killed"]);
    }
}

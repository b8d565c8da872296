//! What a number counts: the noun that it belongs to, or who is meant where there is none.
//!
//! The name of a unit is its noun with the words that make it another thing ("ballistic missile",
//! "fire engine"), without those that only describe it ("new", "large") and without names ("North
//! Korean"). Where the noun is missing, the state or the verb tells that people are meant ("25
//! hurt", "27 were killed"), else what was counted before ("two new ones"). People who are known
//! already ("the two leaders") are persons.

use std::ops::Range;

use twosource_syntax::{Dep, Tag};

use super::grammar::Grammar;
use super::number::{Form, Number};
use super::person;
use super::unit::{Unit, UnitKind};

/// What is counted.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) unit: Option<Unit>,
    /// The token of the noun.
    pub(super) noun: Option<usize>,
}

/// What the number at `tokens` counts. `before` is the unit that was
/// counted before it.
pub(super) fn find(
    grammar: Grammar,
    tokens: Range<usize>,
    number: &Number,
    before: Option<&Unit>,
) -> Counted {
    let is_one = number.value <= 1.0 && number.upper.is_none() || number.is_double;
    let before = before.filter(|_| number.is_whole());
    let is_state = |&noun: &usize| person::is_state(grammar.text(noun));
    let noun = noun(grammar, tokens.clone()).filter(|noun| !is_state(noun));
    let noun = noun
        .filter(|&noun| is_one || can_be_many(grammar, noun) && !is_name(grammar, noun, number));
    let unit = match noun {
        Some(noun) if is_stand_in(grammar, noun) => stand_in(grammar, &tokens, noun, before),
        Some(noun) => Some(named(grammar, &tokens, noun)),
        // "one" alone refers to anything.
        None => unnamed(grammar, &tokens, before.filter(|_| number.value > 1.0)),
    };
    Counted { unit, noun }
}

/// The noun that a number belongs to: "25 [people]", "tens of thousands of [shells]", "two of the
/// [officials]".
fn noun(grammar: Grammar, tokens: Range<usize>) -> Option<usize> {
    let end = tokens.end;
    if grammar.text(end).eq_ignore_ascii_case("of") {
        let of = grammar.child(end, &[Dep::Pobj]);
        return of.filter(|&noun| noun > end && !grammar.is_tag(noun, &[Tag::CD]));
    }
    let top = grammar.top(tokens.clone())?;
    let head = grammar.head(top)?;
    let is_modifier = grammar.is_dep(
        top,
        &[
            Dep::Nummod,
            Dep::Compound,
            Dep::Quantmod,
            Dep::Amod,
            Dep::Nmod,
            Dep::Det,
            Dep::Poss,
            Dep::Advmod,
        ],
    );
    if is_modifier
        && head >= end
        && (grammar.is_noun(head) || grammar.is_adjective(head) && is_other(grammar, head))
    {
        return Some(head);
    }
    right_after(grammar, end)
}

/// A plural right after a number whose parse went astray, as in headlines.
fn right_after(grammar: Grammar, end: usize) -> Option<usize> {
    let mut at = end;
    while at < end + 3
        && grammar.is_tag(at, &[Tag::JJ, Tag::NN, Tag::HYPH, Tag::VBN])
        && !person::is_state(grammar.text(at))
    {
        at += 1;
    }
    let is_plural = grammar.is_tag(at, &[Tag::NNS, Tag::NNPS]);
    (is_plural && grammar.is_same_sentence(at, end.checked_sub(1)?)).then_some(at)
}

fn is_other(grammar: Grammar, at: usize) -> bool {
    grammar.text(at).eq_ignore_ascii_case("others") || grammar.text(at).eq_ignore_ascii_case("more")
}

/// "40 Steve Parsons": a figure before a name with a first name, as where a caption begins.
fn is_name(grammar: Grammar, noun: usize, number: &Number) -> bool {
    let name = |at: usize| grammar.is_tag(at, &[Tag::NNP, Tag::NNPS]);
    number.form == Form::Figure && name(noun) && name(noun.wrapping_sub(1))
}

/// Whether a noun can stand for more than one: a plural, or one of the nouns that have none.
fn can_be_many(grammar: Grammar, noun: usize) -> bool {
    let lower = grammar.text(noun).to_lowercase();
    let singular = grammar.is_tag(noun, &[Tag::NN, Tag::NNP]);
    !singular || lower.ends_with('s') && !lower.ends_with("ss") || ALIKE.contains(&lower.as_str())
}

/// Nouns that count more than one without an ending.
const ALIKE: [&str; 28] = [
    "people",
    "crew",
    "staff",
    "personnel",
    "aircraft",
    "spacecraft",
    "police",
    "cattle",
    "sheep",
    "fish",
    "deer",
    "offspring",
    "head",
    "men",
    "women",
    "children",
    "troops",
    "cavalry",
    "infantry",
    "dead",
    "youth",
    "livestock",
    "craft",
    "hovercraft",
    "swine",
    "salmon",
    "others",
    "more",
];

/// "others", "ones", "more", "them": words that stand for a noun.
fn is_stand_in(grammar: Grammar, noun: usize) -> bool {
    let lower = grammar.text(noun).to_lowercase();
    matches!(lower.as_str(), "others" | "other" | "one" | "ones" | "more")
        || grammar.is_tag(
            noun,
            &[Tag::PRP, Tag::WP, Tag::WDT, Tag::DT, Tag::PossessivePronoun, Tag::PossessiveWh],
        )
}

fn stand_in(
    grammar: Grammar,
    tokens: &Range<usize>,
    noun: usize,
    before: Option<&Unit>,
) -> Option<Unit> {
    let lower = grammar.text(noun).to_lowercase();
    if matches!(lower.as_str(), "one" | "ones") {
        let noun = antecedent(grammar, tokens.start)?;
        return Some(Unit { span: None, ..named(grammar, tokens, noun) });
    }
    if matches!(lower.as_str(), "whom" | "who") || is_said_of_people(grammar, noun) {
        return Some(person());
    }
    before
        .cloned()
        .map(|unit| Unit { span: None, ..unit })
        .or_else(|| unnamed(grammar, tokens, None))
}

/// Whether a state hangs on a word or a verb of people governs it.
fn is_said_of_people(grammar: Grammar, at: usize) -> bool {
    let state = grammar.children(at).any(|child| person::is_state(grammar.text(child)));
    let relative = grammar.child(at, &[Dep::Relcl]).is_some_and(|verb| {
        grammar.children(verb).any(|child| matches!(grammar.text(child), "who" | "whom" | "whose"))
    });
    state || relative || person::is_state(grammar.text(at + 1)) || is_governed(grammar, at)
}

/// Whether the verb above, as far as nouns like "total" and prepositions reach, is one of people.
fn is_governed(grammar: Grammar, at: usize) -> bool {
    let numbers = super::about::governor(grammar, at);
    if numbers.is_some_and(|noun| is_number_of_people(grammar, noun)) {
        return true;
    }
    let Some(verb) = super::about::predicate(grammar, at) else { return false };
    person::is_of_people(grammar.lemma(verb))
        || person::is_state(grammar.text(verb))
        || super::about::to_hospital(grammar, verb).is_some()
        || grammar
            .child(verb, &[Dep::Acomp, Dep::Attr, Dep::Oprd])
            .is_some_and(|state| person::is_state(grammar.text(state)))
}

/// "the [toll] rose to 10", "a [crew] of 12", "the [number] of dead".
fn is_number_of_people(grammar: Grammar, noun: usize) -> bool {
    let of = grammar.child(noun, &[Dep::Prep]).and_then(|of| grammar.child(of, &[Dep::Pobj]));
    let states = of.is_some_and(|of| {
        person::is_state(grammar.text(of)) || person::is_generic(&singular(grammar, of))
    });
    let lemma = grammar.lemma(noun);
    person::is_number_of(lemma) || states && matches!(lemma, "number" | "count" | "figure")
}

/// A number without a noun.
fn unnamed(grammar: Grammar, tokens: &Range<usize>, before: Option<&Unit>) -> Option<Unit> {
    let end = tokens.end;
    let adverb = grammar.is_tag(end, &[Tag::RB]) && grammar.text(end).ends_with("ly");
    let state = |at: usize| {
        person::is_state(grammar.text(at)) && grammar.is_same_sentence(at, tokens.start)
    };
    if state(end) || adverb && state(end + 1) {
        return Some(person());
    }
    let top = grammar.top(tokens.clone())?;
    if is_said_of_people(grammar, top) || is_killed_in_headline(grammar, tokens.start) {
        return Some(person());
    }
    let prep = grammar.head(top).filter(|_| grammar.dep(top) == Dep::Pobj);
    if prep.is_some_and(|prep| matches!(grammar.text(prep), "at" | "to" | "from" | "by" | "in")) {
        return None;
    }
    let carried = before.cloned().map(|unit| Unit { span: None, ..unit });
    carried.or_else(|| are_known(grammar, tokens).then(person))
}

/// "The two shook hands."
fn are_known(grammar: Grammar, tokens: &Range<usize>) -> bool {
    let the =
        tokens.start.checked_sub(1).is_some_and(|at| grammar.text(at).eq_ignore_ascii_case("the"));
    the && grammar.is_verb(tokens.end) && grammar.is_tag(tokens.start, &[Tag::CD])
}

/// "Storm Kills 10": the tagger takes the verbs of headlines for names.
fn is_killed_in_headline(grammar: Grammar, at: usize) -> bool {
    let verb = grammar.text(at.wrapping_sub(1)).to_lowercase();
    verb.strip_suffix('s').is_some_and(person::is_of_people)
}

fn person() -> Unit {
    Unit::new(None, "person", UnitKind::Person)
}

/// The last noun before `at` in its sentence, by which "ones" is to be understood.
fn antecedent(grammar: Grammar, at: usize) -> Option<usize> {
    let same = |&noun: &usize| grammar.is_same_sentence(noun, at);
    (0..at)
        .rev()
        .take_while(same)
        .find(|&noun| grammar.is_tag(noun, &[Tag::NN]) || grammar.is_tag(noun, &[Tag::NNS]))
}

fn named(grammar: Grammar, tokens: &Range<usize>, noun: usize) -> Unit {
    let span = grammar.token(noun).map(|token| token.span);
    let head = singular(grammar, noun);
    let human = person::is_human(&head);
    let is_part = grammar.text(tokens.end).eq_ignore_ascii_case("of");
    if person::is_generic(&head) || human && !is_part && is_known(grammar, noun) {
        return Unit::new(span, "person", UnitKind::Person);
    }
    let mut name = modifiers(grammar, tokens.end + usize::from(is_part), noun);
    name.push(head);
    name.extend(abroad(grammar, noun));
    let mut name = name.join(" ").replace(" - ", "-");
    if let Some(other) = conjunct(grammar, noun) {
        name = format!("{name} and {}", singular(grammar, other));
    }
    Unit::new(span, &name, if human { UnitKind::Person } else { UnitKind::Thing })
}

/// "the two leaders", "the 103 passengers and 26 crew members": who they are is known.
fn is_known(grammar: Grammar, noun: usize) -> bool {
    let definite = |noun: usize| {
        let determiner = grammar.child(noun, &[Dep::Det]);
        determiner.is_some_and(|at| {
            matches!(grammar.text(at).to_lowercase().as_str(), "the" | "these" | "those" | "both")
        })
    };
    let first = Some(noun)
        .filter(|&noun| grammar.dep(noun) == Dep::Conj)
        .and_then(|noun| grammar.head(noun));
    definite(noun) || first.is_some_and(definite)
}

/// The words before a noun that make it another thing.
fn modifiers(grammar: Grammar, from: usize, noun: usize) -> Vec<String> {
    let between = from..noun;
    if between.len() > 8
        || between.clone().any(|at| grammar.is_tag(at, &[Tag::CC]) || grammar.dep(at) == Dep::Prep)
    {
        return Vec::new();
    }
    let mut kept: Vec<String> = Vec::new();
    let mut group: Vec<usize> = Vec::new();
    for at in between {
        group.push(at);
        let joins = grammar.is_tag(at, &[Tag::HYPH]) || grammar.is_tag(at + 1, &[Tag::HYPH]);
        if !joins {
            if makes_kind(grammar, &group) {
                kept.extend(group.iter().map(|&at| grammar.text(at).to_lowercase()));
            } else {
                kept.clear();
            }
            group.clear();
        }
    }
    kept
}

/// Whether a word, or words joined by hyphens, make a noun another thing: nouns, and adjectives
/// that tell a class ("ballistic", "nuclear").
fn makes_kind(grammar: Grammar, group: &[usize]) -> bool {
    let Some(&last) = group.last() else { return false };
    let lower = grammar.text(last).starts_with(char::is_lowercase);
    if grammar.is_tag(last, &[Tag::JJ]) {
        return lower && group.len() == 1 && is_relational(grammar.text(last));
    }
    let is_sex = matches!(grammar.lemma(last), "man" | "woman" | "male" | "female");
    let labels = [Dep::Compound, Dep::Nmod, Dep::Amod, Dep::Npadvmod, Dep::Nummod];
    let is_noun = grammar.is_tag(last, &[Tag::NN, Tag::NNS]) && grammar.is_dep(last, &labels);
    lower && is_noun && !is_sex
}

/// Adjectives that tell the class of a thing are derived from nouns by a few endings.
fn is_relational(word: &str) -> bool {
    let ending = [
        "istic", "lear", "tronic", "itary", "aval", "ical", "atic", "lic", "utic", "omic", "etic",
        "ental",
    ];
    ending.iter().any(|end| word.ends_with(end)) && !NOT_RELATIONAL.contains(&word)
}

const NOT_RELATIONAL: [&str; 16] = [
    "unclear",
    "clear",
    "public",
    "typical",
    "critical",
    "identical",
    "dramatic",
    "automatic",
    "tragic",
    "catholic",
    "political",
    "historical",
    "clinical",
    "optimistic",
    "realistic",
    "fundamental",
];

/// "trips [abroad]".
fn abroad(grammar: Grammar, noun: usize) -> Option<String> {
    let next = grammar.text(noun + 1);
    matches!(next, "abroad" | "overseas").then(|| next.to_owned())
}

/// "shells [and rockets]": another plural that the number counts too.
fn conjunct(grammar: Grammar, noun: usize) -> Option<usize> {
    let other = grammar.child(noun, &[Dep::Conj])?;
    let cc = grammar.child(noun, &[Dep::Cc])?;
    let near = other == cc + 1 && grammar.text(cc) == "and";
    let plural = grammar.is_tag(noun, &[Tag::NNS]) && grammar.is_tag(other, &[Tag::NNS]);
    let bare = grammar.child(other, &[Dep::Nummod, Dep::Det, Dep::Poss]).is_none();
    (near && plural && bare).then_some(other)
}

/// The lemma in lower case; the tagger takes the capitals of a headline for names, whose lemma is
/// the word itself.
fn singular(grammar: Grammar, noun: usize) -> String {
    let lower = grammar.text(noun).to_lowercase();
    match lower.as_str() {
        "people" | "persons" => return "person".to_owned(),
        _ => {}
    }
    if !grammar.is_tag(noun, &[Tag::NNP, Tag::NNPS]) {
        return grammar.lemma(noun).to_lowercase();
    }
    strip_plural(&lower)
}

/// Singular by spelling.
pub(super) fn strip_plural(lower: &str) -> String {
    match lower {
        "series" | "species" | "news" => lower.to_owned(),
        "men" => "man".to_owned(),
        "women" => "woman".to_owned(),
        "children" => "child".to_owned(),
        _ if lower.ends_with("ies") && lower.len() > 4 => {
            format!("{}y", lower.strip_suffix("ies").unwrap_or(lower))
        }
        _ if ["sses", "xes", "ches", "shes"].iter().any(|end| lower.ends_with(end)) => {
            lower.strip_suffix("es").unwrap_or(lower).to_owned()
        }
        _ if lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us") => {
            lower.strip_suffix('s').unwrap_or(lower).to_owned()
        }
        _ => lower.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn nouns() {
        check(
            "It fired two short-range ballistic missiles at eight fire engines.",
            &["Count 2 short-range ballistic missile", "Count 8 fire engine"],
        );
        check(
            "Tens of thousands of rusty artillery shells and rockets lay there.",
            &["Count vague 10000..100000 artillery shell and rocket"],
        );
        check(
            "It named 20 Skerling vessels and six large companies.",
            &["Count 20 vessel", "Count 6 company"],
        );
    }

    #[test]
    fn people_without_a_noun() {
        check(
            "The crash left seven dead and 24 injured, four seriously.",
            &["Count 7 person", "Count 24 person", "Count 4 person"],
        );
        check(
            "More than 50 were taken to hospital and three have been rescued.",
            &["Count >=50 person", "Count 3 person"],
        );
        check("The death toll rose to 17.", &["Count 17 person"]);
    }

    #[test]
    fn people_who_are_known() {
        check("The two leaders met 40 leaders.", &["Count 2 person", "Count 40 leader"]);
    }

    #[test]
    fn words_that_stand_for_a_noun() {
        check("An old friend is better than two new ones.", &["Count 2 friend"]);
    }
}

//! What is said of the things that a number counts: "25 people were [hurt]", "a [speed limit] of 12
//! mph".
//!
//! Two numbers of one unit are about one thing only if this is the same: 25 hurt and 7 killed never
//! differ.

use std::ops::Range;

use twosource_syntax::{Dep, Tag};
use twosource_text::Span;

use super::grammar::Grammar;
use super::person;

/// What the number at `tokens` is about; `noun` is what it counts.
pub(super) fn find(grammar: Grammar, tokens: Range<usize>, noun: Option<usize>) -> Option<Span> {
    let at = noun.or_else(|| grammar.top(tokens.clone()))?;
    if let Some(state) = state(grammar, &tokens, at) {
        return extent(grammar, &tokens, state);
    }
    if let Some(noun) = noun.filter(|&noun| OF_THEMSELVES.contains(&grammar.lemma(noun))) {
        return span(grammar, noun, noun);
    }
    // "hundreds of people": the number stands in the sentence, not the noun.
    let is_partitive = grammar.text(tokens.end).eq_ignore_ascii_case("of");
    let top = if is_partitive { grammar.top(tokens.clone()).unwrap_or(at) } else { at };
    let governor = governor(grammar, top)?;
    extent(grammar, &tokens, governor).or_else(|| place(grammar, noun?))
}

/// "129 people [on board]": where there is nothing else.
fn place(grammar: Grammar, noun: usize) -> Option<Span> {
    let prep = grammar.child(noun, &[Dep::Prep]).filter(|&prep| prep > noun)?;
    span(grammar, prep, grammar.child(prep, &[Dep::Pobj]).unwrap_or(prep))
}

/// Nouns that say themselves what became of the counted.
const OF_THEMSELVES: [&str; 5] = ["death", "fatality", "casualty", "injury", "survivor"];

/// A state next to the number or on its noun: "seven [dead]", "five people [trapped] in".
fn state(grammar: Grammar, tokens: &Range<usize>, at: usize) -> Option<usize> {
    let follows = |at: usize| {
        let here = person::is_state(grammar.text(at)) && grammar.is_same_sentence(at, tokens.start);
        here.then_some(at)
    };
    let end = tokens.end.max(at + 1);
    let skip = usize::from(grammar.is_tag(end, &[Tag::RB]));
    follows(tokens.end)
        .or_else(|| follows(end + skip))
        .or_else(|| {
            grammar.children(at).find(|&child| child > at && person::is_state(grammar.text(child)))
        })
        .or_else(|| grammar.child(at, &[Dep::Acl, Dep::Relcl]).filter(|&verb| verb > at))
}

/// The word that a token depends on as what it is said of, through nouns like "total".
pub(super) fn governor(grammar: Grammar, at: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..8 {
        let head = grammar.head(at)?;
        match grammar.dep(at) {
            Dep::Conj | Dep::Nummod | Dep::Quantmod | Dep::Advmod | Dep::Nmod => at = head,
            Dep::Compound | Dep::Amod | Dep::Npadvmod => return Some(head),
            Dep::Appos if !grammar.is_tag(head, &[Tag::NNP]) => at = head,
            Dep::Pobj | Dep::Prep => {
                let is_noun = grammar.is_noun(head) && !is_transparent(grammar.lemma(head));
                if is_noun {
                    return Some(head);
                }
                if grammar.is_verb(head) {
                    return Some(changed(grammar, head, at));
                }
                at = head;
            }
            _ if grammar.is_verb(head) => return Some(changed(grammar, head, at)),
            _ if grammar.is_adjective(head) => return Some(head),
            _ if grammar.is_noun(head) => return Some(head),
            _ => at = head,
        }
    }
    None
}

/// Of a verb of change or being the subject, which is what has the number: "the [toll] rose to 10".
fn changed(grammar: Grammar, verb: usize, at: usize) -> usize {
    if matches!(grammar.lemma(verb), "put" | "estimate" | "set") {
        let object = grammar.child(verb, &[Dep::Dobj]);
        return object.filter(|&object| object < at && object > verb).unwrap_or(verb);
    }
    let changes = CHANGES.contains(&grammar.lemma(verb));
    let subject = grammar.child(verb, &[Dep::Nsubj, Dep::Nsubjpass]);
    let subject = subject.filter(|&subject| subject != at && grammar.is_noun(subject));
    subject.filter(|_| changes).unwrap_or(verb)
}

const CHANGES: [&str; 22] = [
    "rise", "climb", "reach", "stand", "jump", "increase", "grow", "fall", "drop", "decline",
    "decrease", "remain", "exceed", "surge", "soar", "plunge", "slide", "total", "average", "edge",
    "top", "hit",
];

/// The verb above a token.
pub(super) fn predicate(grammar: Grammar, at: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..8 {
        let head = grammar.head(at)?;
        let through = grammar.is_dep(
            at,
            &[
                Dep::Conj,
                Dep::Nummod,
                Dep::Quantmod,
                Dep::Pobj,
                Dep::Prep,
                Dep::Nsubj,
                Dep::Nsubjpass,
                Dep::Dobj,
                Dep::Attr,
                Dep::Agent,
                Dep::Appos,
                Dep::Advmod,
                Dep::Dep,
            ],
        );
        if grammar.is_verb(head) {
            return (grammar.dep(at) != Dep::Prep).then_some(head);
        }
        let noun = grammar.is_noun(head) && !is_transparent(grammar.lemma(head));
        if !through || noun && grammar.dep(at) != Dep::Conj {
            return None;
        }
        at = head;
    }
    None
}

/// Nouns that only say that something is counted.
fn is_transparent(lemma: &str) -> bool {
    matches!(
        lemma,
        "total"
            | "number"
            | "majority"
            | "minimum"
            | "maximum"
            | "group"
            | "estimate"
            | "average"
            | "rest"
    )
}

/// Which words to show: of a form of "be" the state that it tells, of "taken to hospital" all.
fn extent(grammar: Grammar, tokens: &Range<usize>, at: usize) -> Option<Span> {
    if grammar.lemma(at) == "be" {
        let mut told = grammar.children(at).filter(|&child| {
            child > at.max(tokens.end)
                && grammar.is_dep(child, &[Dep::Acomp, Dep::Attr, Dep::Oprd, Dep::Prep])
        });
        let told = told.next()?;
        let object = grammar.child(told, &[Dep::Pobj]);
        return span(grammar, told, object.unwrap_or(told));
    }
    if let Some(place) = to_hospital(grammar, at) {
        return span(grammar, at, place);
    }
    let first = if grammar.is_noun(at) { compound(grammar, tokens, at) } else { at };
    span(grammar, first, at)
}

/// "[speed] limit".
fn compound(grammar: Grammar, tokens: &Range<usize>, noun: usize) -> usize {
    let is_part = |&child: &usize| {
        grammar.dep(child) == Dep::Compound && child < noun && grammar.is_tag(child, &[Tag::NN])
    };
    let before = grammar.children(noun).filter(is_part);
    before.filter(|child| !tokens.contains(child)).min().unwrap_or(noun)
}

/// "taken [to hospital]".
pub(super) fn to_hospital(grammar: Grammar, verb: usize) -> Option<usize> {
    let preps = grammar.children(verb).filter(|&child| grammar.dep(child) == Dep::Prep);
    let mut places = preps.filter_map(|prep| grammar.child(prep, &[Dep::Pobj]));
    places.find(|&place| {
        matches!(grammar.lemma(place).to_lowercase().as_str(), "hospital" | "hospitals" | "clinic")
    })
}

fn span(grammar: Grammar, first: usize, last: usize) -> Option<Span> {
    let (first, last) = (grammar.token(first)?, grammar.token(last)?);
    Some(first.span.cover(last.span))
}

#[cfg(test)]
mod tests {
    use super::super::testing::about;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(about(text), expected, "{text}");
    }

    #[test]
    fn states_and_verbs() {
        check(
            "Seven people were killed and 25 were hurt.",
            &["7 killed Killed", "25 hurt Injured"],
        );
        check("Crews freed five people trapped in the wreck.", &["5 trapped Trapped"]);
        check("Storms killed 9 and damaged 120 homes.", &["9 killed Killed", "120 damaged"]);
    }

    #[test]
    fn nouns() {
        check("The bend has a speed limit of 12 mph.", &["12 speed limit"]);
        check("The death toll rose to 17.", &["17 death toll Killed"]);
        check("Its 42.7-metre mast fell.", &["42.7 mast"]);
    }

    #[test]
    fn hospitals() {
        check(
            "More than 50 people were taken to hospital.",
            &["50 taken to hospital Hospitalized"],
        );
    }
}

//! Base forms of words, by endings, lists of known words and lists of irregular forms (`WordNet`).

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::label::Pos;
use crate::ruler::Morph;

/// What is known of one part of speech.
struct Class {
    /// Endings and what replaces them.
    endings: Vec<(String, String)>,
    words: FxHashSet<&'static str>,
    /// Irregular forms with their lemmas.
    forms: FxHashMap<&'static str, &'static str>,
}

/// The tables of all parts of speech that inflect.
pub(crate) struct Lemmas {
    classes: BTreeMap<Pos, Class>,
}

/// The tables of `model/lemma`, and those of the marks, which have none.
const TABLES: [(Pos, &str, &str, &str); 5] = [
    (
        Pos::ADJ,
        "adj",
        include_str!("../model/lemma/adj.words.txt"),
        include_str!("../model/lemma/adj.forms.txt"),
    ),
    (
        Pos::ADV,
        "adv",
        include_str!("../model/lemma/adv.words.txt"),
        include_str!("../model/lemma/adv.forms.txt"),
    ),
    (
        Pos::NOUN,
        "noun",
        include_str!("../model/lemma/noun.words.txt"),
        include_str!("../model/lemma/noun.forms.txt"),
    ),
    (
        Pos::VERB,
        "verb",
        include_str!("../model/lemma/verb.words.txt"),
        include_str!("../model/lemma/verb.forms.txt"),
    ),
    (Pos::PUNCT, "punct", "", ""),
];

impl Lemmas {
    pub(crate) fn new(rules: &BTreeMap<String, Vec<(String, String)>>) -> Self {
        let class = |(pos, name, words, forms): (Pos, &str, &'static str, &'static str)| {
            let endings = rules.get(name).cloned().unwrap_or_default();
            let forms = forms.lines().filter_map(|line| line.split_once(' ')).collect();
            (pos, Class { endings, words: words.lines().collect(), forms })
        };
        Self { classes: TABLES.into_iter().map(class).collect() }
    }

    /// The base form of a word.
    pub(crate) fn lemma(&self, word: &str, pos: Pos, morph: Morph) -> Box<str> {
        if pos == Pos::SPACE || is_base_form(pos, morph) {
            return word.to_lowercase().into();
        }
        match self.classes.get(&pos) {
            Some(class) => class.lemma(word),
            None if pos == Pos::PROPN => word.into(),
            None => word.to_lowercase().into(),
        }
    }
}

/// Whether a word is not inflected, so that nothing is to be taken off.
fn is_base_form(pos: Pos, morph: Morph) -> bool {
    pos == Pos::NOUN && morph.singular || pos == Pos::VERB && morph.present || morph.base
}

impl Class {
    /// Irregular forms first, then endings that leave a known word, then any ending.
    fn lemma(&self, word: &str) -> Box<str> {
        let lower = word.to_lowercase();
        let (regular, unknown) = self.regular(&lower);
        // An irregular form that a rule finds as well has no precedence over the others.
        let is_new = |lemma: &&str| !regular.iter().any(|form| form == lemma);
        let listed = self.forms.get(lower.as_str()).copied().unwrap_or("");
        let irregular = listed.split(' ').rfind(|lemma| !lemma.is_empty() && is_new(lemma));
        let found = irregular.or(regular.first().map(String::as_str));
        found.or(unknown.as_deref()).unwrap_or(word).into()
    }

    /// What the endings leave: forms that are known, the last rule's first, or that are no plain
    /// words; and the first form that is neither.
    fn regular(&self, lower: &str) -> (Vec<String>, Option<String>) {
        let mut forms = Vec::new();
        let mut unknown = None;
        for (ending, replacement) in &self.endings {
            let Some(stem) = lower.strip_suffix(ending.as_str()) else { continue };
            let form = format!("{stem}{replacement}");
            if self.words.contains(form.as_str()) {
                forms.insert(0, form);
            } else if form.chars().any(|c| !c.is_alphabetic()) {
                forms.push(form);
            } else if !form.is_empty() {
                unknown.get_or_insert(form);
            }
        }
        (forms, unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[track_caller]
    fn check(word: &str, pos: Pos, expected: &str) {
        let rules = Rules::read(include_str!("../model/rules.json")).unwrap();
        let lemmas = Lemmas::new(&rules.lemma_endings);
        assert_eq!(&*lemmas.lemma(word, pos, Morph::default()), expected);
    }

    #[test]
    fn regular_and_irregular_forms() {
        check("ferries", Pos::NOUN, "ferry");
        check("women", Pos::NOUN, "woman");
        check("said", Pos::VERB, "say");
        check("Denied", Pos::VERB, "deny");
        check("worse", Pos::ADJ, "bad");
    }

    #[test]
    fn names_and_function_words_keep_their_form() {
        check("Ministries", Pos::PROPN, "Ministries");
        check("The", Pos::DET, "the");
    }
}

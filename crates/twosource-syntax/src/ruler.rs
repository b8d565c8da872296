//! Attributes by rule: coarse part of speech, morphology and irregular lemmas (spaCy's
//! `AttributeRuler`).
//!
//! Rules apply in their order, so that a later one overrides an earlier one.

use std::collections::BTreeSet;

use fancy_regex::Regex;
use rustc_hash::FxHashMap;

use crate::error::LoadError;
use crate::label::{Dep, Pos, Tag};
use crate::rules::{AttributeRule, Attributes, Condition, TokenPattern};

/// What the rules look at.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) tag: Tag,
    pub(crate) lower: Box<str>,
    /// Empty where the parser gave none.
    pub(crate) dep: Dep,
    pub(crate) is_space: bool,
}

/// What the rules set.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) pos: Pos,
    pub(crate) dep: Option<Dep>,
    pub(crate) tag: Option<Tag>,
    pub(crate) morph: Morph,
    pub(crate) lemma: Option<Box<str>>,
}

/// What morphology tells about a word's being in its base form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Morph {
    /// Singular: the base form of a noun.
    pub(crate) singular: bool,
    /// Finite, present and without number: the base form of a verb.
    pub(crate) present: bool,
    /// Infinitive or positive: the base form of anything.
    pub(crate) base: bool,
}

impl Morph {
    fn parse(text: &str) -> Self {
        let has = |feature: &str| text.split('|').any(|own| own == feature);
        let numbered = text.split('|').any(|own| own.starts_with("Number="));
        Self {
            singular: has("Number=Sing"),
            present: has("VerbForm=Fin") && has("Tense=Pres") && !numbered,
            base: has("VerbForm=Inf") || has("Degree=Pos"),
        }
    }
}

/// The rules, ready for use.
pub(crate) struct Ruler {
    rules: Vec<Rule>,
    /// Rules that can only match a token with this tag in the place they begin with.
    by_tag: FxHashMap<Tag, Vec<usize>>,
    by_lower: FxHashMap<Box<str>, Vec<usize>>,
    any: Vec<usize>,
}

struct Rule {
    patterns: Vec<Vec<Pattern>>,
    set: Set,
    /// Which of the matched tokens is set.
    index: usize,
}

struct Set {
    pos: Option<Pos>,
    tag: Option<Tag>,
    dep: Option<Dep>,
    morph: Option<Morph>,
    lemma: Option<Box<str>>,
}

/// What a token must look like.
struct Pattern {
    tag: Option<Test>,
    lower: Option<Test>,
    dep: Option<Test>,
    is_space: Option<bool>,
}

enum Test {
    Is(Box<str>),
    In(Vec<Box<str>>),
    NotIn(Vec<Box<str>>),
    Regex(Box<Regex>),
}

impl Ruler {
    pub(crate) fn new(rules: &[AttributeRule]) -> Result<Self, LoadError> {
        let rules: Vec<Rule> = rules.iter().map(Rule::new).collect::<Result<_, _>>()?;
        let mut ruler = Self {
            rules: Vec::new(),
            by_tag: FxHashMap::default(),
            by_lower: FxHashMap::default(),
            any: Vec::new(),
        };
        for (at, rule) in rules.iter().enumerate() {
            for first in rule.patterns.iter().filter_map(|pattern| pattern.first()) {
                ruler.index(at, first);
            }
        }
        ruler.rules = rules;
        Ok(ruler)
    }

    fn index(&mut self, rule: usize, first: &Pattern) {
        match (&first.lower, &first.tag) {
            (Some(Test::Is(lower)), _) => {
                self.by_lower.entry(lower.clone()).or_default().push(rule);
            }
            (_, Some(Test::Is(tag))) if Tag::parse(tag).is_some() => {
                let tag = Tag::parse(tag).into_iter();
                tag.for_each(|tag| self.by_tag.entry(tag).or_default().push(rule));
            }
            _ => self.any.push(rule),
        }
    }

    /// What the rules say of each token.
    pub(crate) fn apply(&self, tokens: &[Seen]) -> Vec<Found> {
        let mut found = vec![Found::default(); tokens.len()];
        // Each rule where it matches, in the order in which rules apply.
        let mut matches = BTreeSet::new();
        for (at, token) in tokens.iter().enumerate() {
            let tagged = self.by_tag.get(&token.tag).into_iter().flatten();
            let worded = self.by_lower.get(&token.lower).into_iter().flatten();
            for &rule in tagged.chain(worded).chain(&self.any) {
                let here = tokens.get(at..).unwrap_or_default();
                if self.rules.get(rule).is_some_and(|rule| rule.matches(here)) {
                    matches.insert((rule, at));
                }
            }
        }
        for (rule, at) in matches {
            let Some(rule) = self.rules.get(rule) else { continue };
            if let Some(token) = found.get_mut(at + rule.index) {
                token.set(&rule.set);
            }
        }
        found
    }
}

impl Default for Found {
    fn default() -> Self {
        Self { pos: Pos::X, dep: None, tag: None, morph: Morph::default(), lemma: None }
    }
}

impl Found {
    fn set(&mut self, set: &Set) {
        self.pos = set.pos.unwrap_or(self.pos);
        self.morph = set.morph.unwrap_or(self.morph);
        self.tag = set.tag.or(self.tag);
        self.dep = set.dep.or(self.dep);
        if let Some(lemma) = &set.lemma {
            self.lemma = Some(lemma.clone());
        }
    }
}

impl Rule {
    fn new(rule: &AttributeRule) -> Result<Self, LoadError> {
        let pattern = |tokens: &Vec<TokenPattern>| tokens.iter().map(Pattern::new).collect();
        Ok(Self {
            patterns: rule.patterns.iter().map(pattern).collect::<Result<_, _>>()?,
            set: Set::new(&rule.attrs)?,
            index: rule.index,
        })
    }

    /// Whether a pattern matches the tokens at the front.
    fn matches(&self, tokens: &[Seen]) -> bool {
        self.patterns.iter().any(|pattern| {
            pattern.len() <= tokens.len()
                && pattern.iter().zip(tokens).all(|(pattern, token)| pattern.matches(token))
        })
    }
}

impl Set {
    fn new(attributes: &Attributes) -> Result<Self, LoadError> {
        let Attributes { tag, pos, morph, lemma, dep } = attributes;
        Ok(Self {
            pos: label(pos.as_deref(), Pos::parse)?,
            tag: label(tag.as_deref(), Tag::parse)?,
            dep: label(dep.as_deref(), Dep::parse)?,
            morph: morph.as_deref().map(Morph::parse),
            lemma: lemma.as_deref().map(Box::from),
        })
    }
}

fn label<T>(text: Option<&str>, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, LoadError> {
    let unknown = |text: &str| LoadError::Rules(format!("unknown label {text}"));
    text.map(|text| parse(text).ok_or_else(|| unknown(text))).transpose()
}

impl Pattern {
    fn new(pattern: &TokenPattern) -> Result<Self, LoadError> {
        let test = |condition: &Option<Condition>| condition.as_ref().map(Test::new).transpose();
        Ok(Self {
            tag: test(&pattern.tag)?,
            lower: test(&pattern.lower)?,
            dep: test(&pattern.dep)?,
            is_space: pattern.is_space,
        })
    }

    fn matches(&self, token: &Seen) -> bool {
        let holds =
            |test: &Option<Test>, value: &str| test.as_ref().is_none_or(|test| test.holds(value));
        self.is_space.is_none_or(|wanted| wanted == token.is_space)
            && holds(&self.tag, token.tag.as_str())
            && holds(&self.lower, &token.lower)
            && holds(&self.dep, token.dep.as_str())
    }
}

impl Test {
    fn new(condition: &Condition) -> Result<Self, LoadError> {
        let boxed = |values: &[String]| values.iter().map(|v| v.as_str().into()).collect();
        Ok(match condition {
            Condition::Is(value) => Self::Is(value.as_str().into()),
            Condition::In { values } => Self::In(boxed(values)),
            Condition::NotIn { values } => Self::NotIn(boxed(values)),
            Condition::Regex { pattern } => {
                let regex = Regex::new(pattern);
                Self::Regex(Box::new(regex.map_err(|error| LoadError::Rules(error.to_string()))?))
            }
        })
    }

    fn holds(&self, value: &str) -> bool {
        match self {
            Self::Is(wanted) => &**wanted == value,
            Self::In(values) => values.iter().any(|wanted| &**wanted == value),
            Self::NotIn(values) => !values.iter().any(|unwanted| &**unwanted == value),
            Self::Regex(regex) => regex.is_match(value).unwrap_or(false),
        }
    }
}

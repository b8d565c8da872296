//! The rules of a model as `training/convert_syntax.py` writes them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::LoadError;

/// `rules.json`.
#[derive(Debug, Deserialize)]
pub(crate) struct Rules {
    /// Hash seed of each embedding table.
    pub(crate) seeds: BTreeMap<String, u32>,
    /// Tags by the output of the tagger.
    pub(crate) tags: Vec<String>,
    /// Transitions by the output of the parser.
    pub(crate) parser_moves: Vec<String>,
    /// Transitions by the output of the name finder.
    pub(crate) ner_moves: Vec<String>,
    pub(crate) tokenizer: TokenizerRules,
    /// Norms of words that are written in several ways.
    pub(crate) norms: BTreeMap<String, String>,
    /// The same, by the hash of the word.
    pub(crate) hashed_norms: BTreeMap<u64, String>,
    /// Words that stand for a small number instead of their hash.
    pub(crate) symbols: BTreeMap<String, u64>,
    pub(crate) attributes: Vec<AttributeRule>,
    /// Endings and what replaces them, by part of speech.
    #[serde(rename = "lemma_rules")]
    pub(crate) lemma_endings: BTreeMap<String, Vec<(String, String)>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct TokenizerRules {
    pub(crate) prefix: String,
    pub(crate) suffix: String,
    pub(crate) infix: String,
    pub(crate) url: String,
    /// Chunks with a split of their own: the words and their norms, empty for the usual one.
    pub(crate) specials: BTreeMap<String, Vec<(String, String)>>,
}

/// Sets attributes of the token at `index` wherever one of the patterns matches.
#[derive(Debug, Deserialize)]
pub(crate) struct AttributeRule {
    pub(crate) patterns: Vec<Vec<TokenPattern>>,
    pub(crate) attrs: Attributes,
    pub(crate) index: usize,
}

/// What a token must look like; an absent field asks for nothing.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "UPPERCASE", deny_unknown_fields)]
pub(crate) struct TokenPattern {
    pub(crate) tag: Option<Condition>,
    pub(crate) lower: Option<Condition>,
    pub(crate) dep: Option<Condition>,
    pub(crate) is_space: Option<bool>,
}

/// What a value must be.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Condition {
    Is(String),
    In {
        #[serde(rename = "IN")]
        values: Vec<String>,
    },
    NotIn {
        #[serde(rename = "NOT_IN")]
        values: Vec<String>,
    },
    Regex {
        #[serde(rename = "REGEX")]
        pattern: String,
    },
}

/// What is set.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "UPPERCASE", deny_unknown_fields)]
pub(crate) struct Attributes {
    pub(crate) tag: Option<String>,
    pub(crate) pos: Option<String>,
    pub(crate) morph: Option<String>,
    pub(crate) lemma: Option<String>,
    pub(crate) dep: Option<String>,
}

impl Rules {
    pub(crate) fn read(json: &str) -> Result<Self, LoadError> {
        serde_json::from_str(json).map_err(|error| LoadError::Rules(error.to_string()))
    }
}

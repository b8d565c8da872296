//! What tests of several modules start from.

use std::sync::LazyLock;

use twosource_models::Resources;
use twosource_text::Document;

use crate::prose::blocks;
use crate::sentence::{Sentence, sentences};
use crate::syntax::Syntax;
use crate::word::{Word, words};

/// Loaded once for all tests of a run.
static RESOURCES: LazyLock<Resources> = LazyLock::new(|| Resources::load().unwrap());

/// A text with its words, sentences and syntax.
pub(crate) struct Text {
    pub(crate) document: Document,
    pub(crate) resources: &'static Resources,
    pub(crate) words: Vec<Word>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) syntax: Syntax,
}

impl Text {
    /// Reads a text that was published on an unknown day.
    pub(crate) fn of(text: &str) -> Self {
        Self::read(Document::new("t", text))
    }

    /// Reads a document.
    pub(crate) fn read(document: Document) -> Self {
        let resources = &*RESOURCES;
        let blocks = blocks(&document);
        let words = words(&document, &blocks, &resources.lexicon);
        let sentences = sentences(&document, &blocks, &resources.lexicon);
        let syntax = Syntax::read(&document, &blocks, &sentences, &resources.syntax);
        Self { document, resources, words, sentences, syntax }
    }
}

/// Checks that a text has these entities among others, each as "Kind: mention | mention".
#[track_caller]
pub(crate) fn check_entities(text: &str, expected: &[&str]) {
    let document = Document::new("t", text);
    let analysis = crate::analyze(&document, &RESOURCES);
    let found: Vec<String> = analysis
        .entities
        .iter()
        .map(|entity| {
            let mentions = entity.mentions.iter().map(|m| document.slice(m.name));
            format!("{:?}: {}", entity.kind, mentions.collect::<Vec<_>>().join(" | "))
        })
        .collect();
    for entity in expected {
        assert!(found.iter().any(|found| found == entity), "{entity} is not in {found:#?}");
    }
}

/// For each attribution of a text the names of those who speak.
pub(crate) fn speakers_of(text: &str) -> Vec<String> {
    let document = Document::new("t", text);
    let analysis = crate::analyze(&document, &RESOURCES);
    let name = |&at: &usize| document.slice(analysis.entities[at].name);
    let names = |all: &Vec<usize>| all.iter().map(name).collect::<Vec<_>>().join(" + ");
    analysis.speakers.iter().map(names).collect()
}

//! One document to what it says: sentences, attributions, names, numbers and statements.
//!
//! ```text
//! Document -> windows -> attributions -+-> utterances -+
//!          -> sentences ---------------+               |
//!          -> syntax -> entities ------+---------------+-> statements -> Analysis
//!          -> measures, times ---------+
//! ```
//!
//! Invariants: [`analyze`] sees one document, does no input or output, reads no clock and cannot
//! fail. Messy text is not an error: what cannot be read is named in [`Analysis::notes`].

mod attribution;
mod clause;
mod entity;
mod measure;
mod number_word;
mod prose;
mod sentence;
mod statement;
mod syntax;
#[cfg(test)]
mod testing;
mod time;
mod utterance;
mod word;

use twosource_models::Resources;
use twosource_text::{Document, Note, NoteKind, Span};

pub use attribution::{
    Attribution, AttributionKind, Confidence, Decoded, EncoderWindow, Link, decode, encoder_windows,
};
pub use entity::{Entity, EntityKind, Mention, MentionKind};
pub use measure::{Bound, Measure, MeasureKind, Outcome, Unit, UnitKind};
pub use sentence::Sentence;
pub use statement::{
    Modality, Moment, Participant, ParticipantRole, Polarity, Predicate, State, Statement, Status,
    Term, TermKind,
};
pub use syntax::{NamedSpan, Syntax, Token};
pub use time::{
    Amount, DayPart, Granularity, OpenTime, Reference, Season, TimeExpression, TimeKind,
    TimeModifier, TimeUnit, TimeValue,
};
pub use twosource_syntax::{Dep, NameLabel, Pos, Tag};
pub use utterance::{EvidenceMode, SpeechAct, Utterance, Voice, VoiceRole};
pub use word::{Word, WordKind};

/// What one document says. Every part points into the document by span.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Words and numbers of the prose, in text order.
    pub words: Vec<Word>,
    /// Sentences of the prose, in text order.
    pub sentences: Vec<Sentence>,
    /// Tokens, parts of speech, dependencies.
    pub syntax: Syntax,
    /// Who said what, in text order of the content.
    pub attributions: Vec<Attribution>,
    /// For each attribution the indices of the entities that its source names, refers to or
    /// describes; several where they speak together.
    pub speakers: Vec<Vec<usize>>,
    /// How each attribution is said, in their order.
    pub utterances: Vec<Utterance>,
    /// Stretches inside quotation marks, marks included, in text order.
    pub quotations: Vec<Span>,
    /// Those of some length that no source could be found for.
    pub unattributed: Vec<Span>,
    /// People, organizations, countries, places and events, joined within the document.
    pub entities: Vec<Entity>,
    /// Numbers with unit and bound.
    pub measures: Vec<Measure>,
    /// Time expressions, in text order.
    pub times: Vec<TimeExpression>,
    /// The smallest pieces that can be agreed with or differed from, in text order.
    pub statements: Vec<Statement>,
    /// What could not be read.
    pub notes: Vec<Note>,
}

/// The time expressions of one document, in text order: [`Analysis::times`] without the rest, which
/// takes the encoder's time.
///
/// A document in a language other than English has none.
pub fn read_times(document: &Document, resources: &Resources) -> Vec<TimeExpression> {
    if document.notes.iter().any(|note| note.kind == NoteKind::NotAnalyzed) {
        return Vec::new();
    }
    let blocks = prose::blocks(document);
    time::times(document, &word::words(document, &blocks, &resources.lexicon))
}

/// The quantities of one document, in text order: [`Analysis::measures`] without the rest, which
/// takes the encoder's time.
///
/// A document in a language other than English has none.
pub fn read_measures(document: &Document, resources: &Resources) -> Vec<Measure> {
    if document.notes.iter().any(|note| note.kind == NoteKind::NotAnalyzed) {
        return Vec::new();
    }
    let blocks = prose::blocks(document);
    let words = word::words(document, &blocks, &resources.lexicon);
    let sentences = sentence::sentences(document, &blocks, &resources.lexicon);
    let syntax = Syntax::read(document, &blocks, &sentences, &resources.syntax);
    measure::measures(document, &words, &syntax)
}

/// Analyzes one document.
///
/// A document in a language other than English gets an empty analysis; ingest has marked it.
pub fn analyze(document: &Document, resources: &Resources) -> Analysis {
    if document.notes.iter().any(|note| note.kind == NoteKind::NotAnalyzed) {
        return Analysis::default();
    }
    let blocks = prose::blocks(document);
    let words = word::words(document, &blocks, &resources.lexicon);
    let sentences = sentence::sentences(document, &blocks, &resources.lexicon);
    let syntax = Syntax::read(document, &blocks, &sentences, &resources.syntax);
    let mut notes = Vec::new();
    let found = attribution::attributions(document, &blocks, &syntax, resources, &mut notes);
    let reading = entity::Reading {
        document,
        sentences: &sentences,
        syntax: &syntax,
        attributions: &found.attributions,
        resources,
        voices: entity::Voices::new(&found.attributions),
    };
    let entities = entity::entities(&reading);
    let speakers = entity::speakers(&reading, &entities);
    let measures = measure::measures(document, &words, &syntax);
    let times = time::times(document, &words);
    let utterances = utterance::utterances(&utterance::Parts {
        reading: &reading,
        entities: &entities,
        speakers: &speakers,
        times: &times,
    });
    let statements = statement::statements(&statement::Parts {
        reading: &reading,
        words: &words,
        entities: &entities,
        mentions: &entity::by_place(&entities),
        utterances: &utterances,
        measures: &measures,
        times: &times,
    });
    let quotations =
        blocks.iter().flat_map(|block| &block.quotes).map(|quote| quote.span).collect();
    Analysis {
        quotations,
        words,
        sentences,
        syntax,
        attributions: found.attributions,
        speakers,
        utterances,
        unattributed: found.unattributed,
        entities,
        measures,
        times,
        statements,
        notes,
    }
}

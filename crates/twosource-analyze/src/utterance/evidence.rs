//! How a source knows what it says, or in what form it says it.
//!
//! In this order, the first that tells: the head of the source ("photos showed", "the report said"),
//! the verb of the cue ("wrote", "saw", "concluded"), what the saying stands in ("said in a
//! letter"), the object of the verb ("issued a statement"). A thing that shows or suggests lets infer. A
//! thought has no form; anything else is speech.

use std::ops::Range;

use twosource_syntax::{Dep, Pos};

use super::cue::Cue;
use super::hearer::can_speak;
use crate::entity::Reading;

/// Evidence mode (evidentiality; Aikhenvald 2004), as far as words of source and cue tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceMode {
    /// The source saw or heard it.
    Observation,
    /// Somebody says it; nothing more is told.
    Speech,
    /// A statement, letter or post.
    Writing,
    /// A record, report, study, figures: what is not written to be quoted.
    Document,
    /// Photos, footage, satellite images.
    Image,
    /// Other media.
    Media,
    /// It is concluded from something else.
    Inference,
}

impl EvidenceMode {
    /// The name in output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Observation => "observation",
            Self::Speech => "speech",
            Self::Writing => "writing",
            Self::Document => "document",
            Self::Image => "image",
            Self::Media => "media",
            Self::Inference => "inference",
        }
    }
}

/// The mode of an utterance, `setting` being the noun of what it stands in; `None` for a thought.
pub(super) fn evidence(cue: &Cue, setting: Option<usize>) -> Option<EvidenceMode> {
    let by_setting = || of_noun(cue.reading, setting?).filter(|mode| *mode != EvidenceMode::Media);
    let by_object = || cue.objects().find_map(|at| of_noun(cue.reading, at));
    let verbs = &cue.reading.resources.lexicon.evidence_verbs;
    let class = cue.telling().find_map(|at| verbs.of(&cue.lemma(at)));
    let source = source_head(cue);
    let is_thing = source.is_some_and(|head| !can_speak(cue.reading, head));
    let by_verb = match class {
        Some("writing") => Some(EvidenceMode::Writing),
        Some("observation") => Some(EvidenceMode::Observation),
        Some("deduction" | "finding") => Some(EvidenceMode::Inference),
        Some("inference") if is_thing || source.is_none() => Some(EvidenceMode::Inference),
        Some("display") if is_thing => Some(EvidenceMode::Inference),
        _ => None,
    };
    let found = source.and_then(|head| of_source(cue, head)).or(by_verb);
    let found = found.or_else(by_setting).or_else(by_object);
    let thought = cue.telling().any(|at| verbs.of(&cue.lemma(at)) == Some("thought"));
    found.or_else(|| (!thought).then_some(EvidenceMode::Speech))
}

fn source_head(cue: &Cue) -> Option<usize> {
    let tokens = cue.reading.syntax.tokens_in(cue.attribution.source?);
    (!tokens.is_empty()).then(|| cue.reading.head_of(&tokens))
}

/// The mode of a source by its head: "media reports" are media, and so is "the news agency ORVA".
fn of_source(cue: &Cue, head: usize) -> Option<EvidenceMode> {
    let part = |at: &usize| cue.reading.has_label(*at, &[Dep::Compound, Dep::Amod, Dep::Nmod]);
    let parts = cue.reading.children(head).filter(part);
    let media = parts.filter_map(|at| of_noun(cue.reading, at)).any(|m| m == EvidenceMode::Media);
    let own = of_noun(cue.reading, head);
    let is_name = cue.reading.has_pos(head, &[Pos::PROPN]);
    match own {
        Some(EvidenceMode::Document) if media => Some(EvidenceMode::Media),
        None if media && is_name => Some(EvidenceMode::Media),
        own => own,
    }
}

/// The form that a noun stands for.
pub(super) fn of_noun(reading: &Reading, at: usize) -> Option<EvidenceMode> {
    let is_noun = reading.has_pos(at, &[Pos::NOUN, Pos::PROPN]);
    let class = reading.resources.lexicon.evidence_nouns.of(&reading.lemma(at).to_lowercase());
    Some(match class.filter(|_| is_noun)? {
        "image" => EvidenceMode::Image,
        "writing" => EvidenceMode::Writing,
        "document" => EvidenceMode::Document,
        "media" => EvidenceMode::Media,
        _ => return None,
    })
}

/// Whether words of the outlet itself say that they conclude: "apparently", "appeared to".
pub(crate) fn concludes(reading: &Reading, mut tokens: Range<usize>) -> bool {
    let verbs = &reading.resources.lexicon.evidence_verbs;
    tokens.any(|at| {
        matches!(verbs.of(&reading.lemma(at).to_lowercase()), Some("inference" | "deduction"))
    })
}

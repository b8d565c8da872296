//! What the saying stands in: "at a news conference", "in a statement", "in an interview with Radio
//! Tesmar".
//!
//! A prepositional phrase at the cue, at a participle beside it ("speaking at a rally"), at the
//! source or at the addressee, whose noun is an occasion of speaking (`settings.txt`) or a text
//! (`evidence_nouns.txt`); or the object of a verb of telling ("told a news conference").
//!
//! Not found: places alone ("said in Skerling").

use twosource_syntax::Dep;
use twosource_text::Span;

use super::EvidenceMode;
use super::addressee::is_occasion;
use super::cue::Cue;
use super::evidence::of_noun;
use super::phrase::phrase;

/// Prepositions that lead to a setting.
const LEADING: [&str; 12] =
    ["in", "at", "on", "during", "via", "by", "through", "over", "to", "with", "before", "from"];
/// Prepositions that stay in its words.
const KEPT: [&str; 4] = ["of", "with", "to", "on"];

/// Words and noun of a setting.
pub(super) struct Setting {
    pub(super) words: Span,
    pub(super) noun: usize,
}

/// The setting of an utterance.
pub(super) fn setting(cue: &Cue) -> Option<Setting> {
    let at_verbs = cue.verbs.iter().copied().chain(cue.participles()).chain(cue.objects());
    let nouns = cue.verbs.iter().flat_map(|&verb| cue.reading.children(verb)).filter(|&at| {
        cue.reading.has_label(at, &[Dep::Nsubj, Dep::Dobj, Dep::Dative]) && !cue.in_content(at)
    });
    at_verbs.chain(nouns).find_map(|at| phrase_at(cue, at)).or_else(|| object(cue))
}

fn phrase_at(cue: &Cue, at: usize) -> Option<Setting> {
    let prepositions = cue.prepositions(at).filter(|&preposition| {
        LEADING.contains(&cue.lemma(preposition).as_str()) && !cue.in_source(preposition)
    });
    prepositions.into_iter().find_map(|preposition| {
        let first = cue.object_of(preposition)?;
        let noun = noun_of(cue, first)?;
        let words = phrase(cue, first, &KEPT)?;
        Some(Setting { words: words.cover(cue.span(preposition)?), noun })
    })
}

/// The noun of a setting: itself or, as in "the end of a news conference", what it is a part of.
fn noun_of(cue: &Cue, first: usize) -> Option<usize> {
    let is_setting = |at: &usize| {
        let text = matches!(
            of_noun(cue.reading, *at),
            Some(EvidenceMode::Writing | EvidenceMode::Document)
        );
        !cue.in_content(*at) && (text || is_occasion(cue, *at))
    };
    let part_of = || {
        let of = cue.prepositions(first).find(|&at| cue.lemma(at) == "of")?;
        cue.object_of(of)
    };
    Some(first).filter(is_setting).or_else(|| part_of().filter(is_setting))
}

/// "told a news conference".
fn object(cue: &Cue) -> Option<Setting> {
    let tells = |verb: &&usize| {
        let class = cue.reading.resources.lexicon.hearing_verbs.of(&cue.lemma(**verb));
        class == Some("always")
    };
    let told = cue.verbs.iter().filter(tells).flat_map(|&verb| cue.reading.children(verb));
    let noun = told.filter(|&at| cue.is(at, Dep::Dobj)).find(|&at| is_occasion(cue, at))?;
    Some(Setting { words: phrase(cue, noun, &KEPT)?, noun })
}

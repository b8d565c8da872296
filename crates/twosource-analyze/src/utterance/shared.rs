//! What one saying shares with another of its sentence: in "She told reporters on Monday that the
//! road was closed, adding that it would open in May", what is added is said to the same people at
//! the same time.
//!
//! A cue without a subject of its own, joined to another cue or beside it as a participle, takes
//! addressee, setting and times from that one where it has none.

use std::collections::BTreeMap;

use twosource_syntax::Dep;

use super::act::act;
use super::cue::Cue;
use super::{SpeechAct, Utterance};
use crate::entity::Reading;

/// Cues that lean on one another are followed this far.
const MAX_LINKS: usize = 8;

/// The utterances, each completed by the one that it leans on.
pub(super) fn with_shared(reading: &Reading, own: &[Utterance]) -> Vec<Utterance> {
    let cues = reading.attributions.iter().map(|attribution| Cue::new(reading, attribution));
    let cues: Vec<Option<Cue>> = cues.collect();
    let mut heads: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, cue) in cues.iter().enumerate() {
        for &verb in cue.iter().flat_map(|cue| &cue.verbs) {
            heads.entry(verb).or_insert(at);
        }
    }
    let host = |at: &usize| {
        let verb = leans_on(cues.get(*at)?.as_ref()?)?;
        heads.get(&verb).copied().filter(|host| host != at)
    };
    let hosts = |at: usize| std::iter::successors(host(&at), host).take(MAX_LINKS);
    let completed = |at: usize, utterance: &Utterance| {
        let around = hosts(at).filter_map(|host| Some((cues.get(host)?.as_ref()?, own.get(host)?)));
        around.fold(utterance.clone(), with_rest_of)
    };
    own.iter().enumerate().map(|(at, utterance)| completed(at, utterance)).collect()
}

fn with_rest_of(mut inner: Utterance, (cue, outer): (&Cue, &Utterance)) -> Utterance {
    // Who is urged is not for that told what is said next.
    let tells = !matches!(act(cue), SpeechAct::Urges | SpeechAct::Asks);
    if inner.addressee.is_none() && tells {
        inner.addressee = outer.addressee;
        inner.addressees.clone_from(&outer.addressees);
    }
    inner.setting = inner.setting.or(outer.setting);
    if inner.times.is_empty() {
        inner.times.clone_from(&outer.times);
    }
    inner
}

/// The verb above a cue that has no subject of its own.
fn leans_on(cue: &Cue) -> Option<usize> {
    let joined = cue.is(cue.head, Dep::Conj) && cue.subject(cue.head).is_none();
    if joined { Some(cue.reading.head(cue.head)) } else { cue.host() }
}

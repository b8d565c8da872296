//! How each attribution is said: what the source does by it, whether it puts it forward, how sure it
//! is, how it knows, to whom, where and when it says it, and through whom it comes.
//!
//! ```text
//! attribution -> cue        its verbs, what governs them, their objects            (cue)
//!             -> act, polarity, certainty; for a cue that only says the act of what it says (content)
//!             -> setting -> addressee -> evidence, times
//!             -> what one cue shares with another: "told reporters ..., adding that"  (shared)
//!             -> chain      the voices from the outlet inward
//! ```
//!
//! The examples in `specs/` of this crate are the tests of these rules, and state them for readers.
//!
//! Every rule goes by the dependency parse around the cue. Polarity and certainty of the content
//! itself are left to its statements.

mod act;
mod addressee;
mod certainty;
mod chain;
mod content;
mod cue;
mod evidence;
mod hearer;
mod occasion;
mod phrase;
mod polarity;
mod setting;
mod shared;

use twosource_text::Span;

pub use act::SpeechAct;
pub use chain::{Voice, VoiceRole};
pub use evidence::EvidenceMode;

pub(crate) use evidence::concludes;

use crate::entity::{Entity, Reading, referents};
use crate::statement::{Modality, Polarity};
use crate::time::TimeExpression;
use cue::Cue;

/// How one attribution is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// What the source does by saying it.
    pub act: SpeechAct,
    /// Whether the source asserts or denies the content; `None` where it puts forward neither ("did
    /// not say", "asked whether").
    pub polarity: Option<Polarity>,
    /// How certain the source is, by the cue alone.
    pub certainty: Modality,
    /// How the source knows or tells it; `None` for a thought.
    pub evidence: Option<EvidenceMode>,
    /// The words for those who are spoken to.
    pub addressee: Option<Span>,
    /// Indices of the entities that the addressee names or refers to.
    pub addressees: Vec<usize>,
    /// Where or in what it is said ("at a news conference", "in a letter to the port").
    pub setting: Option<Span>,
    /// When it is said: indices in [`Analysis::times`](crate::Analysis::times).
    pub times: Vec<usize>,
    /// Who says it, from the outlet inward, without the outlet itself; the last is its source.
    pub voices: Vec<Voice>,
}

/// What utterances are made of.
pub(crate) struct Parts<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) entities: &'a [Entity],
    /// For each attribution the entities that its source stands for.
    pub(crate) speakers: &'a [Vec<usize>],
    pub(crate) times: &'a [TimeExpression],
}

/// The utterances of all attributions, in their order.
pub(crate) fn utterances(parts: &Parts) -> Vec<Utterance> {
    let attributions = parts.reading.attributions;
    let mentions = crate::entity::by_place(parts.entities);
    let own: Vec<Utterance> =
        (0..attributions.len()).map(|at| said(parts, &mentions, at)).collect();
    let mut found = shared::with_shared(parts.reading, &own);
    for (at, utterance) in found.iter_mut().enumerate() {
        utterance.voices = chain::chain(attributions, parts.speakers, at);
    }
    found
}

/// What the cue of one attribution tells, without its voices.
fn said(parts: &Parts, mentions: &[(Span, usize)], at: usize) -> Utterance {
    let attribution = parts.reading.attributions.get(at);
    let cue = attribution.and_then(|attribution| Cue::new(parts.reading, attribution));
    let Some(cue) = cue else { return Utterance::unread() };
    let told = act::act(&cue);
    let polarity = polarity::polarity(&cue, told);
    let act = if polarity::is_withheld(&cue) { SpeechAct::DeclinesToSay } else { told };
    let certainty = certainty::certainty(&cue, act, polarity);
    let by_content = || {
        let speakers = parts.speakers.get(at).map_or(&[][..], Vec::as_slice);
        content::act(&cue, speakers, |token| entity_of(&cue, mentions, token))
    };
    let merely_says = act == SpeechAct::Says && polarity == Some(Polarity::Asserted);
    let act = if merely_says { by_content().unwrap_or(act) } else { act };
    let setting = setting::setting(&cue);
    let noun = setting.as_ref().map(|setting| setting.noun);
    let hearer = addressee::addressee(&cue, noun);
    let addressee = hearer.and_then(|at| addressee::words(&cue, at));
    let nouns: Vec<usize> = noun.into_iter().chain(hearer).chain(cue.objects()).collect();
    Utterance {
        act,
        polarity,
        certainty,
        evidence: evidence::evidence(&cue, noun),
        addressees: addressee.map_or_else(Vec::new, |a| referents(parts.reading, mentions, a)),
        addressee,
        setting: setting.map(|setting| setting.words),
        times: occasion::times(&cue, &nouns, parts.times),
        voices: Vec::new(),
    }
}

/// The entity of a mention that a token is or heads.
fn entity_of(cue: &Cue, mentions: &[(Span, usize)], token: usize) -> Option<usize> {
    referents(cue.reading, mentions, cue.span(token)?).first().copied()
}

impl Utterance {
    /// That of a cue whose words tell nothing.
    const fn unread() -> Self {
        Self {
            act: SpeechAct::Says,
            polarity: Some(Polarity::Asserted),
            certainty: Modality::Certain,
            evidence: Some(EvidenceMode::Speech),
            addressee: None,
            addressees: Vec::new(),
            setting: None,
            times: Vec::new(),
            voices: Vec::new(),
        }
    }
}

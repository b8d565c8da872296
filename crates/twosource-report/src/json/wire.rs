//! The structs of version 1. Every field is described in `docs/schema/account-v1.schema.json`.

use serde::{Serialize, Serializer};
use twosource_text::DocId;

/// Name of the format of an account.
pub(super) const ACCOUNT: &str = "twosource/account";
/// Name of the format of a list of attributions.
pub(super) const ATTRIBUTIONS: &str = "twosource/attributions";
pub(super) const PROFILES: &str = "twosource/profiles";
/// Version of all of them.
pub(super) const VERSION: u32 = 1;

#[derive(Serialize)]
pub(super) struct Account<'a> {
    #[serde(flatten)]
    pub(super) head: Head<'a>,
    pub(super) documents: Vec<DocumentWithAttributions<'a>>,
    pub(super) points: Vec<Point<'a>>,
    pub(super) entities: Vec<Entity<'a>>,
    pub(super) figures: Vec<Figure<'a>>,
    pub(super) timeline: Vec<TimelineEntry<'a>>,
    pub(super) lineages: Vec<Lineage<'a>>,
    pub(super) groups: Vec<Group<'a>>,
    pub(super) notes: Vec<Note<'a>>,
    pub(super) problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
pub(super) struct Head<'a> {
    pub(super) format: &'static str,
    pub(super) version: u32,
    pub(super) generator: Generator,
    pub(super) headline: Option<Passage<'a>>,
}

#[derive(Serialize)]
pub(super) struct Attributions<'a> {
    pub(super) format: &'static str,
    pub(super) version: u32,
    pub(super) generator: Generator,
    pub(super) documents: Vec<DocumentWithAttributions<'a>>,
    pub(super) problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
pub(super) struct Profiles<'a> {
    pub(super) format: &'static str,
    pub(super) version: u32,
    pub(super) generator: Generator,
    pub(super) documents: Vec<DocumentWithDifferences<'a>>,
    pub(super) problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
pub(super) struct DocumentWithDifferences<'a> {
    #[serde(flatten)]
    pub(super) document: Document<'a>,
    pub(super) same: usize,
    pub(super) differences: Vec<Disagreement<'a>>,
}

#[derive(Serialize)]
pub(super) struct Disagreement<'a> {
    pub(super) kind: &'static str,
    pub(super) parts: Vec<&'static str>,
    pub(super) full: Option<AttributionWords<'a>>,
    pub(super) fast: Option<AttributionWords<'a>>,
}

/// An attribution without its place among others.
#[derive(Serialize)]
pub(super) struct AttributionWords<'a> {
    pub(super) kind: &'static str,
    pub(super) source: Option<Passage<'a>>,
    pub(super) cue: Passage<'a>,
    pub(super) content: Vec<Passage<'a>>,
}

#[derive(Serialize)]
pub(super) struct Generator {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
}

/// One line of JSON Lines.
#[derive(Serialize)]
pub(super) struct Line<T> {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    /// Number of the story, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) story: Option<usize>,
    #[serde(flatten)]
    pub(super) item: T,
}

/// A line about one document.
#[derive(Serialize)]
pub(super) struct OfDocument<T> {
    pub(super) document: Id,
    #[serde(flatten)]
    pub(super) item: T,
}

#[derive(Serialize)]
pub(super) struct Quotation<'a> {
    pub(super) passage: Passage<'a>,
}

/// Identity of a document, as 32 hexadecimal digits.
#[derive(Clone, Copy)]
pub(super) struct Id(pub(super) DocId);

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[derive(Serialize)]
pub(super) struct Passage<'a> {
    pub(super) document: Id,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) byte_start: usize,
    pub(super) byte_end: usize,
    pub(super) line: usize,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
pub(super) struct DocumentWithAttributions<'a> {
    #[serde(flatten)]
    pub(super) document: Document<'a>,
    pub(super) attributions: Vec<Attribution<'a>>,
    pub(super) unattributed: Vec<Passage<'a>>,
}

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub(super) id: Id,
    pub(super) letter: String,
    pub(super) name: &'a str,
    pub(super) length: usize,
    pub(super) byte_length: usize,
    pub(super) title: Option<Known<'a>>,
    pub(super) outlet: Option<Known<'a>>,
    pub(super) published: Option<Known<'a>>,
    pub(super) byline: Option<Known<'a>>,
    pub(super) agency: Option<Known<'a>>,
    pub(super) credits: Vec<Credit<'a>>,
    pub(super) based_on: Vec<&'a str>,
    pub(super) url: Option<&'a str>,
    pub(super) language: Option<&'a str>,
    pub(super) notes: Vec<Note<'a>>,
}

#[derive(Serialize)]
pub(super) struct Credit<'a> {
    pub(super) role: &'static str,
    #[serde(flatten)]
    pub(super) name: Known<'a>,
}

#[derive(Serialize)]
pub(super) struct Known<'a> {
    pub(super) value: String,
    #[serde(flatten)]
    pub(super) basis: Basis<'a>,
}

#[derive(Serialize)]
pub(super) struct Basis<'a> {
    #[serde(rename = "basis")]
    pub(super) kind: &'static str,
    /// The words, where it stands in the text.
    pub(super) passage: Option<Passage<'a>>,
    /// The document that it was borrowed from.
    pub(super) from: Option<Id>,
}

#[derive(Serialize)]
pub(super) struct Attribution<'a> {
    pub(super) id: usize,
    pub(super) parent: Option<usize>,
    pub(super) kind: &'static str,
    pub(super) source: Option<Passage<'a>>,
    pub(super) cue: Passage<'a>,
    pub(super) content: Vec<Passage<'a>>,
    pub(super) confidence: f64,
    /// How it is said.
    #[serde(flatten)]
    pub(super) said: Option<Utterance<'a>>,
}

#[derive(Serialize)]
pub(super) struct Utterance<'a> {
    pub(super) act: &'static str,
    pub(super) polarity: Option<&'static str>,
    pub(super) certainty: &'static str,
    pub(super) evidence: Option<&'static str>,
    pub(super) addressee: Option<Passage<'a>>,
    /// Of the account, or of the document in a reading.
    pub(super) addressee_entities: Vec<usize>,
    pub(super) setting: Option<Passage<'a>>,
    pub(super) times: Vec<Time<'a>>,
    pub(super) voices: Vec<Voice<'a>>,
}

#[derive(Serialize)]
pub(super) struct Point<'a> {
    pub(super) number: usize,
    pub(super) finding: &'static str,
    pub(super) rule: &'static str,
    pub(super) importance: f64,
    pub(super) statements: Vec<Statement<'a>>,
    pub(super) differences: Vec<Difference<'a>>,
    pub(super) support: Support<'a>,
    pub(super) evidence: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
pub(super) struct Statement<'a> {
    pub(super) passage: Passage<'a>,
    /// Of the same document.
    pub(super) attribution: Option<usize>,
    pub(super) voices: Vec<Voice<'a>>,
    pub(super) polarity: &'static str,
    pub(super) status: &'static str,
    pub(super) measures: Vec<Measure<'a>>,
    pub(super) times: Vec<Time<'a>>,
    pub(super) is_heading: bool,
    pub(super) is_quoted: bool,
}

#[derive(Serialize)]
pub(super) struct Voice<'a> {
    pub(super) role: &'static str,
    pub(super) source: Option<Passage<'a>>,
    pub(super) cue: Passage<'a>,
    /// Of the account.
    pub(super) entity: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct Measure<'a> {
    pub(super) passage: Passage<'a>,
    pub(super) number: Passage<'a>,
    pub(super) unit: Option<Passage<'a>>,
    pub(super) value: Option<f64>,
    pub(super) bound: &'static str,
}

#[derive(Serialize)]
pub(super) struct Figure<'a> {
    pub(super) slot: Slot<'a>,
    pub(super) mentions: Vec<Measure<'a>>,
    /// Whether all of them can be right.
    pub(super) compatible: bool,
}

#[derive(Serialize)]
pub(super) struct Slot<'a> {
    pub(super) kind: &'static str,
    pub(super) outcome: Option<&'static str>,
    pub(super) unit: Option<&'a str>,
    pub(super) about: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Time<'a> {
    pub(super) passage: Passage<'a>,
    pub(super) value: Option<String>,
    pub(super) anchor: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct Difference<'a> {
    pub(super) field: &'static str,
    pub(super) left: Passage<'a>,
    pub(super) right: Passage<'a>,
}

#[derive(Serialize)]
pub(super) struct Support<'a> {
    pub(super) outlets: usize,
    pub(super) independent: usize,
    pub(super) relays: Vec<Passage<'a>>,
    pub(super) origins: Vec<Passage<'a>>,
    pub(super) unstated: usize,
    pub(super) reasons: Vec<Reason<'a>>,
}

#[derive(Serialize)]
pub(super) struct Reason<'a> {
    pub(super) documents: Vec<Id>,
    pub(super) basis: &'static str,
    pub(super) amount: Option<u32>,
    /// Of the agency, the owner or the writer.
    pub(super) name: Option<&'a str>,
    /// The document that came first, where something tells.
    pub(super) first: Option<Id>,
    /// The words that say so.
    pub(super) passages: Vec<Passage<'a>>,
}

#[derive(Serialize)]
pub(super) struct Evidence<'a> {
    pub(super) feature: &'static str,
    pub(super) weight: f64,
    pub(super) left: Vec<Passage<'a>>,
    pub(super) right: Vec<Passage<'a>>,
}

#[derive(Serialize)]
pub(super) struct Entity<'a> {
    pub(super) id: usize,
    pub(super) kind: &'static str,
    pub(super) name: Passage<'a>,
    pub(super) members: Vec<Member<'a>>,
    pub(super) descriptions: Vec<Description<'a>>,
}

#[derive(Serialize)]
pub(super) struct Description<'a> {
    pub(super) passage: Passage<'a>,
    pub(super) link: Option<DescriptionLink<'a>>,
}

#[derive(Serialize)]
pub(super) struct DescriptionLink<'a> {
    pub(super) basis: &'static str,
    pub(super) named: Passage<'a>,
    pub(super) described: Passage<'a>,
    pub(super) shared: Vec<Pair<'a>>,
}

#[derive(Serialize)]
pub(super) struct TimelineEntry<'a> {
    pub(super) id: usize,
    pub(super) track: &'static str,
    pub(super) kind: &'static str,
    pub(super) status: &'static str,
    pub(super) when: Option<When>,
    /// Numbers of points.
    pub(super) points: Vec<usize>,
    pub(super) mentions: Vec<TimelineMention<'a>>,
    pub(super) differs_from: Vec<usize>,
}

#[derive(Serialize)]
pub(super) struct When {
    pub(super) value: String,
    pub(super) first_day: Option<String>,
    pub(super) last_day: Option<String>,
    pub(super) granularity: Option<&'static str>,
    pub(super) modifier: Option<&'static str>,
    pub(super) limit: &'static str,
    pub(super) borrowed: bool,
}

#[derive(Serialize)]
pub(super) struct TimelineMention<'a> {
    pub(super) document: Id,
    pub(super) when: Option<When>,
    pub(super) words: Option<Passage<'a>>,
    pub(super) what: Option<Passage<'a>>,
    pub(super) statements: Vec<Passage<'a>>,
    /// Of the same document.
    pub(super) attribution: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct Member<'a> {
    pub(super) document: Id,
    pub(super) mentions: Vec<Passage<'a>>,
}

#[derive(Serialize)]
pub(super) struct Lineage<'a> {
    pub(super) documents: Vec<Id>,
    pub(super) share: f64,
    pub(super) is_copy: bool,
    pub(super) relation: &'static str,
    pub(super) direction: Option<Direction<'a>>,
    pub(super) passages: Vec<Pair<'a>>,
}

/// Which of two documents came first.
#[derive(Serialize)]
pub(super) struct Direction<'a> {
    pub(super) first: Option<Id>,
    pub(super) basis: &'static str,
    pub(super) passage: Option<Passage<'a>>,
}

#[derive(Serialize)]
pub(super) struct Pair<'a> {
    pub(super) left: Passage<'a>,
    pub(super) right: Passage<'a>,
}

#[derive(Serialize)]
pub(super) struct Group<'a> {
    pub(super) documents: Vec<Id>,
    pub(super) reasons: Vec<Reason<'a>>,
}

#[derive(Serialize)]
pub(super) struct Note<'a> {
    pub(super) document: Id,
    pub(super) kind: &'static str,
    pub(super) message: &'a str,
    pub(super) passage: Option<Passage<'a>>,
}

#[derive(Serialize)]
pub(super) struct Problem<'a> {
    pub(super) message: &'a str,
    pub(super) hint: &'a str,
}

//! The structs of version 1. Every field is described in `docs/schema/account-v1.schema.json`.

use serde::{Serialize, Serializer};
use twosource_text::DocId;

/// Name of the format of an account.
pub(crate) const ACCOUNT: &str = "twosource/account";
/// Name of the format of a list of attributions.
pub(crate) const ATTRIBUTIONS: &str = "twosource/attributions";
pub(crate) const PROFILES: &str = "twosource/profiles";
/// Version of all of them.
pub(crate) const VERSION: u32 = 1;

#[derive(Serialize)]
pub(crate) struct Account<'a> {
    #[serde(flatten)]
    pub(crate) head: Head<'a>,
    pub(crate) documents: Vec<DocumentWithAttributions<'a>>,
    pub(crate) points: Vec<Point<'a>>,
    pub(crate) entities: Vec<Entity<'a>>,
    pub(crate) figures: Vec<Figure<'a>>,
    pub(crate) timeline: Vec<TimelineEntry<'a>>,
    pub(crate) lineages: Vec<Lineage<'a>>,
    pub(crate) groups: Vec<Group<'a>>,
    pub(crate) notes: Vec<Note<'a>>,
    pub(crate) problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Head<'a> {
    pub(crate) format: &'static str,
    pub(crate) version: u32,
    pub(crate) generator: Generator,
    pub(crate) headline: Option<Passage<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Attributions<'a> {
    pub(crate) format: &'static str,
    pub(crate) version: u32,
    pub(crate) generator: Generator,
    pub(crate) documents: Vec<DocumentWithAttributions<'a>>,
    pub(crate) problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Profiles<'a> {
    pub(crate) format: &'static str,
    pub(crate) version: u32,
    pub(crate) generator: Generator,
    pub(crate) documents: Vec<DocumentWithDifferences<'a>>,
    pub(crate) problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
pub(crate) struct DocumentWithDifferences<'a> {
    #[serde(flatten)]
    pub(crate) document: Document<'a>,
    pub(crate) same: usize,
    pub(crate) differences: Vec<Disagreement<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Disagreement<'a> {
    pub(crate) kind: &'static str,
    pub(crate) parts: Vec<&'static str>,
    pub(crate) full: Option<AttributionWords<'a>>,
    pub(crate) fast: Option<AttributionWords<'a>>,
}

/// An attribution without its place among others.
#[derive(Serialize)]
pub(crate) struct AttributionWords<'a> {
    pub(crate) kind: &'static str,
    pub(crate) source: Option<Passage<'a>>,
    pub(crate) cue: Passage<'a>,
    pub(crate) content: Vec<Passage<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Generator {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
}

/// One line of JSON Lines.
#[derive(Serialize)]
pub(crate) struct Line<T> {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    /// Number of the story, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) story: Option<usize>,
    #[serde(flatten)]
    pub(crate) item: T,
}

/// A line about one document.
#[derive(Serialize)]
pub(crate) struct OfDocument<T> {
    pub(crate) document: Id,
    #[serde(flatten)]
    pub(crate) item: T,
}

#[derive(Serialize)]
pub(crate) struct Quotation<'a> {
    pub(crate) passage: Passage<'a>,
}

/// Identity of a document, as 32 hexadecimal digits.
#[derive(Clone, Copy)]
pub(crate) struct Id(pub(crate) DocId);

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[derive(Serialize)]
pub(crate) struct Passage<'a> {
    pub(crate) document: Id,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) byte_start: usize,
    pub(crate) byte_end: usize,
    pub(crate) line: usize,
    pub(crate) text: &'a str,
}

#[derive(Serialize)]
pub(crate) struct DocumentWithAttributions<'a> {
    #[serde(flatten)]
    pub(crate) document: Document<'a>,
    pub(crate) attributions: Vec<Attribution<'a>>,
    pub(crate) unattributed: Vec<Passage<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Document<'a> {
    pub(crate) id: Id,
    pub(crate) letter: String,
    pub(crate) name: &'a str,
    pub(crate) length: usize,
    pub(crate) byte_length: usize,
    pub(crate) title: Option<Known<'a>>,
    pub(crate) outlet: Option<Known<'a>>,
    pub(crate) published: Option<Known<'a>>,
    pub(crate) byline: Option<Known<'a>>,
    pub(crate) agency: Option<Known<'a>>,
    pub(crate) credits: Vec<Credit<'a>>,
    pub(crate) based_on: Vec<&'a str>,
    pub(crate) url: Option<&'a str>,
    pub(crate) language: Option<&'a str>,
    pub(crate) notes: Vec<Note<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Credit<'a> {
    pub(crate) role: &'static str,
    #[serde(flatten)]
    pub(crate) name: Known<'a>,
}

#[derive(Serialize)]
pub(crate) struct Known<'a> {
    pub(crate) value: String,
    #[serde(flatten)]
    pub(crate) basis: Basis<'a>,
}

#[derive(Serialize)]
pub(crate) struct Basis<'a> {
    #[serde(rename = "basis")]
    pub(crate) kind: &'static str,
    /// The words, where it stands in the text.
    pub(crate) passage: Option<Passage<'a>>,
    /// The document that it was borrowed from.
    pub(crate) from: Option<Id>,
}

#[derive(Serialize)]
pub(crate) struct Attribution<'a> {
    pub(crate) id: usize,
    pub(crate) parent: Option<usize>,
    pub(crate) kind: &'static str,
    pub(crate) source: Option<Passage<'a>>,
    pub(crate) cue: Passage<'a>,
    pub(crate) content: Vec<Passage<'a>>,
    pub(crate) confidence: f64,
    /// How it is said.
    #[serde(flatten)]
    pub(crate) said: Option<Utterance<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Utterance<'a> {
    pub(crate) act: &'static str,
    pub(crate) polarity: Option<&'static str>,
    pub(crate) certainty: &'static str,
    pub(crate) evidence: Option<&'static str>,
    pub(crate) addressee: Option<Passage<'a>>,
    /// Of the account, or of the document in a reading.
    pub(crate) addressee_entities: Vec<usize>,
    pub(crate) setting: Option<Passage<'a>>,
    pub(crate) times: Vec<Time<'a>>,
    pub(crate) voices: Vec<Voice<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Point<'a> {
    pub(crate) number: usize,
    pub(crate) finding: &'static str,
    pub(crate) rule: &'static str,
    pub(crate) importance: f64,
    pub(crate) statements: Vec<Statement<'a>>,
    pub(crate) differences: Vec<Difference<'a>>,
    pub(crate) support: Support<'a>,
    pub(crate) evidence: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Statement<'a> {
    pub(crate) passage: Passage<'a>,
    /// Of the same document.
    pub(crate) attribution: Option<usize>,
    pub(crate) voices: Vec<Voice<'a>>,
    pub(crate) polarity: &'static str,
    pub(crate) status: &'static str,
    pub(crate) measures: Vec<Measure<'a>>,
    pub(crate) times: Vec<Time<'a>>,
    pub(crate) is_heading: bool,
    pub(crate) is_quoted: bool,
}

#[derive(Serialize)]
pub(crate) struct Voice<'a> {
    pub(crate) role: &'static str,
    pub(crate) source: Option<Passage<'a>>,
    pub(crate) cue: Passage<'a>,
    /// Of the account.
    pub(crate) entity: Option<usize>,
}

#[derive(Serialize)]
pub(crate) struct Measure<'a> {
    pub(crate) passage: Passage<'a>,
    pub(crate) number: Passage<'a>,
    pub(crate) unit: Option<Passage<'a>>,
    pub(crate) value: Option<f64>,
    pub(crate) bound: &'static str,
}

#[derive(Serialize)]
pub(crate) struct Figure<'a> {
    pub(crate) slot: Slot<'a>,
    pub(crate) mentions: Vec<Measure<'a>>,
    /// Whether all of them can be right.
    pub(crate) compatible: bool,
}

#[derive(Serialize)]
pub(crate) struct Slot<'a> {
    pub(crate) kind: &'static str,
    pub(crate) outcome: Option<&'static str>,
    pub(crate) unit: Option<&'a str>,
    pub(crate) about: Option<&'a str>,
}

#[derive(Serialize)]
pub(crate) struct Time<'a> {
    pub(crate) passage: Passage<'a>,
    pub(crate) value: Option<String>,
    pub(crate) anchor: Option<&'static str>,
}

#[derive(Serialize)]
pub(crate) struct Difference<'a> {
    pub(crate) field: &'static str,
    pub(crate) left: Passage<'a>,
    pub(crate) right: Passage<'a>,
}

#[derive(Serialize)]
pub(crate) struct Support<'a> {
    pub(crate) outlets: usize,
    pub(crate) independent: usize,
    pub(crate) relays: Vec<Passage<'a>>,
    pub(crate) origins: Vec<Passage<'a>>,
    pub(crate) unstated: usize,
    pub(crate) reasons: Vec<Reason<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Reason<'a> {
    pub(crate) documents: Vec<Id>,
    pub(crate) basis: &'static str,
    pub(crate) amount: Option<u32>,
    /// Of the agency, the owner or the writer.
    pub(crate) name: Option<&'a str>,
    /// The document that came first, where something tells.
    pub(crate) first: Option<Id>,
    /// The words that say so.
    pub(crate) passages: Vec<Passage<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Evidence<'a> {
    pub(crate) feature: &'static str,
    pub(crate) weight: f64,
    pub(crate) left: Vec<Passage<'a>>,
    pub(crate) right: Vec<Passage<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Entity<'a> {
    pub(crate) id: usize,
    pub(crate) kind: &'static str,
    pub(crate) name: Passage<'a>,
    pub(crate) members: Vec<Member<'a>>,
    pub(crate) descriptions: Vec<Description<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Description<'a> {
    pub(crate) passage: Passage<'a>,
    pub(crate) link: Option<DescriptionLink<'a>>,
}

#[derive(Serialize)]
pub(crate) struct DescriptionLink<'a> {
    pub(crate) basis: &'static str,
    pub(crate) named: Passage<'a>,
    pub(crate) described: Passage<'a>,
    pub(crate) shared: Vec<Pair<'a>>,
}

#[derive(Serialize)]
pub(crate) struct TimelineEntry<'a> {
    pub(crate) id: usize,
    pub(crate) track: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) status: &'static str,
    pub(crate) when: Option<When>,
    /// Numbers of points.
    pub(crate) points: Vec<usize>,
    pub(crate) mentions: Vec<TimelineMention<'a>>,
    pub(crate) differs_from: Vec<usize>,
}

#[derive(Serialize)]
pub(crate) struct When {
    pub(crate) value: String,
    pub(crate) first_day: Option<String>,
    pub(crate) last_day: Option<String>,
    pub(crate) granularity: Option<&'static str>,
    pub(crate) modifier: Option<&'static str>,
    pub(crate) limit: &'static str,
    pub(crate) borrowed: bool,
}

#[derive(Serialize)]
pub(crate) struct TimelineMention<'a> {
    pub(crate) document: Id,
    pub(crate) when: Option<When>,
    pub(crate) words: Option<Passage<'a>>,
    pub(crate) what: Option<Passage<'a>>,
    pub(crate) statements: Vec<Passage<'a>>,
    /// Of the same document.
    pub(crate) attribution: Option<usize>,
}

#[derive(Serialize)]
pub(crate) struct Member<'a> {
    pub(crate) document: Id,
    pub(crate) mentions: Vec<Passage<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Lineage<'a> {
    pub(crate) documents: Vec<Id>,
    pub(crate) share: f64,
    pub(crate) is_copy: bool,
    pub(crate) relation: &'static str,
    pub(crate) direction: Option<Direction<'a>>,
    pub(crate) passages: Vec<Pair<'a>>,
}

/// Which of two documents came first.
#[derive(Serialize)]
pub(crate) struct Direction<'a> {
    pub(crate) first: Option<Id>,
    pub(crate) basis: &'static str,
    pub(crate) passage: Option<Passage<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Pair<'a> {
    pub(crate) left: Passage<'a>,
    pub(crate) right: Passage<'a>,
}

#[derive(Serialize)]
pub(crate) struct Group<'a> {
    pub(crate) documents: Vec<Id>,
    pub(crate) reasons: Vec<Reason<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Note<'a> {
    pub(crate) document: Id,
    pub(crate) kind: &'static str,
    pub(crate) message: &'a str,
    pub(crate) passage: Option<Passage<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Problem<'a> {
    pub(crate) message: &'a str,
    pub(crate) hint: &'a str,
}

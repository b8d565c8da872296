//! What is shown of a story.

use std::fmt;

use serde::{Deserialize, Serialize};
use twosource_text::DocId;

/// Identity of a story: that of the report that opened it, so that it never changes while the story
/// grows and is the same in every run over the same stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StoryId([u8; 8]);

impl StoryId {
    /// The story that a report with this identity opens.
    pub fn opened_by(document: DocId) -> Self {
        let mut id = [0; 8];
        id.iter_mut().zip(document.bytes()).for_each(|(to, from)| *to = from);
        Self(id)
    }
}

/// Lower-case hexadecimal, 16 digits.
impl fmt::Display for StoryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Words that stand for a story: the title of its most central report, or else its first sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The exact words.
    pub words: String,
    /// Name of the document that they are from ([`twosource_text::Document::name`]).
    pub document: String,
    /// Where they stand in its text, in code points, end exclusive; `None` where the title came with
    /// the record and does not stand in the text.
    pub code_points: Option<(usize, usize)>,
}

/// A story as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// Its identity.
    pub id: StoryId,
    /// What it is called.
    pub label: Label,
    /// Earliest publication, ISO 8601 as stated; `None` where no report states one.
    pub first: Option<String>,
    /// Latest publication.
    pub last: Option<String>,
    /// How many reports it has.
    pub reports: usize,
    /// The outlets that published them, sorted, each once; reports without an outlet are left out.
    pub outlets: Vec<String>,
    /// How many texts stand behind the reports when copies count once.
    pub lineages: usize,
}

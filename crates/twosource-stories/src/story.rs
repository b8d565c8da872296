//! What is shown of a story.

use std::fmt;

use serde::{Deserialize, Serialize};
use twosource_text::{Basis, BlockKind, DocId, Document, Span};

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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// Code points of a first sentence that are shown.
const MOST: usize = 300;

/// The title of a document, or else the start of its prose.
pub(crate) fn label(document: &Document) -> Label {
    let name = document.name().to_owned();
    if let Some(title) = &document.meta.title {
        let span = match title.basis {
            Basis::Text(span) => Some(span),
            _ => None,
        };
        let code_points = span.map(|span| code_points(document, span));
        return Label { words: title.value.clone(), document: name, code_points };
    }
    let span = lead(document);
    let words = document.slice(span).to_owned();
    Label { words, document: name, code_points: Some(code_points(document, span)) }
}

/// The first line of prose, cut where it is long.
fn lead(document: &Document) -> Span {
    let prose = document.blocks.iter().find(|block| BlockKind::is_prose(block.kind));
    let whole = prose.map_or_else(|| document.whole(), |block| block.span);
    let text = document.slice(whole);
    let line = text.trim_start().lines().next().unwrap_or_default().trim_end();
    let end = line.char_indices().nth(MOST).map_or(line.len(), |(at, _)| at);
    let line = line.get(..end).unwrap_or(line);
    document.span_of(line).unwrap_or(whole)
}

fn code_points(document: &Document, span: Span) -> (usize, usize) {
    let range = document.code_points(span);
    (range.start, range.end)
}

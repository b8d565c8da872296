//! The parts that a document is made of.

use crate::Span;

/// What a line or paragraph of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The headline of the report.
    Title,
    /// A heading inside the body (a crosshead).
    Heading,
    /// Who wrote it ("By Ilse Brandt").
    Byline,
    /// A line that names only an agency or outlet ("Norpress").
    AgencyLine,
    /// A line that states when it was published or updated.
    PublishedLine,
    /// Place, date and agency before the first sentence ("HARTMOOR, June 4 (Norpress) -").
    Dateline,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A quotation set off as a block.
    BlockQuote,
    /// A notice that something was changed or corrected.
    Correction,
    /// What a picture or a film shows, where the words say something of their own.
    Caption,
    /// Who made a picture, who helped with the report or where it stood first ("Photo: Ilse Brandt").
    Credit,
    /// The captions of a numbered or titled series of pictures.
    Gallery,
    /// Headlines of other reports, and the labels above them ("Read more: ...").
    Links,
    /// Words that the report says elsewhere: a caption, pulled quote or headline that repeats.
    Repeat,
    /// Markup and words of the page without matter of the report: rules, link definitions,
    /// advertisement marks, forms, notices.
    Furniture,
}

impl BlockKind {
    /// Whether the block holds sentences of the report that can be analyzed.
    pub const fn is_prose(self) -> bool {
        matches!(
            self,
            Self::Paragraph | Self::ListItem | Self::BlockQuote | Self::Correction | Self::Caption
        )
    }

    /// Whether the words of the block are read: its prose, and what stands above prose.
    pub const fn is_read(self) -> bool {
        self.is_prose() || matches!(self, Self::Title | Self::Heading)
    }
}

/// One block: blocks are in text order and never overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is, without list bullets, heading marks and surrounding space.
    pub span: Span,
}

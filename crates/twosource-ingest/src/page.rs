//! One web page to a document.

use twosource_page::{Absence, Decoded, Source, decode, read};
use twosource_text::{BlockKind, Document};

use crate::build::{Given, Lines, document};
use crate::described::raw;
use crate::item::Settings;
use crate::problem::{Problem, one_line};

/// The bytes of a web page and what is known of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageBytes {
    /// Where they come from; part of the identity of the document.
    pub name: String,
    /// The page as it was served or saved.
    pub bytes: Vec<u8>,
    /// The encoding that the server says.
    pub charset: Option<String>,
    /// Where the page stands, and when it was fetched.
    pub source: Source,
}

impl Settings {
    /// The document of the report on a page.
    pub(crate) fn page(&self, page: &PageBytes) -> Result<Document, Problem> {
        let path = one_line(&page.name);
        let decoded = decode(&page.bytes, page.charset.as_deref());
        let read = read(&decoded.text, &page.source);
        if let Some(reason) = read.absence {
            return Err(Problem::NoArticle { path, reason: told(reason) });
        }
        let headline = read.facts.title.iter().map(|title| (BlockKind::Title, title.as_str()));
        let blocks = read.blocks.iter().map(|block| (block.kind, block.text.as_str()));
        let (kinds, lines): (Vec<BlockKind>, Vec<&str>) = headline.chain(blocks).unzip();
        let text = lines.join("\n\n");
        if text.len() > self.report_limit() {
            return Err(Problem::TooLarge { path, limit: self.report_limit() });
        }
        let decoded = Decoded { text, replaced: decoded.replaced };
        let given = Given::by_page(self.overrides(), read.facts);
        let mut document = document(&path, decoded, given, Lines::Known(&kinds));
        document.meta.raw = Some(raw(&page.bytes));
        Ok(document)
    }
}

const fn told(absence: Absence) -> &'static str {
    match absence {
        Absence::Empty => "it has no text, or a few words",
        Absence::List => "it is a list of reports",
        Absence::Error => "it tells of an error",
        Absence::Paid => "it is the start of a report that must be paid for",
    }
}

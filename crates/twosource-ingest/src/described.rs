//! Files that hold a report and say themselves what is known about it: messages, items of agencies.

use sha2::{Digest, Sha256};
use twosource_page::{Block, Decoded, Facts};
use twosource_text::{BlockKind, Candidate, Document, Field, Raw};

use crate::build::{Given, Lines, document};
use crate::item::Settings;
use crate::layout::Markup;
use crate::problem::{Problem, one_line};

impl Settings {
    /// The document of plain text with what the file that held it says of it.
    pub(crate) fn described(
        &self,
        name: &str,
        text: String,
        facts: Facts,
        file: &[u8],
    ) -> Result<Document, Problem> {
        self.stated(name, text, Lines::Found(Markup::Plain), facts, file)
    }

    /// The same of a text whose parts are known, below its headline.
    pub(crate) fn described_blocks(
        &self,
        name: &str,
        blocks: &[Block],
        facts: Facts,
        file: &[u8],
    ) -> Result<Document, Problem> {
        let title = facts.title.clone().unwrap_or_default();
        let rest = match blocks {
            [first, rest @ ..] if first.text == title => rest,
            all => all,
        };
        let headline = Some((BlockKind::Title, title.as_str())).filter(|_| !title.is_empty());
        let rest = rest.iter().map(|block| (block.kind, block.text.as_str()));
        let (kinds, lines): (Vec<BlockKind>, Vec<&str>) = headline.into_iter().chain(rest).unzip();
        self.stated(name, lines.join("\n\n"), Lines::Known(&kinds), facts, file)
    }

    fn stated(
        &self,
        name: &str,
        text: String,
        lines: Lines,
        facts: Facts,
        file: &[u8],
    ) -> Result<Document, Problem> {
        let path = one_line(name);
        if text.trim().is_empty() {
            return Err(Problem::Empty { path });
        }
        if text.len() > self.report_limit() {
            return Err(Problem::TooLarge { path, limit: self.report_limit() });
        }
        let given = Given::by_page(self.overrides(), facts);
        let mut document = document(&path, Decoded { text, replaced: 0 }, given, lines);
        document.meta.raw = Some(raw(file));
        Ok(document)
    }
}

/// The mark of the bytes that a text was taken from.
pub(crate) fn raw(bytes: &[u8]) -> Raw {
    Raw { sha256: Sha256::digest(bytes).into(), len: bytes.len() as u64 }
}

/// Something that the file states.
pub(crate) fn candidate(field: Field, value: &str, origin: &str, is_chosen: bool) -> Candidate {
    Candidate { field, value: value.to_owned(), origin: origin.to_owned(), is_chosen }
}

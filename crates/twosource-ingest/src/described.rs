//! Files that hold a report and say themselves what is known about it: messages, items of agencies.

use sha2::{Digest, Sha256};
use twosource_page::{Block, Facts};
use twosource_text::{Candidate, Document, Field, Raw};

use crate::build::{Given, Lines, document};
use crate::decode::Decoded;
use crate::item::Settings;
use crate::layout::Markup;
use crate::problem::{Problem, one_line};

impl Settings {
    /// The document of a text with what the file that held it says of it.
    pub(crate) fn described(
        &self,
        name: &str,
        text: String,
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
        let mut document =
            document(&path, Decoded { text, replaced: 0 }, given, Lines::Found(Markup::Plain));
        document.meta.raw = Some(raw(file));
        Ok(document)
    }
}

/// The mark of the bytes that a text was taken from.
pub(crate) fn raw(bytes: &[u8]) -> Raw {
    Raw { sha256: Sha256::digest(bytes).into(), len: bytes.len() as u64 }
}

/// A headline and blocks as lines, a blank line between two.
pub(crate) fn text_of(title: Option<&str>, blocks: &[Block]) -> String {
    let title = title.filter(|title| blocks.first().is_none_or(|first| first.text != *title));
    let lines: Vec<&str> =
        title.into_iter().chain(blocks.iter().map(|b| b.text.as_str())).collect();
    lines.join("\n\n")
}

/// Something that the file states.
pub(crate) fn candidate(field: Field, value: &str, origin: &str, is_chosen: bool) -> Candidate {
    Candidate { field, value: value.to_owned(), origin: origin.to_owned(), is_chosen }
}

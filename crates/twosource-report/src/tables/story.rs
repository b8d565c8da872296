//! One account, prepared for the rows of tables.

use twosource_compare::Account;
use twosource_text::DocId;

use super::column::{Cell, Definition, integer, required, text};
use crate::json::build::Builder;
use crate::json::wire;
use crate::sources::Sources;
use crate::stories::Accounts;

/// One account with its number among others.
pub(super) struct Story<'a> {
    /// 1 for the first.
    pub(super) number: usize,
    pub(super) account: &'a Account,
    pub(super) sources: &'a Sources<'a>,
    pub(super) builder: Builder<'a>,
    /// Parallel to the reports of the account.
    pub(super) documents: Vec<wire::Document<'a>>,
}

/// The rows of all accounts.
pub(super) fn each(accounts: &Accounts, rows: fn(&Story) -> Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let stories = (1..).zip(&accounts.stories);
    stories.flat_map(|(number, story)| prepared(number, &story.account, rows)).collect()
}

fn prepared<T>(number: usize, account: &Account, then: impl FnOnce(&Story) -> T) -> T {
    let sources = Sources::new(&account.reports);
    let builder = Builder::new(&sources, account);
    let documents = builder.reports().map(|(at, report)| builder.document(at, report)).collect();
    then(&Story { number, account, sources: &sources, builder, documents })
}

impl<'a> Story<'a> {
    /// Where something stands in the document that a passage names.
    pub(super) fn place(&self, document: DocId) -> Option<Place<'_>> {
        let document = self.documents.get(self.sources.index(document)?)?;
        Some(Place { story: self.number, document })
    }

    /// The fullest name that the reports give to an entity of the account.
    pub(super) fn entity(&self, number: usize) -> Option<&'a str> {
        let entity = self.account.entities.get(number)?;
        let loose = |char: char| char.is_whitespace() || "*_#,:;".contains(char);
        Some(self.sources.exact(entity.name).trim_matches(loose))
    }

    /// The fullest name of a voice, where it is known who it is.
    pub(super) fn speaker(&self, voice: Option<&wire::Voice>) -> Option<&'a str> {
        self.entity(voice?.entity?)
    }
}

/// A document of a story.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) story: usize,
    pub(super) document: &'a wire::Document<'a>,
}

/// A row about something in one document.
pub(super) trait Placed {
    fn place(&self) -> &Place<'_>;
}

/// The columns that such rows have in common.
pub(super) fn place_columns<R: Placed>() -> [Definition<R>; 5] {
    [
        story(|row| row.place().story.into()),
        required(text("document", "Identity of the document, as in `documents`", |row| {
            row.place().document.id.0.to_string().into()
        })),
        required(text("letter", "Letter of the document within its story", |row| {
            row.place().document.letter.as_str().into()
        })),
        required(text(
            "document_name",
            "Where the text comes from: a file, or a file and a record",
            |row| row.place().document.name.into(),
        )),
        text("outlet", "Who published the document", |row| {
            row.place().document.outlet.as_ref().map(|outlet| outlet.value.as_str()).into()
        }),
    ]
}

pub(super) fn story<R>(cell: fn(&R) -> Cell) -> Definition<R> {
    required(integer("story", "Number of the story; 1 where there is one only", cell))
}

/// The columns of where the main words of a row stand.
pub(super) fn words_columns<R>(
    start: fn(&R) -> Cell,
    end: fn(&R) -> Cell,
    line: fn(&R) -> Cell,
    words: fn(&R) -> Cell,
) -> [Definition<R>; 4] {
    [
        required(integer(
            "start",
            "Where the words of `text` start in the document, in code points",
            start,
        )),
        required(integer("end", "Where they end: the code point behind the last", end)),
        required(integer("line", "Line of the document in which they start, from 1", line)),
        required(text("text", "The exact words", words)),
    ]
}

//! Accounts as tables: for spreadsheets as CSV, for programs by way of `twosource-parquet`.
//!
//! ```text
//! wire structs --a row each--> columns (name, type, meaning, cell) -> Table -> CSV, Parquet
//! ```
//!
//! Every table has the column `story`, also where there is one story only, so that files of several
//! runs have the same columns. Tables refer to one another by `document`, `story` and `point`,
//! and `attribution`. Each column is described in `docs/schema/tables.md`.

mod attributions;
mod column;
mod csv;
mod documents;
mod passages;
mod points;
mod statements;
mod story;

pub use self::column::{Cell, CellType, Column};
pub use self::csv::csv;

use self::column::Definition;
use self::story::Story;
use crate::stories::Accounts;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableName {
    /// A row for each point.
    Points,
    /// A row for each statement of a point.
    Statements,
    /// A row for each attribution.
    Attributions,
    /// A row for each report.
    Documents,
    /// A row for each passage that the other tables cite.
    Passages,
}

impl TableName {
    /// All tables.
    pub const ALL: [Self; 5] =
        [Self::Points, Self::Statements, Self::Attributions, Self::Documents, Self::Passages];

    /// The name, as files are called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Statements => "statements",
            Self::Attributions => "attributions",
            Self::Documents => "documents",
            Self::Passages => "passages",
        }
    }
}

/// Rows of cells under columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Which table it is.
    pub name: TableName,
    /// What stands in each column.
    pub columns: Vec<Column>,
    /// Rows in the order of the account, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// One table of the accounts of one or more stories.
pub fn table(accounts: &Accounts, name: TableName) -> Table {
    let of_stories = |rows: fn(&Story) -> Vec<Vec<Cell>>| story::each(accounts, rows);
    let (columns, rows) = match name {
        TableName::Points => (heads(&points::columns()), of_stories(points::rows)),
        TableName::Statements => (heads(&statements::columns()), of_stories(statements::rows)),
        TableName::Attributions => {
            (heads(&attributions::columns()), of_stories(attributions::rows))
        }
        TableName::Documents => {
            let compared = of_stories(documents::rows).into_iter();
            let rows = compared.chain(documents::alone(accounts)).collect();
            (heads(&documents::columns()), rows)
        }
        TableName::Passages => (heads(&passages::columns()), of_stories(passages::rows)),
    };
    Table { name, columns, rows }
}

fn heads<R>(definitions: &[Definition<R>]) -> Vec<Column> {
    definitions.iter().map(|definition| definition.column).collect()
}

#[cfg(test)]
mod tests;

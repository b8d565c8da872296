//! The tables that can be asked for.

use clap::ValueEnum;
use twosource::report::TableName;

/// A table of an account; the columns are described in docs/schema/tables.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Table {
    /// A row for each point
    Points,
    /// A row for each statement of a point: report, words, place
    Statements,
    /// A row for each attribution: source, cue, content
    Attributions,
    /// A row for each report
    Documents,
    /// A row for each passage that the other tables cite
    Passages,
}

impl From<Table> for TableName {
    fn from(table: Table) -> Self {
        match table {
            Table::Points => Self::Points,
            Table::Statements => Self::Statements,
            Table::Attributions => Self::Attributions,
            Table::Documents => Self::Documents,
            Table::Passages => Self::Passages,
        }
    }
}

//! Columns: a name, a type, a meaning, and how the cell of a row is made.

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, in the form of the fields of JSON.
    pub name: &'static str,
    /// The type of its cells.
    pub cells: CellType,
    /// Whether no cell of it is empty.
    pub is_required: bool,
    /// What stands in it, as the documentation says it.
    pub meaning: &'static str,
}

/// The type of all cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellType {
    /// Unicode text.
    Text,
    /// A whole number of 32 bits.
    Integer,
    /// A floating-point number of 64 bits.
    Number,
    /// True or false.
    Boolean,
}

impl CellType {
    /// The name, as the documentation has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
        }
    }
}

/// One value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// There is none.
    Empty,
    /// Words, a name or a date.
    Text(String),
    /// A count, an offset or a number that stands for something.
    Integer(i32),
    /// A share or a weight.
    Number(f64),
    /// Whether something holds.
    Boolean(bool),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Offsets stay below `Document::MAX_BYTES`; counts beyond 32 bits do not fit into memory.
impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Integer(i32::try_from(number).unwrap_or(i32::MAX))
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Cell {
    fn from(holds: bool) -> Self {
        Self::Boolean(holds)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// Several values in one cell.
pub(super) fn list<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> Cell {
    let values: Vec<T> = values.into_iter().collect();
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    Some(values.join("; ")).filter(|joined| !joined.is_empty()).into()
}

/// A column with the way to its cells.
pub(super) struct Definition<R> {
    pub(super) column: Column,
    pub(super) cell: fn(&R) -> Cell,
}

/// The cells of one row.
pub(super) fn cells<R>(definitions: &[Definition<R>], row: &R) -> Vec<Cell> {
    definitions.iter().map(|definition| (definition.cell)(row)).collect()
}

/// The column of which every row has a value.
pub(super) fn required<R>(mut definition: Definition<R>) -> Definition<R> {
    definition.column.is_required = true;
    definition
}

pub(super) fn text<R>(
    name: &'static str,
    meaning: &'static str,
    cell: fn(&R) -> Cell,
) -> Definition<R> {
    definition(CellType::Text, name, meaning, cell)
}

pub(super) fn integer<R>(
    name: &'static str,
    meaning: &'static str,
    cell: fn(&R) -> Cell,
) -> Definition<R> {
    definition(CellType::Integer, name, meaning, cell)
}

pub(super) fn number<R>(
    name: &'static str,
    meaning: &'static str,
    cell: fn(&R) -> Cell,
) -> Definition<R> {
    definition(CellType::Number, name, meaning, cell)
}

pub(super) fn boolean<R>(
    name: &'static str,
    meaning: &'static str,
    cell: fn(&R) -> Cell,
) -> Definition<R> {
    definition(CellType::Boolean, name, meaning, cell)
}

fn definition<R>(
    cells: CellType,
    name: &'static str,
    meaning: &'static str,
    cell: fn(&R) -> Cell,
) -> Definition<R> {
    Definition { column: Column { name, cells, is_required: false, meaning }, cell }
}

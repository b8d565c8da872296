//! Tables of an account as [Apache Parquet](https://parquet.apache.org), for data frames, databases and
//! everything else that reads it.
//!
//! ```text
//! twosource_report::Table --a column chunk for each column--> bytes of one file
//! ```
//!
//! A crate of its own, because the Parquet library is the largest that the program is built from and
//! who uses the analysis from Rust should not have to build it.
//!
//! Columns have the names and types of the table: `BYTE_ARRAY` as String, `INT32`, `DOUBLE`,
//! `BOOLEAN`; those that may be empty are optional. All rows are one row group, pages are packed with
//! Snappy. The same table gives the same bytes: no clock is read, and what wrote the file is named
//! by the version of this program.
//!
//! ```
//! use twosource_report::{Accounts, TableName, table};
//!
//! let bytes = twosource_parquet::parquet(&table(&Accounts::default(), TableName::Points))?;
//! assert!(bytes.starts_with(b"PAR1"));
//! # Ok::<(), twosource_parquet::ParquetError>(())
//! ```

use std::sync::Arc;

pub use parquet::errors::ParquetError;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type};
use parquet::errors::Result;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use twosource_report::{Cell, CellType, Column, Table};

/// What the file says wrote it.
const CREATED_BY: &str = concat!("twosource version ", env!("CARGO_PKG_VERSION"));
/// Version of the tables, under the key `twosource.tables`; as `version` of the JSON.
const VERSION: &str = "1";

/// A table as the bytes of a Parquet file.
pub fn parquet(table: &Table) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema(table)?, Arc::new(properties()))?;
    let mut rows = file.next_row_group()?;
    let mut at = 0;
    while let Some(mut writer) = rows.next_column()? {
        let cells = table.rows.iter().map(|row| row.get(at).unwrap_or(&Cell::Empty));
        if let Some(column) = table.columns.get(at) {
            write(&mut writer, column, cells)?;
        }
        writer.close()?;
        at += 1;
    }
    rows.close()?;
    file.close()?;
    Ok(bytes)
}

fn properties() -> WriterProperties {
    let version = KeyValue::new("twosource.tables".to_owned(), VERSION.to_owned());
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(CREATED_BY.to_owned())
        .set_key_value_metadata(Some(vec![version]))
        .set_max_row_group_row_count(None)
        .build()
}

fn schema(table: &Table) -> Result<TypePtr> {
    let fields: Result<Vec<TypePtr>> = table.columns.iter().map(field).collect();
    let schema = Type::group_type_builder(table.name.name()).with_fields(fields?);
    Ok(Arc::new(schema.build()?))
}

fn field(column: &Column) -> Result<TypePtr> {
    let (physical, logical) = match column.cells {
        CellType::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        CellType::Integer => (Physical::INT32, None),
        CellType::Number => (Physical::DOUBLE, None),
        CellType::Boolean => (Physical::BOOLEAN, None),
    };
    let repetition = if column.is_required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    let field = Type::primitive_type_builder(column.name, physical)
        .with_repetition(repetition)
        .with_logical_type(logical);
    Ok(Arc::new(field.build()?))
}

fn write<'a>(
    writer: &mut SerializedColumnWriter,
    column: &Column,
    cells: impl Iterator<Item = &'a Cell>,
) -> Result<()> {
    match column.cells {
        CellType::Text => chunk::<ByteArrayType>(writer, column, cells, |cell| match cell {
            Cell::Text(text) => Some(ByteArray::from(text.as_str())),
            _ => None,
        }),
        CellType::Integer => chunk::<Int32Type>(writer, column, cells, |cell| match cell {
            Cell::Integer(number) => Some(*number),
            _ => None,
        }),
        CellType::Number => chunk::<DoubleType>(writer, column, cells, |cell| match cell {
            Cell::Number(number) => Some(*number),
            _ => None,
        }),
        CellType::Boolean => chunk::<BoolType>(writer, column, cells, |cell| match cell {
            Cell::Boolean(holds) => Some(*holds),
            _ => None,
        }),
    }
}

/// Writes the values, and for a column that may be empty which rows have one.
fn chunk<'a, T: DataType>(
    writer: &mut SerializedColumnWriter,
    column: &Column,
    cells: impl Iterator<Item = &'a Cell>,
    value: impl Fn(&Cell) -> Option<T::T>,
) -> Result<()> {
    let values: Vec<Option<T::T>> = cells.map(value).collect();
    let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
    if column.is_required && levels.contains(&0) {
        return Err(ParquetError::General(format!("a cell of `{}` is empty", column.name)));
    }
    let levels = Some(&levels[..]).filter(|_| !column.is_required);
    let values: Vec<T::T> = values.into_iter().flatten().collect();
    writer.typed::<T>().write_batch(&values, levels, None)?;
    Ok(())
}

#[cfg(test)]
mod tests;

use bytes::Bytes;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use twosource_report::TableName;

use super::*;

const fn column(name: &'static str, cells: CellType, is_required: bool) -> Column {
    Column { name, cells, is_required, meaning: "" }
}

fn sample(rows: Vec<Vec<Cell>>) -> Table {
    let columns = vec![
        column("letter", CellType::Text, true),
        column("outlet", CellType::Text, false),
        column("point", CellType::Integer, true),
        column("parent", CellType::Integer, false),
        column("importance", CellType::Number, false),
        column("is_heading", CellType::Boolean, true),
        column("is_known", CellType::Boolean, false),
    ];
    Table { name: TableName::Statements, columns, rows }
}

fn rows() -> Vec<Vec<Cell>> {
    let empty = || Cell::Empty;
    vec![
        vec!["A".into(), empty(), 1.into(), empty(), Cell::Number(-0.25), true.into(), empty()],
        vec![
            "B".into(),
            "„Ode“ 🚋\n".into(),
            2.into(),
            0.into(),
            empty(),
            false.into(),
            true.into(),
        ],
        vec!["".into(), "".into(), 3.into(), 7.into(), Cell::Number(2.0), true.into(), empty()],
    ]
}

/// The cells as the library reads them.
fn read(bytes: Vec<u8>) -> Vec<Vec<Cell>> {
    let reader = SerializedFileReader::new(Bytes::from(bytes)).unwrap();
    let rows = reader.get_row_iter(None).unwrap();
    let cell = |field: &Field| match field {
        Field::Null => Cell::Empty,
        Field::Str(text) => Cell::Text(text.clone()),
        Field::Int(number) => Cell::Integer(*number),
        Field::Double(number) => Cell::Number(*number),
        Field::Bool(holds) => Cell::Boolean(*holds),
        other => panic!("{other:?}"),
    };
    rows.map(|row| row.unwrap().get_column_iter().map(|(_, field)| cell(field)).collect()).collect()
}

#[test]
fn what_is_written_is_read_again() {
    let bytes = parquet(&sample(rows())).unwrap();
    assert_eq!(read(bytes), rows());
}

#[test]
fn a_table_without_rows_has_its_columns() {
    let bytes = parquet(&sample(vec![])).unwrap();
    let reader = SerializedFileReader::new(Bytes::from(bytes)).unwrap();
    let schema = reader.metadata().file_metadata().schema_descr();
    let names: Vec<&str> = schema.columns().iter().map(|column| column.name()).collect();
    assert_eq!(names.len(), 7);
    assert_eq!(names[3], "parent");
    assert_eq!(reader.metadata().file_metadata().num_rows(), 0);
}

#[test]
fn many_rows_are_one_group_and_come_back() {
    let many: Vec<Vec<Cell>> = rows().into_iter().cycle().take(50_000).collect();
    let bytes = parquet(&sample(many.clone())).unwrap();
    let reader = SerializedFileReader::new(Bytes::from(bytes.clone())).unwrap();
    assert_eq!(reader.num_row_groups(), 1);
    assert!(read(bytes) == many);
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let bytes = parquet(&sample(rows())).unwrap();
    assert_eq!(bytes, parquet(&sample(rows())).unwrap());
    let reader = SerializedFileReader::new(Bytes::from(bytes)).unwrap();
    let written_by = reader.metadata().file_metadata().created_by();
    assert_eq!(written_by, Some(CREATED_BY));
}

#[test]
fn an_empty_cell_where_none_may_be_is_an_error() {
    let mut wrong = rows();
    wrong[0][0] = Cell::Empty;
    let error = parquet(&sample(wrong)).unwrap_err().to_string();
    assert!(error.contains("a cell of `letter` is empty"), "{error}");
}

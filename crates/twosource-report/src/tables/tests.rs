//! Cells keep to their columns, tables refer to one another, positions lead to the words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::*;
use crate::sample;
use crate::stories::StoryAccount;

const DOCUMENTATION: &str = include_str!("../../../../docs/schema/tables.md");

fn one() -> Accounts {
    let account = sample::account();
    Accounts { stories: vec![StoryAccount { label: None, account }], alone: vec![] }
}

/// The cells of some columns, row by row.
fn values(table: &Table, names: &[&str]) -> Vec<Vec<Cell>> {
    let at = |name: &&str| table.columns.iter().position(|column| column.name == *name).unwrap();
    let columns: Vec<usize> = names.iter().map(at).collect();
    table.rows.iter().map(|row| columns.iter().map(|&at| row[at].clone()).collect()).collect()
}

fn keys(table: &Table, names: &[&str]) -> BTreeSet<String> {
    values(table, names).iter().map(|row| format!("{row:?}")).collect()
}

fn section(table: &Table) -> String {
    let mut section = "| column | type | meaning |\n|---|---|---|\n".to_owned();
    for column in &table.columns {
        let empty = if column.is_required { "" } else { ", may be empty" };
        writeln!(
            section,
            "| `{}` | {}{empty} | {} |",
            column.name,
            column.cells.name(),
            column.meaning
        )
        .unwrap();
    }
    section
}

#[test]
fn every_column_is_described() {
    let section = |name| {
        let table = table(&Accounts::default(), name);
        format!("\n## {}\n\n{}", name.name(), section(&table))
    };
    let missing: Vec<_> = TableName::ALL.into_iter().map(section).collect();
    let missing: Vec<_> = missing.into_iter().filter(|s| !DOCUMENTATION.contains(s)).collect();
    assert!(missing.is_empty(), "{}", missing.concat());
}

#[test]
fn cells_keep_to_their_columns() {
    for accounts in [one(), sample::accounts(), Accounts::default()] {
        for name in TableName::ALL {
            let table = table(&accounts, name);
            assert_eq!(table.rows.is_empty(), accounts.stories.is_empty(), "{name:?}");
            for (row, column) in table.rows.iter().flat_map(|row| row.iter().zip(&table.columns)) {
                let fits = match row {
                    Cell::Empty => !column.is_required,
                    Cell::Text(_) => column.cells == CellType::Text,
                    Cell::Integer(_) => column.cells == CellType::Integer,
                    Cell::Number(_) => column.cells == CellType::Number,
                    Cell::Boolean(_) => column.cells == CellType::Boolean,
                };
                assert!(fits, "{name:?} {column:?} {row:?}");
            }
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
        }
    }
}

#[test]
fn keys_are_distinct_and_lead_to_their_table() {
    // The two stories of the other sample hold the same documents, which no real ones do.
    let accounts = one();
    let of = |name| table(&accounts, name);
    let [points, statements, attributions, documents, passages] = TableName::ALL.map(of);
    let distinct = |table: &Table, names: &[&str]| {
        let keys = keys(table, names);
        assert_eq!(keys.len(), table.rows.len(), "{:?}", table.name);
        keys
    };
    let points_keys = distinct(&points, &["story", "point"]);
    let statement_keys = distinct(&statements, &["story", "point", "statement"]);
    let attribution_keys = distinct(&attributions, &["document", "attribution"]);
    let document_keys = distinct(&documents, &["document"]);
    distinct(&passages, &["story", "passage"]);
    assert_eq!(keys(&statements, &["story", "point"]), points_keys);
    for table in [&points, &statements, &attributions, &passages] {
        assert!(keys(table, &["document"]).is_subset(&document_keys));
    }
    let given = |table: &Table, names: &[&str]| -> BTreeSet<String> {
        let rows = values(table, names).into_iter();
        rows.filter(|row| !row.contains(&Cell::Empty)).map(|row| format!("{row:?}")).collect()
    };
    let attribution = ["document", "attribution"];
    assert!(given(&statements, &attribution).is_subset(&attribution_keys));
    assert!(given(&passages, &attribution).is_subset(&attribution_keys));
    assert_eq!(given(&passages, &["story", "point", "statement"]), statement_keys);
}

#[test]
fn counts_are_those_of_the_rows() {
    let accounts = one();
    let statements = table(&accounts, TableName::Statements);
    let points = table(&accounts, TableName::Points);
    for row in values(&points, &["point", "statements"]) {
        let count = values(&statements, &["point"]).iter().filter(|one| one[0] == row[0]).count();
        assert_eq!(row[1], count.into());
    }
}

#[test]
fn positions_lead_to_the_words() {
    let accounts = one();
    let documents = accounts.stories[0].account.reports.iter().map(|report| &report.document);
    let texts: BTreeMap<String, &str> = documents.map(|d| (d.id().to_string(), d.text())).collect();
    let check = |table: &Table, [start, end, words]: [&str; 3]| {
        let rows = values(table, &["document", start, end, words]);
        let mut checked = 0;
        for row in &rows {
            let [Cell::Text(document), Cell::Integer(start), Cell::Integer(end), Cell::Text(words)] =
                row.as_slice()
            else {
                continue;
            };
            let at = |number: i32| usize::try_from(number).unwrap();
            let found = texts[document].chars().skip(at(*start)).take(at(*end) - at(*start));
            let found: String = found.collect();
            assert!(found == *words || words.contains(" […] "), "{found} {words}");
            checked += 1;
        }
        assert!(checked > 5, "{:?}", table.name);
    };
    let of = |name| table(&accounts, name);
    for name in [TableName::Points, TableName::Statements, TableName::Passages] {
        check(&of(name), ["start", "end", "text"]);
    }
    for part in ["source", "cue", "content"] {
        let ends = [format!("{part}_start"), format!("{part}_end")];
        check(&of(TableName::Attributions), [&ends[0], &ends[1], part]);
    }
    let bytes = values(&of(TableName::Passages), &["document", "byte_start", "byte_end", "text"]);
    for row in bytes {
        let [Cell::Text(document), Cell::Integer(start), Cell::Integer(end), Cell::Text(words)] =
            &row[..]
        else {
            panic!("{row:?}")
        };
        let at = |number: i32| usize::try_from(number).unwrap();
        assert_eq!(texts[document].get(at(*start)..at(*end)), Some(words.as_str()));
    }
}

#[test]
fn reports_that_are_not_compared_have_no_story() {
    let documents = table(&sample::accounts(), TableName::Documents);
    let rows = values(&documents, &["story", "letter", "independence_group"]);
    assert_eq!(rows.len(), 7);
    assert_eq!(rows[6], [Cell::Empty, Cell::Empty, Cell::Empty]);
    assert_eq!(rows[5], [2.into(), "C".into(), 2.into()]);
}

#[test]
fn a_voice_has_its_fullest_name() {
    let statements = table(&one(), TableName::Statements);
    let rows = values(&statements, &["text", "source", "speaker"]);
    let she = rows.iter().find(|row| row[1] == "She".into()).unwrap();
    assert_eq!(she[2], "Ilse Brandt".into());
}

#[test]
fn a_content_in_pieces_is_one_cell() {
    let mut accounts = one();
    let report = &mut accounts.stories[0].account.reports[0];
    let pieces = ["The old bridge", "on Monday"].map(|words| report.document.find(words).unwrap());
    report.analysis.attributions[0].content = pieces.to_vec();
    let attributions = table(&accounts, TableName::Attributions);
    let columns = ["content", "content_start", "content_end", "content_pieces"];
    let row = &values(&attributions, &columns)[0];
    let points =
        |at: usize| accounts.stories[0].account.reports[0].document.code_points(pieces[at]);
    assert_eq!(row[0], "The old bridge […] on Monday".into());
    assert_eq!(row[1..], [points(0).start.into(), points(1).end.into(), 2.into()]);
    let passages = values(&table(&accounts, TableName::Passages), &["role", "text"]);
    assert!(passages.contains(&vec!["content".into(), "The old bridge".into()]));
}

#[test]
fn tables_as_csv() {
    for name in [TableName::Points, TableName::Statements, TableName::Attributions] {
        insta::assert_snapshot!(name.name(), csv(&table(&one(), name)).replace("\r\n", "\n"));
    }
}

//! Tables as CSV (RFC 4180): UTF-8 without a byte order mark, a header, lines that end in CR LF.
//!
//! Spreadsheets run a cell that looks like a formula. The words of a report are not ours, so that a
//! text that begins with `=`, `+`, `-`, `@`, a tab or an end of line gets an apostrophe in front
//! (<https://owasp.org/www-community/attacks/CSV_Injection>), and so does one that begins with the
//! full-width forms of these signs, which some spreadsheets take for them. A text that is a number
//! as a whole ("-12", "+3.5") is no formula and stays.

use super::{Cell, Table};

/// A table as CSV.
pub fn csv(table: &Table) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut rows = vec![table.columns.iter().map(|column| column.name.to_owned()).collect()];
    rows.extend(table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>()));
    // Writing to memory cannot fail, and all rows have the length of the first.
    let written = rows.iter().try_for_each(|row| writer.write_record(row));
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Integer(number) => number.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Boolean(holds) => holds.to_string(),
    }
}

/// A text that no spreadsheet runs.
fn harmless(text: &str) -> String {
    const SIGNS: &str = "=+-@\t\r\n＝＋－＠";
    if text.starts_with(|first| SIGNS.contains(first)) && !is_number(text) {
        return format!("'{text}");
    }
    text.to_owned()
}

/// Digits with at most one point among them and one sign in front.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{csv, harmless};
    use crate::tables::{Cell, CellType, Column, Table, TableName};

    #[test]
    fn no_text_is_a_formula() {
        for text in ["=1+1", "+1+1", "-1-cmd()", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "- a"]
        {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["", "a=b", " =1", "-12", "+3.5", "40", "\u{2212}12", "'quoted'"] {
            assert_eq!(harmless(text), text);
        }
        for text in ["-", "-.", "-1.", "-1.2.3", "+1e5", "-inf"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
    }

    fn of(rows: Vec<Vec<Cell>>) -> String {
        let column = |name| Column { name, cells: CellType::Text, is_required: false, meaning: "" };
        csv(&Table { name: TableName::Points, columns: vec![column("a"), column("b")], rows })
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let rows = vec![vec!["x, \u{201c}y\u{201d}".into(), "say \"no\"\nnow".into()]];
        assert_eq!(of(rows), "a,b\r\n\"x, \u{201c}y\u{201d}\",\"say \"\"no\"\"\nnow\"\r\n");
    }

    #[test]
    fn values_are_written_plainly() {
        let rows = vec![vec![Cell::Empty, 3.into()], vec![Cell::Number(-0.5), true.into()]];
        assert_eq!(of(rows), "a,b\r\n,3\r\n-0.5,true\r\n");
        assert_eq!(of(vec![]), "a,b\r\n");
    }
}

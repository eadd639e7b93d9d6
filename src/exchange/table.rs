//! Table text as spreadsheets put it on the clipboard: rows of cells, tabs between, quotes around the awkward.
//!
//! A cell that a spreadsheet would run (`=…`, `+…`, `-…`, `@…`) is written with an apostrophe in front, the sign by which
//! spreadsheets themselves say that a cell is text; reading takes it away again. Where HTML travels beside, the
//! apostrophe is not needed (see `exchange::spreadsheet`).

use crate::wording;

/// One row of a pasted table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Its number in the pasted text, from 1, empty rows counted.
    pub number: usize,
    /// Its cells, without blanks around and without empty ones at the end.
    pub cells: Vec<String>,
}

impl TableRow {
    /// A cell; empty where the row is shorter.
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }

    /// Whether it sums up rows above it: its first filled cell says 合计, 总计, 小计 or total.
    pub fn is_total(&self) -> bool {
        let first = self.cells.iter().find(|cell| !cell.is_empty());
        first.is_some_and(|cell| {
            let plain = wording::heading(cell);
            ["合计", "总计", "小计", "total"].contains(&plain.as_str())
        })
    }
}

/// The rows of a pasted text, empty ones left out. Only tabs set cells apart, as Excel and WPS copy them: words with
/// commas, semicolons or blanks in them stay one cell.
pub fn rows(text: &str) -> Vec<TableRow> {
    tidied(raw_rows(text))
}

/// The rows of a text as they stand, empty ones included.
pub(super) fn raw_rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = split(text.trim_start_matches('\u{feff}'), '\t');
    for cell in rows.iter_mut().flatten() {
        if let Some(bare) = cell.strip_prefix('\'').filter(|_| begins_as_formula(cell)) {
            *cell = bare.to_owned();
        }
    }
    rows
}

/// Whether a text is a table and nothing else: two columns or more, every row as wide as the first.
pub fn is_table(text: &str) -> bool {
    let rows = raw_rows(text);
    let width = rows.first().map_or(0, Vec::len);
    width > 1 && rows.iter().all(|row| row.len() == width)
}

/// What a text field takes of a pasted text: one cell of a spreadsheet loses the quotes that were put around it for its
/// line ends, and its own line end; any other text stays.
pub fn one_cell(text: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    let ended = plain.strip_suffix('\n').unwrap_or(&plain);
    let cell = match quoted(ended, '\t') {
        Some((inner, "")) if inner.contains(['\n', '\t', '"']) => inner,
        _ if ended.contains(['\n', '\t']) => return plain,
        _ => ended.to_owned(),
    };
    match cell.strip_prefix('\'') {
        Some(bare) if begins_as_formula(&cell) => bare.to_owned(),
        _ => cell,
    }
}

/// Whether a cell, apostrophes in front aside, begins as a formula does.
fn begins_as_formula(cell: &str) -> bool {
    cell.trim_start_matches(|c: char| c == '\'' || c.is_whitespace() || c.is_control())
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Whether a cell must be written with an apostrophe: it begins as a formula and is no plain number.
fn must_be_guarded(cell: &str) -> bool {
    let number = cell.strip_prefix(['-', '+']).map(|rest| {
        rest.bytes()
            .all(|byte| byte.is_ascii_digit() || b".,%-".contains(&byte))
            && !rest.get(1..).is_some_and(|rest| rest.contains('-'))
    });
    begins_as_formula(cell) && number != Some(true)
}

fn tidied(cells: Vec<Vec<String>>) -> Vec<TableRow> {
    cells
        .into_iter()
        .enumerate()
        .map(|(at, cells)| {
            let mut cells: Vec<String> = cells.iter().map(|cell| trimmed(cell)).collect();
            while cells.last().is_some_and(String::is_empty) {
                cells.pop();
            }
            TableRow {
                number: at + 1,
                cells,
            }
        })
        .filter(|row| !row.cells.is_empty())
        .collect()
}

/// Without blanks around, full-width and non-breaking ones included, and with plain line ends.
fn trimmed(cell: &str) -> String {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}');
    if cell.contains('\r') {
        cell.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        cell.to_owned()
    }
}

/// Splits text into rows of raw cells. A cell in quotes may hold separators and line ends; a quote that does not end
/// before a separator is an ordinary character, as Excel copies cells that merely begin with one.
fn split(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = quoted(rest, separator).unwrap_or_else(|| {
            let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        if let Some(next) = after.strip_prefix(separator) {
            rest = next;
            continue;
        }
        let next = after
            .strip_prefix("\r\n")
            .or_else(|| after.strip_prefix('\n'))
            .or_else(|| after.strip_prefix('\r'));
        match next {
            Some(next) if !next.is_empty() => {
                rows.push(Vec::new());
                rest = next;
            }
            _ => return rows,
        }
    }
}

/// A quoted cell at the start of a text, and what follows it.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let end = rest.find('"')?;
        cell.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => break,
        }
    }
    let ended = rest.is_empty() || rest.starts_with([separator, '\n', '\r']);
    ended.then_some((cell, rest))
}

/// Rows as tab-separated text that spreadsheets paste as cells.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            text.push_str(&write_cell(cell));
        }
        text.push('\n');
    }
    text
}

/// One cell as it stands in tab-separated text.
pub fn write_cell(cell: &str) -> String {
    let guard = if must_be_guarded(cell) { "'" } else { "" };
    if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{guard}{cell}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text).into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn cells_of_excel_and_wps_are_understood() {
        assert_eq!(
            cells(
                "序号\t任务\t备注\r\n1\t\"清理\r\n码头\"\"甲\"\"\"\t\t\t\r\n\r\n　2　\t引\t\"半\"句\r\n"
            ),
            [
                vec!["序号", "任务", "备注"],
                vec!["1", "清理\n码头\"甲\""],
                vec!["2", "引", "\"半\"句"],
            ]
        );
        assert_eq!(rows("a\tb\n\n\nc\td")[1].number, 4);
    }

    #[test]
    fn only_tabs_part_cells() {
        for text in [
            "2020,303\n2021,326",
            "甲；乙\n丙；丁",
            "one  two\nthree  four",
            "a, b",
        ] {
            for (row, line) in cells(text).iter().zip(text.lines()) {
                assert_eq!(row, &[line]);
            }
        }
        assert!(cells(" \n\t\n").is_empty());
    }

    #[test]
    fn a_field_takes_one_cell_without_what_a_spreadsheet_put_around_it() {
        for (pasted, taken) in [
            ("\"第一行\r\n第二行\"\r\n", "第一行\n第二行"),
            ("\"他说\"\"好\"\"\n就这样\"\n", "他说\"好\"\n就这样"),
            ("清理码头\r\n", "清理码头"),
            ("\"引言\"", "\"引言\""),
            ("甲，乙；丙  丁", "甲，乙；丙  丁"),
            ("一\n二\n", "一\n二\n"),
            ("a\tb\n", "a\tb\n"),
            ("'=1+1", "=1+1"),
        ] {
            assert_eq!(one_cell(pasted), taken, "{pasted:?}");
        }
    }

    #[test]
    fn cells_that_a_spreadsheet_would_run_are_guarded_and_read_back() {
        for (cell, text) in [
            ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+86 138", "'+86 138"),
            ("-1+1", "'-1+1"),
            ("＝1", "'＝1"),
            ("'=x", "''=x"),
            ("-3.5", "-3.5"),
            ("+12%", "+12%"),
            ("--", "--"),
            ("'词", "'词"),
        ] {
            assert_eq!(write_cell(cell), text);
            assert_eq!(cells(&format!("{text}\tend\n"))[0][0], cell);
            assert_eq!(one_cell(&write_cell(cell)), cell);
        }
        assert_eq!(cells(&write(&[vec!["\t=1".to_owned()]])), [["=1"]]);
    }

    proptest! {
        #[test]
        fn written_rows_read_back(
            rows in proptest::collection::vec(proptest::collection::vec("[a\"\t\n,中 =+@'1-]{0,6}", 1..4), 0..5)
        ) {
            let rows: Vec<Vec<String>> = rows
                .into_iter()
                .map(|mut row: Vec<String>| {
                    row.iter_mut().for_each(|cell| *cell = cell.trim().to_owned());
                    row.push("end".to_owned());
                    row
                })
                .collect();
            prop_assert_eq!(cells(&write(&rows)), rows);
        }
    }
}

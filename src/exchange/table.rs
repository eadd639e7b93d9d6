//! Table text as spreadsheets put it on the clipboard: rows of cells, tabs or commas between, quotes around the awkward.

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

/// The rows of a pasted text, empty ones left out.
///
/// Text with a tab is tab-separated, as Excel and WPS copy it. Text without is comma-separated where every line has the
/// same number of commas, at least one; else each line is a cell.
pub fn rows(text: &str) -> Vec<TableRow> {
    let text = text.trim_start_matches('\u{feff}');
    let cells = if text.contains('\t') {
        split(text, '\t')
    } else {
        let by_comma = split(text, ',');
        let widths = by_comma.iter().filter(|row| !is_empty(row)).map(Vec::len);
        if widths.clone().min() == widths.max() {
            by_comma
        } else {
            split(text, '\t')
        }
    };
    tidied(cells)
}

/// The rows of a text whose cells only tabs set apart: words with commas in them stay one cell.
pub fn tabbed_rows(text: &str) -> Vec<TableRow> {
    tidied(split(text.trim_start_matches('\u{feff}'), '\t'))
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

fn is_empty(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
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
            if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push('\n');
    }
    text
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
    fn commas_part_cells_only_where_every_line_has_them() {
        assert_eq!(
            cells("2020,303\n2021,\"1,326\""),
            [["2020", "303"], ["2021", "1,326"]]
        );
        assert_eq!(cells("one, two\nthree"), [["one, two"], ["three"]]);
        assert!(cells(" \n\t\n").is_empty());
    }

    proptest! {
        #[test]
        fn written_rows_read_back(
            rows in proptest::collection::vec(proptest::collection::vec("[a\"\t\n,中 ]{0,6}", 1..4), 0..5)
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

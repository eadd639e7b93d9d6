//! A paper as HTML for the clipboard: word processors take its tables as tables and its headings as headings.

use super::paper::{Block, Paper};
use crate::exchange::spreadsheet::shown;

/// A paper as HTML, with nothing in it that a program would run: every word of the plan is text.
pub fn paper_html(paper: &Paper) -> String {
    let mut html = tagged("h1", &paper.title.join("\n"));
    html += &tagged("p", &paper.subtitle);
    for block in &paper.blocks {
        html += &match block {
            Block::Heading(text) => tagged("h2", text),
            Block::RunIn { heading, text } => {
                format!("<p><b>{}</b>{}</p>", shown(heading), shown(text))
            }
            Block::Paragraph(text) => tagged("p", text),
            Block::Signature(text) => format!("<p align=\"right\">{}</p>", shown(text)),
            Block::Note(text) => format!("<p><i>{}</i></p>", shown(text)),
            Block::Table { columns, rows } => {
                let heads = Block::has_heads(columns)
                    .then(|| row("th", columns.iter().map(|column| column.head.as_str())));
                let rows = rows
                    .iter()
                    .map(|cells| row("td", cells.iter().map(String::as_str)));
                let lines: String = heads.into_iter().chain(rows).collect();
                format!("<table border=\"1\" style=\"border-collapse:collapse\">{lines}</table>")
            }
        };
    }
    html
}

fn tagged(tag: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("<{tag}>{}</{tag}>", shown(text))
}

fn row<'t>(tag: &str, cells: impl Iterator<Item = &'t str>) -> String {
    let cells: Vec<String> = cells
        .map(|cell| format!("<{tag}>{}</{tag}>", shown(cell)))
        .collect();
    let cells = cells.concat();
    format!("<tr>{cells}</tr>")
}

#[cfg(test)]
mod tests {
    use super::super::paper::Column;
    use super::*;

    #[test]
    fn tables_stay_tables_and_words_stay_words() {
        let column = |head: &str| Column {
            head: head.to_owned(),
            width: 1,
        };
        let paper = Paper {
            title: vec!["整改情况".to_owned(), "<b>通报</b>".to_owned()],
            blocks: vec![
                Block::Heading("一、总体".to_owned()),
                Block::Paragraph("A & B <script>x</script>".to_owned()),
                Block::Table {
                    columns: vec![column("单位"), column("超期")],
                    rows: vec![vec!["水务局 \"甲\"".to_owned(), "3".to_owned()]],
                },
                Block::Signature("2021-11-20".to_owned()),
            ],
            ..Paper::default()
        };
        let html = paper_html(&paper);
        assert!(html.starts_with("<h1>整改情况<br"), "{html}");
        for part in [
            "<h2>一、总体</h2>",
            "<p>A &amp; B &lt;script&gt;x&lt;/script&gt;</p>",
            "<tr><th>单位</th><th>超期</th></tr><tr><td>水务局 &quot;甲&quot;</td><td>3</td></tr>",
            "<p align=\"right\">2021-11-20</p>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("<b>通报") && !html.contains("<script"));
    }
}

//! A paper as Markdown, and as plain text for the clipboard.

use super::paper::{Block, Paper};
use crate::exchange::table;
use crate::text::visible;

/// The signs that Markdown or the HTML in it would read as marks, kept as they are; control characters shown.
fn escaped(text: &str) -> String {
    let text = visible(&text.replace("\r\n", "\n").replace('\t', " "));
    let mut out = String::with_capacity(text.len());
    let mut begins = true;
    for character in text.chars() {
        if character == '&' {
            out.push_str("&amp;");
            begins = false;
            continue;
        }
        let mark = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            // Only at the beginning of a line do these make a heading or a list.
            '#' | '+' | '-' | '=' => begins,
            _ => false,
        };
        if mark {
            out.push('\\');
        }
        out.push(character);
        begins = character == '\n' || (begins && character == ' ');
    }
    out
}

fn cell(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}

/// A paper as Markdown, with a blank line between blocks and a line feed at its end.
pub fn markdown(paper: &Paper) -> String {
    let mut blocks = Vec::new();
    if !paper.title.is_empty() {
        blocks.push(format!("# {}", escaped(&paper.title.concat())));
    }
    if !paper.subtitle.is_empty() {
        blocks.push(format!("*{}*", escaped(&paper.subtitle)));
    }
    for block in &paper.blocks {
        blocks.push(match block {
            Block::Heading(text) => format!("## {}", escaped(text)),
            Block::RunIn { heading, text } => {
                format!("**{}**{}", escaped(heading), escaped(text))
            }
            Block::Paragraph(text) | Block::Signature(text) => escaped(text),
            Block::Note(text) => format!("> {}", escaped(text)),
            Block::Table { columns, rows } => {
                let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
                let mut lines = vec![
                    line(columns.iter().map(|column| cell(&column.head)).collect()),
                    line(columns.iter().map(|_| "---".to_owned()).collect()),
                ];
                lines.extend(
                    rows.iter()
                        .map(|row| line(row.iter().map(|text| cell(text)).collect())),
                );
                lines.join("\n")
            }
        });
    }
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

/// A paper as plain text: a paragraph a line, tables with tabs, as other programs paste it.
pub fn plain_text(paper: &Paper) -> String {
    let mut lines = vec![paper.title.concat()];
    lines.push(paper.subtitle.clone());
    for block in &paper.blocks {
        match block {
            Block::RunIn { heading, text } => lines.push(format!("{heading}{text}")),
            Block::Heading(text)
            | Block::Paragraph(text)
            | Block::Signature(text)
            | Block::Note(text) => lines.push(text.clone()),
            Block::Table { columns, rows } => {
                let mut all = Vec::new();
                if Block::has_heads(columns) {
                    all.push(columns.iter().map(|column| column.head.clone()).collect());
                }
                all.extend(rows.iter().cloned());
                lines.push(table::write(&all).trim_end().to_owned());
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

//! A paper as a Word file, set as official documents are (GB/T 9704): A4 with a text block of 156 by 225 mm, title in
//! 小标宋 22 points, body in 仿宋 16 points on lines of 28, first level in 黑体, second in 楷体, page number `— 1 —` below.

use super::docx_order::in_order;
use super::paper::{Block, Column, Paper};
use crate::text::{Language, paper_words as words};
use docx_rs::{
    AlignmentType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph, Run,
    RunFonts, SpecialIndentType, Style, StyleType, Table, TableAlignmentType, TableCell,
    TableLayoutType, TableRow, VAlignType, WidthType,
};
use std::io::Cursor;

/// The Word file could not be put together.
#[derive(Debug)]
pub struct DocxError(String);

impl DocxError {
    /// What went wrong, with what to do.
    pub fn sentence(&self, language: Language) -> String {
        words::DOCX_FAILED.fill(language, &[("reason", &self.0)])
    }
}

/// Twentieths of a point in a millimetre, as Word measures: 1440 an inch of 25.4 mm.
const fn twips(tenths_of_mm: i32) -> i32 {
    tenths_of_mm * 1440 / 254
}

/// Half points of the sizes 二号, 三号, 四号 and 小四.
const SIZE_2: usize = 44;
const SIZE_3: usize = 32;
const SIZE_4: usize = 28;
const SIZE_S4: usize = 24;
/// Fixed line of 28 points in twentieths, so that 22 lines fill the text block.
const BODY_LINE: i32 = 560;
/// Line of the title, 35 points.
const TITLE_LINE: i32 = 700;
/// Line in tables, 20 points.
const TABLE_LINE: i32 = 400;
/// Width of the text block: A4 less the margins of 28 and 26 mm.
const TEXT_WIDTH: i32 = twips(1560);
/// A4 in twentieths of a point.
const PAGE: (u32, u32) = (11906, 16838);

/// The face of Chinese characters; Latin letters and digits stand in Times New Roman, as is usual.
fn face(name: crate::text::Phrase) -> RunFonts {
    RunFonts::new()
        .ascii("Times New Roman")
        .hi_ansi("Times New Roman")
        .cs("Times New Roman")
        .east_asia(name.zh)
}

fn exact(line: i32) -> LineSpacing {
    LineSpacing::new()
        .line_rule(LineSpacingType::Exact)
        .line(line)
        .before(0)
        .after(0)
}

fn run(text: &str, font: crate::text::Phrase, size: usize) -> Run {
    let mut run = Run::new().fonts(face(font)).size(size);
    for (place, line) in clean(text).split('\n').enumerate() {
        if place > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    run
}

/// A text without the control characters that XML does not allow; a pasted one would make the file unreadable.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
        .filter(|c| !matches!(*c, '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}

/// A paragraph whose first line stands in by two characters.
fn body(size: usize) -> Paragraph {
    let two = i32::try_from(size).unwrap_or(32) * 20;
    Paragraph::new()
        .indent(
            Some(0),
            Some(SpecialIndentType::FirstLine(two)),
            Some(0),
            None,
        )
        .align(AlignmentType::Both)
        .line_spacing(exact(BODY_LINE))
}

fn table(columns: &[Column], rows: &[Vec<String>]) -> Table {
    let heads = Block::has_heads(columns);
    let all: u32 = columns
        .iter()
        .map(|column| column.width)
        .sum::<u32>()
        .max(1);
    let widths: Vec<usize> = columns
        .iter()
        .map(|column| {
            let width = i64::from(TEXT_WIDTH) * i64::from(column.width) / i64::from(all);
            usize::try_from(width).unwrap_or(0)
        })
        .collect();
    let cell = |place: usize, text: &str, head: bool| {
        let (font, align) = if head {
            (words::FONT_HEADING, AlignmentType::Center)
        } else {
            (words::FONT_BODY, AlignmentType::Left)
        };
        let paragraphs = text.split('\n').map(|line| {
            Paragraph::new()
                .align(align)
                .line_spacing(exact(TABLE_LINE))
                .add_run(run(line, font, SIZE_S4))
        });
        paragraphs.fold(
            TableCell::new()
                .width(widths.get(place).copied().unwrap_or(0), WidthType::Dxa)
                .vertical_align(VAlignType::Center),
            TableCell::add_paragraph,
        )
    };
    let mut lines = Vec::new();
    if heads {
        lines.push(
            TableRow::new(
                columns
                    .iter()
                    .enumerate()
                    .map(|(place, column)| cell(place, &column.head, true))
                    .collect(),
            )
            .cant_split(),
        );
    }
    lines.extend(rows.iter().map(|row| {
        let row = TableRow::new(
            row.iter()
                .enumerate()
                .map(|(place, text)| cell(place, text, !heads && place == 0))
                .collect(),
        );
        // A row of a list stays on its page; the long cells of a form may run over.
        if heads { row.cant_split() } else { row }
    }));
    Table::new(lines)
        .set_grid(widths.clone())
        .width(usize::try_from(TEXT_WIDTH).unwrap_or(0), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
}

fn page_number() -> Footer {
    let dash = |text: &str| {
        Run::new()
            .fonts(face(words::FONT_SONG))
            .size(SIZE_4)
            .add_text(text)
    };
    Footer::new().add_paragraph(
        Paragraph::new()
            .align(AlignmentType::Center)
            .fonts(face(words::FONT_SONG))
            .size(SIZE_4)
            .add_run(dash("— "))
            .add_page_num(PageNum::new())
            .add_run(dash(" —")),
    )
}

/// A paper as the bytes of a `.docx` file; the same paper always gives the same bytes.
///
/// # Errors
/// A [`DocxError`] where the package cannot be put together (no memory).
pub fn docx(paper: &Paper) -> Result<Vec<u8>, DocxError> {
    let heading = Style::new("Heading1", StyleType::Paragraph)
        .name("heading 1")
        .outline_lvl(0)
        .fonts(face(words::FONT_HEADING))
        .size(SIZE_3);
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(
            PageMargin::new()
                .top(twips(370))
                .bottom(twips(350))
                .left(twips(280))
                .right(twips(260))
                .header(twips(150))
                .footer(twips(250)),
        )
        .default_fonts(face(words::FONT_BODY))
        .default_size(SIZE_3)
        .add_style(heading)
        .footer(page_number());
    for line in &paper.title {
        docx = docx.add_paragraph(
            Paragraph::new()
                .align(AlignmentType::Center)
                .line_spacing(exact(TITLE_LINE))
                .add_run(run(line, words::FONT_TITLE, SIZE_2)),
        );
    }
    if !paper.subtitle.is_empty() {
        docx = docx.add_paragraph(
            Paragraph::new()
                .align(AlignmentType::Center)
                .line_spacing(exact(BODY_LINE))
                .add_run(run(&paper.subtitle, words::FONT_SUBHEADING, SIZE_3)),
        );
    }
    docx = docx.add_paragraph(Paragraph::new().line_spacing(exact(BODY_LINE)));
    let mut signed = false;
    for block in &paper.blocks {
        docx = match block {
            Block::Heading(text) => {
                docx.add_paragraph(body(SIZE_3).style("Heading1").keep_next(true).add_run(run(
                    text,
                    words::FONT_HEADING,
                    SIZE_3,
                )))
            }
            Block::RunIn { heading, text } => docx.add_paragraph(
                body(SIZE_3)
                    .add_run(run(heading, words::FONT_SUBHEADING, SIZE_3))
                    .add_run(run(text, words::FONT_BODY, SIZE_3)),
            ),
            Block::Paragraph(text) => {
                docx.add_paragraph(body(SIZE_3).add_run(run(text, words::FONT_BODY, SIZE_3)))
            }
            Block::Table { columns, rows } => docx.add_table(table(columns, rows)),
            Block::Signature(text) => {
                if !signed {
                    signed = true;
                    docx = docx.add_paragraph(Paragraph::new().line_spacing(exact(BODY_LINE)));
                }
                // Official papers leave four characters free at the right of the day.
                docx.add_paragraph(
                    Paragraph::new()
                        .align(AlignmentType::Right)
                        .indent(None, None, Some(4 * 320), None)
                        .line_spacing(exact(BODY_LINE))
                        .add_run(run(text, words::FONT_BODY, SIZE_3)),
                )
            }
            Block::Note(text) => docx.add_paragraph(
                Paragraph::new()
                    .line_spacing(exact(TABLE_LINE))
                    .add_run(run(text, words::FONT_SUBHEADING, SIZE_S4)),
            ),
        };
    }
    let mut bytes = Cursor::new(Vec::new());
    let mut parts = docx.build();
    let written = [
        &mut parts.document,
        &mut parts.styles,
        &mut parts.numberings,
        &mut parts.settings,
        &mut parts.font_table,
    ]
    .into_iter();
    for part in written.chain(&mut parts.footers) {
        if let Ok(text) = str::from_utf8(part) {
            *part = in_order(text).into_bytes();
        }
    }
    parts
        .pack(&mut bytes)
        .map_err(|error| DocxError(error.to_string()))?;
    Ok(bytes.into_inner())
}

//! A paper that is made as a whole (brief, notice, application), shown on its sheet.

use super::filled::{TEXT, TEXT_LINE};
use super::sheet::{sheet, subtitle_line, title_line};
use crate::exchange::report::{Block, Column, Paper};
use crate::text::{Phrase, disclosure_words as words};
use crate::ui::Stage;
use crate::ui::widgets::look::{self as looks, ink};
use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Rows of a table shown on the sheet; the file holds them all.
const ROWS: usize = 200;

/// Shows a paper on the desk.
pub(super) fn desk(ui: &mut Ui, stage: &mut Stage<'_>, paper: &Paper) {
    sheet(ui, stage, |ui, stage| {
        for line in &paper.title {
            title_line(ui, stage, line);
        }
        if !paper.subtitle.is_empty() {
            subtitle_line(ui, stage, &paper.subtitle);
        }
        ui.add_space(8.0);
        for block in &paper.blocks {
            match block {
                Block::Heading(text) => text_block(ui, stage, text, "", Align2::LEFT_TOP),
                Block::RunIn { heading, text } => {
                    text_block(ui, stage, heading, text, Align2::LEFT_TOP);
                }
                Block::Paragraph(text) => text_block(ui, stage, "", text, Align2::LEFT_TOP),
                Block::Signature(text) => text_block(ui, stage, "", text, Align2::RIGHT_TOP),
                Block::Note(text) => {
                    ui.add_space(8.0);
                    ui.label(
                        egui::RichText::new(text)
                            .size(12.0)
                            .color(ink(stage.theme.note_text)),
                    );
                }
                Block::Table { columns, rows } => table(ui, stage, columns, rows),
            }
        }
    });
}

/// Says in the middle why there is no paper.
pub(super) fn nothing(ui: &mut Ui, stage: &Stage<'_>, phrase: Phrase) {
    let rect = ui.max_rect();
    looks::write(
        ui.painter(),
        rect.center(),
        Align2::CENTER_CENTER,
        stage.say(phrase),
        looks::regular(13.0),
        ink(stage.theme.t3),
        rect.width() - 40.0,
    );
}

fn text_block(ui: &mut Ui, stage: &Stage<'_>, heading: &str, text: &str, align: Align2) {
    let color = ink(stage.theme.t1);
    let format = |font| TextFormat {
        line_height: Some(TEXT_LINE),
        ..TextFormat::simple(font, color)
    };
    let mut job = LayoutJob::default();
    let width = ui.available_width();
    job.wrap.max_width = width;
    if align == Align2::LEFT_TOP {
        job.append("\u{3000}\u{3000}", 0.0, format(looks::regular(TEXT)));
    }
    job.append(heading, 0.0, format(looks::bold(TEXT)));
    job.append(text, 0.0, format(looks::regular(TEXT)));
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    let corner = if align == Align2::RIGHT_TOP {
        pos2(rect.right() - 28.0 - galley.size().x, rect.top())
    } else {
        rect.min
    };
    ui.painter().galley(corner, galley, color);
    let spoken = format!("{heading}{text}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

fn table(ui: &mut Ui, stage: &Stage<'_>, columns: &[Column], rows: &[Vec<String>]) {
    let all: u32 = columns
        .iter()
        .map(|column| column.width)
        .sum::<u32>()
        .max(1);
    let width = ui.available_width();
    let widths: Vec<f32> = columns
        .iter()
        .map(|column| width * column.width as f32 / all as f32)
        .collect();
    let heads = Block::has_heads(columns);
    ui.add_space(6.0);
    if heads {
        let cells: Vec<&str> = columns.iter().map(|column| column.head.as_str()).collect();
        table_row(ui, stage, &widths, &cells, true, true);
    }
    for row in rows.iter().take(ROWS) {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        table_row(ui, stage, &widths, &cells, false, !heads);
    }
    if rows.len() > ROWS {
        ui.add_space(4.0);
        ui.label(
            egui::RichText::new(
                words::MORE_ROWS.fill(stage.language, &[("count", &(rows.len() - ROWS))]),
            )
            .size(12.0)
            .color(ink(stage.theme.t3)),
        );
    }
    ui.add_space(8.0);
}

fn table_row(
    ui: &mut Ui,
    stage: &Stage<'_>,
    widths: &[f32],
    cells: &[&str],
    head: bool,
    first_bold: bool,
) {
    let theme = stage.theme;
    let galleys: Vec<_> = cells
        .iter()
        .zip(widths)
        .enumerate()
        .map(|(place, (text, width))| {
            let font = if head || first_bold && place == 0 {
                looks::bold(12.0)
            } else {
                looks::regular(12.0)
            };
            ui.painter()
                .layout((*text).to_owned(), font, ink(theme.t1), width - 12.0)
        })
        .collect();
    let height = galleys
        .iter()
        .map(|galley| galley.size().y)
        .fold(14.0, f32::max)
        + 10.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let line = Stroke::new(1.0, ink(theme.ctl));
    let mut x = rect.left();
    for (galley, width) in galleys.into_iter().zip(widths) {
        let cell = Rect::from_min_size(pos2(x, rect.top()), vec2(*width, height));
        if head {
            ui.painter().rect_filled(cell, 0.0, ink(theme.sunk));
        }
        ui.painter()
            .rect_stroke(cell, 0.0, line, egui::StrokeKind::Middle);
        let at = pos2(x + 6.0, cell.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink(theme.t1));
        x += width;
    }
    let spoken = cells.join(" ");
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &spoken));
}

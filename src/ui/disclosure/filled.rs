//! A text with its fields filled, laid out with figures and faults marked; a click finds the figure under it.

use super::look;
use crate::exchange::report::{Filled, Ground};
use crate::ui::Stage;
use crate::ui::widgets::look::{self as looks, ink};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Shape, Stroke, pos2};
use std::ops::Range;

/// Size and line height of the text of the sheet, in points.
pub(super) const TEXT: f32 = 14.0;
pub(super) const TEXT_LINE: f32 = 27.0;
/// Points beside a mark.
const ROOM: f32 = 4.0;
/// Two wide spaces: the first line of a paragraph stands in by two characters.
const INDENT: &str = "\u{3000}\u{3000}";

/// A laid-out text and its marks.
pub(super) struct Laid {
    /// What the toolkit lays out.
    pub job: LayoutJob,
    /// The characters of each figure, with its field as written.
    pub figures: Vec<(Range<usize>, String)>,
    /// The characters of each fault, with its sentence.
    pub faults: Vec<(Range<usize>, String)>,
    /// All of the text.
    pub text: String,
}

struct Writer {
    laid: Laid,
    count: usize,
    /// Points kept free before the next piece, so that a mark does not touch its neighbours.
    lead: f32,
}

impl Writer {
    fn push(&mut self, text: &str, format: TextFormat) -> Range<usize> {
        let from = self.count;
        self.count += text.chars().count();
        let lead = std::mem::take(&mut self.lead);
        self.laid.job.append(text, lead, format);
        self.laid.text.push_str(text);
        from..self.count
    }
}

fn format(font: FontId, color: Color32) -> TextFormat {
    TextFormat {
        line_height: Some(TEXT_LINE),
        ..TextFormat::simple(font, color)
    }
}

/// Lays out a heading and a text; `run_in`: the text goes on in the heading's line.
pub(super) fn lay(
    stage: &Stage<'_>,
    ground: &Ground<'_>,
    heading: Option<(&str, bool)>,
    text: &str,
    width: f32,
) -> Laid {
    let look = look(stage);
    let theme = look.theme;
    let body = format(looks::regular(TEXT), ink(theme.t1));
    let bold = format(looks::bold(TEXT), ink(theme.t1));
    let marked = !stage.view.disclosure.unmarked;
    let mut writer = Writer {
        laid: Laid {
            job: LayoutJob::default(),
            figures: Vec::new(),
            faults: Vec::new(),
            text: String::new(),
        },
        count: 0,
        lead: 0.0,
    };
    writer.laid.job.wrap.max_width = width;
    // Chinese breaks anywhere, but egui keeps figures and words whole by itself.
    let mut begins = true;
    if let Some((heading, run_in)) = heading {
        writer.push(&format!("{INDENT}{heading}"), bold);
        if run_in {
            begins = false;
        } else if !text.trim().is_empty() {
            writer.push("\n", body.clone());
        }
    }
    if begins && !text.trim().is_empty() {
        writer.push(INDENT, body.clone());
    }
    for piece in ground.fill(text) {
        match piece {
            Filled::Text(text) => {
                let text = text.replace('\n', &format!("\n{INDENT}"));
                writer.push(&text, body.clone());
            }
            Filled::Figure { name, value, .. } => {
                let room = if marked { ROOM } else { 0.0 };
                writer.lead = room;
                let chars = writer.push(&value, body.clone());
                writer.lead = room;
                writer.laid.figures.push((chars, name));
            }
            Filled::Wrong { written, lack, .. } => {
                let mut format = body.clone();
                format.color = ink(theme.note_text);
                writer.lead = ROOM;
                let words = format!("{written} {}", lack.short(stage.language));
                let chars = writer.push(&words, format);
                writer.lead = ROOM;
                writer
                    .laid
                    .faults
                    .push((chars, lack.sentence(stage.language)));
            }
        }
    }
    writer.laid
}

impl Laid {
    /// Draws the grounds of figures and faults, before the text itself is drawn; the figure looked at is framed.
    pub(super) fn marks(
        &self,
        painter: &Painter,
        galley: &Galley,
        corner: Pos2,
        stage: &Stage<'_>,
    ) {
        let theme = stage.theme;
        if !stage.view.disclosure.unmarked {
            let lit = stage.view.disclosure.figure.as_deref();
            for (chars, name) in &self.figures {
                for rect in rows(galley, chars, corner) {
                    painter.rect_filled(rect, 2.0, ink(theme.sel));
                    painter.hline(
                        rect.x_range(),
                        rect.bottom(),
                        Stroke::new(1.0, ink(theme.acc)),
                    );
                    if lit == Some(name.as_str()) {
                        looks::focus_frame(painter, rect.shrink(1.0), theme);
                    }
                }
            }
        }
        for (chars, _) in &self.faults {
            for rect in rows(galley, chars, corner) {
                painter.rect_filled(rect, 2.0, ink(theme.note_bg));
                let corners = [
                    rect.left_top(),
                    rect.right_top(),
                    rect.right_bottom(),
                    rect.left_bottom(),
                    rect.left_top(),
                ];
                painter.extend(Shape::dashed_line(
                    &corners,
                    Stroke::new(1.0, ink(theme.note_edge)),
                    3.0,
                    2.0,
                ));
            }
        }
    }

    /// The figure at a character.
    pub(super) fn figure_at(&self, at: usize) -> Option<&str> {
        self.figures
            .iter()
            .find(|(chars, _)| chars.contains(&at) || chars.end == at)
            .map(|(_, name)| name.as_str())
    }

    /// The sentence of the fault at a character.
    pub(super) fn fault_at(&self, at: usize) -> Option<&str> {
        self.faults
            .iter()
            .find(|(chars, _)| chars.contains(&at) || chars.end == at)
            .map(|(_, sentence)| sentence.as_str())
    }
}

/// The places of some characters, one a row they stand on.
fn rows(galley: &Galley, chars: &Range<usize>, corner: Pos2) -> Vec<Rect> {
    let place = |at: usize, next: bool| {
        let mut cursor = egui::text::CCursor::new(at);
        cursor.prefer_next_row = next;
        galley.pos_from_cursor(cursor)
    };
    let (first, last) = (place(chars.start, true), place(chars.end, false));
    // What follows on the row stands apart by the room of a mark, which the end of the last character takes in.
    let goes_on = (place(chars.end, true).top() - last.top()).abs() < 1.0
        && chars.end < galley.text().chars().count();
    let end = last.left() - if goes_on { ROOM } else { 0.0 };
    let mut rects = Vec::new();
    let mut put = |left: f32, right: f32, top: f32, bottom: f32| {
        let middle = corner.y + (top + bottom) / 2.0;
        rects.push(Rect::from_min_max(
            pos2(corner.x + left - 3.0, middle - 10.0),
            pos2(corner.x + right + 3.0, middle + 10.0),
        ));
    };
    if (first.top() - last.top()).abs() < 1.0 {
        put(first.left(), end, first.top(), first.bottom());
        return rects;
    }
    for row in &galley.rows {
        let rect = row.rect();
        if rect.bottom() <= first.top() + 1.0 || rect.top() >= last.bottom() - 1.0 {
            continue;
        }
        let left = if rect.contains(first.center()) || (rect.top() - first.top()).abs() < 1.0 {
            first.left()
        } else {
            rect.left()
        };
        let right = if (rect.top() - last.top()).abs() < 1.0 {
            end
        } else {
            rect.right()
        };
        put(left, right, rect.top(), rect.bottom());
    }
    rects
}

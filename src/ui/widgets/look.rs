//! What a widget needs to know to draw itself: colours in force, language in force, faces and sizes.

use crate::chart::theme::size;
use crate::chart::{Color, Theme};
use crate::text::{Language, Phrase};
use crate::ui::{fonts, paint};
use egui::{Align2, Color32, FontId, Galley, Painter, Pos2, Rect, Stroke, StrokeKind};
use std::sync::Arc;

/// Line height of the 12 point text of fields, in points.
pub(crate) const LINE: f32 = size::line_height::SMALL as f32;
/// Height of a quiet field of one line: its line and 2 above and below.
pub(crate) const FIELD_ROW: f32 = LINE + size::GAP as f32;
/// Height of buttons.
pub(crate) const BUTTON: f32 = size::FIELD as f32;
/// Height of small buttons in lists, and of fields with a frame in small forms.
pub(crate) const SMALL_BUTTON: f32 = size::SMALL_BUTTON as f32;
/// Corner radius of fields and buttons.
pub(crate) const RADIUS: f32 = size::RADIUS as f32;
/// Size of secondary text.
pub(crate) const SMALL: f32 = size::font::SMALL as f32;
/// Size of body text.
pub(crate) const BODY: f32 = size::font::BODY as f32;

/// Colours and language in force.
#[derive(Clone, Copy)]
pub struct Look {
    /// Colours.
    pub theme: &'static Theme,
    /// Language.
    pub language: Language,
}

impl Look {
    /// A phrase in the language in force.
    pub fn say(self, phrase: Phrase) -> &'static str {
        phrase.of(self.language)
    }
}

/// A colour of the theme for the toolkit.
pub(crate) fn ink(color: Color) -> Color32 {
    paint::color(color)
}

/// The regular face.
pub(crate) fn regular(points: f32) -> FontId {
    fonts::regular(f64::from(points))
}

/// The bold face.
pub(crate) fn bold(points: f32) -> FontId {
    fonts::bold(f64::from(points))
}

/// A text on one line that ends in `…` where it is wider than `width`.
pub(crate) fn elided(
    painter: &Painter,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
) -> Arc<Galley> {
    let mut job = super::found::marked(painter.ctx(), text, &font, color, None)
        .unwrap_or_else(|| egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color));
    job.wrap.max_width = width.max(0.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    painter.layout_job(job)
}

/// Draws a text on one line with `at` as the given corner or middle, cut to `width`; returns its rectangle.
pub(crate) fn write(
    painter: &Painter,
    at: Pos2,
    align: Align2,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
) -> Rect {
    let galley = elided(painter, text, font, color, width);
    let rect = align.anchor_size(at, galley.size());
    painter.galley(rect.min, galley, color);
    rect
}

/// Words on a line of their own, quiet.
pub(crate) fn write_line(ui: &mut egui::Ui, look: Look, text: &str) {
    let (font, color) = (regular(SMALL), ink(look.theme.t3));
    let galley = elided(ui.painter(), text, font, color, ui.available_width());
    let (rect, _) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
    ui.painter().galley(rect.min, galley, color);
}

/// The frame around the thing that holds the keyboard focus.
pub(crate) fn focus_frame(painter: &Painter, rect: Rect, theme: &Theme) {
    painter.rect_stroke(
        rect.expand(2.0),
        RADIUS,
        Stroke::new(2.0, ink(theme.acc)),
        StrokeKind::Middle,
    );
}

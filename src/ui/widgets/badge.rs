//! Badges and chips: a status with its glyph, the sample mark, a filter that can be taken away.

use super::icon::{self, Icon};
use super::look::{self, Look, SMALL, SMALL_BUTTON, ink};
use crate::assess::{LightState, Status};
use crate::text::common_words;
use egui::accesskit::Role;
use egui::{
    Align2, Color32, Pos2, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

/// Height of a badge.
const BADGE: f32 = 20.0;

/// Words in a frame.
pub fn badge(ui: &mut Ui, words: &str, text: Color32, fill: Color32, edge: Color32) -> Response {
    let galley = look::elided(
        ui.painter(),
        words,
        look::regular(SMALL),
        text,
        ui.available_width() - 14.0,
    );
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + 14.0, BADGE), Sense::hover());
    ui.painter()
        .rect(rect, 3.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(at.min, galley, text);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// Words in a dashed frame: something that is still to come.
pub fn dashed_badge(ui: &mut Ui, look: Look, words: &str) -> Response {
    let text = ink(look.theme.t3);
    let response = badge(ui, words, text, Color32::TRANSPARENT, Color32::TRANSPARENT);
    let rect = response.rect.shrink(0.5);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    ui.painter().extend(Shape::dashed_line(
        &corners,
        Stroke::new(1.0, ink(look.theme.ctl)),
        3.0,
        2.0,
    ));
    response
}

/// The badge that says data is made up.
pub fn sample_badge(ui: &mut Ui, look: Look) -> Response {
    badge(
        ui,
        look.say(common_words::SAMPLE),
        ink(look.theme.note_text),
        ink(look.theme.note_bg),
        ink(look.theme.note_edge),
    )
}

/// A status with its glyph and its word.
pub fn status_badge(ui: &mut Ui, look: Look, status: Status) -> Response {
    let colors = look.theme.status(status);
    let words = status.word().of(look.language);
    let galley = look::elided(
        ui.painter(),
        words,
        look::regular(SMALL),
        ink(colors.word),
        ui.available_width() - 32.0,
    );
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + 32.0, BADGE), Sense::hover());
    ui.painter().rect_stroke(
        rect,
        3.0,
        Stroke::new(1.0, ink(colors.fill)),
        StrokeKind::Inside,
    );
    status_glyph(ui, rect.left_center() + vec2(13.0, 0.0), look, status);
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(24.0, 0.0), galley.size());
    ui.painter().galley(at.min, galley, ink(colors.word));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// A light in a frame of its colour; one set by hand says so.
pub fn light_badge(ui: &mut Ui, look: Look, light: LightState) -> Response {
    let colors = look.theme.status(light.light.like());
    let words = light.words(look.language);
    badge(
        ui,
        &words,
        ink(colors.word),
        ink(colors.tint),
        ink(colors.fill),
    )
}

/// Draws the glyph of a status about its middle.
pub fn status_glyph(ui: &Ui, center: Pos2, look: Look, status: Status) {
    icon::status(ui.painter(), center, status, look.theme);
}

/// A chip of 22 points that is on or off; `closable` adds a cross.
pub fn chip(ui: &mut Ui, look: Look, words: &str, on: bool, closable: bool) -> Response {
    let theme = look.theme;
    let text = ink(if on { theme.acc } else { theme.t2 });
    let galley = look::elided(
        ui.painter(),
        words,
        look::regular(SMALL),
        text,
        (ui.available_width() - 20.0).max(40.0),
    );
    let extra = if closable { 14.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(
        vec2(galley.size().x + 20.0 + extra, SMALL_BUTTON),
        Sense::click(),
    );
    let fill = match (on, response.hovered()) {
        (true, _) => theme.sel,
        (false, true) => theme.hover,
        (false, false) => theme.panel,
    };
    ui.painter().rect(
        rect,
        11.0,
        ink(fill),
        Stroke::new(1.0, ink(if on { theme.acc } else { theme.line })),
        StrokeKind::Inside,
    );
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(10.0, 0.0), galley.size());
    ui.painter().galley(at.min, galley, text);
    if closable {
        icon::draw(
            ui.painter(),
            rect.right_center() - vec2(13.0, 0.0),
            Icon::Close,
            text,
        );
    }
    if response.has_focus() {
        look::focus_frame(ui.painter(), rect, theme);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, words));
    response
}

//! Buttons: the main one, plain ones, links, icons, key figures.

use super::icon::{self, Icon};
use super::look::{self, BODY, BUTTON, Look, RADIUS, SMALL, ink};
use egui::accesskit::Role;
use egui::{Align2, Color32, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

fn named(response: Response, name: &str) -> Response {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, response.enabled(), name));
    response
}

fn framed(ui: &mut Ui, look: Look, words: &str, height: f32, main: bool) -> Response {
    let theme = look.theme;
    let enabled = ui.is_enabled();
    let size = if height < BUTTON { SMALL } else { BODY };
    let (fill, text, edge) = match (main && enabled, enabled) {
        (true, _) => (theme.acc, theme.onacc, theme.acc),
        (false, true) => (theme.panel, theme.t1, theme.line),
        (false, false) => (theme.sunk, theme.t4, theme.hair),
    };
    let galley = look::elided(
        ui.painter(),
        words,
        look::regular(size),
        ink(text),
        (ui.available_width() - 16.0).max(40.0),
    );
    let padding = if height < BUTTON { 7.0 } else { 11.0 };
    let (rect, response) = ui.allocate_exact_size(
        vec2(galley.size().x + 2.0 * padding, height),
        Sense::click(),
    );
    if ui.is_rect_visible(rect) {
        let fill = if response.hovered() && !main && enabled {
            theme.hover
        } else {
            fill
        };
        let painter = ui.painter();
        painter.rect(
            rect,
            RADIUS,
            ink(fill),
            Stroke::new(1.0, ink(edge)),
            StrokeKind::Inside,
        );
        painter.galley(
            Align2::CENTER_CENTER
                .anchor_size(rect.center(), galley.size())
                .min,
            galley,
            ink(text),
        );
        if response.has_focus() {
            look::focus_frame(painter, rect, theme);
        }
    }
    named(response, words)
}

/// The main button of a place, in the accent colour.
pub fn main_button(ui: &mut Ui, look: Look, words: &str) -> Response {
    framed(ui, look, words, BUTTON, true)
}

/// An ordinary button.
pub fn plain_button(ui: &mut Ui, look: Look, words: &str) -> Response {
    framed(ui, look, words, BUTTON, false)
}

/// An ordinary button of 22 points, for rows and lists.
pub fn small_button(ui: &mut Ui, look: Look, words: &str) -> Response {
    framed(ui, look, words, look::SMALL_BUTTON, false)
}

/// The main button of a small form in a list, 22 points high.
pub fn small_main_button(ui: &mut Ui, look: Look, words: &str) -> Response {
    framed(ui, look, words, look::SMALL_BUTTON, true)
}

/// Words in the accent colour that do something when clicked.
pub fn link(ui: &mut Ui, look: Look, words: &str) -> Response {
    words_to_click(ui, look, words, ink(look.theme.acc), SMALL)
}

/// A figure that opens its tasks: plain until the pointer is on it.
pub fn key_figure(ui: &mut Ui, look: Look, words: &str, color: Color32, size: f32) -> Response {
    words_to_click(ui, look, words, color, size)
}

fn words_to_click(ui: &mut Ui, look: Look, words: &str, color: Color32, size: f32) -> Response {
    let color = if ui.is_enabled() {
        color
    } else {
        ink(look.theme.t4)
    };
    let galley = look::elided(
        ui.painter(),
        words,
        look::regular(size),
        color,
        ui.available_width(),
    );
    let (rect, response) = ui.allocate_exact_size(
        vec2(galley.size().x, galley.size().y.max(look::LINE)),
        Sense::click(),
    );
    let place = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size());
    ui.painter().galley(place.min, galley, color);
    if response.hovered() {
        ui.painter().hline(
            place.x_range(),
            place.bottom() - 1.0,
            Stroke::new(1.0, color),
        );
    }
    if response.has_focus() {
        look::focus_frame(ui.painter(), rect, look.theme);
    }
    named(response, words).on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A square button of `side` points with an icon alone; `name` is its tooltip and accessible name.
pub fn icon_button(ui: &mut Ui, look: Look, icon: Icon, name: &str, side: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    if ui.is_rect_visible(rect) {
        let color = match (ui.is_enabled(), response.hovered()) {
            (false, _) => look.theme.line,
            (true, true) => look.theme.t1,
            (true, false) => look.theme.t3,
        };
        if response.hovered() {
            ui.painter()
                .rect_filled(rect, RADIUS, ink(look.theme.hover));
        }
        icon::draw(ui.painter(), rect.center(), icon, ink(color));
        if response.has_focus() {
            look::focus_frame(ui.painter(), rect.shrink(2.0), look.theme);
        }
    }
    named(response, name).on_hover_text(name)
}

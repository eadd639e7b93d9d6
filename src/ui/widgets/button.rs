//! Buttons: the main one, plain ones, links, icons, key figures.

use super::icon::{self, Icon};
use super::look::{self, BODY, BUTTON, Look, RADIUS, SMALL, ink};
use crate::ui::read_only;
use egui::accesskit::Role;
use egui::{Align2, Color32, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// Names a button for screen readers, with the reason where it is shut.
fn named(response: Response, name: &str, shut: Option<&str>) -> Response {
    let enabled = response.enabled() && shut.is_none();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    match shut {
        Some(why) => response.on_hover_text(why),
        None => response,
    }
}

/// What a button senses: one that is shut in a plan that is only read senses no click.
fn sense(shut: Option<&str>) -> Sense {
    match shut {
        Some(_) => Sense::hover(),
        None => Sense::click(),
    }
}

fn framed(ui: &mut Ui, look: Look, words: &str, height: f32, main: bool) -> Response {
    let theme = look.theme;
    let shut = read_only::shuts_button(ui.ctx());
    let enabled = ui.is_enabled() && shut.is_none();
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
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + 2.0 * padding, height), sense(shut));
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
    named(response, words, shut)
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
    let shut = read_only::shuts_button(ui.ctx());
    let color = if ui.is_enabled() && shut.is_none() {
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
        sense(shut),
    );
    let place = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size());
    ui.painter().galley(place.min, galley, color);
    if response.hovered() && shut.is_none() {
        ui.painter().hline(
            place.x_range(),
            place.bottom() - 1.0,
            Stroke::new(1.0, color),
        );
    }
    if response.has_focus() {
        look::focus_frame(ui.painter(), rect, look.theme);
    }
    let response = named(response, words, shut);
    if shut.is_some() {
        return response;
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A square button of `side` points with an icon alone; `name` is its tooltip and accessible name.
pub fn icon_button(ui: &mut Ui, look: Look, icon: Icon, name: &str, side: f32) -> Response {
    let shut = read_only::shuts_button(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), sense(shut));
    if ui.is_rect_visible(rect) {
        let enabled = ui.is_enabled() && shut.is_none();
        let color = match (enabled, response.hovered()) {
            (false, _) => look.theme.line,
            (true, true) => look.theme.t1,
            (true, false) => look.theme.t3,
        };
        if response.hovered() && enabled {
            ui.painter()
                .rect_filled(rect, RADIUS, ink(look.theme.hover));
        }
        icon::draw(ui.painter(), rect.center(), icon, ink(color));
        if response.has_focus() {
            look::focus_frame(ui.painter(), rect.shrink(2.0), look.theme);
        }
    }
    named(response.on_hover_text(name), name, shut)
}

/// A figure that stands painted at a place, as a button: underlined under the pointer, framed with the focus. `named` is
/// what it says to a screen reader, `tip` what a click does. Returns whether it was clicked.
pub(crate) fn figure_at(
    ui: &Ui,
    look: Look,
    id: egui::Id,
    drawn: egui::Rect,
    color: Color32,
    (named, tip): (&str, &str),
) -> bool {
    let response = ui.interact(drawn.expand2(vec2(5.0, 3.0)), id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), named));
    if response.hovered() {
        ui.painter().hline(
            drawn.x_range(),
            drawn.bottom() - 1.0,
            Stroke::new(1.0, color),
        );
    }
    if response.has_focus() {
        look::focus_frame(ui.painter(), drawn, look.theme);
    }
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(tip)
        .clicked()
}

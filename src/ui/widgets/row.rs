//! A row of a form: a label in its column, the field beside it.

use super::look::{self, FIELD_ROW, Look, SMALL, ink};
use crate::text::Language;
use egui::accesskit::Role;
use egui::{Align2, Layout, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Width of the label column: four characters in Chinese, 86 points in English.
pub fn label_width(language: Language) -> f32 {
    match language {
        Language::Zh => 60.0,
        Language::En => 86.0,
    }
}

/// A label in its column with the field beside it; a label that is cut shows itself whole under the pointer.
pub fn row<R>(ui: &mut Ui, look: Look, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    row_of(ui, look, label, FIELD_ROW, add)
}

/// A row of a small form, for fields with a frame.
pub fn form_row<R>(ui: &mut Ui, look: Look, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let value = row_of(ui, look, label, look::SMALL_BUTTON, add);
    ui.add_space(4.0);
    value
}

fn row_of<R>(
    ui: &mut Ui,
    look: Look,
    label: &str,
    height: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let top = ui.cursor().min;
    let column = label_width(look.language);
    let right = ui.max_rect().right();
    // A quiet field keeps 4 points around its text; the text itself stands on the column's edge.
    let space = Rect::from_min_max(
        pos2(top.x + column - 4.0, top.y),
        pos2(right, ui.max_rect().bottom().max(top.y + height)),
    );
    let inner = ui.scope_builder(
        UiBuilder::new()
            .max_rect(space)
            .layout(Layout::top_down(egui::Align::Min)),
        |ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
            ui.set_min_height(height);
            add(ui)
        },
    );
    let galley = look::elided(
        ui.painter(),
        label,
        look::regular(SMALL),
        ink(look.theme.t3),
        column - 8.0,
    );
    let cut = galley.elided;
    let place = Align2::LEFT_CENTER.anchor_size(pos2(top.x, top.y + height / 2.0), galley.size());
    ui.painter().galley(place.min, galley, ink(look.theme.t3));
    if cut {
        let id = ui.scope_id().with((label, "label"));
        ui.interact(place, id, Sense::hover()).on_hover_text(label);
    }
    inner.inner
}

/// Several small things side by side in a row's field, wrapped, where the text of a quiet field would begin.
pub fn beside<R>(ui: &mut Ui, gap: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let space = ui.available_rect_before_wrap();
    let space = space.with_min_x(space.left() + 4.0);
    ui.scope_builder(UiBuilder::new().max_rect(space), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap, 4.0);
            ui.spacing_mut().interact_size.y = FIELD_ROW;
            add(ui)
        })
        .inner
    })
    .inner
}

/// A small form inside a panel, on its own ground.
pub fn form<R>(ui: &mut Ui, look: Look, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(4.0);
    let inner = egui::Frame::NONE
        .fill(ink(look.theme.sunk))
        .stroke(egui::Stroke::new(1.0, ink(look.theme.line)))
        .corner_radius(look::RADIUS)
        .inner_margin(8)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        });
    ui.add_space(4.0);
    inner.inner
}

fn sentence(ui: &mut Ui, words: &str, color: egui::Color32) -> Response {
    let galley = ui.painter().layout(
        words.to_owned(),
        look::regular(SMALL),
        color,
        (ui.available_width() - 8.0).max(40.0),
    );
    let (rect, response) = ui.allocate_exact_size(
        vec2(ui.available_width(), galley.size().y + 4.0),
        Sense::hover(),
    );
    ui.painter()
        .galley(rect.min + vec2(4.0, 1.0), galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// A quiet sentence under a field.
pub fn note(ui: &mut Ui, look: Look, words: &str) -> Response {
    sentence(ui, words, ink(look.theme.t3))
}

/// A sentence that says what is wrong and what to do.
pub fn warning(ui: &mut Ui, look: Look, words: &str) -> Response {
    let color = look.theme.status(crate::assess::Status::Overdue).word;
    sentence(ui, words, ink(color))
}

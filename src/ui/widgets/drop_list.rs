//! The list that opens below a button of a page's upper row, and its entries.

use egui::{Popup, PopupCloseBehavior, Response, Ui};

/// A list below a button; it stays open while several things are ticked.
pub(crate) fn under(button: &Response, content: impl FnOnce(&mut Ui)) {
    Popup::menu(button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_min_width(150.0);
            content(ui);
        });
}

/// An entry that closes its list.
pub(crate) fn pick(ui: &mut Ui, on: bool, words: &str) -> bool {
    let clicked = ui
        .add(egui::Button::selectable(on, words).min_size(egui::vec2(140.0, 22.0)))
        .clicked();
    if clicked {
        ui.close();
    }
    clicked
}

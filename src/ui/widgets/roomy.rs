//! Bodies that are at least so high or so wide: where the window has less, they scroll.

use super::in_view::FollowsFocus as _;
use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, vec2};

/// Shows a body in `area`, at least `least` points high; `add` is given the place it has.
pub(crate) fn at_least_high(
    ui: &mut Ui,
    area: Rect,
    name: &str,
    least: f32,
    add: impl FnOnce(&mut Ui, Rect),
) {
    scrolls(ui, area, name, [false, true], vec2(0.0, least), add);
}

/// The same, at least `least` points wide.
pub(crate) fn at_least_wide(
    ui: &mut Ui,
    area: Rect,
    name: &str,
    least: f32,
    add: impl FnOnce(&mut Ui, Rect),
) {
    scrolls(ui, area, name, [true, false], vec2(least, 0.0), add);
}

fn scrolls(
    ui: &mut Ui,
    area: Rect,
    name: &str,
    directions: [bool; 2],
    least: Vec2,
    add: impl FnOnce(&mut Ui, Rect),
) {
    let mut outer = ui.new_child(UiBuilder::new().id_salt(name).max_rect(area));
    outer.set_clip_rect(area.intersect(ui.clip_rect()));
    ScrollArea::new(directions)
        .id_salt(name)
        .auto_shrink(false)
        .show_following(&mut outer, |ui| {
            let (whole, _) = ui.allocate_exact_size(area.size().max(least), Sense::hover());
            add(ui, whole);
        });
}

//! A row of controls with two ends, that scrolls sideways where the window is too narrow for all of them.

use super::roomy;
use egui::{Align, Id, Layout, Rect, Ui, UiBuilder, vec2};

/// Between the edge of the row and what stands in it.
const EDGE: f32 = 12.0;
/// Between the controls.
const GAP: f32 = 7.0;
/// The share of the row that its right end may take and stay where it is.
const END: f32 = 0.6;

/// What the ends of a row took in the frame before.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Taken {
    left: f32,
    right: f32,
}

/// Shows a row in `rect`: what stands at its left, and at its right from the edge inwards. Where both do not fit, what is
/// at the left scrolls beside the other; where the window is narrower still, all of it scrolls.
pub(crate) fn show<S>(
    ui: &mut Ui,
    rect: Rect,
    name: &str,
    state: &mut S,
    left: impl FnOnce(&mut Ui, &mut S),
    right: impl FnOnce(&mut Ui, &mut S),
) {
    let key = Id::unique(("crowded bar", name));
    let taken: Taken = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let inner = rect.shrink2(vec2(EDGE, 0.0));
    let together = taken.right > inner.width() * END;
    let mut now = Taken::default();
    if !together {
        now.right = ends(ui, inner, name, false, |ui| right(ui, state));
        let gap = if now.right > 0.0 { GAP } else { 0.0 };
        let room = rect.with_max_x(inner.right() - now.right - gap);
        scrolls(ui, room, name, taken.left + EDGE, |ui, area| {
            let area = area.with_min_x(area.left() + EDGE);
            now.left = ends(ui, area, name, true, |ui| left(ui, state));
        });
    } else {
        let wanted = taken.left + taken.right + GAP + 2.0 * EDGE;
        scrolls(ui, rect, name, wanted, |ui, area| {
            let area = area.shrink2(vec2(EDGE, 0.0));
            now.left = ends(ui, area, name, true, |ui| left(ui, state));
            now.right = ends(ui, area, name, false, |ui| right(ui, state));
        });
    }
    let differs = (now.left - taken.left)
        .abs()
        .max((now.right - taken.right).abs())
        > 0.5;
    if differs {
        ui.data_mut(|data| data.insert_temp(key, now));
        ui.ctx().request_repaint();
    }
}

/// A piece of the row that is at least so wide, and scrolls where it has less.
fn scrolls(ui: &mut Ui, rect: Rect, name: &str, wanted: f32, add: impl FnOnce(&mut Ui, Rect)) {
    ui.scope(|ui| {
        ui.style_mut().always_scroll_the_only_direction = true;
        roomy::at_least_wide(ui, rect, name, wanted, add);
    });
}

/// One end of the row; returns how wide it is.
fn ends(ui: &mut Ui, area: Rect, name: &str, from_left: bool, add: impl FnOnce(&mut Ui)) -> f32 {
    // Whatever its room, an end is laid out as if it had enough: words are not cut where the row scrolls.
    let (layout, area) = if from_left {
        let layout = Layout::left_to_right(Align::Center);
        (layout, area.with_max_x(area.left() + 4_000.0))
    } else {
        (Layout::right_to_left(Align::Center), area)
    };
    let builder = UiBuilder::new()
        .id_salt((name, from_left))
        .max_rect(area)
        .layout(layout);
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.x = GAP;
    add(&mut child);
    child.min_rect().width()
}

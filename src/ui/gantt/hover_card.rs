//! The hover card beside a bar that the pointer rests on.

use super::{Layout, gesture, look};
use crate::chart::gantt::card;
use crate::chart::rows::Row;
use crate::chart::theme::size;
use crate::ui::{Stage, paint};
use egui::{Response, Ui, pos2};

/// The card with a task's essentials, after the pointer rested on its bar; never over the pointer's row.
pub(super) fn show(
    ui: &Ui,
    stage: &mut Stage<'_>,
    layout: &Layout,
    rows: &[Row],
    response: &Response,
) {
    let Some(at) = response.hover_pos().filter(|at| layout.chart.contains(*at)) else {
        return;
    };
    if stage.view.gantt.gesture.is_some() || ui.ctx().any_popup_open() {
        return;
    }
    let caught = gesture::under(stage, layout, rows, at);
    let Some(task) = caught.task().and_then(|id| stage.plan.task(id)) else {
        return;
    };
    let rested = ui.input(|input| f64::from(input.pointer.time_since_last_movement()));
    if rested < size::HOVER_DELAY {
        ui.ctx()
            .request_repaint_after_secs((size::HOVER_DELAY - rested) as f32 + 0.01);
        return;
    }
    let scene = card::card(&look(stage, None), task);
    let height = stage.view.density.row_height();
    let inside =
        (f64::from(at.y - layout.chart.top()) + stage.view.gantt.scroll).rem_euclid(height);
    let row_top = at.y - inside as f32;
    let below = row_top + height as f32 + 4.0;
    let window = ui.ctx().content_rect();
    let y = if below + scene.height as f32 <= window.bottom() {
        below
    } else {
        row_top - scene.height as f32 - 4.0
    };
    let x = (at.x + 12.0).min(window.right() - scene.width as f32 - 4.0);
    let layer = egui::LayerId::new(egui::Order::Tooltip, ui.scope_id().with("card"));
    paint::paint(&ui.ctx().layer_painter(layer), &scene, pos2(x, y));
}

//! The Gantt page as the shell sees it: filter row above, inspector at the right, table and chart in what is left.

use super::filter_row;
use crate::text::Phrase;
use crate::ui::page::{PageView, on_ground};
use crate::ui::{Command, Shown, Stage, ViewState, inspector, paint};
use egui::{Frame, Panel, Ui};

/// The least width of the inspector.
const INSPECTOR: f32 = 280.0;
/// The least width of the rows beside it: in a window narrower than both, the rows stand alone.
const ROWS: f32 = 260.0;

/// The Gantt page.
pub struct GanttPage;

impl PageView for GanttPage {
    fn show(&self, ui: &mut Ui, stage: &mut Stage<'_>) {
        Panel::top("filter row")
            .exact_size(34.0)
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::NONE)
            .show(ui, |ui| filter_row::show(ui, stage));
        if stage.view.inspector && ui.available_width() >= INSPECTOR + ROWS {
            beside(ui, stage);
        }
        on_ground(ui, stage.theme.panel, |ui| super::show(ui, stage));
    }

    fn refuses(&self, _command: Command) -> Option<Phrase> {
        None
    }

    fn shown(&self, stage: &Stage<'_>) -> Shown {
        Shown::Rows(super::state::rows(stage).0)
    }

    fn takes_tasks(&self) -> bool {
        true
    }

    fn shows_inspector(&self, view: &ViewState) -> bool {
        view.inspector
    }
}

/// The inspector in a panel whose edge can be dragged.
fn beside(ui: &mut Ui, stage: &mut Stage<'_>) {
    let most = (ui.available_width() * 0.45).max(INSPECTOR);
    let shown = Panel::right("inspector")
        .default_size(first_width(
            stage.view.inspector_width,
            ui.available_width(),
        ))
        .size_range(INSPECTOR..=most)
        .resizable(true)
        .frame(Frame::NONE.fill(paint::color(stage.theme.panel)))
        .show(ui, |ui| {
            // Content never widens the panel: only its edge, dragged, does.
            let room = ui.max_rect();
            let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(room));
            inside.set_clip_rect(room.intersect(ui.clip_rect()));
            inspector::show(&mut inside, stage);
            ui.advance_cursor_after_rect(room);
        });
    stage.view.inspector_width = shown.response.rect.width();
}

/// The width the inspector opens at: a narrow window gives the bars what the usual width has to spare.
fn first_width(kept: f32, window: f32) -> f32 {
    if window < 1360.0 {
        kept.min(INSPECTOR)
    } else {
        kept
    }
}

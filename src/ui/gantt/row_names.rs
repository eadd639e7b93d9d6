//! Names of the rows and bars in view, for screen readers and for journeys that play without a display.

use super::{Layout, look};
use crate::chart::gantt::{self, Shown, span};
use crate::chart::rows::Row;
use crate::text::gantt_words;
use crate::ui::Stage;
use egui::accesskit::Role;
use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

/// Names for screen readers (and journeys) of the rows and bars in view.
pub(super) fn names(ui: &Ui, stage: &mut Stage<'_>, layout: &Layout, shown: &Shown<'_>) {
    let look = look(stage, None);
    let title = layout
        .columns
        .iter()
        .find(|place| place.column == crate::ui::Column::Title);
    let (title_x, title_width) =
        title.map_or((0.0, 100.0), |place| (place.x as f32, place.width as f32));
    let height = look.row_height as f32;
    let mut asked = Vec::new();
    for (row, top) in gantt::placed(shown, look.row_height) {
        let y = layout.table.top() + top as f32;
        let cell = Rect::from_min_size(
            pos2(layout.table.left() + title_x, y),
            vec2(title_width, height),
        )
        .intersect(layout.table);
        match row {
            Row::Task(id) => {
                let Some(task) = look.task(id) else { continue };
                let key = ui.scope_id().with(("row", id.as_str()));
                let selected = stage.view.selection.holds(id);
                let response = ui.interact(cell, key, Sense::hover());
                response
                    .widget_info(|| WidgetInfo::selected(Role::Cell, true, selected, &task.title));
                if ui.input(|input| {
                    input.has_accesskit_action_request(key, egui::accesskit::Action::Click)
                }) {
                    asked.push(id.clone());
                }
                if let Some(bar) = span::bar_box(&look, task) {
                    let rect = Rect::from_min_max(
                        pos2(
                            layout.chart.left() + bar.x0 as f32,
                            y + (height - 12.0) / 2.0,
                        ),
                        pos2(
                            layout.chart.left() + bar.x1 as f32,
                            y + (height + 12.0) / 2.0,
                        ),
                    )
                    .intersect(layout.chart);
                    if rect.is_positive() {
                        let response = ui.interact(
                            rect,
                            ui.scope_id().with(("bar", id.as_str())),
                            Sense::hover(),
                        );
                        let name =
                            gantt_words::BAR_OF.fill(stage.language, &[("title", &task.title)]);
                        response
                            .widget_info(|| WidgetInfo::labeled(Role::GraphicsObject, true, &name));
                    }
                }
            }
            Row::Group(group) => {
                let key = ui.scope_id().with(("group", group.key.text()));
                let heading = group.key.heading(stage.plan, stage.language);
                let response = ui.interact(cell, key, Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &heading));
            }
            Row::Measure(..) | Row::ClosedOut(_) => {}
        }
    }
    for id in asked {
        stage.view.selection.only(&id);
    }
}

//! The tasks to choose from for a close-out paper.

use super::{look, view};
use crate::text::disclosure_words as words;
use crate::ui::widgets::badge::status_glyph;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self as looks, ink};
use crate::ui::widgets::{TextField, found};
use crate::ui::{Stage, read_only};
use crate::wording::Sought;
use egui::accesskit::Role;
use egui::{Align2, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

const ROW: f32 = 28.0;

/// Draws the list.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = look(stage);
    let theme = look.theme;
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, ink(theme.panel));
    let search = Rect::from_min_size(rect.min + vec2(12.0, 7.0), vec2(rect.width() - 24.0, 26.0));
    let mut field = ui.new_child(UiBuilder::new().max_rect(search));
    let text = stage.view.disclosure.task_search.clone();
    let id = egui::Id::unique("paper task search");
    let search_field = TextField::new(id, look.say(words::FIND_TASK), &text)
        .hint(look.say(words::FIND_TASK))
        .framed();
    let heard = read_only::of_view(&mut field, |ui| search_field.show(ui, look));
    if let Some(text) = heard.value {
        stage.view.disclosure.task_search = text;
    }
    let shown = view::shown_task(stage);
    let tasks = view::tasks(stage);
    let rest = Rect::from_min_max(pos2(rect.left(), search.bottom() + 7.0), rect.max);
    super::within(ui, rest, "paper tasks", |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let sought = Sought::new(&stage.view.disclosure.task_search);
        let ctx = ui.ctx().clone();
        let area = ScrollArea::vertical()
            .id_salt("paper task list")
            .auto_shrink(false);
        found::mark(&ctx, theme, sought, || {
            area.show_rows_following(ui, ROW, tasks.len(), |ui, range| {
                for place in range {
                    let Some(task) = stage.plan.task(&tasks[place]) else {
                        continue;
                    };
                    let (rect, response) =
                        ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
                    let on = shown.as_ref() == Some(&task.id);
                    let painter = ui.painter();
                    if on {
                        painter.rect_filled(rect, 0.0, ink(theme.sel));
                        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
                        painter.rect_filled(edge, 0.0, ink(theme.acc));
                    } else if response.hovered() {
                        painter.rect_filled(rect, 0.0, ink(theme.hover));
                    }
                    painter.hline(
                        rect.x_range(),
                        rect.bottom(),
                        Stroke::new(1.0, ink(theme.hair)),
                    );
                    looks::write(
                        painter,
                        pos2(rect.left() + 34.0, rect.center().y),
                        Align2::RIGHT_CENTER,
                        &task.number,
                        looks::regular(12.0),
                        ink(theme.t4),
                        28.0,
                    );
                    let font = if on {
                        looks::bold(13.0)
                    } else {
                        looks::regular(13.0)
                    };
                    looks::write(
                        painter,
                        pos2(rect.left() + 42.0, rect.center().y),
                        Align2::LEFT_CENTER,
                        &task.title,
                        font,
                        ink(theme.t1),
                        rect.width() - 70.0,
                    );
                    if let Some(state) = stage.assessment.task(&task.id) {
                        let at = pos2(rect.right() - 14.0, rect.center().y);
                        status_glyph(ui, at, look, state.status);
                    }
                    let name = format!("{} {}", task.number, task.title);
                    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, on, &name));
                    if response.has_focus() {
                        looks::focus_frame(ui.painter(), rect.shrink(4.0), theme);
                    }
                    if response.clicked() {
                        stage.view.disclosure.task = Some(task.id.clone());
                    }
                }
            });
        });
    });
}

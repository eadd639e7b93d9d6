//! The figures of a board in the window: they can be pointed at, focused and clicked, and open their tasks.

use super::super::{Action, Command, Stage, paint};
use crate::chart::overview::{Board, Facts, Look, Target, Under, units};
use crate::text::overview_words as words;
use crate::ui::widgets::look;
use egui::{CursorIcon, Id, Pos2, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// Paints a board with its left top corner at `origin` and returns what was clicked on it.
pub(super) fn show(ui: &Ui, look: &Look<'_>, board: &Board, origin: Pos2, id: Id) -> Vec<Target> {
    let theme = look.theme;
    let clip = ui.clip_rect();
    let mut asked = Vec::new();
    let mut shown: Vec<(usize, Response)> = Vec::new();
    for (place, hit) in board.hits.iter().enumerate() {
        let area = paint::rect(hit.rect, origin).intersect(clip);
        if !area.is_positive() {
            continue;
        }
        // Named by what it says, not by its place, so that the focus stays on it while a list scrolls.
        let named = match &hit.target {
            Target::Task(task) => id.with(task),
            _ => id.with(&hit.spoken),
        };
        let response = ui
            .interact(area, named, Sense::click())
            .on_hover_cursor(CursorIcon::PointingHand);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &hit.spoken));
        if response.clicked() {
            asked.push(hit.target.clone());
        }
        let response = if hit.tip.is_empty() {
            response
        } else {
            response.on_hover_text(&hit.tip)
        };
        shown.push((place, response));
    }
    let painter = ui.painter();
    for (place, response) in &shown {
        if response.hovered() && board.hits[*place].under == Under::Row {
            let ground = paint::rect(board.hits[*place].rect, origin);
            painter.rect_filled(ground, 0.0, look::ink(theme.hover));
        }
    }
    paint::paint(painter, &board.scene, origin);
    for (place, response) in &shown {
        let hit = &board.hits[*place];
        if response.hovered() {
            match hit.under {
                Under::Line(at, wide, color) => {
                    let from = paint::point(at, origin);
                    let stroke = Stroke::new(1.0, look::ink(color));
                    painter.hline(from.x..=from.x + wide as f32, from.y, stroke);
                }
                Under::Frame => {
                    let stroke = Stroke::new(2.0, look::ink(theme.t1));
                    let area = paint::rect(hit.rect, origin);
                    painter.rect_stroke(area, 0.0, stroke, StrokeKind::Outside);
                }
                Under::Row => {}
            }
        }
        if response.has_focus() {
            let area = paint::rect(hit.rect, origin);
            let area = if hit.under == Under::Row {
                area.shrink(3.0)
            } else {
                area
            };
            look::focus_frame(painter, area, theme);
        }
    }
    asked
}

/// Asks for what a click opens.
pub(super) fn open(stage: &mut Stage<'_>, facts: &Facts, target: Target) {
    let action = match target {
        Target::Tasks(slice, figure) => {
            Action::ShowTasks(stage.assessment.behind(stage.plan, &slice, figure))
        }
        Target::These(ids) => Action::ShowTasks(ids),
        Target::Task(id) => Action::ShowTask(id),
        Target::Complaints => Action::Command(Command::PageSupervision),
        Target::Checks => Action::Command(Command::PageChecks),
        Target::CopyUnits => {
            let look = Look {
                plan: stage.plan,
                assessment: stage.assessment,
                facts,
                theme: stage.theme,
                language: stage.language,
                still: false,
            };
            let text = units::as_text(&look);
            stage.actions.push(Action::CopyText(text));
            let count = facts.units.len();
            Action::Tell(words::COPIED_TABLE.fill(stage.language, &[("n", &count)]))
        }
    };
    stage.actions.push(action);
}

//! The cell that the keyboard stands on, in the row that is chosen alone: what is typed or composed there replaces it.
//!
//! A click on a cell that can be edited stands on it, and so does Enter after editing; the arrows and Tab go on from there,
//! Esc gives it up. Where only rows are chosen, single keys stay commands.

use super::cell_editor::{self, EDITABLE};
use super::{Layout, keyboard};
use crate::chart::rows::Row;
use crate::plan::Id;
use crate::text::gantt_words;
use crate::ui::widgets::look::ink;
use crate::ui::widgets::resting_cell::{self, Begun, RestingCell};
use crate::ui::{Column, Stage};
use egui::{Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::{Arc, Weak};

/// A task that was looked for in the rows and stands in them.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    /// The rows it was found in; other rows are looked through anew.
    rows: Weak<Vec<Row>>,
    id: Id,
}

/// The unseen field over the cell.
pub(super) fn id(ui: &Ui) -> egui::Id {
    ui.scope_id().with("cell cursor")
}

/// The cell stood on: its row is chosen, and no other with it.
pub(super) fn standing(stage: &Stage<'_>) -> Option<(Id, Column)> {
    let selection = &stage.view.selection;
    let (id, column) = stage.view.gantt.cell.clone()?;
    let alone = selection.focus.as_ref() == Some(&id) && selection.len() == 1;
    alone.then_some((id, column))
}

/// Stands on a cell of the row that has just been chosen, or on none.
pub(super) fn stand(stage: &mut Stage<'_>, id: &Id, column: Option<Column>) {
    let column = column.filter(|column| EDITABLE.contains(column));
    stage.view.gantt.cell = column.map(|column| (id.clone(), column));
}

/// Gives the cell up where its row is not listed: what a filter or a fold hides is not typed into unseen.
///
/// A row on its way out of a fold, or one with an open cell, is left to what brings it there.
pub(super) fn give_up_unlisted(stage: &mut Stage<'_>, rows: &Arc<Vec<Row>>) {
    let gantt = &mut stage.view.gantt;
    let Some((id, _)) = &gantt.cell else { return };
    if gantt.editor.is_some() || stage.view.reveal.as_ref() == Some(id) {
        return;
    }
    let found = gantt.listed.as_ref();
    if found.is_some_and(|found| found.id == *id && found.rows.ptr_eq(&Arc::downgrade(rows))) {
        return;
    }
    let listed = rows
        .iter()
        .any(|row| matches!(row, Row::Task(task) if task == id));
    gantt.listed = listed.then(|| Listed {
        rows: Arc::downgrade(rows),
        id: id.clone(),
    });
    if !listed {
        gantt.cell = None;
    }
}

/// The columns with cells that can be edited and are shown, in the order they stand.
fn columns(stage: &Stage<'_>) -> Vec<Column> {
    let shown = stage.view.columns.iter().map(|(column, _)| *column);
    shown.filter(|column| EDITABLE.contains(column)).collect()
}

/// Goes so many cells to the right; with `rows` on to the next row after the last cell.
pub(super) fn step(stage: &mut Stage<'_>, rows: Option<&[Row]>, right: bool) {
    let Some((id, column)) = standing(stage) else {
        return;
    };
    let columns = columns(stage);
    let Some(at) = columns.iter().position(|one| *one == column) else {
        return;
    };
    let next = if right {
        Some(at + 1)
    } else {
        at.checked_sub(1)
    };
    if let Some(column) = next.and_then(|next| columns.get(next)) {
        stand(stage, &id, Some(*column));
        return;
    }
    let Some(rows) = rows else { return };
    keyboard::step(
        stage,
        rows,
        if right { 1 } else { -1 },
        egui::Modifiers::NONE,
    );
    let row = stage.view.selection.focus.clone();
    let edge = if right {
        columns.first()
    } else {
        columns.last()
    };
    if let Some(row) = row.filter(|row| *row != id) {
        stand(stage, &row, edge.copied());
    }
}

/// Draws the field; after the open cell, which has taken the letters of this frame.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, layout: &Layout, rows: &Arc<Vec<Row>>) {
    let own = id(ui);
    if stage.view.gantt.editor.is_some() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    // The open cell of a row that went away has been taken in this frame.
    give_up_unlisted(stage, rows);
    let focused = ui.memory(egui::Memory::focused);
    if let Some((row, column)) = stage.view.gantt.composed.clone()
        && (focused != Some(own) || standing(stage) != Some((row.clone(), column)))
    {
        // Another cell was chosen, or something else: the letters stay where they were composed, as they are.
        stage.view.gantt.composed = None;
        if let Some(text) = resting_cell::take(ui, own) {
            let begun = Begun { text, left: true };
            cell_editor::begin(ui, stage, &row, column, begun);
            if stage.view.gantt.editor.is_some() {
                return;
            }
        }
    }
    let row_keys = ui.scope_id().with("rows");
    if focused.is_some_and(|other| other != own && other != row_keys) {
        stage.view.gantt.cell = None;
        return;
    }
    let Some((id, column)) = standing(stage) else {
        return;
    };
    let (Some(task), Some(held)) = (
        stage.plan.task(&id).cloned(),
        cell_editor::text_of(stage, &id, column),
    ) else {
        return;
    };
    let Some(place) = layout.columns.iter().find(|place| place.column == column) else {
        return;
    };
    let height = stage.view.density.row_height() as f32;
    let in_view = cell_top(stage, layout, rows, &id);
    // An input method is on only for a field in sight.
    let top = in_view.unwrap_or(layout.table.top());
    let top = top
        .min(layout.table.bottom() - height)
        .max(layout.table.top());
    let rect = Rect::from_min_size(
        pos2(layout.table.left() + place.x as f32, top),
        vec2(place.width as f32, height),
    );
    let rect = rect.with_min_x(rect.left() + 3.0);
    let word = column.word().of(stage.language);
    let name =
        gantt_words::CELL_OF.fill(stage.language, &[("column", &word), ("title", &task.title)]);
    let resting = RestingCell {
        id: own,
        name: &name,
        held: &held,
        rect,
        tab: true,
    };
    let begun = resting.show(ui, stage.look());
    let rests = resting_cell::rests_at(ui.ctx(), own);
    stage.view.gantt.composed = (!rests).then(|| (id.clone(), column));
    if let Some(begun) = begun {
        cell_editor::begin(ui, stage, &id, column, begun);
        return;
    }
    let behind = !ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    if !behind && !stage.view.leaving.ends_edits() && focused != Some(own) {
        // After it was drawn: in the frame of a click it gives the focus up.
        ui.memory_mut(|memory| memory.request_focus(own));
    }
    if in_view.is_some() && rests {
        let edge = Stroke::new(2.0, ink(stage.theme.acc));
        let painter = ui.painter().with_clip_rect(layout.table);
        painter.rect_stroke(rect, 2.0, edge, StrokeKind::Inside);
    }
}

/// Where the row of a cell stands, if it is in view; only the rows in view are looked through.
fn cell_top(stage: &Stage<'_>, layout: &Layout, rows: &[Row], id: &Id) -> Option<f32> {
    let height = stage.view.density.row_height();
    let scroll = stage.view.gantt.scroll;
    let first = (scroll / height) as usize;
    let count = (f64::from(layout.table.height()) / height).ceil() as usize + 1;
    let seen = rows.get(first..(first + count).min(rows.len()))?;
    let at = seen
        .iter()
        .position(|row| matches!(row, Row::Task(task) if task == id))?;
    let y = (first + at) as f64 * height - scroll;
    Some(layout.table.top() + y as f32)
}

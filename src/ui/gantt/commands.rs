//! Commands that the Gantt page runs: zoom, select all, delete, duplicate, fill down, order, folds, edit in place.

use super::{cell_editor, fitted, visible_ids};
use crate::chart::Level;
use crate::edit::{Edit, TaskField, mint};
use crate::plan::Id;
use crate::ui::{Column, Command, Stage};
use std::sync::Arc;

/// How much a step of zooming stretches the axis.
const STEP: f64 = 1.25;

/// Runs a command that is about the page; `false` when it is not one of them.
pub fn command(stage: &mut Stage<'_>, command: Command) -> bool {
    match command {
        Command::ZoomIn => zoom(stage, STEP),
        Command::ZoomOut => zoom(stage, 1.0 / STEP),
        Command::ZoomFit => stage.view.axis = fitted(stage, stage.view.axis.width),
        Command::ZoomYear => level(stage, Level::Years),
        Command::ZoomQuarter => level(stage, Level::Quarters),
        Command::ZoomMonth => level(stage, Level::Months),
        Command::ZoomWeek => level(stage, Level::Weeks),
        Command::ZoomDay => level(stage, Level::Days),
        Command::SelectAll => {
            let focus = stage.view.selection.focus.clone();
            stage.view.selection.set(visible_ids(stage));
            if let Some(focus) = focus.filter(|id| stage.view.selection.holds(id)) {
                stage.view.selection.focus = Some(focus);
            }
        }
        Command::Delete => delete(stage),
        Command::Duplicate => duplicate(stage),
        Command::FillDown => fill_down(stage),
        Command::MoveTaskUp => reorder(stage, true),
        Command::MoveTaskDown => reorder(stage, false),
        Command::EditTitle => {
            if let Some(id) = stage.view.selection.focus.clone() {
                cell_editor::open(stage, &id, Column::Title);
            }
        }
        Command::FoldClosedOut => {
            stage.view.fold_closed_out = !stage.view.fold_closed_out;
            stage.view.gantt.opened_closed_out = Arc::default();
        }
        Command::UnfoldMeasures => unfold(stage),
        _ => return false,
    }
    true
}

/// Zooms about the as-of line while it is in view, else about the middle.
fn zoom(stage: &mut Stage<'_>, factor: f64) {
    let axis = stage.view.axis;
    stage.view.axis = axis.zoomed_about(pivot(stage), factor);
}

fn pivot(stage: &Stage<'_>) -> f64 {
    let axis = stage.view.axis;
    let x = axis.x_of_end(stage.as_of);
    if (0.0..=axis.width).contains(&x) {
        x
    } else {
        axis.width / 2.0
    }
}

/// Chooses a level of the time axis.
pub(super) fn level(stage: &mut Stage<'_>, level: Level) {
    stage.view.axis = stage.view.axis.at_level_about(level, pivot(stage));
}

/// The selected tasks in the order of the view, those it hides after them.
pub(super) fn selected_in_order(stage: &Stage<'_>) -> Vec<Id> {
    let selection = &stage.view.selection;
    let mut ids: Vec<Id> = visible_ids(stage)
        .into_iter()
        .filter(|id| selection.holds(id))
        .collect();
    if ids.len() < selection.len() {
        let seen: std::collections::BTreeSet<Id> = ids.iter().cloned().collect();
        ids.extend(selection.ids().into_iter().filter(|id| !seen.contains(id)));
    }
    ids
}

fn delete(stage: &mut Stage<'_>) {
    let ids = selected_in_order(stage);
    if ids.is_empty() {
        return;
    }
    // The keyboard goes on from the row after the last deleted one, or before it.
    let rows = visible_ids(stage);
    let last = rows.iter().rposition(|id| ids.contains(id));
    let next = last.and_then(|last| {
        rows.get(last + 1)
            .or_else(|| rows[..last].iter().rev().find(|id| !ids.contains(id)))
            .cloned()
    });
    stage.actions.edit(Edit::DeleteTasks { ids });
    match next {
        Some(id) => stage.view.selection.only(&id),
        None => stage.view.selection.clear(),
    }
}

fn duplicate(stage: &mut Stage<'_>) {
    let pairs: Vec<(Id, Id)> = selected_in_order(stage)
        .into_iter()
        .map(|id| (id, mint()))
        .collect();
    if pairs.is_empty() {
        return;
    }
    let copies: Vec<Id> = pairs.iter().map(|(_, copy)| copy.clone()).collect();
    stage.view.reveal = copies.first().cloned();
    stage.actions.edit(Edit::Duplicate { pairs });
    stage.view.selection.set(copies);
}

/// Fills lead unit and list of the first selected task into the others. Deadlines are official: they are not filled.
fn fill_down(stage: &mut Stage<'_>) {
    let ids = selected_in_order(stage);
    let Some((first, rest)) = ids.split_first() else {
        return;
    };
    let Some(task) = stage.plan.task(first).filter(|_| !rest.is_empty()) else {
        return;
    };
    let set = |field| Edit::SetTasks {
        ids: rest.to_vec(),
        field,
    };
    stage.actions.edit(Edit::All(vec![
        set(TaskField::LeadUnit(task.lead_unit.clone())),
        set(TaskField::List(task.list.clone())),
    ]));
}

/// Moves the selected tasks one row up or down in the plan's order, within the rows in view.
fn reorder(stage: &mut Stage<'_>, up: bool) {
    let rows = visible_ids(stage);
    let ids = selected_in_order(stage);
    let places: Vec<usize> = rows
        .iter()
        .enumerate()
        .filter(|(_, id)| ids.contains(id))
        .map(|(place, _)| place)
        .collect();
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return;
    };
    let after = if up {
        match first.checked_sub(1) {
            Some(above) => above.checked_sub(1).map(|place| rows[place].clone()),
            None => return,
        }
    } else {
        match rows.get(last + 1) {
            Some(below) => Some(below.clone()),
            None => return,
        }
    };
    // A sorted table shows no plan order: moving a row there would change nothing to see.
    stage.view.sorting = None;
    stage.actions.edit(Edit::Reorder { ids, after });
}

/// Unfolds the measures of the selected tasks (of all shown when none is selected); folds them when all are unfolded.
fn unfold(stage: &mut Stage<'_>) {
    let ids = if stage.view.selection.is_empty() {
        visible_ids(stage)
    } else {
        stage.view.selection.ids()
    };
    let with: Vec<Id> = ids
        .into_iter()
        .filter(|id| {
            stage
                .plan
                .task(id)
                .is_some_and(|task| !task.measures.is_empty())
        })
        .collect();
    let open = Arc::make_mut(&mut stage.view.unfolded_tasks);
    if with.iter().all(|id| open.contains(id)) {
        for id in &with {
            open.remove(id);
        }
    } else {
        open.extend(with);
    }
}

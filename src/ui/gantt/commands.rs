//! Commands that the Gantt page runs: zoom, select all, delete, duplicate, fill down, order, folds, edit in place.

use super::{cell_cursor, cell_editor, fit, visible_ids};
use crate::chart::Level;
use crate::chart::rows::Row;
use crate::edit::{Edit, TaskField, mint};
use crate::plan::{Id, Task};
use crate::text::{Phrase, shell_words, shell_words as words};
use crate::ui::command::Act;
use crate::ui::{Acted, Action, Column, Command, Stage};
use std::sync::Arc;

/// How much a step of zooming stretches the axis.
const STEP: f64 = 1.25;

/// What a command does to the rows, the selection or the time axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GanttAct {
    /// Stretches the axis by a step.
    ZoomIn,
    /// Shrinks it by a step.
    ZoomOut,
    /// Fits it to the whole plan.
    ZoomFit,
    /// Chooses its level.
    Level(Level),
    /// Selects every task shown.
    SelectAll,
    /// Deletes the selected tasks.
    Delete,
    /// Copies them below themselves.
    Duplicate,
    /// Fills the first one's value into the others.
    FillDown,
    /// Moves them up a row.
    MoveUp,
    /// Moves them down a row.
    MoveDown,
    /// Opens the title of the task the keyboard stands on.
    EditTitle,
    /// Unfolds or folds the measures of the selected tasks.
    UnfoldMeasures,
}

impl GanttAct {
    /// Whether it only shows more or less of the time axis.
    pub fn zooms(self) -> bool {
        matches!(
            self,
            Self::ZoomIn | Self::ZoomOut | Self::ZoomFit | Self::Level(_)
        )
    }
}

/// Runs a command that is about the page; `false` when it is not one of them.
pub fn command(stage: &mut Stage<'_>, command: Command) -> bool {
    let Act::Gantt(act) = command.act() else {
        return false;
    };
    run(stage, act);
    true
}

/// Does it.
pub fn run(stage: &mut Stage<'_>, act: GanttAct) {
    match act {
        GanttAct::ZoomIn => zoom(stage, STEP),
        GanttAct::ZoomOut => zoom(stage, 1.0 / STEP),
        GanttAct::ZoomFit => fit(stage, stage.view.axis.width),
        GanttAct::Level(to) => level(stage, to),
        GanttAct::SelectAll => select_all(stage),
        GanttAct::Delete => delete(stage),
        GanttAct::Duplicate => duplicate(stage),
        GanttAct::FillDown => fill_down(stage),
        GanttAct::MoveUp => reorder(stage, true),
        GanttAct::MoveDown => reorder(stage, false),
        GanttAct::EditTitle => {
            // The keyboard may stand on a row that is filtered away; a title out of sight is not edited.
            let acted = stage.acted();
            let focus = stage.view.selection.focus.clone();
            let shown = focus.filter(|id| acted.set.contains(id));
            if let Some(id) = shown.or_else(|| acted.ids.first().cloned()) {
                let cell = cell_cursor::standing(stage).filter(|(row, _)| *row == id);
                let column = cell.map_or(Column::Title, |(_, column)| column);
                cell_editor::open(stage, &id, column, false);
            }
        }
        GanttAct::UnfoldMeasures => unfold(stage),
    }
}

/// Folds the closed-out tasks of every group into one row, or shows them all; what was opened one by one is forgotten.
pub(crate) fn fold_closed_out(stage: &mut Stage<'_>) {
    stage.view.fold_closed_out = !stage.view.fold_closed_out;
    stage.view.gantt.opened_closed_out = Arc::default();
}

fn select_all(stage: &mut Stage<'_>) {
    let focus = stage.view.selection.focus.clone();
    stage.view.selection.set(visible_ids(stage));
    if let Some(focus) = focus.filter(|id| stage.view.selection.holds(id)) {
        stage.view.selection.focus = Some(focus);
    }
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

fn delete(stage: &mut Stage<'_>) {
    let acted = stage.acted();
    let ids = acted.ids.clone();
    if ids.is_empty() {
        return;
    }
    // The keyboard goes on from the row after the last deleted one, or before it.
    let rows = visible_ids(stage);
    let last = rows.iter().rposition(|id| acted.set.contains(id));
    let next = last.and_then(|last| {
        rows.get(last + 1)
            .or_else(|| rows[..last].iter().rev().find(|id| !acted.set.contains(id)))
            .cloned()
    });
    stage.actions.edit(Edit::DeleteTasks { ids });
    match next {
        Some(id) => stage.view.selection.only(&id),
        None => stage.view.selection.clear(),
    }
}

fn duplicate(stage: &mut Stage<'_>) {
    let pairs: Vec<(Id, Id)> = stage
        .acted()
        .ids
        .iter()
        .map(|id| (id.clone(), mint()))
        .collect();
    if pairs.is_empty() {
        return;
    }
    let copies: Vec<Id> = pairs.iter().map(|(_, copy)| copy.clone()).collect();
    stage.view.reveal = copies.first().cloned();
    stage.actions.edit(Edit::Duplicate { pairs });
    stage.view.selection.set(copies);
}

/// Fills the value of the first selected task into the others, in the column the keyboard stands in.
fn fill_down(stage: &mut Stage<'_>) {
    let acted = stage.acted();
    let tasks: Vec<_> = acted
        .ids
        .iter()
        .filter_map(|id| stage.plan.task(id))
        .collect();
    let Some((first, rest)) = tasks.split_first() else {
        return;
    };
    match fill_field(stage.view.focus_column, first) {
        Some(field) => {
            let ids = rest.iter().map(|task| task.id.clone()).collect();
            stage.actions.edit(match field {
                // A deadline that stands is changed officially, and leaves a record.
                TaskField::Due(due) => Edit::MoveDue {
                    ids,
                    due,
                    on: stage.as_of,
                    approval: String::new(),
                    reason: String::new(),
                    correction: false,
                },
                field => Edit::SetTasks { ids, field },
            });
        }
        None => {
            let words = stage.say(shell_words::WHY_FILL).to_owned();
            stage.actions.push(Action::Tell(words));
        }
    }
}

/// The tasks between one group head and the next, for each group.
fn groups(rows: &[Row]) -> Vec<Vec<&Id>> {
    let mut groups: Vec<Vec<&Id>> = vec![Vec::new()];
    for row in rows {
        match row {
            Row::Group(_) => groups.push(Vec::new()),
            Row::Task(id) => {
                if let Some(group) = groups.last_mut() {
                    group.push(id);
                }
            }
            Row::Measure(..) | Row::ClosedOut(_) => {}
        }
    }
    groups
}

/// Where the acted-on tasks go when they move a row up or down among those shown: the task they follow in the plan.
fn neighbour(stage: &Stage<'_>, acted: &Acted, up: bool) -> Result<Option<Id>, Phrase> {
    // A sorted table shows no plan order: a row moved there would stay where it is, and go elsewhere unseen.
    if stage.view.sorting.is_some() {
        return Err(words::WHY_SORTED);
    }
    let (rows, _) = super::state::rows(stage);
    let groups = groups(&rows);
    let mut with = groups
        .iter()
        .filter(|group| group.iter().any(|id| acted.set.contains(*id)));
    let (Some(group), None) = (with.next(), with.next()) else {
        return Err(words::WHY_SEVERAL_GROUPS);
    };
    let held = |id: &&Id| acted.set.contains(*id);
    if !up {
        let last = group.iter().rposition(held);
        let below = last.and_then(|last| group.get(last + 1));
        return below.map(|id| Some((*id).clone())).ok_or(words::WHY_LOWEST);
    }
    let first = group.iter().position(held).unwrap_or(0);
    let above = first.checked_sub(1).ok_or(words::WHY_TOPMOST)?;
    // Right before the row above, wherever tasks that are not shown lie.
    let order = stage.plan.tasks_in_order();
    let place = order.iter().position(|task| task.id == *group[above]);
    let before = order[..place.unwrap_or(0)].iter().rev();
    let follows = before.map(|task| &task.id).find(|id| !held(id));
    Ok(follows.cloned())
}

/// Moves the selected tasks one row up or down among the rows shown, within their group, or says why not.
fn reorder(stage: &mut Stage<'_>, up: bool) {
    let acted = stage.acted();
    match neighbour(stage, &acted, up) {
        Ok(after) => stage.actions.edit(Edit::Reorder {
            ids: acted.ids.clone(),
            after,
        }),
        Err(why) => {
            let words = stage.say(why).to_owned();
            stage.actions.push(Action::Tell(words));
        }
    }
}

/// Unfolds the measures of the selected tasks (of all shown when none is selected); folds them when all are unfolded.
fn unfold(stage: &mut Stage<'_>) {
    let ids = if stage.view.selection.is_empty() {
        visible_ids(stage)
    } else {
        stage.acted().ids.clone()
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

/// The field that a fill goes into, by the column in front; titles and numbers are never filled.
fn fill_field(column: Column, first: &Task) -> Option<TaskField> {
    use Column as K;
    Some(match column {
        K::LeadUnit => TaskField::LeadUnit(first.lead_unit.clone()),
        K::Due => TaskField::Due(first.due.clone()),
        K::Responsible => TaskField::ResponsibleUnits(first.responsible_units.clone()),
        K::List => TaskField::List(first.list.clone()),
        K::Category => TaskField::Category(first.category),
        K::Start => TaskField::Start(first.start),
        K::Number | K::Title | K::Status | K::Percent | K::Light => return None,
    })
}

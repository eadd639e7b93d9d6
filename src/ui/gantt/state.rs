//! What the Gantt page remembers from frame to frame: the rows, the scroll, a gesture in hand, a cell being edited.

use super::cell_editor::CellEditor;
use super::gesture::Gesture;
use crate::assess::Status;
use crate::chart::rows::{self, Row, RowRequest};
use crate::plan::{Day, Head, Id};
use crate::ui::{Stage, ViewState};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the page remembers; lost when the program ends.
#[derive(Clone, Debug, Default)]
pub struct GanttState {
    cache: Option<Cache>,
    /// Points that the rows are scrolled down by; 64 bits so that row 100,000 stands still.
    pub(super) scroll: f64,
    /// Height of the rows in view in points.
    pub(super) height: f64,
    pub(super) gesture: Option<Gesture>,
    pub(super) editor: Option<CellEditor>,
    pub(super) opened_closed_out: BTreeSet<String>,
    pub(super) hovered: Option<Id>,
    /// Where the as-of pill is being dragged to.
    pub(super) as_of_drag: Option<Day>,
    /// The row that was clicked with the secondary button.
    pub(super) menu_for: Option<Id>,
    /// The pass in which the filter row was drawn, so that it is drawn once.
    pub(super) filter_row_pass: Option<u64>,
}

#[derive(Clone, Debug)]
struct Cache {
    revision: u64,
    as_of: Day,
    // Another plan may come with the same revision; it has another head. Kept, so that its address is its own.
    head: Arc<Head>,
    assessed: [usize; 6],
    request: RowRequest,
    rows: Arc<Vec<Row>>,
    facts: Facts,
}

/// Figures of the filter row, counted together with the rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Tasks that pass the filter.
    pub(super) passing: usize,
    /// Open tasks due within the warning days.
    pub(super) soon: usize,
}

fn is_fresh(cache: &Cache, stage: &Stage<'_>, counts: [usize; 6]) -> bool {
    let view: &ViewState = stage.view;
    let request = &cache.request;
    cache.revision == stage.revision
        && cache.as_of == stage.assessment.as_of()
        && Arc::ptr_eq(&cache.head, stage.plan.head())
        && cache.assessed == counts
        && request.grouping == view.grouping
        && request.sorting == view.sorting
        && request.fold_closed_out == view.fold_closed_out
        && request.filter == view.filter
        && request.folded_groups == view.folded_groups
        && request.unfolded_tasks == view.unfolded_tasks
        && request.opened_closed_out == view.gantt.opened_closed_out
}

/// What the view asks of the rows: filter, groups, order, folds.
pub fn request(view: &ViewState) -> RowRequest {
    RowRequest {
        filter: view.filter.clone(),
        grouping: view.grouping,
        sorting: view.sorting,
        folded_groups: view.folded_groups.clone(),
        unfolded_tasks: view.unfolded_tasks.clone(),
        fold_closed_out: view.fold_closed_out,
        opened_closed_out: view.gantt.opened_closed_out.clone(),
    }
}

fn build(stage: &Stage<'_>, counts: [usize; 6]) -> Cache {
    let request = request(stage.view);
    let rows = rows::rows(stage.plan, stage.assessment, &request);
    let within = stage.plan.head().settings.warning_days;
    let as_of = stage.assessment.as_of();
    let sieve = rows::Sieve::new(stage.plan, &request.filter, as_of);
    let mut facts = Facts::default();
    for task in stage.plan.tasks().values() {
        let state = stage.assessment.task(&task.id);
        facts.passing += usize::from(sieve.lets(task, state));
        facts.soon += usize::from(rows::due_soon(task, state, as_of, within));
    }
    Cache {
        revision: stage.revision,
        as_of,
        head: Arc::clone(stage.plan.head()),
        assessed: counts,
        request,
        rows: Arc::new(rows),
        facts,
    }
}

/// The rows of the view and the figures of the filter row; built anew only when something they depend on changed.
pub(super) fn rows(stage: &mut Stage<'_>) -> (Arc<Vec<Row>>, Facts) {
    let counts = Status::ALL.map(|status| stage.assessment.count(status));
    if !stage
        .view
        .gantt
        .cache
        .as_ref()
        .is_some_and(|cache| is_fresh(cache, stage, counts))
    {
        stage.view.gantt.cache = Some(build(stage, counts));
    }
    match &stage.view.gantt.cache {
        Some(cache) => (Arc::clone(&cache.rows), cache.facts),
        None => (Arc::default(), Facts::default()),
    }
}

/// The rows without a place to keep them.
pub(super) fn rows_now(stage: &Stage<'_>) -> Arc<Vec<Row>> {
    let counts = Status::ALL.map(|status| stage.assessment.count(status));
    match &stage.view.gantt.cache {
        Some(cache) if is_fresh(cache, stage, counts) => Arc::clone(&cache.rows),
        _ => build(stage, counts).rows,
    }
}

//! What the Gantt page remembers from frame to frame: the rows, the scroll, a gesture in hand, a cell being edited.

use super::cell_cursor;
use super::cell_editor::CellEditor;
use super::gesture::Gesture;
use crate::assess::Status;
use crate::chart::TimeAxis;
use crate::chart::reach::Ends;
use crate::chart::rows::{self, Listed, Row, RowRequest};
use crate::plan::{Day, Id};
use crate::ui::kept::{Before, Kept};
use crate::ui::{Column, Stage, ViewState};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the page remembers; lost when the program ends.
#[derive(Clone, Debug, Default)]
pub struct GanttState {
    /// Points that the rows are scrolled down by; 64 bits so that row 100,000 stands still.
    pub(super) scroll: f64,
    /// Height of the rows in view in points.
    pub(super) height: f64,
    pub(super) gesture: Option<Gesture>,
    pub(super) editor: Option<CellEditor>,
    /// The cell that the keyboard stands on, while its row is chosen.
    pub(super) cell: Option<(Id, Column)>,
    /// The row of that cell as it was last found among the rows.
    pub(super) listed: Option<cell_cursor::Listed>,
    /// The cell over which letters are being composed.
    pub(super) composed: Option<(Id, Column)>,
    pub(super) opened_closed_out: Arc<BTreeSet<String>>,
    pub(super) hovered: Option<Id>,
    /// What held the focus when the rows last looked.
    pub(super) focus_before: Option<egui::Id>,
    /// Whether a menu was open when the rows last looked.
    pub(super) menu_before: bool,
    /// Where the as-of pill is being dragged to.
    pub(super) as_of_drag: Option<Day>,
    /// The row that was clicked with the secondary button.
    pub(super) menu_for: Option<Id>,
    /// The pass in which the filter row was drawn, so that it is drawn once.
    pub(super) filter_row_pass: Option<u64>,
    /// The axis that fitting gave last and the days it was fitted to: while it is the one shown, a chart of another width
    /// is fitted again.
    pub(super) fitted: Option<(TimeAxis, Day, Day)>,
}

impl GanttState {
    /// Whether the open cell holds something that has not been taken.
    pub(in crate::ui) fn holds_typed(&self) -> bool {
        self.editor.as_ref().is_some_and(CellEditor::is_typed)
    }
}

/// Figures of the filter row and of what lies outside the time shown, counted together with the rows.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Tasks that pass the filter.
    pub(super) passing: usize,
    /// Open tasks due within the warning days.
    pub(super) soon: usize,
    /// First and last days of the tasks that pass.
    pub(super) ends: Ends,
    /// The longest number of a task, in points.
    pub(super) longest_number: f64,
}

/// The rows of a view with what the filter row says of them.
#[derive(Debug)]
struct Listing {
    rows: Arc<Vec<Row>>,
    facts: Arc<Facts>,
}

impl From<Listed> for Listing {
    fn from(listed: Listed) -> Self {
        Self {
            rows: Arc::new(listed.rows),
            facts: Arc::new(Facts {
                passing: listed.passing,
                soon: listed.soon,
                ends: listed.ends,
                longest_number: listed.longest_number,
            }),
        }
    }
}

impl From<Listing> for Listed {
    fn from(listing: Listing) -> Self {
        // Nobody else holds them between two frames.
        let facts = Arc::unwrap_or_clone(listing.facts);
        Self {
            rows: Arc::unwrap_or_clone(listing.rows),
            passing: facts.passing,
            soon: facts.soon,
            ends: facts.ends,
            longest_number: facts.longest_number,
        }
    }
}

/// What the page keeps of the open plan.
#[derive(Debug, Default)]
pub(in crate::ui) struct Derived {
    listing: Kept<RowRequest, Listing>,
}

/// Whether closed-out tasks are folded away: not when the filter asks for them.
fn folds(view: &ViewState) -> bool {
    view.fold_closed_out && !view.filter.statuses.contains(&Status::ClosedOut)
}

/// What the view asks of the rows: filter, groups, order, folds.
pub fn request(view: &ViewState) -> RowRequest {
    RowRequest {
        filter: view.filter.clone(),
        grouping: view.grouping,
        sorting: view.sorting,
        folded_groups: Arc::clone(&view.folded_groups),
        unfolded_tasks: Arc::clone(&view.unfolded_tasks),
        fold_closed_out: folds(view),
        opened_closed_out: Arc::clone(&view.gantt.opened_closed_out),
    }
}

/// The rows of the view and the figures of the filter row; built anew only when something they depend on changed.
pub(super) fn rows(stage: &Stage<'_>) -> (Arc<Vec<Row>>, Arc<Facts>) {
    let request = request(stage.view);
    let kept = &stage.derived.gantt.listing;
    let listing = kept.renew(stage.stamp, request.clone(), |before| {
        let within = stage.plan.head().settings.warning_days;
        let listed = followed(stage, &request, within, before)
            .unwrap_or_else(|| rows::listed(stage.plan, stage.assessment, &request, within));
        Arc::new(Listing::from(listed))
    });
    (Arc::clone(&listing.rows), Arc::clone(&listing.facts))
}

/// The rows of the revision before, brought up to this one, where its change leaves order and groups as they are.
fn followed(
    stage: &Stage<'_>,
    request: &RowRequest,
    within: u32,
    before: Option<Before<RowRequest, Listing>>,
) -> Option<Listed> {
    let before = before
        .filter(|before| before.stamp.is_right_before(&stage.stamp) && before.key == *request)?;
    let mut listed = Listed::from(Arc::into_inner(before.value)?);
    listed
        .follow(stage.plan, stage.assessment, request, within, stage.latest?)
        .then_some(listed)
}

//! The monthly round: one grid in which the open tasks are reported like in a spreadsheet.

mod bars;
mod cell_field;
mod cells;
mod keys;
mod sheet;

pub(super) use cells::read_pasted;

use super::command::Needs;
use super::kept::Kept;
use super::page::{PageView, on_ground};
use super::{Command, Page, Stage};
use crate::assess::{MonthRound, NoteField, RoundFilter, RoundRow};
use crate::plan::{Day, Id};
use crate::ui::widgets::Look;
use egui::{Rect, Ui, pos2};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Height of the row with filters.
const FILTER_ROW: f32 = 34.0;
/// Height of the head that counts.
const HEAD: f32 = 40.0;
/// Height of the foot.
const FOOT: f32 = 52.0;

/// A cell of the grid: a task and one of its four fields.
type Cell = (Id, NoteField);

/// Where the user looks on this page.
#[derive(Clone, Debug, Default)]
pub struct MonthlyView {
    /// Only tasks this unit or one below it takes part in.
    pub unit: Option<Id>,
    /// Which of them.
    pub filter: RoundFilter,
    /// The cell the keyboard stands on.
    pub cell: Option<(Id, NoteField)>,
    /// A command of the menus that is for the grid; taken in the next frame.
    pub asked: Option<Command>,
    /// The other corner of the selected block.
    corner: Option<Cell>,
    draft: Option<Draft>,
    /// Texts that were not understood, of cells that are out of sight.
    aside: Vec<Draft>,
    /// The cell that the field stood in last; in another one it begins with nothing of this.
    field_in: Option<(Cell, Day)>,
    listed: Option<Arc<Listed>>,
    reveal: bool,
    /// Esc gave the keyboard away; a click takes it back.
    released: bool,
    last_pass: u64,
    scroll: f32,
}

impl MonthlyView {
    /// Whether a cell holds text that was not understood.
    pub(super) fn holds_typed(&self) -> bool {
        !self.aside.is_empty() || self.draft.as_ref().is_some_and(|draft| draft.wrong)
    }
}

/// What is being typed into the cell.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    /// The cell and the day of its month: wherever the keyboard goes, it is taken there.
    cell: Cell,
    as_of: Day,
    text: String,
    /// Typing began it, so it replaces the cell.
    typed: bool,
    /// The caret is still to be put at the end.
    fresh: bool,
    wrong: bool,
}

/// Which tasks are listed and in which order. It stays while cells are filled, so that no row leaves from under the
/// keyboard because it is no longer behind or has nothing missing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Listed {
    document: u64,
    as_of: Day,
    unit: Option<Id>,
    filter: RoundFilter,
    tasks: usize,
    ids: Vec<Id>,
}

/// What one frame draws.
#[derive(Debug)]
struct Shown {
    round: Arc<MonthRound>,
    rows: Vec<RoundRow>,
    places: BTreeMap<Id, usize>,
}

/// What the page keeps of the open plan.
#[derive(Debug, Default)]
pub(super) struct Derived {
    round: Kept<Option<Id>, MonthRound>,
    shown: Kept<(Option<Id>, Arc<Listed>), Shown>,
}

impl Shown {
    fn place(&self, id: &Id) -> Option<usize> {
        self.places.get(id).copied()
    }
}

fn look(stage: &Stage<'_>) -> Look {
    stage.look()
}

/// The monthly round as the shell sees it.
pub struct MonthlyPage;

impl PageView for MonthlyPage {
    fn show(&self, ui: &mut Ui, stage: &mut Stage<'_>) {
        on_ground(ui, stage.theme.win, |ui| show(ui, stage));
    }

    fn answers(&self, command: Command) -> bool {
        keys::meaning(command).is_some()
    }

    fn run(&self, stage: &mut Stage<'_>, command: Command) {
        stage.view.monthly.asked = Some(command);
    }

    fn needs(&self, command: Command) -> Needs {
        // They are about the cells, so no task need be selected.
        if self.answers(command) {
            Needs::Plan
        } else {
            command.needs()
        }
    }

    fn under(&self) -> Option<Page> {
        // It is a way to fill in the Gantt page's tasks.
        Some(Page::Gantt)
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let area = ui.available_rect_before_wrap();
    let pass = ui.ctx().cumulative_pass_nr();
    let opened = pass > stage.view.monthly.last_pass + 3;
    stage.view.monthly.last_pass = pass;
    if opened {
        let view = &mut stage.view.monthly;
        (view.listed, view.released) = (None, false);
        view.reveal = true;
    }
    let shown = shown(stage);
    let at = |top: f32, bottom: f32| {
        Rect::from_min_max(pos2(area.left(), top), pos2(area.right(), bottom))
    };
    let filter = at(area.top(), area.top() + FILTER_ROW);
    let head = at(filter.bottom(), filter.bottom() + HEAD);
    let foot = at(area.bottom() - FOOT, area.bottom());
    let body = at(head.bottom(), foot.top());
    sheet::settle(stage, &shown);
    keys::commands(ui, stage, &shown);
    bars::filter_row(ui, stage, &shown, filter);
    bars::head(ui, stage, &shown, head);
    sheet::show(ui, stage, &shown, body);
    bars::foot(ui, stage, &shown, foot);
    ui.advance_cursor_after_rect(area);
}

/// The round and the rows shown; built anew only where the plan, the date or the filter changed.
fn shown(stage: &mut Stage<'_>) -> Arc<Shown> {
    let (plan, assessment, derived) = (stage.plan, stage.assessment, &stage.derived.monthly);
    let view = &mut stage.view.monthly;
    let unit = view.unit.clone();
    let round = || {
        derived.round.get(stage.stamp, unit.clone(), || {
            MonthRound::new(plan, assessment, unit.as_ref())
        })
    };
    let known = view.listed.take().filter(|listed| {
        listed.document == stage.stamp.document
            && listed.as_of == stage.as_of
            && listed.unit == view.unit
            && listed.filter == view.filter
            && listed.tasks == plan.tasks().len()
    });
    let listed = known.unwrap_or_else(|| {
        let round = round();
        let rows = round.rows.iter().filter(|row| row.passes(view.filter));
        Arc::new(Listed {
            document: stage.stamp.document,
            as_of: stage.as_of,
            unit: unit.clone(),
            filter: view.filter,
            tasks: plan.tasks().len(),
            ids: rows.map(|row| row.id.clone()).collect(),
        })
    });
    view.listed = Some(Arc::clone(&listed));
    let key = (unit.clone(), Arc::clone(&listed));
    derived.shown.get(stage.stamp, key, || {
        let round = round();
        let by_id: BTreeMap<&Id, &RoundRow> = round.rows.iter().map(|row| (&row.id, row)).collect();
        let rows: Vec<RoundRow> = listed
            .ids
            .iter()
            .filter_map(|id| by_id.get(id).map(|row| RoundRow::clone(row)))
            .collect();
        let places = rows
            .iter()
            .enumerate()
            .map(|(place, row)| (row.id.clone(), place))
            .collect();
        Shown {
            round: Arc::clone(&round),
            rows,
            places,
        }
    })
}

//! A complaint that was just added: the keyboard stands in its first cell, and where nothing was said of it when it is left
//! it goes again, so that an empty row counts nowhere.

use super::grid;
use crate::plan::{Change, Id};
use crate::ui::{Command, Page, Stage, open_edits};
use egui::{Key, Ui};

/// Takes the added complaint back once it was left without a word, whatever page is shown; called before the page is
/// drawn. That is a step back, and done only where `steps_back` says that it would take back nothing else.
pub fn give_up_blank(ui: &Ui, stage: &mut Stage<'_>, steps_back: bool) {
    let Some(id) = stage.view.supervision.fresh.clone() else {
        return;
    };
    if !stage.latest.is_some_and(|latest| adds_only(latest, &id)) {
        // Something was said of it since, or it is gone.
        if stage.plan.complaints().contains_key(&id) || stage.latest.is_some() {
            stage.view.supervision.fresh = None;
        }
        return;
    }
    let escaped = escaped(ui);
    let view = &stage.view.supervision;
    let there = stage.view.page == Page::Supervision && view.letter.as_ref() == Some(&id);
    if there && !(escaped && view.cell.is_none()) {
        return;
    }
    // What is typed and not taken yet is a word.
    let lives = |id: &Id| stage.plan.task(id).is_some();
    let typed =
        view.holds_typed() || open_edits::any(ui.ctx()) || open_edits::holds(ui.ctx(), lives);
    if typed || !steps_back {
        return;
    }
    stage.view.supervision.fresh = None;
    stage.actions.command(Command::Undo);
}

/// Whether Esc was pressed in the table, or where nothing else could have taken it: that of a field, a list or a dialog
/// is for those. To be asked in every frame.
fn escaped(ui: &Ui) -> bool {
    let key = egui::Id::unique("fresh complaint focus");
    let focused = ui.memory(egui::Memory::focused);
    // Esc takes the focus away before this is drawn.
    let before: Option<Option<egui::Id>> = ui.data(|data| data.get_temp(key));
    ui.data_mut(|data| data.insert_temp(key, focused));
    let grid = grid::grid_id();
    let ours = ui.memory(|memory| memory.had_focus_last_frame(grid))
        || (before == Some(None) && focused.is_none_or(|id| id == grid));
    ours && ui.memory(|memory| memory.allows_interaction(ui.layer_id()))
        && !egui::Popup::is_any_open(ui.ctx())
        && ui.input(|input| input.key_pressed(Key::Escape))
}

/// Whether a change does nothing but add a complaint.
fn adds_only(change: &Change, id: &Id) -> bool {
    let Change {
        head,
        lists,
        special_plans,
        units,
        tasks,
        indicators,
        inspections,
        complaints,
    } = change;
    let others = lists.len()
        + special_plans.len()
        + units.len()
        + tasks.len()
        + indicators.len()
        + inspections.len();
    let adds = |step: &crate::plan::Step<crate::plan::Complaint>| {
        step.id == *id && step.before.is_none() && step.after.is_some()
    };
    head.is_none() && others == 0 && complaints.len() == 1 && complaints.iter().all(adds)
}

//! A complaint that was just added: the keyboard stands in its first cell, and where nothing was said of it when it is left
//! it goes again, so that an empty row counts nowhere.

use crate::plan::{Change, Id};
use crate::ui::{Command, Page, Stage};
use egui::{Key, Ui};

/// Takes the added complaint back once it was left without a word, whatever page is shown; called before the page is
/// drawn.
pub fn give_up_blank(ui: &Ui, stage: &mut Stage<'_>) {
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
    let view = &stage.view.supervision;
    let there = stage.view.page == Page::Supervision && view.letter.as_ref() == Some(&id);
    let given_up = view.cell.is_none()
        && !egui::Popup::is_any_open(ui.ctx())
        && ui.input(|input| input.key_pressed(Key::Escape));
    if there && !given_up {
        return;
    }
    // What is typed and not taken yet is a word.
    if view
        .cell
        .as_ref()
        .is_some_and(|cell| cell.id == id && cell.typed)
    {
        return;
    }
    stage.view.supervision.fresh = None;
    stage.actions.command(Command::Undo);
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

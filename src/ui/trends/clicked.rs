//! What a click in the tables asks of an indicator. It waits for one frame: a cell that the click left is taken first, and
//! both changes are made to the indicator whole.

use super::{changes, fields};
use crate::plan::{Id, Indicator};
use crate::ui::{Stage, keys_in_turn};

/// Something that was clicked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clicked {
    /// A value is added, with this id.
    Add(Id),
    /// The value is provisional, or no longer.
    Provisional(Id),
    /// The value goes.
    DropValue(Id),
    /// The target goes.
    DropTarget(Id),
}

/// Notes what was clicked.
pub(super) fn ask(ui: &egui::Ui, stage: &mut Stage<'_>, indicator: &Indicator, what: Clicked) {
    stage.view.trends.clicked = Some((indicator.id.clone(), what));
    ui.request_repaint();
}

/// Does what was clicked in the frame before.
pub(super) fn run(ui: &egui::Ui, stage: &mut Stage<'_>, indicator: &Indicator) {
    let asked = stage.view.trends.clicked.take();
    let Some((_, what)) = asked.filter(|(of, _)| *of == indicator.id) else {
        return;
    };
    if matches!(what, Clicked::Add(_)) {
        // Letters wait for the row, which is there in the next frame.
        keys_in_turn::hold(ui.ctx());
        keys_in_turn::expect_letters(ui.ctx());
    }
    let edit = match what {
        Clicked::Add(id) => changes::add_point(indicator, id, stage.as_of),
        Clicked::Provisional(id) => {
            changes::with_point(indicator, &id, |p| p.provisional = !p.provisional)
        }
        Clicked::DropValue(id) => changes::with(indicator, |one| one.points.retain(|p| p.id != id)),
        Clicked::DropTarget(id) => {
            changes::with(indicator, |one| one.targets.retain(|t| t.id != id))
        }
    };
    fields::edit_once(stage, edit);
}

//! The keyboard of the cells in the tables, as in a spreadsheet: a cell that is come to is selected, so that typing replaces
//! it; Enter and the arrows go up and down, Esc brings the old value back, F2 goes to the end of what is there.

use crate::ui::widgets::{EntryField, resting_cell, text_field};
use crate::ui::{Command, Stage, read_only};
use egui::{Id, Key, Modifiers, Ui};
use std::ops::Range;

/// How far a cell has been come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stood {
    /// The pointer that came is still down: where it goes up, all is selected.
    Coming,
    Here,
}

/// What the keyboard asks of a cell, heard before its field is drawn.
pub(super) struct Heard {
    key: String,
    /// So many rows down; 0 stays.
    step: Option<isize>,
}

fn stood_key(id: Id) -> Id {
    id.with("stood")
}

/// Hears the keys of a cell that are not for its field.
pub(super) fn before(ui: &Ui, stage: &mut Stage<'_>, key: &str) -> Heard {
    let mut heard = Heard {
        key: key.to_owned(),
        step: None,
    };
    if read_only::shuts_field(ui.ctx()).is_some() {
        return heard;
    }
    let id = Id::unique(key);
    let stood: Option<Stood> = ui.data(|data| data.get_temp(stood_key(id)));
    if !ui.memory(|memory| memory.has_focus(id)) {
        if stood.is_some() {
            ui.data_mut(|data| data.remove::<Stood>(stood_key(id)));
            // Esc gives up what was typed, and the cell stays selected; with nothing typed it leaves.
            let escape = ui.input(|input| input.key_pressed(Key::Escape));
            heard.step = (escape && EntryField::holds_unread(ui.ctx(), id)).then_some(0);
        }
        return heard;
    }
    let mut now = stood.unwrap_or(Stood::Coming);
    if std::mem::take(&mut stage.view.trends.edit_asked) {
        text_field::cursor_after_all(ui, id);
        now = Stood::Here;
    } else if now == Stood::Coming {
        let (pressed, drags) = ui.input(|input| {
            let pointer = &input.pointer;
            let pressed = pointer.any_down() || pointer.any_released();
            (pressed, pointer.is_decidedly_dragging())
        });
        if drags {
            now = Stood::Here;
        } else if pressed {
            ui.request_repaint();
        } else {
            text_field::select_everything(ui, id);
            now = Stood::Here;
        }
    }
    let composing = text_field::is_composing(ui, id);
    let untouched = !composing && !EntryField::holds_unread(ui.ctx(), id);
    resting_cell::note_untouched(ui.ctx(), id, untouched);
    if let Some(command) = untouched.then(|| taken_back(ui)).flatten() {
        stage.actions.command(command);
        now = Stood::Coming;
    }
    // While letters are being composed, all keys belong to the input method.
    if !composing {
        heard.step = ui.input_mut(|input| {
            let mut pressed = |modifiers, key| input.consume_key(modifiers, key);
            if pressed(Modifiers::SHIFT, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowUp) {
                Some(-1)
            } else if pressed(Modifiers::NONE, Key::Enter)
                || pressed(Modifiers::NONE, Key::ArrowDown)
            {
                Some(1)
            } else {
                None
            }
        });
    }
    if heard.step.is_some() {
        // Before the field is drawn: it takes what was typed as it is left.
        ui.memory_mut(|memory| memory.surrender_focus(id));
        ui.data_mut(|data| data.remove::<Stood>(stood_key(id)));
    } else {
        ui.data_mut(|data| data.insert_temp(stood_key(id), now));
    }
    heard
}

/// What the keys of undo ask where nothing was typed: there is nothing to take back but in the plan.
fn taken_back(ui: &Ui) -> Option<Command> {
    ui.input_mut(|input| {
        let redo = Modifiers::COMMAND | Modifiers::SHIFT;
        if input.consume_key(redo, Key::Z) || input.consume_key(Modifiers::COMMAND, Key::Y) {
            Some(Command::Redo)
        } else if input.consume_key(Modifiers::COMMAND, Key::Z) {
            Some(Command::Undo)
        } else {
            None
        }
    })
}

/// Has the keyboard go on once all rows are drawn; what was refused stays where it is.
pub(super) fn after(stage: &mut Stage<'_>, heard: Heard, refused: bool) {
    if let Some(by) = heard.step {
        let by = if refused { 0 } else { by };
        stage.view.trends.step = Some((heard.key, by));
    }
}

/// Goes to the cell that was asked for, after all rows were drawn: none of them hears the key again. `prefix` gives what the
/// keys of a row's cells begin with, `drawn` which rows are in view.
pub(super) fn follow(
    ui: &Ui,
    stage: &mut Stage<'_>,
    count: usize,
    drawn: &Range<usize>,
    prefix: impl Fn(usize) -> Option<String>,
) {
    let Some((key, by)) = stage.view.trends.step.take() else {
        return;
    };
    let found = (0..count).find_map(|place| {
        let field = key.strip_prefix(prefix(place)?.as_str())?;
        Some((place, field))
    });
    let Some((at, field)) = found else {
        return;
    };
    let to = at.saturating_add_signed(by).min(count.saturating_sub(1));
    let Some(row) = prefix(to) else { return };
    let cell = Id::unique(format!("{row}{field}").as_str());
    ui.memory_mut(|memory| memory.request_focus(cell));
    if !drawn.contains(&to) {
        stage.view.trends.reveal_row = Some(to);
    }
    ui.request_repaint();
}

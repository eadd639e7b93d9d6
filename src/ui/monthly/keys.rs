//! The keyboard of the grid, as in a spreadsheet: arrows, Tab, Enter, F2, Delete, copy, paste, F8 to the next gap.

use super::{Cell, Draft, Shown, cells};
use crate::assess::NoteField;
use crate::text::monthly_words as words;
use crate::ui::{Action, Command, Stage};
use egui::{Event, Key, Modifiers, Ui};

/// What a command means to the grid.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// The same as a key.
    Press(Press),
    /// The system is asked for the clipboard and answers with a paste.
    AskForPaste,
}

/// What a key asks of the grid.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Press {
    /// Rows down and fields to the right; with Shift the block grows.
    Move(isize, isize, bool),
    /// To the first or last row.
    Edge(bool),
    /// To the next cell in reading order, or the one before.
    Tab(bool),
    Edit,
    Clear,
    Copy,
    Cut,
    Paste(String),
    Gap,
    Release,
    Undo,
    Redo,
    All,
}

/// Runs what the menus asked of the grid.
pub(super) fn commands(ui: &Ui, stage: &mut Stage<'_>, shown: &Shown) {
    let Some(command) = stage.view.monthly.asked.take() else {
        return;
    };
    // What was typed into a cell is its own, wherever the command goes.
    if !cells::commit(stage) {
        return;
    }
    match meaning(command) {
        Some(Meaning::Press(one)) => press(stage, shown, one),
        Some(Meaning::AskForPaste) => ui
            .ctx()
            .send_viewport_cmd(egui::ViewportCommand::RequestPaste),
        None => {}
    }
    stage.view.monthly.released = false;
}

/// What a command means to the grid; `None` for those that mean here what they mean elsewhere.
pub(super) fn meaning(command: Command) -> Option<Meaning> {
    Some(Meaning::Press(match command {
        Command::Copy => Press::Copy,
        Command::Cut => Press::Cut,
        Command::Delete => Press::Clear,
        Command::EditTitle => Press::Edit,
        Command::SelectAll => Press::All,
        Command::NextAttention => Press::Gap,
        Command::Paste => return Some(Meaning::AskForPaste),
        _ => return None,
    }))
}

/// Takes the keys that are for the grid while no cell is open; `page` is how many rows are in view.
pub(super) fn listen(ui: &Ui, stage: &mut Stage<'_>, shown: &Shown, page: usize) {
    for one in taken(ui, |event| resting(event, page)) {
        press(stage, shown, one);
    }
}

/// Takes the keys that close an open cell. While letters are being composed they belong to the input method.
pub(super) fn listen_open(ui: &Ui, stage: &mut Stage<'_>, shown: &Shown) {
    for one in taken(ui, open) {
        match one {
            Press::Release => stage.view.monthly.draft = None,
            Press::Move(..) | Press::Tab(_) | Press::Gap if cells::commit(stage) => {
                press(stage, shown, one);
            }
            _ => {}
        }
    }
}

fn taken(ui: &Ui, meaning: impl Fn(&Event) -> Option<Press>) -> Vec<Press> {
    ui.input_mut(|input| {
        let mut taken = Vec::new();
        input.events.retain(|event| match meaning(event) {
            Some(press) => {
                taken.push(press);
                false
            }
            None => true,
        });
        taken
    })
}

fn open(event: &Event) -> Option<Press> {
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    match key {
        Key::Escape => Some(Press::Release),
        Key::Tab if !modifiers.command => Some(Press::Tab(!modifiers.shift)),
        Key::Enter if !modifiers.alt && !modifiers.command => {
            Some(Press::Move(if modifiers.shift { -1 } else { 1 }, 0, false))
        }
        Key::F8 => Some(Press::Gap),
        _ => None,
    }
}

fn resting(event: &Event, page: usize) -> Option<Press> {
    let page = isize::try_from(page.max(1)).unwrap_or(1);
    match event {
        Event::Copy => Some(Press::Copy),
        Event::Cut => Some(Press::Cut),
        Event::Paste(text) => Some(Press::Paste(text.clone())),
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => {
            let grow = modifiers.shift;
            Some(match key {
                Key::Z if modifiers.command && !modifiers.shift => Press::Undo,
                Key::Z | Key::Y if modifiers.command => Press::Redo,
                Key::A if modifiers.command => Press::All,
                Key::Home if modifiers.command => Press::Edge(false),
                Key::End if modifiers.command => Press::Edge(true),
                Key::Enter if modifiers.shift => Press::Move(-1, 0, false),
                _ if modifiers.command || modifiers.alt => return None,
                Key::ArrowUp => Press::Move(-1, 0, grow),
                Key::ArrowDown => Press::Move(1, 0, grow),
                Key::ArrowLeft => Press::Move(0, -1, grow),
                Key::ArrowRight => Press::Move(0, 1, grow),
                Key::PageUp => Press::Move(-page, 0, grow),
                Key::PageDown => Press::Move(page, 0, grow),
                Key::Home => Press::Move(0, -3, grow),
                Key::End => Press::Move(0, 3, grow),
                Key::Tab => Press::Tab(!modifiers.shift),
                Key::Enter | Key::F2 => Press::Edit,
                Key::Delete | Key::Backspace => Press::Clear,
                Key::F8 => Press::Gap,
                Key::Escape => Press::Release,
                _ => return None,
            })
        }
        _ => None,
    }
}

fn press(stage: &mut Stage<'_>, shown: &Shown, press: Press) {
    let writes = matches!(press, Press::Clear | Press::Cut | Press::Paste(_));
    if writes && stage.refuses() {
        return;
    }
    match press {
        Press::Move(down, right, grow) => step(stage, shown, down, right, grow),
        Press::Edge(end) => {
            let by = if end { isize::MAX } else { isize::MIN };
            step(stage, shown, by, 0, false);
        }
        Press::Tab(forward) => next(stage, shown, forward),
        Press::Edit => {
            if let Some(cell) = stage.view.monthly.cell.clone() {
                let text = cells::text(stage, &cell);
                edit_with(stage, text);
            }
        }
        Press::Clear => cells::clear(stage, shown),
        Press::Copy => cells::copy(stage, shown),
        Press::Cut => {
            cells::copy(stage, shown);
            cells::clear(stage, shown);
        }
        Press::Paste(text) => cells::paste(stage, shown, text),
        Press::Gap => gap(stage, shown),
        Press::Release => {
            if stage.view.monthly.corner.take().is_none() {
                stage.view.monthly.released = true;
            }
        }
        Press::Undo => stage.actions.command(Command::Undo),
        Press::Redo => stage.actions.command(Command::Redo),
        Press::All => {
            if let (Some(first), Some(last)) = (shown.rows.first(), shown.rows.last()) {
                let view = &mut stage.view.monthly;
                view.cell = Some((first.id.clone(), NoteField::Percent));
                view.corner = Some((last.id.clone(), NoteField::NextStep));
            }
        }
    }
}

/// Opens the cell with a text in it, once what was typed before has been taken.
pub(super) fn edit_with(stage: &mut Stage<'_>, text: String) {
    if stage.refuses() || !cells::commit(stage) {
        return;
    }
    let as_of = stage.as_of;
    let view = &mut stage.view.monthly;
    let Some(cell) = view.cell.clone() else {
        return;
    };
    view.corner = None;
    view.reveal = true;
    view.released = false;
    view.draft = Some(Draft {
        cell,
        as_of,
        text,
        typed: false,
        fresh: true,
        wrong: false,
    });
}

/// Stands on a cell.
pub(super) fn stand(stage: &mut Stage<'_>, cell: Cell) {
    let view = &mut stage.view.monthly;
    view.cell = Some(cell);
    view.corner = None;
    view.reveal = true;
    view.released = false;
}

fn step(stage: &mut Stage<'_>, shown: &Shown, down: isize, right: isize, grow: bool) {
    let view = &stage.view.monthly;
    let Some(cell) = view.cell.clone() else {
        return;
    };
    let from = match (&view.corner, grow) {
        (Some(corner), true) => corner.clone(),
        _ => cell,
    };
    let (Some(row), Some(last)) = (shown.place(&from.0), shown.rows.len().checked_sub(1)) else {
        return;
    };
    let row = row.saturating_add_signed(down).min(last);
    let field = from.1.place().saturating_add_signed(right).min(3);
    let to = (shown.rows[row].id.clone(), NoteField::ALL[field]);
    if grow {
        stage.view.monthly.corner = Some(to);
        stage.view.monthly.reveal = true;
    } else {
        stand(stage, to);
    }
}

fn next(stage: &mut Stage<'_>, shown: &Shown, forward: bool) {
    let Some((row, field)) = stage
        .view
        .monthly
        .cell
        .as_ref()
        .and_then(|(id, field)| Some((shown.place(id)?, field.place())))
    else {
        return;
    };
    let place = row * 4 + field;
    let place = if forward {
        Some(place + 1)
    } else {
        place.checked_sub(1)
    };
    if let Some(place) = place
        && let Some(row) = shown.rows.get(place / 4)
    {
        let id = row.id.clone();
        stand(stage, (id, NoteField::ALL[place % 4]));
    }
}

/// Goes to the next cell that is not filled, beginning again at the top after the last.
pub(super) fn gap(stage: &mut Stage<'_>, shown: &Shown) {
    let from = stage
        .view
        .monthly
        .cell
        .as_ref()
        .and_then(|(id, field)| Some(shown.place(id)? * 4 + field.place() + 1))
        .unwrap_or(0);
    let all = shown.rows.len() * 4;
    let found = (0..all)
        .map(|step| (from + step) % all)
        .find(|place| shown.rows[place / 4].missing[place % 4]);
    match found {
        Some(place) => {
            let id = shown.rows[place / 4].id.clone();
            stand(stage, (id, NoteField::ALL[place % 4]));
        }
        None => {
            let sentence = stage.say(words::NOTHING_MISSING).to_owned();
            stage.actions.push(Action::Tell(sentence));
        }
    }
}

/// Whether the modifiers ask for a block from the cell stood on.
pub(super) fn grows(modifiers: Modifiers) -> bool {
    modifiers.shift
}

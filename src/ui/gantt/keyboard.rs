//! Keys on the rows: moving, extending, opening cells, folding; commands with Ctrl come through the shell.

use super::{bar_keys, cell_cursor, cell_editor, choose};
use crate::chart::rows::Row;
use crate::plan::Id;
use crate::ui::widgets::resting_cell;
use crate::ui::{Column, Stage};
use egui::{Event, EventFilter, Key, Modifiers, Ui};
use std::sync::Arc;

/// Takes the keys that are for the rows, unless something else holds the focus.
pub(super) fn listen(ui: &Ui, stage: &mut Stage<'_>, rows: &Arc<Vec<Row>>) {
    let id = ui.scope_id().with("rows");
    let cell = cell_cursor::id(ui);
    let focused = ui.memory(egui::Memory::focused);
    // The Enter or Esc that ended another field is not also one for the rows.
    let before = std::mem::replace(&mut stage.view.gantt.focus_before, focused);
    // Nor is the Esc that closed a menu: it is closed by now.
    let menu = egui::Popup::is_any_open(ui.ctx());
    let menu = std::mem::replace(&mut stage.view.gantt.menu_before, menu) || menu;
    // A dialog in front keeps every key: Enter is its main button.
    let behind = !ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    if behind
        || focused
            .or(before)
            .is_some_and(|other| other != id && other != cell)
        || stage.view.gantt.editor.is_some()
        || menu
    {
        return;
    }
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            id,
            EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
                tab: false,
            },
        );
    });
    if let Some(task) = stage.view.edit_title.take() {
        cell_editor::open(stage, &task, Column::Title, true);
        return;
    }
    // While letters are being composed over a cell, all keys belong to the input method.
    if focused == Some(cell) && !resting_cell::rests(ui.ctx()) {
        return;
    }
    let stands = focused == Some(cell) && cell_cursor::standing(stage).is_some();
    let pressed: Vec<(Key, Modifiers)> = ui.input_mut(|input| {
        let mut taken = Vec::new();
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if is_ours(*key, *modifiers) || stands && is_tab(*key, *modifiers) => {
                taken.push((*key, *modifiers));
                false
            }
            _ => true,
        });
        taken
    });
    for (key, modifiers) in pressed {
        press(stage, rows, key, modifiers);
    }
}

/// Tab goes from cell to cell where the keyboard stands on one.
fn is_tab(key: Key, modifiers: Modifiers) -> bool {
    key == Key::Tab && !modifiers.command && !modifiers.alt
}

fn is_ours(key: Key, modifiers: Modifiers) -> bool {
    let arrows = matches!(key, Key::ArrowLeft | Key::ArrowRight);
    let steps = matches!(
        key,
        Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End | Key::PageUp | Key::PageDown
    );
    if modifiers.alt {
        return arrows && !modifiers.command;
    }
    if modifiers.command {
        return matches!(key, Key::Home | Key::End);
    }
    arrows || steps || matches!(key, Key::Enter | Key::Space | Key::Escape) && !modifiers.shift
}

fn press(stage: &mut Stage<'_>, rows: &[Row], key: Key, modifiers: Modifiers) {
    let page = (stage.view.gantt.height / stage.view.density.row_height()) as isize - 1;
    match key {
        Key::ArrowLeft | Key::ArrowRight if modifiers.alt => {
            bar_keys::step(stage, key == Key::ArrowRight, modifiers.shift);
        }
        Key::ArrowUp => step(stage, rows, -1, modifiers),
        Key::ArrowDown => step(stage, rows, 1, modifiers),
        Key::PageUp => step(stage, rows, -page.max(1), modifiers),
        Key::PageDown => step(stage, rows, page.max(1), modifiers),
        Key::Home => step(stage, rows, isize::MIN, modifiers),
        Key::End => step(stage, rows, isize::MAX, modifiers),
        Key::Tab => cell_cursor::step(stage, Some(rows), !modifiers.shift),
        Key::ArrowLeft | Key::ArrowRight if cell_cursor::standing(stage).is_some() => {
            cell_cursor::step(stage, None, key == Key::ArrowRight);
        }
        Key::ArrowLeft => fold(stage, false),
        Key::ArrowRight => fold(stage, true),
        Key::Enter => {
            if let Some((id, column)) = cell_cursor::standing(stage) {
                cell_editor::open(stage, &id, column, true);
            } else if let Some(id) = stage.view.selection.focus.clone() {
                cell_editor::open(stage, &id, Column::Title, true);
            }
        }
        Key::Space => {
            if let Some(id) = stage.view.selection.focus.clone() {
                let open = !stage.view.unfolded_tasks.contains(&id);
                fold(stage, open);
            }
        }
        Key::Escape if stage.view.gantt.gesture.take().is_some() => {}
        Key::Escape if cell_cursor::standing(stage).is_some() => stage.view.gantt.cell = None,
        Key::Escape => stage.view.selection.clear(),
        _ => {}
    }
}

/// Moves the focus by so many task rows; with Shift the selection grows.
pub(super) fn step(stage: &mut Stage<'_>, rows: &[Row], by: isize, modifiers: Modifiers) {
    let column = cell_cursor::standing(stage).map(|(_, column)| column);
    let tasks: Vec<&Id> = rows
        .iter()
        .filter_map(|row| match row {
            Row::Task(id) => Some(id),
            _ => None,
        })
        .collect();
    let Some(last) = tasks.len().checked_sub(1) else {
        return;
    };
    let now = stage
        .view
        .selection
        .focus
        .as_ref()
        .and_then(|focus| tasks.iter().position(|id| *id == focus));
    let next = match now {
        Some(place) => place.saturating_add_signed(by).min(last),
        None if by < 0 && by != isize::MIN => last,
        None if by == isize::MAX => last,
        None => 0,
    };
    let id = tasks[next].clone();
    let modifiers = Modifiers {
        command: false,
        ctrl: false,
        ..modifiers
    };
    choose::select(stage, rows, &id, modifiers);
    cell_cursor::stand(stage, &id, column);
    stage.view.reveal = Some(id);
}

/// Unfolds or folds the measures of the selected tasks.
fn fold(stage: &mut Stage<'_>, open: bool) {
    let acted = stage.acted();
    let unfolded = Arc::make_mut(&mut stage.view.unfolded_tasks);
    for id in acted.set.iter() {
        if open
            && stage
                .plan
                .task(id)
                .is_some_and(|task| !task.measures.is_empty())
        {
            unfolded.insert(id.clone());
        } else {
            unfolded.remove(id);
        }
    }
}

//! The menu on rows and bars, made from the commands.

use crate::ui::command::Needs;
use crate::ui::shell::keys;
use crate::ui::{Command, Stage};
use egui::{Button, Response, Ui};

/// What a task's menu offers; `None` is a line.
const TASK: [Option<Command>; 17] = [
    Some(Command::EditTitle),
    Some(Command::MarkCompleted),
    Some(Command::AddRemark),
    Some(Command::SetField),
    None,
    Some(Command::UnfoldMeasures),
    None,
    Some(Command::NewTask),
    Some(Command::Duplicate),
    Some(Command::Cut),
    Some(Command::Copy),
    Some(Command::Paste),
    Some(Command::FillDown),
    None,
    Some(Command::MoveTaskUp),
    Some(Command::MoveTaskDown),
    Some(Command::Delete),
];

/// What the ground offers.
const GROUND: [Option<Command>; 7] = [
    Some(Command::NewTask),
    Some(Command::Paste),
    Some(Command::SelectAll),
    None,
    Some(Command::FoldClosedOut),
    Some(Command::ZoomFit),
    Some(Command::CopyPicture),
];

/// Shows the menu where the secondary button was clicked.
pub(super) fn show(response: &Response, stage: &mut Stage<'_>) {
    let on_task = stage.view.gantt.menu_for.is_some();
    response.context_menu(|ui| {
        let lines: &[Option<Command>] = if on_task { &TASK } else { &GROUND };
        for line in lines {
            match line {
                Some(command) => item(ui, stage, *command),
                None => {
                    ui.separator();
                }
            }
        }
    });
}

/// One command as a line of a menu.
pub(super) fn item(ui: &mut Ui, stage: &mut Stage<'_>, command: Command) {
    ui.set_min_width(190.0);
    let needs_two = command.needs() == Needs::TwoTasks;
    let shut = stage.view.read_only.filter(|_| command.changes());
    let enabled = shut.is_none() && (!needs_two || stage.view.selection.len() > 1);
    let mut button = Button::new(stage.say(command.text()));
    if let Some(shortcut) = command.shortcuts().first() {
        button = button.shortcut_text(keys::written(*shortcut));
    }
    let response = ui
        .add_enabled(enabled, button)
        .on_hover_text(stage.say(command.tooltip()))
        .on_disabled_hover_text(stage.say(shut.unwrap_or(command.tooltip())));
    if response.clicked() {
        stage.actions.command(command);
        ui.close();
    }
}

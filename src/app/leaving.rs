//! An edit that is open in a field is taken before whatever leaves it: saving, closing, another page, another plan.
//!
//! Fields take what was typed when they lose the focus. So what leaves them waits for one frame, in which no field has it.

use super::shell::Shell;
use crate::ui::{Action, Command};
use egui::Context;

/// What waits until open edits have been taken.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    actions: Vec<Action>,
    /// The field that had the focus; it gets it back after a saving, so that typing goes on.
    field: Option<egui::Id>,
    /// The focus has been taken away in this frame, and the fields have been drawn without it.
    taken: bool,
}

/// Whether an action leaves the field that is being typed into.
fn leaves(action: &Action) -> bool {
    match action {
        Action::Command(command) => !matches!(
            command,
            Command::ZoomIn
                | Command::ZoomOut
                | Command::ZoomFit
                | Command::ZoomYear
                | Command::ZoomQuarter
                | Command::ZoomMonth
                | Command::ZoomWeek
                | Command::ZoomDay
                | Command::ThemeLight
                | Command::ThemeDark
                | Command::ThemeSystem
                | Command::LanguageChinese
                | Command::LanguageEnglish
                | Command::ShortcutSheet
                | Command::About
        ),
        Action::OpenPath(_)
        | Action::ShowTask(_)
        | Action::ShowTasks(_)
        | Action::ShowInspection(_)
        | Action::ShowComplaint(_)
        | Action::ShowIndicator(_)
        | Action::SavePaper { .. }
        | Action::PickComparePlan => true,
        _ => false,
    }
}

impl Shell {
    /// Before the panels are drawn: the focus is taken from the field that something waits for.
    pub(super) fn end_open_edits(&mut self, ctx: &Context) {
        if self.waiting.actions.is_empty() {
            return;
        }
        let focused = ctx.memory(egui::Memory::focused);
        if let Some(field) = focused {
            ctx.memory_mut(|memory| memory.surrender_focus(field));
            self.waiting.field = Some(field);
        }
        self.waiting.taken = true;
    }

    /// Runs what panels and keys asked for, each once and in order; what leaves an open edit waits until that is taken.
    pub(super) fn run_actions(&mut self, ctx: &Context) {
        for action in self.actions.take() {
            if leaves(&action) && (ctx.text_edit_focused() || !self.waiting.actions.is_empty()) {
                self.waiting.actions.push(action);
                ctx.request_repaint();
            } else {
                self.run(ctx, action);
            }
        }
        if std::mem::take(&mut self.waiting.taken) {
            let field = self.waiting.field.take();
            for action in std::mem::take(&mut self.waiting.actions) {
                let saves = action == Action::Command(Command::Save);
                self.run(ctx, action);
                if let Some(field) = field.filter(|_| saves) {
                    ctx.memory_mut(|memory| memory.request_focus(field));
                }
            }
        }
    }
}

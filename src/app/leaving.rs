//! An edit that is open in a field is taken before whatever leaves it: saving, closing, another page, another plan.
//!
//! Fields take what was typed when they lose the focus. So what leaves them waits for one frame, in which no field has it,
//! and in which cells and forms that were left open are told so.

use super::document::Document;
use super::shell::Shell;
use crate::plan::Id;
use crate::text::shell_words;
use crate::ui::command::Act;
use crate::ui::widgets::resting_cell;
use crate::ui::{Action, Command, Leaving, Page, inspector, keys_in_turn, open_edits};
use egui::Context;
use strum::IntoEnumIterator as _;

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
        Action::Command(command) => command.act().leaves_edits(),
        Action::OpenPath(_)
        | Action::ShowTask(_)
        | Action::ShowTasks(_)
        | Action::ShowInspection(_)
        | Action::ShowComplaint(_)
        | Action::ShowIndicator(_)
        | Action::Go(_)
        | Action::SetAsOf(_)
        | Action::PasteTable(_)
        | Action::SavePaper { .. }
        | Action::PickComparePlan
        | Action::CollectFiles(_)
        | Action::AboutFile(_) => true,
        _ => false,
    }
}

/// Whether an action saves, so that typing goes on afterwards.
fn saves(action: &Action) -> bool {
    *action == Action::Command(Command::Save)
}

impl Shell {
    /// Whether anything would be lost with the window: changes that are in no file, or something typed and not taken.
    pub(super) fn is_unsaved(&self, ctx: &Context) -> bool {
        self.document().is_some_and(|document| {
            let lives = |id: &Id| document.plan().task(id).is_some();
            Document::is_dirty(document)
                || open_edits::any(ctx)
                || open_edits::holds(ctx, lives)
                || self.view.holds_typed()
        })
    }

    /// Where the fields are that are drawn in this frame.
    pub(super) fn place_in_sight(&self) -> open_edits::Place {
        open_edits::Place {
            page: self.view.page,
            task: self.view.selection.focus.clone(),
        }
    }

    /// After a saving, `written` or not: says what was typed and is not in it, where that is, and puts the focus there.
    pub(super) fn tell_untaken(&mut self, ctx: &Context, written: bool) {
        let language = self.language;
        let rest = if written {
            shell_words::REST_SAVED
        } else {
            shell_words::REST_UNCHANGED
        };
        let page_words = |page: Page| {
            let command = Command::iter().find(|command| command.act() == Act::Page(page));
            command.map_or("", |command| command.text().of(language))
        };
        let lives = |id: &Id| {
            self.document()
                .is_some_and(|document| document.plan().task(id).is_some())
        };
        let said = if let Some(refused) = open_edits::refused(ctx, self.view.page) {
            let page = refused.place.as_ref().map_or("", |at| page_words(at.page));
            let words: [(&str, &dyn std::fmt::Display); 2] =
                [("field", &refused.name), ("page", &page)];
            let words = shell_words::FIELD_NOT_TAKEN.fill(language, &words);
            self.go_to_field(ctx, refused);
            words
        } else if let Some(page) = self.view.page_holding_typed() {
            self.view.page = page;
            shell_words::CELL_NOT_TAKEN.fill(language, &[("page", &page_words(page))])
        } else if open_edits::holds(ctx, lives) {
            shell_words::NOT_TAKEN.of(language).to_owned()
        } else {
            return;
        };
        self.tell(rest.fill(language, &[("said", &said)]));
    }

    fn go_to_field(&mut self, ctx: &Context, refused: open_edits::Refused) {
        if let Some(place) = refused.place {
            let here = self.place_in_sight();
            if place != here {
                self.view.page = place.page;
                if let Some(task) = place.task {
                    self.view.inspector = true;
                    self.view.selection.only(&task);
                    self.view.reveal = Some(task);
                }
            }
        }
        ctx.memory_mut(|memory| memory.request_focus(refused.field));
        ctx.request_repaint();
    }

    /// Before the panels are drawn: the focus is taken from the field that something waits for.
    pub(super) fn end_open_edits(&mut self, ctx: &Context) {
        self.view.leaving = Leaving::No;
        if self.waiting.actions.is_empty() {
            return;
        }
        self.view.leaving = if self.waiting.actions.iter().all(saves) {
            Leaving::GoesOn
        } else {
            Leaving::ForGood
        };
        open_edits::ask_anew(ctx);
        // What was clicked on the way to another place may have the focus already, and keeps it.
        let within = |action: &Action| matches!(action, Action::Go(_));
        let stays = self.waiting.actions.iter().all(within) && !resting_cell::types(ctx);
        let focused = ctx.memory(egui::Memory::focused);
        if let Some(field) = focused.filter(|_| !stays) {
            ctx.memory_mut(|memory| memory.surrender_focus(field));
            self.waiting.field = Some(field);
            if self.view.leaving == Leaving::GoesOn {
                keys_in_turn::expect_letters(ctx);
            }
        }
        self.waiting.taken = true;
    }

    /// Whether an action edits the cell the keyboard stands in: what was typed in that cell goes on.
    fn edits_cell(&self, action: &Action) -> bool {
        *action == Action::Command(Command::EditTitle)
            && self.view.page.view().answers(Command::EditTitle)
    }

    /// Runs what panels and keys asked for, each once and in order; what leaves an open edit waits until that is taken.
    pub(super) fn run_actions(&mut self, ctx: &Context) {
        if let Some(edit) = inspector::due_left(&mut self.view, ctx.cumulative_pass_nr()) {
            self.edit(&edit);
            let words = shell_words::DUE_RECORDED.of(self.language).to_owned();
            self.tell(words);
        }
        for action in self.actions.take() {
            let open = resting_cell::types(ctx) || open_edits::any(ctx);
            if leaves(&action)
                && !self.edits_cell(&action)
                && (open || !self.waiting.actions.is_empty())
            {
                self.waiting.actions.push(action);
                // Keys that come after it are for what it leads to.
                keys_in_turn::hold(ctx);
                ctx.request_repaint();
            } else {
                self.run(ctx, action);
            }
        }
        if std::mem::take(&mut self.waiting.taken) {
            let field = self.waiting.field.take();
            let goes_on = self.view.leaving == Leaving::GoesOn;
            for action in std::mem::take(&mut self.waiting.actions) {
                self.run(ctx, action);
            }
            if let Some(field) = field.filter(|_| goes_on) {
                ctx.memory_mut(|memory| memory.request_focus(field));
            }
        }
        self.view.leaving = Leaving::No;
    }
}

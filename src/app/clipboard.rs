//! Tasks to and from the clipboard as table text, so that Excel and WPS are at the other end.

use super::session::Session;
use super::shell::Shell;
use crate::edit::{self, Edit};
use crate::exchange::{self, PasteRequest, TaskColumn};
use crate::plan::{Id, Task};
use crate::text::shell_words;
use crate::ui::Column;
use egui::Context;
use std::collections::BTreeMap;

/// The table's columns as they travel.
fn travelling(columns: &[(Column, f32)]) -> Vec<TaskColumn> {
    columns
        .iter()
        .filter_map(|(column, _)| match column {
            Column::Number => Some(TaskColumn::Number),
            Column::Title => Some(TaskColumn::Title),
            Column::LeadUnit => Some(TaskColumn::LeadUnit),
            Column::Due => Some(TaskColumn::Due),
            Column::Percent => Some(TaskColumn::Percent),
            Column::Responsible => Some(TaskColumn::ResponsibleUnits),
            Column::List => Some(TaskColumn::List),
            Column::Category => Some(TaskColumn::Category),
            Column::Start => Some(TaskColumn::Start),
            Column::Status => Some(TaskColumn::Status),
            // It follows from the others and is no column of a ledger.
            Column::Light => None,
        })
        .collect()
}

impl Shell {
    /// Copies the selected tasks in the order shown.
    pub(super) fn copy(&mut self, ctx: &Context) {
        let Some(Session { document, .. }) = &self.session else {
            return;
        };
        let acted = &self.acted.ids;
        let held = acted.iter().filter_map(|id| document.plan().task(id));
        let tasks: Vec<&Task> = held.map(AsRef::as_ref).collect();
        let n = tasks.len();
        let text = exchange::copy_tasks(
            document.plan(),
            &tasks,
            &travelling(&self.view.columns),
            Some(document.assessment()),
            self.language,
        );
        self.copied = Some((text.clone(), tasks.into_iter().cloned().collect()));
        ctx.copy_text(text);
        let words = shell_words::TASKS_COPIED.fill(self.language, &[("n", &n)]);
        self.tell(words);
    }

    /// Pastes tasks after the one the keyboard stands on.
    pub(super) fn paste(&mut self, text: &str) {
        let Some(Session { document, .. }) = &self.session else {
            return;
        };
        if !self.view.page.view().takes_tasks() {
            return;
        }
        if let Some(tasks) = self.copied_here(text) {
            let ids: Vec<_> = tasks.iter().map(|task| task.id.clone()).collect();
            let after = self.view.selection.focus.clone();
            self.edit(&Edit::AddTasks { tasks, after });
            self.view.reveal = ids.first().cloned();
            let words = shell_words::TASKS_PASTED.fill(self.language, &[("n", &ids.len())]);
            self.view.selection.set(ids);
            self.tell(words);
            return;
        }
        let columns = travelling(&self.view.columns);
        let pasted = match exchange::paste_tasks(&PasteRequest {
            text,
            shown: &columns,
            plan: document.plan(),
            on: document.assessment().as_of(),
            template: Task::default(),
            language: self.language,
        }) {
            Ok(pasted) => pasted,
            Err(error) => {
                let words = error.sentence(self.language);
                self.tell(words);
                return;
            }
        };
        let tasks = pasted.tasks;
        let ids: Vec<_> = tasks.iter().map(|task| task.id.clone()).collect();
        let n = ids.len();
        let mut edits: Vec<Edit> = pasted.lists.into_iter().map(Edit::PutList).collect();
        edits.push(Edit::AddTasks {
            tasks,
            after: self.view.selection.focus.clone(),
        });
        self.edit(&Edit::All(edits));
        self.view.reveal = ids.first().cloned();
        self.view.selection.set(ids);
        if pasted.notes.is_empty() {
            let words = shell_words::TASKS_PASTED.fill(self.language, &[("n", &n)]);
            self.tell(words);
        } else {
            let m = pasted.notes.len();
            let sentence = shell_words::PASTE_NOTES.fill(self.language, &[("n", &n), ("m", &m)]);
            let details: Vec<String> = pasted
                .notes
                .iter()
                .map(|note| note.sentence(self.language))
                .collect();
            self.notice(shell_words::PASTE_NOTES_TITLE, sentence, details.join("\n"));
        }
    }

    /// The tasks that a text stands for, where it was copied here: cut ones whole, others as copies without their story.
    fn copied_here(&self, text: &str) -> Option<Vec<Task>> {
        let plan = self.document()?.plan();
        let (kept, tasks) = self.copied.as_ref()?;
        // Systems write line ends their own way.
        let same = kept.split_whitespace().eq(text.split_whitespace());
        if !same || tasks.is_empty() {
            return None;
        }
        let ids: Vec<Id> = tasks.iter().map(|_| edit::mint()).collect();
        let copies: BTreeMap<&Id, &Id> = tasks
            .iter()
            .map(|task| &task.id)
            .zip(&ids)
            .filter(|(original, _)| plan.task(original).is_some())
            .collect();
        let made = tasks
            .iter()
            .map(|task| match copies.get(&task.id) {
                Some(copy) => edit::copy_of(task, copy, &copies),
                None => task.clone(),
            })
            .collect();
        Some(made)
    }
}

//! Tasks to and from the clipboard: as table text, so that Excel and WPS are at the other end, and whole beside it.

use super::answers::PlanAnswer;
use super::modals::Front;
use super::shell::Shell;
use crate::assess::Assessment;
use crate::edit::{self, Edit, Ties};
use crate::exchange::report::{Paper, paper_html, plain_text};
use crate::exchange::{self, Packed, PasteRequest, TaskColumn};
use crate::plan::{Day, Id, Plan, Task};
use crate::text::{Language, shell_words};
use crate::ui::Column;
use crate::ui::shell::columns_form::{ColumnsForm, ColumnsWanted};
use egui::Context;
use std::collections::BTreeMap;

/// From so many tasks on they are made ready aside: below that it takes less than the time that is felt.
const MANY: usize = 1_000;

/// The tasks copied or cut last in this window.
#[derive(Debug)]
pub(super) struct Copied {
    /// The text that stands for them on the clipboard.
    text: String,
    /// The plan they were in.
    plan: Id,
    tasks: Vec<Task>,
    /// What pointed at them.
    ties: Ties,
    /// The tasks made ready for another plan that is opened in this window.
    packed: Packed,
}

impl Copied {
    /// Whether a text on the clipboard is the one of these tasks; systems write line ends their own way.
    fn is(&self, text: &str) -> bool {
        self.text.split_whitespace().eq(text.split_whitespace())
    }
}

/// Tasks made ready for the clipboard.
#[derive(Debug)]
pub struct Gathered {
    copied: Copied,
    html: String,
}

impl Gathered {
    fn of(
        plan: &Plan,
        ids: &[Id],
        columns: &[TaskColumn],
        assessment: &Assessment,
        language: Language,
    ) -> Self {
        let held = ids.iter().filter_map(|id| plan.task(id));
        let tasks: Vec<&Task> = held.map(AsRef::as_ref).collect();
        let text = exchange::copy_tasks(plan, &tasks, columns, Some(assessment), language);
        let packed = Packed::of(plan, &tasks);
        let html = exchange::html(&text, Some(&packed));
        let copied = Copied {
            text,
            plan: plan.head().id.clone(),
            ties: Ties::of(plan, ids),
            packed,
            tasks: tasks.into_iter().cloned().collect(),
        };
        Self { copied, html }
    }
}

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
        let ids = self.acted.ids.clone();
        self.gather(ctx, ids, false);
    }

    /// Copies the selected tasks and takes them out of the plan; a paste puts them back with what points at them.
    pub(super) fn cut(&mut self, ctx: &Context) {
        let ids = self.acted.ids.clone();
        self.gather(ctx, ids, true);
    }

    /// Makes tasks ready for the clipboard: at once, or aside where there are very many.
    fn gather(&mut self, ctx: &Context, ids: Vec<Id>, cut: bool) {
        let Some(session) = &self.session else {
            return;
        };
        let document = &session.document;
        let columns = travelling(&self.view.columns);
        let language = self.language;
        let revision = session.stamp().revision;
        if ids.len() < MANY {
            let assessment = document.assessment();
            let gathered = Gathered::of(document.plan(), &ids, &columns, assessment, language);
            return self.put_on_board(ctx, gathered, revision, cut.then_some(ids));
        }
        let words = shell_words::COPYING_MANY.fill(language, &[("n", &ids.len())]);
        let plan = session.snapshot();
        let as_of = document.assessment().as_of();
        self.spawn_for_plan("copy", ctx, move || {
            let assessment = Assessment::new(&plan, as_of);
            let gathered = Gathered::of(&plan, &ids, &columns, &assessment, language);
            PlanAnswer::Gathered {
                gathered: Box::new(gathered),
                revision,
                cut: cut.then_some(ids),
            }
        });
        self.tell(words);
    }

    /// Puts tasks that are ready on the clipboard, and takes out of the plan what was cut.
    pub(super) fn put_on_board(
        &mut self,
        ctx: &Context,
        gathered: Gathered,
        revision: u64,
        cut: Option<Vec<Id>>,
    ) {
        let now = self
            .session
            .as_ref()
            .map(|session| session.stamp().revision);
        if let Some(ids) = cut.as_ref().filter(|_| now != Some(revision)) {
            // What is taken out must be what is on the clipboard, with every change made meanwhile.
            return self.gather(ctx, ids.clone(), true);
        }
        let Gathered { copied, html } = gathered;
        let n = copied.tasks.len();
        self.board.put(ctx, copied.text.clone(), &html);
        self.copied = Some(copied);
        let told = match cut {
            Some(ids) => {
                self.edit(&Edit::DeleteTasks { ids });
                shell_words::TASKS_CUT
            }
            None => shell_words::TASKS_COPIED,
        };
        let words = told.fill(self.language, &[("n", &n)]);
        self.tell(words);
    }

    /// The text of the tasks copied or cut last.
    #[cfg(test)]
    pub(super) fn copied_text(&self) -> Option<&str> {
        self.copied.as_ref().map(|copied| copied.text.as_str())
    }

    /// Puts a text on the clipboard; a table, for spreadsheets too.
    pub(super) fn copy_text(&self, ctx: &Context, text: String) {
        if exchange::table::is_table(&text) {
            let html = exchange::html(&text, None);
            self.board.put(ctx, text, &html);
        } else {
            ctx.copy_text(text);
        }
    }

    /// Puts a paper on the clipboard, with its tables as tables.
    pub(super) fn copy_paper(&self, ctx: &Context, paper: &Paper) {
        self.board.put(ctx, plain_text(paper), &paper_html(paper));
    }

    /// Pastes tasks after the one the keyboard stands on.
    pub(super) fn paste(&mut self, text: &str) {
        if self.session.is_none() || !self.view.page.view().takes_tasks() {
            return;
        }
        if self.paste_copied(text) || self.paste_packed(text) {
            return;
        }
        let read = self.on_request(text, None, None, exchange::read_columns);
        match read {
            None => {}
            Some(Err(error)) => {
                let words = error.sentence(self.language);
                self.tell(words);
            }
            Some(Ok(read)) => {
                let on = self.document().map(|open| open.assessment().as_of());
                if read.sure && !read.reports() {
                    self.paste_table(text, None, None);
                } else if let Some(on) = on {
                    self.front = Front::Columns(Box::new(ColumnsForm::new(text, read, on)));
                }
            }
        }
    }

    /// Pastes a table whose columns were asked about.
    pub(super) fn paste_asked(&mut self, wanted: &ColumnsWanted) {
        self.paste_table(&wanted.text, Some(&wanted.columns), Some(wanted.on));
    }

    fn on_request<T>(
        &self,
        text: &str,
        asked: Option<&[Option<TaskColumn>]>,
        on: Option<Day>,
        how: impl FnOnce(&PasteRequest<'_>) -> T,
    ) -> Option<T> {
        let document = self.document()?;
        let shown = travelling(&self.view.columns);
        Some(how(&PasteRequest {
            text,
            shown: &shown,
            plan: document.plan(),
            on: on.unwrap_or_else(|| document.assessment().as_of()),
            template: Task::default(),
            language: self.language,
            columns: asked,
        }))
    }

    fn paste_table(&mut self, text: &str, asked: Option<&[Option<TaskColumn>]>, on: Option<Day>) {
        let pasted = match self.on_request(text, asked, on, exchange::paste_tasks) {
            None => return,
            Some(Ok(pasted)) => pasted,
            Some(Err(error)) => {
                let words = error.sentence(self.language);
                return self.tell(words);
            }
        };
        let ids: Vec<Id> = pasted.tasks.iter().map(|task| task.id.clone()).collect();
        let n = ids.len();
        let edit = pasted.edit(self.view.selection.focus.clone());
        if !self.add(&edit, ids) {
            return;
        }
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

    /// Runs an edit that adds tasks, and selects them; `false` where it was refused, which has been said.
    fn add(&mut self, edit: &Edit, ids: Vec<Id>) -> bool {
        self.edit(edit);
        let there = self
            .document()
            .is_some_and(|open| ids.iter().all(|id| open.plan().task(id).is_some()));
        if there {
            self.view.reveal = ids.first().cloned();
            self.view.selection.set(ids);
        }
        there
    }

    /// Pastes what was copied in this window from this plan: cut tasks come back whole with what pointed at them, others
    /// as copies without their story. `false` where the text is another.
    fn paste_copied(&mut self, text: &str) -> bool {
        let (Some(document), Some(copied)) = (self.document(), &self.copied) else {
            return false;
        };
        let plan = document.plan();
        if !copied.is(text) || copied.tasks.is_empty() || copied.plan != plan.head().id {
            return false;
        }
        let after = self.view.selection.focus.clone();
        let (there, gone): (Vec<&Task>, Vec<&Task>) = copied
            .tasks
            .iter()
            .partition(|task| plan.task(&task.id).is_some());
        let back = there.is_empty();
        let (edit, ids, lost) = if back {
            let tasks: Vec<Task> = gone.into_iter().cloned().collect();
            let ids: Vec<Id> = tasks.iter().map(|task| task.id.clone()).collect();
            let back = copied.ties.put_back(plan, tasks, after);
            (back.edit, ids, back.lost)
        } else {
            let ids: Vec<Id> = copied.tasks.iter().map(|_| edit::mint()).collect();
            let copies: BTreeMap<&Id, &Id> =
                copied.tasks.iter().map(|task| &task.id).zip(&ids).collect();
            let mut tasks: Vec<Task> = copied
                .tasks
                .iter()
                .zip(&ids)
                .map(|(task, id)| edit::copy_of(task, id, &copies))
                .collect();
            let lost = edit::fit(plan, &mut tasks);
            (Edit::AddTasks { tasks, after }, ids, lost)
        };
        let n = ids.len();
        if self.add(&edit, ids) {
            let told = if back {
                shell_words::TASKS_PASTED
            } else {
                shell_words::COPIES_PASTED
            };
            let mut words = told.fill(self.language, &[("n", &n)]);
            if lost > 0 {
                words.push_str(&shell_words::TIES_LOST.fill(self.language, &[("n", &lost)]));
            }
            self.tell(words);
        }
        true
    }

    /// Pastes whole tasks that another window or another plan put beside the text. `false` where there are none.
    fn paste_packed(&mut self, text: &str) -> bool {
        let own = self.copied.as_ref().filter(|copied| copied.is(text));
        let packed = own.map(|copied| copied.packed.clone()).or_else(|| {
            let html = self.board.html()?;
            exchange::packed_in(&html, text)
        });
        let (Some(packed), Some(document)) = (packed, self.document()) else {
            return false;
        };
        if packed.tasks.is_empty() {
            return false;
        }
        let unpacked = packed.unpack(document.plan(), edit::mint);
        let ids: Vec<Id> = unpacked.tasks.iter().map(|task| task.id.clone()).collect();
        let n = ids.len();
        let edit = unpacked.edit(self.view.selection.focus.clone());
        if self.add(&edit, ids) {
            let mut words = shell_words::TASKS_PASTED.fill(self.language, &[("n", &n)]);
            let brought = unpacked.brought();
            if brought > 0 {
                let said = shell_words::ALSO_BROUGHT.fill(self.language, &[("n", &brought)]);
                words.push_str(&said);
            }
            if let Some(left) = unpacked.left.sentence(self.language) {
                words.push_str(shell_words::SENTENCE_GAP.of(self.language));
                words.push_str(&left);
            }
            self.tell(words);
        }
        true
    }
}

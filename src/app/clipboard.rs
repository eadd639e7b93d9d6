//! Tasks to and from the clipboard: as table text, so that Excel and WPS are at the other end, and whole beside it.

use super::answers::PlanAnswer;
use super::shell::Shell;
use super::weight;
use crate::assess::Assessment;
use crate::edit::{self, Edit, Ties};
use crate::exchange::report::{Paper, paper_html, plain_text};
use crate::exchange::{self, Packed, TaskColumn};
use crate::plan::{Id, Plan, Task};
use crate::text::{Language, shell_words};
use crate::ui::{Column, Landed, Shows};
use egui::Context;
use std::collections::BTreeMap;
use std::sync::Arc;

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
    /// What they weigh.
    weight: usize,
}

impl Copied {
    /// What it weighs to paste them.
    pub(super) fn weight(&self) -> usize {
        self.weight
    }

    /// The tasks made ready for another plan.
    pub(super) fn packed(&self) -> &Packed {
        &self.packed
    }

    /// Whether a text on the clipboard is the one of these tasks; systems write line ends their own way.
    pub(super) fn is(&self, text: &str) -> bool {
        self.text.split_whitespace().eq(text.split_whitespace())
    }

    /// What pasting them into the plan they were in is: cut tasks come back whole with what pointed at them, others as
    /// copies without their story. `None` where it is another plan.
    pub(super) fn back_into(
        &self,
        plan: &Plan,
        after: Option<Id>,
        language: Language,
    ) -> Option<(Edit, Landed)> {
        if self.tasks.is_empty() || self.plan != plan.head().id {
            return None;
        }
        let (there, gone): (Vec<&Task>, Vec<&Task>) = self
            .tasks
            .iter()
            .partition(|task| plan.task(&task.id).is_some());
        let back = there.is_empty();
        let (edit, ids, lost) = if back {
            let tasks: Vec<Task> = gone.into_iter().cloned().collect();
            let ids: Vec<Id> = tasks.iter().map(|task| task.id.clone()).collect();
            let back = self.ties.put_back(plan, tasks, after);
            (back.edit, ids, back.lost)
        } else {
            let ids: Vec<Id> = self.tasks.iter().map(|_| edit::mint()).collect();
            let copies: BTreeMap<&Id, &Id> =
                self.tasks.iter().map(|task| &task.id).zip(&ids).collect();
            let mut tasks: Vec<Task> = self
                .tasks
                .iter()
                .zip(&ids)
                .map(|(task, id)| edit::copy_of(task, id, &copies))
                .collect();
            let lost = edit::fit(plan, &mut tasks);
            (Edit::AddTasks { tasks, after }, ids, lost)
        };
        let told = if back {
            shell_words::TASKS_PASTED
        } else {
            shell_words::COPIES_PASTED
        };
        let mut told = told.fill(language, &[("n", &ids.len())]);
        if lost > 0 {
            told.push_str(&shell_words::TIES_LOST.fill(language, &[("n", &lost)]));
        }
        let landed = Landed {
            shows: Shows::Tasks(ids),
            told,
            notes: None,
        };
        Some((edit, landed))
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
            weight: weight::of(tasks.len(), &tasks),
            tasks: tasks.into_iter().cloned().collect(),
        };
        Self { copied, html }
    }
}

/// The table's columns as they travel.
pub(super) fn travelling(columns: &[(Column, f32)]) -> Vec<TaskColumn> {
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
        self.copied = Some(Arc::new(copied));
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
}

//! Where the user looks on the disclosure page, and what is kept while nothing changes.

use crate::exchange::report::{self, Entry, Ground, Paper};
use crate::plan::Id;
use crate::text::Language;
use crate::ui::Stage;
use crate::ui::kept::Kept;
use crate::wording::Sought;
use std::sync::Arc;

/// What the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Segment {
    /// The public text.
    #[default]
    Draft,
    /// The monthly brief.
    Brief,
    /// The papers of a task's close-out.
    CloseOut,
}

/// Where the user looks on this page.
#[derive(Clone, Debug, Default)]
pub struct DisclosureView {
    /// What is shown.
    pub segment: Segment,
    /// The section whose text is being edited.
    pub section: Option<Id>,
    /// The text field of the section should take the focus.
    pub focus_text: bool,
    /// The section should be brought into view.
    pub reveal: bool,
    /// The section whose heading is being edited in the outline.
    pub rename: Option<Id>,
    /// The heading field should take the focus.
    pub focus_heading: bool,
    /// What is looked for among the figures.
    pub search: String,
    /// The figure looked at, as its field is written.
    pub figure: Option<String>,
    /// Filled figures are not marked.
    pub unmarked: bool,
    /// The task whose papers are shown.
    pub task: Option<Id>,
    /// The application is shown, else the notice.
    pub application: bool,
    /// What is looked for among the tasks.
    pub task_search: String,
}

/// What the page keeps of the open plan.
#[derive(Debug, Default)]
pub(in crate::ui) struct Derived {
    entries: Kept<Language, Vec<Entry>>,
    brief: Kept<Language, Paper>,
    tasks: Kept<String, Vec<Id>>,
}

/// The figures to pick from.
pub(super) fn entries(stage: &Stage<'_>) -> Arc<Vec<Entry>> {
    let kept = &stage.derived.disclosure.entries;
    kept.get(stage.stamp, stage.language, || {
        report::catalogue(stage.plan, stage.assessment, stage.language)
    })
}

/// The monthly brief, in the language of the window.
pub(super) fn brief(stage: &Stage<'_>) -> Arc<Paper> {
    let kept = &stage.derived.disclosure.brief;
    kept.get(stage.stamp, stage.language, || {
        report::brief(&Ground {
            plan: stage.plan,
            assessment: stage.assessment,
            language: stage.language,
        })
    })
}

/// The tasks that the search lets through, in plan order.
pub(super) fn tasks(stage: &Stage<'_>) -> Arc<Vec<Id>> {
    let search = stage.view.disclosure.task_search.trim();
    let kept = &stage.derived.disclosure.tasks;
    kept.get(stage.stamp, search.to_owned(), || {
        let sought = Sought::new(search);
        let tasks = stage.plan.tasks_in_order().into_iter();
        let tasks = tasks.filter(|task| {
            let unit = stage.plan.unit_word(task.lead_unit.as_ref());
            sought.is_among(&[&task.title, unit], &[&task.number])
        });
        tasks.map(|task| task.id.clone()).collect()
    })
}

/// The paper of the task looked at: the chosen one, else the one selected elsewhere, else the first.
pub(super) fn close_out(stage: &mut Stage<'_>) -> Option<Paper> {
    let id = shown_task(stage)?;
    let task = stage.plan.task(&id)?;
    let ground = Ground {
        plan: stage.plan,
        assessment: stage.assessment,
        language: stage.language,
    };
    Some(if stage.view.disclosure.application {
        report::application(&ground, task)
    } else {
        report::notice(&ground, task)
    })
}

/// The task whose papers are shown.
pub(super) fn shown_task(stage: &mut Stage<'_>) -> Option<Id> {
    let plan = stage.plan;
    let view = &stage.view;
    let there = |id: &&Id| plan.task(id).is_some();
    view.disclosure
        .task
        .as_ref()
        .filter(there)
        .or_else(|| view.selection.focus.as_ref().filter(there))
        .cloned()
        .or_else(|| tasks(stage).first().cloned())
}

//! How the task is dispatched and watched: round, kind of problem, the city's item, joint project, cause; pauses,
//! postponements asked for, re-checks.

use super::basics::options;
use super::pane::Pane;
use super::watch_entries;
use crate::edit::TaskField;
use crate::plan::{InspectionRound, ParentItem, ProblemKind, Task};
use crate::text::inspector_words as words;
use crate::ui::widgets::pick_field::choice;
use crate::ui::widgets::{self, Candidate, PickField, TextField};
use crate::wording::{in_order, problem_kind_word};
use egui::Ui;
use std::sync::Arc;

/// What the title row of the section says while it is folded.
fn aside(pane: &Pane<'_, '_>) -> String {
    let task = &pane.task;
    let head = pane.stage.plan.head();
    let round = task.round.as_ref().map(|id| head.round_title(id));
    let kind = task
        .problem_kind
        .map(|kind| pane.say(problem_kind_word(kind)));
    let day = pane.stage.as_of;
    let rests = task
        .is_suspended_at(day)
        .then(|| pane.say(words::SUSPENDED));
    let asked = task
        .postponement_asked_at(day)
        .map(|_| pane.say(words::POSTPONEMENT_ASKED));
    let said: Vec<&str> = [rests, asked, round, kind].into_iter().flatten().collect();
    said.join(" · ")
}

/// Shows the section.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let aside = aside(pane);
    let title = pane.say(words::DISPATCH);
    if !pane.section(ui, "inspector dispatch", title, &aside, false) {
        return;
    }
    let task = Arc::clone(&pane.task);
    round_row(ui, pane, &task);
    pane.text_row(ui, words::BATCH, "batch", &task.batch, TaskField::Batch);
    kind_row(ui, pane, &task);
    parent_rows(ui, pane, &task);
    project_row(ui, pane, &task);
    pane.lines_row(
        ui,
        words::ROOT_CAUSE,
        "root_cause",
        &task.root_cause,
        TaskField::RootCause,
    );
    watch_entries::show(ui, pane, &task);
}

fn round_row(ui: &mut Ui, pane: &mut Pane<'_, '_>, task: &Task) {
    let plan = pane.stage.plan;
    let head = plan.head();
    let value = task.round.as_ref().map_or("", |id| head.round_title(id));
    let (look, id) = (pane.look, pane.id("round"));
    let label = pane.say(words::ROUND);
    let heard = widgets::row(ui, look, label, |ui| {
        PickField::new(TextField::new(id, label, value)).show(ui, look, || {
            let known = head.rounds.iter().map(InspectionRound::title);
            candidates(known.collect(), value)
        })
    });
    pane.hear(
        "round",
        heard.map(|words| TaskField::Round(head.round_read_as(&words, crate::wording::fold))),
    );
}

fn candidates(words: Vec<&str>, value: &str) -> Vec<Candidate> {
    words
        .into_iter()
        .map(|words| Candidate {
            words: words.to_owned(),
            aside: String::new(),
            on: words == value,
        })
        .collect()
}

fn kind_row(ui: &mut Ui, pane: &mut Pane<'_, '_>, task: &Task) {
    let look = pane.look;
    let mut all = vec![Candidate {
        words: "–".to_owned(),
        aside: String::new(),
        on: task.problem_kind.is_none(),
    }];
    all.extend(options(
        look,
        &ProblemKind::ALL,
        task.problem_kind,
        problem_kind_word,
    ));
    let value = task
        .problem_kind
        .map_or("–", |kind| pane.say(problem_kind_word(kind)));
    let (id, label) = (pane.id("problem_kind"), pane.say(words::PROBLEM_KIND));
    let picked = widgets::row(ui, look, label, |ui| {
        choice(ui, look, id, label, value, &all)
    });
    if let Some(place) = picked {
        let kind = place.checked_sub(1).and_then(|at| ProblemKind::ALL.get(at));
        pane.set(TaskField::ProblemKind(kind.copied()));
    }
}

fn parent_rows(ui: &mut Ui, pane: &mut Pane<'_, '_>, task: &Task) {
    let ParentItem { number, title } = task.parent_item.clone();
    pane.text_row(
        ui,
        words::PARENT_NUMBER,
        "parent number",
        &number,
        |number| {
            TaskField::ParentItem(ParentItem {
                number,
                title: title.clone(),
            })
        },
    );
    pane.lines_row(ui, words::PARENT_TITLE, "parent title", &title, |title| {
        TaskField::ParentItem(ParentItem {
            number: number.clone(),
            title,
        })
    });
    if !task.parent_item.is_empty() {
        let note = pane.say(words::PARENT_NOTE);
        widgets::row(ui, pane.look, "", |ui| widgets::note(ui, pane.look, note));
    }
}

fn project_row(ui: &mut Ui, pane: &mut Pane<'_, '_>, task: &Task) {
    let plan = pane.stage.plan;
    let (look, id) = (pane.look, pane.id("project"));
    let label = pane.say(words::PROJECT);
    let heard = widgets::row(ui, look, label, |ui| {
        PickField::new(TextField::new(id, label, &task.project).wrapping()).show(ui, look, || {
            let known = plan.tasks().values().map(|task| task.project.trim());
            let known = in_order(known.filter(|project| !project.is_empty()));
            candidates(known, &task.project)
        })
    });
    pane.hear("project", heard.map(TaskField::Project));
    if !task.project.trim().is_empty() {
        let note = pane.say(words::PROJECT_NOTE);
        widgets::row(ui, look, "", |ui| widgets::note(ui, look, note));
    }
}

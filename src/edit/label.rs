//! What a step did, in words for the undo and redo commands.

use super::{Edit, TaskField};
use crate::plan::{Id, Plan, Task};
use crate::text::{Language, Phrase, edit_words as words};

/// Longest name shown in a label, in characters.
const NAME_LENGTH: usize = 14;

/// What an edit does, in a few words (`移动 3 项任务的时限`, `Move 3 tasks`). `plan` is the plan before the edit.
pub fn label(edit: &Edit, plan: &Plan, language: Language) -> String {
    let tasks = |phrase: Phrase, ids: &[Id]| {
        phrase.fill(language, &[("tasks", &tasks_of(ids, plan, language))])
    };
    match edit {
        Edit::SetTasks { ids, field } => set_label(ids, field, plan, language),
        Edit::All(edits) => all_label(edits, plan, language),
        Edit::AddTasks { tasks, .. } => {
            let named = match tasks.as_slice() {
                [task] => one_task(Some(task), language),
                many => words::MANY_TASKS.fill(language, &[("n", &many.len())]),
            };
            words::ADD_TASKS.fill(language, &[("tasks", &named)])
        }
        Edit::Duplicate { pairs } => {
            let ids: Vec<Id> = pairs.iter().map(|(original, _)| original.clone()).collect();
            tasks(words::DUPLICATE_TASKS, &ids)
        }
        Edit::DeleteTasks { ids } => tasks(words::DELETE_TASKS, ids),
        Edit::Reorder { ids, .. } => tasks(words::REORDER_TASKS, ids),
        Edit::MoveBars { ids, .. } => tasks(words::MOVE_BARS, ids),
        Edit::MoveStart { ids, .. } => tasks(words::MOVE_START, ids),
        Edit::MoveDue { ids, .. } => tasks(words::MOVE_DUE, ids),
        Edit::SetProgress { ids, percent, .. } => words::SET_PROGRESS.fill(
            language,
            &[
                ("tasks", &tasks_of(ids, plan, language)),
                ("percent", percent),
            ],
        ),
        Edit::MarkCompleted { ids, .. } => tasks(words::MARK_COMPLETED, ids),
        Edit::Reopen { ids, .. } => tasks(words::REOPEN, ids),
        Edit::MarkMeasure { task, done, .. } => tasks(
            if *done {
                words::MARK_MEASURE_DONE
            } else {
                words::MARK_MEASURE_OPEN
            },
            std::slice::from_ref(task),
        ),
        Edit::AddRemark { ids, .. } => tasks(words::ADD_REMARK, ids),
        Edit::SetHead(_) => words::SET_HEAD.of(language).to_owned(),
        Edit::PutList(_)
        | Edit::DeleteList(_)
        | Edit::PutSpecialPlan(_)
        | Edit::DeleteSpecialPlan(_)
        | Edit::PutUnit(_)
        | Edit::DeleteUnit(_)
        | Edit::PutIndicator(_)
        | Edit::DeleteIndicator(_)
        | Edit::PutInspection(_)
        | Edit::DeleteInspection(_)
        | Edit::PutComplaint(_)
        | Edit::DeleteComplaint(_) => record_label(edit, plan, language),
    }
}

fn set_label(ids: &[Id], field: &TaskField, plan: &Plan, language: Language) -> String {
    words::SET_FIELD.fill(
        language,
        &[
            ("tasks", &tasks_of(ids, plan, language)),
            ("field", &field.name().of(language)),
        ],
    )
}

/// Tasks that come with what they need read as those tasks; several edits of one field as one; anything else is counted.
fn all_label(edits: &[Edit], plan: &Plan, language: Language) -> String {
    if let [edit] = edits {
        return label(edit, plan, language);
    }
    let adds = |edit: &&Edit| matches!(edit, Edit::AddTasks { .. });
    if let Some(add) = edits.iter().find(adds) {
        return label(add, plan, language);
    }
    let mut ids: Vec<Id> = Vec::new();
    let mut same: Option<&TaskField> = None;
    for edit in edits {
        let Edit::SetTasks { ids: some, field } = edit else {
            same = None;
            break;
        };
        if same.is_some_and(|known| known.name() != field.name()) {
            same = None;
            break;
        }
        same = Some(field);
        ids.extend_from_slice(some);
    }
    match same {
        Some(field) => {
            ids.sort_unstable();
            ids.dedup();
            set_label(&ids, field, plan, language)
        }
        None => words::ALL_EDITS.fill(language, &[("n", &edits.len())]),
    }
}

fn record_label(edit: &Edit, plan: &Plan, language: Language) -> String {
    let put = |known: bool, kind: Phrase, name: &str| {
        let phrase = if known {
            words::CHANGE_RECORD
        } else {
            words::ADD_RECORD
        };
        named(phrase, kind, name, language)
    };
    let delete = |kind: Phrase, name: Option<&str>| {
        named(words::DELETE_RECORD, kind, name.unwrap_or(""), language)
    };
    match edit {
        Edit::PutList(r) => put(
            plan.lists().contains_key(&r.id),
            words::KIND_LIST,
            r.short_title(),
        ),
        Edit::PutSpecialPlan(r) => put(
            plan.special_plans().contains_key(&r.id),
            words::KIND_SPECIAL_PLAN,
            &r.title,
        ),
        Edit::PutUnit(r) => put(plan.units().contains_key(&r.id), words::KIND_UNIT, &r.name),
        Edit::PutIndicator(r) => put(
            plan.indicators().contains_key(&r.id),
            words::KIND_INDICATOR,
            &r.name,
        ),
        Edit::PutInspection(r) => put(
            plan.inspections().contains_key(&r.id),
            words::KIND_INSPECTION,
            &r.number,
        ),
        Edit::PutComplaint(r) => put(
            plan.complaints().contains_key(&r.id),
            words::KIND_COMPLAINT,
            &r.number,
        ),
        Edit::DeleteList(id) => delete(
            words::KIND_LIST,
            plan.lists().get(id).map(|r| r.short_title()),
        ),
        Edit::DeleteSpecialPlan(id) => delete(
            words::KIND_SPECIAL_PLAN,
            plan.special_plans().get(id).map(|r| r.title.as_str()),
        ),
        Edit::DeleteUnit(id) => delete(
            words::KIND_UNIT,
            plan.units().get(id).map(|r| r.name.as_str()),
        ),
        Edit::DeleteIndicator(id) => delete(
            words::KIND_INDICATOR,
            plan.indicators().get(id).map(|r| r.name.as_str()),
        ),
        Edit::DeleteInspection(id) => delete(
            words::KIND_INSPECTION,
            plan.inspections().get(id).map(|r| r.number.as_str()),
        ),
        Edit::DeleteComplaint(id) => delete(
            words::KIND_COMPLAINT,
            plan.complaints().get(id).map(|r| r.number.as_str()),
        ),
        _ => String::new(),
    }
}

fn named(phrase: Phrase, kind: Phrase, name: &str, language: Language) -> String {
    phrase.fill(
        language,
        &[
            ("kind", &kind.of(language)),
            ("name", &shortened(name, language)),
        ],
    )
}

fn tasks_of(ids: &[Id], plan: &Plan, language: Language) -> String {
    match ids {
        [id] => one_task(plan.task(id).map(AsRef::as_ref), language),
        many => words::MANY_TASKS.fill(language, &[("n", &many.len())]),
    }
}

fn one_task(task: Option<&Task>, language: Language) -> String {
    let name = task.map_or("", |task| {
        if task.title.trim().is_empty() {
            &task.number
        } else {
            &task.title
        }
    });
    words::ONE_TASK.fill(language, &[("name", &shortened(name, language))])
}

/// A name short enough for a menu entry.
fn shortened(name: &str, language: Language) -> String {
    let name = name.trim();
    if name.is_empty() {
        return words::UNNAMED.of(language).to_owned();
    }
    if name.chars().count() <= NAME_LENGTH {
        return name.to_owned();
    }
    let start: String = name.chars().take(NAME_LENGTH - 1).collect();
    format!("{start}…")
}

//! Tasks copied as table text that Excel, WPS and this program paste.

use super::{TaskColumn, cell_text, table};
use crate::assess::Assessment;
use crate::plan::{Plan, Task};
use crate::text::Language;
use std::collections::BTreeSet;

/// Tasks as tab-separated rows under their headings, with exactly these columns. The status column is empty without an
/// assessment.
pub fn copy_tasks(
    plan: &Plan,
    tasks: &[&Task],
    columns: &[TaskColumn],
    assessment: Option<&Assessment>,
    language: Language,
) -> String {
    let heads = columns
        .iter()
        .map(|column| column.heading().of(language).to_owned())
        .collect();
    let rows = tasks.iter().map(|task| {
        columns
            .iter()
            .map(|column| cell_text::write(*column, task, plan, assessment, language))
            .collect()
    });
    table::write(&std::iter::once(heads).chain(rows).collect::<Vec<_>>())
}

/// Tasks as tab-separated rows with everything a table can hold: the columns shown first, then the others that are
/// filled, then the columns the program does not know. Pasted again, the tasks have the same fields.
pub fn copy_whole_tasks(
    plan: &Plan,
    tasks: &[&Task],
    shown: &[TaskColumn],
    assessment: Option<&Assessment>,
    language: Language,
) -> String {
    let mut columns = shown.to_vec();
    for column in TaskColumn::ALL {
        let filled = || {
            tasks
                .iter()
                .any(|task| !cell_text::write(column, task, plan, assessment, language).is_empty())
        };
        if !columns.contains(&column) && column != TaskColumn::Status && filled() {
            columns.push(column);
        }
    }
    let others: BTreeSet<&String> = tasks.iter().flat_map(|task| task.extra.keys()).collect();
    let heads = columns
        .iter()
        .map(|column| column.heading().of(language).to_owned())
        .chain(others.iter().map(|heading| (*heading).clone()))
        .collect();
    let rows = tasks.iter().map(|task| {
        let known = columns
            .iter()
            .map(|column| cell_text::write(*column, task, plan, assessment, language));
        let unknown = others
            .iter()
            .map(|heading| task.extra.get(*heading).cloned().unwrap_or_default());
        known.chain(unknown).collect()
    });
    table::write(&std::iter::once(heads).chain(rows).collect::<Vec<_>>())
}

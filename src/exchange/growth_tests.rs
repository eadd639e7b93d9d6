//! Pasting takes time that grows with the rows, whatever stands in them.

use super::*;
use crate::edit::change_for;
use crate::plan::counting::ids_derived;
use crate::plan::{Day, Plan, Task};
use crate::text::Language;
use std::collections::BTreeSet;

const ON: Day = Day::constant(2021, 11, 20);
/// So many rows that work for each row with each other one would take minutes.
const ROWS: usize = 20_000;
/// How many ids a row may derive: its own first, and the next that is free.
const IDS: usize = 4;

fn complaints(text: &str, plan: &Plan) -> PastedComplaints {
    paste_complaints(&ComplaintPaste {
        text,
        plan,
        on: ON,
        shown: &[],
        over: &[],
        language: Language::Zh,
    })
    .unwrap()
}

fn tasks(text: &str) -> PastedTasks {
    paste_tasks(&PasteRequest {
        text,
        shown: &TaskColumn::ALL,
        plan: &Plan::default(),
        on: ON,
        template: Task::default(),
        language: Language::Zh,
        columns: None,
    })
    .unwrap()
}

#[test]
fn rows_that_are_all_the_same_become_tasks_of_their_own() {
    let text = "序号\t任务\n".to_owned() + &"1\t完成污水管网改造\n".repeat(ROWS);
    let (pasted, derived) = ids_derived(|| tasks(&text));
    let ids: BTreeSet<_> = pasted.tasks.into_iter().map(|task| task.id).collect();
    assert_eq!(ids.len(), ROWS);
    assert!((ROWS..=IDS * ROWS).contains(&derived), "{derived} ids");
}

#[test]
fn rows_of_as_many_lists_bring_them_all() {
    let rows = (0..ROWS).map(|n| format!("{n}\t任务{n}\t清单{n}\n"));
    let text = "序号\t任务\t清单\n".to_owned() + &rows.collect::<String>();
    let pasted = tasks(&text);
    assert_eq!(pasted.lists.len(), ROWS);
    assert!(pasted.lists.is_sorted_by_key(|list| list.rank));
}

#[test]
fn complaints_that_are_all_the_same_stay_complaints_of_their_own() {
    let text = "编号\t受理日期\t内容\n".to_owned() + &"X1\t2021-03-01\t噪声\n".repeat(ROWS);
    let (pasted, derived) = ids_derived(|| complaints(&text, &Plan::default()));
    assert!((ROWS..=IDS * ROWS).contains(&derived), "{derived} ids");
    let ids: BTreeSet<_> = pasted.complaints.iter().map(|one| &one.id).collect();
    assert_eq!(ids.len(), ROWS);
    let change = change_for(&Plan::default(), &pasted.edit()).unwrap();
    assert_eq!(change.complaints.len(), ROWS);
    // Pasted once more, every row is the first of them.
    let mut plan = Plan::default();
    plan.apply(&change);
    let (again, derived) = ids_derived(|| complaints(&text.replace("噪声", "扬尘"), &plan));
    assert_eq!((again.added, again.complaints.len(), derived), (0, 1, 0));
}

#[test]
fn complaints_of_as_many_rounds_and_units_find_their_place() {
    let rows = (0..ROWS).map(|n| format!("X1\t第{n}轮\t2021-03-01\t第{n}局\n"));
    let text = "编号\t轮次\t受理日期\t责任单位\n".to_owned() + &rows.collect::<String>();
    let pasted = complaints(&text, &Plan::default());
    let change = change_for(&Plan::default(), &pasted.edit()).unwrap();
    assert_eq!((pasted.added, change.complaints.len()), (ROWS, ROWS));
    assert_eq!(change.units.len(), ROWS);
    let mut plan = Plan::default();
    plan.apply(&change);
    let again = complaints(&text.replace("03-01", "03-02"), &plan);
    assert_eq!((again.added, again.changed), (0, ROWS));
}

#[test]
fn values_of_as_many_days_all_find_their_place() {
    let first = Day::constant(2000, 1, 1);
    let days = (0..i64::try_from(ROWS).unwrap()).map(|n| first + jiff::Span::new().days(n));
    let rows = days.map(|day| format!("{day}\t{day}\t1\n"));
    let text = "开始日期\t结束日期\t数值\n".to_owned() + &rows.collect::<String>();
    let empty = crate::plan::Indicator::default();
    let pasted = paste_points(&text, &empty, Language::Zh).unwrap();
    assert_eq!((pasted.added, pasted.replaced), (ROWS, 0));
    let again = paste_points(
        &text.replace("\t1\n", "\t2\n"),
        &pasted.indicator,
        Language::Zh,
    )
    .unwrap();
    assert_eq!((again.added, again.replaced), (0, ROWS));
}

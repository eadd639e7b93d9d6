//! Totals as published against the tasks: what does not reconcile, and the tasks that make the difference.

use super::rules::task_state;
use super::{Assessment, TaskState};
use crate::plan::{Day, DeclaredTotals, Id, Plan, Task};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A total that a plan declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeclaredFigure {
    /// Tasks in all.
    Tasks,
    /// Tasks completed.
    Completed,
    /// Tasks due in a year.
    DueYear(i16),
}

/// A declared total that the tasks do not give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    /// Which total.
    pub figure: DeclaredFigure,
    /// As declared.
    pub declared: usize,
    /// As counted at the day the declaration speaks for.
    pub counted: usize,
    /// The tasks that make the difference, as far as the plan can tell, in plan order: for a due year those whose
    /// deadline moved into it or out of it; for completed those that say two things at once (all done but not completed,
    /// or completed with measures open); for all tasks those whose number another task has or that have none. Where none
    /// stands out, every task counted.
    pub tasks: Vec<Id>,
}

/// One task with its state at the day of the declaration.
type Judged<'a> = (&'a Arc<Task>, Cow<'a, TaskState>);

/// The declared totals that do not reconcile with the tasks; empty where all do, where nothing is declared, and before
/// the day the declaration speaks for. Costs an assessment where that day is not the as-of date: keep it while nothing
/// changes.
pub fn reconcile(plan: &Plan, assessment: &Assessment) -> Vec<Discrepancy> {
    let head = plan.head();
    let Some(declared) = &head.declared else {
        return Vec::new();
    };
    let day = declared.date.unwrap_or(assessment.as_of());
    if day > assessment.as_of() {
        return Vec::new();
    }
    let judged: Vec<Judged<'_>> = plan
        .tasks_in_order()
        .into_iter()
        .filter_map(|task| {
            let state = if day == assessment.as_of() {
                Cow::Borrowed(assessment.task(&task.id)?)
            } else {
                Cow::Owned(task_state(task, &head.settings, day))
            };
            Some((task, state))
        })
        .collect();
    let DeclaredTotals {
        date: _,
        tasks,
        completed,
        due_by_year,
        source: _,
    } = declared;
    let mut found = Vec::new();
    let mut compare = |figure, declared: u32, counts: &dyn Fn(&Judged<'_>) -> bool| {
        let counted: Vec<&Judged<'_>> = judged.iter().filter(|one| counts(one)).collect();
        if counted.len() != declared as usize {
            let mut tasks = standing_out(figure, &judged);
            if tasks.is_empty() {
                tasks = counted.iter().map(|(task, _)| task.id.clone()).collect();
            }
            found.push(Discrepancy {
                figure,
                declared: declared as usize,
                counted: counted.len(),
                tasks,
            });
        }
    };
    if let Some(tasks) = tasks {
        compare(DeclaredFigure::Tasks, *tasks, &|_| true);
    }
    if let Some(completed) = completed {
        compare(DeclaredFigure::Completed, *completed, &|(_, state)| {
            state.status.is_done()
        });
    }
    for (year, tasks) in due_by_year {
        compare(DeclaredFigure::DueYear(*year), *tasks, &|(_, state)| {
            state.due.is_some_and(|due| due.year() == *year)
        });
    }
    found
}

/// The tasks that may explain a difference.
fn standing_out(figure: DeclaredFigure, judged: &[Judged<'_>]) -> Vec<Id> {
    let mut numbers: BTreeMap<(Option<&Id>, &str), usize> = BTreeMap::new();
    if figure == DeclaredFigure::Tasks {
        for (task, _) in judged {
            *numbers.entry(number(task)).or_default() += 1;
        }
    }
    let stands_out = |(task, state): &&Judged<'_>| match figure {
        DeclaredFigure::Tasks => {
            let number = number(task);
            number.1.is_empty() || numbers.get(&number).is_some_and(|tasks| *tasks > 1)
        }
        DeclaredFigure::Completed => {
            let all_measures_done = state.measures > 0 && state.measures_done == state.measures;
            if state.status.is_done() {
                state.measures_done < state.measures
            } else {
                state.percent == Some(100) || all_measures_done || state.relapsed
            }
        }
        DeclaredFigure::DueYear(year) => {
            let now = state.due.map(Day::year);
            let before = state.moved_from.map(Day::year);
            before.is_some() && before != now && (before == Some(year) || now == Some(year))
        }
    };
    judged
        .iter()
        .filter(stands_out)
        .map(|(task, _)| task.id.clone())
        .collect()
}

/// What tells a task apart in print: its number, within its list where only that is given.
fn number(task: &Task) -> (Option<&Id>, &str) {
    let number = task.number.trim();
    if number.is_empty() {
        (task.list.as_ref(), task.list_number.trim())
    } else {
        (None, number)
    }
}

//! What is checked of a task: its id, its place in lists, the entries of its logs, the order of its dates.

use super::{Checker, Found, Known, PERCENT, finite, own};
use crate::file::identity::{derived_task_id, untaken};
use crate::file::places::Path;
use crate::file::repair::Repaired;
use crate::plan::{CountedIds, Id, Task};
use std::collections::HashSet;
use std::sync::Arc;

impl Checker {
    pub(super) fn task_ids(&mut self, plan: &str, tasks: &mut [Arc<Task>]) -> Found {
        if tasks.iter().any(|task| task.id.is_empty()) {
            self.give_task_ids(&Id::new(plan), tasks);
        }
        self.ids(
            &Path::default(),
            "tasks",
            tasks,
            |r| &mut own(r).id,
            |_| Vec::new(),
        )
    }

    fn give_task_ids(&mut self, plan: &Id, tasks: &mut [Arc<Task>]) {
        let mut taken: HashSet<Id> = tasks.iter().map(|task| task.id.clone()).collect();
        let mut counted = CountedIds::default();
        for (index, task) in tasks.iter_mut().enumerate() {
            if task.id.is_empty() {
                let list = task.list.as_ref().map_or("", Id::as_str).to_owned();
                let name = match task.number_in_list() {
                    "" => task.title.clone(),
                    number => number.to_owned(),
                };
                let first = derived_task_id(plan, &list, &name);
                let id = if taken.contains(&first) {
                    untaken(&mut counted, &taken, &[plan.as_str(), "task", &list, &name])
                } else {
                    first
                };
                taken.insert(id.clone());
                own(task).id = id;
                self.given(|| Path::record("tasks", index));
            }
        }
    }

    pub(super) fn structure_of_task(
        &mut self,
        index: usize,
        task: &mut Task,
        lists: &Known,
        plans: &Known,
    ) {
        let path = || Path::record("tasks", index);
        if let Some(wanted) = task.list.take() {
            task.list = lists.resolved(&wanted);
            if task.list.is_none() {
                let wanted = wanted.to_string();
                self.add(Repaired::ListGone { wanted }, path().name("list"));
            }
        }
        let wanted = std::mem::take(&mut task.special_plans);
        for (place, wanted) in wanted.into_iter().enumerate() {
            match plans.resolved(&wanted) {
                Some(id) => task.special_plans.push(id),
                None => {
                    let wanted = wanted.to_string();
                    let path = path().name("special_plans").index(place);
                    self.add(Repaired::SpecialPlanGone { wanted }, path);
                }
            }
        }
    }

    pub(super) fn task(&mut self, index: usize, task: &mut Task, known: &Known) -> Found {
        let path = Path::record("tasks", index);
        let id = task.id.to_string();
        let words = |kind: &str, rest: &[&str]| {
            let mut words = vec![id.clone(), kind.to_owned()];
            words.extend(rest.iter().map(|word| (*word).to_owned()));
            words
        };
        self.ids(
            &path,
            "measures",
            &mut task.measures,
            |r| &mut r.id,
            |r| {
                words(
                    "measure",
                    &[&r.text, r.unit.as_ref().map_or("", Id::as_str)],
                )
            },
        )?;
        self.ids(
            &path,
            "notes",
            &mut task.notes,
            |r| &mut r.id,
            |r| words("note", &[&r.date.to_string(), &r.done]),
        )?;
        self.ids(
            &path,
            "completion",
            &mut task.completion,
            |r| &mut r.id,
            |r| words("completion", &[&r.date.to_string()]),
        )?;
        self.ids(
            &path,
            "close_out",
            &mut task.close_out,
            |r| &mut r.id,
            |r| {
                words(
                    "close_out",
                    &[&format!("{:?}", r.step), &r.date.to_string()],
                )
            },
        )?;
        self.ids(
            &path,
            "due_changes",
            &mut task.due_changes,
            |r| &mut r.id,
            |r| words("due_change", &[&r.date.to_string()]),
        )?;
        self.ids(
            &path,
            "suspensions",
            &mut task.suspensions,
            |r| &mut r.id,
            |r| words("suspension", &[&r.date.to_string()]),
        )?;
        self.ids(
            &path,
            "postponements",
            &mut task.postponements,
            |r| &mut r.id,
            |r| words("postponement", &[&r.date.to_string()]),
        )?;
        self.ids(
            &path,
            "re_checks",
            &mut task.re_checks,
            |r| &mut r.id,
            |r| words("re_check", &[&r.date.to_string()]),
        )?;
        for (place, pause) in task.suspensions.iter().enumerate() {
            if let Some(until) = pause.until {
                let path = || path.clone().name("suspensions").index(place).name("until");
                self.order(pause.date, until, path);
            }
        }
        self.ids(
            &path,
            "accountability",
            &mut task.accountability,
            |r| &mut r.id,
            |r| words("accountability", &[&r.text]),
        )?;
        if let (Some(start), Some(end)) = (task.start, task.due.date) {
            self.order(start, end, || path.clone().name("due").name("date"));
        }
        for (place, measure) in task.measures.iter_mut().enumerate() {
            let path = || path.clone().name("measures").index(place);
            let id = measure.id.to_string();
            self.ids(
                &path(),
                "completion",
                &mut measure.completion,
                |r| &mut r.id,
                |r| words("measure_completion", &[&id, &r.date.to_string()]),
            )?;
            if let (Some(start), Some(end)) = (measure.start, measure.due) {
                self.order(start, end, || path().name("due"));
            }
        }
        for (place, note) in task.notes.iter_mut().enumerate() {
            if let Some(found) = note.percent.filter(|percent| *percent > PERCENT) {
                note.percent = Some(PERCENT);
                let path = path.clone().name("notes").index(place).name("percent");
                let limit = PERCENT;
                self.add(Repaired::TooHigh { found, limit }, path);
            }
        }
        for (place, event) in task.close_out.iter().enumerate() {
            if let Some(end) = event.end {
                let path = || path.clone().name("close_out").index(place).name("end");
                self.order(event.date, end, path);
            }
        }
        let funding = path.clone().name("funding");
        finite(task.funding.planned, || funding.clone().name("planned"))?;
        finite(task.funding.paid, || funding.clone().name("paid"))?;
        let mut place = 0;
        task.links.retain_mut(|link| {
            let at = path.clone().name("links").index(place).name("predecessor");
            place += 1;
            self.reference(at, &mut link.predecessor, known)
        });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::checked;
    use super::*;
    use crate::plan::SharedParts;
    use crate::plan::counting::ids_derived;
    use std::collections::BTreeSet;

    #[test]
    fn a_hundred_thousand_tasks_with_one_number_get_ids_in_one_pass() {
        const TASKS: usize = 100_000;
        let tasks = (0..TASKS).map(|_| {
            Arc::new(Task {
                number: "1".to_owned(),
                ..Task::default()
            })
        });
        let parts = SharedParts {
            tasks: tasks.collect(),
            ..SharedParts::default()
        };
        let (checked, derived) = ids_derived(|| checked(parts));
        assert!(checked.fault.is_none());
        assert_eq!(checked.doubled.len(), TASKS - 1);
        assert!((TASKS..=4 * TASKS).contains(&derived), "{derived} ids");
        let ids: BTreeSet<&Id> = checked.parts.tasks.iter().map(|task| &task.id).collect();
        assert_eq!(ids.len(), TASKS);
    }
}

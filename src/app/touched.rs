//! What a step that is taken back or made again has touched is selected and brought into view.

use super::shell::Shell;
use crate::plan::{Change, Id, Step, Task, Walk as _};

/// The tasks that a change touched and that are still there; those only moved along by others count where there are no
/// others.
fn touched(steps: &[Step<Task>]) -> Vec<Id> {
    let there = |step: &&Step<Task>| step.after.is_some();
    let meant = |step: &&Step<Task>| match (&step.before, &step.after) {
        (Some(before), Some(after)) => before.differing(after) != ["rank"],
        (None, Some(_)) => true,
        (_, None) => false,
    };
    let ids = |step: &Step<Task>| step.id.clone();
    let tasks: Vec<Id> = steps.iter().filter(meant).map(ids).collect();
    // Of a step that took tasks away, those that moved up were not meant.
    if !tasks.is_empty() || steps.iter().any(|step| step.after.is_none()) {
        return tasks;
    }
    steps.iter().filter(there).map(ids).collect()
}

impl Shell {
    /// Selects what the step just gone touched, on the pages that show it.
    pub(super) fn select_touched(&mut self) {
        let Some(change) = self.document().and_then(|open| open.latest()) else {
            return;
        };
        let Change {
            tasks,
            complaints,
            inspections,
            ..
        } = change;
        let tasks = touched(tasks);
        let letter = complaints.iter().find(|step| step.after.is_some());
        let letter = letter.map(|step| step.id.clone());
        let record = inspections.iter().find(|step| step.after.is_some());
        let record = record.map(|step| step.id.clone());
        if let Some(first) = tasks.first().cloned() {
            self.view.selection.set(tasks);
            self.view.reveal = Some(first);
        }
        if let Some(id) = letter {
            self.view.supervision.choose_letter(&id);
            self.view.supervision.reveal_letter = true;
        }
        if let Some(id) = record {
            self.view.supervision.choose_record(&id);
            self.view.supervision.reveal_record = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn step(id: &str, before: Option<Task>, after: Option<Task>) -> Step<Task> {
        Step {
            id: id.into(),
            before: before.map(Arc::new),
            after: after.map(Arc::new),
        }
    }

    fn task(rank: i64, title: &str) -> Task {
        Task {
            rank,
            title: title.to_owned(),
            ..Task::default()
        }
    }

    #[test]
    fn what_is_meant_is_touched_and_what_moves_along_is_not() {
        let renamed = step("a", Some(task(1, "旧")), Some(task(1, "新")));
        let moved = step("b", Some(task(2, "乙")), Some(task(3, "乙")));
        let added = step("c", None, Some(task(4, "丙")));
        let gone = step("d", Some(task(5, "丁")), None);
        let ids = |steps: &[&Step<Task>]| {
            let steps: Vec<Step<Task>> = steps.iter().map(|one| (*one).clone()).collect();
            let touched = touched(&steps);
            touched
                .iter()
                .map(|id| id.as_str().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(&[&renamed, &moved, &added]), ["a", "c"]);
        assert_eq!(ids(&[&moved]), ["b"], "putting in order is meant");
        assert!(ids(&[&gone, &moved]).is_empty());
    }
}

//! The rows of a view after a small change: altered where the change leaves order and groups as they are, without a pass
//! over the plan.

use super::group::GroupKey;
use super::{Listed, Row, RowRequest, Sieve, Sorting, choice, due_in_force, due_soon, filed_on};
use crate::assess::{Assessment, Status, TaskState, task_state};
use crate::plan::{Change, Day, Plan, Step, Task};

/// Changes of more tasks than this are listed anew: that costs no more.
const MOST: usize = 500;

/// A task before or after the change, as the rows see it.
struct Seen<'a> {
    task: &'a Task,
    state: &'a TaskState,
}

impl Seen<'_> {
    fn key(&self, request: &RowRequest) -> GroupKey {
        GroupKey::of(request.grouping, self.task, Some(self.state))
    }

    fn is_closed_out(&self) -> bool {
        self.state.status == Status::ClosedOut
    }

    fn last(&self) -> Option<Day> {
        due_in_force(self.task, Some(self.state)).or_else(|| self.task.last_day())
    }
}

impl Listed {
    /// Follows a change; `plan` and `assessment` are those after it, and the rows were listed for the same request right
    /// before it. It then equals listing anew; `false` where only that helps, and what is listed is worth nothing then.
    pub fn follow(
        &mut self,
        plan: &Plan,
        assessment: &Assessment,
        request: &RowRequest,
        within: u32,
        change: &Change,
    ) -> bool {
        let Change {
            head,
            tasks,
            lists,
            special_plans: _,
            units,
            // No row speaks of these.
            indicators: _,
            inspections: _,
            complaints: _,
        } = change;
        if head.is_some() || !lists.is_empty() || !units.is_empty() || tasks.len() > MOST {
            return false;
        }
        let sieve = Sieve::new(plan, &request.filter, assessment.as_of());
        tasks
            .iter()
            .all(|step| self.follow_task(plan, assessment, request, within, &sieve, step))
    }

    fn follow_task(
        &mut self,
        plan: &Plan,
        assessment: &Assessment,
        request: &RowRequest,
        within: u32,
        sieve: &Sieve<'_>,
        step: &Step<Task>,
    ) -> bool {
        let (Some(before), Some(after)) = (&step.before, &step.after) else {
            return false;
        };
        // Another number may be the longest of all.
        if before.number != after.number {
            return false;
        }
        let as_of = assessment.as_of();
        let old = task_state(before, &plan.head().settings, as_of);
        let Some(new) = assessment.task(&step.id) else {
            return false;
        };
        let soon = |task, state| usize::from(due_soon(task, Some(state), as_of, within));
        self.soon = self.soon + soon(after, new) - soon(before, &old);
        let passes = sieve.lets(after, Some(new));
        if passes != sieve.lets(before, Some(&old)) {
            return false;
        }
        if !passes {
            return true;
        }
        let (old, new) = (
            Seen {
                task: before,
                state: &old,
            },
            Seen {
                task: after,
                state: new,
            },
        );
        let measures = |seen: &Seen<'_>| seen.task.measures.len();
        let unfolds = request.unfolded_tasks.contains(&step.id);
        let same_place = before.rank == after.rank
            && same_order(plan, request.sorting, &old, &new)
            && old.key(request) == new.key(request)
            && old.is_closed_out() == new.is_closed_out()
            && (!unfolds || measures(&old) == measures(&new));
        if !same_place {
            return false;
        }
        // What the row of folded tasks says of them.
        if new.is_closed_out() && request.fold_closed_out {
            let said = |seen: &Seen<'_>| (seen.task.first_day(), filed_on(seen.task, as_of));
            if said(&old) != said(&new) {
                return false;
            }
        }
        self.ends.remove(old.task.first_day(), old.last());
        self.ends.add(new.task.first_day(), new.last());
        self.follow_head(request, &old, &new)
    }

    /// What the head of the group says of its tasks.
    fn follow_head(&mut self, request: &RowRequest, old: &Seen<'_>, new: &Seen<'_>) -> bool {
        let same = old.state.status == new.state.status
            && old.task.first_day() == new.task.first_day()
            && old.last() == new.last();
        let key = new.key(request);
        if same || key == GroupKey::All {
            return true;
        }
        let head = self.rows.iter_mut().find_map(|row| match row {
            Row::Group(head) if head.key == key => Some(head),
            _ => None,
        });
        let Some(head) = head else { return false };
        let counts = &mut head.counts;
        counts[old.state.status as usize] = counts[old.state.status as usize].saturating_sub(1);
        counts[new.state.status as usize] += 1;
        reach(
            &mut head.first,
            old.task.first_day(),
            new.task.first_day(),
            Day::min,
        ) && reach(&mut head.last, old.last(), new.last(), Day::max)
    }
}

/// Whether a task stands among the others of its group as before.
fn same_order(plan: &Plan, sorting: Sorting, old: &Seen<'_>, new: &Seen<'_>) -> bool {
    sorting.is_none_or(|(column, _)| {
        choice::sort_key(plan, column, old.task, Some(old.state))
            == choice::sort_key(plan, column, new.task, Some(new.state))
    })
}

/// Moves the first or last day of a group; `false` where the task alone may have held the old one.
fn reach(
    end: &mut Option<Day>,
    old: Option<Day>,
    new: Option<Day>,
    outer: fn(Day, Day) -> Day,
) -> bool {
    if old == new {
        return true;
    }
    match (*end, new) {
        // It reaches as far as all of them, or further.
        (Some(now), Some(new)) if outer(now, new) == new => {
            *end = Some(new);
            true
        }
        (None, Some(new)) => {
            *end = Some(new);
            true
        }
        // It did not reach the end before and does not now.
        (now, _) => now != old,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Column, Grouping, listed};
    use super::*;
    use crate::edit::History;
    use crate::edit::random::stories;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn requests(plan: &Plan) -> Vec<RowRequest> {
        let unfolded = Arc::new(plan.tasks().keys().cloned().collect());
        let sortings = [
            None,
            Some((Column::Title, false)),
            Some((Column::Due, true)),
            Some((Column::Percent, false)),
        ];
        let groupings = Grouping::ALL.into_iter();
        groupings
            .flat_map(|grouping| {
                sortings.map(|sorting| RowRequest {
                    grouping,
                    sorting,
                    unfolded_tasks: Arc::clone(&unfolded),
                    fold_closed_out: sorting.is_none(),
                    ..RowRequest::default()
                })
            })
            .collect()
    }

    proptest! {
        #[test]
        fn following_equals_listing_anew((plan, edits) in stories(), day in 2019i16..2026) {
            let day = jiff::civil::date(day, 6, 30);
            let requests = requests(&plan);
            let mut assessment = Assessment::new(&plan, day);
            let mut history = History::new(plan);
            for edit in &edits {
                let before: Vec<Listed> = requests
                    .iter()
                    .map(|request| listed(history.plan(), &assessment, request, 60))
                    .collect();
                let Ok(change) = history.run(edit) else { continue };
                assessment.update(history.plan(), &change);
                for (request, mut now) in requests.iter().zip(before) {
                    if now.follow(history.plan(), &assessment, request, 60, &change) {
                        let anew = listed(history.plan(), &assessment, request, 60);
                        prop_assert_eq!(now, anew, "{:?} {:?}", edit, request);
                    }
                }
            }
        }
    }

    #[test]
    fn a_note_is_followed_and_a_move_to_another_year_is_not() {
        use crate::plan::{Due, PlanParts};
        let task = |id: &str, day: Day| Task {
            id: id.into(),
            due: Due::on(day),
            ..Task::default()
        };
        let date = jiff::civil::date;
        let plan = Plan::new(PlanParts {
            tasks: vec![
                task("a", date(2021, 3, 1)),
                task("b", date(2021, 9, 1)),
                task("c", date(2022, 3, 1)),
            ],
            ..PlanParts::default()
        });
        let day = date(2021, 6, 1);
        let request = RowRequest::default();
        let moves = |to: Day| {
            let mut plan = plan.clone();
            let mut assessment = Assessment::new(&plan, day);
            let mut rows = listed(&plan, &assessment, &request, 60);
            let mut moved = Task::clone(&plan.tasks()[&crate::plan::Id::new("b")]);
            moved.due = Due::on(to);
            let change = Change {
                tasks: vec![Step {
                    id: "b".into(),
                    before: plan.task(&"b".into()).cloned(),
                    after: Some(Arc::new(moved)),
                }],
                ..Change::default()
            };
            plan.apply(&change);
            assessment.update(&plan, &change);
            let followed = rows.follow(&plan, &assessment, &request, 60, &change);
            followed.then(|| assert_eq!(rows, listed(&plan, &assessment, &request, 60)))
        };
        assert!(moves(date(2021, 11, 1)).is_some());
        assert!(moves(date(2022, 1, 1)).is_none());
        // It was the last of its year: who is last now is not known.
        assert!(moves(date(2021, 8, 1)).is_none());
    }
}

//! What follows from a whole plan at an as-of date, kept up to date edit by edit.

use super::checks::{Checks, KeptChecks};
use super::counting::Counting;
use super::rules::task_state;
use super::units_above::UnitsAbove;
use super::{ComplaintTotals, Figure, InspectionTotals, PlanIndex, Status, TaskState, Totals};
use crate::plan::{Change, Day, Id, Plan, SupervisionLevel};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Every task's state at an as-of date, and the totals that follow.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    as_of: Day,
    states: BTreeMap<Id, TaskState>,
    totals: Totals,
    complaints: ComplaintTotals,
    inspections: BTreeMap<Option<SupervisionLevel>, InspectionTotals>,
    index: PlanIndex,
    /// Evidence files that are known not to be at their place, as the plan names them; told from outside.
    missing: Arc<BTreeSet<String>>,
    checks: KeptChecks,
}

/// Changes of fewer tasks are always followed one by one.
const MANY: usize = 64;

/// The totals of the inspections held by a day, by level.
fn inspections(plan: &Plan, day: Day) -> BTreeMap<Option<SupervisionLevel>, InspectionTotals> {
    let mut totals: BTreeMap<_, InspectionTotals> = BTreeMap::new();
    for record in plan.inspections().values().filter(|one| one.date <= day) {
        totals.entry(record.level).or_default().add(record, day);
    }
    totals
}

impl Assessment {
    /// Assesses every task of a plan at the end of a day.
    pub fn new(plan: &Plan, as_of: Day) -> Self {
        let settings = &plan.head().settings;
        let above = UnitsAbove::of(plan);
        let mut counting = Counting::new(&above);
        let states = plan
            .tasks()
            .iter()
            .map(|(id, task)| {
                let state = task_state(task, settings, as_of);
                counting.add(task, &state);
                (id.clone(), state)
            })
            .collect();
        let mut totals = counting.done();
        totals.above = above;
        Self {
            as_of,
            states,
            totals,
            complaints: ComplaintTotals::of(plan, as_of),
            inspections: inspections(plan, as_of),
            index: PlanIndex::of(plan),
            missing: Arc::default(),
            checks: KeptChecks::default(),
        }
    }

    /// The same where these evidence files are known not to be at their place.
    #[must_use]
    pub fn with_missing(mut self, missing: Arc<BTreeSet<String>>) -> Self {
        self.checks = KeptChecks::default();
        self.missing = missing;
        self
    }

    /// Takes it that these evidence files, and no others, are not at their place; `plan` is the plan assessed. Returns
    /// whether that is news.
    pub fn set_missing(&mut self, plan: &Plan, missing: Arc<BTreeSet<String>>) -> bool {
        if self.missing == missing {
            return false;
        }
        let before = std::mem::replace(&mut self.missing, missing);
        let changed = before.symmetric_difference(&self.missing);
        let changed: BTreeSet<&str> = changed.map(String::as_str).collect();
        if let Some(mut checks) = self.checks.take() {
            checks.follow_missing(plan, self, &changed);
            self.checks = KeptChecks::from(checks);
        }
        true
    }

    /// Evidence files that are known not to be at their place.
    pub fn missing(&self) -> &Arc<BTreeSet<String>> {
        &self.missing
    }

    /// Assesses again what a change touched; `plan` is the plan after the change. It then equals [`Assessment::new`] of
    /// that plan.
    pub fn update(&mut self, plan: &Plan, change: &Change) {
        let rules_changed = change
            .head
            .as_ref()
            .is_some_and(|(before, after)| before.settings != after.settings);
        if rules_changed {
            *self = Self::new(plan, self.as_of).with_missing(Arc::clone(&self.missing));
            return;
        }
        if change.tasks.len() > MANY && change.tasks.len() > plan.tasks().len() / 8 {
            // To follow so many one by one takes longer than to assess them all.
            let checks = self.checks.take();
            *self = Self::new(plan, self.as_of).with_missing(Arc::clone(&self.missing));
            if let Some(mut checks) = checks {
                checks.update(plan, self, change);
                self.checks = KeptChecks::from(checks);
            }
            return;
        }
        let settings = &plan.head().settings;
        for step in &change.tasks {
            let before = match &step.after {
                Some(task) => {
                    let state = task_state(task, settings, self.as_of);
                    self.totals.add(task, &state);
                    self.states.insert(step.id.clone(), state)
                }
                None => self.states.remove(&step.id),
            };
            if let Some((task, state)) = step.before.as_ref().zip(before) {
                self.totals.take(task, &state);
            }
        }
        if !change.units.is_empty() {
            let tasks = plan.tasks().iter();
            let judged = tasks.filter_map(|(id, task)| Some((&**task, self.states.get(id)?)));
            self.totals.follow_units(plan, judged);
        }
        self.index.update(change);
        if !change.inspections.is_empty() {
            self.inspections = inspections(plan, self.as_of);
        }
        if !change.complaints.is_empty() {
            self.complaints = ComplaintTotals::of(plan, self.as_of);
        }
        if let Some(mut checks) = self.checks.take() {
            checks.update(plan, self, change);
            self.checks = KeptChecks::from(checks);
        }
    }

    /// What the check rules find; asked the first time it is wanted and then kept up to date. `plan` is the plan assessed.
    /// Asking at 100,000 tasks takes longer than a frame: a job does it ahead.
    pub fn checks(&self, plan: &Plan) -> &Checks {
        self.checks.get_or_ask(|| Checks::new(plan, self))
    }

    /// The totals of all tasks and of every group.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// The totals of complaints.
    pub fn complaints(&self) -> &ComplaintTotals {
        &self.complaints
    }

    /// The totals of the inspections held by the date, by level.
    pub fn inspections(&self) -> &BTreeMap<Option<SupervisionLevel>, InspectionTotals> {
        &self.inspections
    }

    /// What points at what in the plan, whatever the date.
    pub fn index(&self) -> &PlanIndex {
        &self.index
    }

    /// Whether another assessment says the same, whatever lies in the plan beyond the date.
    #[cfg(test)]
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let beyond = |one: &Self| Self {
            index: PlanIndex::default(),
            ..one.clone()
        };
        beyond(self) == beyond(other)
    }

    /// The date it speaks for.
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// A task's state.
    pub fn task(&self, id: &Id) -> Option<&TaskState> {
        self.states.get(id)
    }

    /// Every task's state by id.
    pub(super) fn states(&self) -> &BTreeMap<Id, TaskState> {
        &self.states
    }

    /// How many tasks have a status.
    pub fn count(&self, status: Status) -> usize {
        self.totals.all().count(Figure::Status(status))
    }

    /// How many tasks there are.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether there are no tasks.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{CompletionEvent, Due, Head, PlanParts, ProgressNote, Step, Task};
    use jiff::civil::date;
    use proptest::prelude::*;
    use std::sync::Arc;

    const DAY: Day = Day::constant(2021, 11, 20);

    fn some_task() -> impl Strategy<Value = Task> {
        let month = || (1i8..=12).prop_map(|month| date(2021, month, 15));
        (
            0u8..6,
            proptest::option::of(month()),
            proptest::option::of((month(), 0u8..=100)),
            proptest::option::of(month()),
        )
            .prop_map(|(id, due, note, completed)| Task {
                id: Id::new(format!("t{id}")),
                start: Some(date(2021, 1, 1)),
                due: Due {
                    date: due,
                    ..Due::default()
                },
                notes: note
                    .into_iter()
                    .map(|(date, percent)| ProgressNote {
                        date,
                        percent: Some(percent),
                        ..ProgressNote::default()
                    })
                    .collect(),
                completion: completed
                    .into_iter()
                    .map(|date| CompletionEvent {
                        date,
                        ..CompletionEvent::default()
                    })
                    .collect(),
                ..Task::default()
            })
    }

    fn put(plan: &Plan, id: &Id, after: Option<Task>) -> Change {
        Change {
            tasks: vec![Step {
                id: id.clone(),
                before: plan.task(id).cloned(),
                after: after.map(Arc::new),
            }],
            ..Change::default()
        }
    }

    #[test]
    fn a_change_of_very_many_tasks_equals_assessing_anew() {
        let task = |place: usize, month: i8| Task {
            id: Id::new(format!("t{place:03}")),
            due: Due::on(date(2021, month, 15)),
            ..Task::default()
        };
        let mut plan = Plan::new(PlanParts {
            tasks: (0..2 * MANY).map(|place| task(place, 12)).collect(),
            ..PlanParts::default()
        });
        let mut assessment = Assessment::new(&plan, DAY);
        assessment.checks(&plan);
        let mut change = Change::default();
        for place in 0..=MANY {
            let late = task(place, 3);
            let id = late.id.clone();
            change.tasks.extend(put(&plan, &id, Some(late)).tasks);
        }
        plan.apply(&change);
        assessment.update(&plan, &change);
        let anew = Assessment::new(&plan, DAY);
        assert_eq!(assessment, anew);
        assert_eq!(assessment.checks(&plan), anew.checks(&plan));
        assert_eq!(assessment.count(Status::Overdue), MANY + 1);
    }

    proptest! {
        #[test]
        fn updating_equals_assessing_anew(
            start in proptest::collection::vec(some_task(), 0..6),
            steps in proptest::collection::vec((some_task(), any::<bool>(), 0u8..30), 1..12),
        ) {
            let mut plan = Plan::new(PlanParts { tasks: start, ..PlanParts::default() });
            let mut assessment = Assessment::new(&plan, DAY);
            for (task, delete, tolerance) in steps {
                let id = task.id.clone();
                let mut change = put(&plan, &id, (!delete).then_some(task));
                if tolerance % 3 == 0 {
                    let before = Arc::clone(plan.head());
                    let mut after = Head::clone(&before);
                    after.settings.tolerance_points = tolerance;
                    change.head = Some((before, Arc::new(after)));
                }
                plan.apply(&change);
                assessment.update(&plan, &change);
                prop_assert_eq!(&assessment, &Assessment::new(&plan, DAY));
                prop_assert_eq!(Status::ALL.map(|s| assessment.count(s)).iter().sum::<usize>(), plan.tasks().len());
                prop_assert_eq!(assessment.len(), plan.tasks().len());
            }
        }
    }
}

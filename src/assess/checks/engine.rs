//! Asks the rules, and asks again only those that a change concerns.

use super::case::{PlanCase, TaskCase};
use super::waiving::Waivers;
use super::{Counts, Finding, RULES};
use crate::assess::Assessment;
use crate::plan::calendar::Calendar;
use crate::plan::{Change, Complaint, Day, Id, Plan, Task, task_known_at};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What the rules find in a plan at a date, kept up to date edit by edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Checks {
    as_of: Day,
    by_task: BTreeMap<Id, Vec<Arc<Finding>>>,
    /// The findings over the whole plan, by the place of their rule.
    wide: Vec<Vec<Arc<Finding>>>,
    counts: Counts,
}

impl Checks {
    /// Asks every rule. `assessment` is the plan's; its date is the date judged at.
    pub fn new(plan: &Plan, assessment: &Assessment) -> Self {
        let day = assessment.as_of();
        let calendar = Calendar::of(plan.head());
        let whole = PlanCase {
            plan,
            assessment,
            calendar: &calendar,
            day,
        };
        let mut complaints: HashMap<&Id, Vec<&Complaint>> = HashMap::new();
        for complaint in plan.complaints().values() {
            for task in &complaint.tasks {
                complaints.entry(task).or_default().push(complaint);
            }
        }
        let mut by_task = BTreeMap::new();
        for (id, task) in plan.tasks() {
            let found = judge_task(&whole, task, complaints.get(id).map_or(&[], Vec::as_slice));
            if !found.is_empty() {
                by_task.insert(id.clone(), found);
            }
        }
        let mut checks = Self {
            as_of: day,
            by_task,
            wide: vec![Vec::new(); RULES.len()],
            counts: Counts::default(),
        };
        checks.judge_wide(&whole, |_| true);
        checks.set_aside(plan);
        checks
    }

    /// Asks again what a change concerns; `plan` and `assessment` are those after it. It then equals [`Checks::new`].
    pub fn update(&mut self, plan: &Plan, assessment: &Assessment, change: &Change) {
        let rules_changed = change.head.as_ref().is_some_and(|(before, after)| {
            before.settings != after.settings || before.calendar != after.calendar
        });
        if rules_changed || assessment.as_of() != self.as_of {
            *self = Self::new(plan, assessment);
            return;
        }
        let calendar = Calendar::of(plan.head());
        let whole = PlanCase {
            plan,
            assessment,
            calendar: &calendar,
            day: self.as_of,
        };
        let mut touched: BTreeSet<Id> = BTreeSet::new();
        for step in &change.tasks {
            touched.insert(step.id.clone());
            touched.extend(assessment.index().successors(&step.id).cloned());
        }
        for step in &change.complaints {
            let sides = [&step.before, &step.after].into_iter().flatten();
            touched.extend(sides.flat_map(|complaint| complaint.tasks.iter().cloned()));
        }
        if !change.lists.is_empty() || !change.special_plans.is_empty() {
            // A list that goes or comes back may leave any task pointing at nothing.
            touched.extend(plan.tasks().keys().cloned());
        }
        self.judge_again(&whole, touched);
        let before = std::mem::take(&mut self.wide);
        self.wide.clone_from(&before);
        self.judge_wide(&whole, |concerned| concerned(change));
        self.set_aside_wide(plan);
        self.counts
            .exchange(before.iter().flatten(), self.wide.iter().flatten());
        let waivers_changed = change
            .head
            .as_ref()
            .is_some_and(|(before, after)| before.waivers != after.waivers);
        if waivers_changed {
            self.set_aside(plan);
        }
    }

    /// Asks again the tasks that name one of these evidence files: they came or went.
    pub(in crate::assess) fn follow_missing(
        &mut self,
        plan: &Plan,
        assessment: &Assessment,
        files: &BTreeSet<&str>,
    ) {
        let calendar = Calendar::of(plan.head());
        let whole = PlanCase {
            plan,
            assessment,
            calendar: &calendar,
            day: self.as_of,
        };
        let tasks = plan.tasks().iter();
        let touched = tasks.filter(|(_, task)| {
            let mut pieces = task.all_evidence();
            pieces.any(|piece| files.contains(piece.file.trim()))
        });
        let touched = touched.map(|(id, _)| id.clone()).collect();
        self.judge_again(&whole, touched);
    }

    fn judge_again(&mut self, whole: &PlanCase<'_>, touched: BTreeSet<Id>) {
        let complaints = complaints_of(whole.plan, &touched);
        let waivers = Waivers::at(whole.plan.head(), self.as_of);
        for id in touched {
            let mut found = whole.plan.task(&id).map_or_else(Vec::new, |task| {
                judge_task(whole, task, complaints.get(&id).map_or(&[], Vec::as_slice))
            });
            found.iter_mut().for_each(|finding| mark(finding, &waivers));
            let before = if found.is_empty() {
                self.by_task.remove(&id)
            } else {
                self.by_task.insert(id.clone(), found)
            };
            let after = self.by_task.get(&id);
            self.counts
                .exchange(before.iter().flatten(), after.into_iter().flatten());
        }
    }

    fn judge_wide(&mut self, whole: &PlanCase<'_>, asked: impl Fn(fn(&Change) -> bool) -> bool) {
        for (rule, found) in RULES.iter().zip(&mut self.wide) {
            let Some(wide) = rule.plan.as_ref().filter(|wide| asked(wide.concerned)) else {
                continue;
            };
            *found = (wide.judge)(whole)
                .into_iter()
                .map(|(task, said)| Arc::new(Finding::new(rule, task, said)))
                .collect();
        }
    }

    /// Marks what waivers set aside, and counts.
    fn set_aside(&mut self, plan: &Plan) {
        let waivers = Waivers::at(plan.head(), self.as_of);
        for finding in self.by_task.values_mut().chain(&mut self.wide).flatten() {
            mark(finding, &waivers);
        }
        self.counts = Counts::of(self.all().map(AsRef::as_ref));
    }

    fn set_aside_wide(&mut self, plan: &Plan) {
        let waivers = Waivers::at(plan.head(), self.as_of);
        for finding in self.wide.iter_mut().flatten() {
            mark(finding, &waivers);
        }
    }

    fn all(&self) -> impl Iterator<Item = &Arc<Finding>> {
        self.by_task.values().chain(&self.wide).flatten()
    }

    /// The date judged at.
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// How many findings stand.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// All findings, by rule and then in plan order; `plan` is the plan judged.
    pub fn findings(&self, plan: &Plan) -> Vec<Arc<Finding>> {
        let place: HashMap<&str, usize> = RULES.iter().map(|rule| rule.id).zip(0..).collect();
        let rank = |finding: &Finding| {
            finding
                .task
                .as_ref()
                .and_then(|id| plan.task(id))
                .map(|t| t.rank)
        };
        let mut keyed: Vec<_> = self
            .all()
            .map(|finding| ((place.get(finding.rule.id), rank(finding)), finding))
            .collect();
        // Stable: equal ranks stay in the order of ids, in which they are kept.
        keyed.sort_by_key(|(key, _)| *key);
        keyed
            .into_iter()
            .map(|(_, finding)| Arc::clone(finding))
            .collect()
    }

    /// The findings of one task by itself, in the order of the rules.
    pub fn of_task(&self, id: &Id) -> &[Arc<Finding>] {
        self.by_task.get(id).map_or(&[], Vec::as_slice)
    }
}

/// Marks a finding as waived or standing.
fn mark(finding: &mut Arc<Finding>, waivers: &Waivers<'_>) {
    let waived = waivers.cover(finding);
    if finding.waived != waived {
        Arc::make_mut(finding).waived = waived;
    }
}

fn complaints_of<'a>(plan: &'a Plan, tasks: &BTreeSet<Id>) -> HashMap<&'a Id, Vec<&'a Complaint>> {
    let mut found: HashMap<&Id, Vec<&Complaint>> = HashMap::new();
    if tasks.is_empty() {
        return found;
    }
    for complaint in plan.complaints().values() {
        for task in complaint.tasks.iter().filter(|task| tasks.contains(*task)) {
            found.entry(task).or_default().push(complaint);
        }
    }
    found
}

fn judge_task(whole: &PlanCase<'_>, task: &Task, complaints: &[&Complaint]) -> Vec<Arc<Finding>> {
    let Some(state) = whole.assessment.task(&task.id) else {
        return Vec::new();
    };
    let known = task_known_at(task, whole.day);
    let case = TaskCase {
        whole,
        task: &known,
        state,
        complaints,
    };
    RULES
        .iter()
        .filter_map(|rule| {
            let said = rule.task?(&case)?;
            Some(Arc::new(Finding::new(rule, Some(task.id.clone()), said)))
        })
        .collect()
}

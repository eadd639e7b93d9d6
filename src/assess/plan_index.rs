//! What points at what in a plan, and whether any record is made up: looked up in each frame, kept up to date edit by edit.

use crate::plan::{Change, Complaint, Id, InspectionRecord, Plan, Step, Task};
use std::collections::{BTreeMap, BTreeSet};

/// For each record the records that point at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Pointers(BTreeMap<Id, BTreeSet<Id>>);

impl Pointers {
    fn point<'a>(&mut self, from: &Id, at: impl IntoIterator<Item = &'a Id>) {
        for id in at {
            match self.0.get_mut(id) {
                Some(pointing) => {
                    pointing.insert(from.clone());
                }
                None => {
                    self.0.insert(id.clone(), BTreeSet::from([from.clone()]));
                }
            }
        }
    }

    fn forget<'a>(&mut self, from: &Id, at: impl IntoIterator<Item = &'a Id>) {
        for id in at {
            if let Some(pointing) = self.0.get_mut(id) {
                pointing.remove(from);
                if pointing.is_empty() {
                    self.0.remove(id);
                }
            }
        }
    }

    fn at<'a>(&'a self, id: &Id) -> impl Iterator<Item = &'a Id> + use<'a> {
        self.0.get(id).into_iter().flatten()
    }
}

/// The index of a plan. It does not depend on a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanIndex {
    /// Records that are made up, the head among them.
    samples: usize,
    successors: Pointers,
    inspections: Pointers,
    complaints: Pointers,
}

fn predecessors(task: &Task) -> impl Iterator<Item = &Id> {
    task.links.iter().map(|link| &link.predecessor)
}

/// The tasks an inspection looked at, as a whole or in a finding.
fn looked_at(record: &InspectionRecord) -> impl Iterator<Item = &Id> {
    let findings = record.findings.iter().flat_map(|finding| &finding.tasks);
    record.tasks.iter().chain(findings)
}

impl PlanIndex {
    /// The index of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut index = Self::default();
        index.count(plan.head().sample, true);
        for task in plan.tasks().values() {
            index.put_task(task);
        }
        for record in plan.inspections().values() {
            index.put_inspection(record);
        }
        for complaint in plan.complaints().values() {
            index.put_complaint(complaint);
        }
        for indicator in plan.indicators().values() {
            index.count(indicator.sample, true);
        }
        index
    }

    /// Follows a change; it then equals [`PlanIndex::of`] the plan after it.
    pub fn update(&mut self, change: &Change) {
        fn each<R>(steps: &[Step<R>], mut see: impl FnMut(&R, bool)) {
            for step in steps {
                if let Some(before) = &step.before {
                    see(before, false);
                }
                if let Some(after) = &step.after {
                    see(after, true);
                }
            }
        }
        if let Some((before, after)) = &change.head {
            self.count(before.sample, false);
            self.count(after.sample, true);
        }
        each(&change.tasks, |task, is| {
            if is {
                self.put_task(task);
            } else {
                self.count(task.sample, false);
                self.successors.forget(&task.id, predecessors(task));
            }
        });
        each(&change.inspections, |record, is| {
            if is {
                self.put_inspection(record);
            } else {
                self.count(record.sample, false);
                self.inspections.forget(&record.id, looked_at(record));
            }
        });
        each(&change.complaints, |complaint, is| {
            if is {
                self.put_complaint(complaint);
            } else {
                self.count(complaint.sample, false);
                self.complaints.forget(&complaint.id, &complaint.tasks);
            }
        });
        each(&change.indicators, |one, is| self.count(one.sample, is));
    }

    fn put_task(&mut self, task: &Task) {
        self.count(task.sample, true);
        self.successors.point(&task.id, predecessors(task));
    }

    fn put_inspection(&mut self, record: &InspectionRecord) {
        self.count(record.sample, true);
        self.inspections.point(&record.id, looked_at(record));
    }

    fn put_complaint(&mut self, complaint: &Complaint) {
        self.count(complaint.sample, true);
        self.complaints.point(&complaint.id, &complaint.tasks);
    }

    fn count(&mut self, sample: bool, is: bool) {
        let one = usize::from(sample);
        self.samples = if is {
            self.samples + one
        } else {
            self.samples.saturating_sub(one)
        };
    }

    /// Whether any record is made-up sample data.
    pub fn holds_sample(&self) -> bool {
        self.samples > 0
    }

    /// The tasks with a link from a task, by id.
    pub fn successors<'a>(&'a self, task: &Id) -> impl Iterator<Item = &'a Id> + use<'a> {
        self.successors.at(task)
    }

    /// The inspection records that looked at a task, by id.
    pub fn inspections_of<'a>(&'a self, task: &Id) -> impl Iterator<Item = &'a Id> + use<'a> {
        self.inspections.at(task)
    }

    /// The complaints that a task answers, by id.
    pub fn complaints_of<'a>(&'a self, task: &Id) -> impl Iterator<Item = &'a Id> + use<'a> {
        self.complaints.at(task)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Day, Finding, Link, PlanParts};
    use std::sync::Arc;

    #[test]
    fn what_points_at_a_task_is_found_and_forgotten() {
        let task = |id: &str, after: &[&str]| Task {
            id: Id::new(id),
            links: after
                .iter()
                .map(|id| Link {
                    predecessor: Id::new(*id),
                    ..Link::default()
                })
                .collect(),
            ..Task::default()
        };
        let record = InspectionRecord {
            tasks: vec!["a".into()],
            findings: vec![Finding {
                tasks: vec!["b".into()],
                ..Finding::default()
            }],
            ..InspectionRecord::on("v".into(), Day::constant(2021, 5, 1))
        };
        let mut plan = Plan::new(PlanParts {
            tasks: vec![task("a", &[]), task("b", &["a"]), task("c", &["a", "a"])],
            inspections: vec![record],
            ..PlanParts::default()
        });
        let mut index = PlanIndex::of(&plan);
        let a = Id::new("a");
        let after = |index: &PlanIndex| -> Vec<String> {
            index.successors(&a).map(ToString::to_string).collect()
        };
        assert_eq!(after(&index), ["b", "c"]);
        assert_eq!(index.inspections_of(&"b".into()).count(), 1);
        assert!(!index.holds_sample());
        let mut made_up = task("c", &["b"]);
        made_up.sample = true;
        let change = Change {
            tasks: vec![Step {
                id: "c".into(),
                before: plan.task(&"c".into()).cloned(),
                after: Some(Arc::new(made_up)),
            }],
            ..Change::default()
        };
        plan.apply(&change);
        index.update(&change);
        assert_eq!(index, PlanIndex::of(&plan));
        assert_eq!(after(&index), ["b"]);
        assert!(index.holds_sample());
    }
}

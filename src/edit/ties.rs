//! What points at tasks: kept when they are cut, so that a paste puts them back as they stood.

use super::{Edit, TaskField};
use crate::plan::{Head, Id, Link, Plan, Task, Waiver};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::Hash;

/// What a record holds at a place of its list.
type Placed<T> = (usize, T);

/// Everything in a plan that points at some tasks and does not go with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ties {
    /// By task: the links that wait for them.
    links: BTreeMap<Id, Vec<Placed<Link>>>,
    indicators: BTreeMap<Id, Vec<Placed<Id>>>,
    /// By record, and by finding where one points.
    inspections: BTreeMap<(Id, Option<Id>), Vec<Placed<Id>>>,
    complaints: BTreeMap<Id, Vec<Placed<Id>>>,
    waivers: Vec<Placed<Waiver>>,
}

/// Tasks put back into a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PutBack {
    /// The edit, one step.
    pub edit: Edit,
    /// How many references could not be put back, as what they point at or stood in is gone.
    pub lost: usize,
}

fn those<T: Clone>(all: &[T], chosen: impl Fn(&T) -> bool) -> Vec<Placed<T>> {
    let placed = all.iter().enumerate().filter(|(_, one)| chosen(one));
    placed.map(|(at, one)| (at, one.clone())).collect()
}

fn keep<K: Ord, T>(map: &mut BTreeMap<K, Vec<Placed<T>>>, key: K, ties: Vec<Placed<T>>) {
    if !ties.is_empty() {
        map.insert(key, ties);
    }
}

/// Puts entries back at their places; those that are there again stay. Returns whether something was put.
fn restore<T: Clone, K: Eq + Hash>(
    list: &mut Vec<T>,
    ties: &[Placed<T>],
    key: impl Fn(&T) -> K,
) -> bool {
    let known: HashSet<K> = list.iter().map(&key).collect();
    let mut missing = ties
        .iter()
        .filter(|(_, one)| !known.contains(&key(one)))
        .peekable();
    if missing.peek().is_none() {
        return false;
    }
    // One pass, however many come back: what stood at a place stands there again, the rest keeps its order.
    let mut rest = std::mem::take(list).into_iter();
    for (at, one) in missing {
        let before = at.saturating_sub(list.len());
        list.extend(rest.by_ref().take(before));
        list.push(one.clone());
    }
    list.extend(rest);
    true
}

impl Ties {
    /// What points at some tasks, links among them left out: those go with the tasks.
    pub fn of(plan: &Plan, tasks: &[Id]) -> Self {
        let gone: BTreeSet<&Id> = tasks.iter().collect();
        let points = |id: &Id| gone.contains(id);
        let mut ties = Self::default();
        for task in plan.tasks().values().filter(|task| !points(&task.id)) {
            let links = those(&task.links, |link| points(&link.predecessor));
            keep(&mut ties.links, task.id.clone(), links);
        }
        for (id, record) in plan.indicators() {
            let tied = those(&record.tasks, points);
            keep(&mut ties.indicators, id.clone(), tied);
        }
        for (id, record) in plan.inspections() {
            let tied = those(&record.tasks, points);
            keep(&mut ties.inspections, (id.clone(), None), tied);
            for finding in &record.findings {
                let key = (id.clone(), Some(finding.id.clone()));
                keep(&mut ties.inspections, key, those(&finding.tasks, points));
            }
        }
        for (id, record) in plan.complaints() {
            let tied = those(&record.tasks, points);
            keep(&mut ties.complaints, id.clone(), tied);
        }
        ties.waivers = those(&plan.head().waivers, |waiver| {
            waiver.task.as_ref().is_some_and(points)
        });
        ties
    }

    /// How many references there are.
    pub fn count(&self) -> usize {
        let links: usize = self.links.values().map(Vec::len).sum();
        let of = |map: &BTreeMap<Id, Vec<Placed<Id>>>| map.values().map(Vec::len).sum::<usize>();
        let inspections: usize = self.inspections.values().map(Vec::len).sum();
        links + of(&self.indicators) + inspections + of(&self.complaints) + self.waivers.len()
    }

    /// Only what points at these tasks.
    fn only(&self, tasks: &[Task]) -> Self {
        let back: BTreeSet<&Id> = tasks.iter().map(|task| &task.id).collect();
        let mut ties = self.clone();
        for links in ties.links.values_mut() {
            links.retain(|(_, link)| back.contains(&link.predecessor));
        }
        let tied = ties.indicators.values_mut();
        let tied = tied.chain(ties.inspections.values_mut());
        for tied in tied.chain(ties.complaints.values_mut()) {
            tied.retain(|(_, id)| back.contains(id));
        }
        ties.waivers
            .retain(|(_, waiver)| waiver.task.as_ref().is_some_and(|id| back.contains(id)));
        ties
    }

    /// The edit that puts tasks back after another one, with what pointed at them. What is gone meanwhile is left out
    /// and counted.
    pub fn put_back(&self, plan: &Plan, tasks: Vec<Task>, after: Option<Id>) -> PutBack {
        self.only(&tasks).all_back(plan, tasks, after)
    }

    fn all_back(&self, plan: &Plan, mut tasks: Vec<Task>, after: Option<Id>) -> PutBack {
        let mut lost = fit(plan, &mut tasks);
        let mut edits = vec![Edit::AddTasks { tasks, after }];
        for (id, links) in &self.links {
            let Some(task) = plan.task(id) else {
                lost += links.len();
                continue;
            };
            let mut all = task.links.clone();
            if restore(&mut all, links, |link| link.predecessor.clone()) {
                edits.push(Edit::SetTasks {
                    ids: vec![id.clone()],
                    field: TaskField::Links(all),
                });
            }
        }
        for (id, tied) in &self.indicators {
            let Some(record) = plan.indicators().get(id) else {
                lost += tied.len();
                continue;
            };
            let mut record = record.as_ref().clone();
            if restore(&mut record.tasks, tied, Id::clone) {
                edits.push(Edit::PutIndicator(record));
            }
        }
        lost += self.put_inspections_back(plan, &mut edits);
        for (id, tied) in &self.complaints {
            let Some(record) = plan.complaints().get(id) else {
                lost += tied.len();
                continue;
            };
            let mut record = record.as_ref().clone();
            if restore(&mut record.tasks, tied, Id::clone) {
                edits.push(Edit::PutComplaint(record));
            }
        }
        let mut head = Head::clone(plan.head());
        if restore(&mut head.waivers, &self.waivers, |waiver| {
            let Waiver {
                rule,
                task,
                date,
                until,
                reason,
            } = waiver.clone();
            (rule, task, date, until, reason)
        }) {
            edits.push(Edit::SetHead(Box::new(head)));
        }
        PutBack {
            edit: Edit::All(edits),
            lost,
        }
    }

    fn put_inspections_back(&self, plan: &Plan, edits: &mut Vec<Edit>) -> usize {
        let mut lost = 0;
        let records: BTreeSet<&Id> = self.inspections.keys().map(|(id, _)| id).collect();
        for id in records {
            let tied = |finding: Option<&Id>| {
                let key = (id.clone(), finding.cloned());
                self.inspections.get(&key).map_or(&[][..], Vec::as_slice)
            };
            let of_record = self.inspections.range((id.clone(), None)..);
            let of_record = of_record.take_while(|((record, _), _)| record == id);
            let all: usize = of_record.map(|(_, tied)| tied.len()).sum();
            let Some(record) = plan.inspections().get(id) else {
                lost += all;
                continue;
            };
            let mut record = record.as_ref().clone();
            let mut found = tied(None).len();
            let mut put = restore(&mut record.tasks, tied(None), Id::clone);
            for finding in &mut record.findings {
                let tied = tied(Some(&finding.id));
                found += tied.len();
                put |= restore(&mut finding.tasks, tied, Id::clone);
            }
            lost += all - found;
            if put {
                edits.push(Edit::PutInspection(record));
            }
        }
        lost
    }
}

/// Takes references out of new tasks that lead nowhere in a plan; returns how many.
pub fn fit(plan: &Plan, tasks: &mut [Task]) -> usize {
    let own: BTreeSet<Id> = tasks.iter().map(|task| task.id.clone()).collect();
    let mut lost = 0;
    for task in tasks {
        let before = task.links.len() + task.special_plans.len() + usize::from(task.list.is_some());
        let id = task.id.clone();
        task.links.retain(|link| {
            let to = &link.predecessor;
            *to != id && (own.contains(to) || plan.task(to).is_some())
        });
        task.special_plans
            .retain(|id| plan.special_plans().contains_key(id));
        if task
            .list
            .as_ref()
            .is_some_and(|id| !plan.lists().contains_key(id))
        {
            task.list = None;
        }
        lost += before
            - (task.links.len() + task.special_plans.len() + usize::from(task.list.is_some()));
    }
    lost
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::random::after;
    use crate::plan::random::{Dice, plans};
    use crate::plan::{Complaint, Day, Indicator, InspectionRecord, PlanParts};
    use proptest::prelude::*;

    fn unranked(plan: &Plan) -> PlanParts {
        let mut parts = plan.parts();
        parts.tasks.iter_mut().for_each(|task| task.rank = 0);
        parts.tasks.sort_by(|a, b| a.id.cmp(&b.id));
        parts
    }

    proptest! {
        #[test]
        fn tasks_cut_and_put_back_leave_the_plan_as_it_was(plan in plans(), seed in any::<u64>()) {
            let mut dice = Dice::new(seed);
            let ids: Vec<Id> = plan
                .tasks()
                .keys()
                .filter(|_| dice.chance(40))
                .cloned()
                .collect();
            let tasks: Vec<Task> = ids
                .iter()
                .filter_map(|id| plan.task(id).map(|task| Task::clone(task)))
                .collect();
            let ties = Ties::of(&plan, &ids);
            let cut = after(&plan, &Edit::DeleteTasks { ids });
            let back = ties.put_back(&cut, tasks, None);
            prop_assert_eq!(back.lost, 0);
            prop_assert_eq!(unranked(&after(&cut, &back.edit)), unranked(&plan));
        }
    }

    #[test]
    fn what_is_gone_meanwhile_is_counted_and_the_rest_put_back() {
        let day = Day::constant(2021, 11, 20);
        let task = |id: &str, waits_for: &[&str]| Task {
            id: id.into(),
            links: waits_for
                .iter()
                .map(|id| Link {
                    predecessor: (*id).into(),
                    ..Link::default()
                })
                .collect(),
            ..Task::default()
        };
        let plan = Plan::new(PlanParts {
            tasks: vec![task("a", &["b"]), task("b", &[]), task("c", &["a"])],
            indicators: vec![Indicator {
                id: "i".into(),
                tasks: vec!["a".into(), "b".into()],
                ..Indicator::default()
            }],
            inspections: vec![InspectionRecord {
                tasks: vec!["a".into()],
                ..InspectionRecord::on("s".into(), day)
            }],
            complaints: vec![Complaint {
                tasks: vec!["b".into(), "a".into()],
                ..Complaint::on("l".into(), day)
            }],
            ..PlanParts::default()
        });
        let ids = [Id::new("a")];
        let ties = Ties::of(&plan, &ids);
        assert_eq!(ties.count(), 4);
        let whole = Task::clone(plan.task(&ids[0]).unwrap());
        let cut = after(&plan, &Edit::DeleteTasks { ids: ids.into() });
        let gone = Edit::All(vec![
            Edit::DeleteTasks {
                ids: vec!["b".into()],
            },
            Edit::DeleteInspection("s".into()),
        ]);
        let now = after(&cut, &gone);
        let back = ties.put_back(&now, vec![whole], None);
        // The link to `b` and the record of the inspection.
        assert_eq!(back.lost, 2);
        let plan = after(&now, &back.edit);
        assert!(plan.task(&"a".into()).unwrap().links.is_empty());
        assert_eq!(plan.task(&"c".into()).unwrap().links.len(), 1);
        assert_eq!(plan.indicators()[&Id::new("i")].tasks, ["a"]);
        assert_eq!(plan.complaints()[&Id::new("l")].tasks, ["a"]);
    }
}

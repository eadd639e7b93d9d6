//! A change: the records before and after. Creating, altering and deleting are one case; it inverts and composes.

use super::{Complaint, Head, Id, Indicator, InspectionRecord, SpecialPlan, Task, TaskList, Unit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One record before and after; `None` is absent.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step<R> {
    /// Which record.
    pub id: Id,
    /// As it was.
    pub before: Option<Arc<R>>,
    /// As it becomes.
    pub after: Option<Arc<R>>,
}

impl<R> Clone for Step<R> {
    fn clone(&self) -> Self {
        Self {
            id: self.id.clone(),
            before: self.before.clone(),
            after: self.after.clone(),
        }
    }
}

/// Everything that one step of the user touches, record by record; each record appears once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What is said of the plan as a whole, before and after.
    pub head: Option<(Arc<Head>, Arc<Head>)>,
    /// Tasks.
    pub tasks: Vec<Step<Task>>,
    /// Task lists.
    pub lists: Vec<Step<TaskList>>,
    /// Special plans.
    pub special_plans: Vec<Step<SpecialPlan>>,
    /// Units.
    pub units: Vec<Step<Unit>>,
    /// Indicators.
    pub indicators: Vec<Step<Indicator>>,
    /// Inspection records.
    pub inspections: Vec<Step<InspectionRecord>>,
    /// Complaints.
    pub complaints: Vec<Step<Complaint>>,
}

fn inverted<R>(steps: Vec<Step<R>>) -> Vec<Step<R>> {
    steps
        .into_iter()
        .rev()
        .map(|Step { id, before, after }| Step {
            id,
            before: after,
            after: before,
        })
        .collect()
}

fn joined<R: PartialEq>(first: Vec<Step<R>>, second: Vec<Step<R>>) -> Vec<Step<R>> {
    let mut by_id: BTreeMap<Id, Step<R>> = BTreeMap::new();
    for step in first.into_iter().chain(second) {
        match by_id.get_mut(&step.id) {
            Some(known) => known.after = step.after,
            None => {
                by_id.insert(step.id.clone(), step);
            }
        }
    }
    by_id
        .into_values()
        .filter(|step| step.before != step.after)
        .collect()
}

impl Change {
    /// The change that takes this one back.
    pub fn inverse(self) -> Self {
        let Self {
            head,
            tasks,
            lists,
            special_plans,
            units,
            indicators,
            inspections,
            complaints,
        } = self;
        Self {
            head: head.map(|(before, after)| (after, before)),
            tasks: inverted(tasks),
            lists: inverted(lists),
            special_plans: inverted(special_plans),
            units: inverted(units),
            indicators: inverted(indicators),
            inspections: inverted(inspections),
            complaints: inverted(complaints),
        }
    }

    /// This change followed by another, as one; records that end as they began drop out.
    pub fn then(self, next: Self) -> Self {
        let Self {
            head,
            tasks,
            lists,
            special_plans,
            units,
            indicators,
            inspections,
            complaints,
        } = self;
        let head = match (head, next.head) {
            (Some((before, _)), Some((_, after))) => Some((before, after)),
            (first, second) => first.or(second),
        };
        Self {
            head: head.filter(|(before, after)| before != after),
            tasks: joined(tasks, next.tasks),
            lists: joined(lists, next.lists),
            special_plans: joined(special_plans, next.special_plans),
            units: joined(units, next.units),
            indicators: joined(indicators, next.indicators),
            inspections: joined(inspections, next.inspections),
            complaints: joined(complaints, next.complaints),
        }
    }

    /// How many records it touches.
    pub fn len(&self) -> usize {
        let Self {
            head,
            tasks,
            lists,
            special_plans,
            units,
            indicators,
            inspections,
            complaints,
        } = self;
        usize::from(head.is_some())
            + tasks.len()
            + lists.len()
            + special_plans.len()
            + units.len()
            + indicators.len()
            + inspections.len()
            + complaints.len()
    }

    /// Whether it touches nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

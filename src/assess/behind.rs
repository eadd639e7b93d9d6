//! The tasks behind a figure: which tasks of which group, in plan order, for opening a figure and for lists on a page.

use super::counting::UnitCounter;
use super::tally::Share;
use super::totals::{ByUnit, responsible};
use super::units_above::UnitsAbove;
use super::{Assessment, Figure, Light, Status, TaskState};
use crate::plan::{Category, Day, Id, Plan, Task};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A group of tasks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slice {
    /// Every task.
    All,
    /// Due in a year; `None`: without a deadline.
    Year(Option<i16>),
    /// Of a list; `None`: of none.
    List(Option<Id>),
    /// Of an inspection round; `None`: of none.
    Round(Option<Id>),
    /// Of a special plan; `None`: of none.
    SpecialPlan(Option<Id>),
    /// Led by a unit; `None`: by none.
    LeadUnit(Option<Id>),
    /// With a responsible unit; `None`: without one.
    ResponsibleUnit(Option<Id>),
    /// With a responsible unit in the subtree of a unit.
    ResponsibleTree(Option<Id>),
    /// Where a unit leads or is responsible; `None`: where none does.
    AnsweringUnit(Option<Id>),
    /// Where a unit of a subtree leads or is responsible.
    AnsweringTree(Option<Id>),
    /// Of a category.
    Category(Category),
    /// With a status.
    Status(Status),
    /// With a light.
    Light(Light),
}

/// As which of its units a task is counted for a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitRole {
    /// Its lead unit.
    Lead,
    /// Its responsible units.
    Responsible,
    /// Its lead and its responsible units.
    Answering,
}

/// A task's units in a role; one `None` where there is none. A unit may come twice.
fn units(task: &Task, role: UnitRole) -> impl Iterator<Item = Option<&Id>> {
    let lead = task.lead_unit.as_ref();
    let leads = match role {
        UnitRole::Lead => true,
        UnitRole::Responsible => false,
        UnitRole::Answering => lead.is_some() || task.responsible_units.is_empty(),
    };
    let answers = role != UnitRole::Lead;
    let responsible = responsible(task)
        .filter(move |id| answers && (role == UnitRole::Responsible || id.is_some()));
    leads.then_some(lead).into_iter().chain(responsible)
}

fn in_slice(slice: &Slice, tree: &BTreeSet<Option<Id>>, task: &Task, state: &TaskState) -> bool {
    let of_tree = |role| units(task, role).any(|id| tree.contains(&id.cloned()));
    match slice {
        Slice::All => true,
        Slice::Year(year) => state.due.map(Day::year) == *year,
        Slice::List(list) => task.list == *list,
        Slice::Round(round) => task.round == *round,
        Slice::SpecialPlan(None) => task.special_plans.is_empty(),
        Slice::SpecialPlan(Some(id)) => task.special_plans.contains(id),
        Slice::LeadUnit(_) => of_tree(UnitRole::Lead),
        Slice::ResponsibleUnit(_) | Slice::ResponsibleTree(_) => of_tree(UnitRole::Responsible),
        Slice::AnsweringUnit(_) | Slice::AnsweringTree(_) => of_tree(UnitRole::Answering),
        Slice::Category(category) => task.category == *category,
        Slice::Status(status) => state.status == *status,
        Slice::Light(light) => state.light.light == *light,
    }
}

impl Slice {
    /// The units the slice speaks of.
    fn tree(&self, plan: &Plan) -> BTreeSet<Option<Id>> {
        match self {
            Self::LeadUnit(id) | Self::ResponsibleUnit(id) | Self::AnsweringUnit(id) => {
                BTreeSet::from([id.clone()])
            }
            Self::ResponsibleTree(Some(id)) | Self::AnsweringTree(Some(id)) => UnitsAbove::of(plan)
                .with_units_below(id)
                .into_iter()
                .map(Some)
                .collect(),
            Self::ResponsibleTree(None) | Self::AnsweringTree(None) => BTreeSet::from([None]),
            _ => BTreeSet::new(),
        }
    }
}

impl Assessment {
    /// The tasks of a plan with their states; both are kept by id, so this walks them side by side.
    pub fn judged<'a>(
        &'a self,
        plan: &'a Plan,
    ) -> impl Iterator<Item = (&'a Arc<Task>, &'a TaskState)> {
        let mut states = self.states().iter().peekable();
        plan.tasks().iter().filter_map(move |(id, task)| {
            while states.next_if(|(known, _)| *known < id).is_some() {}
            let (_, state) = states.next_if(|(known, _)| *known == id)?;
            Some((task, state))
        })
    }

    /// The tasks of a group that count in a figure, in plan order. Costs a pass over the plan (some milliseconds at
    /// 100,000 tasks): for a click, or kept while nothing changes.
    pub fn behind(&self, plan: &Plan, slice: &Slice, figure: Figure) -> Vec<Id> {
        let tree = slice.tree(plan);
        let mut found: Vec<&Arc<Task>> = self
            .judged(plan)
            .filter(|(_, state)| state.figures.holds(figure))
            .filter(|(task, state)| in_slice(slice, &tree, task, state))
            .map(|(task, _)| task)
            .collect();
        found.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.id.cmp(&b.id)));
        found.into_iter().map(|task| task.id.clone()).collect()
    }

    /// The totals by unit in a role, with or without the units below each.
    /// Costs a pass over the plan: keep it while nothing changes.
    pub fn by_unit(&self, plan: &Plan, role: UnitRole, with_subtree: bool) -> ByUnit {
        let above = UnitsAbove::of(plan);
        let mut counter = UnitCounter::new(&above);
        for (task, state) in self.judged(plan) {
            counter.count(units(task, role), Share::of(task, state));
        }
        let (own, trees) = counter.done();
        if with_subtree { trees } else { own }
    }

    /// Tasks completed but not closed out with the days they have waited, the longest first.
    pub fn waiting_for_close_out(&self, plan: &Plan) -> Vec<(Id, u32)> {
        let mut waiting: Vec<(Id, u32)> = self
            .behind(plan, &Slice::All, Figure::Status(Status::Completed))
            .into_iter()
            .filter_map(|id| {
                let completed = self.task(&id)?.completed_on?;
                let days = (self.as_of() - completed).get_days();
                Some((id, u32::try_from(days).unwrap_or(0)))
            })
            .collect();
        waiting.sort_by_key(|(_, days)| std::cmp::Reverse(*days));
        waiting
    }

    /// Open tasks due on the date or within so many days after it, the earliest first, with the days left.
    pub fn due_within(&self, plan: &Plan, days: u32) -> Vec<(Id, u32)> {
        let mut coming: Vec<(&Arc<Task>, u32)> = self
            .judged(plan)
            .filter_map(|(task, state)| {
                let due = state.due.filter(|_| !state.status.is_done())?;
                let left = u32::try_from((due - self.as_of()).get_days()).ok()?;
                (left <= days).then_some((task, left))
            })
            .collect();
        coming.sort_by(|(a, a_left), (b, b_left)| {
            (a_left, a.rank, &a.id).cmp(&(b_left, b.rank, &b.id))
        });
        coming
            .into_iter()
            .map(|(task, left)| (task.id.clone(), left))
            .collect()
    }
}

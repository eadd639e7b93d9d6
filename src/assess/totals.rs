//! The totals of a plan at an as-of date: all tasks and every group of them, kept up to date task by task.

use super::counting::UnitCounter;
use super::tally::Share;
use super::units_above::UnitsAbove;
use super::{Light, Status, Tally, TaskState};
use crate::plan::{Category, Day, Id, Plan, Task};
use std::collections::BTreeMap;

/// Tallies by unit; `None` counts tasks without one.
pub type ByUnit = BTreeMap<Option<Id>, Tally>;

/// The totals of a plan, one [`Tally`] a group. A group that no task belongs to is absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    pub(super) all: Tally,
    pub(super) years: BTreeMap<Option<i16>, Tally>,
    pub(super) lists: BTreeMap<Option<Id>, Tally>,
    pub(super) rounds: BTreeMap<Option<Id>, Tally>,
    pub(super) special_plans: BTreeMap<Option<Id>, Tally>,
    pub(super) lead_units: ByUnit,
    pub(super) responsible_units: ByUnit,
    pub(super) responsible_trees: ByUnit,
    pub(super) categories: BTreeMap<Category, Tally>,
    pub(super) statuses: BTreeMap<Status, Tally>,
    pub(super) lights: BTreeMap<Light, Tally>,
    pub(super) above: UnitsAbove,
    /// How many closed-out tasks waited so many days for it.
    pub(super) lags: BTreeMap<u32, u32>,
    pub(super) due_days: BTreeMap<Day, u32>,
    pub(super) done_days: BTreeMap<Day, u32>,
    pub(super) closed_days: BTreeMap<Day, u32>,
}

/// How long closed-out tasks waited from completion to record-filing, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CloseOutLag {
    /// The middle one; between two, their mean.
    pub median: f64,
    /// The longest.
    pub max: u32,
    /// How many closed-out tasks have both days.
    pub tasks: usize,
}

/// Whether a task is counted or taken out again.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    In,
    Out,
}

fn count<K: Ord>(groups: &mut BTreeMap<K, Tally>, key: K, share: Share, way: Way) {
    match way {
        Way::In => groups.entry(key).or_default().add(share),
        Way::Out => {
            if let Some(tally) = groups.get_mut(&key) {
                tally.take(share);
                if tally.tasks() == 0 {
                    groups.remove(&key);
                }
            }
        }
    }
}

fn count_at<K: Ord>(counts: &mut BTreeMap<K, u32>, key: Option<K>, way: Way) {
    let Some(key) = key else { return };
    match way {
        Way::In => *counts.entry(key).or_default() += 1,
        Way::Out => {
            if let Some(count) = counts.get_mut(&key) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    counts.remove(&key);
                }
            }
        }
    }
}

/// The responsible units; one `None` where there is none. A unit may come twice.
pub(super) fn responsible(task: &Task) -> impl Iterator<Item = Option<&Id>> {
    let none = task.responsible_units.is_empty().then_some(None);
    task.responsible_units.iter().map(Some).chain(none)
}

/// Each once; a hand-written file may name one twice.
pub(super) fn distinct<T: PartialEq>(all: &[T]) -> impl Iterator<Item = &T> {
    all.iter()
        .enumerate()
        .filter(|(place, one)| !all[..*place].contains(one))
        .map(|(_, one)| one)
}

impl Totals {
    pub(super) fn add(&mut self, task: &Task, state: &TaskState) {
        self.count(task, state, Way::In);
    }

    /// Takes a task out again; `task` and `state` are as they were counted.
    pub(super) fn take(&mut self, task: &Task, state: &TaskState) {
        self.count(task, state, Way::Out);
    }

    fn count(&mut self, task: &Task, state: &TaskState, way: Way) {
        let share = Share::of(task, state);
        match way {
            Way::In => self.all.add(share),
            Way::Out => self.all.take(share),
        }
        count(&mut self.years, state.due.map(Day::year), share, way);
        count(&mut self.lists, task.list.clone(), share, way);
        count(&mut self.rounds, task.round.clone(), share, way);
        if task.special_plans.is_empty() {
            count(&mut self.special_plans, None, share, way);
        }
        for id in distinct(&task.special_plans) {
            count(&mut self.special_plans, Some(id.clone()), share, way);
        }
        count(&mut self.lead_units, task.lead_unit.clone(), share, way);
        let units: Vec<Option<&Id>> = responsible(task).collect();
        for id in distinct(&units) {
            count(&mut self.responsible_units, id.cloned(), share, way);
        }
        for id in self.above.with_units_above(&units) {
            count(&mut self.responsible_trees, id.cloned(), share, way);
        }
        count(&mut self.categories, task.category, share, way);
        count(&mut self.statuses, state.status, share, way);
        count(&mut self.lights, state.light.light, share, way);
        count_at(&mut self.lags, state.close_out_lag(), way);
        count_at(&mut self.due_days, state.due, way);
        count_at(&mut self.done_days, state.counts_as_done_on(), way);
        count_at(&mut self.closed_days, state.closed_out_on, way);
    }

    /// Counts the subtrees anew where the tree of units changed.
    pub(super) fn follow_units<'a>(
        &mut self,
        plan: &Plan,
        tasks: impl Iterator<Item = (&'a Task, &'a TaskState)>,
    ) {
        let above = UnitsAbove::of(plan);
        if above == self.above {
            return;
        }
        let mut units = UnitCounter::new(&above);
        for (task, state) in tasks {
            units.count(responsible(task), Share::of(task, state));
        }
        (_, self.responsible_trees) = units.done();
        self.above = above;
    }

    /// All tasks.
    pub fn all(&self) -> &Tally {
        &self.all
    }

    /// By the year of the deadline in force, those without one first (`None`).
    pub fn by_year(&self) -> &BTreeMap<Option<i16>, Tally> {
        &self.years
    }

    /// By task list; `None` counts tasks without one. An id may stand for no list record (a hand-written file).
    pub fn by_list(&self) -> &BTreeMap<Option<Id>, Tally> {
        &self.lists
    }

    /// By inspection round; `None` counts tasks without one.
    pub fn by_round(&self) -> &BTreeMap<Option<Id>, Tally> {
        &self.rounds
    }

    /// By special plan; `None` counts tasks without one. A task of two plans counts in both.
    pub fn by_special_plan(&self) -> &BTreeMap<Option<Id>, Tally> {
        &self.special_plans
    }

    /// By lead unit.
    pub fn by_lead_unit(&self) -> &ByUnit {
        &self.lead_units
    }

    /// By responsible unit itself. A task of two units counts in both.
    pub fn by_responsible_unit(&self) -> &ByUnit {
        &self.responsible_units
    }

    /// By responsible unit with the units below it; a task counts once in each unit above its own.
    pub fn by_responsible_tree(&self) -> &ByUnit {
        &self.responsible_trees
    }

    /// By category.
    pub fn by_category(&self) -> &BTreeMap<Category, Tally> {
        &self.categories
    }

    /// By status.
    pub fn by_status(&self) -> &BTreeMap<Status, Tally> {
        &self.statuses
    }

    /// By light.
    pub fn by_light(&self) -> &BTreeMap<Light, Tally> {
        &self.lights
    }

    /// How long closed-out tasks waited for it; `None` where no task is closed out.
    pub fn close_out_lag(&self) -> Option<CloseOutLag> {
        let tasks: u32 = self.lags.values().sum();
        let (max, _) = self.lags.last_key_value()?;
        let nth = |place: u32| {
            let mut before = 0;
            self.lags
                .iter()
                .find(|(_, count)| {
                    before += **count;
                    before > place
                })
                .map_or(0, |(days, _)| *days)
        };
        let (low, high) = (nth((tasks - 1) / 2), nth(tasks / 2));
        Some(CloseOutLag {
            median: f64::midpoint(f64::from(low), f64::from(high)),
            max: *max,
            tasks: tasks as usize,
        })
    }
}

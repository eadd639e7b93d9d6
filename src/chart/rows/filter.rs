//! Which tasks pass: by status, due year, list, kind, light, unit with its subtree, words, or because a figure named them.

use super::due_in_force;
use crate::assess::{Light, Status, TaskState};
use crate::plan::{Category, Day, Id, Plan, Task};
use crate::wording::Sought;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Which tasks are shown; an empty part lets everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Any of these statuses.
    pub statuses: BTreeSet<Status>,
    /// Any of these due years; `None` stands for tasks without a date.
    pub years: BTreeSet<Option<i16>>,
    /// Any of these lists; `None` stands for tasks without a list.
    pub lists: BTreeSet<Option<Id>>,
    /// Any of these kinds of problem.
    pub categories: BTreeSet<Category>,
    /// Any of these lights.
    pub lights: BTreeSet<Light>,
    /// A unit with its subtree as lead, responsible or supporting unit (my unit).
    pub unit: Option<Id>,
    /// Due within so many days after the as-of date and not completed.
    pub due_within: Option<u32>,
    /// Words that number, title, problem or units must hold, all of them.
    pub text: String,
    /// Exactly these tasks (a figure was clicked).
    pub only: Option<Arc<BTreeSet<Id>>>,
}

impl Filter {
    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A filter made ready for many tasks: units looked up and words cut once.
#[derive(Debug)]
pub struct Sieve<'a> {
    plan: &'a Plan,
    filter: &'a Filter,
    units: BTreeSet<Id>,
    words: Vec<Word>,
    as_of: Day,
}

/// A word that is looked for, with the units whose names hold it.
#[derive(Debug)]
struct Word {
    sought: Sought,
    units: BTreeSet<Id>,
}

impl Word {
    fn new(plan: &Plan, sought: Sought) -> Self {
        let units = plan.units().iter();
        let units = units.filter(|(_, unit)| sought.is_in_name(&unit.name));
        Self {
            units: units.map(|(id, _)| id.clone()).collect(),
            sought,
        }
    }
}

impl<'a> Sieve<'a> {
    /// A filter made ready for the tasks of a plan at a date.
    pub fn new(plan: &'a Plan, filter: &'a Filter, as_of: Day) -> Self {
        Self {
            plan,
            filter,
            units: filter
                .unit
                .iter()
                .flat_map(|unit| plan.unit_with_subtree(unit))
                .collect(),
            words: Sought::each(&filter.text)
                .into_iter()
                .map(|word| Word::new(plan, word))
                .collect(),
            as_of,
        }
    }

    /// Whether a task passes.
    pub fn lets(&self, task: &Task, state: Option<&TaskState>) -> bool {
        let Filter {
            statuses,
            years,
            lists,
            categories,
            lights,
            unit,
            due_within,
            text: _,
            only,
        } = self.filter;
        let due = || due_in_force(task, state);
        (statuses.is_empty() || state.is_some_and(|state| statuses.contains(&state.status)))
            && (years.is_empty() || years.contains(&due().map(Day::year)))
            && (lists.is_empty() || lists.contains(&task.list))
            && (categories.is_empty() || categories.contains(&task.category))
            && (lights.is_empty() || state.is_some_and(|state| lights.contains(&state.light.light)))
            && (unit.is_none() || task.units().any(|id| self.units.contains(id)))
            && due_within.is_none_or(|days| due_soon(task, state, self.as_of, days))
            && only.as_ref().is_none_or(|only| only.contains(&task.id))
            && self
                .words
                .iter()
                .all(|word| holds_word(self.plan, task, word))
    }
}

/// Whether an open task is due on the date or within so many days after it.
pub(crate) fn due_soon(task: &Task, state: Option<&TaskState>, as_of: Day, days: u32) -> bool {
    let open = state.is_none_or(|state| !state.status.is_done());
    open && due_in_force(task, state).is_some_and(|due| {
        let left = (due - as_of).get_days();
        u32::try_from(left).is_ok_and(|left| left <= days)
    })
}

/// Whether number, title, problem or a unit holds a word.
fn holds_word(plan: &Plan, task: &Task, word: &Word) -> bool {
    word.sought.is_in_name(&task.title)
        || [&task.number, &task.problem]
            .into_iter()
            .any(|text| word.sought.is_in(text))
        || task.units().any(|id| {
            // An id without a record stands for itself.
            let stands = || word.sought.is_in_name(id.as_str()) && !plan.units().contains_key(id);
            word.units.contains(id) || stands()
        })
}

//! Tasks that travel whole between two plans: beside the text on the clipboard, with all that a table cannot hold.
//!
//! Units and rounds go by their names, lists and special plans come along; ids are minted anew where they are taken.

use super::cell::Ground;
use crate::edit::{Edit, Ties};
use crate::plan::{Id, OfUnits, Plan, SpecialPlan, Task, TaskList};
use crate::text::{Language, exchange_words as words};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The largest form that is read, in bytes: far more than 100,000 tasks of usual length.
const LARGEST: usize = 512 << 20;

/// Tasks on their way, with what they need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Packed {
    /// The plan they come from.
    pub plan: Id,
    /// The tasks, units and rounds by their names.
    pub tasks: Vec<Task>,
    #[serde(default)]
    lists: Vec<TaskList>,
    #[serde(default)]
    special_plans: Vec<SpecialPlan>,
    /// How many records and tasks that do not come along point at them.
    #[serde(default)]
    ties: usize,
}

/// What could not come along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftBehind {
    /// Links to tasks that were not copied.
    pub links: usize,
    /// Indicators, inspections, complaints and other tasks that point at the tasks.
    pub ties: usize,
    /// Evidence files: their paths come along, the files do not.
    pub files: usize,
}

/// Tasks made ready for a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Unpacked {
    /// The tasks, each with an id that the plan does not hold.
    pub tasks: Vec<Task>,
    lists: Vec<TaskList>,
    special_plans: Vec<SpecialPlan>,
    /// What could not come along.
    pub left: LeftBehind,
}

impl Packed {
    /// Packs tasks of a plan.
    pub fn of(plan: &Plan, tasks: &[&Task]) -> Self {
        let labels = plan.unit_labels();
        let mut name = |id: &Id| Some(Id::new(labels.get(id).map_or(id.as_str(), String::as_str)));
        let packed: Vec<Task> = tasks
            .iter()
            .map(|task| {
                let mut task = Task::clone(task);
                task.resolve_units(&mut name);
                task.round = task.round.map(|id| Id::new(plan.head().round_title(&id)));
                task
            })
            .collect();
        let lists: BTreeSet<&Id> = tasks.iter().filter_map(|task| task.list.as_ref()).collect();
        let plans: BTreeSet<&Id> = tasks.iter().flat_map(|task| &task.special_plans).collect();
        let ids: Vec<Id> = tasks.iter().map(|task| task.id.clone()).collect();
        Self {
            plan: plan.head().id.clone(),
            tasks: packed,
            lists: lists
                .into_iter()
                .filter_map(|id| plan.lists().get(id))
                .map(|list| list.as_ref().clone())
                .collect(),
            special_plans: plans
                .into_iter()
                .filter_map(|id| plan.special_plans().get(id))
                .map(|special| {
                    let mut special = special.as_ref().clone();
                    special.resolve_units(&mut name);
                    special
                })
                .collect(),
            ties: Ties::of(plan, &ids).count(),
        }
    }

    /// Makes the tasks ready for another plan. `mint` gives a new id each time.
    pub fn unpack(&self, plan: &Plan, mut mint: impl FnMut() -> Id) -> Unpacked {
        let ground = Ground::new(plan, crate::plan::Day::MIN);
        let mut free = |id: &Id, taken: &dyn Fn(&Id) -> bool| {
            if id.is_empty() || taken(id) {
                mint()
            } else {
                id.clone()
            }
        };
        let mut lists = Vec::new();
        let mut list_ids: BTreeMap<&Id, Id> = BTreeMap::new();
        for list in &self.lists {
            let known = ground.list(&list.title);
            let id = known.unwrap_or_else(|| {
                let id = free(&list.id, &|id| plan.lists().contains_key(id));
                lists.push(TaskList {
                    id: id.clone(),
                    rank: next_rank(plan.lists().values().map(|list| list.rank), lists.len()),
                    ..list.clone()
                });
                id
            });
            list_ids.insert(&list.id, id);
        }
        let mut special_plans = Vec::new();
        let mut special_ids: BTreeMap<&Id, Id> = BTreeMap::new();
        for special in &self.special_plans {
            let id = ground.special_plan(&special.title).unwrap_or_else(|| {
                let id = free(&special.id, &|id| plan.special_plans().contains_key(id));
                let ranks = plan.special_plans().values().map(|special| special.rank);
                special_plans.push(SpecialPlan {
                    id: id.clone(),
                    rank: next_rank(ranks, special_plans.len()),
                    ..special.clone()
                });
                id
            });
            special_ids.insert(&special.id, id);
        }
        let mut ids: BTreeMap<&Id, Id> = BTreeMap::new();
        let mut new: BTreeSet<Id> = BTreeSet::new();
        for task in &self.tasks {
            let id = free(&task.id, &|id| plan.task(id).is_some() || new.contains(id));
            new.insert(id.clone());
            ids.insert(&task.id, id);
        }
        let home = self.plan == plan.head().id;
        let mut left = LeftBehind {
            ties: self.ties,
            ..LeftBehind::default()
        };
        let tasks = self
            .tasks
            .iter()
            .map(|packed| {
                let mut task = packed.clone();
                task.id = ids.get(&packed.id).cloned().unwrap_or_default();
                task.list = task.list.and_then(|id| list_ids.get(&id).cloned());
                task.special_plans = task
                    .special_plans
                    .iter()
                    .filter_map(|id| special_ids.get(id).cloned())
                    .collect();
                task.round = task.round.and_then(|words| {
                    plan.head()
                        .round_read_as(words.as_str(), crate::wording::fold)
                });
                let before = task.links.len();
                task.links
                    .retain_mut(|link| match ids.get(&link.predecessor) {
                        Some(id) => {
                            link.predecessor = id.clone();
                            true
                        }
                        None => home && plan.task(&link.predecessor).is_some(),
                    });
                left.links += before - task.links.len();
                left.files += task.evidence.len();
                let of_steps = task.close_out.iter().map(|event| event.evidence.len());
                left.files += of_steps.sum::<usize>();
                task
            })
            .collect();
        Unpacked {
            tasks,
            lists,
            special_plans,
            left,
        }
    }

    /// The form on the clipboard.
    pub(super) fn written(&self) -> Option<String> {
        ron::to_string(self).ok()
    }

    /// Reads the form on the clipboard; `None` for anything that is none.
    pub(super) fn read(text: &str) -> Option<Self> {
        if text.len() > LARGEST {
            return None;
        }
        ron::from_str(text).ok()
    }
}

fn next_rank(ranks: impl Iterator<Item = i64>, more: usize) -> i64 {
    let more = i64::try_from(more + 1).unwrap_or(i64::MAX);
    let above = ranks.max().unwrap_or(0);
    above.saturating_add(more.saturating_mul(1024))
}

impl Unpacked {
    /// How many task lists and special plans come along.
    pub fn brought(&self) -> usize {
        self.lists.len() + self.special_plans.len()
    }

    /// The edit that adds them after a task, or at the end, as one step.
    pub fn edit(&self, after: Option<Id>) -> Edit {
        let tasks = self.tasks.clone();
        let lists = self.lists.iter().cloned().map(Edit::PutList);
        let plans = self.special_plans.iter().cloned();
        let with: Vec<Edit> = lists
            .chain(plans.map(Edit::PutSpecialPlan))
            .chain([Edit::AddTasks { tasks, after }])
            .collect();
        Edit::All(with)
    }
}

impl LeftBehind {
    /// What could not come along in one sentence; `None` where all did.
    pub fn sentence(self, language: Language) -> Option<String> {
        let parts: Vec<String> = [
            (words::LEFT_LINKS, self.links),
            (words::LEFT_TIES, self.ties),
            (words::LEFT_FILES, self.files),
        ]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(phrase, n)| phrase.fill(language, &[("n", &n)]))
        .collect();
        let parted = match language {
            Language::Zh => "；",
            Language::En => "; ",
        };
        (!parts.is_empty())
            .then(|| words::LEFT_BEHIND.fill(language, &[("what", &parts.join(parted))]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::mint;
    use crate::edit::random::after;
    use crate::plan::random::plans;
    use crate::plan::{Evidence, Head, Link, PlanParts};
    use proptest::prelude::*;

    /// A task with its units, round, list and special plans by the words they are shown by.
    fn in_words(plan: &Plan, task: &Task) -> Task {
        let mut task = task.clone();
        task.rank = 0;
        task.resolve_units(&mut |id| Some(Id::new(plan.unit_label(id))));
        task.round = task.round.map(|id| Id::new(plan.head().round_title(&id)));
        task.list = task.list.map(|id| Id::new(&plan.lists()[&id].title));
        for id in &mut task.special_plans {
            *id = Id::new(&plan.special_plans()[id].title);
        }
        task
    }

    proptest! {
        #[test]
        fn every_field_of_a_task_arrives_in_an_empty_plan(plan in plans()) {
            let tasks: Vec<&Task> = plan.tasks_in_order().into_iter().map(AsRef::as_ref).collect();
            let packed = Packed::of(&plan, &tasks);
            let packed = Packed::read(&packed.written().unwrap()).unwrap();
            let empty = Plan::new(PlanParts {
                head: Head { id: "other".into(), ..Head::default() },
                ..PlanParts::default()
            });
            let unpacked = packed.unpack(&empty, mint);
            let there = after(&empty, &unpacked.edit(None));
            prop_assert_eq!(there.tasks().len(), tasks.len());
            for (task, new) in tasks.iter().zip(there.tasks_in_order()) {
                let (mut old, mut new) = (in_words(&plan, task), in_words(&there, new));
                // Two units of one name may have come as one; which of them is no matter here.
                for task in [&mut old, &mut new] {
                    task.resolve_units(&mut |_| Some(Id::new("unit")));
                    let titles: BTreeSet<Id> = task.special_plans.drain(..).collect();
                    task.special_plans = titles.into_iter().collect();
                }
                prop_assert_eq!(old, new);
            }
        }
    }

    #[test]
    fn ids_that_are_taken_are_minted_anew_and_what_stays_behind_is_told() {
        let task = |id: &str, waits_for: &[&str]| Task {
            id: id.into(),
            lead_unit: Some("u1".into()),
            links: waits_for
                .iter()
                .map(|id| Link {
                    predecessor: (*id).into(),
                    ..Link::default()
                })
                .collect(),
            evidence: vec![Evidence::default()],
            ..Task::default()
        };
        let unit = |name: &str| crate::plan::Unit {
            id: "u1".into(),
            name: name.to_owned(),
            ..crate::plan::Unit::default()
        };
        let from = Plan::new(PlanParts {
            tasks: vec![task("a", &[]), task("b", &["a", "c"]), task("c", &[])],
            units: vec![unit("区水利局")],
            ..PlanParts::default()
        });
        let to = Plan::new(PlanParts {
            head: Head {
                id: "other".into(),
                ..Head::default()
            },
            tasks: vec![task("a", &[])],
            units: vec![unit("区城管局")],
            ..PlanParts::default()
        });
        let copied: Vec<&Task> = ["a", "b"]
            .iter()
            .map(|id| from.task(&Id::new(id)).unwrap().as_ref())
            .collect();
        let unpacked = Packed::of(&from, &copied).unpack(&to, || "new".into());
        let there = after(&to, &unpacked.edit(None));
        let b = there.task(&"b".into()).unwrap();
        assert_eq!(b.links.len(), 1);
        assert_eq!(b.links[0].predecessor, Id::new("new"));
        assert_eq!(there.unit_word(b.lead_unit.as_ref()), "区水利局");
        let left = LeftBehind {
            links: 1,
            ties: 0,
            files: 2,
        };
        assert_eq!(unpacked.left, left);
        let said = left.sentence(Language::Zh).unwrap();
        assert_eq!(said.matches('。').count(), 1, "{said}");
        assert_eq!(LeftBehind::default().sentence(Language::En), None);
    }
}

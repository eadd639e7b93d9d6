//! The same measure with the same deadline for many units (一刀切).

use crate::assess::checks::Severity;
use crate::assess::checks::case::PlanCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Wide, Words};
use crate::plan::{Change, Day, Id, Measure, Task};
use crate::text::checks_rules_words as words;
use crate::wording::folded;
use std::collections::HashSet;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Units differ; word for word (whatever the width of the letters) the same measure with the same date for three or more lead units was copied, not planned.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_plan(
    "same-measure-many-units",
    Severity::Warning,
    Words {
        title: words::ONE_FOR_ALL,
        says: words::ONE_FOR_ALL_SAYS,
        why: words::ONE_FOR_ALL_WHY,
        todo: words::ONE_FOR_ALL_TODO,
    },
    Wide { judge, concerned },
);

/// Units from which the same measure is pointed at.
const MANY: usize = 3;

/// Shorter texts are too general to say that they were copied.
const SHORTEST: usize = 8;

fn concerned(change: &Change) -> bool {
    type Key = (Option<Id>, Vec<(String, Option<Id>, Option<Day>)>);
    fn key(task: &Option<Arc<Task>>) -> Option<Key> {
        let task = task.as_ref()?;
        let measures = task.measures.iter();
        let keys = measures.map(|one| (one.text.clone(), one.unit.clone(), one.due));
        Some((task.lead_unit.clone(), keys.collect()))
    }
    change
        .tasks
        .iter()
        .any(|step| key(&step.before) != key(&step.after))
}

/// The text and deadline of a measure as one number; `None` where it says too little.
fn key(measure: &Measure) -> Option<u64> {
    let due = measure.due?;
    let text = measure.text.trim();
    (text.chars().nth(SHORTEST - 1).is_some()).then(|| {
        xxh3_64_with_seed(
            folded(text).as_bytes(),
            u64::from(due.year().unsigned_abs()) * 400
                + u64::from(due.day_of_year().unsigned_abs()),
        )
    })
}

fn judge(case: &PlanCase<'_>) -> Vec<(Option<Id>, Said)> {
    let tasks: Vec<&Task> = case.plan.tasks().values().map(AsRef::as_ref).collect();
    // Equal measures side by side, in the order of tasks; one sorting is cheaper than a map of every measure.
    let mut all: Vec<(u64, usize, usize)> = tasks
        .iter()
        .enumerate()
        .flat_map(|(at, task)| {
            let measures = task.measures.iter().enumerate();
            measures.filter_map(move |(place, measure)| Some((key(measure)?, at, place)))
        })
        .collect();
    all.sort_unstable();
    let mut groups: Vec<Group<'_>> = all
        .chunk_by(|(one, ..), (other, ..)| one == other)
        .filter(|same| same.len() >= MANY)
        .filter_map(|same| Group::of(&tasks, same))
        .filter(|group| group.units >= MANY && group.tasks.len() >= MANY)
        .collect();
    groups.sort_by_key(|group| (group.tasks.first().copied(), group.measure.due));
    // Tasks that share several measures are told of once.
    let mut told: HashSet<Vec<&Id>> = HashSet::new();
    groups.retain(|group| told.insert(group.tasks.clone()));
    groups.into_iter().filter_map(Group::said).collect()
}

struct Group<'a> {
    measure: &'a Measure,
    /// Units that have it.
    units: usize,
    tasks: Vec<&'a Id>,
}

impl<'a> Group<'a> {
    /// The group of equal measures, each given by the places of its task and in it.
    fn of(tasks: &[&'a Task], same: &[(u64, usize, usize)]) -> Option<Self> {
        let mut units: Vec<&Id> = Vec::new();
        let mut ids: Vec<&Id> = Vec::new();
        let mut first = None;
        for (_, at, place) in same {
            let task = *tasks.get(*at)?;
            let measure = task.measures.get(*place)?;
            first = first.or(Some(measure));
            units.extend(measure.unit.as_ref().or(task.lead_unit.as_ref()));
            ids.push(&task.id);
        }
        units.sort_unstable();
        units.dedup();
        ids.dedup();
        Some(Self {
            measure: first?,
            units: units.len(),
            tasks: ids,
        })
    }

    fn said(self) -> Option<(Option<Id>, Said)> {
        let (first, others) = self.tasks.split_first()?;
        let said = Said::new(
            words::ONE_FOR_ALL_FOUND,
            [
                ("n", Arg::Count(self.units)),
                ("tasks", Arg::Count(self.tasks.len())),
                ("measure", Arg::text(&self.measure.text)),
                ("day", Arg::Day(self.measure.due?)),
            ],
        );
        let others = others.iter().copied().cloned().collect();
        Some((Some(Id::clone(first)), said.with(others)))
    }
}

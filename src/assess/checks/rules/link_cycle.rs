//! Tasks that wait for one another in a ring.

use crate::assess::checks::Severity;
use crate::assess::checks::case::PlanCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Wide, Words};
use crate::plan::{Change, Id, LinkKind, Plan, Task};
use crate::text::checks_rules_words as words;
use std::collections::HashMap;
use std::sync::Arc;

/// In a ring no task can begin.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_plan(
    "link-cycle",
    Severity::Error,
    Words {
        title: words::CYCLE,
        says: words::CYCLE_SAYS,
        why: words::CYCLE_WHY,
        todo: words::CYCLE_TODO,
    },
    Wide { judge, concerned },
);

fn concerned(change: &Change) -> bool {
    change.tasks.iter().any(|step| {
        // Names stand in the sentence.
        let told = |task: &Option<Arc<Task>>| {
            let task = task.as_ref()?;
            Some((task.links.clone(), task.number.clone(), task.title.clone()))
        };
        told(&step.before) != told(&step.after)
    })
}

/// The rings of tasks that wait for one another, each once and in the order of waiting.
pub fn link_rings(plan: &Plan) -> Vec<Vec<Id>> {
    let tasks: Vec<&Task> = plan.tasks().values().map(AsRef::as_ref).collect();
    let place: HashMap<&Id, usize> = tasks.iter().map(|task| &task.id).zip(0..).collect();
    let before: Vec<Vec<usize>> = tasks
        .iter()
        .map(|task| {
            task.links
                .iter()
                .filter(|link| link.kind != LinkKind::Related)
                .filter_map(|link| place.get(&link.predecessor).copied())
                .collect()
        })
        .collect();
    rings(&before)
        .into_iter()
        .map(|ring| ring.iter().map(|at| tasks[*at].id.clone()).collect())
        .collect()
}

fn judge(case: &PlanCase<'_>) -> Vec<(Option<Id>, Said)> {
    link_rings(case.plan)
        .into_iter()
        .filter_map(|ids| {
            let names: Vec<String> = ids.iter().take(4).map(|id| case.name(id)).collect();
            let (first, others) = ids.split_first()?;
            let message = if others.is_empty() {
                words::CYCLE_SELF
            } else {
                words::CYCLE_FOUND
            };
            let said = Said::new(
                message,
                [
                    ("n", Arg::Count(ids.len())),
                    ("tasks", Arg::Text(names.join(" → "))),
                ],
            );
            Some((Some(first.clone()), said.with(others.to_vec())))
        })
        .collect()
}

/// Rings among places, each once and in the order of waiting; `before` names for each place those it waits for.
fn rings(before: &[Vec<usize>]) -> Vec<Vec<usize>> {
    // What waits for nothing, or only for what was taken away, is in no ring.
    let mut waits: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); before.len()];
    for (place, before) in before.iter().enumerate() {
        for one in before {
            after[*one].push(place);
        }
    }
    let mut free: Vec<usize> = (0..before.len()).filter(|at| waits[*at] == 0).collect();
    while let Some(at) = free.pop() {
        for one in &after[at] {
            waits[*one] -= 1;
            if waits[*one] == 0 {
                free.push(*one);
            }
        }
    }
    // What is left waits for something that is left: walking back ends in a ring.
    let mut walk_of = vec![usize::MAX; before.len()];
    let mut rings = Vec::new();
    for start in 0..before.len() {
        let mut path = Vec::new();
        let mut at = start;
        while waits[at] > 0 && walk_of[at] == usize::MAX {
            walk_of[at] = start;
            path.push(at);
            let Some(next) = before[at].iter().find(|one| waits[**one] > 0) else {
                break;
            };
            at = *next;
        }
        if waits[at] == 0 || walk_of[at] != start {
            continue;
        }
        if let Some(entry) = path.iter().position(|one| *one == at) {
            let mut ring = path.split_off(entry);
            ring.reverse();
            let least = ring.iter().enumerate().min_by_key(|(_, one)| **one);
            let turn = least.map_or(0, |(turn, _)| turn);
            ring.rotate_left(turn);
            rings.push(ring);
        }
    }
    rings
}

//! Tasks come, go, are copied and change places.

use super::draft::Draft;
use super::order::{self, Ranked};
use super::rules::check_task;
use super::{Refusal, TaskField, rules};
use crate::plan::{Funding, Id, InspectionRecord, Task};
use std::collections::{BTreeMap, BTreeSet};

fn order_of(draft: &Draft<'_>) -> Vec<Ranked> {
    let mut order: Vec<Ranked> = draft
        .tasks
        .all()
        .map(|task| (task.rank, task.id.clone()))
        .collect();
    order::sort(&mut order);
    order
}

/// Sets one field of several tasks.
pub(super) fn set(draft: &mut Draft<'_>, ids: &[Id], field: &TaskField) -> Result<(), Refusal> {
    for id in ids {
        let Some(task) = draft.tasks.get(id) else {
            continue;
        };
        let mut task = task.clone();
        field.clone().put_into(&mut task);
        draft.settle_units(&mut task);
        rules::check_field(draft, &mut task, field)?;
        draft.tasks.put(id, task);
    }
    Ok(())
}

/// Alters several tasks; one that is not there is passed over.
pub(super) fn alter(
    draft: &mut Draft<'_>,
    ids: &[Id],
    how: impl Fn(&mut Task) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    for id in ids {
        let mut outcome = Ok(());
        draft.tasks.alter(id, |task| outcome = how(task));
        outcome?;
    }
    Ok(())
}

/// Adds tasks after another one, or at the end.
pub(super) fn add(
    draft: &mut Draft<'_>,
    tasks: &[Task],
    after: Option<&Id>,
) -> Result<(), Refusal> {
    if tasks.is_empty() {
        return Ok(());
    }
    let order = order_of(draft);
    for task in tasks {
        check_new(draft, &task.id)?;
        draft.tasks.put(&task.id, task.clone());
    }
    for task in tasks {
        let mut task = task.clone();
        draft.settle_units(&mut task);
        check_task(draft, &mut task)?;
        draft.tasks.put(&task.id.clone(), task);
    }
    let place = after
        .and_then(|id| order::place_after(&order, id))
        .unwrap_or(order.len());
    let ids = tasks.iter().map(|task| task.id.clone()).collect();
    give_ranks(draft, order::insert(&order, vec![(place, ids)]));
    Ok(())
}

fn check_new(draft: &Draft<'_>, id: &Id) -> Result<(), Refusal> {
    if id.is_empty() {
        return Err(Refusal::NoId);
    }
    if draft.tasks.holds(id) {
        return Err(Refusal::IdTaken(id.clone()));
    }
    Ok(())
}

fn give_ranks(draft: &mut Draft<'_>, ranks: Vec<(Id, i64)>) {
    for (id, rank) in ranks {
        draft.tasks.alter(&id, |task| task.rank = rank);
    }
}

/// A task's copy under a new id: what is planned, without what has happened. `copies` names the copies of the tasks that
/// are copied together.
pub fn copy_of(original: &Task, id: &Id, copies: &BTreeMap<&Id, &Id>) -> Task {
    let mut copy = Task {
        id: id.clone(),
        number: String::new(),
        list_number: String::new(),
        notes: Vec::new(),
        completion: Vec::new(),
        close_out: Vec::new(),
        due_changes: Vec::new(),
        suspensions: Vec::new(),
        postponements: Vec::new(),
        re_checks: Vec::new(),
        light: None,
        evidence: Vec::new(),
        funding: Funding {
            planned: original.funding.planned,
            paid: None,
        },
        accountability: Vec::new(),
        ..original.clone()
    };
    for measure in &mut copy.measures {
        measure.completion.clear();
    }
    // A chain copied together keeps its links among the copies.
    for link in &mut copy.links {
        if let Some(id) = copies.get(&link.predecessor) {
            link.predecessor = (*id).clone();
        }
    }
    copy
}

/// Copies tasks, each copy right after its original.
pub(super) fn duplicate(draft: &mut Draft<'_>, pairs: &[(Id, Id)]) -> Result<(), Refusal> {
    let copies: BTreeMap<&Id, &Id> = pairs
        .iter()
        .filter(|(original, _)| draft.tasks.holds(original))
        .map(|(original, copy)| (original, copy))
        .collect();
    if copies.is_empty() {
        return Ok(());
    }
    let order = order_of(draft);
    let mut taken = BTreeSet::new();
    for copy in copies.values() {
        check_new(draft, copy)?;
        if !taken.insert(*copy) {
            return Err(Refusal::IdTaken((*copy).clone()));
        }
    }
    let mut groups = Vec::new();
    for (at, (_, original)) in order.iter().enumerate() {
        if let Some(copy) = copies.get(original)
            && let Some(task) = draft.tasks.get(original)
        {
            let task = copy_of(task, copy, &copies);
            draft.tasks.put(copy, task);
            groups.push((at + 1, vec![(*copy).clone()]));
        }
    }
    give_ranks(draft, order::insert(&order, groups));
    Ok(())
}

/// Deletes tasks with everything that points at them.
pub(super) fn delete(draft: &mut Draft<'_>, ids: &[Id]) {
    let gone: BTreeSet<&Id> = ids.iter().filter(|id| draft.tasks.holds(id)).collect();
    if gone.is_empty() {
        return;
    }
    for id in &gone {
        draft.tasks.remove(id);
    }
    let points = |tasks: &[Id]| tasks.iter().any(|id| gone.contains(id));
    for id in draft.tasks.ids_where(
        |task| task.links.iter().any(|l| gone.contains(&l.predecessor)),
        |task| &task.id,
    ) {
        draft.tasks.alter(&id, |task| {
            task.links.retain(|l| !gone.contains(&l.predecessor));
        });
    }
    for id in draft.indicators.ids_where(|r| points(&r.tasks), |r| &r.id) {
        draft
            .indicators
            .alter(&id, |r| r.tasks.retain(|id| !gone.contains(id)));
    }
    let inspected =
        |record: &InspectionRecord| record.all_tasks().iter().any(|id| gone.contains(*id));
    for id in draft.inspections.ids_where(inspected, |r| &r.id) {
        draft.inspections.alter(&id, |r| {
            r.tasks.retain(|id| !gone.contains(id));
            for finding in &mut r.findings {
                finding.tasks.retain(|id| !gone.contains(id));
            }
        });
    }
    for id in draft.complaints.ids_where(|r| points(&r.tasks), |r| &r.id) {
        draft
            .complaints
            .alter(&id, |r| r.tasks.retain(|id| !gone.contains(id)));
    }
    let waived = |task: &Option<Id>| task.as_ref().is_some_and(|id| gone.contains(id));
    if draft.head().waivers.iter().any(|w| waived(&w.task)) {
        let mut head = draft.head().clone();
        head.waivers.retain(|w| !waived(&w.task));
        draft.put_head(head);
    }
}

/// Moves tasks in the order so that they follow another one, or come first.
pub(super) fn reorder(draft: &mut Draft<'_>, ids: &[Id], after: Option<&Id>) {
    let mut seen = BTreeSet::new();
    let moving: Vec<Id> = ids
        .iter()
        .filter(|id| draft.tasks.holds(id) && seen.insert(*id))
        .cloned()
        .collect();
    if moving.is_empty() {
        return;
    }
    let before = order_of(draft);
    let place = match after {
        None => 0,
        Some(after) => {
            let Some(at) = order::place_after(&before, after) else {
                return;
            };
            // Dropped on one of its own: the place is counted among those that stay.
            before[..at].iter().filter(|r| !seen.contains(&r.1)).count()
        }
    };
    let rest: Vec<Ranked> = before
        .iter()
        .filter(|ranked| !seen.contains(&ranked.1))
        .cloned()
        .collect();
    let wanted = rest[..place]
        .iter()
        .map(|r| &r.1)
        .chain(&moving)
        .chain(rest[place..].iter().map(|r| &r.1));
    if wanted.eq(before.iter().map(|r| &r.1)) {
        return;
    }
    give_ranks(draft, order::insert(&rest, vec![(place, moving)]));
}

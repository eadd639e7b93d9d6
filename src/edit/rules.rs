//! What a plan may never hold: the checks that refuse an edit, field by field, and ids for entries that came without.

use super::draft::Draft;
use super::{Refusal, TaskField};
use crate::plan::{
    CloseOutEvent, CountedIds, Day, DisclosureSection, Funding, Head, Id, Indicator, Link,
    MOST_LEVELS, Measure, Task, Unit,
};
use std::collections::{BTreeSet, HashMap};

/// A task as its user names it: by number, else by title, else by id.
pub(super) fn task_name(task: &Task) -> String {
    [&task.number, &task.title]
        .into_iter()
        .find(|name| !name.trim().is_empty())
        .map_or_else(|| task.id.to_string(), Clone::clone)
}

/// Refuses a start after the deadline.
pub(super) fn check_dates(task: &Task) -> Result<(), Refusal> {
    match (task.start, task.due.date) {
        (Some(start), Some(due)) if start > due => Err(Refusal::StartAfterDue {
            task: task_name(task),
            start,
            due,
        }),
        _ => Ok(()),
    }
}

/// Refuses a period that ends before it begins.
pub(super) fn check_period(place: &str, start: Day, end: Day) -> Result<(), Refusal> {
    if end < start {
        return Err(Refusal::PeriodReversed {
            place: place.to_owned(),
            start,
            end,
        });
    }
    Ok(())
}

fn check_number(place: &str, value: Option<f64>) -> Result<(), Refusal> {
    if value.is_some_and(|value| !value.is_finite()) {
        return Err(Refusal::NotANumber {
            place: place.to_owned(),
        });
    }
    Ok(())
}

/// Gives entries without id a new one, and refuses two with the same.
pub(super) fn name_entries<'e>(
    place: &str,
    seed: &Id,
    owner: &Id,
    kind: &str,
    ids: impl Iterator<Item = &'e mut Id>,
) -> Result<(), Refusal> {
    let mut ids: Vec<&mut Id> = ids.collect();
    let mut known: BTreeSet<Id> = BTreeSet::new();
    for id in ids.iter().filter(|id| !id.is_empty()) {
        if !known.insert((**id).clone()) {
            return Err(Refusal::EntryTwice {
                place: place.to_owned(),
                id: (**id).clone(),
            });
        }
    }
    let mut counted = CountedIds::default();
    let words = [seed.as_str(), owner.as_str(), kind];
    for id in ids.iter_mut().filter(|id| id.is_empty()) {
        **id = counted.untaken(&words, 0, |id| known.contains(id));
    }
    Ok(())
}

/// An id for a new entry of a record. Its seed is minted for each edit, so two people offline who enter the same thing
/// on the same day make two entries, whichever page they did it on.
pub(super) fn new_id(seed: &Id, owner: &Id, kind: &str, taken: impl Fn(&Id) -> bool) -> Id {
    let words = [seed.as_str(), owner.as_str(), kind];
    CountedIds::default().untaken(&words, 0, taken)
}

fn check_measures(task: &mut Task, seed: &Id) -> Result<(), Refusal> {
    let place = task_name(task);
    name_entries(
        &place,
        seed,
        &task.id,
        "measure",
        task.measures.iter_mut().map(|m| &mut m.id),
    )?;
    for measure in &mut task.measures {
        if let (Some(start), Some(due)) = (measure.start, measure.due)
            && start > due
        {
            return Err(Refusal::MeasureStartAfterDue {
                task: place,
                measure: measure.text.clone(),
                start,
                due,
            });
        }
        let Measure { id, completion, .. } = measure;
        name_entries(
            &place,
            seed,
            id,
            "completion",
            completion.iter_mut().map(|event| &mut event.id),
        )?;
    }
    Ok(())
}

fn check_notes(task: &mut Task, seed: &Id) -> Result<(), Refusal> {
    if let Some(percent) = task
        .notes
        .iter()
        .filter_map(|note| note.percent)
        .find(|percent| *percent > 100)
    {
        return Err(Refusal::PercentOver(percent));
    }
    let place = task_name(task);
    name_entries(
        &place,
        seed,
        &task.id,
        "note",
        task.notes.iter_mut().map(|note| &mut note.id),
    )
}

fn check_close_out(task: &mut Task, seed: &Id) -> Result<(), Refusal> {
    let place = task_name(task);
    for CloseOutEvent { date, end, .. } in &task.close_out {
        if let Some(end) = end {
            check_period(&place, *date, *end)?;
        }
    }
    name_entries(
        &place,
        seed,
        &task.id,
        "close_out",
        task.close_out.iter_mut().map(|event| &mut event.id),
    )
}

/// Pauses, postponements and re-checks.
fn check_watch(task: &mut Task, seed: &Id) -> Result<(), Refusal> {
    let place = task_name(task);
    for pause in &task.suspensions {
        if let Some(until) = pause.until {
            check_period(&place, pause.date, until)?;
        }
    }
    let Task {
        id,
        suspensions,
        postponements,
        re_checks,
        ..
    } = task;
    let ids = suspensions.iter_mut().map(|one| &mut one.id);
    name_entries(&place, seed, id, "suspension", ids)?;
    let ids = postponements.iter_mut().map(|one| &mut one.id);
    name_entries(&place, seed, id, "postponement", ids)?;
    let ids = re_checks.iter_mut().map(|one| &mut one.id);
    name_entries(&place, seed, id, "re_check", ids)
}

fn check_links(draft: &Draft<'_>, task: &Task) -> Result<(), Refusal> {
    for Link { predecessor, .. } in &task.links {
        if *predecessor == task.id {
            return Err(Refusal::LinkToItself {
                task: task_name(task),
            });
        }
        check_there(
            &task_name(task),
            predecessor,
            draft.tasks.holds(predecessor),
        )?;
    }
    Ok(())
}

/// Refuses an id that points nowhere.
pub(super) fn check_there(place: &str, id: &Id, there: bool) -> Result<(), Refusal> {
    if there {
        return Ok(());
    }
    Err(Refusal::Missing {
        place: place.to_owned(),
        id: id.clone(),
    })
}

fn check_structure(draft: &Draft<'_>, task: &Task) -> Result<(), Refusal> {
    if let Some(list) = &task.list {
        check_there(&task_name(task), list, draft.lists.holds(list))?;
    }
    for id in &task.special_plans {
        check_there(&task_name(task), id, draft.special_plans.holds(id))?;
    }
    Ok(())
}

fn check_funding(task: &Task) -> Result<(), Refusal> {
    let Funding { planned, paid } = task.funding;
    let place = task_name(task);
    check_number(&place, planned)?;
    check_number(&place, paid)
}

/// Checks what one field may never hold, the value being in the task already.
pub(super) fn check_field(
    draft: &Draft<'_>,
    task: &mut Task,
    field: &TaskField,
) -> Result<(), Refusal> {
    match field {
        TaskField::Start(_) | TaskField::Due(_) => check_dates(task),
        TaskField::Measures(_) => check_measures(task, &draft.seed),
        TaskField::Notes(_) => check_notes(task, &draft.seed),
        TaskField::Completion(_) => name_entries(
            &task_name(task),
            &draft.seed,
            &task.id.clone(),
            "completion",
            task.completion.iter_mut().map(|event| &mut event.id),
        ),
        TaskField::CloseOut(_) => check_close_out(task, &draft.seed),
        TaskField::DueChanges(_) => name_entries(
            &task_name(task),
            &draft.seed,
            &task.id.clone(),
            "due_change",
            task.due_changes.iter_mut().map(|change| &mut change.id),
        ),
        TaskField::Accountability(_) => name_entries(
            &task_name(task),
            &draft.seed,
            &task.id.clone(),
            "accountability",
            task.accountability.iter_mut().map(|entry| &mut entry.id),
        ),
        TaskField::Links(_) => check_links(draft, task),
        TaskField::List(_) | TaskField::SpecialPlans(_) => check_structure(draft, task),
        TaskField::Funding(_) => check_funding(task),
        TaskField::Number(_)
        | TaskField::ListNumber(_)
        | TaskField::Title(_)
        | TaskField::Problem(_)
        | TaskField::Category(_)
        | TaskField::Region(_)
        | TaskField::Source(_)
        | TaskField::LeadUnit(_)
        | TaskField::ResponsibleUnits(_)
        | TaskField::SupportingUnits(_)
        | TaskField::SupervisingUnit(_)
        | TaskField::AcceptingUnit(_)
        | TaskField::Leader(_)
        | TaskField::Person(_)
        | TaskField::Phone(_)
        | TaskField::Goal(_)
        | TaskField::Immediate(_)
        | TaskField::Continuing(_)
        | TaskField::Light(_)
        | TaskField::SupervisionLevel(_)
        | TaskField::Evidence(_)
        | TaskField::Remarks(_)
        | TaskField::RealFacts(_)
        | TaskField::SourceAddress(_)
        | TaskField::Sample(_)
        | TaskField::Extra(_)
        | TaskField::Round(_)
        | TaskField::Batch(_)
        | TaskField::ProblemKind(_)
        | TaskField::ParentItem(_)
        | TaskField::Project(_)
        | TaskField::RootCause(_) => Ok(()),
        TaskField::Suspensions(_) | TaskField::Postponements(_) | TaskField::ReChecks(_) => {
            check_watch(task, &draft.seed)
        }
    }
}

/// Checks everything about a task that comes whole. Its links are checked against the draft, so the tasks that come
/// with it must be in already.
pub(super) fn check_task(draft: &Draft<'_>, task: &mut Task) -> Result<(), Refusal> {
    check_dates(task)?;
    check_measures(task, &draft.seed)?;
    check_notes(task, &draft.seed)?;
    check_close_out(task, &draft.seed)?;
    check_links(draft, task)?;
    check_structure(draft, task)?;
    check_funding(task)?;
    check_watch(task, &draft.seed)?;
    let place = task_name(task);
    let owner = task.id.clone();
    name_entries(
        &place,
        &draft.seed,
        &owner,
        "completion",
        task.completion.iter_mut().map(|event| &mut event.id),
    )?;
    name_entries(
        &place,
        &draft.seed,
        &owner,
        "due_change",
        task.due_changes.iter_mut().map(|change| &mut change.id),
    )?;
    name_entries(
        &place,
        &draft.seed,
        &owner,
        "accountability",
        task.accountability.iter_mut().map(|entry| &mut entry.id),
    )
}

/// Checks an indicator that comes whole.
pub(super) fn check_indicator(draft: &Draft<'_>, indicator: &mut Indicator) -> Result<(), Refusal> {
    let place = indicator.name.clone();
    if indicator.decimals > 6 {
        return Err(Refusal::TooManyDecimals(indicator.decimals));
    }
    for point in &indicator.points {
        check_period(&place, point.start, point.end)?;
        check_number(&place, point.value)?;
    }
    for target in &indicator.targets {
        check_period(&place, target.start, target.end)?;
        check_number(&place, Some(target.value))?;
    }
    for id in &indicator.tasks {
        check_there(&place, id, draft.tasks.holds(id))?;
    }
    let Indicator {
        id,
        points,
        targets,
        ..
    } = indicator;
    name_entries(
        &place,
        &draft.seed,
        id,
        "point",
        points.iter_mut().map(|p| &mut p.id),
    )?;
    name_entries(
        &place,
        &draft.seed,
        id,
        "target",
        targets.iter_mut().map(|t| &mut t.id),
    )
}

/// Checks a unit's place in the tree.
pub(super) fn check_unit(draft: &Draft<'_>, unit: &Unit) -> Result<(), Refusal> {
    let Some(parent) = &unit.parent else {
        return Ok(());
    };
    check_there(
        &unit.name,
        parent,
        draft.units.holds(parent) || *parent == unit.id,
    )?;
    let before = draft.units.get(&unit.id);
    if before.is_some_and(|before| before.parent.as_ref() == Some(parent)) {
        return Ok(());
    }
    let too_deep = || Refusal::UnitTooDeep {
        unit: unit.name.clone(),
    };
    let mut levels = match before {
        Some(_) => levels_below(draft, &unit.id),
        None => 1,
    };
    let mut above = Some(parent);
    while let Some(id) = above {
        if *id == unit.id {
            return Err(Refusal::UnitBelowItself {
                unit: unit.name.clone(),
            });
        }
        levels += 1;
        // A ring further up ends here too.
        if levels > MOST_LEVELS {
            return Err(too_deep());
        }
        above = draft.units.get(id).and_then(|unit| unit.parent.as_ref());
    }
    Ok(())
}

/// How many levels a unit and those below it make; each unit is gone through once.
fn levels_below(draft: &Draft<'_>, id: &Id) -> usize {
    let mut below: HashMap<&Id, Vec<&Id>> = HashMap::new();
    for unit in draft.units.all() {
        if let Some(parent) = &unit.parent {
            below.entry(parent).or_default().push(&unit.id);
        }
    }
    let mut level = vec![id];
    let mut levels = 0;
    while !level.is_empty() {
        levels += 1;
        // Taken out: a ring must end.
        let next = level.into_iter().filter_map(|id| below.remove(id));
        level = next.flatten().collect();
    }
    levels
}

/// Checks what is said of the plan as a whole.
pub(super) fn check_head(draft: &Draft<'_>, head: &mut Head) -> Result<(), Refusal> {
    check_period(&head.title, head.window_start, head.window_end)?;
    for waiver in &head.waivers {
        if let Some(task) = &waiver.task {
            check_there(&head.title, task, draft.tasks.holds(task))?;
        }
    }
    let Head {
        id,
        title,
        disclosure,
        given_out,
        ..
    } = head;
    name_entries(
        title,
        &draft.seed,
        id,
        "disclosure",
        disclosure.iter_mut().map(|DisclosureSection { id, .. }| id),
    )?;
    let parts = given_out.iter_mut().map(|part| &mut part.id);
    name_entries(title, &draft.seed, id, "part", parts)
}

//! Lists, special plans, units, indicators, inspection records and complaints come, change and go.

use super::draft::Draft;
use super::rules::{check_indicator, check_there, check_unit, name_entries};
use super::{Refusal, rules};
use crate::plan::{
    Complaint, Head, Id, Indicator, InspectionRecord, SpecialPlan, Task, TaskList, Unit,
};

fn check_id(id: &Id) -> Result<(), Refusal> {
    if id.is_empty() {
        return Err(Refusal::NoId);
    }
    Ok(())
}

/// Replaces what is said of the plan as a whole; the plan keeps its id when none is given.
pub(super) fn set_head(draft: &mut Draft<'_>, head: &Head) -> Result<(), Refusal> {
    let mut head = head.clone();
    if head.id.is_empty() {
        head.id = draft.head().id.clone();
    }
    rules::check_head(draft, &mut head)?;
    draft.put_head(head);
    Ok(())
}

/// Adds or replaces a list.
pub(super) fn put_list(draft: &mut Draft<'_>, list: &TaskList) -> Result<(), Refusal> {
    check_id(&list.id)?;
    draft.lists.put(&list.id, list.clone());
    Ok(())
}

/// Deletes a list; its tasks stay, without list.
pub(super) fn delete_list(draft: &mut Draft<'_>, id: &Id) {
    draft.lists.remove(id);
    for task in draft
        .tasks
        .ids_where(|task| task.list.as_ref() == Some(id), |task| &task.id)
    {
        draft.tasks.alter(&task, |task| task.list = None);
    }
}

/// Adds or replaces a special plan.
pub(super) fn put_special_plan(draft: &mut Draft<'_>, plan: &SpecialPlan) -> Result<(), Refusal> {
    check_id(&plan.id)?;
    draft.special_plans.put(&plan.id, plan.clone());
    Ok(())
}

/// Deletes a special plan; its tasks stay.
pub(super) fn delete_special_plan(draft: &mut Draft<'_>, id: &Id) {
    draft.special_plans.remove(id);
    for task in draft
        .tasks
        .ids_where(|task| task.special_plans.contains(id), |task| &task.id)
    {
        draft
            .tasks
            .alter(&task, |task| task.special_plans.retain(|plan| plan != id));
    }
}

/// Adds or replaces a unit and carries a new name to everything that names the old one. A name cleared for the moment
/// carries nothing.
pub(super) fn put_unit(draft: &mut Draft<'_>, unit: &Unit) -> Result<(), Refusal> {
    check_id(&unit.id)?;
    check_unit(draft, unit)?;
    let old = draft
        .units
        .get(&unit.id)
        .map(|known| known.name.clone())
        .filter(|old| *old != unit.name && !old.is_empty() && !unit.name.is_empty());
    draft.units.put(&unit.id, unit.clone());
    if let Some(old) = old {
        carry_name(draft, &old, &unit.name);
    }
    Ok(())
}

fn carry_name(draft: &mut Draft<'_>, old: &str, new: &str) {
    for id in draft
        .tasks
        .ids_where(|task| names(task, old), |task| &task.id)
    {
        draft
            .tasks
            .alter(&id, |task| rename_in_task(task, old, new));
    }
    for id in draft.inspections.ids_where(|r| r.unit == old, |r| &r.id) {
        draft
            .inspections
            .alter(&id, |r| new.clone_into(&mut r.unit));
    }
    for id in draft.complaints.ids_where(|r| r.unit == old, |r| &r.id) {
        draft.complaints.alter(&id, |r| new.clone_into(&mut r.unit));
    }
    for id in draft.special_plans.ids_where(|r| r.unit == old, |r| &r.id) {
        draft
            .special_plans
            .alter(&id, |r| new.clone_into(&mut r.unit));
    }
}

fn names(task: &Task, name: &str) -> bool {
    task.units()
        .chain([task.supervising_unit.as_str(), task.accepting_unit.as_str()])
        .chain(task.measures.iter().map(|measure| measure.unit.as_str()))
        .any(|unit| unit == name)
}

fn rename_in_task(task: &mut Task, old: &str, new: &str) {
    let one = |name: &mut String| {
        if name == old {
            new.clone_into(name);
        }
    };
    one(&mut task.lead_unit);
    one(&mut task.supervising_unit);
    one(&mut task.accepting_unit);
    task.measures
        .iter_mut()
        .for_each(|measure| one(&mut measure.unit));
    for units in [&mut task.responsible_units, &mut task.supporting_units] {
        let Some(at) = units.iter().position(|name| name == old) else {
            continue;
        };
        // Where the new name stands already, naming it twice says nothing.
        if units.iter().any(|name| name == new) {
            units.retain(|name| name != old);
        } else {
            new.clone_into(&mut units[at]);
        }
    }
}

/// Deletes a unit; the units below move up, the tasks keep the name.
pub(super) fn delete_unit(draft: &mut Draft<'_>, id: &Id) {
    let Some(unit) = draft.units.get(id) else {
        return;
    };
    let above = unit.parent.clone().filter(|above| above != id);
    draft.units.remove(id);
    for below in draft
        .units
        .ids_where(|unit| unit.parent.as_ref() == Some(id), |unit| &unit.id)
    {
        draft.units.alter(&below, |unit| {
            unit.parent = above.clone().filter(|above| *above != unit.id);
        });
    }
}

/// Adds or replaces an indicator.
pub(super) fn put_indicator(draft: &mut Draft<'_>, indicator: &Indicator) -> Result<(), Refusal> {
    check_id(&indicator.id)?;
    let mut indicator = indicator.clone();
    check_indicator(draft, &mut indicator)?;
    draft.indicators.put(&indicator.id.clone(), indicator);
    Ok(())
}

/// Adds or replaces an inspection record.
pub(super) fn put_inspection(
    draft: &mut Draft<'_>,
    record: &InspectionRecord,
) -> Result<(), Refusal> {
    check_id(&record.id)?;
    for id in record.all_tasks() {
        check_there(&record.number, id, draft.tasks.holds(id))?;
    }
    let mut record = record.clone();
    let findings = record.findings.iter_mut().map(|finding| &mut finding.id);
    name_entries(&record.number, &draft.seed, &record.id, "finding", findings)?;
    draft.inspections.put(&record.id.clone(), record);
    Ok(())
}

/// Adds or replaces a complaint.
pub(super) fn put_complaint(draft: &mut Draft<'_>, complaint: &Complaint) -> Result<(), Refusal> {
    check_id(&complaint.id)?;
    for id in &complaint.tasks {
        check_there(&complaint.number, id, draft.tasks.holds(id))?;
    }
    let mut complaint = complaint.clone();
    let visits = complaint
        .follow_up_visits
        .iter_mut()
        .map(|visit| &mut visit.id);
    name_entries(
        &complaint.number,
        &draft.seed,
        &complaint.id,
        "visit",
        visits,
    )?;
    draft.complaints.put(&complaint.id.clone(), complaint);
    Ok(())
}

//! Lists, special plans, units, indicators, inspection records and complaints come, change and go.

use super::draft::Draft;
use super::rules::{check_indicator, check_there, check_unit, name_entries};
use super::{Refusal, rules};
use crate::plan::{Complaint, Head, Id, Indicator, InspectionRecord, SpecialPlan, TaskList, Unit};

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
    let mut plan = plan.clone();
    draft.settle_units(&mut plan);
    draft.special_plans.put(&plan.id.clone(), plan);
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

/// Adds or replaces a unit. What refers to a unit outside the tree with its name refers to it from now on.
pub(super) fn put_unit(draft: &mut Draft<'_>, unit: &Unit) -> Result<(), Refusal> {
    check_id(&unit.id)?;
    check_unit(draft, unit)?;
    draft.units.put(&unit.id, unit.clone());
    let name = unit.name.trim();
    if unit.outside || name.is_empty() {
        return Ok(());
    }
    let others = draft.outside_named(name);
    for old in others.into_iter().filter(|old| *old != unit.id) {
        refer_to(draft, &old, &unit.id);
        lift_below(draft, &old);
        draft.units.remove(&old);
    }
    Ok(())
}

fn refer_to(draft: &mut Draft<'_>, old: &Id, new: &Id) {
    let one = |unit: &mut Option<Id>| {
        if unit.as_ref() == Some(old) {
            *unit = Some(new.clone());
        }
    };
    for id in draft.tasks.ids_where(
        |task| task.all_units().any(|unit| unit == old),
        |task| &task.id,
    ) {
        draft.tasks.alter(&id, |task| {
            one(&mut task.lead_unit);
            one(&mut task.supervising_unit);
            one(&mut task.accepting_unit);
            task.measures
                .iter_mut()
                .for_each(|measure| one(&mut measure.unit));
            for units in [&mut task.responsible_units, &mut task.supporting_units] {
                if units.contains(new) {
                    units.retain(|unit| unit != old);
                }
                for unit in units.iter_mut().filter(|unit| **unit == *old) {
                    unit.clone_from(new);
                }
            }
        });
    }
    let by = Some(old);
    for id in draft
        .inspections
        .ids_where(|r| r.unit.as_ref() == by, |r| &r.id)
    {
        draft.inspections.alter(&id, |r| one(&mut r.unit));
    }
    for id in draft
        .complaints
        .ids_where(|r| r.unit.as_ref() == by, |r| &r.id)
    {
        draft.complaints.alter(&id, |r| one(&mut r.unit));
    }
    for id in draft
        .special_plans
        .ids_where(|r| r.unit.as_ref() == by, |r| &r.id)
    {
        draft.special_plans.alter(&id, |r| one(&mut r.unit));
    }
}

/// The units right below one move up to the unit above it.
fn lift_below(draft: &mut Draft<'_>, id: &Id) {
    let above = draft.units.get(id).and_then(|unit| unit.parent.clone());
    let above = above.filter(|above| above != id);
    for below in draft
        .units
        .ids_where(|unit| unit.parent.as_ref() == Some(id), |unit| &unit.id)
    {
        draft.units.alter(&below, |unit| {
            unit.parent = above.clone().filter(|above| *above != unit.id);
        });
    }
}

/// Takes a unit out of the tree; the units below move up, and what refers to it keeps it as a unit outside the tree.
pub(super) fn delete_unit(draft: &mut Draft<'_>, id: &Id) {
    if !draft.units.holds(id) {
        return;
    }
    lift_below(draft, id);
    let used = draft
        .tasks
        .all()
        .any(|task| task.all_units().any(|unit| unit == id))
        || draft.inspections.all().any(|r| r.unit.as_ref() == Some(id))
        || draft.complaints.all().any(|r| r.unit.as_ref() == Some(id))
        || draft
            .special_plans
            .all()
            .any(|r| r.unit.as_ref() == Some(id));
    if used {
        draft.units.alter(id, |unit| {
            unit.outside = true;
            unit.parent = None;
        });
    } else {
        draft.units.remove(id);
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
    draft.settle_units(&mut record);
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
    draft.settle_units(&mut complaint);
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

#[cfg(test)]
mod tests {
    use crate::edit::{Edit, Refusal, TaskField, change_for};
    use crate::plan::{Id, MOST_LEVELS, Measure, Plan, PlanParts, Task, Unit};

    fn unit(id: &str, name: &str, outside: bool) -> Unit {
        Unit {
            id: Id::new(id),
            name: name.to_owned(),
            outside,
            ..Unit::default()
        }
    }

    fn plan(units: Vec<Unit>) -> Plan {
        let task = |id: &str| Task {
            id: Id::new(id),
            lead_unit: Some(Id::new("u")),
            responsible_units: vec![Id::new("u"), Id::new("v")],
            measures: vec![Measure {
                id: Id::new("m"),
                unit: Some(Id::new("v")),
                ..Measure::default()
            }],
            ..Task::default()
        };
        Plan::new(PlanParts {
            tasks: vec![task("a"), task("b")],
            units,
            ..PlanParts::default()
        })
    }

    fn after(plan: &Plan, edit: &Edit) -> (Plan, usize) {
        let change = change_for(plan, edit).unwrap();
        let mut after = plan.clone();
        after.apply(&change);
        (after, change.len())
    }

    #[test]
    fn a_new_name_is_one_record_changed() {
        let plan = plan(vec![unit("u", "区环保局", false), unit("v", "甲镇", false)]);
        let (after, records) = after(&plan, &Edit::PutUnit(unit("u", "区生态环境局", false)));
        assert_eq!(records, 1);
        let lead = after.task(&Id::new("a")).unwrap().lead_unit.as_ref();
        assert_eq!(after.unit_word(lead), "区生态环境局");
    }

    #[test]
    fn words_that_name_no_unit_become_one_outside_the_tree_and_the_tree_takes_it_in() {
        let plan = plan(vec![unit("u", "区局", false), unit("v", "甲镇", false)]);
        let typed = Edit::SetTasks {
            ids: vec![Id::new("a"), Id::new("b")],
            field: TaskField::LeadUnit(Id::given(" 某公司 ")),
        };
        let (named, records) = after(&plan, &typed);
        assert_eq!(records, 3, "two tasks and the unit");
        let lead = named
            .task(&Id::new("a"))
            .unwrap()
            .lead_unit
            .clone()
            .unwrap();
        assert!(named.units()[&lead].outside);
        // A unit of the tree with that name is the same unit.
        let (inside, _) = after(&named, &Edit::PutUnit(unit("w", "某公司", false)));
        for task in inside.tasks().values() {
            assert_eq!(task.lead_unit, Some(Id::new("w")));
        }
        assert_eq!(inside.units().len(), 3);
        // By name it is found again, whatever its id.
        let again = Edit::SetTasks {
            ids: vec![Id::new("a")],
            field: TaskField::SupportingUnits(vec![Id::new("某公司"), Id::new("w"), Id::new("")]),
        };
        let (again, records) = after(&inside, &again);
        assert_eq!(records, 1);
        let task = again.task(&Id::new("a")).unwrap();
        assert_eq!(task.supporting_units, ["w"]);
    }

    #[test]
    fn a_unit_is_meant_whatever_the_width_of_its_letters_where_only_one_is() {
        let given = |words: &str| Edit::SetTasks {
            ids: vec![Id::new("a")],
            field: TaskField::LeadUnit(Id::given(words)),
        };
        let lead = |plan: &Plan| plan.task(&Id::new("a")).unwrap().lead_unit.clone();
        let one = plan(vec![
            unit("u", "甲镇", false),
            unit("v", "ABC公司（一期）", false),
        ]);
        let (typed, records) = after(&one, &given("ＡＢＣ公司(一期)"));
        assert_eq!((lead(&typed), records), (Some(Id::new("v")), 1));
        // Two that read alike are told apart by how they are written; a third writing is neither.
        let two = plan(vec![
            unit("u", "ABC公司", false),
            unit("v", "ＡＢＣ公司", false),
        ]);
        let (typed, _) = after(&two, &given("ＡＢＣ公司"));
        assert_eq!(lead(&typed), Some(Id::new("v")));
        let (typed, _) = after(&two, &given("abc公司"));
        assert_eq!(lead(&typed), Some(Id::new("abc公司")));
        // A unit outside the tree goes into the one of the tree that reads alike.
        let (named, _) = after(&one, &given("某公司(二期)"));
        let (inside, _) = after(&named, &Edit::PutUnit(unit("w", "某公司（二期）", false)));
        assert_eq!(lead(&inside), Some(Id::new("w")));
    }

    #[test]
    fn a_unit_taken_out_of_the_tree_stays_where_something_refers_to_it() {
        let plan = plan(vec![
            unit("u", "区局", false),
            unit("v", "甲镇", false),
            unit("x", "乙镇", false),
        ]);
        let (out, _) = after(&plan, &Edit::DeleteUnit(Id::new("v")));
        assert!(out.units()[&Id::new("v")].outside);
        assert_eq!(out.tasks(), plan.tasks());
        let (gone, records) = after(&plan, &Edit::DeleteUnit(Id::new("x")));
        assert_eq!(records, 1);
        assert!(!gone.units().contains_key(&Id::new("x")));
    }

    fn chained(ids: std::ops::Range<usize>) -> Edit {
        let units = ids.clone().map(|n| Unit {
            parent: (n > ids.start).then(|| Id::new(format!("u{}", n - 1))),
            ..unit(&format!("u{n}"), &format!("单位{n}"), false)
        });
        Edit::All(units.map(Edit::PutUnit).collect())
    }

    #[test]
    fn ten_thousand_units_are_put_in_one_edit_and_taken_in_by_the_tree() {
        const N: usize = 10_000;
        const OUTSIDE: usize = 20;
        let outside = (0..OUTSIDE).map(|n| unit(&format!("o{n}"), &format!("单位{n}"), true));
        let plan = Plan::new(PlanParts {
            units: outside.collect(),
            ..PlanParts::default()
        });
        let tree = (0..N / 50).map(|n| chained(n * 50..(n + 1) * 50));
        let change = change_for(&plan, &Edit::All(tree.collect())).unwrap();
        assert_eq!(change.units.len(), N + OUTSIDE);
        let mut after = plan.clone();
        after.apply(&change);
        assert_eq!(after.units().len(), N);
        assert!(after.units().values().all(|unit| !unit.outside));
    }

    #[test]
    fn units_stand_above_each_other_up_to_a_bound_however_they_come_there() {
        let refused = |plan: &Plan, edit: &Edit| change_for(plan, edit).unwrap_err();
        let too_deep = |unit: &str| Refusal::UnitTooDeep {
            unit: unit.to_owned(),
        };
        let none = Plan::default();
        assert_eq!(refused(&none, &chained(0..10_000)), too_deep("单位64"));
        let mut plan = none.clone();
        for edit in [chained(0..MOST_LEVELS), chained(100..103)] {
            let change = change_for(&plan, &edit).unwrap();
            plan.apply(&change);
        }
        let under = |id: &str, above: &str| {
            let mut unit = Unit::clone(&plan.units()[&Id::new(id)]);
            unit.parent = Some(above.into());
            Edit::PutUnit(unit)
        };
        // With what stands below it, it has three levels.
        assert!(change_for(&plan, &under("u100", "u60")).is_ok());
        assert_eq!(refused(&plan, &under("u100", "u61")), too_deep("单位100"));
        assert!(matches!(
            refused(&plan, &under("u100", "u102")),
            Refusal::UnitBelowItself { .. }
        ));
        // A ring of ten thousand cannot come about either.
        let ring = refused(&plan, &under("u0", "u63"));
        assert!(matches!(
            ring,
            Refusal::UnitBelowItself { .. } | Refusal::UnitTooDeep { .. }
        ));
    }
}

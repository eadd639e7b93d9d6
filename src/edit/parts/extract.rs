//! A part given out: a unit's tasks with all they refer to, in a plan of its own.

use super::packed::pack;
use crate::edit::mint;
use crate::plan::kinds::with_kinds;
use crate::plan::{
    Change, Complaint, Day, GivenOut, Head, Id, Indicator, InspectionRecord, Origin, Plan,
    PlanParts, SpecialPlan, Step, Task, TaskList, Unit, Waiver,
};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A part and what the plan has to remember of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Extracted {
    /// The part.
    pub part: Plan,
    /// What the plan remembers: that it gave the part out.
    pub change: Change,
}

impl Extracted {
    /// What the plan has to remember, for the plan as it is by now: others may have changed it since.
    pub fn change_of(&self, plan: &Plan) -> Change {
        let after = self.change.head.as_ref().map(|(_, after)| after);
        let given = after.and_then(|head| head.given_out.last());
        let mut head = Head::clone(plan.head());
        head.given_out.extend(given.cloned());
        head_change(plan, head)
    }
}

/// The tasks that a unit, or one below it, leads, answers for or supports, as a plan that is given out on a day.
///
/// What is not the unit's affair stays out. A task that it only supports comes without what was done to whom
/// (`accountability`) and without leader, person and telephone. An inspection comes with the findings that name a task of
/// the part, and with those that name none where the record is of the unit or names no tasks of others. A complaint comes
/// where the unit answers for it, or where the unit leads or answers for all its tasks. The head comes without totals,
/// public text, views, notes, parts given out and what is set aside for other tasks. What stays out is out of the base as well, so nothing of it counts as deleted.
pub fn extract(plan: &Plan, unit: &Id, on: Day) -> Extracted {
    let serial = mint();
    let parts = parts_of(plan, unit);
    let head = plan.head();
    let name = plan.unit_name(unit).to_owned();
    let given = GivenOut {
        id: serial.clone(),
        unit: unit.clone(),
        name: name.clone(),
        date: on,
        tasks: u32::try_from(parts.tasks.len()).unwrap_or(u32::MAX),
        back: None,
        taken: String::new(),
        seen: Vec::new(),
    };
    let mut whole = Plan::new(parts);
    let origin = Origin {
        part: serial.clone(),
        plan: head.id.clone(),
        title: head.title.clone(),
        unit: unit.clone(),
        date: on,
        base: pack(&Change {
            head: Some((Arc::default(), Arc::new(kept_of(whole.head())))),
            ..all_of(&whole)
        }),
    };
    let own = Head {
        id: serial,
        title: format!("{}（{name}）", head.title.trim()),
        region: name,
        origin: Some(origin),
        ..whole.head().as_ref().clone()
    };
    whole.apply(&head_change(&whole, own));
    let mut remembered = Head::clone(head);
    remembered.given_out.push(given);
    Extracted {
        part: whole,
        change: head_change(plan, remembered),
    }
}

/// What has to be known of the head of a part when it comes back.
fn kept_of(head: &Head) -> Head {
    Head {
        waivers: head.waivers.clone(),
        calendar: head.calendar.clone(),
        ..Head::default()
    }
}

/// What is set aside for the tasks that a plan holds.
pub(super) fn waivers_of(head: &Head, holds: impl Fn(&Id) -> bool) -> Vec<Waiver> {
    let of_own = |waiver: &&Waiver| waiver.task.as_ref().is_some_and(&holds);
    head.waivers.iter().filter(of_own).cloned().collect()
}

/// How many tasks a part of each unit would hold, in one pass over the tasks; units without any are left out.
pub fn tasks_by_unit(plan: &Plan) -> HashMap<Id, usize> {
    let mut counts: HashMap<Id, usize> = HashMap::new();
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    for task in plan.tasks().values() {
        seen.clear();
        for unit in task.units() {
            // A task counts once for a unit and for each above it; a ring of parents in a hand-written file must end.
            let mut next = Some(unit);
            while let Some(id) = next.filter(|id| seen.insert(id)) {
                next = plan.units().get(id).and_then(|unit| unit.parent.as_ref());
            }
        }
        for id in &seen {
            match counts.get_mut(*id) {
                Some(count) => *count += 1,
                None => drop(counts.insert((*id).clone(), 1)),
            }
        }
    }
    counts
}

/// The change that puts another head.
pub(in crate::edit) fn head_change(plan: &Plan, head: Head) -> Change {
    Change {
        head: Some((Arc::clone(plan.head()), Arc::new(head))),
        ..Change::default()
    }
}

macro_rules! all_of_kinds {
    ($($field:ident: $record:ident, $about:literal;)+) => {
        /// Every record of a plan as one that came.
        fn all_of(plan: &Plan) -> Change {
            Change {
                head: None,
                $($field: plan
                    .$field()
                    .iter()
                    .map(|(id, record)| Step {
                        id: id.clone(),
                        before: None,
                        after: Some(Arc::clone(record)),
                    })
                    .collect::<Vec<Step<$record>>>(),)+
            }
        }
    };
}

with_kinds!(all_of_kinds);

/// The records of a part. What they refer to outside of it is left out of them; the merge knows that it was.
fn parts_of(plan: &Plan, unit: &Id) -> PlanParts {
    let units = plan.unit_with_subtree(unit);
    let of_units = |task: &&Arc<Task>| task.units().any(|id| units.contains(id));
    let mut tasks: Vec<Task> = plan
        .tasks()
        .values()
        .filter(of_units)
        .map(|task| Task::clone(task))
        .collect();
    let own: BTreeSet<Id> = tasks.iter().map(|task| task.id.clone()).collect();
    let mut answered: BTreeSet<Id> = BTreeSet::new();
    for task in &mut tasks {
        task.links.retain(|link| own.contains(&link.predecessor));
        let mut answering = task.lead_unit.iter().chain(&task.responsible_units);
        if answering.any(|id| units.contains(id)) {
            answered.insert(task.id.clone());
        } else {
            withhold(task);
        }
    }
    let indicators = plan.indicators().values().filter_map(|record| {
        let mut record = Indicator::clone(record);
        record.tasks.retain(|id| own.contains(id));
        (!record.tasks.is_empty()).then_some(record)
    });
    let inspections = plan.inspections().values().filter_map(|record| {
        let concerned = record.all_tasks().into_iter().any(|id| own.contains(id))
            || record.unit.as_ref().is_some_and(|id| units.contains(id));
        let is_of_unit = record.unit.as_ref().is_some_and(|id| units.contains(id));
        concerned.then(|| part_of(record, &own, is_of_unit))
    });
    let complaints = plan.complaints().values().filter_map(|record| {
        let all_own = || record.tasks.iter().all(|id| answered.contains(id));
        let concerned = record.unit.as_ref().is_some_and(|id| units.contains(id))
            || (!record.tasks.is_empty() && all_own());
        concerned.then(|| {
            let mut record = Complaint::clone(record);
            record.tasks.retain(|id| own.contains(id));
            record
        })
    });
    let lists: BTreeSet<&Id> = tasks.iter().filter_map(|task| task.list.as_ref()).collect();
    let specials: BTreeSet<&Id> = tasks.iter().flat_map(|task| &task.special_plans).collect();
    let mut parts = PlanParts {
        head: head_of(plan, &own),
        lists: those(plan.lists().values(), |one| lists.contains(&one.id)),
        special_plans: those(plan.special_plans().values(), |one| {
            specials.contains(&one.id)
        }),
        indicators: indicators.collect(),
        inspections: inspections.collect(),
        complaints: complaints.collect(),
        units: Vec::new(),
        tasks: Vec::new(),
    };
    drop((lists, specials));
    parts.tasks = tasks;
    parts.units = units_of(plan, units, &parts);
    parts
}

fn those<'r, R: Clone + 'r>(
    records: impl Iterator<Item = &'r Arc<R>>,
    chosen: impl Fn(&R) -> bool,
) -> Vec<R> {
    let chosen = records.filter(|record| chosen(record));
    chosen.map(|record| R::clone(record)).collect()
}

/// Takes out of a task what concerns those who lead it and answer for it, not those who support it.
fn withhold(task: &mut Task) {
    task.accountability.clear();
    task.leader.clear();
    task.person.clear();
    task.phone.clear();
}

/// An inspection with the findings that concern the tasks of a part; those that name no task in particular where they can
/// be of nobody else.
fn part_of(record: &InspectionRecord, own: &BTreeSet<Id>, is_of_unit: bool) -> InspectionRecord {
    let with_general = is_of_unit || record.all_tasks().into_iter().all(|id| own.contains(id));
    let mut record = record.clone();
    record.tasks.retain(|id| own.contains(id));
    record.findings.retain(|finding| {
        let of_own = finding.tasks.iter().any(|id| own.contains(id));
        of_own || (with_general && finding.tasks.is_empty())
    });
    for finding in &mut record.findings {
        finding.tasks.retain(|id| own.contains(id));
    }
    record
}

/// What a part says of itself: the rules of the plan, and nothing that is the plan's own affair.
fn head_of(plan: &Plan, own: &BTreeSet<Id>) -> Head {
    let head = plan.head();
    Head {
        waivers: waivers_of(head, |id| own.contains(id)),
        declared: None,
        disclosure: Vec::new(),
        views: Vec::new(),
        notes: String::new(),
        origin: None,
        given_out: Vec::new(),
        ..Head::clone(head)
    }
}

/// The units of a part: the unit with those below it, those that its records name, and all above these.
fn units_of(plan: &Plan, own: BTreeSet<Id>, parts: &PlanParts) -> Vec<Unit> {
    let mut wanted = own;
    wanted.extend(parts.tasks.iter().flat_map(Task::all_units).cloned());
    let special_plans = parts
        .special_plans
        .iter()
        .filter_map(|one| one.unit.clone());
    let inspections = parts.inspections.iter().filter_map(|one| one.unit.clone());
    let complaints = parts.complaints.iter().filter_map(|one| one.unit.clone());
    wanted.extend(special_plans.chain(inspections).chain(complaints));
    let mut all: BTreeSet<Id> = BTreeSet::new();
    for id in wanted {
        let mut next = Some(id);
        while let Some(unit) = next.and_then(|id| plan.units().get(&id)) {
            if !all.insert(unit.id.clone()) {
                break;
            }
            next = unit.parent.clone();
        }
    }
    those(plan.units().values(), |unit| all.contains(&unit.id))
}

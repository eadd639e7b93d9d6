//! Random edits of every kind, most of them of records that are there, some of none.

use crate::edit::{Edit, OpenMeasures, TaskField};
use crate::plan::random::Dice;
use crate::plan::random::records::{self, Known};
use crate::plan::*;
use std::collections::BTreeMap;

/// How many kinds of edits there are.
const KINDS: usize = 27;

fn one<R>(dice: &mut Dice, records: &Records<R>) -> Id {
    let ids: Vec<Id> = records.keys().cloned().collect();
    if ids.is_empty() || dice.chance(10) {
        return Id::new("nobody");
    }
    dice.pick(&ids)
}

fn some(dice: &mut Dice, plan: &Plan) -> Vec<Id> {
    dice.several(4, |dice, _| one(dice, plan.tasks()))
}

fn given_days(dice: &mut Dice, plan: &Plan) -> BTreeMap<Id, Day> {
    let task = one(dice, plan.tasks());
    let measures = plan.task(&task).map(|task| task.measures.as_slice());
    let measures = measures.unwrap_or_default().iter();
    measures
        .map(|measure| (measure.id.clone(), dice.day()))
        .collect()
}

fn one_or_new<R>(dice: &mut Dice, records: &Records<R>) -> Id {
    if dice.chance(50) {
        Id::from_bits(dice.bits())
    } else {
        one(dice, records)
    }
}

/// A value for any field of a task.
pub(crate) fn field(dice: &mut Dice, plan: &Plan) -> TaskField {
    let task = records::task(dice, Id::new("draft"), &Known::of(plan));
    match dice.below(47) {
        0 => TaskField::Number(task.number),
        1 => TaskField::ListNumber(task.list_number),
        2 => TaskField::Title(task.title),
        3 => TaskField::Problem(task.problem),
        4 => TaskField::Category(task.category),
        5 => TaskField::Region(task.region),
        6 => TaskField::Source(task.source),
        7 => TaskField::List(dice.maybe(80, |dice| one(dice, plan.lists()))),
        8 => TaskField::SpecialPlans(task.special_plans),
        9 => TaskField::LeadUnit(task.lead_unit),
        10 => TaskField::ResponsibleUnits(task.responsible_units),
        11 => TaskField::SupportingUnits(task.supporting_units),
        12 => TaskField::SupervisingUnit(task.supervising_unit),
        13 => TaskField::AcceptingUnit(task.accepting_unit),
        14 => TaskField::Leader(task.leader),
        15 => TaskField::Person(task.person),
        16 => TaskField::Phone(task.phone),
        17 => TaskField::Goal(task.goal),
        18 => TaskField::Start(task.start),
        19 => TaskField::Due(task.due),
        20 => TaskField::Immediate(task.immediate),
        21 => TaskField::Continuing(task.continuing),
        22 => {
            let mut measures = task.measures;
            for measure in &mut measures {
                if dice.chance(30) {
                    measure.id = Id::default();
                }
            }
            TaskField::Measures(measures)
        }
        23 => TaskField::Notes(task.notes),
        24 => TaskField::Completion(task.completion),
        25 => TaskField::CloseOut(task.close_out),
        26 => TaskField::DueChanges(task.due_changes),
        27 => TaskField::Light(task.light),
        28 => TaskField::Links(task.links),
        29 => TaskField::SupervisionLevel(task.supervision_level),
        30 => TaskField::Evidence(task.evidence),
        31 => TaskField::Funding(task.funding),
        32 => TaskField::Accountability(task.accountability),
        33 => TaskField::Remarks(task.remarks),
        34 => TaskField::RealFacts(task.real_facts),
        35 => TaskField::SourceAddress(task.source_address),
        36 => TaskField::Sample(task.sample),
        37 => TaskField::Round(task.round),
        38 => TaskField::Batch(task.batch),
        39 => TaskField::ProblemKind(task.problem_kind),
        40 => TaskField::ParentItem(task.parent_item),
        41 => TaskField::Project(task.project),
        42 => TaskField::RootCause(task.root_cause),
        43 => TaskField::Suspensions(task.suspensions),
        44 => TaskField::Postponements(task.postponements),
        45 => TaskField::ReChecks(task.re_checks),
        _ => TaskField::Extra(task.extra),
    }
}

fn days(dice: &mut Dice) -> i32 {
    if dice.chance(5) {
        return dice.pick(&[i32::MAX, i32::MIN, 3_000_000]);
    }
    dice.below(200) as i32 - 100
}

/// An edit of a plan, any kind.
pub(crate) fn edit(plan: &Plan, seed: u64) -> Edit {
    edit_with(&mut Dice::new(seed), plan, true)
}

fn edit_with(dice: &mut Dice, plan: &Plan, nested: bool) -> Edit {
    let kind = dice.below(KINDS);
    if kind < 14 {
        task_edit(dice, plan, kind, nested)
    } else {
        record_edit(dice, plan, kind)
    }
}

fn task_edit(dice: &mut Dice, plan: &Plan, kind: usize, nested: bool) -> Edit {
    let ids = some(dice, plan);
    let on = dice.day();
    match kind {
        0 | 1 => Edit::SetTasks {
            ids,
            field: field(dice, plan),
        },
        2 if nested => Edit::All(dice.several(4, |dice, _| edit_with(dice, plan, false))),
        2 | 3 => {
            let known = Known::of(plan);
            Edit::AddTasks {
                tasks: dice.several(3, |dice, _| {
                    let id = one_or_new(dice, plan.tasks());
                    records::task(dice, id, &known)
                }),
                after: dice.maybe(60, |dice| one(dice, plan.tasks())),
            }
        }
        4 => Edit::Duplicate {
            pairs: ids
                .into_iter()
                .map(|id| (id, Id::from_bits(dice.bits())))
                .collect(),
        },
        5 => Edit::DeleteTasks { ids },
        6 => Edit::Reorder {
            ids,
            after: dice.maybe(60, |dice| one(dice, plan.tasks())),
        },
        7 => Edit::MoveBars {
            ids,
            days: days(dice),
            on,
        },
        8 => Edit::MoveStart {
            ids,
            days: days(dice),
        },
        9 => Edit::MoveDue {
            ids,
            due: records::due(dice),
            on,
            approval: dice.text(),
            reason: dice.text(),
            correction: dice.below(4) == 0,
        },
        10 => Edit::SetProgress {
            ids,
            percent: dice.below(110) as u8,
            on,
        },
        11 => Edit::MarkCompleted {
            ids,
            on,
            by: dice.text(),
            measures: match dice.below(4) {
                0 => OpenMeasures::SameDay,
                1 => OpenMeasures::OwnDue,
                2 => OpenMeasures::Keep,
                _ => OpenMeasures::Days(given_days(dice, plan)),
            },
        },
        12 => Edit::Reopen {
            ids,
            on,
            reason: dice.text(),
        },
        _ if dice.chance(50) => Edit::AddRemark {
            ids,
            text: dice.text(),
        },
        _ => {
            let task = one(dice, plan.tasks());
            let measures: Vec<Id> = plan.task(&task).map_or_else(Vec::new, |task| {
                task.measures.iter().map(|m| m.id.clone()).collect()
            });
            Edit::MarkMeasure {
                measure: dice.some_of(&measures, 1).pop().unwrap_or_default(),
                task,
                done: dice.chance(50),
                on,
            }
        }
    }
}

fn record_edit(dice: &mut Dice, plan: &Plan, kind: usize) -> Edit {
    let known = Known::of(plan);
    match kind {
        14 => Edit::SetHead(Box::new(records::head(
            dice,
            plan.head().id.clone(),
            &known.tasks,
        ))),
        15 => Edit::PutList(TaskList {
            id: one_or_new(dice, plan.lists()),
            title: dice.text(),
            ..TaskList::default()
        }),
        16 => Edit::DeleteList(one(dice, plan.lists())),
        17 => Edit::PutSpecialPlan(SpecialPlan {
            id: one_or_new(dice, plan.special_plans()),
            title: dice.text(),
            unit: dice.some_of(&known.units, 1).pop(),
            ..SpecialPlan::default()
        }),
        18 => Edit::DeleteSpecialPlan(one(dice, plan.special_plans())),
        19 => Edit::PutUnit(Unit {
            id: one_or_new(dice, plan.units()),
            name: dice.name(),
            parent: dice.maybe(50, |dice| one(dice, plan.units())),
            ..Unit::default()
        }),
        20 => Edit::DeleteUnit(one(dice, plan.units())),
        21 => {
            let id = one_or_new(dice, plan.indicators());
            Edit::PutIndicator(records::indicator(dice, id, &known.tasks))
        }
        22 => Edit::DeleteIndicator(one(dice, plan.indicators())),
        23 => {
            let id = one_or_new(dice, plan.inspections());
            Edit::PutInspection(records::inspection(dice, id, &known))
        }
        24 => Edit::DeleteInspection(one(dice, plan.inspections())),
        25 => {
            let id = one_or_new(dice, plan.complaints());
            Edit::PutComplaint(records::complaint(dice, id, &known))
        }
        _ => Edit::DeleteComplaint(one(dice, plan.complaints())),
    }
}

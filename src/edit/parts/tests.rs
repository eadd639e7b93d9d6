//! Parts given out and taken back in: by cases and by laws.

use super::*;
use crate::edit::History;
use crate::edit::merge::{Conflict, ConflictKind, Decision, Side, Spot};
use crate::edit::random::{after, edited};
use crate::large;
use crate::plan::random::plans;
use crate::plan::{Change, Day, Id, Plan, ProgressNote, Task, Unit, Walk};
use crate::text::Language;
use proptest::prelude::*;

const ON: Day = Day::constant(2021, 11, 20);

fn plan_and(extracted: &Extracted, plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.apply(&extracted.change);
    plan
}

fn named(parts: &[&Plan]) -> Vec<(String, Plan)> {
    let name = |at: usize| format!("{at}.ron");
    let parts = parts.iter().enumerate();
    parts
        .map(|(at, part)| (name(at), (*part).clone()))
        .collect()
}

/// What a change does but for the head.
fn records(change: &Change) -> Change {
    Change {
        head: None,
        ..change.clone()
    }
}

proptest! {
    #[test]
    fn a_part_that_comes_back_as_it_went_brings_nothing(plan in plans(), at in any::<prop::sample::Index>()) {
        prop_assume!(!plan.units().is_empty());
        let unit = at.get(&plan.units().keys().cloned().collect::<Vec<Id>>()).clone();
        let given = extract(&plan, &unit, ON);
        let plan = plan_and(&given, &plan);
        let collected = collect(&plan, named(&[&given.part]), ON);
        prop_assert_eq!(collected.parts()[0].standing, Standing::Taken);
        prop_assert_eq!(collected.parts()[0].changes(), 0);
        prop_assert!(records(collected.change()).is_empty());
        let back = collected.plan();
        let mut head = back.head().as_ref().clone();
        head.given_out.clone_from(&plan.head().given_out);
        prop_assert_eq!(&head, plan.head().as_ref());
        let waits: Vec<&Id> = collected.missing().iter().map(|entry| &entry.id).collect();
        prop_assert!(!waits.contains(&&given.part.head().id));
        // The same once more.
        let again = collect(&back, named(&[&given.part]), ON);
        prop_assert_eq!(again.parts()[0].standing, Standing::Twice);
        prop_assert!(again.change().is_empty());
    }

    #[test]
    fn what_a_unit_did_arrives_and_what_it_does_later_too(
        plan in plans(),
        at in any::<prop::sample::Index>(),
        first in proptest::collection::vec(any::<u64>(), 0..5),
        second in proptest::collection::vec(any::<u64>(), 0..5),
    ) {
        prop_assume!(!plan.units().is_empty());
        let unit = at.get(&plan.units().keys().cloned().collect::<Vec<Id>>()).clone();
        let given = extract(&plan, &unit, ON);
        let mut now = plan_and(&given, &plan);
        let origin = given.part.head().origin.clone();
        let mut part = given.part;
        for seeds in [first, second] {
            part = edited(&part, &seeds, "unit");
            // A random edit may put any head; a clerk has no way to lose where the part comes from.
            prop_assume!(part.head().origin == origin);
            let collected = collect(&now, named(&[&part]), ON);
            let one = &collected.parts()[0];
            // A record that also concerns others is not deleted by one unit unasked, nor is a task by one that does not lead
            // it. And random findings bear few ids,
            // which a finding that the part does not hold may have too.
            let others = |one: &Conflict| {
                let kinds = ["indicators", "inspections", "complaints", "tasks"];
                let deleted = one.kind == ConflictKind::TheirsDeleted && kinds.contains(&one.spot.kind);
                // Written by a unit that was never given what stands there.
                let withheld = ["accountability", "leader", "person", "phone"];
                let path = one.spot.path();
                let list = path.split('.').next().unwrap_or_default();
                let unseen = one.base.is_nothing() && withheld.contains(&list);
                deleted || unseen || one.spot.entries.iter().any(|step| step.list == "findings")
            };
            prop_assert!(one.conflicts().iter().all(others), "{:?}", one.conflicts());
            now = collected.plan();
            if one.merge().is_some_and(|merge| !merge.problems().is_empty()) {
                return Ok(());
            }
            for (id, task) in part.tasks() {
                let here = now.task(id).unwrap();
                let apart = here.differing(task);
                // Links to tasks that the part does not hold, and what a unit that only supports a task is not given.
                let withheld = ["links", "accountability", "leader", "person", "phone"];
                prop_assert!(apart.iter().all(|field| withheld.contains(field)), "{:?}", apart);
            }
        }
    }
}

/// A plan of several districts, and two of them, whose tasks are not the same.
fn district() -> (Plan, [Id; 2]) {
    let plan = large::plan(80);
    let mut leads: Vec<Id> = plan
        .tasks()
        .values()
        .filter_map(|task| task.lead_unit.clone())
        .collect();
    leads.sort();
    leads.dedup();
    let [first, second, ..] = leads.as_slice() else {
        panic!("several districts")
    };
    let units = [first.clone(), second.clone()];
    (plan, units)
}

fn first_task(plan: &Plan) -> Id {
    plan.tasks().keys().next().unwrap().clone()
}

fn with_note(plan: &Plan, id: &Id, text: &str) -> Plan {
    let mut plan = plan.clone();
    let before = std::sync::Arc::clone(plan.task(id).unwrap());
    let mut task = Task::clone(&before);
    task.notes.push(ProgressNote {
        id: Id::new(text),
        date: ON,
        done: text.to_owned(),
        ..ProgressNote::default()
    });
    task.remarks = text.to_owned();
    plan.apply(&Change {
        tasks: vec![crate::plan::Step {
            id: id.clone(),
            before: Some(before),
            after: Some(task.into()),
        }],
        ..Change::default()
    });
    plan
}

#[test]
fn a_part_holds_the_tasks_of_the_unit_and_all_they_refer_to() {
    let (plan, [unit, _]) = district();
    let mut history = History::new(plan.clone());
    let given = history.give_out(&unit, ON);
    let units = plan.unit_with_subtree(&unit);
    for task in plan.tasks().values() {
        let own = task.units().any(|id| units.contains(id));
        assert_eq!(given.part.task(&task.id).is_some(), own);
    }
    let head = given.part.head();
    let origin = head.origin.as_ref().unwrap();
    assert_eq!((&origin.plan, &origin.unit), (&plan.head().id, &unit));
    assert_eq!(head.id, origin.part);
    assert!(given.part.units().contains_key(&unit));
    let [entry] = history.plan().head().given_out.as_slice() else {
        panic!("one part was given out")
    };
    assert_eq!(entry.tasks as usize, given.part.tasks().len());
    assert!(
        history
            .undo_label(Language::Zh)
            .unwrap()
            .starts_with("分解给")
    );
    history.undo();
    assert_eq!(history.plan(), &plan);
}

#[test]
fn parts_come_back_together_and_who_is_missing_is_told() {
    let (plan, units) = district();
    let mut history = History::new(plan);
    let parts: Vec<Plan> = units
        .iter()
        .map(|unit| history.give_out(unit, ON).part)
        .collect();
    let first = with_note(&parts[0], &first_task(&parts[0]), "甲单位");
    let collected = collect(history.plan(), named(&[&first]), ON);
    assert_eq!(collected.parts()[0].changes(), 2);
    let [missing] = collected.missing() else {
        panic!()
    };
    assert_eq!(missing.unit, units[1]);
    let second = with_note(&parts[1], &first_task(&parts[1]), "乙单位");
    let both = collect(history.plan(), named(&[&first, &second]), ON);
    assert!(both.missing().is_empty() && both.conflicts() == 0);
    let change = history.take_parts_in(&both).unwrap();
    assert_eq!(change.tasks.len(), 2);
    assert_eq!(history.plan(), &both.plan());
    assert_eq!(history.take_parts_in(&both), None, "the plan has moved on");
}

#[test]
fn a_later_content_of_a_part_brings_only_what_is_new_and_an_older_one_is_known() {
    let (plan, [unit, _]) = district();
    let given = extract(&plan, &unit, ON);
    let plan = plan_and(&given, &plan);
    let id = first_task(&given.part);
    let may = with_note(&given.part, &id, "五月");
    let june = with_note(&may, &id, "六月");
    let plan = collect(&plan, named(&[&may]), ON).plan();
    let collected = collect(&plan, named(&[&june]), ON);
    assert_eq!(
        (collected.conflicts(), collected.parts()[0].changes()),
        (0, 2)
    );
    let plan = collected.plan();
    let notes = &plan.task(&id).unwrap().notes;
    let told = |text: &str| notes.iter().filter(|note| note.done == text).count();
    assert_eq!((told("五月"), told("六月")), (1, 1));
    let standings: Vec<Standing> = [&may, &june, &given.part]
        .into_iter()
        .map(|part| collect(&plan, named(&[part]), ON).parts()[0].standing)
        .collect();
    assert_eq!(standings[..2], [Standing::Older, Standing::Twice]);
}

#[test]
fn what_does_not_belong_is_said_and_left_out() {
    let (plan, [unit, _]) = district();
    let first = extract(&plan, &unit, ON);
    let plan = plan_and(&first, &plan);
    let second = extract(&plan, &unit, ON);
    let plan = plan_and(&second, &plan);
    let mut other = large::plan(40);
    let mut head = other.head().as_ref().clone();
    head.id = "another".into();
    other.apply(&head_change(&other, head));
    let foreign = extract(&other, &unit, ON).part;
    let mut broken = second.part.clone();
    let mut head = broken.head().as_ref().clone();
    head.origin.as_mut().unwrap().base.insert(3, '*');
    broken.apply(&head_change(&broken, head));
    let id = first_task(&second.part);
    let (one, two) = (
        with_note(&second.part, &id, "一"),
        with_note(&second.part, &id, "二"),
    );
    let handed_in = [&foreign, &other, &broken, &first.part, &one, &one, &two];
    let collected = collect(&plan, named(&handed_in), ON);
    let standings: Vec<Standing> = collected.parts().iter().map(|one| one.standing).collect();
    use Standing as S;
    assert_eq!(
        standings,
        [
            S::OtherPlan,
            S::NoPart,
            S::Damaged,
            S::Older,
            S::Taken,
            S::Twice,
            S::TwoVersions
        ]
    );
    assert_eq!(collected.plan().task(&id).unwrap().remarks, "一");
    let mut forgotten = plan.head().as_ref().clone();
    forgotten.given_out.clear();
    let mut bare = plan.clone();
    bare.apply(&head_change(&plan, forgotten));
    let collected = collect(&bare, named(&[&one]), ON);
    assert_eq!(collected.parts()[0].standing, S::Unrecorded);
    let again = collect(&collected.plan(), named(&[&one]), ON);
    assert_eq!(again.parts()[0].standing, S::Twice);
}

#[test]
fn two_parts_that_say_two_things_of_one_task_are_a_conflict_between_them() {
    let (plan, [unit, other]) = district();
    let shared = first_task(&extract(&plan, &unit, ON).part);
    // Both units have a share in the task.
    let mut task = Task::clone(plan.task(&shared).unwrap());
    task.supporting_units.push(other.clone());
    let field = crate::edit::TaskField::SupportingUnits(task.supporting_units);
    let edit = crate::edit::Edit::SetTasks {
        ids: vec![shared.clone()],
        field,
    };
    let mut history = History::new(after(&plan, &edit));
    let parts = [&unit, &other].map(|unit| history.give_out(unit, ON).part);
    let [one, two] =
        [(&parts[0], "一"), (&parts[1], "二")].map(|(part, text)| with_note(part, &shared, text));
    let mut collected = collect(history.plan(), named(&[&one, &two]), ON);
    let [conflict] = collected.parts()[1].conflicts() else {
        panic!("{:?}", collected.parts()[1].conflicts())
    };
    let spot = conflict.spot.clone();
    assert_eq!(
        (spot.path().as_str(), collected.undecided()),
        ("remarks", 1)
    );
    assert_eq!(collected.parts()[1].rival(&spot), Some(0));
    assert_eq!(collected.plan().task(&shared).unwrap().remarks, "一");
    assert!(collected.decide(1, &spot, Decision::Written("一、二".to_owned())));
    assert_eq!(collected.plan().task(&shared).unwrap().remarks, "一、二");
    collected.decide_each(|_, _| Some(Side::Theirs));
    assert_eq!(collected.plan().task(&shared).unwrap().remarks, "二");
    assert_eq!(collected.undecided(), 0);
}

#[test]
fn a_part_does_not_take_away_what_it_does_not_hold() {
    let (plan, [unit, _]) = district();
    let given = extract(&plan, &unit, ON);
    let plan = plan_and(&given, &plan);
    let mut part = given.part.clone();
    let new = Unit {
        id: "新单位".into(),
        name: "新单位".to_owned(),
        parent: Some(unit),
        ..Unit::default()
    };
    part = after(&part, &crate::edit::Edit::PutUnit(new));
    let leads = |task: &&std::sync::Arc<Task>| {
        task.lead_unit.as_ref() == part.head().origin.as_ref().map(|one| &one.unit)
    };
    let gone = part.tasks().values().find(leads).unwrap().id.clone();
    part = after(
        &part,
        &crate::edit::Edit::DeleteTasks {
            ids: vec![gone.clone()],
        },
    );
    let back = collect(&plan, named(&[&part]), ON).plan();
    assert_eq!(back.tasks().len() + 1, plan.tasks().len());
    assert!(back.task(&gone).is_none());
    assert_eq!(back.units().len(), plan.units().len() + 1);
    assert_eq!(back.head().title, plan.head().title);
}

fn spots(collected: &Collected) -> Vec<Spot> {
    let conflicts = collected.parts().iter().flat_map(Brought::conflicts);
    conflicts.map(|one| one.spot.clone()).collect()
}

/// Whether a plan has the record and the entries that a place is in.
fn is_in(plan: &Plan, spot: &Spot) -> bool {
    let id = &spot.record;
    let record = match spot.kind {
        "tasks" => plan.task(id).map(|one| format!("{one:?}")),
        "complaints" => plan.complaints().get(id).map(|one| format!("{one:?}")),
        "indicators" => plan.indicators().get(id).map(|one| format!("{one:?}")),
        "inspections" => plan.inspections().get(id).map(|one| format!("{one:?}")),
        "units" => plan.units().get(id).map(|one| format!("{one:?}")),
        "lists" => plan.lists().get(id).map(|one| format!("{one:?}")),
        "special_plans" => plan.special_plans().get(id).map(|one| format!("{one:?}")),
        _ => return true,
    };
    let has = |record: String| spot.entries.iter().all(|step| record.contains(&step.entry));
    record.is_some_and(has)
}

proptest! {
    #[test]
    fn what_is_left_undecided_is_asked_again_and_what_was_decided_is_not(
        plan in plans(),
        at in any::<prop::sample::Index>(),
        office in proptest::collection::vec(any::<u64>(), 0..6),
        unit in proptest::collection::vec(any::<u64>(), 0..6),
        sides in proptest::collection::vec(any::<Option<bool>>(), 1..4),
    ) {
        prop_assume!(!plan.units().is_empty());
        let id = at.get(&plan.units().keys().cloned().collect::<Vec<Id>>()).clone();
        let given = extract(&plan, &id, ON);
        let origin = given.part.head().origin.clone();
        let here = edited(&plan_and(&given, &plan), &office, "office");
        // Random heads and ids, as above.
        prop_assume!(here.head().id == plan.head().id);
        let part = edited(&given.part, &unit, "unit");
        prop_assume!(part.head().origin == origin);
        let mut collected = collect(&here, named(&[&part]), ON);
        prop_assume!(collected.parts()[0].merge().is_some_and(|merge| merge.problems().is_empty()));
        // Of a change of a deadline that both sides corrected the whole is asked again, not the field.
        let corrected = |one: &Spot| one.entries.iter().any(|step| step.list == "due_changes");
        prop_assume!(!spots(&collected).iter().any(corrected));
        // Ids are made to be told apart; here both sides may come upon one for two new records or entries.
        prop_assume!(spots(&collected).iter().all(|one| is_in(&given.part, one)));
        let again = collect(&collected.plan(), named(&[&part]), ON);
        prop_assert_eq!(spots(&again), spots(&collected));
        prop_assert_eq!(again.parts()[0].changes(), 0);
        if collected.conflicts() > 0 {
            prop_assert!(records(again.change()).is_empty());
            prop_assert_eq!(again.plan(), collected.plan());
        }
        // Some are decided: those that are not come again, and no others.
        let wanted: Vec<Spot> = spots(&collected);
        for (spot, side) in wanted.iter().zip(sides.iter().cycle()) {
            if let Some(theirs) = side {
                let side = if *theirs { Side::Theirs } else { Side::Ours };
                collected.decide(0, spot, side.into());
            }
        }
        prop_assume!(collected.parts()[0].merge().is_some_and(|merge| merge.problems().is_empty()));
        let open = collected.parts()[0].conflicts().iter().filter(|one| one.decision.is_none());
        let open: Vec<Spot> = open.map(|one| one.spot.clone()).collect();
        let again = collect(&collected.plan(), named(&[&part]), ON);
        prop_assert_eq!(spots(&again), open);
        prop_assert!(records(again.change()).is_empty());
        collected.decide_each(|_, _| Some(Side::Ours));
        let again = collect(&collected.plan(), named(&[&part]), ON);
        prop_assert_eq!(again.parts()[0].standing, Standing::Twice);
    }
}

#[test]
fn each_unit_is_counted_as_many_tasks_as_its_part_would_hold() {
    let (plan, _) = district();
    let counts = tasks_by_unit(&plan);
    for unit in plan.units().keys() {
        let held = extract(&plan, unit, ON).part.tasks().len();
        assert_eq!(counts.get(unit).copied().unwrap_or_default(), held);
    }
}

#[test]
fn a_later_content_of_a_part_conflicts_again_while_nothing_is_decided() {
    let (plan, [unit, _]) = district();
    let given = extract(&plan, &unit, ON);
    let id = first_task(&given.part);
    let here = with_note(&plan_and(&given, &plan), &id, "区里的");
    let first = with_note(&given.part, &id, "单位的");
    let collected = collect(&here, named(&[&first]), ON);
    assert_eq!(
        (collected.undecided(), collected.parts()[0].undecided()),
        (1, 1)
    );
    let here = collected.plan();
    let remarks = |plan: &Plan| plan.task(&id).unwrap().remarks.clone();
    assert_eq!(remarks(&here), "区里的");
    // The note of the unit is in; the remark is asked for with the same content and with a later one.
    let second = with_note(&first, &id, "单位后来的");
    for part in [&first, &second] {
        let mut again = collect(&here, named(&[part]), ON);
        let one = &again.parts()[0];
        assert_eq!((one.standing, one.conflicts().len()), (Standing::Taken, 1));
        assert_eq!(one.conflicts()[0].spot.path(), "remarks");
        again.decide_each(|_, _| Some(Side::Theirs));
        assert_eq!(remarks(&again.plan()), remarks(part));
        let after = again.plan();
        let twice = collect(&after, named(&[part]), ON);
        assert_eq!(twice.parts()[0].standing, Standing::Twice);
    }
    // What came before is older, decided or not.
    let here = collect(&here, named(&[&second]), ON).plan();
    let older = collect(&here, named(&[&first]), ON);
    assert_eq!(older.parts()[0].standing, Standing::Older);
}

#[test]
fn parts_given_out_again_are_waited_for_once() {
    let (plan, [unit, other]) = district();
    let mut history = History::new(plan);
    for unit in [&unit, &other, &unit] {
        history.give_out(unit, ON);
    }
    let collected = collect(history.plan(), Vec::new(), ON);
    let waits: Vec<&Id> = collected.missing().iter().map(|one| &one.unit).collect();
    assert_eq!(waits, [&other, &unit]);
}

#[test]
fn collected_again_what_was_decided_stays_and_more_parts_come_after() {
    let (plan, [unit, other]) = district();
    let mut history = History::new(plan);
    let parts = [&unit, &other].map(|unit| history.give_out(unit, ON).part);
    let id = first_task(&parts[0]);
    let part = with_note(&parts[0], &id, "单位的");
    let mine = with_note(history.plan(), &id, "区里的");
    let mut collected = collect(&mine, named(&[&part]), ON);
    let mut decided = collected.parts()[0].merge().unwrap().clone();
    decided.decide_each(|_| Some(Side::Theirs));
    collected.decide_as(0, &decided);
    assert_eq!(collected.undecided(), 0);
    assert_eq!(collected.plan().task(&id).unwrap().remarks, "单位的");
    // The plan goes on meanwhile, and another part comes in.
    let further = with_note(&mine, mine.tasks().keys().next_back().unwrap(), "另一处");
    assert!(collected.is_of(&mine) && !collected.is_of(&further));
    let again = collected.again(&further, named(&[&parts[1]]));
    assert_eq!((again.parts().len(), again.undecided()), (2, 0));
    assert!(again.missing().is_empty());
    let merged = again.plan();
    assert_eq!(merged.task(&id).unwrap().remarks, "单位的");
    let last = merged.tasks().values().next_back().unwrap();
    assert_eq!(last.remarks, "另一处");
}

#[test]
fn what_a_part_brings_is_shown_field_by_field_with_what_stood_there() {
    let (plan, [unit, _]) = district();
    let given = extract(&plan, &unit, ON);
    let plan = plan_and(&given, &plan);
    let id = first_task(&given.part);
    let before = plan.task(&id).unwrap().remarks.clone();
    let part = with_note(&given.part, &id, "做完了");
    let collected = collect(&plan, named(&[&part]), ON);
    let shown = collected.parts()[0].merge().unwrap().shown();
    let zh = Language::Zh;
    let told: Vec<[String; 3]> = shown
        .iter()
        .map(|one| [one.field(zh), one.before.text(zh), one.after.text(zh)])
        .collect();
    assert!(
        told.contains(&["备注".to_owned(), before, "做完了".to_owned()]),
        "{told:?}"
    );
    assert!(told.iter().any(|[field, ..]| field.contains("2021-11-20")));
}

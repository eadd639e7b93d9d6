//! What a part holds back, and what it takes out of the plan: by cases.

use super::extract::head_change;
use super::packed::unpack;
use super::*;
use crate::edit::Edit;
use crate::edit::merge::{Conflict, ConflictKind, Decision, Side};
use crate::edit::random::after;
use crate::plan::{
    Accountability, CalendarDay, Complaint, Day, Finding, GivenOut, Head, Id, InspectionKind,
    InspectionRecord, Plan, PlanParts, ProgressNote, Task, Unit, Waiver,
};
use crate::text::Language;

const ON: Day = Day::constant(2021, 11, 20);

fn ids(names: &[&str]) -> Vec<Id> {
    names.iter().map(Id::new).collect()
}

fn task(id: &str, lead: &str, supporting: &[&str]) -> Task {
    Task {
        id: id.into(),
        number: id.to_owned(),
        title: format!("任务{id}"),
        lead_unit: Some(lead.into()),
        supporting_units: ids(supporting),
        leader: format!("领导{id}"),
        person: format!("责任人{id}"),
        phone: format!("电话{id}"),
        accountability: vec![Accountability {
            id: "a".into(),
            people: 1,
            text: format!("追责{id}"),
            ..Accountability::default()
        }],
        notes: vec![ProgressNote {
            id: "n".into(),
            date: ON,
            ..ProgressNote::default()
        }],
        ..Task::default()
    }
}

fn inspection(id: &str, unit: Option<&str>, tasks: &[&str]) -> InspectionRecord {
    let finding = |name: &str, tasks: &[&str]| Finding {
        id: name.into(),
        text: format!("{id}{name}"),
        tasks: ids(tasks),
        ..Finding::default()
    };
    let mut findings: Vec<Finding> = tasks.iter().map(|task| finding(task, &[task])).collect();
    findings.push(finding("总", &[]));
    InspectionRecord {
        id: id.into(),
        number: String::new(),
        date: ON,
        kind: InspectionKind::default(),
        level: None,
        unit: unit.map(Id::new),
        findings,
        tasks: ids(tasks),
        sample: false,
    }
}

fn complaint(id: &str, unit: Option<&str>, tasks: &[&str]) -> Complaint {
    Complaint {
        unit: unit.map(Id::new),
        tasks: ids(tasks),
        ..Complaint::on(id.into(), ON)
    }
}

fn waiver(rule: &str, task: Option<&str>, reason: &str) -> Waiver {
    Waiver {
        rule: rule.to_owned(),
        task: task.map(Id::new),
        date: ON,
        until: None,
        reason: reason.to_owned(),
    }
}

/// Two towns: 甲 leads t1 and supports t2, which 乙 leads as it does t3.
fn plan() -> Plan {
    let unit = |id: &str| Unit {
        id: id.into(),
        name: id.to_owned(),
        ..Unit::default()
    };
    Plan::new(PlanParts {
        head: Head {
            id: "plan".into(),
            waivers: vec![
                waiver("R1", Some("t1"), "甲"),
                waiver("R1", Some("t3"), "乙"),
                waiver("R2", None, "全部"),
            ],
            given_out: vec![GivenOut {
                id: "other".into(),
                unit: "乙".into(),
                name: "乙".to_owned(),
                date: ON,
                tasks: 2,
                back: None,
                taken: String::new(),
                seen: Vec::new(),
            }],
            ..Head::default()
        },
        units: vec![unit("甲"), unit("乙")],
        tasks: vec![
            task("t1", "甲", &[]),
            task("t2", "乙", &["甲"]),
            task("t3", "乙", &[]),
        ],
        inspections: vec![
            inspection("i1", None, &["t1", "t3"]),
            inspection("i2", Some("甲"), &["t1", "t3"]),
            inspection("i3", None, &["t1", "t2"]),
            inspection("i4", Some("乙"), &["t3"]),
        ],
        complaints: vec![
            complaint("c1", Some("甲"), &["t3"]),
            complaint("c2", Some("乙"), &["t1"]),
            complaint("c3", None, &["t2"]),
            complaint("c4", Some("乙"), &["t1", "t3"]),
            complaint("c5", None, &[]),
        ],
        ..PlanParts::default()
    })
}

/// The plan that remembers it, and the part.
fn given_out() -> (Plan, Plan) {
    let mut plan = plan();
    let given = extract(&plan, &"甲".into(), ON);
    plan.apply(&given.change);
    (plan, given.part)
}

fn taken_in(plan: &Plan, part: &Plan) -> Collected {
    collect(plan, vec![("part.ron".to_owned(), part.clone())], ON)
}

fn with_head(plan: &Plan, alter: impl FnOnce(&mut Head)) -> Plan {
    let mut head = plan.head().as_ref().clone();
    alter(&mut head);
    let mut plan = plan.clone();
    plan.apply(&head_change(&plan, head));
    plan
}

#[test]
fn a_part_holds_nothing_that_is_the_affair_of_others() {
    let (plan, part) = given_out();
    let findings = |id: &str| -> Vec<String> {
        let record = part.inspections().get(&Id::new(id));
        let findings = record.into_iter().flat_map(|record| &record.findings);
        findings.map(|finding| finding.text.clone()).collect()
    };
    assert_eq!(findings("i1"), ["i1t1"]);
    assert_eq!(findings("i2"), ["i2t1", "i2总"]);
    assert_eq!(findings("i3"), ["i3t1", "i3t2", "i3总"]);
    assert_eq!(part.inspections().len(), 3);
    let complaints: Vec<&Id> = part.complaints().keys().collect();
    assert_eq!(complaints, [&Id::new("c1"), &Id::new("c2")]);
    let [own, supported] = ["t1", "t2"].map(|id| part.task(&id.into()).unwrap());
    assert_eq!(own, plan.task(&"t1".into()).unwrap());
    let said = [&supported.leader, &supported.person, &supported.phone];
    assert!(supported.accountability.is_empty() && said.iter().all(|text| text.is_empty()));
    assert!(part.task(&"t3".into()).is_none());
    assert_eq!(plan.head().given_out.len(), 2);
    assert!(part.head().given_out.is_empty());
    assert_eq!(part.head().waivers, [waiver("R1", Some("t1"), "甲")]);
    // Nor does the packed base.
    let mut base = Plan::default();
    base.apply(&unpack(&part.head().origin.as_ref().unwrap().base).unwrap());
    assert_eq!(base.parts().tasks, part.parts().tasks);
    assert_eq!(base.parts().inspections, part.parts().inspections);
    assert_eq!(base.parts().complaints, part.parts().complaints);
    assert!(base.head().given_out.is_empty() && base.head().waivers == part.head().waivers);
}

#[test]
fn what_was_held_back_is_still_there_when_the_part_comes_back() {
    let (plan, part) = given_out();
    let unchanged = taken_in(&plan, &part);
    assert_eq!(
        (unchanged.conflicts(), unchanged.parts()[0].changes()),
        (0, 0)
    );
    let mut parts = part.parts();
    for task in &mut parts.tasks {
        task.remarks = "已配合".to_owned();
    }
    for record in &mut parts.inspections {
        record.number = "第1号".to_owned();
    }
    let collected = taken_in(&plan, &Plan::new(parts));
    assert_eq!(
        (collected.conflicts(), collected.parts()[0].changes()),
        (0, 5)
    );
    assert_eq!(collected.parts()[0].removals(), []);
    let back = collected.plan();
    for id in ["t1", "t2", "t3"] {
        let mut now = Task::clone(back.task(&id.into()).unwrap());
        now.remarks.clear();
        assert_eq!(&now, plan.task(&id.into()).unwrap().as_ref());
    }
    for (id, record) in plan.inspections() {
        assert_eq!(
            back.inspections().get(id).unwrap().findings,
            record.findings
        );
    }
}

#[test]
fn removals_are_told_by_name_and_those_of_tasks_that_others_lead_are_asked() {
    let (plan, part) = given_out();
    let tasks = ids(&["t1", "t2"]);
    let part = after(&part, &Edit::DeleteTasks { ids: tasks });
    let mut collected = taken_in(&plan, &part);
    let [conflict] = collected.parts()[0].conflicts() else {
        panic!("{:?}", collected.parts()[0].conflicts())
    };
    let Conflict {
        spot, kind, ours, ..
    } = conflict.clone();
    assert_eq!(
        (kind, spot.record.as_str()),
        (ConflictKind::TheirsDeleted, "t2")
    );
    assert!(ours.text(Language::Zh).contains("不是牵头单位"), "{ours:?}");
    let told = |collected: &Collected| -> Vec<String> {
        let removals = collected.parts()[0].removals();
        let told = removals.iter().filter(|one| one.place.spot.kind == "tasks");
        told.map(|one| one.sentence(Language::Zh)).collect()
    };
    assert_eq!(told(&collected), ["任务 t1 任务t1"]);
    let left = collected.plan();
    assert!(left.task(&"t1".into()).is_none() && left.task(&"t2".into()).is_some());
    // It is asked again, until it is decided.
    let again = taken_in(&left, &part);
    assert_eq!(again.parts()[0].conflicts()[0].spot, spot);
    assert!(collected.decide(0, &spot, Decision::Theirs));
    let left = collected.plan();
    assert!(left.task(&"t2".into()).is_none());
    assert_eq!(taken_in(&left, &part).parts()[0].standing, Standing::Twice);
}

#[test]
fn a_unit_that_puts_others_below_itself_does_not_lead_their_tasks_by_it() {
    let (plan, part) = given_out();
    let other = Unit {
        parent: Some("甲".into()),
        ..Unit::clone(&plan.units()[&Id::from("乙")])
    };
    let tasks = ids(&["t2"]);
    let part = after(&part, &Edit::PutUnit(other));
    let part = after(&part, &Edit::DeleteTasks { ids: tasks });
    let mut plan = plan;
    // Asked, and asked again once its own order of units is taken in.
    for _ in 0..2 {
        let collected = taken_in(&plan, &part);
        assert_eq!(collected.parts()[0].conflicts().len(), 1);
        plan = collected.plan();
        assert!(plan.task(&"t2".into()).is_some());
    }
    assert_eq!(plan.units()[&Id::from("乙")].parent, Some("甲".into()));
}

#[test]
fn an_entry_that_a_unit_took_out_is_told() {
    let (plan, part) = given_out();
    let mut parts = part.parts();
    parts.tasks[0].notes.clear();
    let collected = taken_in(&plan, &Plan::new(parts));
    let removals = collected.parts()[0].removals();
    let told: Vec<String> = removals
        .iter()
        .map(|one| one.sentence(Language::Zh))
        .collect();
    let [told] = told.as_slice() else {
        panic!("{told:?}")
    };
    assert!(told.starts_with("任务 t1 任务t1 "), "{told}");
}

#[test]
fn what_a_unit_waives_for_its_tasks_is_merged_and_the_rest_of_the_head_told() {
    let (plan, part) = given_out();
    let day = CalendarDay {
        date: ON,
        working: true,
        name: String::new(),
    };
    let changed = with_head(&part, |head| {
        head.waivers = vec![waiver("R3", Some("t2"), "单位"), waiver("R4", None, "单位")];
        head.calendar.push(day.clone());
        head.title.push_str("（改）");
    });
    let collected = taken_in(&plan, &changed);
    assert_eq!(
        (collected.conflicts(), collected.parts()[0].changes()),
        (0, 2)
    );
    let [one] = collected.parts() else { panic!() };
    assert_eq!(one.calendar_left_out, [day]);
    assert_eq!(one.waivers_left_out, [waiver("R4", None, "单位")]);
    let back = collected.plan();
    let waived: Vec<(&str, Option<&str>)> = back
        .head()
        .waivers
        .iter()
        .map(|one| (one.rule.as_str(), one.task.as_ref().map(Id::as_str)))
        .collect();
    // That for t1 was taken back by the unit; those of others and of the whole plan are not its affair.
    let mut wanted = [("R1", Some("t3")), ("R2", None), ("R3", Some("t2"))].to_vec();
    wanted.sort_unstable();
    let mut sorted = waived.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, wanted);
    assert_eq!(back.head().title, plan.head().title);
    assert_eq!(
        (&back.head().calendar, &back.head().origin),
        (&Vec::new(), &None)
    );
    assert_eq!(
        taken_in(&back, &changed).parts()[0].standing,
        Standing::Twice
    );
    // Waived on both sides for different reasons: asked, and asked again.
    let here = with_head(&plan, |head| {
        head.waivers.push(waiver("R3", Some("t2"), "区里"));
    });
    let mut collected = taken_in(&here, &changed);
    let spots = |collected: &Collected| -> Vec<String> {
        let conflicts = collected.parts()[0].conflicts().iter();
        conflicts.map(|one| one.spot.full_path()).collect()
    };
    assert_eq!(spots(&collected), ["waivers[R3 t2].reason"]);
    assert_eq!(
        spots(&taken_in(&collected.plan(), &changed)),
        spots(&collected)
    );
    collected.decide_each(|_, _| Some(Side::Theirs));
    let back = collected.plan();
    assert!(
        back.head()
            .waivers
            .contains(&waiver("R3", Some("t2"), "单位"))
    );
    assert_eq!(
        taken_in(&back, &changed).parts()[0].standing,
        Standing::Twice
    );
}

//! Merging by cases: what is taken, what conflicts, what is decided, what is put right.

use super::*;
use crate::edit::{Edit, TaskField, change_from};
use crate::plan::{Day, Due, Id, Link, PlanParts, ProgressNote, Task, TaskList, Unit};
use jiff::civil::date;

fn task(id: &str) -> Task {
    Task {
        id: id.into(),
        number: id.to_owned(),
        title: format!("任务{id}"),
        ..Task::default()
    }
}

fn plan(tasks: Vec<Task>) -> Plan {
    Plan::new(PlanParts {
        tasks,
        lists: vec![TaskList {
            id: "list".into(),
            title: "反馈清单".to_owned(),
            ..TaskList::default()
        }],
        units: ["甲", "乙"]
            .map(|name| Unit {
                id: name.into(),
                name: name.to_owned(),
                ..Unit::default()
            })
            .into(),
        ..PlanParts::default()
    })
}

/// The plan after an edit made at a desk.
fn edited(plan: &Plan, desk: &str, edit: &Edit) -> Plan {
    let mut plan = plan.clone();
    let change = change_from(&plan, edit, Id::new(desk)).unwrap();
    plan.apply(&change);
    plan
}

fn with(plan: &Plan, id: &str, alter: impl FnOnce(&mut Task)) -> Plan {
    let mut parts = plan.parts();
    let task = parts.tasks.iter_mut().find(|task| task.id == id).unwrap();
    alter(task);
    Plan::new(parts)
}

fn move_due(plan: &Plan, desk: &str, due: Day, approval: &str) -> Plan {
    edited(
        plan,
        desk,
        &Edit::MoveDue {
            ids: vec!["1".into()],
            due: Due::on(due),
            on: date(2021, 11, 20),
            approval: approval.to_owned(),
            reason: String::new(),
            correction: false,
        },
    )
}

fn one(plan: &Plan) -> &Task {
    plan.task(&"1".into()).unwrap()
}

fn due_in_2021() -> Plan {
    plan(vec![Task {
        due: Due::on(date(2021, 12, 31)),
        ..task("1")
    }])
}

#[test]
fn notes_of_both_sides_stand_by_their_days() {
    let note = |id: &str, day: Day| ProgressNote {
        id: id.into(),
        date: day,
        ..ProgressNote::default()
    };
    let base = with(&plan(vec![task("1")]), "1", |task| {
        task.notes = vec![note("a", date(2021, 1, 5)), note("z", date(2021, 9, 5))];
    });
    let ours = with(&base, "1", |task| {
        task.notes.insert(1, note("o", date(2021, 6, 5)));
    });
    let theirs = with(&base, "1", |task| {
        task.notes.remove(0);
        task.notes.insert(0, note("t", date(2021, 3, 5)));
        task.notes.push(note("u", date(2021, 10, 5)));
    });
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merge = merge(&base, ours, theirs);
        assert!(merge.conflicts().is_empty());
        let merged = merge.merged();
        let ids: Vec<&str> = one(&merged)
            .notes
            .iter()
            .map(|note| note.id.as_str())
            .collect();
        assert_eq!(ids, ["t", "o", "z", "u"]);
        assert_eq!(merge.places().len(), 4);
    }
}

#[test]
fn two_moves_of_one_deadline_are_one_conflict_with_their_records() {
    let base = due_in_2021();
    let ours = move_due(&base, "here", date(2022, 1, 31), "");
    let theirs = move_due(&base, "there", date(2022, 3, 31), "渝环督改〔2021〕5号");
    let mut merge = merge(&base, &ours, &theirs);
    let [conflict] = merge.conflicts() else {
        panic!("{:?}", merge.conflicts())
    };
    let spot = conflict.spot.clone();
    assert_eq!(
        (spot.path().as_str(), conflict.name().as_str()),
        ("due", "1 任务1")
    );
    assert_eq!(conflict.base.text(Language::Zh), "2021-12-31");
    assert_eq!(
        conflict.theirs.text(Language::Zh),
        "2022-03-31\n批准文件：渝环督改〔2021〕5号"
    );
    assert_eq!(conflict.ours.text(Language::Zh), "2022-01-31\n批准文件：空");
    assert_eq!(conflict.later(), Some(Side::Theirs));
    assert!(merge.change().is_empty(), "ours holds until it is decided");
    assert!(merge.decide(&spot, Decision::Theirs));
    let merged = merge.merged();
    assert_eq!(one(&merged).due, one(&theirs).due);
    assert_eq!(one(&merged).due_changes, one(&theirs).due_changes);
    assert!(!merge.decide(&spot, Decision::Written("改天".to_owned())));
    assert!(merge.decide(&spot, Decision::Written("2022年2月底前".to_owned())));
    let merged = merge.merged();
    assert_eq!(one(&merged).due.date, Some(date(2022, 2, 28)));
    let [change] = one(&merged).due_changes.as_slice() else {
        panic!("one record of the move")
    };
    assert_eq!(
        change.old.zip(change.new),
        Some((date(2021, 12, 31), date(2022, 2, 28)))
    );
    merge.reconsider(&spot);
    assert_eq!(merge.undecided(), 1);
}

#[test]
fn one_move_that_both_recorded_is_one_record_with_what_either_says() {
    let base = due_in_2021();
    let day = date(2022, 3, 31);
    let (ours, theirs) = (
        move_due(&base, "here", day, ""),
        move_due(&base, "there", day, "渝督〔5〕号"),
    );
    let merge = merge(&base, &ours, &theirs);
    assert!(merge.conflicts().is_empty());
    let merged = merge.merged();
    let [change] = one(&merged).due_changes.as_slice() else {
        panic!("{:?}", one(&merged).due_changes)
    };
    assert_eq!(change.approval, "渝督〔5〕号");
}

#[test]
fn deleting_against_altering_is_a_conflict_unless_only_its_place_moved() {
    let base = plan(vec![task("1"), task("2")]);
    let ours = with(&base, "1", |task| task.title = "改名".to_owned());
    let theirs = edited(
        &base,
        "there",
        &Edit::DeleteTasks {
            ids: vec!["1".into()],
        },
    );
    let mut merge = merge(&base, &ours, &theirs);
    let [conflict] = merge.conflicts() else {
        panic!()
    };
    assert_eq!(conflict.kind, ConflictKind::TheirsDeleted);
    assert!(conflict.spot.is_record() && conflict.writable.is_none());
    assert_eq!(conflict.ours.text(Language::Zh), "改动了任务名称");
    assert_eq!(conflict.theirs.text(Language::Zh), "（已删除）");
    assert_eq!(conflict.field(Language::Zh), "删除与修改");
    assert_eq!(merge.merged().tasks().len(), 2);
    merge.decide_each(|_| Some(Side::Theirs));
    assert_eq!(merge.merged().tasks().len(), 1);
    let moved = with(&base, "1", |task| task.rank = 99);
    let merge = super::merge(&base, &moved, &theirs);
    assert!(merge.conflicts().is_empty());
    assert_eq!(merge.merged().tasks().len(), 1);
}

#[test]
fn a_list_that_is_deleted_here_and_used_there_stays() {
    let base = plan(vec![task("1")]);
    let ours = edited(&base, "here", &Edit::DeleteList("list".into()));
    let theirs = with(&base, "1", |task| task.list = Some("list".into()));
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merge = merge(&base, ours, theirs);
        let merged = merge.merged();
        assert!(merged.lists().contains_key(&Id::new("list")));
        assert_eq!(one(&merged).list, Some("list".into()));
        let [problem] = merge.problems() else {
            panic!()
        };
        assert!(problem.is_resolved());
        assert_eq!(
            problem.sentence(Language::Zh),
            "“反馈清单”已被一方删除，但另一方仍在用（1 任务1），因此保留。"
        );
    }
}

#[test]
fn a_unit_that_is_deleted_here_and_leads_there_stays() {
    let base = plan(vec![task("1")]);
    let ours = edited(&base, "here", &Edit::DeleteUnit("甲".into()));
    let theirs = with(&base, "1", |task| task.lead_unit = Some("甲".into()));
    let merged = merge(&base, &ours, &theirs).merged();
    assert_eq!(merged.unit_name(&"甲".into()), "甲");
    assert!(merged.units().contains_key(&Id::new("甲")));
}

#[test]
fn a_link_to_a_deleted_task_goes_and_is_told() {
    let base = plan(vec![task("1"), task("2")]);
    let ours = edited(
        &base,
        "here",
        &Edit::DeleteTasks {
            ids: vec!["2".into()],
        },
    );
    let theirs = with(&base, "1", |task| {
        task.links.push(Link {
            predecessor: "2".into(),
            ..Link::default()
        });
    });
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merge = merge(&base, ours, theirs);
        assert!(one(&merge.merged()).links.is_empty());
        let [problem] = merge.problems() else {
            panic!()
        };
        assert!(matches!(&problem.broken, Broken::TaskGone { what, .. } if what == "2 任务2"));
    }
}

#[test]
fn links_that_close_a_ring_and_numbers_given_twice_are_told_and_units_are_parted() {
    let base = plan(vec![task("1"), task("2")]);
    let link = |plan: &Plan, from: &str, to: &str| {
        with(plan, from, |task| {
            task.links.push(Link {
                predecessor: to.into(),
                ..Link::default()
            });
        })
    };
    let below = |plan: &Plan, unit: &str, above: &str| {
        let mut parts = plan.parts();
        let unit = parts.units.iter_mut().find(|one| one.id == unit).unwrap();
        unit.parent = Some(above.into());
        Plan::new(parts)
    };
    let add = |plan: &Plan, id: &str| {
        let mut parts = plan.parts();
        parts.tasks.push(Task {
            number: "3".to_owned(),
            ..task(id)
        });
        Plan::new(parts)
    };
    let ours = add(&below(&link(&base, "1", "2"), "甲", "乙"), "x");
    let theirs = add(&below(&link(&base, "2", "1"), "乙", "甲"), "y");
    let merge = merge(&base, &ours, &theirs);
    assert!(merge.conflicts().is_empty());
    let kinds: Vec<bool> = merge.problems().iter().map(Problem::is_resolved).collect();
    assert_eq!(kinds, [true, false, false], "{:?}", merge.problems());
    let merged = merge.merged();
    assert_eq!(merged.units()[&Id::new("甲")].parent, Some("乙".into()));
    assert_eq!(merged.units()[&Id::new("乙")].parent, None);
    for problem in merge.problems() {
        for language in Language::ALL {
            assert!(!problem.sentence(language).contains('{'));
        }
    }
}

#[test]
fn texts_can_be_written_anew_and_columns_merge_by_key() {
    let base = with(&plan(vec![task("1")]), "1", |task| {
        task.extra.insert("甲列".to_owned(), "原".to_owned());
    });
    let ours = with(&base, "1", |task| {
        task.remarks = "厂家要求供电".to_owned();
        task.extra.insert("乙列".to_owned(), "新".to_owned());
        task.extra.insert("甲列".to_owned(), "我".to_owned());
    });
    let theirs = with(&base, "1", |task| {
        task.remarks = "等待验收".to_owned();
        task.extra.insert("甲列".to_owned(), "他".to_owned());
        task.immediate = true;
    });
    let mut merge = merge(&base, &ours, &theirs);
    let fields: Vec<String> = merge
        .conflicts()
        .iter()
        .map(|one| one.field(Language::Zh))
        .collect();
    assert_eq!(fields, ["备注", "其他列 甲列"]);
    let spots: Vec<Spot> = merge
        .conflicts()
        .iter()
        .map(|one| one.spot.clone())
        .collect();
    assert!(merge.decide(&spots[0], Decision::Written("供电，验收".to_owned())));
    assert!(merge.decide(&spots[1], Decision::Written(String::new())));
    let merged = merge.merged();
    assert_eq!(one(&merged).remarks, "供电，验收");
    assert!(one(&merged).immediate);
    assert_eq!(one(&merged).extra.keys().collect::<Vec<_>>(), ["乙列"]);
    assert!(
        !merge.decide(&Spot::head(), Decision::Theirs),
        "no such conflict"
    );
}

#[test]
fn a_merge_again_keeps_what_was_decided() {
    let base = plan(vec![task("1")]);
    let set = |plan: &Plan, text: &str| {
        edited(
            plan,
            "desk",
            &Edit::SetTasks {
                ids: vec!["1".into()],
                field: TaskField::Remarks(text.to_owned()),
            },
        )
    };
    let (ours, theirs) = (set(&base, "我"), set(&base, "他"));
    let mut merge = merge(&base, &ours, &theirs);
    let spot = merge.conflicts()[0].spot.clone();
    merge.decide(&spot, Decision::Theirs);
    let on = with(&ours, "1", |task| task.title = "又改".to_owned());
    assert!(merge.is_of(&ours) && !merge.is_of(&on));
    let merged = merge.again(&on, &theirs).merged();
    assert_eq!(
        (one(&merged).remarks.as_str(), one(&merged).title.as_str()),
        ("他", "又改")
    );
}

#[test]
fn two_reports_of_one_day_are_both_kept_and_told() {
    let day = date(2021, 11, 20);
    let report = |id: &str, percent: u8| ProgressNote {
        id: id.into(),
        date: day,
        percent: Some(percent),
        ..ProgressNote::default()
    };
    let base = plan(vec![task("1")]);
    let ours = with(&base, "1", |task| task.notes = vec![report("o", 68)]);
    let theirs = with(&base, "1", |task| task.notes = vec![report("t", 65)]);
    let both = merge(&base, &ours, &theirs);
    assert_eq!(one(&both.merged()).notes.len(), 2);
    let said = both.problems()[0].sentence(Language::Zh);
    assert!(
        said.contains("2021-11-20") && said.contains("68% / 65%"),
        "{said}"
    );
    assert!(!both.problems()[0].is_resolved());
    // The same figure from both is no question.
    let same = with(&base, "1", |task| task.notes = vec![report("t", 68)]);
    assert_eq!(merge(&base, &ours, &same).problems(), []);
}

#[test]
fn merged_again_it_begins_from_the_same_plan_and_asks_anew_what_they_changed_again() {
    let base = with(&plan(vec![task("1")]), "1", |task| {
        task.remarks = "原".to_owned();
        task.goal = "原".to_owned();
    });
    let said = |plan: &Plan, remarks: &str, goal: &str| {
        with(plan, "1", |task| {
            task.remarks = remarks.to_owned();
            task.goal = goal.to_owned();
        })
    };
    let (ours, theirs) = (said(&base, "我", "我"), said(&base, "他", "他"));
    let mut merge = merge(&base, &ours, &theirs);
    merge.decide_each(|_| Some(Side::Theirs));
    let later = said(&theirs, "他又改", "他");
    let again = merge.again(&ours, &later);
    for conflict in again.conflicts() {
        assert_eq!(conflict.base.text(Language::Zh), "原");
        // What was taken and reads otherwise by now is a new question; the rest is decided.
        let decided = (conflict.spot.field != "remarks").then_some(Decision::Theirs);
        assert_eq!(conflict.decision, decided, "{}", conflict.spot.field);
    }
    // What was kept from here stays kept, whatever they write.
    merge.decide_each(|_| Some(Side::Ours));
    assert_eq!(merge.again(&ours, &later).undecided(), 0);
}

#[test]
fn what_was_altered_of_a_deleted_record_is_told_with_what_it_was() {
    let base = with(&plan(vec![task("1"), task("2")]), "1", |task| {
        task.person = "王某".to_owned();
    });
    let ours = with(&base, "1", |task| {
        task.title = "保留码头".to_owned();
        task.person = "赵某".to_owned();
        task.notes = vec![ProgressNote {
            id: "n".into(),
            date: date(2021, 11, 20),
            ..ProgressNote::default()
        }];
        task.rank = 7;
    });
    let ids = vec!["1".into()];
    let theirs = edited(&base, "there", &Edit::DeleteTasks { ids });
    let merge = merge(&base, &ours, &theirs);
    let Said::Fields(altered) = &merge.conflicts()[0].ours else {
        panic!("{:?}", merge.conflicts())
    };
    let told: Vec<(&str, String, String)> = altered
        .changes
        .iter()
        .map(|one| {
            let [before, after] = [&one.before, &one.after].map(|said| said.text(Language::Zh));
            (one.field, before, after)
        })
        .collect();
    let expected = [
        ("title", "任务1", "保留码头"),
        ("person", "王某", "赵某"),
        ("notes", "", "2021-11-20"),
    ];
    let expected = expected.map(|(field, one, other)| (field, one.to_owned(), other.to_owned()));
    assert_eq!(told, expected);
}

#[test]
fn what_a_person_did_counts_as_one_each() {
    let base = due_in_2021();
    let noted = with(&base, "1", |task| {
        task.notes = vec![ProgressNote {
            id: "n".into(),
            date: date(2021, 11, 20),
            percent: Some(60),
            done: "主体完工".to_owned(),
            ..ProgressNote::default()
        }];
    });
    for (plan, zh, en) in [
        (noted.clone(), "进展 1 条", "progress notes: 1 entry"),
        (
            move_due(&base, "there", date(2022, 3, 31), "渝督〔5〕号"),
            "改动整改时限 1 处",
            "deadline: 1 change",
        ),
        (
            with(&noted, "1", |task| {
                task.notes[0].percent = Some(70);
                task.notes[0].done = "改写".to_owned();
                task.person = "赵某".to_owned();
            }),
            "进展 1 条，改动责任人 1 处",
            "progress notes: 1 entry, person in charge: 1 change",
        ),
    ] {
        let doings = Doings::between(&base, &plan);
        assert_eq!(doings.words(Language::Zh), zh);
        assert_eq!(doings.words(Language::En).to_lowercase(), en);
    }
    // Two fields of one note are one.
    let again = with(&noted, "1", |task| {
        task.notes[0].percent = Some(70);
        task.notes[0].done = "改写".to_owned();
    });
    assert_eq!(Doings::between(&noted, &again).total(), 1);
    assert!(
        Doings::between(&noted, &noted)
            .words(Language::Zh)
            .is_empty()
    );
}

/// Ten thousand conflicts; deciding one, or all, is not felt.
#[test]
fn deciding_among_very_many_is_quick() {
    const MANY: usize = 10_000;
    let tasks = (0..MANY).map(|n| task(&format!("t{n}"))).collect();
    let base = plan(tasks);
    let said = |words: &str| {
        let mut parts = base.parts();
        for task in &mut parts.tasks {
            task.remarks = words.to_owned();
        }
        Plan::new(parts)
    };
    let (ours, theirs) = (said("我"), said("他"));
    let mut merge = merge(&base, &ours, &theirs);
    assert_eq!(merge.undecided(), MANY);
    let spots: Vec<Spot> = merge
        .conflicts()
        .iter()
        .map(|one| one.spot.clone())
        .collect();
    let mut took: Vec<std::time::Duration> = Vec::new();
    for spot in spots.iter().rev().take(20) {
        let before = std::time::Instant::now();
        assert!(merge.decide(spot, Decision::Theirs));
        took.push(before.elapsed());
    }
    took.sort();
    let before = std::time::Instant::now();
    merge.decide_each(|one| one.decision.is_none().then_some(Side::Ours));
    let all = before.elapsed();
    assert_eq!((merge.undecided(), merge.is_worked_out()), (0, false));
    println!("one of {MANY}: {:?}, all: {all:?}", took[10]);
    // On a slow and busy computer still far below what one notices; gone through anew it takes a second.
    assert!(took[10] < std::time::Duration::from_millis(50), "{took:?}");
    assert!(all < std::time::Duration::from_millis(250), "{all:?}");
    let outcome = (merge.outcome_aside())();
    merge.take_outcome(outcome);
    assert!(merge.is_worked_out());
    assert_eq!(merge.change().len(), 20);
}

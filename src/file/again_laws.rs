//! Saving after changes: whatever was done to a plan, in whatever order, what is written is what would be written from
//! nothing, and no more is written anew than what changed.

use super::*;
use crate::edit::merge::{Side, merge};
use crate::edit::parts::{collect, extract};
use crate::edit::{Edit, History, TaskField, random};
use crate::plan::{Day, Task, Unit};
use proptest::prelude::*;

const DAY: Day = Day::constant(2021, 11, 20);

fn loaded(text: &str) -> Plan {
    read(text.as_bytes()).expect("what was written").plan
}

/// The plan becomes another one, as it does when a version is restored or others' content is taken in.
fn becomes(history: &mut History, plan: Plan) {
    let worked = history.become_aside(plan, Default::default()).work();
    assert!(history.take(worked.expect("nothing refuses it")));
}

fn retitled(id: &Id, title: &str) -> Edit {
    Edit::SetTasks {
        ids: vec![id.clone()],
        field: TaskField::Title(title.to_owned()),
    }
}

#[test]
fn each_kind_of_change_writes_anew_what_it_changed_and_no_more() {
    let mut history = History::new(crate::large::plan(600));
    let opened = write(history.plan());
    let ids: Vec<Id> = history.plan().tasks().keys().cloned().collect();
    let unit = history.plan().units().values().next();
    let unit = Unit::clone(unit.expect("a unit"));
    let of_unit = |plan: &Plan| {
        let of = |id: &Id| *id == unit.id;
        let tasks = plan.tasks().values();
        1 + tasks
            .filter(|task| crate::plan::OfUnits::refers_to(&***task, &of))
            .count()
    };
    let mut written = Written::of(history.plan());
    let edit = |edit: Edit| move |history: &mut History| drop(history.run(&edit).expect("taken"));
    let base = loaded(&opened);
    let mut theirs = History::new(base.clone());
    theirs.run(&retitled(&ids[7], "别人改的")).expect("taken");
    let theirs = loaded(&write(theirs.plan()));
    let renamed = Edit::PutUnit(Unit {
        name: "改名的单位".to_owned(),
        ..Unit::clone(&unit)
    });
    let new_task = Task {
        id: Id::new("new"),
        ..Task::default()
    };
    type Doing = Box<dyn Fn(&mut History)>;
    let doings: Vec<(&str, usize, Doing)> = vec![
        ("nothing", 0, Box::new(|_| {})),
        ("a title", 1, Box::new(edit(retitled(&ids[3], "甲")))),
        (
            "the head",
            0,
            Box::new(|history| {
                let mut head = history.plan().head().as_ref().clone();
                "新的备注".clone_into(&mut head.notes);
                history.run(&Edit::SetHead(Box::new(head))).expect("taken");
            }),
        ),
        (
            "a task more",
            1,
            Box::new(edit(Edit::AddTasks {
                tasks: vec![new_task],
                after: None,
            })),
        ),
        (
            "one task moved",
            1,
            Box::new(edit(Edit::Reorder {
                ids: vec![ids[500].clone()],
                after: None,
            })),
        ),
        ("taken back", 1, Box::new(|history| drop(history.undo()))),
        ("done again", 1, Box::new(|history| drop(history.redo()))),
        (
            "others' content merged in",
            1,
            Box::new(move |history| {
                let merge = merge(&base, history.plan(), &theirs);
                assert!(merge.conflicts().is_empty());
                history.take_in(&merge).expect("taken in");
            }),
        ),
        (
            "a unit renamed",
            of_unit(history.plan()),
            Box::new(edit(renamed)),
        ),
        (
            "the plan as it was opened",
            of_unit(history.plan()) + 5,
            Box::new(move |history| becomes(history, loaded(&opened))),
        ),
    ];
    for (what, most, doing) in doings {
        doing(&mut history);
        let anew = written.anew(history.plan());
        assert!(anew <= most, "{what}: {anew} of at most {most}");
        written = written.again(history.plan());
        assert!(written.text() == plain::write(history.plan()), "{what}");
    }
    // A task that goes takes along what points at it.
    let pointing = |plan: &Plan| {
        plan.tasks()
            .values()
            .filter(|task| task.links.iter().any(|link| link.predecessor == ids[3]))
            .count()
    };
    let most = pointing(history.plan()) + 5;
    history
        .run(&Edit::DeleteTasks {
            ids: vec![ids[3].clone()],
        })
        .expect("taken");
    assert!(written.anew(history.plan()) <= most);
    assert!(written.again(history.plan()).text() == plain::write(history.plan()));
}

/// One thing that is done in a window with a plan, by a number.
fn do_one(history: &mut History, saved: &mut String, seed: u64) {
    let rest = seed >> 8;
    match seed % 16 {
        0..=6 => drop(history.run(&random::edit(history.plan(), rest))),
        7 | 8 => drop(history.undo()),
        9 => drop(history.redo()),
        // Others have saved meanwhile.
        10 | 11 => {
            let base = loaded(saved);
            let seeds = [rest, rest >> 3, rest >> 7];
            *saved = write(&random::edited(&base, &seeds[..=(rest % 3) as usize], "t"));
            let mut both = merge(&base, history.plan(), &loaded(saved));
            both.decide_each(|_| {
                Some(if rest.is_multiple_of(2) {
                    Side::Theirs
                } else {
                    Side::Ours
                })
            });
            drop(history.take_in(&both));
        }
        // A part is given out, worked on and taken back.
        12 => {
            let units: Vec<Id> = history.plan().units().keys().cloned().collect();
            let Some(unit) = units.get(rest as usize % units.len().max(1)) else {
                return;
            };
            let part = extract(history.plan(), unit, DAY).part;
            drop(history.give_out(unit, DAY));
            let part = random::edited(&loaded(&write(&part)), &[rest], "p");
            let mut collected = collect(history.plan(), vec![("p".to_owned(), part)], DAY);
            collected.decide_each(|_, _| Some(Side::Theirs));
            drop(history.take_parts_in(&collected));
        }
        // What stands in the file, or an earlier version, becomes the plan.
        13 => becomes(history, loaded(saved)),
        // Saved, here or elsewhere.
        14 => {
            *saved = write(history.plan());
            history.mark_saved();
        }
        // Saved and opened again.
        _ => {
            *saved = write(history.plan());
            *history = History::new(loaded(saved));
        }
    }
}

proptest! {
    // Each case writes the plan many times.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_done_is_written_as_if_from_nothing(
        plan in crate::plan::random::plans(),
        seeds in proptest::collection::vec(any::<u64>(), 1..14),
    ) {
        let mut history = History::new(plan);
        let mut saved = write(history.plan());
        let mut written = Written::of(history.plan());
        for seed in seeds {
            do_one(&mut history, &mut saved, seed);
            written = written.again(history.plan());
            prop_assert_eq!(written.text(), plain::write(history.plan()));
        }
    }
}

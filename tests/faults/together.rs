//! Several programs that edit and save one file at the same time: every edit is in the file or in a reported conflict.

use super::{numbered, part};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use zhenggai::edit::merge::{Side, merge};
use zhenggai::file::{self, SaveError};
use zhenggai::plan::{Plan, Task};

/// How often each saves; as long as `ZHENGGAI_FAULT_ROUNDS` says.
fn rounds() -> u32 {
    std::env::var("ZHENGGAI_FAULT_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(12)
}

fn edited(plan: &Plan, by: &str, round: u32) -> Plan {
    let mut parts = plan.parts();
    // A task that nobody else makes, and the one field that all write.
    parts.tasks.push(Task {
        id: format!("{by}-{round}").as_str().into(),
        title: format!("{by} 第 {round} 次"),
        ..Task::default()
    });
    parts.head.region = format!("{by}-{round}");
    Plan::new(parts)
}

/// One of the programs: edits, saves, and where another has saved meanwhile merges and saves again, as the window does.
pub fn take_part(folder: &Path, name: &str) {
    let by = name.trim_start_matches("together ");
    let path = folder.join("整改.ron");
    let mut told = fs::File::create(folder.join(format!("{by}.told"))).expect("a list");
    let opened = file::load(&path).expect("the plan");
    let (mut base, mut print) = (opened.plan, opened.print);
    for round in 0..rounds() {
        let mut ours = edited(&base, by, round);
        loop {
            match file::save_over(&path, &ours, Some(print)) {
                Err(SaveError::Changed { .. }) => {
                    let theirs = file::load(&path).expect("a whole file");
                    let mut both = merge(&base, &ours, &theirs.plan);
                    for conflict in both.conflicts() {
                        assert_eq!(conflict.spot.field, "region");
                        writeln!(told, "conflict {}", ours.head().region).expect("written");
                    }
                    both.decide_each(|_| Some(Side::Theirs));
                    (ours, base, print) = (both.merged(), theirs.plan, theirs.print);
                }
                saved => {
                    print = saved.expect("it is saved or merged").print;
                    break;
                }
            }
        }
        if ours.head().region != base.head().region {
            let (before, after) = (&base.head().region, &ours.head().region);
            writeln!(told, "saved {before} {after}").expect("written");
        }
        base = ours;
    }
}

fn several(programs: u32) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("整改.ron");
    let mut first = numbered(0, 20).parts();
    first.head.region = "first".to_owned();
    file::save(&path, &Plan::new(first)).expect("the first");
    let exe = std::env::current_exe().expect("this test");
    let names: Vec<String> = (0..programs).map(|n| format!("p{n}")).collect();
    let running: Vec<_> = names
        .iter()
        .map(|name| {
            let mut command = part(&exe, &format!("together {name}"), folder.path());
            command.spawn().expect("another program")
        })
        .collect();
    for mut program in running {
        assert!(program.wait().expect("ended").success());
    }
    let plan = file::load(&path).expect("a whole file").plan;
    // What does not meet: every task of everybody.
    for name in &names {
        for round in 0..rounds() {
            let id = format!("{name}-{round}");
            assert!(
                plan.task(&id.as_str().into()).is_some(),
                "{id} is in the file"
            );
        }
    }
    // What meets: each was reported, or saved over exactly what its program had seen before, in one row to the last.
    let mut reported = BTreeSet::new();
    let mut after: BTreeMap<String, String> = BTreeMap::new();
    for name in &names {
        let told = folder.path().join(format!("{name}.told"));
        for line in fs::read_to_string(told).expect("told").lines() {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["conflict", lost] => {
                    reported.insert((*lost).to_owned());
                }
                ["saved", before, next] => {
                    let twice = after.insert((*before).to_owned(), (*next).to_owned());
                    assert_eq!(twice, None, "{before} was written over twice");
                }
                other => assert!(other.is_empty(), "{other:?}"),
            }
        }
    }
    let mut at = "first".to_owned();
    let mut row = BTreeSet::new();
    while let Some(next) = after.get(&at) {
        at.clone_from(next);
        row.insert(at.clone());
    }
    assert_eq!(at, plan.head().region);
    for name in &names {
        for round in 0..rounds() {
            let region = format!("{name}-{round}");
            assert!(
                row.contains(&region) || reported.contains(&region),
                "{region} vanished"
            );
        }
    }
    // No file of a saving stays behind.
    let left = fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(left, names.len() + 1);
}

#[test]
fn two_programs_lose_nothing_of_each_other() {
    several(2);
}

#[test]
fn five_programs_lose_nothing_of_each_other() {
    several(5);
}

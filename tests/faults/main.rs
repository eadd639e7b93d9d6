//! Faults of the machine: the program killed at any moment of saving, a full disk, a folder it may not write in, and
//! several programs that save one file at the same time.
//!
//! `ZHENGGAI_FAULT_ROUNDS` says how often the program is killed, and how often each of several saves; without it a few times.

#![expect(clippy::expect_used, reason = "a test may fail loudly")]

mod disk;
mod killed;
mod together;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use zhenggai::plan::{Head, Plan, PlanParts, Task};

/// Names what a process of this test is to do, and where.
const PART: &str = "ZHENGGAI_FAULT_PART";
const WHERE: &str = "ZHENGGAI_FAULT_WHERE";

/// This test as another process that does one part; it hears nothing and says nothing.
fn part(exe: &Path, name: &str, folder: &Path) -> Command {
    let mut command = Command::new(exe);
    command
        .args(["--exact", "plays_its_part", "--nocapture"])
        .env(PART, name)
        .env(WHERE, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Not a test of its own: what the other processes do.
#[test]
fn plays_its_part() {
    let Some(folder) = std::env::var_os(WHERE).map(PathBuf::from) else {
        return;
    };
    match std::env::var(PART).as_deref() {
        Ok("edit and save") => killed::edit_and_save(&folder),
        Ok("save") => disk::save_once(&folder),
        Ok(name) if name.starts_with("together ") => together::take_part(&folder, name),
        _ => {}
    }
}

/// A plan of some size whose notes are a number.
fn numbered(number: u64, tasks: usize) -> Plan {
    let tasks = (0..tasks).map(|n| Task {
        id: format!("t{n:04}").as_str().into(),
        title: format!("第 {n} 项整改任务"),
        problem: "部分沿街商铺污水排入雨水沟。".repeat(8),
        ..Task::default()
    });
    Plan::new(PlanParts {
        head: Head {
            id: "p".into(),
            title: "某镇".to_owned(),
            notes: number.to_string(),
            ..Head::default()
        },
        tasks: tasks.collect(),
        ..PlanParts::default()
    })
}

fn number(plan: &Plan) -> u64 {
    plan.head().notes.parse().expect("a number")
}

//! How long reading and writing a plan take, against `ron`, and how much memory: `cargo bench --bench load_save`.
//!
//! Prints each time at 62, 10,000 and 100,000 tasks, and beside it how it stands to the same done by `ron` in this run. A
//! number of tasks as an argument measures only that size.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench stops loudly where it cannot measure, and prints what it has"
)]

#[path = "../tests/large/mod.rs"]
mod large;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use zhenggai::file::{self, Written, plain};
use zhenggai::plan::{Change, Id, Plan, Step, Task};

const TASKS: [usize; 3] = [62, 10_000, 100_000];

/// The best of so many turns counts: other work on the machine only ever adds.
const RUNS: usize = 3;

fn main() {
    let mut arguments = std::env::args().skip(1);
    // A process that only loads: its peak is that of loading.
    if let Some(file) = std::env::args().skip_while(|word| word != "--load").nth(1) {
        return show_peak(Path::new(&file));
    }
    let only: Option<usize> = arguments.find_map(|word| word.parse().ok());
    for tasks in TASKS {
        if only.is_none_or(|only| only == tasks) {
            measure(tasks);
        }
    }
}

/// How long a thing takes; what it made is dropped outside the time.
fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let made = work();
    let took = start.elapsed();
    drop(made);
    took
}

/// The best times of several things that are done by turns, so that a busy machine slows all alike.
fn by_turns<const N: usize>(mut works: [&mut dyn FnMut() -> Duration; N]) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..RUNS {
        for (best, work) in best.iter_mut().zip(&mut works) {
            *best = work().min(*best);
        }
    }
    best
}

fn line(what: &str, took: Duration, bytes: usize, against: Option<Duration>) {
    let seconds = took.as_secs_f64();
    let speed = bytes as f64 / 1e6 / seconds;
    let ratio = against.map_or_else(String::new, |ron| {
        let times = ron.as_secs_f64() / seconds;
        format!(
            "  {times:.1}x as fast as ron, {:.0} % of its time",
            100.0 / times
        )
    });
    println!(
        "  {what:<28} {:>9.1} ms {speed:>6.0} MB/s{ratio}",
        seconds * 1e3
    );
}

/// The plan after a task got another title; each time another task and title.
fn edited(plan: &mut Plan, count: usize) {
    let at = count * 7919 % plan.tasks().len();
    let (id, before) = plan.tasks().iter().nth(at).expect("a task");
    let (id, before): (Id, Arc<Task>) = (id.clone(), Arc::clone(before));
    let after = Arc::new(Task {
        title: format!("改了{count}次"),
        ..Task::clone(&before)
    });
    plan.apply(&Change {
        tasks: vec![Step {
            id,
            before: Some(before),
            after: Some(after),
        }],
        ..Change::default()
    });
}

fn measure(tasks: usize) {
    let plan = large::plan(tasks);
    let text = file::write(&plan);
    let bytes = text.len();
    println!("{tasks} tasks, {:.1} MB", bytes as f64 / 1e6);

    let mut edits = Edits::of(&plan);
    let [by_ron, whole, again] = by_turns([
        &mut || time(|| plain::write(&plan)),
        &mut || time(|| file::write(&plan)),
        &mut || edits.next(|before, plan| time_and(|| before.again(plan))),
    ]);
    line("write by ron", by_ron, bytes, None);
    line("write", whole, bytes, Some(by_ron));
    line("write again after an edit", again, bytes, Some(by_ron));
    let same = edits.written.text() == plain::write(&edits.plan);
    assert!(same, "what is written again is what ron writes");

    let [by_ron, own] = by_turns([&mut || time(|| plain::read(text.as_bytes())), &mut || {
        time(|| file::read(text.as_bytes()))
    }]);
    line("read by ron", by_ron, bytes, None);
    line("read", own, bytes, Some(by_ron));

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.ron");
    let [by_ron, whole, again] = by_turns([
        &mut || time(|| file::save_bytes(&path, plain::write(&plan).as_bytes())),
        &mut || time(|| file::save(&path, &plan)),
        &mut || {
            edits.next(|before, plan| {
                time_and(|| {
                    let now = before.again(plan);
                    file::save_written(&path, &now, file::Known::default(), file::Safety::None)
                        .expect("a file");
                    now
                })
            })
        },
    ]);
    line("save by ron", by_ron, bytes, None);
    line("save", whole, bytes, Some(by_ron));
    line("save again after an edit", again, bytes, Some(by_ron));
    peak_of_loading(&path);
}

fn time_and<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}

/// A plan that gets one edit after another, with its text before the latest.
struct Edits {
    plan: Plan,
    written: Written,
    count: usize,
}

impl Edits {
    fn of(plan: &Plan) -> Self {
        Self {
            plan: plan.clone(),
            written: Written::of(plan),
            count: 0,
        }
    }

    fn next(&mut self, write: impl FnOnce(Written, &Plan) -> (Duration, Written)) -> Duration {
        self.count += 1;
        edited(&mut self.plan, self.count);
        let before = std::mem::replace(&mut self.written, Written::of(&Plan::default()));
        let (took, written) = write(before, &self.plan);
        self.written = written;
        took
    }
}

/// Loads the file in a process of its own, which says how much memory that took.
fn peak_of_loading(path: &Path) {
    let own = std::env::current_exe().expect("this program");
    let run = std::process::Command::new(own)
        .arg("--load")
        .arg(path)
        .output()
        .expect("a second process");
    print!("{}", String::from_utf8_lossy(&run.stdout));
}

/// Loads a file and says what the most was that this process ever had in memory; only Linux tells.
fn show_peak(path: &Path) {
    let bytes = std::fs::metadata(path).map_or(0, |about| about.len());
    let start = Instant::now();
    let opened = file::load(path).expect("the plan");
    let took = start.elapsed();
    line("load", took, usize::try_from(bytes).unwrap_or(0), None);
    drop(opened);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|words| words.split_whitespace().next()?.parse::<f64>().ok());
    if let Some(peak) = peak {
        let peak = peak * 1024.0;
        println!(
            "  peak memory of loading       {:>9.1} MB, {:.2}x of the file",
            peak / 1e6,
            peak / bytes as f64
        );
    }
}

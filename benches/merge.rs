//! How long merging and collecting take: `cargo bench --bench merge`.

#[path = "../tests/large/mod.rs"]
mod large;

use divan::Bencher;
use zhenggai::edit::merge::merge;
use zhenggai::edit::parts::{collect, extract};
use zhenggai::file;
use zhenggai::plan::{Day, Id, Plan, PlanParts, Task, Unit};

/// The day of all that is given out and taken in.
const ON: Day = Day::constant(2021, 11, 20);

fn main() {
    divan::main();
}

/// The plan as read from its file, so that it shares no record with the one it was written from.
fn read_again(plan: &Plan) -> Plan {
    file::read(file::write(plan).as_bytes()).map_or_else(|_| Plan::default(), |opened| opened.plan)
}

/// The plan with a remark in every so many tasks.
fn remarked(plan: &Plan, every: usize, from: usize, text: &str) -> Plan {
    let mut parts = plan.parts();
    for task in parts.tasks.iter_mut().skip(from).step_by(every) {
        text.clone_into(&mut task.remarks);
    }
    Plan::new(parts)
}

/// Two sides with a hundred changes each of 100,000 tasks, all three read from files.
#[divan::bench(args = [62, 10_000, 100_000], max_time = 10)]
fn merge_files(bencher: Bencher<'_, '_>, tasks: usize) {
    let base = large::plan(tasks);
    let every = (tasks / 100).max(1);
    let ours = read_again(&remarked(&base, every, 0, "我方"));
    let theirs = read_again(&remarked(&base, every, every / 2, "对方"));
    bencher.bench(|| merge(&base, &ours, &theirs).merged());
}

/// Every task changed on both sides, in a field each.
#[divan::bench(args = [10_000, 100_000], max_time = 10)]
fn merge_everything(bencher: Bencher<'_, '_>, tasks: usize) {
    let base = large::plan(tasks);
    let ours = remarked(&base, 1, 0, "我方");
    let mut parts = base.parts();
    for task in &mut parts.tasks {
        task.person = "对方".to_owned();
    }
    let theirs = Plan::new(parts);
    bencher.bench(|| merge(&base, &ours, &theirs).merged());
}

/// A plan of 40 districts with 500 tasks each.
fn districts() -> (Plan, Vec<Id>) {
    let districts: Vec<Id> = (0..40).map(|n| Id::new(format!("district-{n}"))).collect();
    let plan = large::plan(20_000).parts();
    let tasks = plan.tasks.into_iter().zip(districts.iter().cycle());
    let tasks = tasks.map(|(task, district)| Task {
        lead_unit: Some(district.clone()),
        responsible_units: Vec::new(),
        supporting_units: Vec::new(),
        ..task
    });
    let tasks = tasks.collect();
    let own = districts.iter().map(|id| Unit {
        id: id.clone(),
        name: id.to_string(),
        ..Unit::default()
    });
    let units = plan.units.into_iter().chain(own).collect();
    let plan = Plan::new(PlanParts {
        tasks,
        units,
        ..plan
    });
    (plan, districts)
}

/// 40 parts of 500 tasks, a tenth of them worked on.
#[divan::bench(max_time = 20)]
fn collect_40_parts_of_500(bencher: Bencher<'_, '_>) {
    let (mut plan, districts) = districts();
    let mut parts = Vec::new();
    for district in &districts {
        let given = extract(&plan, district, ON);
        plan.apply(&given.change);
        let part = read_again(&remarked(&given.part, 10, 0, "单位"));
        assert_eq!(part.tasks().len(), 500);
        parts.push((district.to_string(), part));
    }
    let plan = read_again(&plan);
    bencher.bench(|| {
        let collected = collect(&plan, parts.clone(), ON);
        assert!(collected.missing().is_empty() && collected.conflicts() == 0);
        collected.plan()
    });
}

//! How long an edit takes until its assessment is fresh, and taking it back, at 62, 10,000 and 100,000 tasks.

use divan::Bencher;
use zhenggai::assess::Assessment;
use zhenggai::edit::{Edit, History};
use zhenggai::plan::{Day, Id, large};

const TASKS: [usize; 3] = [62, 10_000, 100_000];
const AS_OF: Day = Day::constant(2021, 11, 20);

fn main() {
    divan::main();
}

struct Desk {
    history: History,
    assessment: Assessment,
    ids: Vec<Id>,
    turn: usize,
}

impl Desk {
    fn new(tasks: usize) -> Self {
        let plan = large::plan(tasks);
        Self {
            assessment: Assessment::new(&plan, AS_OF),
            ids: plan.tasks().keys().cloned().collect(),
            history: History::new(plan),
            turn: 0,
        }
    }

    fn next_id(&mut self) -> Id {
        self.turn = (self.turn + 7919) % self.ids.len();
        self.ids[self.turn].clone()
    }

    fn run(&mut self, edit: &Edit) -> bool {
        let Ok(change) = self.history.run(edit) else {
            return false;
        };
        self.assessment.update(self.history.plan(), &change);
        true
    }

    fn undo(&mut self) {
        if let Some(change) = self.history.undo() {
            self.assessment.update(self.history.plan(), &change);
        }
    }
}

/// A bar moved by a day and taken back.
#[divan::bench(args = TASKS)]
fn move_one_bar(bencher: Bencher<'_, '_>, tasks: usize) {
    let mut desk = Desk::new(tasks);
    bencher.bench_local(|| {
        let ids = vec![desk.next_id()];
        let moved = desk.run(&Edit::MoveBars {
            ids,
            days: 1,
            on: AS_OF,
        });
        desk.undo();
        moved
    });
}

/// Every bar moved by a day and taken back: the largest edit there is.
#[divan::bench(args = TASKS, max_time = 20)]
fn move_every_bar(bencher: Bencher<'_, '_>, tasks: usize) {
    let mut desk = Desk::new(tasks);
    let ids = desk.ids.clone();
    bencher.bench_local(|| {
        let moved = desk.run(&Edit::MoveBars {
            ids: ids.clone(),
            days: 1,
            on: AS_OF,
        });
        desk.undo();
        moved
    });
}

/// The plan as a job sees it: at most 10 µs at any size.
#[divan::bench(args = TASKS)]
fn snapshot(bencher: Bencher<'_, '_>, tasks: usize) {
    let desk = Desk::new(tasks);
    bencher.bench_local(|| desk.history.plan().clone());
}

/// The first edit beside a snapshot that a job still holds, taken back.
#[divan::bench(args = TASKS)]
fn edit_beside_a_snapshot(bencher: Bencher<'_, '_>, tasks: usize) {
    let mut desk = Desk::new(tasks);
    bencher.bench_local(|| {
        let snapshot = desk.history.plan().clone();
        let ids = vec![desk.next_id()];
        let moved = desk.run(&Edit::MoveBars {
            ids,
            days: 1,
            on: AS_OF,
        });
        desk.undo();
        (moved, snapshot)
    });
}

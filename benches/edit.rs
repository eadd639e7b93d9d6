//! How long an edit takes until its assessment and the rows are fresh, and taking it back, at 62, 10,000 and 100,000 tasks;
//! and how long other rows of the same plan take.

#[path = "../tests/large/mod.rs"]
mod large;

use divan::Bencher;
use zhenggai::assess::Assessment;
use zhenggai::chart::rows::{Column, Grouping, Listed, RowRequest, listed};
use zhenggai::edit::{Edit, History};
use zhenggai::plan::{Day, Id};

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

/// Open tasks due within so many days are counted with the rows.
const WITHIN: u32 = 30;

impl Desk {
    fn listed(&self, request: &RowRequest) -> Listed {
        listed(self.history.plan(), &self.assessment, request, WITHIN)
    }
}

/// The rows after a progress note on one task: at most 1 ms at any size, the edit included.
#[divan::bench(args = TASKS)]
fn rows_follow_a_note(bencher: Bencher<'_, '_>, tasks: usize) {
    let mut desk = Desk::new(tasks);
    let request = RowRequest::default();
    let mut rows = desk.listed(&request);
    let mut percent = 0;
    bencher.bench_local(|| {
        percent = (percent + 1) % 50;
        let edit = Edit::SetProgress {
            ids: vec![desk.next_id()],
            percent,
            on: AS_OF,
        };
        let Ok(change) = desk.history.run(&edit) else {
            return false;
        };
        let (plan, assessment) = (desk.history.plan(), &mut desk.assessment);
        assessment.update(plan, &change);
        let followed = rows.follow(plan, assessment, &request, WITHIN, &change);
        if !followed {
            rows = listed(plan, assessment, &request, WITHIN);
        }
        followed
    });
}

/// Rows asked for in another way: at most 50 ms at 100,000 tasks.
#[divan::bench(args = ["group", "sort by title", "sort by deadline", "filter by text", "plan order"])]
fn rows_anew(bencher: Bencher<'_, '_>, how: &str) {
    let desk = Desk::new(100_000);
    let mut request = RowRequest::default();
    match how {
        "group" => request.grouping = Grouping::LeadUnit,
        "sort by title" => request.sorting = Some((Column::Title, true)),
        "sort by deadline" => request.sorting = Some((Column::Due, true)),
        "filter by text" => request.filter.text = "污水 管网".to_owned(),
        _ => request.grouping = Grouping::None,
    }
    bencher.bench_local(|| desk.listed(&request));
}

//! How long assessing takes at 62, 10,000 and 100,000 tasks, whole and after one edit: `cargo bench --bench assess`.

#[path = "../tests/large/mod.rs"]
mod large;

use divan::Bencher;
use std::sync::Arc;
use zhenggai::assess::{Assessment, Curve, Figure, Rate, Slice, Status};
use zhenggai::plan::{Change, CompletionEvent, Day, Plan, Step};

const TASKS: [usize; 3] = [62, 10_000, 100_000];
const AS_OF: Day = Day::constant(2021, 11, 20);

fn main() {
    divan::main();
}

/// A plan, what follows, and an edit of one task, there and back by turns.
struct Desk {
    plan: Plan,
    assessment: Assessment,
    change: Change,
}

impl Desk {
    fn new(tasks: usize) -> Self {
        let plan = large::plan(tasks);
        let assessment = Assessment::new(&plan, AS_OF);
        let change = plan.tasks().values().nth(tasks / 2).map(|before| {
            let mut after = before.as_ref().clone();
            after.completion.push(CompletionEvent {
                date: AS_OF,
                ..CompletionEvent::default()
            });
            Step {
                id: before.id.clone(),
                before: Some(Arc::clone(before)),
                after: Some(Arc::new(after)),
            }
        });
        Self {
            plan,
            assessment,
            change: Change {
                tasks: change.into_iter().collect(),
                ..Change::default()
            },
        }
    }

    /// Applies the edit and reads the totals a page shows in every frame.
    fn edit(&mut self) -> (Curve, Option<f64>) {
        self.plan.apply(&self.change);
        self.assessment.update(&self.plan, &self.change);
        let back = std::mem::take(&mut self.change).inverse();
        self.change = back;
        let totals = self.assessment.totals();
        (totals.curve(), totals.all().rate(Rate::OnTime).fraction())
    }
}

/// Every task assessed, all totals counted.
#[divan::bench(args = TASKS, max_time = 10)]
fn whole(bencher: Bencher<'_, '_>, tasks: usize) {
    let plan = large::plan(tasks);
    bencher.bench(|| Assessment::new(&plan, AS_OF));
}

/// One edit to fresh totals.
#[divan::bench(args = TASKS, max_time = 10)]
fn edit_to_totals(bencher: Bencher<'_, '_>, tasks: usize) {
    let mut desk = Desk::new(tasks);
    bencher.bench_local(|| desk.edit());
}

/// The tasks behind a figure, as a click opens them.
#[divan::bench(args = TASKS, max_time = 10)]
fn tasks_behind_a_figure(bencher: Bencher<'_, '_>, tasks: usize) {
    let desk = Desk::new(tasks);
    let overdue = Figure::Status(Status::Overdue);
    bencher.bench(|| desk.assessment.behind(&desk.plan, &Slice::All, overdue));
}

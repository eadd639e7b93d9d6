//! Where a bar lies in time and on the chart, also while it is dragged.

use super::Look;
use crate::assess::Status;
use crate::chart::rows::due_in_force;
use crate::chart::theme::size;
use crate::plan::{Day, Id, Task};
use jiff::ToSpan;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The least width of a bar in points, so that a task of one day can be seen and caught.
const LEAST: f64 = 5.0;

/// How far bars are dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// The whole bar by days.
    Move(i32),
    /// The left end by days.
    Start(i32),
    /// The right end to a day.
    End(Day),
    /// The fill to a percent.
    Progress(u8),
}

/// Bars that are being dragged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dragged {
    /// Which tasks.
    pub ids: Arc<BTreeSet<Id>>,
    /// How far.
    pub shift: Shift,
}

/// Where a bar lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub to: Day,
    /// The last day is a deadline; else the bar only reaches the as-of date or a guessed end.
    pub has_end: bool,
}

/// Where a bar lies on the chart, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarBox {
    /// Left end.
    pub x0: f64,
    /// Right end.
    pub x1: f64,
    /// Right end of the progress fill.
    pub progress: f64,
    /// The right end is a deadline and can be dragged.
    pub has_end: bool,
}

fn later(day: Day, days: i32) -> Day {
    day.checked_add(days.days()).unwrap_or(day)
}

/// Where a task's bar lies at rest; `None` for a task without any date.
pub fn at_rest(look: &Look<'_>, task: &Task) -> Option<Span> {
    let due = due_in_force(task, look.state(&task.id));
    let first = task.first_day();
    let (from, to, has_end) = match (first, due) {
        (Some(from), Some(to)) => (from, to, true),
        // Without a start the bar is a short piece that ends with the deadline.
        (None, Some(to)) => (later(to, -29), to, true),
        (Some(from), None) => {
            let to = task.last_day().unwrap_or_else(|| look.as_of());
            (from, to.max(from), false)
        }
        (None, None) => return None,
    };
    Some(Span {
        from: from.min(to),
        to,
        has_end,
    })
}

/// Where a task's bar lies now, dragged bars under the pointer.
pub fn of(look: &Look<'_>, task: &Task) -> Option<Span> {
    let rest = at_rest(look, task)?;
    Some(match shift_of(look, &task.id) {
        Some(Shift::Move(days)) => Span {
            from: later(rest.from, days),
            to: later(rest.to, days),
            ..rest
        },
        Some(Shift::Start(days)) => Span {
            from: later(rest.from, days).min(rest.to),
            ..rest
        },
        Some(Shift::End(day)) => Span {
            to: day.max(rest.from),
            has_end: true,
            ..rest
        },
        Some(Shift::Progress(_)) | None => rest,
    })
}

/// How a task is being dragged.
pub fn shift_of(look: &Look<'_>, id: &Id) -> Option<Shift> {
    look.dragged
        .filter(|dragged| dragged.ids.contains(id))
        .map(|dragged| dragged.shift)
}

/// The percent a bar is filled to, also while its handle is dragged.
pub fn percent(look: &Look<'_>, task: &Task) -> u8 {
    match shift_of(look, &task.id) {
        Some(Shift::Progress(percent)) => percent,
        _ => look
            .state(&task.id)
            .and_then(|state| state.percent)
            .map_or(0, |percent| percent.min(100)),
    }
}

/// Where a span lies on the chart.
pub fn edges(look: &Look<'_>, span: &Span) -> (f64, f64) {
    let x0 = look.axis.x_of(span.from);
    (x0, look.axis.x_of_end(span.to).max(x0 + LEAST))
}

/// Where a task's bar lies on the chart now.
pub fn bar_box(look: &Look<'_>, task: &Task) -> Option<BarBox> {
    let span = of(look, task)?;
    let (x0, x1) = edges(look, &span);
    Some(BarBox {
        x0,
        x1,
        progress: x0 + (x1 - x0) * f64::from(percent(look, task)) / 100.0,
        has_end: span.has_end,
    })
}

/// The x up to which a task's row is taken by its bar, tail and diamond, without cells and label.
pub fn right_end(look: &Look<'_>, task: &Task) -> Option<f64> {
    let found = bar_box(look, task)?;
    let overdue = look
        .state(&task.id)
        .is_some_and(|state| state.status == Status::Overdue);
    let tail = if overdue {
        look.axis.x_of_end(look.as_of())
    } else {
        found.x1
    };
    Some(tail.max(found.x1 + size::DIAMOND))
}

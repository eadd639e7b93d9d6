//! The completion curve: tasks due, completed and closed out up to each day, as steps.

use super::Totals;
use crate::plan::Day;
use std::collections::BTreeMap;

/// Steps: each day on which the count grows, and the count at its end.
pub type Steps = Vec<(Day, usize)>;

/// Planned against actual completion. What counts is what stands at the as-of date: a task that relapsed is in neither
/// of the two actual series, so that each ends at the figure of that date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Curve {
    /// Tasks by the deadline in force; those without one are in no step.
    pub planned: Steps,
    /// Tasks completed or closed out, by the day they count from.
    pub completed: Steps,
    /// Tasks closed out, by the day of record-filing.
    pub closed_out: Steps,
}

fn steps(days: &BTreeMap<Day, u32>) -> Steps {
    let mut count = 0;
    days.iter()
        .map(|(day, more)| {
            count += *more as usize;
            (*day, count)
        })
        .collect()
}

/// The count of a series at the end of a day.
pub fn count_on(steps: &[(Day, usize)], day: Day) -> usize {
    let after = steps.partition_point(|(step, _)| *step <= day);
    after.checked_sub(1).map_or(0, |last| steps[last].1)
}

impl Totals {
    /// The completion curve; as long as there are days on which something happens, whatever the number of tasks.
    pub fn curve(&self) -> Curve {
        Curve {
            planned: steps(&self.due_days),
            completed: steps(&self.done_days),
            closed_out: steps(&self.closed_days),
        }
    }
}

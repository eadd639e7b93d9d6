//! The figures that tasks are counted in: each says which tasks it counts, so that a count and its tasks agree.

use super::{Light, Status, TaskState};
use crate::plan::{CloseOutEvent, CloseOutStep, Day, Outcome, PlanSettings, Task};

/// A figure: which tasks it counts at the as-of date.
///
/// "Completed" is completed or closed out unless it says otherwise; "due" speaks of the deadline in force at the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// Every task.
    All,
    /// Tasks with a status.
    Status(Status),
    /// Tasks with a light.
    Light(Light),
    /// Tasks whose light was set by hand.
    LightByHand,
    /// Completed or closed out.
    Done,
    /// Neither completed nor closed out.
    Open,
    /// To be kept up without end (长期坚持), whatever their status.
    Ongoing,
    /// Without a deadline.
    NoDate,
    /// Due on or before the date (到期任务).
    DueSoFar,
    /// Due on or before the date and completed, in time or late.
    DueSoFarCompleted,
    /// Due on or before the date and completed on or before the deadline (按期完成).
    DueSoFarOnTime,
    /// Due in the year of the date.
    DueThisYear,
    /// Due in the year of the date and completed.
    DueThisYearCompleted,
    /// Completed in the month of the date, up to it.
    CompletedThisMonth,
    /// Completed in the month before that of the date.
    CompletedLastMonth,
    /// Open and due on the date or in the 30 days after it.
    DueIn30,
    /// Open and due on the date or in the 60 days after it.
    DueIn60,
    /// Open and due on the date or in the 90 days after it.
    DueIn90,
    /// Open and due on the date or in the warning days of the settings after it.
    DueSoon,
    /// Completed but not closed out for more than the close-out days of the settings.
    CloseOutAlarm,
    /// The latest step passed since the last return or relapse is this one; none for [`CloseOutStep::Relapse`].
    Passed(CloseOutStep),
    /// Sent back at least once by the date.
    SentBack,
    /// Relapsed (反弹) at least once by the date.
    Reopened,
    /// Open since a relapse.
    RelapsedNow,
    /// Open and without a progress note for more than the stale days of the settings (counted from the start where there
    /// is none).
    Stale,
}

const FIRST_STATUS: usize = 1;
const FIRST_LIGHT: usize = FIRST_STATUS + Status::ALL.len();
const FIRST_STEP: usize = FIRST_LIGHT + Light::ALL.len();
const FIRST_PLAIN: usize = FIRST_STEP + 6;

impl Figure {
    /// How many figures there are.
    pub(super) const COUNT: usize = FIRST_PLAIN + 21;

    /// The place of the figure, below [`Figure::COUNT`].
    pub(super) const fn place(self) -> usize {
        let plain = match self {
            Self::All => return 0,
            Self::Status(status) => return FIRST_STATUS + status as usize,
            Self::Light(light) => return FIRST_LIGHT + light as usize,
            Self::Passed(step) => return FIRST_STEP + step as usize,
            Self::LightByHand => 0,
            Self::Done => 1,
            Self::Open => 2,
            Self::Ongoing => 3,
            Self::NoDate => 4,
            Self::DueSoFar => 5,
            Self::DueSoFarCompleted => 6,
            Self::DueSoFarOnTime => 7,
            Self::DueThisYear => 8,
            Self::DueThisYearCompleted => 9,
            Self::CompletedThisMonth => 10,
            Self::CompletedLastMonth => 11,
            Self::DueIn30 => 12,
            Self::DueIn60 => 13,
            Self::DueIn90 => 14,
            Self::DueSoon => 15,
            Self::CloseOutAlarm => 16,
            Self::SentBack => 17,
            Self::Reopened => 18,
            Self::RelapsedNow => 19,
            Self::Stale => 20,
        };
        FIRST_PLAIN + plain
    }
}

/// The figures that a task counts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FigureSet(u64);

impl FigureSet {
    /// Whether the task counts in a figure.
    pub const fn holds(self, figure: Figure) -> bool {
        self.0 >> figure.place() & 1 == 1
    }

    fn put(&mut self, figure: Figure, holds: bool) {
        self.0 |= u64::from(holds) << figure.place();
    }

    /// The places of the figures.
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            (left != 0).then(|| {
                let place = left.trailing_zeros();
                left &= left - 1;
                place as usize
            })
        })
    }

    /// The figures a task counts in at the end of `day`; `state` is the task's but for its figures, `events` the
    /// close-out events known on the day.
    pub(super) fn of(
        task: &Task,
        state: &TaskState,
        events: &[&CloseOutEvent],
        settings: &PlanSettings,
        day: Day,
    ) -> Self {
        let done = state.status.is_done();
        let due = state.due;
        let done_on = state.done_on();
        let due_so_far = due.is_some_and(|due| due <= day);
        let due_this_year = due.is_some_and(|due| due.year() == day.year());
        let left = due.filter(|_| !done).map(|due| days(day, due));
        let due_in = |most: u32| left.is_some_and(|left| (0..=i64::from(most)).contains(&left));
        let longer = |since: Option<Day>, most: u32| {
            since.is_some_and(|since| days(since, day) > i64::from(most))
        };
        let month = |day: Day| (day.year(), day.month());
        // The day before the first of the month lies in the month before; the calendar begins long before any plan.
        let last_month = day.first_of_month().yesterday().map(month).ok();

        let mut set = Self::default();
        set.put(Figure::All, true);
        set.put(Figure::Status(state.status), true);
        set.put(Figure::Light(state.light.light), true);
        set.put(Figure::LightByHand, state.light.overridden);
        set.put(Figure::Done, done);
        set.put(Figure::Open, !done);
        set.put(Figure::Ongoing, task.continuing);
        set.put(Figure::NoDate, due.is_none());
        set.put(Figure::DueSoFar, due_so_far);
        set.put(Figure::DueSoFarCompleted, due_so_far && done);
        let on_time = done && due.zip(done_on).is_some_and(|(due, on)| on <= due);
        set.put(Figure::DueSoFarOnTime, due_so_far && on_time);
        set.put(Figure::DueThisYear, due_this_year);
        set.put(Figure::DueThisYearCompleted, due_this_year && done);
        let done_in = done_on.filter(|_| done).map(month);
        set.put(Figure::CompletedThisMonth, done_in == Some(month(day)));
        set.put(
            Figure::CompletedLastMonth,
            done_in.is_some() && done_in == last_month,
        );
        set.put(Figure::DueIn30, due_in(30));
        set.put(Figure::DueIn60, due_in(60));
        set.put(Figure::DueIn90, due_in(90));
        set.put(Figure::DueSoon, due_in(settings.warning_days));
        let waiting = state.status == Status::Completed;
        set.put(
            Figure::CloseOutAlarm,
            waiting && longer(state.completed_on, settings.close_out_days),
        );
        let passed = usize::from(state.close_out.passed).checked_sub(1);
        if let Some(step) = passed.and_then(|place| CloseOutStep::FIVE.get(place)) {
            set.put(Figure::Passed(*step), true);
        }
        let any = |which: fn(&CloseOutEvent) -> bool| events.iter().any(|event| which(event));
        set.put(
            Figure::SentBack,
            any(|event| event.outcome == Outcome::SentBack && event.step != CloseOutStep::Relapse),
        );
        set.put(
            Figure::Reopened,
            any(|event| event.step == CloseOutStep::Relapse),
        );
        set.put(Figure::RelapsedNow, state.relapsed);
        set.put(
            Figure::Stale,
            !done && longer(state.latest_note.or(task.start), settings.stale_days),
        );
        set
    }
}

/// Days from one day to another, negative when the other is earlier.
fn days(from: Day, to: Day) -> i64 {
    i64::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_a_place_of_its_own() {
        let mut figures = vec![Figure::All, Figure::LightByHand, Figure::Done, Figure::Open];
        figures.extend(Status::ALL.map(Figure::Status));
        figures.extend(Light::ALL.map(Figure::Light));
        figures.extend(CloseOutStep::FIVE.map(Figure::Passed));
        figures.extend([
            Figure::Passed(CloseOutStep::Relapse),
            Figure::Ongoing,
            Figure::NoDate,
            Figure::DueSoFar,
            Figure::DueSoFarCompleted,
            Figure::DueSoFarOnTime,
            Figure::DueThisYear,
            Figure::DueThisYearCompleted,
            Figure::CompletedThisMonth,
            Figure::CompletedLastMonth,
            Figure::DueIn30,
            Figure::DueIn60,
            Figure::DueIn90,
            Figure::DueSoon,
            Figure::CloseOutAlarm,
            Figure::SentBack,
            Figure::Reopened,
            Figure::RelapsedNow,
            Figure::Stale,
        ]);
        let mut places: Vec<usize> = figures.into_iter().map(Figure::place).collect();
        places.sort_unstable();
        assert_eq!(places, (0..Figure::COUNT).collect::<Vec<_>>());
    }
}

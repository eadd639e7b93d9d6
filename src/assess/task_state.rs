//! What follows for one task at an as-of date: status, percent, what is late, how far the close-out is.

use super::{FigureSet, LightState, Status};
use crate::plan::{CloseOutStep, Day};
use crate::text::{Phrase, assess_words as words};

/// How far the close-out (销号) of a task is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CloseOutState {
    /// Steps passed since the latest return or relapse, 0 to 5.
    pub passed: u8,
    /// The step in hand: a running public notice, else the next step; `None` once record-filing has passed.
    pub current: Option<CloseOutStep>,
    /// Last day of a public notice that is running at the date.
    pub notice_until: Option<Day>,
    /// A public notice is running at the date, whether or not its last day is known.
    pub in_notice: bool,
    /// The latest event sent the task back to step 1.
    pub sent_back: bool,
}

impl CloseOutState {
    /// What the task waits for, in a word; `None` once record-filing has passed.
    pub fn waits(&self) -> Option<Phrase> {
        if self.in_notice {
            return Some(words::IN_NOTICE);
        }
        self.current.map(Self::waits_for)
    }

    /// What a task waits for before a step, in a word.
    pub const fn waits_for(step: CloseOutStep) -> Phrase {
        match step {
            CloseOutStep::SelfCheck | CloseOutStep::Relapse => words::WAITS_SELF_CHECK,
            CloseOutStep::Verification => words::WAITS_VERIFICATION,
            CloseOutStep::PublicNotice => words::WAITS_PUBLIC_NOTICE,
            CloseOutStep::Filing => words::WAITS_FILING,
            CloseOutStep::RecordFiling => words::WAITS_RECORD_FILING,
        }
    }
}

/// One task at an as-of date.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskState {
    /// Where it stands.
    pub status: Status,
    /// Latest reported percent, 0 to 100; 100 for a completed task; `None` where nothing was reported, which is not 0.
    pub percent: Option<u8>,
    /// Percent expected at the date, 0 to 100, before tolerance.
    pub expected: f64,
    /// The deadline in force at the date.
    pub due: Option<Day>,
    /// The day before the last official move of the deadline known at the date, if it moved.
    pub moved_from: Option<Day>,
    /// Days past the deadline; 0 unless overdue.
    pub days_late: i32,
    /// Reopened by a relapse (反弹) and not completed since.
    pub relapsed: bool,
    /// The day it counts as completed from.
    pub completed_on: Option<Day>,
    /// The day its record-filing passed; `None` unless it is closed out.
    pub closed_out_on: Option<Day>,
    /// Its light.
    pub light: LightState,
    /// The day of the latest progress note.
    pub latest_note: Option<Day>,
    /// How far the close-out is.
    pub close_out: CloseOutState,
    /// Measures done by the date.
    pub measures_done: usize,
    /// Measures in all.
    pub measures: usize,
    /// People held to account by the date.
    pub accountable: u32,
    /// The figures it counts in.
    pub figures: FigureSet,
}

impl TaskState {
    /// The day it counts as done from: completed, or closed out where nobody said when it was completed.
    pub fn done_on(&self) -> Option<Day> {
        self.completed_on.or(self.closed_out_on)
    }

    /// The day it counts as done from, if it is done at all.
    pub(super) fn counts_as_done_on(&self) -> Option<Day> {
        self.done_on().filter(|_| self.status.is_done())
    }

    /// Days from completion to record-filing; `None` unless both are known. 0 where they stand the other way round.
    pub fn close_out_lag(&self) -> Option<u32> {
        let days = (self.closed_out_on? - self.completed_on?).get_days();
        Some(u32::try_from(days).unwrap_or(0))
    }
}

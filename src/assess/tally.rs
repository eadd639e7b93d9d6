//! Tasks counted in every figure at once, and the rates made of two figures.

use super::{Figure, FigureSet, TaskState};
use crate::plan::Task;
use crate::text::{Phrase, assess_words as words};

/// A part of a whole, both counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratio {
    /// How many count.
    pub part: usize,
    /// Of how many.
    pub whole: usize,
}

impl Ratio {
    /// The ratio as a fraction of 1; `None` where the whole is empty.
    pub fn fraction(self) -> Option<f64> {
        // Counts are far below 2^52.
        (self.whole > 0).then(|| self.part as f64 / self.whole as f64)
    }
}

/// A rate that officials report, with its definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rate {
    /// 总完成率: completed of all.
    Completion,
    /// 到期任务完成率: completed at all, of those due on or before the date.
    DueCompletion,
    /// 按期完成率: completed on or before the deadline, of those due on or before the date.
    OnTime,
    /// 本年度任务完成率: completed, of those due in the year of the date.
    ThisYear,
    /// 销号率: closed out of completed.
    CloseOut,
}

impl Rate {
    /// All five.
    pub const ALL: [Self; 5] = [
        Self::Completion,
        Self::DueCompletion,
        Self::OnTime,
        Self::ThisYear,
        Self::CloseOut,
    ];

    /// What counts.
    pub const fn part(self) -> Figure {
        match self {
            Self::Completion => Figure::Done,
            Self::DueCompletion => Figure::DueSoFarCompleted,
            Self::OnTime => Figure::DueSoFarOnTime,
            Self::ThisYear => Figure::DueThisYearCompleted,
            Self::CloseOut => Figure::Status(super::Status::ClosedOut),
        }
    }

    /// Of what.
    pub const fn whole(self) -> Figure {
        match self {
            Self::Completion => Figure::All,
            Self::DueCompletion | Self::OnTime => Figure::DueSoFar,
            Self::ThisYear => Figure::DueThisYear,
            Self::CloseOut => Figure::Done,
        }
    }

    /// The name.
    pub const fn word(self) -> Phrase {
        match self {
            Self::Completion => words::RATE_COMPLETION,
            Self::DueCompletion => words::RATE_DUE_COMPLETION,
            Self::OnTime => words::RATE_ON_TIME,
            Self::ThisYear => words::RATE_THIS_YEAR,
            Self::CloseOut => words::RATE_CLOSE_OUT,
        }
    }

    /// What is divided by what, in one line.
    pub const fn base(self) -> Phrase {
        match self {
            Self::Completion => words::BASE_COMPLETION,
            Self::DueCompletion => words::BASE_DUE_COMPLETION,
            Self::OnTime => words::BASE_ON_TIME,
            Self::ThisYear => words::BASE_THIS_YEAR,
            Self::CloseOut => words::BASE_CLOSE_OUT,
        }
    }
}

/// What one task adds to a tally.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    figures: FigureSet,
    planned_yuan: i64,
    paid_yuan: i64,
    measures: usize,
    measures_done: usize,
    accountable: u32,
}

/// Money in yuan, the ten thousandth of a 万元, so that sums are exact whatever their order.
fn yuan(ten_thousands: Option<f64>) -> i64 {
    // Rounds to whole yuan; a value beyond all money stays at the end of the range.
    ten_thousands.map_or(0, |value| (value * 10_000.0).round() as i64)
}

impl Share {
    pub(super) fn of(task: &Task, state: &TaskState) -> Self {
        Self {
            figures: state.figures,
            planned_yuan: yuan(task.funding.planned),
            paid_yuan: yuan(task.funding.paid),
            measures: state.measures,
            measures_done: state.measures_done,
            accountable: state.accountable,
        }
    }
}

/// Some tasks, counted in every figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    counts: [u32; Figure::COUNT],
    planned_yuan: i64,
    paid_yuan: i64,
    measures: usize,
    measures_done: usize,
    accountable: u64,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            counts: [0; Figure::COUNT],
            planned_yuan: 0,
            paid_yuan: 0,
            measures: 0,
            measures_done: 0,
            accountable: 0,
        }
    }
}

impl Tally {
    /// How many tasks count in a figure.
    pub fn count(&self, figure: Figure) -> usize {
        self.counts[figure.place()] as usize
    }

    /// How many tasks there are.
    pub fn tasks(&self) -> usize {
        self.count(Figure::All)
    }

    /// One figure of another.
    pub fn ratio(&self, part: Figure, whole: Figure) -> Ratio {
        Ratio {
            part: self.count(part),
            whole: self.count(whole),
        }
    }

    /// A rate.
    pub fn rate(&self, rate: Rate) -> Ratio {
        self.ratio(rate.part(), rate.whole())
    }

    /// Money planned, in yuan.
    pub fn planned_yuan(&self) -> i64 {
        self.planned_yuan
    }

    /// Money paid, in yuan.
    pub fn paid_yuan(&self) -> i64 {
        self.paid_yuan
    }

    /// Their measures.
    pub fn measures(&self) -> usize {
        self.measures
    }

    /// Their measures done by the date.
    pub fn measures_done(&self) -> usize {
        self.measures_done
    }

    /// People held to account for them by the date.
    pub fn accountable(&self) -> u64 {
        self.accountable
    }

    /// These tasks together with others that are none of them.
    pub fn merge(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
        self.planned_yuan = self.planned_yuan.saturating_add(other.planned_yuan);
        self.paid_yuan = self.paid_yuan.saturating_add(other.paid_yuan);
        self.measures += other.measures;
        self.measures_done += other.measures_done;
        self.accountable += other.accountable;
    }

    pub(super) fn add(&mut self, share: Share) {
        for place in share.figures.places() {
            self.counts[place] += 1;
        }
        self.planned_yuan = self.planned_yuan.saturating_add(share.planned_yuan);
        self.paid_yuan = self.paid_yuan.saturating_add(share.paid_yuan);
        self.measures += share.measures;
        self.measures_done += share.measures_done;
        self.accountable += u64::from(share.accountable);
    }

    pub(super) fn take(&mut self, share: Share) {
        for place in share.figures.places() {
            self.counts[place] = self.counts[place].saturating_sub(1);
        }
        self.planned_yuan = self.planned_yuan.saturating_sub(share.planned_yuan);
        self.paid_yuan = self.paid_yuan.saturating_sub(share.paid_yuan);
        self.measures = self.measures.saturating_sub(share.measures);
        self.measures_done = self.measures_done.saturating_sub(share.measures_done);
        self.accountable = self
            .accountable
            .saturating_sub(u64::from(share.accountable));
    }
}

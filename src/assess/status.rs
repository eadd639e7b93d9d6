//! The six statuses of a task at a date, in the order of urgency in which totals list them.

use crate::text::{Phrase, common_words};

/// Where a task stands at an as-of date. Progress and close-out are two axes: completed is not closed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 尚未启动: nothing reported, no measure done.
    NotStarted,
    /// 达到序时进度.
    OnSchedule,
    /// 未达序时进度: the latest reported percent is below the expected one.
    Behind,
    /// 超期未完成: the deadline in force is before the date.
    Overdue,
    /// 已完成: the latest completion event says so.
    Completed,
    /// 已销号: record-filing passed, no relapse since.
    ClosedOut,
}

impl Status {
    /// All six.
    pub const ALL: [Self; 6] = [
        Self::NotStarted,
        Self::OnSchedule,
        Self::Behind,
        Self::Overdue,
        Self::Completed,
        Self::ClosedOut,
    ];

    /// The name in JSON: `not_started` and so on.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::OnSchedule => "on_schedule",
            Self::Behind => "behind",
            Self::Overdue => "overdue",
            Self::Completed => "completed",
            Self::ClosedOut => "closed_out",
        }
    }

    /// The full word.
    pub const fn word(self) -> Phrase {
        match self {
            Self::NotStarted => common_words::NOT_STARTED,
            Self::OnSchedule => common_words::ON_SCHEDULE,
            Self::Behind => common_words::BEHIND,
            Self::Overdue => common_words::OVERDUE,
            Self::Completed => common_words::COMPLETED,
            Self::ClosedOut => common_words::CLOSED_OUT,
        }
    }

    /// The short word for tables and chips.
    pub const fn short(self) -> Phrase {
        match self {
            Self::NotStarted => common_words::NOT_STARTED_SHORT,
            Self::OnSchedule => common_words::ON_SCHEDULE_SHORT,
            Self::Behind => common_words::BEHIND_SHORT,
            Self::Overdue => common_words::OVERDUE_SHORT,
            Self::Completed => common_words::COMPLETED,
            Self::ClosedOut => common_words::CLOSED_OUT,
        }
    }

    /// The word over several tasks of this status: a count, a group, a choice. 已完成 counts the closed-out ones too, so
    /// those that are not have a word of their own.
    pub const fn counted(self) -> Phrase {
        match self {
            Self::Completed => common_words::COMPLETED_NOT_CLOSED,
            other => other.short(),
        }
    }

    /// Completed or closed out.
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Completed | Self::ClosedOut)
    }
}

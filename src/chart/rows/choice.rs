//! The choices a view of the table makes: columns, grouping, order, density.

use super::due_in_force;
use crate::assess::{Status, TaskState};
use crate::plan::{Plan, Task};
use crate::text::{Phrase, assess_words, common_words, gantt_words};
use std::cmp::Ordering;

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// 时限年度
    #[default]
    DueYear,
    /// 任务清单
    List,
    /// 牵头单位
    LeadUnit,
    /// 问题类型
    Category,
    /// 状态
    Status,
    /// 亮灯
    Light,
    /// 不分组
    None,
}

/// A column of the task table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// 序号
    Number,
    /// 任务
    Title,
    /// 牵头单位
    LeadUnit,
    /// 时限
    Due,
    /// 状态
    Status,
    /// 进度
    Percent,
    /// 责任单位
    Responsible,
    /// 任务清单
    List,
    /// 问题类型
    Category,
    /// 起始
    Start,
    /// 亮灯
    Light,
}

/// How the table is sorted: a column and whether downward; `None` is plan order.
pub type Sorting = Option<(Column, bool)>;

/// How far rows stand apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Density {
    /// 22 points.
    Compact,
    /// 24 points.
    #[default]
    Normal,
    /// 28 points.
    Roomy,
}

impl Grouping {
    /// Every grouping, in the order of the menu.
    pub const ALL: [Self; 7] = [
        Self::DueYear,
        Self::List,
        Self::LeadUnit,
        Self::Category,
        Self::Status,
        Self::Light,
        Self::None,
    ];

    /// The word in the menu.
    pub const fn word(self) -> Phrase {
        match self {
            Self::DueYear => gantt_words::BY_DUE_YEAR,
            Self::List => gantt_words::BY_LIST,
            Self::LeadUnit => common_words::LEAD_UNIT,
            Self::Category => gantt_words::BY_CATEGORY,
            Self::Status => common_words::STATUS,
            Self::Light => assess_words::LIGHT,
            Self::None => gantt_words::BY_NONE,
        }
    }
}

impl Column {
    /// Every column, in the order of the menu.
    pub const ALL: [Self; 11] = [
        Self::Number,
        Self::Title,
        Self::LeadUnit,
        Self::Due,
        Self::Status,
        Self::Percent,
        Self::Responsible,
        Self::List,
        Self::Category,
        Self::Start,
        Self::Light,
    ];

    /// The heading.
    pub const fn word(self) -> Phrase {
        match self {
            Self::Number => common_words::NUMBER,
            Self::Title => common_words::TASK,
            Self::LeadUnit => common_words::LEAD_UNIT,
            Self::Due => common_words::DUE,
            Self::Status => common_words::STATUS,
            Self::Percent => gantt_words::COLUMN_PERCENT,
            Self::Responsible => gantt_words::COLUMN_RESPONSIBLE,
            Self::List => gantt_words::COLUMN_LIST,
            Self::Category => gantt_words::BY_CATEGORY,
            Self::Start => gantt_words::COLUMN_START,
            Self::Light => assess_words::LIGHT,
        }
    }

    /// The width a column has when it is first shown, in points.
    pub const fn usual_width(self) -> f32 {
        match self {
            Self::Number => 34.0,
            Self::Title => 198.0,
            Self::LeadUnit | Self::Responsible => 90.0,
            Self::Due | Self::Start | Self::Category => 82.0,
            Self::Status | Self::Light => 80.0,
            Self::Percent => 56.0,
            Self::List => 120.0,
        }
    }
}

impl Density {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Compact, Self::Normal, Self::Roomy];

    /// The word in the menu.
    pub const fn word(self) -> Phrase {
        match self {
            Self::Compact => gantt_words::COMPACT,
            Self::Normal => gantt_words::NORMAL,
            Self::Roomy => gantt_words::ROOMY,
        }
    }

    /// Height of a row in points.
    pub const fn row_height(self) -> f64 {
        match self {
            Self::Compact => 22.0,
            Self::Normal => 24.0,
            Self::Roomy => 28.0,
        }
    }
}

/// The place of a status where the most urgent comes first.
pub(super) fn urgency(status: Option<Status>) -> u8 {
    match status {
        Some(Status::Overdue) => 0,
        Some(Status::Behind) => 1,
        Some(Status::NotStarted) => 2,
        Some(Status::OnSchedule) => 3,
        Some(Status::Completed) => 4,
        Some(Status::ClosedOut) => 5,
        None => 6,
    }
}

/// Empty values come last, whatever they are.
fn filled_first<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

fn words(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// The leading number of a text, then the text: `9` before `10` before `10-2`.
fn number(text: &str) -> Option<(u64, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    words(text).map(|text| (text[..digits].parse().unwrap_or(u64::MAX), text))
}

/// The order of two tasks by a column.
pub(super) fn compare(
    plan: &Plan,
    column: Column,
    (a, a_state): (&Task, Option<&TaskState>),
    (b, b_state): (&Task, Option<&TaskState>),
) -> Ordering {
    match column {
        Column::Number => filled_first(number(&a.number), number(&b.number)),
        Column::Title => filled_first(words(&a.title), words(&b.title)),
        Column::LeadUnit => filled_first(
            words(plan.unit_word(a.lead_unit.as_ref())),
            words(plan.unit_word(b.lead_unit.as_ref())),
        ),
        Column::Due => filled_first(due_in_force(a, a_state), due_in_force(b, b_state)),
        Column::Status => {
            urgency(a_state.map(|s| s.status)).cmp(&urgency(b_state.map(|s| s.status)))
        }
        Column::Percent => filled_first(a_state.map(|s| s.percent), b_state.map(|s| s.percent)),
        Column::Responsible => filled_first(
            words(plan.unit_word(a.responsible_units.first())),
            words(plan.unit_word(b.responsible_units.first())),
        ),
        Column::List => filled_first(a.list.as_ref(), b.list.as_ref()),
        Column::Category => a.category.cmp(&b.category),
        Column::Start => filled_first(a.first_day(), b.first_day()),
        // The reddest first.
        Column::Light => filled_first(
            a_state.map(|s| std::cmp::Reverse(s.light.light)),
            b_state.map(|s| std::cmp::Reverse(s.light.light)),
        ),
    }
}

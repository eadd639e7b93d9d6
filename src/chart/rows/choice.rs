//! The choices a view of the table makes: columns, grouping, order, density.

use super::due_in_force;
use crate::assess::{Light, Status, TaskState};
use crate::plan::{Category, Day, Id, Plan, Task};
use crate::text::{Phrase, assess_words, common_words, gantt_words};
use crate::wording::natural_key;
use std::borrow::Cow;
use std::cmp::Reverse;

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
        Self::Start,
        Self::Due,
        Self::Status,
        Self::Percent,
        Self::Responsible,
        Self::List,
        Self::Category,
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

/// What a task is ordered by, read out once: with 100,000 tasks looking it up again for each comparison is felt.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SortKey<'a> {
    /// Empty values come last, whatever they are.
    empty: bool,
    value: Value<'a>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Value<'a> {
    Nothing,
    /// The natural key of a text.
    Text(Cow<'a, str>),
    Day(Day),
    Small(u8),
    Id(&'a Id),
    Category(Category),
    Light(Reverse<Light>),
}

fn filled_first<'a, T>(value: Option<T>, of: fn(T) -> Value<'a>) -> SortKey<'a> {
    SortKey {
        empty: value.is_none(),
        value: value.map_or(Value::Nothing, of),
    }
}

/// A text with its numbers by value: `9` before `10` before `10-2`.
fn words(text: &str) -> Option<Cow<'_, str>> {
    (!text.is_empty()).then(|| natural_key(text))
}

/// What a task is ordered by in a column.
pub(super) fn sort_key<'a>(
    plan: &'a Plan,
    column: Column,
    task: &'a Task,
    state: Option<&TaskState>,
) -> SortKey<'a> {
    match column {
        Column::Number => filled_first(words(&task.number), Value::Text),
        Column::Title => filled_first(words(&task.title), Value::Text),
        Column::LeadUnit => {
            let name = plan.unit_word(task.lead_unit.as_ref());
            filled_first(words(name), Value::Text)
        }
        Column::Due => filled_first(due_in_force(task, state), Value::Day),
        Column::Status => filled_first(Some(urgency(state.map(|s| s.status))), Value::Small),
        Column::Percent => filled_first(state.and_then(|s| s.percent), Value::Small),
        Column::Responsible => {
            let name = plan.unit_word(task.responsible_units.first());
            filled_first(words(name), Value::Text)
        }
        Column::List => filled_first(task.list.as_ref(), Value::Id),
        Column::Category => filled_first(Some(task.category), Value::Category),
        Column::Start => filled_first(task.first_day(), Value::Day),
        // The reddest first.
        Column::Light => filled_first(state.map(|s| Reverse(s.light.light)), Value::Light),
    }
}

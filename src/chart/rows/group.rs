//! What the tasks of a group have in common, its key and its heading.

use super::choice::urgency;
use super::{Grouping, due_in_force};
use crate::assess::{Light, Status, TaskState};
use crate::plan::{Category, Day, Id, Plan, Task};
use crate::text::{Language, gantt_words};
use crate::wording::category_word;
use std::collections::BTreeMap;

/// What the tasks of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKey {
    /// The year they are due; `None` without a date.
    Year(Option<i16>),
    /// Their list; `None` without one.
    List(Option<Id>),
    /// Their lead unit; `None` without one.
    LeadUnit(Option<Id>),
    /// What they are about.
    Category(Category),
    /// Where they stand; `None` while not assessed.
    Status(Option<Status>),
    /// Their light; `None` while not assessed.
    Light(Option<Light>),
    /// Nothing: the view is not grouped.
    All,
}

impl GroupKey {
    /// The group a task falls into.
    pub fn of(grouping: Grouping, task: &Task, state: Option<&TaskState>) -> Self {
        match grouping {
            Grouping::DueYear => Self::Year(due_in_force(task, state).map(Day::year)),
            Grouping::List => Self::List(task.list.clone()),
            Grouping::LeadUnit => Self::LeadUnit(task.lead_unit.clone()),
            Grouping::Category => Self::Category(task.category),
            Grouping::Status => Self::Status(state.map(|state| state.status)),
            Grouping::Light => Self::Light(state.map(|state| state.light.light)),
            Grouping::None => Self::All,
        }
    }

    /// A text that stays the same from run to run, for remembering folds.
    pub fn text(&self) -> String {
        match self {
            Self::Year(Some(year)) => format!("year:{year}"),
            Self::Year(None) => "year:".into(),
            Self::List(Some(id)) => format!("list:{id}"),
            Self::List(None) => "list:".into(),
            Self::LeadUnit(Some(id)) => format!("unit:{id}"),
            Self::LeadUnit(None) => "unit:".into(),
            Self::Category(category) => format!("category:{category:?}"),
            Self::Status(Some(status)) => format!("status:{}", status.key()),
            Self::Status(None) => "status:".into(),
            Self::Light(Some(light)) => format!("light:{}", light.key()),
            Self::Light(None) => "light:".into(),
            Self::All => "all".into(),
        }
    }

    /// The heading in a language.
    pub fn heading(&self, plan: &Plan, language: Language) -> String {
        match self {
            Self::Year(Some(year)) => gantt_words::YEAR_HEAD.fill(language, &[("year", year)]),
            Self::Year(None) => gantt_words::NO_DATE.of(language).into(),
            Self::List(Some(id)) => plan
                .lists()
                .get(id)
                .map_or_else(|| id.to_string(), |list| list.title.clone()),
            Self::List(None) => gantt_words::NO_LIST.of(language).into(),
            Self::LeadUnit(None) => gantt_words::NO_UNIT.of(language).into(),
            Self::LeadUnit(Some(id)) => plan.unit_label(id),
            Self::Category(category) => category_word(*category).of(language).into(),
            Self::Status(Some(status)) => status.counted().of(language).into(),
            Self::Light(Some(light)) => light.word().of(language).into(),
            Self::Status(None) | Self::Light(None) => "–".into(),
            Self::All => crate::text::common_words::ALL_TASKS.of(language).into(),
        }
    }

    /// Where the group stands: years upward, lists by rank, statuses by urgency, units as their first task comes;
    /// the group without a value last.
    pub(super) fn place(&self, lists: &BTreeMap<&Id, usize>) -> (bool, i64) {
        let near = |place: usize| i64::try_from(place).unwrap_or(i64::MAX);
        match self {
            Self::Year(year) => (year.is_none(), year.map_or(0, i64::from)),
            Self::List(id) => (
                id.is_none(),
                id.as_ref()
                    .and_then(|id| lists.get(id))
                    .map_or(i64::MAX, |place| near(*place)),
            ),
            Self::LeadUnit(id) => (id.is_none(), 0),
            Self::Category(category) => (false, *category as i64),
            Self::Status(status) => (status.is_none(), i64::from(urgency(*status))),
            // The reddest first.
            Self::Light(light) => (light.is_none(), light.map_or(0, |light| -(light as i64))),
            Self::All => (false, 0),
        }
    }
}

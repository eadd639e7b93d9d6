//! A deadline: its date, how exact it is, and the words it was given in.

use super::Day;
use serde::{Deserialize, Serialize};

/// How exact a deadline is: `2021年底前` names a year, `2022年6月底前` a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// An exact day.
    #[default]
    Day,
    /// By the end of a month.
    Month,
    /// By the end of a quarter.
    Quarter,
    /// By the end of June or December.
    HalfYear,
    /// By the end of a year.
    Year,
}

/// A deadline (整改时限).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Due {
    /// The last day, included; `None` where the task has no end date (长期坚持).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// How exact the date is.
    #[serde(skip_serializing_if = "is_day")]
    pub precision: Precision,
    /// The words as written in the plan (`2021年底前`); empty where the date says it all.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub wording: String,
}

fn is_day(precision: &Precision) -> bool {
    *precision == Precision::Day
}

impl Due {
    /// A deadline on an exact day, without wording.
    pub fn on(date: Day) -> Self {
        Self {
            date: Some(date),
            ..Self::default()
        }
    }

    /// Whether nothing is said at all.
    pub fn is_empty(&self) -> bool {
        self.date.is_none() && self.wording.is_empty()
    }
}

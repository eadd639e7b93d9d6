//! An environmental indicator (指标): its points and targets, each with its source.

use super::{Day, Id};
use serde::{Deserialize, Serialize};

/// Which direction is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// Higher is better.
    #[default]
    Up,
    /// Lower is better.
    Down,
}

/// How an indicator's values are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// A level at or over a period.
    #[default]
    Level,
    /// Counted from the first of January; never joined across years.
    Cumulative,
    /// A share of a base; two bases are two lines.
    Ratio,
}

/// How a value is bounded where the source says "余" or "超过".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The value itself.
    #[default]
    Exact,
    /// At least the value.
    AtLeast,
    /// At most the value.
    AtMost,
    /// More than the value.
    MoreThan,
}

/// One value for a period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorPoint {
    /// Identity within the indicator.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// First day of the period.
    pub start: Day,
    /// Last day of the period.
    pub end: Day,
    /// The value; `None` where no figure is known, which stays a gap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// How the value is bounded.
    #[serde(default)]
    pub bound: Bound,
    /// What the value is a share of or counted over; another base is another line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub base: String,
    /// Not yet verified (初步).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// How it was computed, where it was not published as such.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub derived: String,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// A note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A target for a period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorTarget {
    /// Identity within the indicator.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// First day of the period.
    pub start: Day,
    /// Last day of the period.
    pub end: Day,
    /// The target.
    pub value: f64,
    /// How it is bounded.
    #[serde(default)]
    pub bound: Bound,
    /// Which base it belongs to; empty: every base.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub base: String,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// A note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// An environmental indicator.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Indicator {
    /// Identity within the plan.
    #[serde(skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// Place among the indicators.
    pub rank: i64,
    /// Name.
    pub name: String,
    /// Region.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// Unit of the values (天, %, µg/m³).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Decimals shown, 0 to 6.
    pub decimals: u8,
    /// Which direction is better.
    pub better: Better,
    /// How the values are made.
    pub kind: IndicatorKind,
    /// Values, in any order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<IndicatorPoint>,
    /// Targets, in any order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<IndicatorTarget>,
    /// Tasks that should move it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Id>,
    /// Made-up sample data (示例).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

//! The 1+4+N structure: task lists, special plans and the tree of units.

use super::Id;
use serde::{Deserialize, Serialize};

/// How many levels of units may stand above each other: many times more than there are, and few enough to go up from
/// each task to all of them.
pub const MOST_LEVELS: usize = 64;

/// A task list (任务清单), one of the four in Chongqing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TaskList {
    /// Identity within the plan.
    #[serde(skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// Place among the lists.
    pub rank: i64,
    /// Full name.
    pub title: String,
    /// Name short enough for a chip or a table cell; empty: the full name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub short: String,
    /// Made-up sample data (示例).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

impl TaskList {
    /// The name for narrow places.
    pub fn short_title(&self) -> &str {
        if self.short.is_empty() {
            &self.title
        } else {
            &self.short
        }
    }
}

/// A special plan (专项方案), one of the N.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SpecialPlan {
    /// Identity within the plan.
    #[serde(skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// Place among the special plans.
    pub rank: i64,
    /// Name.
    pub title: String,
    /// Unit that answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// Made-up sample data (示例).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

/// What kind of unit.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A municipality or city.
    City,
    /// A municipal department (市级部门).
    CityDepartment,
    /// A district or county (区县).
    District,
    /// A department of a district (区级部门).
    Department,
    /// A sub-district (街道).
    Subdistrict,
    /// A town or township (镇、乡).
    Town,
    /// An enterprise.
    Enterprise,
    /// Anything else.
    #[default]
    Other,
}

impl UnitKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::City,
        Self::CityDepartment,
        Self::District,
        Self::Department,
        Self::Subdistrict,
        Self::Town,
        Self::Enterprise,
        Self::Other,
    ];
}

/// A unit (单位). Everything refers to it by its id, so a new name is one record changed; two units may bear one name
/// under different parents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Unit {
    /// Identity within the plan.
    #[serde(skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// Place among its siblings.
    pub rank: i64,
    /// Name as ledgers write it.
    pub name: String,
    /// What kind.
    pub kind: UnitKind,
    /// The unit above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// Outside the tree: words of a ledger that name no unit of the tree, or a unit taken out of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
}

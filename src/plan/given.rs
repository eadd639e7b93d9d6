//! Parts of a plan that are given out to units and come back (分解、汇总): what the plan and the part say of each other.

use super::{Day, Id};
use serde::{Deserialize, Serialize};

/// In a part: the plan it was taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The part, as the plan knows it.
    pub part: Id,
    /// The plan.
    pub plan: Id,
    /// Its title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The unit it was given to.
    pub unit: Id,
    /// The day it was given out.
    pub date: Day,
    /// The records as they were given out, packed: what the unit changed is told by them when the part comes back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub base: String,
}

/// In a plan: a part that was given out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenOut {
    /// The part.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// The unit it was given to.
    pub unit: Id,
    /// Its name then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The day it was given out.
    pub date: Day,
    /// How many tasks it held.
    #[serde(default)]
    pub tasks: u32,
    /// The day it came back last; `None` until it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<Day>,
    /// What the unit had changed when it came back last, packed: the next time only what is new counts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub taken: String,
    /// Each content that came back, the last one last, so that an older one is known again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<Id>,
}

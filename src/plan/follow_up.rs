//! What others found and asked: inspection records (督察、督办) and complaints (信访举报).

use super::{Day, Id, SupervisionLevel};
use serde::{Deserialize, Serialize};

/// What kind of inspection.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum InspectionKind {
    /// 例行督察
    #[default]
    Routine,
    /// 专项督察
    Special,
    /// 驻点督察
    Resident,
    /// 日常督察
    Daily,
    /// 川渝联动督察
    Joint,
    /// 暗查暗访
    Unannounced,
    /// 警示片、典型案例
    ExposedCase,
}

impl InspectionKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Routine,
        Self::Special,
        Self::Resident,
        Self::Daily,
        Self::Joint,
        Self::Unannounced,
        Self::ExposedCase,
    ];
}

/// One inspection of rectification work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InspectionRecord {
    /// Identity within the plan.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// Number as written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The day.
    pub date: Day,
    /// What kind.
    #[serde(default)]
    pub kind: InspectionKind,
    /// At which level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<SupervisionLevel>,
    /// The unit inspected.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// What was found.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub findings: String,
    /// The tasks it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Id>,
    /// To be settled by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Settled on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Day>,
    /// Made-up sample data (示例).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

/// Whether a complaint was found true (是否属实).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Substantiated {
    /// Not yet known.
    #[default]
    Unknown,
    /// 属实
    Yes,
    /// 部分属实
    Partly,
    /// 不属实
    No,
}

/// How far a complaint is settled (办结状态).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintStatus {
    /// 未办结
    #[default]
    Open,
    /// 阶段性办结
    SettledInStages,
    /// 已办结
    Settled,
}

/// A complaint (信访举报件).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Complaint {
    /// Identity within the plan.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// Number as written (受理编号).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Inspection round it came in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub round: String,
    /// The day it came in.
    pub received: Day,
    /// A priority case (重点件).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub priority: bool,
    /// What it is about.
    #[serde(default)]
    pub kind: super::Category,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What it says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Unit that answers for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Whether it was found true.
    #[serde(default)]
    pub substantiated: Substantiated,
    /// How far it is settled.
    #[serde(default)]
    pub status: ComplaintStatus,
    /// The day the status holds from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_date: Option<Day>,
    /// Follow-up visits (回访).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_up_visits: Vec<Day>,
    /// The tasks it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Id>,
    /// Made-up sample data (示例).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

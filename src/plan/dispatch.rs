//! How a task is dispatched and watched: kind of problem, the city's item it is a share of, pauses, postponements asked
//! for, and re-checks after close-out (回头看).

use super::{Day, Id};
use serde::{Deserialize, Serialize};

/// What kind of problem a task rectifies, as third-round plans class them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// 重点
    Key,
    /// 共性
    Common,
    /// 举一反三
    ByAnalogy,
    /// 信访
    Letter,
    /// 专项
    Special,
    /// 警示片
    Film,
}

impl ProblemKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Key,
        Self::Common,
        Self::ByAnalogy,
        Self::Letter,
        Self::Special,
        Self::Film,
    ];
}

/// The city's item of which a task is the district's share (涉及本区事项). Closing the share does not close the item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ParentItem {
    /// Its number in the city's plan, as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
}

impl ParentItem {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.number.is_empty() && self.title.is_empty()
    }
}

/// Work that is suspended (中止) by a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    /// Identity within the task.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// The first day without work.
    pub date: Day,
    /// The day work was taken up again; `None` while it rests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// The paper that says so (文号).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What became of a postponement that was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Not answered yet.
    #[default]
    Waiting,
    /// Granted. The deadline itself moves by a deadline change with this approval.
    Granted,
    /// Refused.
    Refused,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Granted, Self::Refused];
}

/// A postponement that was asked for (延期申请).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Postponement {
    /// Identity within the task.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// The day it was asked for.
    pub date: Day,
    /// The deadline asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted: Option<Day>,
    /// The paper that asks (文号).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What became of it.
    #[serde(default)]
    pub answer: Answer,
    /// The day of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Day>,
}

/// How a re-check ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReCheckResult {
    /// Not made yet.
    #[default]
    Open,
    /// The rectification holds.
    Holds,
    /// The problem came back. The relapse itself is an event of the close-out.
    CameBack,
}

impl ReCheckResult {
    /// Every result.
    pub const ALL: [Self; 3] = [Self::Open, Self::Holds, Self::CameBack];
}

/// A re-check planned after close-out (回头看).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReCheck {
    /// Identity within the task.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// The day it is planned for.
    pub date: Day,
    /// What it is judged by.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub criterion: String,
    /// The day it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// How it ended.
    #[serde(default)]
    pub result: ReCheckResult,
    /// What was seen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Which of the two acceptances a verification is (验收).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acceptance {
    /// 自主验收, by the district itself: the city's is still to come, so step 2 is not passed with it.
    Own,
    /// 市级验收, by the city: passes step 2.
    City,
}

impl Acceptance {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Own, Self::City];
}

/// How a complaint came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 来电
    Call,
    /// 来信
    Letter,
}

impl Channel {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Call, Self::Letter];
}

/// An inspection round as the plan knows it (督察轮次): what tasks refer to, and its days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InspectionRound {
    /// What tasks and figure fields name it by: `1`, `2`, `2-back`, `3`, `provincial`, `special`, or a word of one's own.
    pub id: Id,
    /// Its name (第三轮).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The first day on site (进驻).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_site: Option<Day>,
    /// The last day on site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub off_site: Option<Day>,
    /// The day the findings were fed back (反馈).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback: Option<Day>,
    /// Working days after the feedback within which the plan is due, the day itself not counted.
    pub plan_days: u32,
    /// The day the plan was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Day>,
    /// The rules it is worked by, as papers quote them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub basis: String,
}

impl Default for InspectionRound {
    fn default() -> Self {
        Self {
            id: Id::default(),
            name: String::new(),
            on_site: None,
            off_site: None,
            feedback: None,
            plan_days: 45,
            published: None,
            basis: String::new(),
        }
    }
}

impl InspectionRound {
    /// What it is called.
    pub fn title(&self) -> &str {
        if self.name.trim().is_empty() {
            self.id.as_str()
        } else {
            self.name.trim()
        }
    }
}

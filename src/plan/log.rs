//! The dated entries of a task's story: progress, completion, close-out, changed deadlines, evidence.

use super::{Day, Id};
use serde::{Deserialize, Serialize};

/// A progress note (进展): what was reported on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgressNote {
    /// Identity within the task.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// The day the note speaks for.
    pub date: Day,
    /// Reported percent, 0 to 100; `None` where the note gives none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<u8>,
    /// What was done (目前进展).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub done: String,
    /// What is in the way (存在问题).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub problems: String,
    /// What comes next (下一步).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub next_step: String,
    /// Who reported it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
}

/// Whether a completion event completes or takes completion back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompletionKind {
    /// Completed (完成整改).
    #[default]
    Completed,
    /// Opened again.
    Reopened,
}

/// One entry of a completion log, of a task or of a measure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompletionEvent {
    /// Identity within its log.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// The day it holds from.
    pub date: Day,
    /// Completed or reopened.
    #[serde(default)]
    pub kind: CompletionKind,
    /// Who said so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Why (for reopening).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A step of the close-out (销号五步法), or a relapse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseOutStep {
    /// 自查, by the responsible unit.
    SelfCheck,
    /// 核查, on site.
    Verification,
    /// 公示, for a number of working days.
    PublicNotice,
    /// 归档, one file a case.
    Filing,
    /// 备案, with the inspection office; passed, the task is closed out.
    RecordFiling,
    /// 反弹: the problem came back; the task returns to step 1.
    Relapse,
}

impl CloseOutStep {
    /// The five steps in order, relapse left out.
    pub const FIVE: [Self; 5] = [
        Self::SelfCheck,
        Self::Verification,
        Self::PublicNotice,
        Self::Filing,
        Self::RecordFiling,
    ];

    /// The place of a step, 0 to 4; `None` for a relapse.
    pub fn place(self) -> Option<usize> {
        Self::FIVE.iter().position(|step| *step == self)
    }
}

/// How a close-out step ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Passed; a public notice has passed only after its end.
    #[default]
    Passed,
    /// Sent back (退回) with a reason: the task returns to step 1.
    SentBack,
}

/// One event of the close-out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseOutEvent {
    /// Identity within the task.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// Which step, or a relapse.
    pub step: CloseOutStep,
    /// The day; for a public notice its first day.
    pub date: Day,
    /// The last day of a public notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Day>,
    /// Objections received during a public notice.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub objections: String,
    /// Which of the two acceptances a verification is; `None` where there is one only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<super::Acceptance>,
    /// Passed or sent back.
    #[serde(default)]
    pub outcome: Outcome,
    /// Who did it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Document number (文号).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// Evidence files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Why it was sent back or relapsed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Why the usual order was set aside, where it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub override_reason: String,
}

impl CloseOutEvent {
    /// An event of a step that passed on a day, with nothing else said.
    pub fn of(step: CloseOutStep, date: Day) -> Self {
        Self {
            id: Id::default(),
            step,
            date,
            end: None,
            objections: String::new(),
            acceptance: None,
            outcome: Outcome::Passed,
            by: String::new(),
            document: String::new(),
            evidence: Vec::new(),
            reason: String::new(),
            override_reason: String::new(),
        }
    }
}

/// A change of the deadline (时限变更).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DueChange {
    /// Identity within the task.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// The day the change was made.
    pub date: Day,
    /// The deadline before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Day>,
    /// The deadline after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<Day>,
    /// The wording before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub old_wording: String,
    /// The precision before.
    #[serde(default)]
    pub old_precision: super::Precision,
    /// A slip of the pen put right (更正): the deadline itself never changed, and nobody had to approve it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub correction: bool,
    /// Document that approved it (批准文件); empty until given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub approval: String,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl DueChange {
    /// Whether the deadline changed officially, which needs an approval; a correction does not, nor does a first one.
    pub fn is_official(&self) -> bool {
        !self.correction
    }
}

/// A piece of evidence (佐证材料).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it shows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Path relative to the plan's folder, with `/`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// The day it is from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
}

/// Whether a log says "completed" at the end of a day: its latest event up to then decides; within one day the later
/// entry.
pub fn completed_at(log: &[CompletionEvent], day: Day) -> Option<Day> {
    let latest = log
        .iter()
        .filter(|event| event.date <= day)
        .max_by_key(|event| event.date)?;
    (latest.kind == CompletionKind::Completed).then_some(latest.date)
}

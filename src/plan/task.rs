//! A rectification task (整改任务) and what hangs on it: measures, links, funding, accountability.

use super::log::{CloseOutEvent, CompletionEvent, DueChange, Evidence, ProgressNote};
use super::{Day, Due, Id, ParentItem, Postponement, ProblemKind, ReCheck, Suspension};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a problem is about (问题类型).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// 大气
    Air,
    /// 水
    Water,
    /// 土壤
    Soil,
    /// 固废
    SolidWaste,
    /// 生态
    Ecology,
    /// 噪声
    Noise,
    /// 辐射
    Radiation,
    /// 其他
    #[default]
    Other,
}

impl Category {
    /// Every category in the order of the usual forms.
    pub const ALL: [Self; 8] = [
        Self::Air,
        Self::Water,
        Self::Soil,
        Self::SolidWaste,
        Self::Ecology,
        Self::Noise,
        Self::Radiation,
        Self::Other,
    ];
}

/// Where a task comes from (问题来源).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum TaskSource {
    /// 督察反馈报告
    #[default]
    FeedbackReport,
    /// 专项督察
    SpecialInspection,
    /// 警示片、典型案例
    ExposedCase,
    /// 信访举报
    Complaint,
    /// 回头看
    LookBack,
    /// 其他
    Other,
}

impl TaskSource {
    /// Every source.
    pub const ALL: [Self; 6] = [
        Self::FeedbackReport,
        Self::SpecialInspection,
        Self::ExposedCase,
        Self::Complaint,
        Self::LookBack,
        Self::Other,
    ];
}

/// The four levels of supervision (督办) in Chongqing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupervisionLevel {
    /// 市领导带头督
    CityLeaders,
    /// 市委督查办和市政府督查办重点督
    CityOffices,
    /// 市生态环保督察机构专职督
    InspectionBody,
    /// 部门和区县分条分块督
    DepartmentsAndDistricts,
}

impl SupervisionLevel {
    /// The four levels from the top.
    pub const ALL: [Self; 4] = [
        Self::CityLeaders,
        Self::CityOffices,
        Self::InspectionBody,
        Self::DepartmentsAndDistricts,
    ];
}

/// A measure (整改措施): one dated step of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Identity within the task.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Day>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Share of the task in points of 100. Measures without one (0) share equally what the others leave of 100; weights
    /// that sum to more are scaled to 100, and so are fewer points with no measure left to share the rest.
    #[serde(default)]
    pub weight: u32,
    /// When it was completed, and taken back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub completion: Vec<CompletionEvent>,
}

impl Measure {
    /// The day the measure counts as done from, as seen at the end of `day`.
    pub fn done_at(&self, day: Day) -> Option<Day> {
        super::completed_at(&self.completion, day)
    }

    /// The day the measure counts as done from, whatever the date.
    pub fn done(&self) -> Option<Day> {
        self.done_at(Day::MAX)
    }
}

/// How a task depends on another; kept on the successor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// Starts after the other is finished.
    #[default]
    FinishToStart,
    /// Starts after the other started.
    StartToStart,
    /// Finishes after the other is finished.
    FinishToFinish,
    /// Finishes after the other started.
    StartToFinish,
    /// Belongs together, without order.
    Related,
}

/// A link from a predecessor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The task this one waits for.
    pub predecessor: Id,
    /// How.
    #[serde(default)]
    pub kind: LinkKind,
    /// Days between the two, negative for overlap.
    #[serde(default)]
    pub lag_days: i32,
}

/// Money in ten thousand yuan (万元).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Funding {
    /// Planned, 万元.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned: Option<f64>,
    /// Paid so far, 万元.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<f64>,
}

impl Funding {
    fn is_empty(&self) -> bool {
        self.planned.is_none() && self.paid.is_none()
    }
}

/// The light of a task where it was set by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// On schedule.
    Blue,
    /// Slow but recoverable.
    Yellow,
    /// Badly late.
    Red,
}

/// A light set by hand, with its reason and day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LightOverride {
    /// The light.
    pub light: Light,
    /// The day it holds from.
    pub date: Day,
    /// Why.
    pub reason: String,
}

/// Accountability (责任追究) reported for a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accountability {
    /// Identity within the task.
    #[serde(default, skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// The day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// How many people were held to account.
    #[serde(default)]
    pub people: u32,
    /// What was done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A rectification task (整改任务).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Task {
    /// Identity within the plan.
    #[serde(skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// Place among the tasks; equal ranks are ordered by id.
    pub rank: i64,
    /// Number in the plan (序号), as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Number in its list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub list_number: String,
    /// Short name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The problem as written in the feedback (问题原文).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub problem: String,
    /// What it is about.
    pub category: Category,
    /// Place or administrative region.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// Where it comes from.
    pub source: TaskSource,
    /// The inspection round it comes from, by the id of [`super::InspectionRound`]; other words stand for themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<Id>,
    /// The batch within the round (批次), as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub batch: String,
    /// What kind of problem it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem_kind: Option<ProblemKind>,
    /// The city's item of which it is a share.
    #[serde(skip_serializing_if = "ParentItem::is_empty")]
    pub parent_item: ParentItem,
    /// Tasks of one project are dispatched as one (合并调度): a note written for one counts for all.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub project: String,
    /// Why the problem came about (问题成因).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub root_cause: String,
    /// Its task list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<Id>,
    /// Its special plans.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub special_plans: Vec<Id>,
    /// Lead unit (牵头单位).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_unit: Option<Id>,
    /// Responsible units (责任单位).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub responsible_units: Vec<Id>,
    /// Supporting units (配合单位).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supporting_units: Vec<Id>,
    /// Supervising unit (督导单位).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supervising_unit: Option<Id>,
    /// Accepting unit (验收单位).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepting_unit: Option<Id>,
    /// Responsible leader (责任领导).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub leader: String,
    /// Person in charge (责任人).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// Telephone.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Rectification goal (整改目标).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub goal: String,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Day>,
    /// Deadline in force.
    #[serde(skip_serializing_if = "Due::is_empty")]
    pub due: Due,
    /// To be rectified at once (立行立改).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub immediate: bool,
    /// To be kept up without end (长期坚持).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub continuing: bool,
    /// Its dated steps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// What was reported.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<ProgressNote>,
    /// When it was completed, and taken back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub completion: Vec<CompletionEvent>,
    /// The close-out so far.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub close_out: Vec<CloseOutEvent>,
    /// How the deadline moved.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub due_changes: Vec<DueChange>,
    /// When work was suspended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suspensions: Vec<Suspension>,
    /// Postponements that were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub postponements: Vec<Postponement>,
    /// Re-checks after close-out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub re_checks: Vec<ReCheck>,
    /// A light set by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub light: Option<LightOverride>,
    /// What it waits for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Who supervises it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supervision_level: Option<SupervisionLevel>,
    /// Evidence files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Money, 万元.
    #[serde(skip_serializing_if = "Funding::is_empty")]
    pub funding: Funding,
    /// Who was held to account.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accountability: Vec<Accountability>,
    /// Remarks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remarks: String,
    /// Which facts of a sample row are real.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub real_facts: String,
    /// Where the facts come from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source_address: String,
    /// Made-up sample data (示例).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// Ledger columns the program does not know, by heading.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
}

impl Task {
    /// The day the task counts as completed from, as seen at the end of `day`.
    pub fn completed_at(&self, day: Day) -> Option<Day> {
        super::completed_at(&self.completion, day)
    }

    /// Whether work is suspended on a day.
    pub fn is_suspended_at(&self, day: Day) -> bool {
        self.suspensions
            .iter()
            .any(|one| one.date <= day && one.until.is_none_or(|until| day < until))
    }

    /// The postponement that waits for its answer on a day.
    pub fn postponement_asked_at(&self, day: Day) -> Option<&Postponement> {
        self.postponements
            .iter()
            .filter(|one| one.date <= day && one.answered.is_none_or(|answered| day < answered))
            .filter(|one| one.answer == super::Answer::Waiting || one.answered.is_some())
            .max_by_key(|one| one.date)
    }

    /// The evidence of the task and of its close-out steps.
    pub fn all_evidence(&self) -> impl Iterator<Item = &Evidence> {
        let steps = self.close_out.iter().flat_map(|event| &event.evidence);
        self.evidence.iter().chain(steps)
    }

    /// First day drawn: the start, else the earliest start or deadline of a measure.
    pub fn first_day(&self) -> Option<Day> {
        self.start
            .or_else(|| self.measures.iter().filter_map(|m| m.start.or(m.due)).min())
    }

    /// Last day drawn: the deadline in force, else the latest deadline of a measure.
    pub fn last_day(&self) -> Option<Day> {
        self.due
            .date
            .or_else(|| self.measures.iter().filter_map(|m| m.due).max())
    }

    /// Every unit that takes part, lead first.
    pub fn units(&self) -> impl Iterator<Item = &Id> {
        self.lead_unit
            .iter()
            .chain(&self.responsible_units)
            .chain(&self.supporting_units)
    }

    /// Every unit it refers to, those that supervise, accept or do one of its measures included. One may come twice.
    pub fn all_units(&self) -> impl Iterator<Item = &Id> {
        self.units()
            .chain(&self.supervising_unit)
            .chain(&self.accepting_unit)
            .chain(
                self.measures
                    .iter()
                    .filter_map(|measure| measure.unit.as_ref()),
            )
    }
}

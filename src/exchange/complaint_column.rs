//! The columns of a complaint ledger (信访台账): headings as offices write them, cells read and written.

use crate::plan::{
    Category, Complaint, ComplaintStatus, Day, FollowUpVisit, Id, Plan, Substantiated, VisitOutcome,
};
use crate::text::{Language, Phrase, date, supervision_words as words};
use crate::wording::{self, says};
use std::collections::BTreeMap;

/// A column of a complaint ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComplaintColumn {
    /// 受理编号
    Number,
    /// 督察轮次
    Round,
    /// 收件日期
    Received,
    /// 重点件 or 一般件
    Priority,
    /// 污染类型
    Kind,
    /// 地点
    Place,
    /// 反映问题
    Text,
    /// 是否属实
    Substantiated,
    /// 办结状态
    Status,
    /// The day the status holds from.
    StatusDate,
    /// 办结期限
    Due,
    /// 回访
    Visits,
    /// 关联任务
    Tasks,
    /// 办理单位
    Unit,
}

/// What cells are read against.
#[derive(Clone, Debug)]
pub struct ComplaintGround<'a> {
    /// The day that a status without a day is given.
    pub on: Day,
    tasks: BTreeMap<&'a str, &'a Id>,
}

impl<'a> ComplaintGround<'a> {
    /// The ground of a plan: its tasks by number and title. A number that two tasks bear leads to the first in id order.
    pub fn new(plan: &'a Plan, on: Day) -> Self {
        let mut tasks = BTreeMap::new();
        for task in plan.tasks().values() {
            for name in [task.number.as_str(), task.title.as_str()] {
                if !name.is_empty() {
                    tasks.entry(name).or_insert(&task.id);
                }
            }
        }
        Self { on, tasks }
    }

    /// A ground without tasks, for the columns that name none.
    pub fn without_tasks(on: Day) -> Self {
        Self {
            on,
            tasks: BTreeMap::new(),
        }
    }

    /// The tasks that a list of numbers or titles names, each once; the name that leads nowhere is the error.
    ///
    /// # Errors
    /// The name that leads nowhere.
    pub fn tasks(&self, text: &str) -> Result<Vec<Id>, String> {
        let mut found: Vec<Id> = Vec::new();
        for name in text
            .split(['、', ',', '，', ';', '；', '\n', ' '])
            .map(|name| name.trim().trim_end_matches('号'))
            .filter(|name| !matches!(*name, "" | "-" | "–" | "无"))
        {
            let id = self.tasks.get(name).ok_or_else(|| name.to_owned())?;
            if !found.contains(id) {
                found.push((*id).clone());
            }
        }
        Ok(found)
    }
}

impl ComplaintColumn {
    /// Every column in the order of the table.
    pub const ALL: [Self; 14] = [
        Self::Number,
        Self::Round,
        Self::Received,
        Self::Priority,
        Self::Kind,
        Self::Place,
        Self::Text,
        Self::Substantiated,
        Self::Status,
        Self::StatusDate,
        Self::Due,
        Self::Visits,
        Self::Tasks,
        Self::Unit,
    ];

    /// What stands above it.
    pub const fn heading(self) -> Phrase {
        match self {
            Self::Number => words::C_NUMBER,
            Self::Round => words::C_ROUND,
            Self::Received => words::C_RECEIVED,
            Self::Priority => words::C_PRIORITY,
            Self::Kind => words::C_KIND,
            Self::Place => words::C_PLACE,
            Self::Text => words::C_TEXT,
            Self::Substantiated => words::C_SUBSTANTIATED,
            Self::Status => words::C_STATUS,
            Self::StatusDate => words::C_STATUS_DATE,
            Self::Due => words::C_DUE,
            Self::Visits => words::C_VISITS,
            Self::Tasks => words::C_TASKS,
            Self::Unit => words::C_UNIT,
        }
    }

    /// The column that a heading names, by the usual names of complaint ledgers.
    pub fn from_heading(heading: &str) -> Option<Self> {
        let heading = wording::heading(heading);
        let plain = wording::without_brackets(&heading);
        if plain.is_empty() {
            return None;
        }
        let own = |column: &Self| {
            Language::ALL
                .iter()
                .any(|language| wording::heading(column.heading().of(*language)) == plain)
        };
        const NAMES: [(ComplaintColumn, &[&str]); 14] = [
            (
                ComplaintColumn::Number,
                &[
                    "受理编号",
                    "编号",
                    "信访编号",
                    "举报编号",
                    "交办编号",
                    "案件编号",
                    "件号",
                    "转办编号",
                ],
            ),
            (
                ComplaintColumn::Round,
                &["督察轮次", "轮次", "督察批次", "批次", "交办批次"],
            ),
            (
                ComplaintColumn::Received,
                &[
                    "收件日期",
                    "受理日期",
                    "受理时间",
                    "交办日期",
                    "交办时间",
                    "转办日期",
                    "转办时间",
                    "举报时间",
                    "来信时间",
                    "来电时间",
                    "日期",
                ],
            ),
            (
                ComplaintColumn::Priority,
                &["重点件", "是否重点", "是否重点件", "级别", "重点"],
            ),
            (
                ComplaintColumn::Kind,
                &["污染类型", "类型", "问题类型", "环境要素", "要素"],
            ),
            (
                ComplaintColumn::Place,
                &[
                    "行政区域",
                    "行政区划",
                    "区县",
                    "地点",
                    "所在地",
                    "属地",
                    "点位",
                    "所在区县",
                ],
            ),
            (
                ComplaintColumn::Text,
                &[
                    "反映问题",
                    "举报内容",
                    "信访内容",
                    "问题基本情况",
                    "反映情况",
                    "问题描述",
                    "交办问题",
                    "内容",
                    "问题",
                    "交办问题基本情况",
                ],
            ),
            (
                ComplaintColumn::Substantiated,
                &["是否属实", "属实情况", "调查结论", "核实情况"],
            ),
            (
                ComplaintColumn::Status,
                &[
                    "办结状态",
                    "状态",
                    "办结情况",
                    "办理状态",
                    "是否办结",
                    "办理情况",
                ],
            ),
            (
                ComplaintColumn::StatusDate,
                &["办结日期", "办结时间", "状态日期", "完成时间"],
            ),
            (
                ComplaintColumn::Due,
                &[
                    "办结期限",
                    "期限",
                    "办理期限",
                    "限办日期",
                    "办结时限",
                    "整改时限",
                    "时限",
                ],
            ),
            (
                ComplaintColumn::Visits,
                &["回访", "回访日期", "回访时间", "回访情况"],
            ),
            (
                ComplaintColumn::Tasks,
                &["关联任务", "整改任务", "任务", "任务序号", "对应任务"],
            ),
            (
                ComplaintColumn::Unit,
                &["办理单位", "责任单位", "承办单位", "牵头单位", "主办单位"],
            ),
        ];
        Self::ALL.into_iter().find(own).or_else(|| {
            NAMES
                .iter()
                .find(|(_, names)| names.contains(&plain))
                .map(|(column, _)| *column)
        })
    }

    /// A cell as text, with the status as it stands at the end of `day`.
    pub fn write(self, complaint: &Complaint, plan: &Plan, day: Day, language: Language) -> String {
        match self {
            Self::Number => complaint.number.clone(),
            Self::Round => complaint.round.clone(),
            Self::Received => date(complaint.received),
            Self::Priority => priority_word(complaint.priority).of(language).to_owned(),
            Self::Kind => complaint
                .kinds()
                .map(|kind| wording::category_word(kind).of(language))
                .collect::<Vec<_>>()
                .join("、"),
            Self::Place => complaint.place.clone(),
            Self::Text => complaint.text.clone(),
            Self::Substantiated => match complaint.substantiated {
                Substantiated::Unknown => String::new(),
                known => substantiated_word(known).of(language).to_owned(),
            },
            Self::Status => status_word(complaint.status_at(day))
                .of(language)
                .to_owned(),
            Self::StatusDate => complaint
                .status_date
                .filter(|status| *status <= day)
                .map_or_else(String::new, date),
            Self::Due => complaint.due.map_or_else(String::new, date),
            Self::Visits => complaint
                .follow_up_visits
                .iter()
                .filter(|visit| visit.date <= day)
                .map(|visit| match visit.outcome {
                    VisitOutcome::Unknown => date(visit.date),
                    outcome => format!(
                        "{} {}",
                        date(visit.date),
                        outcome_word(outcome).of(language)
                    ),
                })
                .collect::<Vec<_>>()
                .join("、"),
            Self::Tasks => complaint
                .tasks
                .iter()
                .filter_map(|id| plan.task(id))
                .map(|task| {
                    if task.number.is_empty() {
                        task.title.as_str()
                    } else {
                        task.number.as_str()
                    }
                })
                .collect::<Vec<_>>()
                .join("、"),
            Self::Unit => plan.unit_word(complaint.unit.as_ref()).to_owned(),
        }
    }

    /// Puts the text of a cell into a complaint; `false`, with nothing changed, where it is not understood.
    ///
    /// Another status without a day of its own is given the ground's day.
    pub fn read(self, text: &str, complaint: &mut Complaint, ground: &ComplaintGround<'_>) -> bool {
        let text = text.trim();
        let put = |field: &mut String| {
            text.clone_into(field);
            true
        };
        match self {
            Self::Number => put(&mut complaint.number),
            Self::Round => put(&mut complaint.round),
            Self::Place => put(&mut complaint.place),
            Self::Text => put(&mut complaint.text),
            // The words stand for the unit until the edit settles them.
            Self::Unit => {
                complaint.unit = Id::given(text);
                true
            }
            Self::Received => taken(day(text), &mut complaint.received),
            Self::Priority => taken(priority(text), &mut complaint.priority),
            Self::Kind => {
                let Some(kinds) = kinds(text) else {
                    return false;
                };
                let mut kinds = kinds.into_iter();
                complaint.kind = kinds.next().unwrap_or_default();
                complaint.also = kinds.collect();
                true
            }
            Self::Substantiated => taken(substantiated(text), &mut complaint.substantiated),
            Self::Status => {
                let Some(new) = status(text) else {
                    return false;
                };
                if new != complaint.status_at(ground.on) {
                    complaint.status_date = Some(ground.on);
                    complaint.status = new;
                }
                true
            }
            Self::StatusDate => taken(day_or_none(text), &mut complaint.status_date),
            Self::Due => taken(day_or_none(text), &mut complaint.due),
            Self::Visits => match visits(text) {
                Some(new) => {
                    complaint.follow_up_visits = new;
                    true
                }
                None => false,
            },
            Self::Tasks => taken(ground.tasks(text).ok(), &mut complaint.tasks),
        }
    }
}

/// The kinds in a cell (`大气、噪声、土壤`), the main one first; `None` where a part is none. An empty cell is "other".
fn kinds(text: &str) -> Option<Vec<Category>> {
    if text.is_empty() {
        return Some(vec![Category::Other]);
    }
    let whole = || wording::category(text).filter(|found| found.1);
    if let Some((kind, _)) = whole() {
        return Some(vec![kind]);
    }
    let parts = super::cell::names(&text.replace(['/', '+', ' '], "、"));
    let mut kinds = Vec::new();
    for part in parts {
        let kind = wording::category(&part)?.0;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    Some(kinds)
}

fn taken<T>(found: Option<T>, field: &mut T) -> bool {
    found.map(|value| *field = value).is_some()
}

fn day(text: &str) -> Option<Day> {
    // A time of day or a word behind it says nothing more.
    wording::day(text).or_else(|| wording::day(text.split([' ', 'T']).next()?))
}

fn day_or_none(text: &str) -> Option<Option<Day>> {
    if matches!(text, "" | "-" | "–" | "/" | "无") {
        return Some(None);
    }
    day(text).map(Some)
}

/// The word of a priority.
pub(super) const fn priority_word(priority: bool) -> Phrase {
    if priority {
        words::PRIORITY
    } else {
        words::ORDINARY
    }
}

fn priority(text: &str) -> Option<bool> {
    if says(words::PRIORITY, text) || ["重点件", "重点"].contains(&text) {
        return Some(true);
    }
    if says(words::ORDINARY, text) || ["一般件", "普通", "一般"].contains(&text) {
        return Some(false);
    }
    wording::yes(text)
}

/// The word of whether it was found true.
pub const fn substantiated_word(substantiated: Substantiated) -> Phrase {
    match substantiated {
        Substantiated::Unknown => words::NOT_KNOWN,
        Substantiated::Yes => words::TRUE,
        Substantiated::Partly => words::PARTLY_TRUE,
        Substantiated::No => words::UNTRUE,
    }
}

fn substantiated(text: &str) -> Option<Substantiated> {
    use Substantiated as S;
    for known in [S::Unknown, S::Yes, S::Partly, S::No] {
        if says(substantiated_word(known), text) {
            return Some(known);
        }
    }
    Some(match text {
        "" | "-" | "–" | "待核实" | "调查中" | "核实中" => S::Unknown,
        "是" | "属实件" | "查证属实" => S::Yes,
        "部分" | "基本属实" | "部分属实件" => S::Partly,
        "否" | "不实" | "查无" | "未发现" => S::No,
        _ => return None,
    })
}

/// The word of how far it is settled.
pub const fn status_word(status: ComplaintStatus) -> Phrase {
    match status {
        ComplaintStatus::Open => words::OPEN,
        ComplaintStatus::SettledInStages => words::STAGED,
        ComplaintStatus::Settled => words::SETTLED,
    }
}

fn status(text: &str) -> Option<ComplaintStatus> {
    use ComplaintStatus as S;
    for known in [S::Open, S::SettledInStages, S::Settled] {
        if says(status_word(known), text) {
            return Some(known);
        }
    }
    Some(match text {
        "办结" | "是" | "完成" | "已完成" | "已销号" | "办理完毕" => S::Settled,
        "阶段办结" | "阶段性完成" | "阶段性" | "阶段" => S::SettledInStages,
        "" | "否" | "办理中" | "正在办理" | "整改中" | "待办" | "在办" | "未完成" => {
            S::Open
        }
        _ => return None,
    })
}

/// The word of what the complainant said.
pub const fn outcome_word(outcome: VisitOutcome) -> Phrase {
    match outcome {
        VisitOutcome::Unknown => words::OUTCOME_UNKNOWN,
        VisitOutcome::Satisfied => words::SATISFIED,
        VisitOutcome::MostlySatisfied => words::MOSTLY_SATISFIED,
        VisitOutcome::Dissatisfied => words::DISSATISFIED,
    }
}

fn visits(text: &str) -> Option<Vec<FollowUpVisit>> {
    if matches!(text, "" | "-" | "–" | "无") {
        return Some(Vec::new());
    }
    text.split(['、', ';', '；', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (when, said) = part.split_once(' ').unwrap_or((part, ""));
            let outcome = VisitOutcome::ALL
                .into_iter()
                .find(|outcome| says(outcome_word(*outcome), said.trim()));
            Some(FollowUpVisit {
                outcome: match outcome {
                    Some(outcome) => outcome,
                    None if said.is_empty() => VisitOutcome::Unknown,
                    None => return None,
                },
                ..FollowUpVisit::on(wording::day(when)?)
            })
        })
        .collect()
}

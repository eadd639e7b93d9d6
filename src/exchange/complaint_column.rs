//! The columns of a complaint ledger (信访台账): headings as offices write them, cells read and written.

use super::named::Named;
use crate::plan::{
    Category, Complaint, ComplaintStatus, Day, FollowUpVisit, Id, Plan, Substantiated, VisitOutcome,
};
use crate::text::{Language, Phrase, date, supervision_words as words};
use crate::wording::{self, says};

/// A column of a complaint ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComplaintColumn {
    /// 受理编号
    Number,
    /// 督察轮次
    Round,
    /// 批次
    Batch,
    /// 来电 or 来信
    Channel,
    /// 收件日期
    Received,
    /// 重点件 or 一般件
    Priority,
    /// 污染类型
    Kind,
    /// 行业
    Trade,
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

impl ComplaintColumn {
    /// Whether any words are taken as they stand.
    pub(super) const fn is_words(self) -> bool {
        matches!(
            self,
            Self::Number
                | Self::Batch
                | Self::Kind
                | Self::Trade
                | Self::Place
                | Self::Text
                | Self::Unit
        )
    }
}

/// What cells are read against.
#[derive(Clone, Debug)]
pub struct ComplaintGround<'a> {
    /// The day that a status without a day is given.
    pub on: Day,
    tasks: Named<'a, &'a Id>,
}

impl<'a> ComplaintGround<'a> {
    /// The ground of a plan: its tasks by number and title. A number that two tasks bear leads to the first in id order.
    pub fn new(plan: &'a Plan, on: Day) -> Self {
        let mut tasks = Named::default();
        for task in plan.tasks().values() {
            for name in [task.number.as_str(), task.title.as_str()] {
                if !name.is_empty() {
                    tasks.entry(name, || &task.id);
                }
            }
        }
        Self { on, tasks }
    }

    /// A ground without tasks, for the columns that name none.
    pub fn without_tasks(on: Day) -> Self {
        Self {
            on,
            tasks: Named::default(),
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
    /// The columns of the table on the supervision page, in its order.
    pub const TABLE: [Self; 14] = [
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

    /// Every column, those that are seen only beside the table included.
    pub const ALL: [Self; 17] = [
        Self::Number,
        Self::Round,
        Self::Batch,
        Self::Channel,
        Self::Received,
        Self::Priority,
        Self::Kind,
        Self::Trade,
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
            Self::Batch => words::C_BATCH,
            Self::Channel => words::C_CHANNEL,
            Self::Received => words::C_RECEIVED,
            Self::Priority => words::C_PRIORITY,
            Self::Kind => words::C_KIND,
            Self::Trade => words::C_TRADE,
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

    /// A cell as text, with the status as it stands at the end of `day`.
    pub fn write(self, complaint: &Complaint, plan: &Plan, day: Day, language: Language) -> String {
        match self {
            Self::Number => complaint.number.clone(),
            Self::Round => complaint.round.clone(),
            Self::Batch => complaint.batch.clone(),
            Self::Channel => complaint.channel.map_or_else(String::new, |channel| {
                wording::channel_word(channel).of(language).to_owned()
            }),
            Self::Received => date(complaint.received),
            Self::Priority => priority_word(complaint.priority).of(language).to_owned(),
            Self::Kind => complaint
                .kinds()
                .map(|kind| wording::category_word(kind).of(language))
                .collect::<Vec<_>>()
                .join("、"),
            Self::Trade => complaint.trade.clone(),
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
            Self::Batch => put(&mut complaint.batch),
            Self::Trade => put(&mut complaint.trade),
            Self::Place => put(&mut complaint.place),
            Self::Text => put(&mut complaint.text),
            // The words stand for the unit until the edit settles them.
            Self::Unit => {
                complaint.unit = Id::given(text);
                true
            }
            Self::Channel if matches!(text, "" | "-" | "–") => {
                complaint.channel = None;
                true
            }
            Self::Channel => {
                let channel = wording::channel(text);
                taken(channel.map(Some), &mut complaint.channel)
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
    if says(words::PRIORITY, text)
        || ["重点件", "重点", "重点关注", "重点关注件", "重点督办"].contains(&text)
    {
        return Some(true);
    }
    if says(words::ORDINARY, text) || ["一般件", "普通", "普通件", "一般", "非重点"].contains(&text)
    {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{PlanParts, Task};

    #[test]
    fn each_of_two_tasks_whose_numbers_read_alike_is_named_by_its_own() {
        let task = |id: &str, number: &str| Task {
            id: id.into(),
            number: number.to_owned(),
            ..Task::default()
        };
        let numbers = [
            ("a", "A1"),
            ("b", "a1"),
            ("c", "①"),
            ("d", "1"),
            ("e", "B7"),
        ];
        let plan = Plan::new(PlanParts {
            tasks: numbers.map(|(id, number)| task(id, number)).to_vec(),
            ..PlanParts::default()
        });
        let ground = ComplaintGround::new(&plan, Day::constant(2021, 11, 20));
        for (id, number) in numbers {
            assert_eq!(ground.tasks(number), Ok(vec![id.into()]), "{number}");
        }
        assert_eq!(ground.tasks("ｂ７"), Ok(vec!["e".into()]));
        assert_eq!(ground.tasks("Ａ１"), Err("Ａ１".to_owned()), "either");
    }
}

//! What others found and asked: inspection records (督察、督办) and complaints (信访举报).

use super::{Day, Id, SupervisionLevel};
use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

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

/// Something an inspection found (发现问题).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Finding {
    /// Identity within the record.
    #[serde(skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// What was found.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The tasks it belongs to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Id>,
    /// To be settled by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Settled on (已整改).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled: Option<Day>,
}

impl Finding {
    /// Whether it was settled by the end of a day.
    pub fn is_settled_at(&self, day: Day) -> bool {
        self.settled.is_some_and(|settled| settled <= day)
    }

    /// Whether it was past its limit at the end of a day and not settled by then.
    pub fn is_overdue_at(&self, day: Day) -> bool {
        !self.is_settled_at(day) && self.due.is_some_and(|due| due < day)
    }
}

/// One inspection of rectification work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenInspection")]
pub struct InspectionRecord {
    /// Identity within the plan.
    #[serde(skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// Number as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The day.
    pub date: Day,
    /// What kind.
    pub kind: InspectionKind,
    /// At which level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<SupervisionLevel>,
    /// The unit or place inspected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// What was found, each with its own tasks and limit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// The tasks it looked at; those of its findings need not be repeated here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Id>,
    /// Made-up sample data (示例).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

impl InspectionRecord {
    /// A record of a day with nothing else said.
    pub fn on(id: Id, date: Day) -> Self {
        Self {
            id,
            number: String::new(),
            date,
            kind: InspectionKind::default(),
            level: None,
            unit: None,
            findings: Vec::new(),
            tasks: Vec::new(),
            sample: false,
        }
    }

    /// Every task it looked at: its own first, then those that only its findings name, each once.
    pub fn all_tasks(&self) -> Vec<&Id> {
        let mut all: Vec<&Id> = Vec::new();
        for id in self
            .tasks
            .iter()
            .chain(self.findings.iter().flat_map(|finding| &finding.tasks))
        {
            if !all.contains(&id) {
                all.push(id);
            }
        }
        all
    }

    /// Whether it, or one of its findings, is about a task.
    pub fn concerns(&self, task: &Id) -> bool {
        self.tasks.contains(task) || self.findings.iter().any(|one| one.tasks.contains(task))
    }
}

/// An inspection record as files hold it. Files from before findings were a list say one text, one limit and one day of
/// settling for the whole record.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "InspectionRecord")]
struct WrittenInspection {
    #[serde(default)]
    id: Id,
    #[serde(default)]
    number: String,
    date: Day,
    #[serde(default)]
    kind: InspectionKind,
    #[serde(default)]
    level: Option<SupervisionLevel>,
    #[serde(default)]
    unit: Option<Id>,
    #[serde(default)]
    findings: Findings,
    #[serde(default)]
    tasks: Vec<Id>,
    #[serde(default)]
    due: Option<Day>,
    #[serde(default)]
    settled: Option<Day>,
    #[serde(default)]
    sample: bool,
}

impl From<WrittenInspection> for InspectionRecord {
    fn from(written: WrittenInspection) -> Self {
        let WrittenInspection {
            id,
            number,
            date,
            kind,
            level,
            unit,
            findings,
            tasks,
            due,
            settled,
            sample,
        } = written;
        let (mut findings, one_for_all) = match findings {
            Findings::List(findings) => (findings, due.is_some() || settled.is_some()),
            Findings::Text(text) => (
                vec![Finding {
                    text,
                    ..Finding::default()
                }],
                true,
            ),
        };
        if one_for_all {
            if findings.is_empty() {
                findings.push(Finding::default());
            }
            for finding in &mut findings {
                finding.due = finding.due.or(due);
                finding.settled = finding.settled.or(settled);
                if finding.tasks.is_empty() {
                    finding.tasks.clone_from(&tasks);
                }
            }
        }
        Self {
            id,
            number,
            date,
            kind,
            level,
            unit,
            findings,
            tasks,
            sample,
        }
    }
}

/// A list of findings, or the one text of older files.
enum Findings {
    List(Vec<Finding>),
    Text(String),
}

impl Default for Findings {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl<'de> Deserialize<'de> for Findings {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Findings;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a sequence")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(if text.is_empty() {
                    Findings::default()
                } else {
                    Findings::Text(text.to_owned())
                })
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut findings = Vec::new();
                while let Some(finding) = list.next_element()? {
                    findings.push(finding);
                }
                Ok(Findings::List(findings))
            }
        }
        from.deserialize_any(Either)
    }
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

/// What the complainant said at a follow-up visit (回访满意度).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitOutcome {
    /// Not asked, or not written down.
    #[default]
    Unknown,
    /// 满意
    Satisfied,
    /// 基本满意
    MostlySatisfied,
    /// 不满意
    Dissatisfied,
}

impl VisitOutcome {
    /// Every outcome.
    pub const ALL: [Self; 4] = [
        Self::Unknown,
        Self::Satisfied,
        Self::MostlySatisfied,
        Self::Dissatisfied,
    ];
}

/// A follow-up visit (回访). Older files give only its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FollowUpVisit {
    /// Identity within the complaint.
    #[serde(skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// The day.
    pub date: Day,
    /// What the complainant said.
    #[serde(skip_serializing_if = "is_unknown")]
    pub outcome: VisitOutcome,
    /// What was seen and said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

fn is_unknown(outcome: &VisitOutcome) -> bool {
    *outcome == VisitOutcome::Unknown
}

impl FollowUpVisit {
    /// A visit of which only the day is known.
    pub fn on(date: Day) -> Self {
        Self {
            id: Id::default(),
            date,
            outcome: VisitOutcome::default(),
            text: String::new(),
        }
    }
}

impl<'de> Deserialize<'de> for FollowUpVisit {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename = "FollowUpVisit")]
        struct Fields {
            #[serde(default)]
            id: Id,
            date: Day,
            #[serde(default)]
            outcome: VisitOutcome,
            #[serde(default)]
            text: String,
        }
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = FollowUpVisit;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("struct FollowUpVisit")
            }

            fn visit_str<E: de::Error>(self, day: &str) -> Result<Self::Value, E> {
                day.parse().map(FollowUpVisit::on).map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let Fields {
                    id,
                    date,
                    outcome,
                    text,
                } = Fields::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(FollowUpVisit {
                    id,
                    date,
                    outcome,
                    text,
                })
            }
        }
        from.deserialize_any(Visit)
    }
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
    /// The batch it was handed over in (批次), as written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub batch: String,
    /// By call or by letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<super::Channel>,
    /// The day it came in.
    pub received: Day,
    /// A priority case (重点件).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub priority: bool,
    /// What it is about, before all else.
    #[serde(default)]
    pub kind: super::Category,
    /// What else it touches; the kind before all else is not repeated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<super::Category>,
    /// The trade it complains of (行业), as written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub trade: String,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What it says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Unit that answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// Whether it was found true.
    #[serde(default)]
    pub substantiated: Substantiated,
    /// To be settled by (办结期限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// How far it is settled.
    #[serde(default)]
    pub status: ComplaintStatus,
    /// The day the status holds from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_date: Option<Day>,
    /// Follow-up visits (回访).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_up_visits: Vec<FollowUpVisit>,
    /// The tasks it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Id>,
    /// Made-up sample data (示例).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

impl Complaint {
    /// A complaint of a day with nothing else said.
    pub fn on(id: Id, received: Day) -> Self {
        Self {
            id,
            number: String::new(),
            round: String::new(),
            batch: String::new(),
            channel: None,
            received,
            priority: false,
            kind: super::Category::default(),
            also: Vec::new(),
            trade: String::new(),
            place: String::new(),
            text: String::new(),
            unit: None,
            substantiated: Substantiated::default(),
            due: None,
            status: ComplaintStatus::default(),
            status_date: None,
            follow_up_visits: Vec::new(),
            tasks: Vec::new(),
            sample: false,
        }
    }

    /// Every kind it touches, the main one first, each once.
    pub fn kinds(&self) -> impl Iterator<Item = super::Category> {
        let also = self.also.iter().copied().enumerate();
        let also = also.filter(|(place, kind)| {
            *kind != self.kind && !self.also.iter().take(*place).any(|known| known == kind)
        });
        std::iter::once(self.kind).chain(also.map(|(_, kind)| kind))
    }

    /// How far it was settled at the end of a day: open until the day its status holds from.
    pub fn status_at(&self, day: Day) -> ComplaintStatus {
        if self.status_date.is_some_and(|date| date > day) {
            ComplaintStatus::Open
        } else {
            self.status
        }
    }

    /// Whether it was open and past its limit at the end of a day.
    pub fn is_overdue_at(&self, day: Day) -> bool {
        self.status_at(day) == ComplaintStatus::Open && self.due.is_some_and(|due| due < day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read<R: for<'de> Deserialize<'de>>(text: &str) -> R {
        ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(text)
            .expect(text)
    }

    #[test]
    fn a_record_of_an_older_file_becomes_one_finding() {
        let old: InspectionRecord = read(
            r#"(id: "s1", date: "2021-03-24", kind: unannounced, findings: "标识不清", tasks: ["t3"],
                due: "2021-04-23", settled: "2021-04-16", sample: true)"#,
        );
        assert_eq!(
            old.findings,
            [Finding {
                id: Id::default(),
                text: "标识不清".into(),
                tasks: vec!["t3".into()],
                due: Some(date(2021, 4, 23)),
                settled: Some(date(2021, 4, 16)),
            }]
        );
        assert!(old.sample && old.kind == InspectionKind::Unannounced);
        let bare: InspectionRecord = read(r#"(date: "2021-03-24", findings: "")"#);
        assert!(bare.findings.is_empty());
        let dated: InspectionRecord = read(r#"(date: "2021-03-24", due: "2021-04-23")"#);
        assert_eq!(dated.findings[0].due, Some(date(2021, 4, 23)));
    }

    #[test]
    fn findings_of_a_list_keep_their_own_tasks() {
        let record: InspectionRecord = read(
            r#"(date: "2021-03-24", tasks: ["t3"], findings: [(id: "a", text: "甲", tasks: ["t4"]), (text: "乙")])"#,
        );
        assert_eq!(record.findings.len(), 2);
        assert!(record.findings[1].tasks.is_empty());
        assert_eq!(record.all_tasks(), [&Id::new("t3"), &Id::new("t4")]);
        assert!(record.concerns(&"t4".into()) && !record.concerns(&"t5".into()));
    }

    #[test]
    fn visits_are_read_as_days_and_as_records() {
        let complaint: Complaint = read(
            r#"(received: "2021-05-11", follow_up_visits: ["2021-08-17",
                (id: "v", date: "2021-09-01", outcome: dissatisfied, text: "异味仍在")])"#,
        );
        assert_eq!(
            complaint.follow_up_visits[0],
            FollowUpVisit::on(date(2021, 8, 17))
        );
        assert_eq!(
            complaint.follow_up_visits[1].outcome,
            VisitOutcome::Dissatisfied
        );
    }

    #[test]
    fn a_limit_is_missed_from_the_day_after_it() {
        let finding = Finding {
            due: Some(date(2021, 10, 31)),
            settled: Some(date(2021, 11, 10)),
            ..Finding::default()
        };
        let cases = [
            (date(2021, 10, 31), false, false),
            (date(2021, 11, 1), true, false),
            (date(2021, 11, 9), true, false),
            (date(2021, 11, 10), false, true),
        ];
        for (day, overdue, settled) in cases {
            assert_eq!(finding.is_overdue_at(day), overdue, "{day}");
            assert_eq!(finding.is_settled_at(day), settled, "{day}");
        }
        let complaint = Complaint {
            due: Some(date(2021, 10, 31)),
            status: ComplaintStatus::Settled,
            status_date: Some(date(2021, 11, 10)),
            ..Complaint::on("x".into(), date(2021, 10, 1))
        };
        assert!(complaint.is_overdue_at(date(2021, 11, 1)));
        assert!(!complaint.is_overdue_at(date(2021, 11, 10)));
    }
}

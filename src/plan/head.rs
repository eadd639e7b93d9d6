//! What is said of the plan as a whole: title, region, window, settings, published totals, texts.

use super::{Day, GivenOut, Id, InspectionRound, Origin};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the length of a public notice is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeUnit {
    /// Working days of the State Council calendar, make-up days included.
    #[default]
    WorkingDays,
    /// Calendar days.
    CalendarDays,
}

/// The rules a plan is judged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanSettings {
    /// Days before a deadline from which a task is shown as due soon.
    pub warning_days: u32,
    /// Points by which reported progress may lag where it is expected by time alone.
    pub tolerance_points: u8,
    /// Days a missed measure may be late before the light turns red.
    pub light_days: u32,
    /// Length of a public notice.
    pub notice_length: u32,
    /// What the length counts.
    pub notice_unit: NoticeUnit,
    /// Whether the first day of a notice counts.
    pub notice_first_day_counts: bool,
    /// Days without a progress note after which progress is stale.
    pub stale_days: u32,
    /// Days a task may be completed but not closed out before it is pointed at.
    pub close_out_days: u32,
}

impl Default for PlanSettings {
    fn default() -> Self {
        Self {
            warning_days: 60,
            tolerance_points: 5,
            light_days: 30,
            notice_length: 10,
            notice_unit: NoticeUnit::WorkingDays,
            notice_first_day_counts: true,
            stale_days: 60,
            close_out_days: 30,
        }
    }
}

/// Totals as published, to be reconciled with the tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeclaredTotals {
    /// The day they speak for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// Tasks in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tasks: Option<u32>,
    /// Tasks completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed: Option<u32>,
    /// Tasks by the year they are due.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub due_by_year: BTreeMap<i16, u32>,
    /// Where they were published.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// A day that the built-in calendar does not know or has otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarDay {
    /// The day.
    pub date: Day,
    /// A working day (a make-up day), else a day off.
    pub working: bool,
    /// Name of the holiday.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// A check finding set aside with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The rule's id.
    pub rule: String,
    /// The task; `None`: the whole plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Id>,
    /// The day it was waived.
    pub date: Day,
    /// The last day it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Why.
    pub reason: String,
}

/// A section of the public disclosure text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DisclosureSection {
    /// Identity within the plan.
    #[serde(skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// Heading.
    pub heading: String,
    /// Text with figure fields such as `{total}`.
    pub text: String,
}

/// A view kept under a name: filter, grouping and zoom as text the window understands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SavedView {
    /// Name.
    pub name: String,
    /// What it shows.
    pub content: BTreeMap<String, String>,
}

/// What is said of the plan as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Head {
    /// Identity of the plan.
    #[serde(skip_serializing_if = "Id::is_empty")]
    pub id: Id,
    /// Title.
    pub title: String,
    /// Region (重庆市, 长寿区).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// Inspection round.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub round: String,
    /// The rounds whose tasks the plan holds, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<InspectionRound>,
    /// Name of the overall plan (the 1 of 1+4+N).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub overall_plan: String,
    /// First day shown.
    pub window_start: Day,
    /// Last day shown.
    pub window_end: Day,
    /// The as-of date pinned in the plan; unpinned it is today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Day>,
    /// The plan holds made-up sample data (示例).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// What is made up and what is not.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sample_note: String,
    /// Totals as published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared: Option<DeclaredTotals>,
    /// The rules it is judged by.
    pub settings: PlanSettings,
    /// Days the built-in calendar does not know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<CalendarDay>,
    /// Findings set aside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
    /// The public text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disclosure: Vec<DisclosureSection>,
    /// Views kept under a name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<SavedView>,
    /// Free notes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// The plan of which this one is a part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// The parts given out to units, in the order in which they were.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub given_out: Vec<GivenOut>,
}

impl Default for Head {
    fn default() -> Self {
        Self {
            id: Id::default(),
            title: String::new(),
            region: String::new(),
            round: String::new(),
            rounds: Vec::new(),
            overall_plan: String::new(),
            window_start: Day::constant(2020, 1, 1),
            window_end: Day::constant(2023, 12, 31),
            as_of: None,
            sample: false,
            sample_note: String::new(),
            declared: None,
            settings: PlanSettings::default(),
            calendar: Vec::new(),
            waivers: Vec::new(),
            disclosure: Vec::new(),
            views: Vec::new(),
            notes: String::new(),
            origin: None,
            given_out: Vec::new(),
        }
    }
}

impl Head {
    /// What a round is called; where no round bears the id, the id itself.
    pub fn round_title<'h>(&'h self, id: &'h Id) -> &'h str {
        self.rounds
            .iter()
            .find(|round| round.id == *id)
            .map_or_else(|| id.as_str(), InspectionRound::title)
    }

    /// The round that words mean: by its id, else by its name, else the words themselves.
    pub fn round_called(&self, words: &str) -> Option<Id> {
        let wanted = Id::given(words)?;
        let by_id = self.rounds.iter().find(|round| round.id == wanted);
        let by_name = || {
            self.rounds
                .iter()
                .find(|round| round.title() == wanted.as_str())
        };
        Some(
            by_id
                .or_else(by_name)
                .map_or(wanted, |round| round.id.clone()),
        )
    }

    /// The same; words that mean none as they stand are compared as `fold` reads them too, where one round only is meant so.
    pub fn round_read_as(&self, words: &str, fold: fn(&str) -> String) -> Option<Id> {
        let called = self.round_called(words)?;
        if self.rounds.iter().any(|round| round.id == called) {
            return Some(called);
        }
        let wanted = fold(called.as_str());
        let mut alike = self
            .rounds
            .iter()
            .filter(|round| fold(round.title()) == wanted);
        match (alike.next(), alike.next()) {
            (Some(round), None) => Some(round.id.clone()),
            _ => Some(called),
        }
    }
}

//! The totals of a plan at an as-of date, named as the command line's JSON names them.

use super::{Assessment, ByUnit, ComplaintTally, Figure, Light, Rate, Ratio, Status, Tally};
use crate::plan::{CloseOutStep, Day, Id, Plan};
use crate::wording::natural_key;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::BTreeMap;

/// Under what tasks without a date, list or unit are counted in JSON.
const NONE: &str = "none";

/// How many tasks have each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts([usize; 6]);

/// The tasks of a list or of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct GroupTotal {
    /// Tasks in all.
    pub tasks: usize,
    /// Completed or closed out.
    pub completed_or_closed_out: usize,
    /// By status.
    pub status: StatusCounts,
}

/// Groups by name, in the order they are shown; the name is `None` for tasks without one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups(pub Vec<(Option<String>, GroupTotal)>);

/// Tasks by the year of the deadline in force; `None` counts those without a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DueByYear {
    /// Tasks by year.
    pub years: BTreeMap<i16, usize>,
    /// Tasks without a date.
    pub none: usize,
}

/// How far the close-out of the tasks is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct CloseOutCounts {
    /// Tasks whose latest step passed since the last return or relapse is the self-check.
    pub self_check: usize,
    /// The verification, a public notice still running included.
    pub verification: usize,
    /// The public notice.
    pub public_notice: usize,
    /// The filing.
    pub filing: usize,
    /// The record-filing.
    pub record_filing: usize,
    /// Tasks that were sent back at least once.
    pub sent_back: usize,
    /// Tasks that relapsed at least once.
    pub reopened: usize,
}

/// The complaints received by the date, and the two rates; received is the sum of the other three counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ComplaintCounts {
    /// Received.
    pub received: usize,
    /// Settled.
    pub settled: usize,
    /// Settled in stages.
    pub settled_in_stages: usize,
    /// Open.
    pub open: usize,
    /// Settled of received.
    pub settled_rate: Ratio,
    /// Settled or settled in stages, of received.
    pub settled_or_staged_rate: Ratio,
}

/// How many findings of the checks stand, those waived left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct CheckCounts {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
}

/// How many tasks have each light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LightCounts([usize; 4]);

/// The totals of a plan at an as-of date. Serialised, its keys and their order are those of `zhenggai summary`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// The date the totals speak for.
    pub as_of: Day,
    /// Tasks in all.
    pub tasks: usize,
    /// Tasks by the year they are due.
    pub due_by_year: DueByYear,
    /// Tasks by status.
    pub status: StatusCounts,
    /// Tasks completed, closed out ones included.
    pub completed_or_closed_out: usize,
    /// Tasks to be kept up without end (长期坚持), whatever their status.
    pub ongoing: usize,
    /// By task list, in the order of the lists; tasks without a list last.
    pub by_list: Groups,
    /// By inspection round, in the order of the plan's rounds; absent where no task names one.
    #[serde(skip_serializing_if = "Groups::is_empty")]
    pub by_round: Groups,
    /// By lead unit, the unit with most tasks first; tasks without one last.
    pub by_lead_unit: Groups,
    /// Tasks whose deadline in force is not after the date.
    pub due_so_far: usize,
    /// Of these, completed at all.
    pub due_so_far_completed: usize,
    /// Of these, completed on or before the deadline.
    pub due_so_far_on_time: usize,
    /// 到期任务完成率: completed at all of due so far.
    pub due_completion_rate: Ratio,
    /// 按期完成率: completed in time of due so far.
    pub on_time_rate: Ratio,
    /// 总完成率: completed of all.
    pub completion_rate: Ratio,
    /// By close-out step.
    pub close_out: CloseOutCounts,
    /// Complaints.
    pub complaints: ComplaintCounts,
    /// Tasks by light.
    pub lights: LightCounts,
    /// By responsible unit, the units below it included, the unit with most tasks first; tasks without one last. A task
    /// of several units counts in each.
    pub by_unit: Groups,
    /// Findings of the checks.
    pub checks: CheckCounts,
}

impl StatusCounts {
    fn of_tally(tally: &Tally) -> Self {
        Self(Status::ALL.map(|status| tally.count(Figure::Status(status))))
    }

    /// How many have a status.
    pub fn of(&self, status: Status) -> usize {
        self.0[status as usize]
    }
}

impl LightCounts {
    /// How many have a light.
    pub fn of(&self, light: Light) -> usize {
        self.0[light as usize]
    }
}

impl From<&Tally> for GroupTotal {
    fn from(tally: &Tally) -> Self {
        Self {
            tasks: tally.tasks(),
            completed_or_closed_out: tally.count(Figure::Done),
            status: StatusCounts::of_tally(tally),
        }
    }
}

impl From<&Tally> for CloseOutCounts {
    fn from(tally: &Tally) -> Self {
        let passed = |step| tally.count(Figure::Passed(step));
        Self {
            self_check: passed(CloseOutStep::SelfCheck),
            verification: passed(CloseOutStep::Verification),
            public_notice: passed(CloseOutStep::PublicNotice),
            filing: passed(CloseOutStep::Filing),
            record_filing: passed(CloseOutStep::RecordFiling),
            sent_back: tally.count(Figure::SentBack),
            reopened: tally.count(Figure::Reopened),
        }
    }
}

impl From<ComplaintTally> for ComplaintCounts {
    fn from(tally: ComplaintTally) -> Self {
        let ComplaintTally {
            received,
            settled,
            settled_in_stages,
            open,
        } = tally;
        Self {
            received,
            settled,
            settled_in_stages,
            open,
            settled_rate: tally.settled_rate(),
            settled_or_staged_rate: tally.settled_or_staged_rate(),
        }
    }
}

impl Summary {
    /// The totals of a plan; `assessment` is that plan's. Asks the checks where nobody has yet, which takes longer than
    /// the totals: what is shown in every frame reads [`Assessment::totals`].
    pub fn of(plan: &Plan, assessment: &Assessment) -> Self {
        let totals = assessment.totals();
        let all = totals.all();
        let checks = assessment.checks(plan).counts();
        let mut due_by_year = DueByYear::default();
        for (year, tally) in totals.by_year() {
            match year {
                Some(year) => {
                    due_by_year.years.insert(*year, tally.tasks());
                }
                None => due_by_year.none = tally.tasks(),
            }
        }
        Self {
            as_of: assessment.as_of(),
            tasks: all.tasks(),
            due_by_year,
            status: StatusCounts::of_tally(all),
            completed_or_closed_out: all.count(Figure::Done),
            ongoing: all.count(Figure::Ongoing),
            by_list: by_list(plan, assessment),
            by_round: by_round(plan, totals.by_round()),
            by_lead_unit: by_unit(plan, totals.by_lead_unit()),
            due_so_far: all.count(Figure::DueSoFar),
            due_so_far_completed: all.count(Figure::DueSoFarCompleted),
            due_so_far_on_time: all.count(Figure::DueSoFarOnTime),
            due_completion_rate: all.rate(Rate::DueCompletion),
            on_time_rate: all.rate(Rate::OnTime),
            completion_rate: all.rate(Rate::Completion),
            close_out: all.into(),
            complaints: assessment.complaints().all.into(),
            lights: LightCounts(Light::ALL.map(|light| all.count(Figure::Light(light)))),
            by_unit: by_unit(plan, totals.by_responsible_tree()),
            checks: CheckCounts {
                error: checks.error,
                warning: checks.warning,
            },
        }
    }
}

/// Every list in order, those of the same name as one group, since JSON names groups by it. A list that is no record (a
/// hand-written file) counts as none.
fn by_list(plan: &Plan, assessment: &Assessment) -> Groups {
    let by_list = assessment.totals().by_list();
    let mut named: Vec<(&str, Tally)> = Vec::new();
    for list in plan.lists_in_order() {
        let tally = by_list.get(&Some(list.id.clone()));
        let known = named.iter().position(|(title, _)| *title == list.title);
        match known.and_then(|place| named.get_mut(place)) {
            Some((_, total)) => {
                if let Some(tally) = tally {
                    total.merge(tally);
                }
            }
            None => named.push((&list.title, tally.cloned().unwrap_or_default())),
        }
    }
    let mut without = Tally::default();
    for (id, tally) in by_list {
        if !id.as_ref().is_some_and(|id| plan.lists().contains_key(id)) {
            without.merge(tally);
        }
    }
    let named = named.iter().map(|(name, tally)| (*name, tally));
    Groups::new(named, Some(&without))
}

/// Rounds in the order of the plan, then others by name; none where no task names a round.
fn by_round(plan: &Plan, tallies: &BTreeMap<Option<Id>, Tally>) -> Groups {
    let named = rounds_in_order(plan, tallies);
    if named.is_empty() {
        return Groups(Vec::new());
    }
    let named = named
        .into_iter()
        .map(|(id, tally)| (plan.head().round_title(id), tally));
    Groups::new(named, tallies.get(&None))
}

/// The rounds that tasks name with their totals, in the order of the plan's rounds, then the others.
pub fn rounds_in_order<'p>(
    plan: &Plan,
    tallies: &'p BTreeMap<Option<Id>, Tally>,
) -> Vec<(&'p Id, &'p Tally)> {
    let rounds = &plan.head().rounds;
    let place = |id: &Id| rounds.iter().position(|round| round.id == *id);
    let mut named: Vec<(&Id, &Tally)> = tallies
        .iter()
        .filter_map(|(id, tally)| Some((id.as_ref()?, tally)))
        .collect();
    named.sort_by_key(|(id, _)| (place(id).unwrap_or(usize::MAX), *id));
    named
}

fn by_unit(plan: &Plan, tallies: &ByUnit) -> Groups {
    let labels = plan.unit_labels();
    let named = tallies.iter().filter_map(|(id, tally)| {
        let id = id.as_ref()?;
        Some((labels.get(id).map_or(id.as_str(), String::as_str), tally))
    });
    let mut named: Vec<(&str, &Tally)> = named.collect();
    named.sort_by_cached_key(|(name, tally)| (std::cmp::Reverse(tally.tasks()), natural_key(name)));
    Groups::new(named.into_iter(), tallies.get(&None))
}

impl Groups {
    /// Whether there is no group.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn new<'a>(named: impl Iterator<Item = (&'a str, &'a Tally)>, without: Option<&Tally>) -> Self {
        let named = named.map(|(name, tally)| (Some(name.to_owned()), tally.into()));
        let without = without.filter(|tally| tally.tasks() > 0);
        Self(
            named
                .chain(without.map(|tally| (None, tally.into())))
                .collect(),
        )
    }
}

/// A rate is a fraction of 1, null where there is nothing to divide by.
impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.fraction().serialize(serializer)
    }
}

impl Serialize for StatusCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Status::ALL.map(|status| (status.key(), self.of(status))))
    }
}

impl Serialize for LightCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Light::ALL.map(|light| (light.key(), self.of(light))))
    }
}

impl Serialize for Groups {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.0
                .iter()
                .map(|(name, total)| (name.as_deref().unwrap_or(NONE), total)),
        )
    }
}

impl Serialize for DueByYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.years.len() + 1))?;
        for (year, tasks) in &self.years {
            map.serialize_entry(&year.to_string(), tasks)?;
        }
        map.serialize_entry(NONE, &self.none)?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{CompletionEvent, Due, PlanParts, Task, TaskList};
    use jiff::civil::date;

    fn task(id: &str, list: Option<&str>, unit: &str, due: Option<Day>) -> Task {
        Task {
            id: Id::new(id),
            list: list.map(Id::from),
            lead_unit: Id::given(unit),
            due: Due {
                date: due,
                ..Due::default()
            },
            ..Task::default()
        }
    }

    fn list(id: &str, rank: i64, title: &str) -> TaskList {
        TaskList {
            id: Id::new(id),
            rank,
            title: title.to_owned(),
            ..TaskList::default()
        }
    }

    fn plan() -> Plan {
        let mut done = task("a", Some("l2"), "市水利局", Some(date(2020, 12, 31)));
        done.completion.push(CompletionEvent {
            date: date(2020, 12, 1),
            ..CompletionEvent::default()
        });
        let mut kept_up = task("b", Some("l1"), "市林业局", None);
        kept_up.continuing = true;
        Plan::new(PlanParts {
            tasks: vec![
                done,
                kept_up,
                task("c", Some("l2"), "市水利局", Some(date(2021, 6, 30))),
                task("d", Some("gone"), " ", Some(date(2022, 12, 31))),
            ],
            lists: vec![
                list("l1", 2, "清单二"),
                list("l2", 1, "清单一"),
                list("l3", 3, "空清单"),
            ],
            ..PlanParts::default()
        })
    }

    #[test]
    fn json_has_the_keys_of_the_command_line_in_order() {
        let plan = plan();
        let assessment = Assessment::new(&plan, date(2021, 11, 20));
        let summary = Summary::of(&plan, &assessment);
        let checks = assessment.checks(&plan).counts();
        assert!(checks.error + checks.warning > 0, "{checks:?}");
        let json = serde_json::to_string(&summary).unwrap();
        let group = |tasks: usize, done: usize, status: [usize; 6]| {
            let status: Vec<String> = Status::ALL
                .iter()
                .zip(status)
                .map(|(status, n)| format!("\"{}\":{n}", status.key()))
                .collect();
            format!(
                "{{\"tasks\":{tasks},\"completed_or_closed_out\":{done},\"status\":{{{}}}}}",
                status.join(",")
            )
        };
        let expected = format!(
            "{{\"as_of\":\"2021-11-20\",\"tasks\":4,\"due_by_year\":{{\"2020\":1,\"2021\":1,\"2022\":1,\"none\":1}},\
             \"status\":{{\"not_started\":2,\"on_schedule\":0,\"behind\":0,\"overdue\":1,\"completed\":1,\"closed_out\":0}},\
             \"completed_or_closed_out\":1,\"ongoing\":1,\
             \"by_list\":{{\"清单一\":{},\"清单二\":{},\"空清单\":{},\"none\":{}}},\
             \"by_lead_unit\":{{\"市水利局\":{},\"市林业局\":{},\"none\":{}}},\
             \"due_so_far\":2,\"due_so_far_completed\":1,\"due_so_far_on_time\":1,\
             \"due_completion_rate\":0.5,\"on_time_rate\":0.5,\"completion_rate\":0.25,\
             \"close_out\":{{\"self_check\":0,\"verification\":0,\"public_notice\":0,\"filing\":0,\"record_filing\":0,\
             \"sent_back\":0,\"reopened\":0}},\
             \"complaints\":{{\"received\":0,\"settled\":0,\"settled_in_stages\":0,\"open\":0,\
             \"settled_rate\":null,\"settled_or_staged_rate\":null}},\
             \"lights\":{{\"done\":1,\"blue\":2,\"yellow\":0,\"red\":1}},\
             \"by_unit\":{{\"none\":{}}},\"checks\":{{\"error\":{},\"warning\":{}}}}}",
            group(2, 1, [0, 0, 0, 1, 1, 0]),
            group(1, 0, [1, 0, 0, 0, 0, 0]),
            group(0, 0, [0; 6]),
            group(1, 0, [1, 0, 0, 0, 0, 0]),
            group(2, 1, [0, 0, 0, 1, 1, 0]),
            group(1, 0, [1, 0, 0, 0, 0, 0]),
            group(1, 0, [1, 0, 0, 0, 0, 0]),
            group(4, 1, [2, 0, 0, 1, 1, 0]),
            checks.error,
            checks.warning,
        );
        assert_eq!(json, expected);
    }

    #[test]
    fn an_empty_plan_has_every_key() {
        let plan = Plan::default();
        let summary = Summary::of(&plan, &Assessment::new(&plan, date(2021, 11, 20)));
        let json = serde_json::to_value(&summary).unwrap();
        assert_eq!(json["due_by_year"], serde_json::json!({"none": 0}));
        assert_eq!(json["status"]["closed_out"], 0);
        assert_eq!(json["by_list"], serde_json::json!({}));
    }

    #[test]
    fn lists_of_the_same_name_are_one_group() {
        let plan = Plan::new(PlanParts {
            tasks: vec![
                task("a", Some("l1"), "", None),
                task("b", Some("l2"), "", None),
            ],
            lists: vec![list("l1", 1, "清单"), list("l2", 2, "清单")],
            ..PlanParts::default()
        });
        let summary = Summary::of(&plan, &Assessment::new(&plan, date(2021, 11, 20)));
        let names: Vec<_> = summary
            .by_list
            .0
            .iter()
            .map(|(name, total)| (name.as_deref(), total.tasks))
            .collect();
        assert_eq!(names, [(Some("清单"), 2)]);
    }
}

//! The totals of a plan at an as-of date, named as the command line's JSON names them.

use super::{Assessment, Status};
use crate::plan::{Day, Id, Plan};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::BTreeMap;

/// Under what tasks without a date, list or lead unit are counted in JSON.
const NONE: &str = "none";

/// How many tasks have each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts([usize; 6]);

/// The tasks of a list or of a lead unit.
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
    /// By lead unit, the unit with most tasks first; tasks without one last.
    pub by_lead_unit: Groups,
}

impl StatusCounts {
    /// How many have a status.
    pub fn of(&self, status: Status) -> usize {
        self.0[status as usize]
    }

    fn add(&mut self, status: Status) {
        self.0[status as usize] += 1;
    }
}

impl GroupTotal {
    fn add(&mut self, status: Status) {
        self.tasks += 1;
        self.completed_or_closed_out += usize::from(status.is_done());
        self.status.add(status);
    }
}

impl Summary {
    /// The totals of a plan; `assessment` is that plan's.
    pub fn of(plan: &Plan, assessment: &Assessment) -> Self {
        let mut due_by_year = DueByYear::default();
        let mut all = GroupTotal::default();
        let mut ongoing = 0;
        // Lists of the same name are one group, since JSON names groups by it.
        let in_order = plan.lists_in_order();
        let mut by_list: Vec<(&str, GroupTotal)> = Vec::new();
        let mut places: BTreeMap<&Id, usize> = BTreeMap::new();
        for list in &in_order {
            let known = by_list.iter().position(|(title, _)| *title == list.title);
            places.insert(&list.id, known.unwrap_or(by_list.len()));
            if known.is_none() {
                by_list.push((&list.title, GroupTotal::default()));
            }
        }
        let mut without_list = GroupTotal::default();
        let mut units: BTreeMap<&str, GroupTotal> = BTreeMap::new();
        for (id, task) in plan.tasks() {
            let Some(state) = assessment.task(id) else {
                continue;
            };
            match state.due {
                Some(due) => *due_by_year.years.entry(due.year()).or_default() += 1,
                None => due_by_year.none += 1,
            }
            all.add(state.status);
            ongoing += usize::from(task.continuing);
            // A list that is no record (a hand-written file) counts as none.
            let place = task.list.as_ref().and_then(|id| places.get(id));
            match place.and_then(|place| by_list.get_mut(*place)) {
                Some((_, total)) => total.add(state.status),
                None => without_list.add(state.status),
            }
            units
                .entry(task.lead_unit.trim())
                .or_default()
                .add(state.status);
        }
        let without_unit = units.remove("").unwrap_or_default();
        let mut by_lead_unit: Vec<(&str, GroupTotal)> = units.into_iter().collect();
        by_lead_unit.sort_by_key(|(_, total)| std::cmp::Reverse(total.tasks));
        Self {
            as_of: assessment.as_of(),
            tasks: all.tasks,
            due_by_year,
            status: all.status,
            completed_or_closed_out: all.completed_or_closed_out,
            ongoing,
            by_list: Groups::new(by_list, without_list),
            by_lead_unit: Groups::new(by_lead_unit, without_unit),
        }
    }
}

impl Groups {
    fn new(named: Vec<(&str, GroupTotal)>, without: GroupTotal) -> Self {
        let mut groups: Vec<_> = named
            .into_iter()
            .map(|(name, total)| (Some(name.to_owned()), total))
            .collect();
        if without.tasks > 0 {
            groups.push((None, without));
        }
        Self(groups)
    }
}

impl Serialize for StatusCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Status::ALL.map(|status| (status.key(), self.of(status))))
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
            lead_unit: unit.to_owned(),
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
        let summary = Summary::of(&plan, &Assessment::new(&plan, date(2021, 11, 20)));
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
             \"by_lead_unit\":{{\"市水利局\":{},\"市林业局\":{},\"none\":{}}}}}",
            group(2, 1, [0, 0, 0, 1, 1, 0]),
            group(1, 0, [1, 0, 0, 0, 0, 0]),
            group(0, 0, [0; 6]),
            group(1, 0, [1, 0, 0, 0, 0, 0]),
            group(2, 1, [0, 0, 0, 1, 1, 0]),
            group(1, 0, [1, 0, 0, 0, 0, 0]),
            group(1, 0, [1, 0, 0, 0, 0, 0]),
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
